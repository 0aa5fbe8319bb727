"""The post in front: what panes hold, whichever post that is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from newsletter_editor.document.source import Format, Source
from newsletter_editor.gui.post_text import MANY_EDITS, Part, PostText
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.site.folder import SiteFolder
    from newsletter_editor.site.site import Site

__all__ = ["MANY_EDITS", "OpenPost", "Part"]

_RELAYED = (
    "arriving",
    "changed_in_parts",
    "changed",
    "edited",
    "saved",
    "path_changed",
    "dirty_changed",
    "selection_requested",
)


class OpenPost(QObject):
    """A place of the window in which one post stands, and another one when the author turns to it.

    It says what the `PostText` there says, under the same names, and lives as long as the program.
    """

    leaving = Signal()
    """Another post is about to be here; what belongs to this one can still be noted."""
    opened = Signal()
    """Another text is here: path, folder and format are set, the revision has gone up. `changed`
    and `edited` are not emitted for it. It may have been here before, with an undo history."""
    arriving = Signal(str)
    changed = Signal(int, int, str)
    changed_in_parts = Signal(object)
    edited = Signal(int)
    saved = Signal()
    path_changed = Signal()
    dirty_changed = Signal(bool)
    selection_requested = Signal(object)
    undo_available = Signal(bool)
    redo_available = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = PostText(self)
        """The post that is here."""
        self._listen()

    def show(self, text: PostText) -> None:
        """Have another post here."""
        if text is self.now:
            return
        self.leaving.emit()
        before = self.now
        for told, telling in self._relays():
            told.disconnect(telling)
        # An answer about the post before must not be taken for one about this.
        text.revision = max(text.revision, before.revision) + 1
        self.now = text
        self._listen()
        self.arriving.emit(text.text())
        self.opened.emit()
        before.rest()
        self.path_changed.emit()
        self.dirty_changed.emit(text.is_dirty)
        self.undo_available.emit(text.document.isUndoAvailable())
        self.redo_available.emit(text.document.isRedoAvailable())

    def _listen(self) -> None:
        for told, telling in self._relays():
            told.connect(telling)

    def _relays(self) -> list[tuple]:
        text = self.now
        return [
            *((getattr(text, name), getattr(self, name)) for name in _RELAYED),
            (text.filled, self.opened),
            (text.document.undoAvailable, self.undo_available),
            (text.document.redoAvailable, self.redo_available),
        ]

    @property
    def document(self) -> QTextDocument:
        """The text as Qt has it."""
        return self.now.document

    @property
    def path(self) -> Path | None:
        """The file; None while the post is untitled."""
        return self.now.path

    @property
    def site(self) -> Site | None:
        """See `PostText.site`."""
        return self.now.site

    @property
    def folder(self) -> SiteFolder | None:
        """See `PostText.folder`."""
        return self.now.folder

    @property
    def format(self) -> Format:
        """How the text is written to its file."""
        return self.now.format

    @format.setter
    def format(self, format: Format) -> None:
        self.now.format = format

    @property
    def digest(self) -> str | None:
        """See `PostText.digest`."""
        return self.now.digest

    @digest.setter
    def digest(self, digest: str | None) -> None:
        self.now.digest = digest

    @property
    def language(self) -> str:
        """See `PostText.language`."""
        return self.now.language

    @language.setter
    def language(self, language: str) -> None:
        self.now.language = language

    @property
    def cursor(self) -> int:
        """See `PostText.cursor`."""
        return self.now.cursor

    @cursor.setter
    def cursor(self, cursor: int) -> None:
        self.now.cursor = cursor

    @property
    def revision(self) -> int:
        """Goes up with every edit, and when another post comes here."""
        return self.now.revision

    @property
    def is_dirty(self) -> bool:
        """See `PostText.is_dirty`."""
        return self.now.is_dirty

    @property
    def is_blank(self) -> bool:
        """See `PostText.is_blank`."""
        return self.now.is_blank

    @property
    def length(self) -> int:
        """Code points of the text, without reading it."""
        return self.now.length

    def text(self) -> str:
        """See `PostText.text`."""
        return self.now.text()

    def readable(self) -> str:
        """See `PostText.readable`."""
        return self.now.readable()

    def edits_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """See `PostText.edits_since`."""
        return self.now.edits_since(revision)

    def written_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """See `PostText.written_since`."""
        return self.now.written_since(revision)

    def open(self, source: Source, path: Path | None, folder: SiteFolder | None = None) -> None:
        """Put another text in the place of this one, which is forgotten with its undo history."""
        self.now.fill(source, path, folder)

    def move(self, path: Path | None, folder: SiteFolder | None = None) -> None:
        """See `PostText.move`."""
        self.now.move(path, folder)

    def mark_saved(self, digest: str) -> None:
        """See `PostText.mark_saved`."""
        self.now.mark_saved(digest)

    def mark_dirty(self) -> None:
        """See `PostText.mark_dirty`."""
        self.now.mark_dirty()

    def apply(
        self, edits: Iterable[Edit], select: Range | None = None, *, joins: bool = False
    ) -> None:
        """See `PostText.apply`."""
        self.now.apply(edits, select, joins=joins)

    def undo_step(
        self, start: int, end: int, *, joins: bool = False
    ) -> AbstractContextManager[QTextCursor]:
        """See `PostText.undo_step`."""
        return self.now.undo_step(start, end, joins=joins)

    def to_utf16(self, offset: int) -> int:
        """See `PostText.to_utf16`."""
        return self.now.to_utf16(offset)

    def to_code_point(self, position: int) -> int:
        """See `PostText.to_code_point`."""
        return self.now.to_code_point(position)
