"""How large the page is drawn: by actions, by Ctrl and the wheel, and as it was left last time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.preview.canvas import Canvas
from newsletter_editor.gui.preview.page_view import PageView
from newsletter_editor.gui.settings import Settings

ZOOM_KEY = "preview/zoom"
LEVELS = (25, 33, 50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500)
"""Per cent; the steps of Chromium's own browsers, whose ends are what its view can do."""
USUAL_LEVEL = 100

_NOTCH = 120
"""What one notch of a mouse wheel turns, in eighths of a degree; touch pads send less at a time."""


class PreviewZoom(QObject):
    """Steps through `LEVELS` and keeps the one that was chosen."""

    changed = Signal(int)
    """(per cent): the page has another size now."""

    def __init__(
        self,
        page_view: PageView,
        canvas: Canvas,
        actions: Actions,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._settings = canvas, settings
        self._turned = 0
        for id, slot in {
            "view.preview_zoom_in": self.enlarge,
            "view.preview_zoom_out": self.shrink,
            "view.preview_zoom_reset": self.reset,
        }.items():
            actions[id].triggered.connect(slot)
        page_view.turned.connect(self.turn)
        canvas.set_zoom(settings.get(ZOOM_KEY, USUAL_LEVEL) / 100)

    @property
    def level(self) -> int:
        """The present size in per cent."""
        return round(self._canvas.zoom * 100)

    def enlarge(self) -> None:
        """One step larger, where there is one."""
        self._choose(min((each for each in LEVELS if each > self.level), default=LEVELS[-1]))

    def shrink(self) -> None:
        """One step smaller, where there is one."""
        self._choose(max((each for each in LEVELS if each < self.level), default=LEVELS[0]))

    def reset(self) -> None:
        """The page at its own size."""
        self._choose(USUAL_LEVEL)

    def turn(self, angle: int) -> None:
        """Take a turn of the wheel with Ctrl held, in eighths of a degree, away from one positive.

        What turned the other way before counts no more.
        """
        if angle * self._turned < 0:
            self._turned = 0
        self._turned += angle
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        for _ in range(abs(notches)):
            self.enlarge() if notches > 0 else self.shrink()

    def _choose(self, level: int) -> None:
        self._settings.set(ZOOM_KEY, level)
        self._canvas.set_zoom(level / 100)
        self.changed.emit(level)
