"""Small windows: panes at the sides make room for the text, and come back with the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar

from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.pane_cycle import is_seen
from newsletter_editor.gui.pane_dock import BOTTOM, LEFT, OWN, RIGHT, docks_at, docks_of
from newsletter_editor.gui.settings import Settings

FEWEST_COLUMNS, GOOD_COLUMNS = 40, 60
"""Characters a line in the editor: with a pane at the left, and with the preview beside it."""
FEWEST_LINES = 12
LEFT_WIDTH, RIGHT_WIDTH, PREVIEW_WIDTH, BOTTOM_HEIGHT = 310, 400, 240, 240
"""Pixels that each of them needs to be of use. The one at the right holds the original of a
translation, which is read as a text is."""
_FRAME = QSize(0, 24)
"""Pixels of a title, which are known only once a window is on the screen."""
_FOLDED_KEY = "window/folded"


class Folding(QObject):
    """Puts panes away when the window becomes too small for them, and back when it is large again.

    What an author brings back by hand in a small window stays.
    """

    def __init__(
        self, window: QMainWindow, edit: SourceEdit, preview: QAction, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._edit, self._preview, self._settings = window, edit, preview, settings
        self._folded: dict[str, list[str]] = {}
        """Fold to the names of what it has put away; the one that was in front is the last."""
        self.is_at_work = False
        """Whether a change of the preview is none of the author's."""
        self.is_paused = False
        """While somebody else puts panes away."""
        self._soon = QTimer(self, singleShot=True, interval=0, timeout=self.fit)
        self._brought: QDockWidget | None = None
        self._brought_soon = QTimer(self, singleShot=True, interval=0, timeout=self._make_room)
        window.installEventFilter(self)
        for dock in self._docks(RIGHT):
            dock.visibilityChanged.connect(self._soon.start)
        for dock in docks_of(window):
            dock.visibilityChanged.connect(self._on_shown)

    def restore(self) -> None:
        """Know what was put away when the window was closed."""
        for entry in self._settings.get(_FOLDED_KEY, "").split():
            fold, _, names = entry.partition("=")
            self._folded[fold] = names.split(",")
        if "preview" in self._folded:
            self._put_away("preview")

    def keep(self) -> None:
        """Remember what is put away now."""
        entries = (f"{fold}={','.join(names)}" for fold, names in self._folded.items())
        self._settings.set(_FOLDED_KEY, " ".join(entries))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def fit(self, size: QSize | None = None) -> None:
        """Fold and unfold for a window of this size, the window's own by default."""
        if self.is_paused:
            return
        size = size or self._window.size()
        with_preview = self._preview.isChecked() or "preview" in self._folded
        beside = PREVIEW_WIDTH if with_preview else 0
        if any(not dock.isHidden() for dock in self._docks(RIGHT)):
            beside += RIGHT_WIDTH
        with_left = LEFT_WIDTH + self._edit.width_for(FEWEST_COLUMNS) + beside
        self._fold("left", size.width() < with_left)
        self._fold("preview", size.width() < self._edit.width_for(GOOD_COLUMNS) + beside)
        lines = FEWEST_LINES * self._edit.fontMetrics().lineSpacing()
        self._fold("bottom", size.height() < self._bars() + BOTTOM_HEIGHT + lines)

    def room(self) -> QSize:
        """What the screen has for the window, in pixels."""
        return self._window.screen().availableSize() - _FRAME

    def _on_shown(self, is_shown: bool) -> None:
        if is_shown:
            self._brought = self.sender()
            self._brought_soon.start()

    def _make_room(self) -> None:
        """Where the screen is too small for the panes together, the newest of them stays alone: Qt
        would make the window larger than the screen, and they would lie over each other."""
        window, room = self._window, self.room()
        if (brought := self._brought) is None or brought.isHidden() or brought.isFloating():
            return
        least = window.minimumSizeHint()
        if least != least.boundedTo(room):
            area = window.dockWidgetArea(brought)
            for dock in docks_of(window):
                if window.dockWidgetArea(dock) != area and not dock.isFloating():
                    dock.hide()
            window.layout().activate()
            window.resize(window.size().boundedTo(room))

    def _fold(self, fold: str, is_small: bool) -> None:
        if is_small == (fold in self._folded):
            return
        if is_small:
            self._folded[fold] = self._put_away(fold)
        else:
            self._bring_back(fold, self._folded.pop(fold))

    def _put_away(self, fold: str) -> list[str]:
        if fold == "preview":
            wanted = self._preview.isChecked()
            self._choose_preview(False)
            return [fold] if wanted else []
        area = LEFT if fold == "left" else BOTTOM
        shown = [dock for dock in self._docks(area) if not dock.isHidden()]
        shown.sort(key=is_seen)
        for dock in shown:
            dock.hide()
        return [dock.objectName() for dock in shown]

    def _bring_back(self, fold: str, names: list[str]) -> None:
        if fold == "preview":
            if fold in names:
                self._choose_preview(True)
            return
        for name in names:
            dock = self._window.findChild(QDockWidget, name, OWN)
            if dock is not None:
                dock.show()
                dock.raise_()

    def _choose_preview(self, wanted: bool) -> None:
        self.is_at_work = True
        self._preview.setChecked(wanted)
        self.is_at_work = False

    def _docks(self, area: Qt.DockWidgetArea) -> list[QDockWidget]:
        return [dock for dock in docks_at(self._window, area) if not dock.isFloating()]

    def _bars(self) -> int:
        """Pixels above and below everything else."""
        bars = [self._window.menuBar(), self._window.statusBar()]
        bars += self._window.findChildren(QToolBar, options=OWN)
        return sum(bar.sizeHint().height() for bar in bars)
