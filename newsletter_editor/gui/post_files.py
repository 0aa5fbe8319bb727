"""Opening, saving and leaving the post: what happens between the window and the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document import saving
from newsletter_editor.document.source import Format, Source, encode, read_source
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from newsletter_editor.repo.regular import refused_place
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MOST_LINES = 100_000
"""Some 2,000 pages. Qt takes 4 µs for each to show, or to undo, a text."""


class Answer(Enum):
    """What the author wants done with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class PostFiles(QObject):
    """Reads posts into the `OpenPost` and writes them back. Asks through the window's questions."""

    site_opened = Signal(object)
    """(Site | None): another repo is the one that the window shows."""
    opened_above = Signal(object, object)
    """(folder, root): the repo that a folder is a part of was opened, and not that folder."""
    discarded = Signal()
    """The author does not want what is unsaved of the post that is being left."""
    failed = Signal(object)
    """(EditorError): to be shown in the window."""

    def __init__(
        self,
        post: OpenPost,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.post = post
        self.site: Site | None = None
        self._settings = settings
        self.before_saving: list[Callable[[], bool]] = []
        """Each is asked before a save; one that returns False calls it off (and says why)."""
        self.save_problem: Callable[[EditorError], bool] | None = None
        """May take care of a save that failed, such as `saving.ChangedOutsideError`; returns
        whether it has said so to the author."""
        self.keep_replaced: Callable[[Path, bytes], None] | None = None
        """Takes what a save replaced though nobody had seen it; raises EditorError."""
        self.ask_about_unsaved: Callable[[], Answer] = lambda: Answer.CANCEL
        self.ask_for_path: Callable[[Path | None], Path | None] = lambda _suggested: None

    def open_path(self, path: Path) -> bool:
        """Open a repo folder or a post; what cannot be opened is said by `failed`."""
        path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        return self.open_repo(path) if path.is_dir() else self.open_post(path)

    def open_repo(self, folder: Path) -> bool:
        """Show another repo; the open post stays, for it may belong anywhere."""
        site = Site.containing(folder)
        if site is None:
            self.failed.emit(EditorError(_NO_REPO.format(name=folder.name or str(folder))))
            return False
        self._show_site(site)
        real = Path(os.path.realpath(folder))
        if real != site.root:
            self.opened_above.emit(real, site.root)
        return True

    def open_post(self, path: Path) -> bool:
        """Open a post, after asking about unsaved work; False when the old one stays."""
        if not self.leave():
            return False
        try:
            self._refuse_outside(path)
            source = read_source(path)
            if source.text.count("\n") > MOST_LINES:
                raise EditorError(_TOO_MANY_LINES.format(name=path.name))
        except EditorError as error:
            self.failed.emit(error)
            return False
        self.show(source, path)
        return True

    def open_made(self, make: Callable[[], Path]) -> bool:
        """Make a file and open it, after asking about unsaved work: who stays gets no file.

        Raises EditorError, the post staying as it was, when the file cannot be made.
        """
        answer = self.ask_about_unsaved() if self.post.is_dirty else None
        if answer is Answer.CANCEL or (answer is Answer.SAVE and not self.save()):
            return False
        path = make()
        source = read_source(path)
        if answer is Answer.DISCARD:
            self.discarded.emit()
        self.show(source, path)
        return True

    def new_post(self, text: str, path: Path | None = None) -> bool:
        """Show a post that is on no disk yet; `path` is where saving puts it. False if refused."""
        if not self.leave():
            return False
        # A digest that no file has: should `path` exist after all, saving says so.
        site = self.site if path is None else self._site_of(path)
        self.post.open(Source(text, Format(), ""), path, site)
        self.post.mark_dirty()
        return True

    def show(self, source: Source, path: Path | None) -> None:
        """Show a source that was read already, from `path` or, without one, untitled."""
        site = self.site if path is None else self._site_of(path)
        if path is not None and site is not None and site is not self.site:
            self._show_site(site)
        self.post.open(source, path, site)
        if path is not None:
            self._settings.remember_path("recent/posts", path)

    def follow(self, path: Path) -> None:
        """Go on with the post under the name that another program gave its file."""
        self.post.move(path, self._site_of(path))
        self._settings.remember_path("recent/posts", path)

    def close_post(self) -> bool:
        """Leave the post for an empty untitled one; False when the author cancelled."""
        if not self.leave():
            return False
        self.post.open(Source("", Format(), ""), None, self.site)
        return True

    def leave(self) -> bool:
        """Ask about unsaved work and do as told; False when the author wants to stay."""
        if not self.post.is_dirty:
            return True
        answer = self.ask_about_unsaved()
        if answer is Answer.DISCARD:
            self.discarded.emit()
            return True
        return answer is Answer.SAVE and self.save()

    def save(self) -> bool:
        """Save where the post came from; asks for a place when it came from none."""
        if self.post.path is None:
            return self.save_as()
        return self._write(self.post.path, replacing=self.post.digest)

    def save_as(self) -> bool:
        """Save under a name that the author chooses, and go on with that file."""
        path = self.ask_for_path(self.post.path)
        # The author has just been asked whether to replace what may be there.
        return path is not None and self._write(path, replacing=None)

    def _write(self, path: Path, replacing: str | None) -> bool:
        if not all(guard() for guard in self.before_saving):
            return False
        try:
            data = encode(self.post.text(), self.post.format)
            self._refuse_outside(path)
            keep = partial(self.keep_replaced, path) if self.keep_replaced else None
            digest = saving.save(path, data, replacing=replacing, keep=keep)
        except EditorError as error:
            if self.save_problem is None or not self.save_problem(error):
                self.failed.emit(error)
            return False
        if path != self.post.path:
            self.post.move(path, self._site_of(path))
        self.post.mark_saved(digest)
        self._settings.remember_path("recent/posts", path)
        return True

    def _refuse_outside(self, path: Path) -> None:
        """Raise EditorError for a post of the repo that a link leads out of it."""
        if self.site is not None and self.site.door.leads_out(path):
            raise EditorError(refused_place(path).message)

    def _site_of(self, path: Path) -> Site | None:
        found = Site.containing(path)
        if found is not None and self.site is not None and found.root == self.site.root:
            return self.site
        return found

    def _show_site(self, site: Site) -> None:
        if self.site is not None and site.root == self.site.root:
            self.site.reload()
        else:
            self.site = site
        self._settings.remember_path("recent/repos", site.root)
        self.site_opened.emit(self.site)


_NO_REPO = Localized(
    es="«{name}» no es un repositorio de Jekyll: no tiene ni «_config.yml» ni «_posts»; "
    "abre la carpeta que los contiene.",
    en="“{name}” is no Jekyll repo: it has neither “_config.yml” nor “_posts”; "
    "open the folder that holds them.",
)
_TOO_MANY_LINES = Localized(
    es="«{name}» tiene más de 100 000 líneas, demasiadas para un artículo; divide el archivo.",
    en="“{name}” has more than 100,000 lines, too many for a post; divide the file.",
)
