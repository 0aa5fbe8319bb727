"""Icons drawn from `resources/icons`, in the colour that the palette has when they are painted."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from newsletter_editor.resources import resource_path


@cache
def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon `resources/icons/<name>.svg`; raises FileNotFoundError when there is none.

    It follows a change of the theme by itself, because it is drawn anew for each colour. The same
    icon is given to all who ask, so nobody may add pictures to it.
    """
    return QIcon(_SvgEngine(name, role))


class _SvgEngine(QIconEngine):
    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role
        # Read when it is painted: most of them are in menus.
        _path(name).stat()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group, role = QPalette.ColorGroup.Normal, self._role
        if mode == QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        elif mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        colour = QApplication.palette().color(group, role)
        _renderer(self._name, colour.name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        # Qt asks for a copy where someone adds a picture to an icon, which nobody does; and
        # PySide6 6.11 frees the copy while Qt holds it, so there is only the one, kept for ever.
        return self


def _path(name: str) -> Path:
    return resource_path("icons", f"{name}.svg")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = _path(name).read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))
