"""How a row of the list of posts is drawn: the title, below it the day and the marks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsletter_editor.gui.posts.post_model import MarksRole, PostModel, RowRole
from newsletter_editor.gui.posts.post_rows import Year
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.problems import Severity

_Index = QModelIndex | QPersistentModelIndex

_MARGIN, _SPACE = 12, 6
"""Pixels at the sides of a row and between the things in it."""


class PostDelegate(QStyledItemDelegate):
    """Draws with the palette's colours, so that it follows every theme."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = option.fontMetrics.height()
        if isinstance(index.data(RowRole), Year):
            return QSize(0, line + 14)
        return QSize(0, 2 * line + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Year):
            _Row(painter, option).year(row)
        else:
            model = index.model()
            assert isinstance(model, PostModel)
            marks = index.data(MarksRole)
            drawn = _Row(painter, option)
            drawn.ground()
            drawn.title(row.post, model.reason(row.post))
            drawn.about(row.post, model, *marks)
        painter.restore()


class _Row:
    """The drawing of one row."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._option = option
        # Style sheets thin out the placeholder colour of a widget's own palette.
        self._palette = QApplication.palette()
        self._small = QFont(option.font)
        self._small.setPointSizeF(option.font.pointSizeF() * 0.88)

    def year(self, row: Year) -> None:
        font = QFont(self._small)
        font.setWeight(QFont.Weight.DemiBold)
        area = self._option.rect.adjusted(_MARGIN, 6, -_MARGIN, 0)
        align = Qt.AlignmentFlag.AlignVCenter
        self._text(area, str(row.year), font, self._colour(QPalette.ColorRole.PlaceholderText))
        self._painter.drawText(area, align | Qt.AlignmentFlag.AlignRight, str(row.count))

    def ground(self) -> None:
        area = QRectF(self._option.rect).adjusted(4, 1, -4, -1)
        state = self._option.state
        if state & QStyle.StateFlag.State_Selected:
            colour = self._colour(QPalette.ColorRole.Highlight)
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = self._colour(QPalette.ColorRole.Midlight)
        else:
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(area, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._colour(QPalette.ColorRole.Accent), 1))
            self._painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def title(self, post: PostFile, reason: str) -> None:
        role = QPalette.ColorRole.BrightText if reason else QPalette.ColorRole.Text
        font = QFont(self._option.font)
        font.setWeight(QFont.Weight.Medium)
        self._text(self._line(0), post.title, font, self._colour(role))

    def about(
        self,
        post: PostFile,
        model: PostModel,
        is_changed: bool,
        problem: Severity | None,
        is_published: bool,
    ) -> None:
        muted = self._colour(QPalette.ColorRole.PlaceholderText)
        area = self._line(1)
        area.setRight(self._marks(area, is_changed, problem, is_published))
        left = self._text(area, model.date_of(post), self._small, muted) + _SPACE
        for label, role in self._labels(post, model):
            left = self._label(QRect(QPoint(left, area.top()), area.bottomRight()), label, role)
        rest = QRect(QPoint(left, area.top()), area.bottomRight())
        reason = model.reason(post)
        if reason:
            self._text(rest, reason, self._small, self._colour(QPalette.ColorRole.BrightText))
        elif post.author:
            self._text(rest, post.author, self._small, muted)

    def _labels(self, post: PostFile, model: PostModel) -> list[tuple[str, QPalette.ColorRole]]:
        labels = []
        if post.language:
            labels.append((post.language.upper(), QPalette.ColorRole.PlaceholderText))
        if post.draft:
            labels.append((model.tr("draft"), QPalette.ColorRole.Accent))
        elif not post.published:
            labels.append((model.tr("not published"), QPalette.ColorRole.Accent))
        if post.in_translation:
            labels.append((model.tr("in translation"), QPalette.ColorRole.Accent))
        return labels

    def _marks(
        self, area: QRect, is_changed: bool, problem: Severity | None, is_published: bool
    ) -> int:
        """Draws the marks at the end of the line; returns where the rest of it must end."""
        right = area.right()
        centre = area.center().y() + 1
        for holds, role, shape in (
            (problem is not None, _problem_role(problem), self._triangle),
            (is_changed, QPalette.ColorRole.Accent, self._dot),
            (is_published, QPalette.ColorRole.PlaceholderText, self._tick),
        ):
            if holds:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._colour(role))
                shape(right - 5, centre)
                right -= 10 + _SPACE
        return right

    def _dot(self, x: int, y: int) -> None:
        self._painter.drawEllipse(QPoint(x, y), 4, 4)

    def _tick(self, x: int, y: int) -> None:
        self._painter.setPen(QPen(self._painter.brush(), 1.6))
        self._painter.drawPolyline([QPoint(x - 4, y), QPoint(x - 1, y + 3), QPoint(x + 5, y - 4)])

    def _triangle(self, x: int, y: int) -> None:
        self._painter.drawPolygon([QPoint(x, y - 5), QPoint(x + 5, y + 4), QPoint(x - 5, y + 4)])

    def _label(self, area: QRect, text: str, role: QPalette.ColorRole) -> int:
        """A word in a rounded frame; returns where the next thing may begin."""
        font = QFont(self._small)
        font.setPointSizeF(self._small.pointSizeF() * 0.88)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(text) + 10
        if width > area.width():
            return area.left()
        height = metrics.height() + 1
        frame = QRectF(area.left(), area.center().y() - height / 2 + 1, width, height)
        colour = self._colour(role)
        faint = QColor(colour)
        faint.setAlpha(120)
        self._painter.setPen(QPen(faint, 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(frame, 4, 4)
        self._painter.setPen(colour)
        self._painter.setFont(font)
        self._painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        return area.left() + width + _SPACE

    def _text(self, area: QRect, text: str, font: QFont, colour: QColor) -> int:
        """One line of text, cut to the area; returns its right end."""
        metrics = QFontMetrics(font)
        text = " ".join(text.split())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self._painter.setFont(font)
        self._painter.setPen(colour)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(area, align | Qt.TextFlag.TextSingleLine, shown)
        return area.left() + metrics.horizontalAdvance(shown)

    def _line(self, number: int) -> QRect:
        height = self._option.fontMetrics.height()
        top = self._option.rect.top() + 7 + number * (height + 2)
        return QRect(
            self._option.rect.left() + _MARGIN,
            top,
            self._option.rect.width() - 2 * _MARGIN,
            height,
        )

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._palette.color(QPalette.ColorGroup.Active, role)


def _problem_role(problem: Severity | None) -> QPalette.ColorRole:
    error = problem is Severity.ERROR
    return QPalette.ColorRole.BrightText if error else QPalette.ColorRole.PlaceholderText
