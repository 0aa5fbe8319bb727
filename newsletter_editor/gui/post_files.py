"""Opening, saving and leaving the post: what happens between the window and the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document import saving
from newsletter_editor.document.source import Format, Source, encode, read_source
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tabs.open_posts import OpenPosts, Tab
from newsletter_editor.repo.regular import refused_place
from newsletter_editor.site.folder import SiteFolder
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

if TYPE_CHECKING:
    from newsletter_editor.site.site import Site

MOST_LINES = 100_000
"""Some 2,000 pages. Qt takes 4 µs for each to show, or to undo, a text."""


class Answer(Enum):
    """What the author wants done with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class PostFiles(QObject):
    """Reads posts into tabs and writes them back. Asks through the window's questions."""

    folder_opened = Signal(object)
    """(SiteFolder | None): another repo is the one that the window shows."""
    opened_above = Signal(object, object)
    """(folder, root): the repo that a folder is a part of was opened, and not that folder."""
    discarded = Signal(object)
    """(PostText): the author does not want what is unsaved of it."""
    writing = Signal(object)
    """(PostText): it is about to be written to its file."""
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
        self.posts = OpenPosts(post, self)
        self.folder: SiteFolder | None = None
        """That of the repo which the window shows."""
        self._settings = settings
        self.before_saving: list[Callable[[], bool]] = []
        """Each is asked before a save; one that returns False calls it off (and says why)."""
        self.save_problem: Callable[[EditorError], bool] | None = None
        """May take care of a save that failed, such as `saving.ChangedOutsideError`; returns
        whether it has said so to the author."""
        self.keep_replaced: Callable[[Path, bytes], None] | None = None
        """Takes what a save replaced though nobody had seen it; raises EditorError."""
        self.ask_about_unsaved: Callable[[], Answer] = lambda: Answer.CANCEL
        self.ask_about_all: Callable[[list[PostText]], Answer] = lambda _unsaved: Answer.CANCEL
        self.ask_for_path: Callable[[Path | None], Path | None] = lambda _suggested: None

    @property
    def site(self) -> Site | None:
        """The repo that the window shows."""
        return self.folder.site if self.folder is not None else None

    def open_path(self, path: Path) -> bool:
        """Open a repo folder or a post; what cannot be opened is said by `failed`."""
        path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        return self.open_repo(path) if path.is_dir() else self.open_post(path)

    def open_repo(self, folder: Path) -> bool:
        """Show another repo; the open post stays, for it may belong anywhere."""
        found = SiteFolder.containing(folder)
        if found is None:
            self.failed.emit(EditorError(_NO_REPO.format(name=folder.name or str(folder))))
            return False
        self._show_folder(found)
        real = Path(os.path.realpath(folder))
        if real != found.root:
            self.opened_above.emit(real, found.root)
        return True

    def open_post(self, path: Path) -> bool:
        """Open a post in a tab, or bring its tab to the front; False when it cannot be read."""
        tab = self.posts.find(path)
        if tab is not None:
            return self.bring(tab)
        try:
            source = self._read(path)
        except EditorError as error:
            self.failed.emit(error)
            return False
        self.show(source, path)
        return True

    def open_made(self, make: Callable[[], Path]) -> None:
        """Make a file and open it. Raises EditorError when the file cannot be made."""
        path = make()
        self.show(read_source(path), path)

    def new_post(self, text: str, path: Path | None = None) -> None:
        """Show a post that is on no disk yet; `path` is where saving puts it."""
        # A digest that no file has: should `path` exist after all, saving says so.
        folder = self.folder if path is None else self._folder_of(path)
        self.posts.put(Source(text, Format(), ""), path, folder)
        self.post.mark_dirty()

    def show(self, source: Source, path: Path | None) -> bool:
        """Show a source that was read already, from `path` or, without one, untitled.

        It takes the place of what is open of that file; False when the author wants to keep that.
        """
        tab = None if path is None else self.posts.find(path)
        if tab is not None and not self._may_lose(tab):
            return False
        self._put(source, path, tab)
        return True

    def bring(self, tab: Tab) -> bool:
        """Bring a tab to the front, to be worked on; one whose post can no longer be read goes."""
        is_there = self._turn_to(tab)
        if is_there and tab.path is not None:
            self._settings.remember_path("recent/posts", tab.path)
        return is_there

    def _turn_to(self, tab: Tab) -> bool:
        if tab.text is not None:
            self.posts.turn_to(tab)
            self._follow_folder()
            return True
        assert tab.path is not None
        try:
            source = self._read(tab.path)
        except EditorError as error:
            self.failed.emit(error)
            self.posts.remove(tab)
            return False
        self._put(source, tab.path, tab)
        return True

    def behind(self, path: Path) -> PostText | None:
        """The post at `path`, open in a tab that need not be in front; None if it is unreadable."""
        tab = self.posts.find(path)
        if tab is not None and tab.text is not None:
            return tab.text
        try:
            source = self._read(path)
        except EditorError as error:
            self.failed.emit(error)
            return None
        if tab is None:
            tab = self.posts.expect(path, place=self.posts.tabs.index(self.posts.front) + 1)
        return self.posts.load(tab, source, path, self._folder_of(path))

    def follow(self, path: Path) -> None:
        """Go on with the post under the name that another program gave its file."""
        self.post.move(path, self._folder_of(path))
        self._settings.remember_path("recent/posts", path)

    def go_with(self, tab: Tab, path: Path) -> None:
        """The file of a tab is at `path` now, and may say something else there."""
        text = tab.text
        if text is None:
            place = self.posts.tabs.index(tab)
            self.posts.remove(tab)
            self.posts.expect(path, tab.view, place)
            return
        if text.is_dirty:
            text.move(path, self._folder_of(path))
            return
        try:
            source = self._read(path)
        except EditorError as error:
            self.failed.emit(error)
            return
        text.move(path, self._folder_of(path))
        text.take(source)
        if tab is self.posts.front:
            self._settings.remember_path("recent/posts", path)

    def close_post(self) -> bool:
        """Close the post in front; False when the author cancelled."""
        return self.close(self.posts.front)

    def close(self, tab: Tab) -> bool:
        """Close a tab, after asking about unsaved work; False when the author cancelled."""
        if not self._may_lose(tab):
            return False
        if tab is self.posts.front and not self._turn_away():
            # A blank one in its place is what the window begins with.
            self.posts.put_blank()
        if tab in self.posts.tabs:
            # One that was untouched has gone as soon as another came to the front.
            self.posts.close(tab)
        return True

    def close_others(self) -> bool:
        """Close all tabs but the front one; False when the author cancelled."""
        front = self.posts.front
        with self.posts.as_one():
            for tab in list(self.posts):
                if tab is not front and not tab.is_dirty:
                    self.close(tab)
        is_done = all(self.close(tab) for tab in list(self.posts) if tab is not front)
        # A blank post goes when the author is asked about another one.
        return (front not in self.posts.tabs or self.bring(front)) and is_done

    def reopen(self) -> bool:
        """Bring back the tab that was closed last; False where there is none."""
        while self.posts.closed:
            place, path, view = self.posts.closed.pop()
            if self.posts.find(path) is None:
                return self.bring(self.posts.expect(path, view, place))
        return False

    def _may_lose(self, tab: Tab) -> bool:
        """Ask about unsaved work of a post, and save it where the author wants that."""
        if not tab.is_dirty:
            return True
        self._turn_to(tab)
        answer = self.ask_about_unsaved()
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def _turn_away(self) -> bool:
        """Turn to the tab beside the front one; False where there is none."""
        tabs = self.posts.tabs
        place = tabs.index(self.posts.front)
        return any(map(self._turn_to, [*tabs[place + 1 :], *reversed(tabs[:place])]))

    def leave(self) -> bool:
        """Ask once about all unsaved work and do as told; False when the author wants to stay."""
        dirty = self.posts.dirty
        if not dirty:
            return True
        if len(dirty) == 1:
            self._turn_to(dirty[0])
            answer = self.ask_about_unsaved()
        else:
            answer = self.ask_about_all([tab.text for tab in dirty if tab.text is not None])
        if answer is Answer.DISCARD:
            for tab in dirty:
                self.discarded.emit(tab.text)
            return True
        return answer is Answer.SAVE and all(self._turn_to(tab) and self.save() for tab in dirty)

    def save(self) -> bool:
        """Save where the post came from; asks for a place when it came from none."""
        if self.post.path is None:
            return self.save_as()
        return self._write(self.post.path, replacing=self.post.digest)

    def save_behind(self, text: PostText) -> bool:
        """Save a post that is not in front; it comes there where others have changed its file, to
        be compared with it."""
        if text.path is not None:
            try:
                digest = self._written(text, text.path, text.digest)
            except saving.ChangedOutsideError:
                # Saving it in front says so, and offers what can be done.
                pass
            except EditorError as error:
                self.failed.emit(error)
                return False
            else:
                text.mark_saved(digest)
                return True
        return any(self.bring(tab) for tab in self.posts if tab.text is text) and self.save()

    def save_all(self, root: Path) -> bool:
        """Save the front post, and of all others those below `root`; False where one is not."""
        front = self.posts.front
        return all(
            self.bring(tab) and self.save()
            for tab in self.posts.dirty
            if tab is front or (tab.path is not None and tab.path.is_relative_to(root))
        ) and self.bring(front)

    def save_as(self) -> bool:
        """Save under a name that the author chooses, and go on with that file.

        A tab of what is replaced goes, after asking about unsaved work in it.
        """
        front = self.posts.front
        path = self.ask_for_path(self.post.path)
        if path is None:
            return False
        other = self.posts.find(path)
        if other is not None and other is not front:
            is_free = self._may_lose(other)
            if not (self.bring(front) and is_free):
                return False
        # The author has just been asked whether to replace what may be there.
        return self._write(path, replacing=None)

    def _write(self, path: Path, replacing: str | None) -> bool:
        if not all(guard() for guard in self.before_saving):
            return False
        try:
            digest = self._written(self.post.now, path, replacing)
        except EditorError as error:
            if self.save_problem is None or not self.save_problem(error):
                self.failed.emit(error)
            return False
        if path != self.post.path:
            other = self.posts.find(path)
            if other is not None and other is not self.posts.front:
                # Two tabs of one file would each meet the other's changes.
                self.posts.remove(other)
            self.post.move(path, self._folder_of(path))
        self.post.mark_saved(digest)
        self._settings.remember_path("recent/posts", path)
        return True

    def _written(self, text: PostText, path: Path, replacing: str | None) -> str:
        """The digest of the bytes that were written; raises EditorError when none were."""
        self.writing.emit(text)
        data = encode(text.text(), text.format)
        self._refuse_outside(path)
        keep = partial(self.keep_replaced, path) if self.keep_replaced else None
        return saving.save(path, data, replacing=replacing, keep=keep)

    def _read(self, path: Path) -> Source:
        self._refuse_outside(path)
        source = read_source(path)
        if source.text.count("\n") > MOST_LINES:
            raise EditorError(_TOO_MANY_LINES.format(name=path.name))
        return source

    def _put(self, source: Source, path: Path | None, tab: Tab | None) -> None:
        folder = self.folder if path is None else self._folder_of(path)
        if path is not None and folder is not None and folder is not self.folder:
            self._show_folder(folder)
        self.posts.put(source, path, folder, tab)
        if path is not None:
            self._settings.remember_path("recent/posts", path)

    def _follow_folder(self) -> None:
        """Show the repo of the post that has come to the front."""
        folder = self.post.folder
        if folder is not None and (self.folder is None or folder.root != self.folder.root):
            folder.reload()
            self._show_folder(folder)

    def _refuse_outside(self, path: Path) -> None:
        """Raise EditorError for a post of the repo that a link leads out of it."""
        if self.folder is not None and self.folder.door.leads_out(path):
            raise EditorError(refused_place(path).message)

    def _folder_of(self, path: Path) -> SiteFolder | None:
        found = SiteFolder.containing(path)
        if found is not None and self.folder is not None and found.root == self.folder.root:
            return self.folder
        return found

    def _show_folder(self, folder: SiteFolder) -> None:
        if self.folder is not None and folder.root == self.folder.root:
            self.folder.reload()
        else:
            self.folder = folder
        self._settings.remember_path("recent/repos", folder.root)
        self.folder_opened.emit(self.folder)


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
