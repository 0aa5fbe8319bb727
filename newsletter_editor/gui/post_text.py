"""The text of one post: a QTextDocument, and the core's view of it in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from newsletter_editor.document.line_edits import line_edits
from newsletter_editor.document.source import Format, Source, plain_text
from newsletter_editor.gui.editor.view import START, View
from newsletter_editor.text.edit_log import EditLog
from newsletter_editor.text.edits import Edit, in_order
from newsletter_editor.text.live_utf16 import LiveUtf16Map
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.site.folder import SiteFolder
    from newsletter_editor.site.site import Site

MANY_EDITS = 200
"""From here on edits are made as one replacement: Qt takes about 20 µs for each single one."""

Part = tuple[int, int, str]
"""Start, code points removed, what was inserted."""


class PostText(QObject):
    """A post with its undo history, in front or not. It lives as long as its tab.

    Every offset is in code points of the whole text, front matter included; line ends are `\n`.
    """

    arriving = Signal(str)
    """(text): this is about to be put in, as a whole post or as an edit's replacement."""
    filled = Signal()
    """Another text is here: path, folder and format are set, the revision has gone up, nothing is
    to be undone. `changed` and `edited` are not emitted for it."""
    changed = Signal(int, int, str)
    """(start, removed, inserted): what one edit, undo or redo did, in the order of the revisions;
    `revision` is already the new one. Applying these to the text of `filled` gives `text()`."""
    changed_in_parts = Signal(object)
    """(list of such triples): the same as `changed`, just before it, for those who follow places in
    the text: edits that were made in one step are told one by one, not as one stretch with all that
    lies between them. Each counts in the text after those before it in the list."""
    edited = Signal(int)
    """(revision): emitted after `changed`, for those who do not care what it was."""
    saved = Signal()
    """The text is on disk at `path`; `is_dirty` is False."""
    path_changed = Signal()
    """`path`, and with it perhaps `folder`, is another one: after filling and after *Save as*."""
    dirty_changed = Signal(bool)
    selection_requested = Signal(object)
    """(Range): the editor selects it and scrolls to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.path: Path | None = None
        self.folder: SiteFolder | None = None
        """That of the repo which the post belongs to."""
        self.format = Format()
        self.digest: str | None = None
        """Of the bytes that the file at `path` is known to hold; None while there is no file."""
        self.base = ""
        """The text of the file, when it was last known; empty while there is no file."""
        self.revision = 0
        self.cursor = 0
        """Where the author's cursor is in `document`; the editor says so."""
        self.view = START
        """Where the editor was when the post was last in front."""
        self.language = ""
        """What the post last said of its language, such as `es`: kept while it says nothing."""
        self._real: tuple[Path | None, Path | None] | None = None
        self._map = LiveUtf16Map()
        self._log = EditLog()
        self._text: str | None = ""
        self.is_filling = False
        """While a whole post is being put in; `filled` says when it is there."""
        self._parts: list[Part] = []
        self.document.contentsChange.connect(self._follow)
        self.document.modificationChanged.connect(self.dirty_changed)

    @property
    def site(self) -> Site | None:
        """The repo that the post belongs to."""
        return self.folder.site if self.folder is not None else None

    @property
    def real_path(self) -> Path | None:
        """`path` as a site names it, links followed; looked up once, for disks may be far away."""
        if self._real is None or self._real[0] != self.path:
            self._real = (self.path, self.path.resolve() if self.path is not None else None)
        return self._real[1]

    @property
    def is_dirty(self) -> bool:
        """Whether the text differs from what was opened or saved last, as far as undo knows."""
        return self.document.isModified()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is open and nothing has been written."""
        return self.path is None and not self.length

    @property
    def length(self) -> int:
        """Code points of the text, without reading it."""
        return self._map.length

    def text(self) -> str:
        """The whole text. Read once a revision: some 7 ms for a megabyte, then kept."""
        if self._text is None:
            self._text = _plain(self.document.toRawText())
        return self._text

    def readable(self) -> str:
        """The text for those who read it: without placeholders, of the same length."""
        return plain_text(self.text(), self.format)

    def edits_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """What leads from `readable()` as it was to what it is, without reading it.

        See `EditLog.since`."""
        edits = self.written_since(revision)
        return edits and [
            (start, end, plain_text(replacement, self.format)) for start, end, replacement in edits
        ]

    def written_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """What leads from `text()` as it was to what it is, likewise."""
        return self._log.since(revision, self.revision)

    def fill(
        self,
        source: Source,
        path: Path | None,
        folder: SiteFolder | None = None,
        view: View = START,
    ) -> None:
        """Take another text; the undo history begins anew. A post without a path is untitled."""
        self.is_filling = True
        self.arriving.emit(source.text)
        try:
            self.document.setPlainText(source.text)
        finally:
            self.is_filling = False
        self.path, self.folder, self.format = path, folder, source.format
        self.digest = source.digest if path is not None else None
        # A post on no disk yet has a digest that no file has.
        self.base = source.text if self.digest else ""
        self.language, self.view = "", view
        self.document.setModified(False)
        self._resynchronise()
        self.revision += 1
        self.filled.emit()
        self.path_changed.emit()

    def move(self, path: Path | None, folder: SiteFolder | None = None) -> None:
        """Say that the post is now kept at another place; its text stays."""
        self.path, self.folder = path, folder
        self.path_changed.emit()

    def mark_saved(self, digest: str) -> None:
        """Say that the text is on disk at `path`, in bytes of which `digest` is the fingerprint."""
        self.digest, self.base = digest, self.text() if digest else ""
        self.document.setModified(False)
        self.saved.emit()

    def take(self, source: Source) -> None:
        """Take what the file says now, as one undo step: for a post without unsaved work."""
        self.format = source.format
        self.apply(line_edits(self.text(), source.text))
        self.mark_saved(source.digest)

    def mark_dirty(self) -> None:
        """Say that what is on disk is not this text, for instance because the file is gone."""
        self.document.setModified(True)

    def rest(self) -> None:
        """Give up what only a view needs: none shows the post any more."""
        # The old layout knows the view, and would outlive it.
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))

    def apply(
        self, edits: Iterable[Edit], select: Range | None = None, *, joins: bool = False
    ) -> None:
        """Make the edits as one undo step; their ranges count in the text before any of them.

        `select` counts in the text after all of them. With `joins` the edits become part of the
        newest undo step: for who made that one, and knows that nothing has come after it. Raises
        ValueError, and changes nothing, when edits overlap or reach outside the text.
        """
        ordered = in_order(edits)
        for (start, end), _ in ordered:
            if not 0 <= start <= end <= self.length:
                raise ValueError(f"edit outside the text: {start} to {end} of {self.length}")
        # Told from the last to the first, so that none moves the others.
        self._parts = [
            (start, end - start, replacement) for (start, end), replacement in reversed(ordered)
        ]
        if len(ordered) >= MANY_EDITS:
            self._parts = []
            ordered = [self._joined(ordered)]
        if ordered:
            # Offsets are all taken before the first change, which moves what comes after it.
            places = [(self.to_utf16(start), self.to_utf16(end)) for (start, end), _ in ordered]
            with self.undo_step(places[0][0], places[-1][1], joins=joins) as cursor:
                for (start, end), (_, replacement) in zip(
                    reversed(places), reversed(ordered), strict=True
                ):
                    self.arriving.emit(replacement)
                    cursor.setPosition(start)
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.insertText(replacement)
        self._parts = []
        if select is not None:
            self.selection_requested.emit(select)

    @contextmanager
    def undo_step(self, start: int, end: int, *, joins: bool = False) -> Iterator[QTextCursor]:
        """A cursor with which to change `document` from `start` to `end` as one undo step.

        Undo puts the author's cursor back to where it was if it was on one of these lines, else to
        `start`: Qt goes to where the cursor stands that opens the step. For `joins` see `apply`.
        """
        cursor = QTextCursor(self.document)
        last = self.document.findBlock(end)
        is_there = (
            self.document.findBlock(start).position()
            <= self.cursor
            < last.position() + last.length()
        )
        cursor.setPosition(self.cursor if is_there else start)
        if joins:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            # Qt would add what is typed next to a step that ends with an insertion right there.
            cursor.setBlockFormat(cursor.blockFormat())
            cursor.endEditBlock()

    def to_utf16(self, offset: int) -> int:
        """The place in `document` of a code-point offset of the present text."""
        return self._map.to_utf16(offset)

    def to_code_point(self, position: int) -> int:
        """The code-point offset of a place in `document`."""
        return self._map.to_code_point(position)

    def _joined(self, ordered: list[Edit]) -> Edit:
        text = self.text()
        first, last = ordered[0].range.start, ordered[-1].range.end
        pieces: list[str] = []
        copied = first
        for (start, end), replacement in ordered:
            pieces += text[copied:start], replacement
            copied = end
        return Edit(Range(first, last), "".join(pieces))

    def _follow(self, position: int, removed: int, added: int) -> None:
        if self.is_filling:
            return
        # Qt counts the invisible end of the last block in some of its reports.
        units = self.document.characterCount() - 1
        added = min(added, units - position)
        start = self._map.to_code_point(position)
        old_end = min(position + removed, self._map.utf16_length)
        if old_end - position - added != self._map.utf16_length - units:
            self._replace_whole()
            return
        end = self._map.to_code_point(old_end)
        if self._map.to_utf16(start) != position or self._map.to_utf16(end) != old_end:
            self._replace_whole()
            return
        cursor = QTextCursor(self.document)
        cursor.setPosition(position)
        cursor.setPosition(position + added, QTextCursor.MoveMode.KeepAnchor)
        self._tell(start, end - start, _plain(cursor.selectedText()))

    def _replace_whole(self) -> None:
        # Qt's report does not fit the text it left, as after `clear()`: say that all is new.
        self._tell(0, self._map.length, _plain(self.document.toRawText()))

    def _tell(self, start: int, removed: int, inserted: str) -> None:
        if not removed and not inserted:
            return
        self._map.replace(start, removed, inserted)
        self._text = None
        self.revision += 1
        self._log.note(self.revision, start, removed, inserted)
        self.changed_in_parts.emit(self._parts_of(start, removed, inserted))
        self.changed.emit(start, removed, inserted)
        self.edited.emit(self.revision)

    def _parts_of(self, start: int, removed: int, inserted: str) -> list[Part]:
        """The parts of a change; itself where they are not known, as for undo."""
        parts, self._parts = self._parts, []
        growth = sum(len(text) - length for _, length, text in parts)
        is_whole = growth == len(inserted) - removed and all(
            start <= at and at + length <= start + removed for at, length, _ in parts
        )
        return parts if parts and is_whole else [(start, removed, inserted)]

    def _resynchronise(self) -> None:
        self._text = _plain(self.document.toRawText())
        self._map = LiveUtf16Map(self._text)
        self._log.forget()


def _plain(raw: str) -> str:
    return raw.replace("\u2029", "\n")
