"""What the page tells the window, through Qt's web channel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot


class PageBridge(QObject):
    """What the page tells the window; slots are called by page.js, signals are for the pane."""

    is_ready = Signal()
    """The shell page is there, empty."""
    was_painted = Signal(int)
    """(revision) of the patch that is on the screen now."""
    was_beaten = Signal(int)
    """(number) of the call of `beat` after which the page has painted."""
    was_scrolled = Signal(int, float, bool)
    """(block, fraction, by the reader): the place of the page that is shown now."""
    was_clicked = Signal(int, str, int, str)
    """(block, its text, UTF-16 offset in that, reference of the image that was clicked or "")."""
    header_was_clicked = Signal(str)
    """(front matter key)"""
    was_pointed_at = Signal(str)
    """(address of the link under the mouse or with the focus, or "")"""
    was_followed = Signal(str)
    """(address of the link that was clicked, as the post says it)"""

    def __init__(self, looked_for: Callable[[str], str], parent: QObject | None = None) -> None:
        """`looked_for` says where in the repo an image reference was looked for."""
        super().__init__(parent)
        self._looked_for = looked_for

    @Slot()
    def ready(self) -> None:
        self.is_ready.emit()

    @Slot(int)
    def painted(self, revision: int) -> None:
        self.was_painted.emit(revision)

    @Slot(int)
    def beaten(self, number: int) -> None:
        self.was_beaten.emit(number)

    @Slot(int, float, bool)
    def scrolled(self, index: int, fraction: float, by_reader: bool) -> None:
        self.was_scrolled.emit(index, fraction, by_reader)

    @Slot(int, str, int, str)
    def clicked(self, index: int, text: str, offset: int, reference: str) -> None:
        self.was_clicked.emit(index, text, offset, reference)

    @Slot(str)
    def header_clicked(self, key: str) -> None:
        self.header_was_clicked.emit(key)

    @Slot(str)
    def pointed(self, address: str) -> None:
        self.was_pointed_at.emit(address)

    @Slot(str)
    def followed(self, address: str) -> None:
        self.was_followed.emit(address)

    @Slot(str, result=str)
    def looked_for(self, reference: str) -> str:
        return self._looked_for(reference)
