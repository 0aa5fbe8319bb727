"""The text of the original, with a mark beside each block."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.editor.highlighter import Highlighter
from newsletter_editor.gui.editor.problem_marks import ProblemMarks
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import Theme
from newsletter_editor.sections.alignment import State

_MARK_WIDTH = 14


class OriginalText(SourceEdit):
    """The original, to be read or edited, with a mark beside each block: done, to be done, missing.

    It is an editor like the large one, of another post.
    """

    def __init__(self, post: OpenPost, settings: Settings, theme: Theme) -> None:
        super().__init__(post, settings, theme)
        self.setObjectName("original")
        self._marks: dict[int, State] = {}
        self._margin = _Marks(self)
        self._highlighter = Highlighter(post, ProblemMarks(post, self), theme)
        self._highlighter.setParent(self)
        self.make_editable(False)
        post.selection_requested.connect(self.select)
        self.updateRequest.connect(self._follow)
        self.margins_changed.connect(self._place)
        self.verticalScrollBar().valueChanged.connect(self._colour_visible)

    def make_editable(self, editable: bool) -> None:
        """Let the author write in it, or only read and copy."""
        self.setReadOnly(not editable)
        self.setTabChangesFocus(not editable)
        if not editable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def _colour_visible(self) -> None:
        first = self.firstVisibleBlock().blockNumber()
        self._highlighter.reach(first, first + 60)

    def mark(self, marks: dict[int, State]) -> None:
        """Show the state of the blocks that begin on these lines, from 0."""
        self._marks = marks
        self._margin.update()

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._margin.scroll(0, dy)
        else:
            self._margin.update(0, rect.y(), _MARK_WIDTH, rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = self.viewport().geometry()
        left = max(beside.left() - _MARK_WIDTH, 0)
        self._margin.setGeometry(left, beside.top(), _MARK_WIDTH, beside.height())

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the marks that are in view."""
        block = self.firstVisibleBlock()
        while block.isValid():
            geometry = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if geometry.top() > self.viewport().height():
                return
            state = self._marks.get(block.blockNumber())
            if state is not None:
                middle = int(geometry.top()) + self.fontMetrics().height() // 2 + 2
                self._paint_mark(painter, QPoint(_MARK_WIDTH // 2, middle), state)
            block = block.next()

    def _paint_mark(self, painter: QPainter, centre: QPoint, state: State) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Link)
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(Qt.PenStyle.NoPen)
        if state is State.TO_TRANSLATE:
            painter.setBrush(accent)
            painter.drawEllipse(centre, 4, 4)
        elif state is State.MISSING:
            painter.setBrush(palette.color(QPalette.ColorRole.BrightText))
            painter.drawRect(centre.x() - 3, centre.y() - 3, 7, 7)
        else:
            faint = QColor(muted)
            faint.setAlpha(120)
            painter.setBrush(faint)
            painter.drawEllipse(centre, 2, 2)


class _Marks(QWidget):
    def __init__(self, text: OriginalText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(_MARK_WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._text.paint_marks(painter)
