"""Texts side by side, line beside line, with what differs marked and what does not folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from newsletter_editor.document.comparing import Gap, changes_within, compare
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.ranges import Range

_LINE_ALPHA, _WORD_ALPHA = 26, 90
_PADDING = 4


class DifferenceView(QWidget):
    """A table: the old text at the left, the new one at the right. Long lines are wrapped, for a
    paragraph of a post is one line."""

    def __init__(self, theme: Theme, old_title: str, new_title: str) -> None:
        super().__init__()
        self._theme = theme
        self._titles = old_title, new_title
        self._texts = "", ""
        self._table = _Table(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        self.setFocusProxy(self._table)
        self._table.setAccessibleName(f"{old_title} / {new_title}")
        theme.changed.connect(self._fill)

    def show_texts(self, old: str, new: str) -> None:
        """Compare two texts and show the first change."""
        self._texts = old, new
        self._fill()

    def _fill(self) -> None:
        rows = compare(*self._texts)
        if self._texts[0] == self._texts[1]:
            self._table.setPlainText(self.tr("The two texts are the same."))
            return
        paint = _Paint(self._theme)
        cells = self._table.begin(len(rows) + 1, 2, paint)
        for column, title in enumerate(self._titles):
            _write(cells, 0, column, title, paint.title)
        for number, row in enumerate(rows, 1):
            if isinstance(row, Gap):
                cells.mergeCells(number, 0, 1, 2)
                _write(cells, number, 0, self._gap(row), paint.muted)
            elif not row.is_change:
                _write(cells, number, 0, row.old or "", paint.plain)
                _write(cells, number, 1, row.new or "", paint.plain)
            else:
                _write_line(cells, number, 0, row.old, row.old_changes, paint, paint.removed)
                _write_line(cells, number, 1, row.new, row.new_changes, paint, paint.added)
        self._table.moveCursor(QTextCursor.MoveOperation.Start)

    def _gap(self, gap: Gap) -> str:
        if gap.lines == 1:
            return self.tr("⋯ one unchanged line")
        return self.tr("⋯ {0} unchanged lines").format(gap.lines)


class ThreeWayView(QWidget):
    """One stretch of a post as it was, as the author has it and as it is on disk."""

    def __init__(
        self, theme: Theme, titles: Sequence[str], base: str, versions: Sequence[str]
    ) -> None:
        """`titles` name the text before and then each of the `versions`."""
        super().__init__()
        self._theme = theme
        self._titles, self._base, self._versions = titles, base, versions
        self._table = _Table(self)
        self._table.setAccessibleName(" / ".join(titles))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        self.setFocusProxy(self._table)
        theme.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        paint = _Paint(self._theme)
        cells = self._table.begin(2, len(self._titles), paint)
        for column, title in enumerate(self._titles):
            _write(cells, 0, column, title, paint.title)
        removed: list[Range] = []
        for column, text in enumerate(self._versions, 1):
            gone, new = changes_within(self._base, text)
            removed += gone
            _write_line(cells, 1, column, text, new, paint, paint.added)
        _write_line(cells, 1, 0, self._base, _joined(removed), paint, paint.removed)
        self._table.moveCursor(QTextCursor.MoveOperation.Start)


class _Paint:
    """The looks of a cell's text in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        colours = theme.colours
        self.line = QColor(colours.line)
        self.title, self.muted, self.plain = (QTextCharFormat() for _ in range(3))
        for look, colour in (
            (self.title, colours.muted),
            (self.muted, colours.muted),
            (self.plain, colours.text),
        ):
            look.setForeground(QColor(colour))
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.plain.setFont(mono)
        self.removed, self.added = QColor(colours.error), QColor(colours.good)


class _Table(QTextEdit):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def begin(self, rows: int, columns: int, paint: _Paint) -> QTextTable:
        """An empty table that takes the whole width."""
        self.clear()
        look = QTextTableFormat()
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorder(0)
        look.setCellSpacing(0)
        look.setCellPadding(_PADDING)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        look.setColumnWidthConstraints([share] * columns)
        look.setHeaderRowCount(1)
        return self.textCursor().insertTable(rows, columns, look)


def _write(table: QTextTable, row: int, column: int, text: str, look: QTextCharFormat) -> None:
    cell = table.cellAt(row, column)
    # The format of the cell also says how high an empty line is.
    cell.setFormat(look)
    cell.firstCursorPosition().insertText(text, look)


def _write_line(
    table: QTextTable,
    row: int,
    column: int,
    text: str | None,
    changes: Iterable[Range],
    paint: _Paint,
    colour: QColor,
) -> None:
    """A line that differs; None where the other side has one and this one has not."""
    cell = table.cellAt(row, column)
    ground = QTextCharFormat(paint.plain)
    ground.setBackground(_faint(colour if text is not None else paint.line, _LINE_ALPHA))
    cell.setFormat(ground)
    cursor = cell.firstCursorPosition()
    changed = QTextCharFormat(paint.plain)
    changed.setBackground(_faint(colour, _WORD_ALPHA))
    text = text or ""
    done = 0
    for change in changes:
        cursor.insertText(text[done : change.start], paint.plain)
        cursor.insertText(change.of(text), changed)
        done = change.end
    cursor.insertText(text[done:], paint.plain)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order, those that overlap made one."""
    joined: list[Range] = []
    for range in sorted(ranges):
        if joined and range.start <= joined[-1].end:
            joined[-1] = Range(joined[-1].start, max(joined[-1].end, range.end))
        else:
            joined.append(range)
    return joined


def _faint(colour: QColor, alpha: int) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(alpha)
    return faint
