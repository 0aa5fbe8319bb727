"""The preview pane: the open post as the page it will become, beside its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.folding import PREVIEW_WIDTH
from newsletter_editor.gui.late_pieces import MS_TO_SCREEN
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.gui.preview.canvas import Canvas, PageWidth
from newsletter_editor.gui.preview.heading import PageHead
from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.gui.preview.image_watch import ImageWatch
from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.page_links import PageLinks
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.preview.page_watch import PageWatch, Shown
from newsletter_editor.gui.preview.remote_images import RemoteImages
from newsletter_editor.gui.preview.render_notices import RenderNotices
from newsletter_editor.gui.preview.renderer import RENDERER
from newsletter_editor.gui.preview.scroll_sync import ScrollSync
from newsletter_editor.gui.preview.source_offset import reference_offset, source_offset
from newsletter_editor.gui.preview.toolbar import PreviewToolbar, View
from newsletter_editor.gui.preview.whole_notices import WholeNotices
from newsletter_editor.gui.preview.whole_page import WholePage
from newsletter_editor.gui.preview.zoom import PreviewZoom
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.trust import FolderTrust
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.utf16 import Utf16Map

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.site.post_files import PostFile

WIDTH_KEY = "preview/width"

LIGHT_PAGE_KEY = "preview/light_page"
_PAPER = {"light": QColor("#fdfcfa"), "dark": QColor("#1b1d21")}  # as in page.css
_MS_UNTIL_SEEN = 120
"""From when the page tells of its frame until this thread, if free, has it on the screen."""


class PreviewPane(QWidget):
    """Shows `post` while it is visible. The web view is made soon after the pane is first shown,
    for it takes longer than all else in the window."""

    post_requested = Signal(object)
    """(Path): the author has followed a link to another post of the site."""

    def __init__(
        self,
        post: OpenPost,
        worker: WorkerProcess,
        actions: Actions,
        settings: Settings,
        trust: FolderTrust,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """`worker` runs `newsletter_editor.rendering.worker`; it is the pane's from now on."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.setMinimumWidth(PREVIEW_WIDTH)
        self._post, self._worker = post, worker
        self._settings, self._language = settings, language
        self._sync: ScrollSync | None = None
        self._image_watch = ImageWatch(self)
        self.bridge = PageBridge(self._looked_for, self)
        self.hosts = PublicHosts(self)
        self.page_view = PageView(self.bridge, self._find_image, self.hosts)
        self.page_view.setAccessibleName(self.tr("Preview of the post"))
        self.live = LivePage(post, worker, self.page_view, language, self)
        self.head = PageHead(self.live, self._find_image, language, self)
        self.whole = WholePage(post, self.live, self.page_view, settings, language, self)
        self.toolbar = PreviewToolbar(actions)
        self.notices = Notices()
        self.remote = RemoteImages(post, trust, settings, self.notices)
        self.canvas = Canvas(self.page_view)
        self._message: QWidget | None = None
        self._shows_message = False
        self.zoom = PreviewZoom(self.page_view, self.canvas, actions, settings, self)
        self._links = PageLinks(self.bridge, self.live, self.page_view, self.canvas)
        self.watch = PageWatch(
            post, self.live, self.page_view, self.bridge, self.notices, self.whole.give_up
        )
        RenderNotices(post, self.live, self.notices, language)
        self.whole_notices = WholeNotices(post, self.whole, self.notices, language)
        self._light_page = actions["view.light_page"]
        self._light_page.setChecked(settings.get(LIGHT_PAGE_KEY, False))
        self._lay_out()
        self._connect()
        self._apply_theme()
        self._restore()

    def start(self) -> None:
        """Make the web view now."""
        self.page_view.start()

    def shut_down(self) -> None:
        """End the worker and the page; to be called before the pane goes."""
        self.live.sleep()
        self._image_watch.clear()
        self._worker.stop()
        self.whole.stop()
        self.page_view.close_page()

    def pair_with(self, editor: QPlainTextEdit) -> None:
        """Keep the page and `editor` at the same place of the post."""
        self._sync = ScrollSync(editor, self._post, self.live, self.page_view, self.bridge, self)

    def add_message(self, message: QWidget) -> None:
        """Hang what is seen in the page's place where the author wants to see the message."""
        self._message = message
        self._views.addWidget(message)
        self._show_view()

    def know_posts(self, posts: Callable[[], Iterable[PostFile]]) -> None:
        """Open links to these posts in the editor; asked whenever a link is followed."""
        self._links.know_posts(posts)

    # ---- assembly ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.notices)
        self._views = QStackedLayout()
        layout.addLayout(self._views, 1)
        # Not before: it shows its first widget, which without a place is a window of its own.
        self._views.addWidget(self.canvas)

    def _connect(self) -> None:
        self._light_page.toggled.connect(self._choose_light)
        bridge = self.bridge
        bridge.was_clicked.connect(self._show_source)
        bridge.header_was_clicked.connect(self._show_front_matter)
        self._links.post_requested.connect(self.post_requested)
        self.live.answered.connect(self._on_answer)
        self.zoom.changed.connect(self.toolbar.show_zoom)
        self.toolbar.width_chosen.connect(self.set_page_width)
        self.toolbar.remote_chosen.connect(self._choose_remote)
        self.toolbar.view_chosen.connect(self._choose_view)
        self.whole.changed.connect(self._show_remote)
        self.whole.framed.connect(self._show_remote)
        self.whole.unmade.connect(self._show_remote)
        self.remote.changed.connect(self._show_remote)
        # A page asks for several images of a host at once.
        self._found = QTimer(self, singleShot=True, interval=50, timeout=self.live.refresh_images)
        self.hosts.found.connect(self._found.start)
        self._post.path_changed.connect(self._image_watch.clear)
        self._post.path_changed.connect(self.head.forget)
        self._image_watch.changed.connect(self.head.look_again)
        self._image_watch.changed.connect(self.live.refresh_images)
        self._image_watch.changed.connect(self.whole.look_again)

    def _restore(self) -> None:
        self.canvas.set_page_width(self._chosen_width())
        self.toolbar.show_zoom(self.zoom.level)
        self._show_remote()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_post()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.page_view.view is None and not self._shows_message:
            # Making the view holds this thread; what is being painted, editor and all, is to
            # reach the screen before.
            QTimer.singleShot(MS_TO_SCREEN, self, self.start_if_visible)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.live.sleep()

    def start_if_visible(self) -> None:
        """Make the web view now, where there is somebody to see it."""
        if self.isVisible():
            self.start()

    # ---- what the author chooses ---------------------------------------------------------------

    def set_page_width(self, width: PageWidth) -> None:
        """Show the page as wide as this, now and next time."""
        self._settings.set(WIDTH_KEY, width.name)
        self.canvas.set_page_width(width)

    def _choose_view(self, view: View) -> None:
        self._shows_message = view is View.MESSAGE
        self.whole_notices.rest(self._shows_message)
        if not self._shows_message:
            self.whole.want(view is View.WHOLE_PAGE)
        self._show_view()

    def _show_view(self) -> None:
        message = self._message if self._shows_message else None
        self._views.setCurrentWidget(message or self.canvas)
        self._follow_post()
        self._show_remote()

    def _follow_post(self) -> None:
        """Have the page made while somebody looks at it."""
        if self._shows_message:
            self.live.sleep()
        elif self.isVisible():
            self.live.wake()
            self.whole.wake()

    def _show_remote(self, *_: object) -> None:
        """Ask other hosts for images, or leave them out and say so at their places."""
        # In a whole page images of other hosts wait for a permission of their own.
        self.remote.take({} if self.whole.is_shown else self.live.about)
        remote = self._may_ask_others()
        page = View.WHOLE_PAGE if self.whole.is_wanted else View.ARTICLE
        view = View.MESSAGE if self._shows_message else page
        self.toolbar.show_state(self._chosen_width(), remote, view)
        self._set_policy(remote)

    def _choose_remote(self, allowed: bool) -> None:
        (self.whole.allow_others if self.whole.is_shown else self.remote.choose)(allowed)

    def _may_ask_others(self) -> bool:
        return self.whole.may_ask_others if self.whole.is_shown else self.remote.allowed

    def _chosen_width(self) -> PageWidth:
        name = self._settings.get(WIDTH_KEY, PageWidth.PAGE.name)
        return PageWidth.__members__.get(name, PageWidth.PAGE)

    def _set_policy(self, remote: bool) -> None:
        policy = {
            "theme": self._theme(),
            "remote": remote,
            "pictures": self.watch.shown is Shown.ALL,
            "made": remote if self.whole.is_shown else self.remote.made_allowed,
            "styles": self.whole.styles_version,
            "texts": {
                "missing": self.tr("Image not found"),
                "leftOut": self.tr("Image left out"),
                "unreachable": self.tr("Image could not be loaded"),
                "embedded": self.tr("Embedded content is not shown here"),
            },
        }
        if policy == self.live.policy:
            return
        self.live.policy = policy
        self.page_view.set_remote(remote)
        self.live.fill()

    # ---- light and dark ------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # The author may come from a layout or a style sheet in another editor.
            self.whole.look_again()

    def _theme(self) -> str:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        return "dark" if dark and not self._light_page.isChecked() else "light"

    def _choose_light(self, is_light: bool) -> None:
        self._settings.set(LIGHT_PAGE_KEY, is_light)
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self._theme()
        self.page_view.set_background(_PAPER[theme])
        if self.live.policy:
            self.live.policy["theme"] = theme
            self.page_view.call("theme", theme)

    # ---- the open post -------------------------------------------------------------------------

    def _on_answer(self, answer: dict[str, Any]) -> None:
        self.remote.take({} if self.whole.is_shown else answer)
        self.head.show(answer)

    # ---- places --------------------------------------------------------------------------------

    def _show_source(self, index: int, text: str, offset: int, reference: str) -> None:
        blocks = self.live.blocks
        if not 0 <= index < len(blocks) or self.live.is_of_last_post:
            return
        source = self._post.text()
        lines = LineMap(source)
        start = lines.offset(blocks[index].first_line)
        end = lines.offset(blocks[index].last_line + 1)
        part = source[start : max(start, end)]
        within = (
            reference_offset(part, reference)
            if reference
            else source_offset(part, text, Utf16Map(text).to_code_point(offset))
        )
        self._select(start + within)

    def _show_front_matter(self, key: str) -> None:
        source = self._post.text()
        found = re.search(rf"^{re.escape(key)}\s*:[ \t]*", source, re.MULTILINE) if key else None
        self._select(found.end() if found else 0)

    def _select(self, offset: int) -> None:
        # The page must not move away under the pointer that has just clicked it.
        if self._sync is not None:
            with self._sync.silence():
                self._post.selection_requested.emit(Range(offset, offset))
        else:
            self._post.selection_requested.emit(Range(offset, offset))

    # ---- links and images ----------------------------------------------------------------------

    def _find_image(self, reference: str) -> Any:
        images = self.live.images
        found = self.whole.find(reference) if self.whole.is_shown else None
        found = found or images.find(reference)
        if images.place is not None:
            root = images.place.root
            self._image_watch.add(
                [found] if found else map(root.joinpath, images.places(reference))
            )
        return found

    def _looked_for(self, reference: str) -> str:
        return self.live.images.looked_for(reference)


def hang(window: MainWindow) -> PreviewPane:
    """Show the page of the post in front beside the editor."""
    renderer = WorkerProcess(RENDERER, parent=window)
    pane = PreviewPane(
        window.post, renderer, window.actions_, window.settings, window.trust, window.language
    )
    pane.notices.home = window.editor
    pane.pair_with(window.editor.edit)
    pane.know_posts(lambda: window.posts.posts)
    pane.post_requested.connect(window.files.open_post)
    pane.bridge.was_painted.connect(Pause(_MS_UNTIL_SEEN, window.late.go_on, pane).start)
    window.letting_go.connect(pane.shut_down)
    window.put_preview(pane)
    # Chromium's processes begin while the rest of the window is imported.
    QTimer.singleShot(0, pane, pane.start_if_visible)
    return pane
