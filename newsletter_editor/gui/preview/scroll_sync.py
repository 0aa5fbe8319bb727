"""Source and page side by side: what one shows, the other shows at the same height."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit


class ScrollSync(QObject):
    """Follows an editor's scroll bar and moves it.

    What lies at share h of the whole text is shown at share h of the window: so both ends meet
    both ends and everything between moves evenly. The page counts in the same way.
    """

    line_shown = Signal(float)
    """(line): the author has scrolled the source; its line, from 1 and with a fraction."""

    def __init__(self, editor: QPlainTextEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._bar = editor.verticalScrollBar()
        self._is_moving = False
        self._bar.valueChanged.connect(self._tell)

    def current_line(self) -> float:
        """The line, from 1 and with a fraction, that the page should show now."""
        top, reach = self._bar.value(), self._reach()
        place = top / reach if reach else float(top)
        block = self._editor.document().findBlockByLineNumber(int(place))
        if not block.isValid():
            return float(self._editor.document().blockCount() + 1)
        within = (place - block.firstLineNumber()) / max(1, block.lineCount())
        return block.blockNumber() + 1 + min(max(within, 0.0), 1.0)

    def show_line(self, line: float) -> None:
        """Scroll the source to where `line` (from 1, with a fraction) belongs."""
        document = self._editor.document()
        number = min(max(int(line) - 1, 0), document.blockCount() - 1)
        block = document.findBlockByNumber(number)
        place = block.firstLineNumber() + (line - 1 - number) * block.lineCount()
        with self.silence():
            self._bar.setValue(round(place * self._reach()))

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Within this the source may scroll without the page following."""
        self._is_moving = True
        try:
            yield
        finally:
            self._is_moving = False

    def _reach(self) -> float:
        total = self._bar.maximum() + self._bar.pageStep()
        return self._bar.maximum() / total if total else 0.0

    def _tell(self) -> None:
        if not self._is_moving:
            self.line_shown.emit(self.current_line())
