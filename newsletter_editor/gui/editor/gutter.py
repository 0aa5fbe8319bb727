"""The margin beside the text: line numbers and a dot where a line has problems."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from newsletter_editor.gui.editor.problem_marks import ProblemMarks
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Severity

_DOT = 7
_SPACE = 10


class Gutter(QWidget):
    """Sits in the editor's left margin, beside the text column."""

    def __init__(
        self,
        edit: SourceEdit,
        post: OpenPost,
        marks: ProblemMarks,
        settings: Settings,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__(edit)
        self._edit, self._post, self._marks = edit, post, marks
        self._settings, self._theme, self._language = settings, theme, language
        # Everything it shows is told elsewhere too: line in the status bar, problems in their pane.
        self.setAccessibleName(self.tr("Line numbers and problem marks"))
        edit.blockCountChanged.connect(self._resize)
        edit.updateRequest.connect(self._follow)
        edit.margins_changed.connect(self._place)
        edit.cursorPositionChanged.connect(self.update)
        marks.changed.connect(self.update)
        settings.changed.connect(self._take_setting)
        self._resize()

    @property
    def shows_numbers(self) -> bool:
        """Whether lines are numbered."""
        return self._settings.get("editor/line_numbers", True)

    def sizeHint(self) -> QSize:
        return QSize(self._width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._edit.font())
        colours = self._theme.colours
        current = self._edit.textCursor().blockNumber()
        for block, rect in self._visible(event.rect()):
            number = block.blockNumber()
            if self.shows_numbers:
                painter.setPen(QColor(colours.text if number == current else colours.markup))
                painter.setOpacity(1.0 if number == current else 0.7)
                painter.drawText(
                    QRect(0, rect.top(), self.width() - _SPACE, self._line_height()),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    str(number + 1),
                )
                painter.setOpacity(1.0)
            severity = self._severity(block)
            if severity is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colour(severity)))
                top = rect.top() + (self._line_height() - _DOT) / 2
                painter.drawEllipse(QRectF(1, top, _DOT, _DOT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cursor = self._edit.cursorForPosition(event.position().toPoint())
        self._edit.setTextCursor(cursor)
        self._edit.setFocus()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = plain_tip(self.explanation(event.pos().y()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def explanation(self, y: int) -> str:
        """What is wrong with the line at a height of the gutter."""
        for block, rect in self._visible(QRect(0, y, 1, 1)):
            if rect.top() <= y < rect.bottom():
                start = self._post.to_code_point(block.position())
                end = self._post.to_code_point(block.position() + block.length() - 1)
                return "\n".join(
                    problem.message.in_language(self._language)
                    for problem in self._marks.touching(start, end)
                )
        return ""

    def _visible(self, area: QRect) -> list[tuple[QTextBlock, QRect]]:
        found = []
        shift = self._edit.viewport().y() - self.y()
        block = self._edit.firstVisibleBlock()
        while block.isValid():
            geometry = self._edit.blockBoundingGeometry(block)
            rect = geometry.translated(self._edit.contentOffset()).toRect().translated(0, shift)
            if rect.top() > area.bottom():
                break
            if rect.bottom() >= area.top() and block.isVisible():
                found.append((block, rect))
            block = block.next()
        return found

    def _severity(self, block: QTextBlock) -> Severity | None:
        if not self._marks:
            return None
        start = self._post.to_code_point(block.position())
        end = self._post.to_code_point(block.position() + block.length() - 1)
        return self._marks.worst_within(start, end)

    def _colour(self, severity: Severity) -> str:
        colours = self._theme.colours
        return {
            Severity.ERROR: colours.error,
            Severity.WARNING: colours.warning,
            Severity.HINT: colours.hint,
        }[severity]

    def _line_height(self) -> int:
        return self._edit.fontMetrics().height()

    def _width(self) -> int:
        digits = len(str(max(self._edit.blockCount(), 99))) if self.shows_numbers else 0
        return _DOT + 8 + digits * self._edit.fontMetrics().horizontalAdvance("9") + _SPACE

    def _resize(self) -> None:
        width = self._width()
        if self._edit.gutter_width != width:
            self._edit.gutter_width = width
            self._edit.lay_out()

    def _place(self) -> None:
        width = self._width()
        viewport = self._edit.viewport().geometry()
        self._edit.gutter_width = width
        self.setGeometry(viewport.left() - width, viewport.top(), width, viewport.height())

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def _take_setting(self, key: str) -> None:
        if key == "editor/line_numbers":
            self._resize()
            self._place()
            self.update()
