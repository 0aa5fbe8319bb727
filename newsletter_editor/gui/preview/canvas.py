"""How wide the page is shown: as wide as there is room, or as on a tablet or a phone."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.preview.page_view import PageView


class PageWidth(Enum):
    """Widths in CSS pixels, 0 for all there is."""

    PAGE = 0
    TABLET = 768
    PHONE = 390


class Canvas(QWidget):
    """Centres the page at its width; where that does not fit, the page is drawn smaller."""

    def __init__(self, page_view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.canvas")
        self._page_view = page_view
        self._width = PageWidth.PAGE
        self._zoom = 1.0
        page_view.setParent(self)
        page_view.ready.connect(self._lay_out)

    def set_page_width(self, width: PageWidth) -> None:
        """Show the page as wide as this."""
        self._width = width
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Enlarge the page, 1.0 being its own size; Chromium knows 0.25 to 5."""
        self._zoom = min(max(zoom, 0.25), 5.0)
        self._lay_out()

    @property
    def zoom(self) -> float:
        """The enlargement that was asked for."""
        return self._zoom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        available, height = self.width(), self.height()
        wanted = round(self._width.value * self._zoom) or available
        shown = min(wanted, available)
        self._page_view.setGeometry((available - shown) // 2, 0, shown, height)
        view = self._page_view.view
        if view is not None and wanted:
            view.setZoomFactor(max(0.25, self._zoom * shown / wanted))
