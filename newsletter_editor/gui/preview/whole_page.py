"""The site's own page around the open post, asked for whenever the author rests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.preview.parts_watch import PartsWatch
from newsletter_editor.gui.preview.style_requests import StyleRequests
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.repo.door import Door
from newsletter_editor.text.localized import Language

if TYPE_CHECKING:
    from newsletter_editor.site.published import PublishedFiles

WHOLE_KEY, REMOTE_KEY = "preview/whole_page", "preview/whole_page_remote"
"""The folders whose posts are shown as whole pages, and whose pages may ask other hosts."""
SECONDS_TO_FRAME = 20.0
"""For the layouts of a site; the article is shown after that."""

_MS_AFTER_TYPING = 250


class WholePage(QObject):
    """Has `live` show the post in the site's layouts, where the author wants that of the folder."""

    changed = Signal()
    """What the author wants of the open post's folder, or may be asked, is another thing now."""
    framed = Signal(object)
    """(dict): the answer that the page has just been made of, or that none could be."""
    unmade = Signal()
    """The page took too long, or ended the process that makes it."""

    def __init__(
        self,
        post: OpenPost,
        live: LivePage,
        page_view: PageView,
        settings: Settings,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._live, self._view = post, live, page_view
        self._settings, self._language = settings, language
        self._framer = WorkerProcess(
            "newsletter_editor.rendering.framing.worker", seconds=SECONDS_TO_FRAME, parent=self
        )
        self._framer.answered.connect(self._take)
        self._framer.cut_off.connect(self._on_unmade)
        self._framer.failed.connect(self._on_unmade)
        self.styles = StyleRequests(self)
        self.styles_version = 0
        """Rises when a style sheet that the page has would be another one now."""
        self.styles.changed.connect(self._restyle)
        self.styles.told.connect(self._watch_parts)
        self._watch = PartsWatch(self)
        self._watch.changed.connect(self.look_again)
        page_view.set_site(self._published, self.styles)
        self._files: PublishedFiles | None = None
        self._files_of: tuple[Any, ...] = ()
        self._theme: str | None = None
        self._first_revision = 0
        """Answers about earlier ones are about another post."""
        self._is_given_up = False
        self._looks = 0
        """Rises when files of the repo may have changed: a question that still waits may be
        overtaken by the next, which must say the same."""
        self._due = QTimer(self, singleShot=True, interval=_MS_AFTER_TYPING, timeout=self._ask)
        post.opened.connect(self._on_opened)
        post.path_changed.connect(self._on_opened)
        post.edited.connect(self._on_edited)

    @property
    def is_wanted(self) -> bool:
        """Whether the author wants whole pages in the open post's folder."""
        return self._is_kept(WHOLE_KEY)

    @property
    def may_ask_others(self) -> bool:
        """Whether whole pages of this folder load images, style sheets and fonts of other hosts."""
        return self._is_kept(REMOTE_KEY)

    @property
    def is_shown(self) -> bool:
        """Whether the site's own page is what is seen."""
        return self._live.frame is not None

    def want(self, wanted: bool) -> None:
        """Show whole pages in the open post's folder, or articles, now and next time."""
        self._is_given_up = False
        self._keep(WHOLE_KEY, wanted)
        self._begin()
        self.changed.emit()

    def allow_others(self, allowed: bool) -> None:
        """Let whole pages of the open post's folder ask other hosts, or no more."""
        self._keep(REMOTE_KEY, allowed)
        self.changed.emit()

    def give_up(self) -> bool:
        """Show the article of this post, for its whole page does not respond.

        Says whether it was the whole page that was shown.
        """
        was_shown = self.is_shown
        if was_shown:
            self._is_given_up = True
            self._show_article()
            self.changed.emit()
        return was_shown

    def try_again(self) -> None:
        """Have the page made once more, though it could not be shown."""
        self._is_given_up = False
        self._begin()

    def begin_anew(self) -> None:
        """There is another theme now: forget what was found of the last one."""
        self._files = None
        self._framer.restart()
        self.try_again()

    def look_again(self) -> None:
        """Files of the repo may have changed: make the page anew, and its style sheets."""
        if self._is_due and self._live.is_awake:
            self._files = None
            self._looks += 1
            self.styles.be_patient()
            self._due.start()

    def find(self, reference: str) -> Path | None:
        """The file that an address in the page means, one of the theme too."""
        files = self._published_files()
        return files.find_reference(reference, self._live.images.url) if files else None

    def stop(self) -> None:
        """End the processes."""
        self._due.stop()
        self._watch.stop()
        self._framer.stop()
        self.styles.stop()

    # ---- asking --------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self._files = None
        self._is_given_up = False
        self._first_revision = self._post.revision
        self._begin()
        self.changed.emit()

    def _begin(self) -> None:
        """The article is shown until there is a page, unless a page of the same site is there."""
        if self._is_due:
            self._live.wait_for_frame(self.is_shown)
            if self._live.is_awake:
                self.styles.start()
            self._ask()
        else:
            self._due.stop()
            self._framer.withdraw()
            self._watch.stop()
            self._live.set_frame(None)
            self._view.set_site_page(None)

    @property
    def _is_due(self) -> bool:
        return self.is_wanted and not self._is_given_up and self._post.path is not None

    def _on_edited(self) -> None:
        if self._is_due:
            self._due.start()

    def _ask(self) -> None:
        post = self._post
        if not self._live.is_awake:
            return
        self._framer.ask(
            post.revision,
            post,
            aside={"look": self._looks},
            site=str(post.folder.root) if post.folder else None,
            path=str(post.path) if post.path else None,
            language=self._language,
        )

    def wake(self) -> None:
        """The page is looked at again."""
        if self._is_due:
            self._ask()

    # ---- answers -------------------------------------------------------------------------------

    def _take(self, answer: dict[str, Any]) -> None:
        if not self._is_due or self._post.site is None:
            return
        if answer["revision"] < self._first_revision:
            return
        self._watch.take("", answer["parts"])
        frame = answer["frame"]
        if frame is None:
            self._show_article()
            self.framed.emit(answer)
            return
        if str(self._post.site.root) != answer["root"]:
            return
        if answer["theme"] != self._theme:
            self._theme, self._files = answer["theme"], None
        config = self._post.site.config
        own = self._live.images.own_addresses()
        self.styles.set_site(answer["root"], self._theme, config.baseurl, own)
        # The page stands at its own path, so that what is relative leads on from there.
        self._view.set_site_page(config.baseurl + answer["url"])
        self._live.set_frame(frame)
        self.framed.emit(answer)
        self.styles.look_again()

    def _on_unmade(self, revision: int, *_: object) -> None:
        if revision == self._post.revision:
            self._show_article()
            self.unmade.emit()

    def _show_article(self) -> None:
        self._live.set_frame(None)
        self._view.set_site_page(None)

    def _watch_parts(self, answer: dict[str, Any]) -> None:
        self._watch.take(answer.get("address", ""), answer["parts"])

    def _restyle(self) -> None:
        self.styles_version += 1
        self.changed.emit()

    # ---- files ---------------------------------------------------------------------------------

    def _published(self, path: str) -> Path | None:
        files = self._published_files()
        return files.find(path) if files else None

    def _published_files(self) -> PublishedFiles | None:
        # Imported here: the view is made without reading any site.
        from newsletter_editor.site.published import PublishedFiles

        site = self._post.site
        if site is None:
            return None
        about = (site.root, site.generation, self._theme)
        if self._files is None or about != self._files_of:
            # Where the theme lies, the process has found: looking for it may take a moment.
            theme = Door(Path(self._theme)) if self._theme else None
            self._files = PublishedFiles(site, theme)
            self._files_of = about
        return self._files

    # ---- what is kept --------------------------------------------------------------------------

    @property
    def _root(self) -> Path | None:
        return self._post.folder.root if self._post.folder else None

    def _is_kept(self, key: str) -> bool:
        root = self._root
        return root is not None and root in self._settings.paths(key)

    def _keep(self, key: str, kept: bool) -> None:
        root = self._root
        if root is None:
            return
        others = [path for path in self._settings.paths(key) if path != root]
        self._settings.set_paths(key, [root, *others] if kept else others)
