"""A sign for each severity: its shape tells it as well as its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.problems import Severity

_SIDE = 32
"""Pixels, twice what is shown, for dense screens."""


def severity_icon(severity: Severity | None, theme: Theme) -> QIcon:
    """A disc with a cross, a triangle, a ring with a point; for None a tick: all is sound."""
    return QIcon(_pixmap(severity, colour_of(severity, theme)))


def colour_of(severity: Severity | None, theme: Theme) -> str:
    """The colour of a severity in the present theme."""
    colours = theme.colours
    if severity is None:
        return colours.good
    names = {
        Severity.ERROR: colours.error,
        Severity.WARNING: colours.warning,
        Severity.HINT: colours.hint,
    }
    return names[severity]


def _pixmap(severity: Severity | None, colour: str) -> QPixmap:
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    circle = QRectF(5, 5, 22, 22)
    if severity is Severity.ERROR:
        painter.drawEllipse(circle)
        painter.drawLine(QPointF(12.5, 12.5), QPointF(19.5, 19.5))
        painter.drawLine(QPointF(19.5, 12.5), QPointF(12.5, 19.5))
    elif severity is Severity.WARNING:
        painter.drawPolygon(QPolygonF([QPointF(16, 5), QPointF(28, 26), QPointF(4, 26)]))
        painter.drawLine(QPointF(16, 13), QPointF(16, 18))
        painter.drawPoint(QPointF(16, 22))
    elif severity is Severity.HINT:
        painter.drawEllipse(circle)
        painter.drawLine(QPointF(16, 15), QPointF(16, 21))
        painter.drawPoint(QPointF(16, 10.5))
    else:
        painter.drawPolyline(QPolygonF([QPointF(6, 17), QPointF(13, 24), QPointF(26, 9)]))
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return pixmap
