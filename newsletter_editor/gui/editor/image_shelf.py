"""The images of the repo as small pictures to choose from."""

from __future__ import annotations

from collections.abc import Set
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.markup.links import path_address
from newsletter_editor.site.site import Site

PICTURE = QSize(112, 76)
_ADDRESS, _FILE, _IS_ASKED_FOR = (Qt.ItemDataRole.UserRole + at for at in range(3))


class ImageShelf(QListWidget):
    """Reads the repo off the window's thread and fetches pictures of what is seen."""

    address_chosen = Signal(str)
    """(address from the root of the site) of an image that was clicked or moved to."""
    filled = Signal()
    """All images of the repo are listed; their pictures follow."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._root = Path()
        self._job: Job | None = None
        self._wanted = ""
        self._words: list[str] = []
        self._only: Set[str] | None = None
        self.setAccessibleName(self.tr("Images of the repo"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(PICTURE)
        self.setGridSize(PICTURE + QSize(16, 34))
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._soon = Pause(0, self._fetch, self)
        self.verticalScrollBar().valueChanged.connect(self._soon.start)
        self.currentItemChanged.connect(self._tell)

    def show_site(self, root: Path) -> None:
        """List the images of the repo at `root`."""
        self._root = root
        if self._job is not None:
            self._job.cancel()
        self._job = self._tasks.run(lambda: _listed(root), self._fill)

    def select(self, address: str) -> None:
        """Mark the image of an address, and none where the repo has none such."""
        self._wanted = address
        for item in self._items():
            if item.data(_ADDRESS) == address:
                self._mark(item)
                return
        self._mark(None)

    def narrow(self, words: str) -> None:
        """Show only images whose path holds each of the words."""
        self._words = words.casefold().split()
        self._narrow()

    def show_only(self, addresses: Set[str] | None) -> None:
        """Show of them only those of these addresses; None for all."""
        self._only = addresses
        self._narrow()

    def count_shown(self) -> int:
        """How many are not hidden."""
        return sum(not item.isHidden() for item in self._items())

    @property
    def chosen(self) -> str:
        """The address of the one that is marked, "" where none is."""
        item = self.currentItem()
        return item.data(_ADDRESS) if item is not None and not item.isHidden() else ""

    def choose_first(self) -> bool:
        """Choose the first that is shown, unless one is chosen; False where none is shown."""
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and not self.chosen:
            self.setCurrentItem(shown[0])
        return bool(shown)

    def _narrow(self) -> None:
        for item in self._items():
            address = item.data(_ADDRESS)
            path = address.casefold()
            is_wanted = self._only is None or address in self._only
            item.setHidden(not is_wanted or not all(word in path for word in self._words))
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _fill(self, found: list[tuple[str, Path]]) -> None:
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        blank = QPixmap(PICTURE)
        blank.fill(Qt.GlobalColor.transparent)
        for address, file in found:
            item = QListWidgetItem(QIcon(blank), file.name)
            item.setData(_ADDRESS, address)
            item.setData(_FILE, file)
            item.setToolTip(plain_tip(address))
            item.setSizeHint(self.gridSize())
            self.addItem(item)
        self._narrow()
        self.select(self._wanted)
        self.filled.emit()

    def _mark(self, item: QListWidgetItem | None) -> None:
        self.blockSignals(True)
        self.setCurrentItem(item)
        if item is None:
            self.clearSelection()
        else:
            self.scrollToItem(item)
        self.blockSignals(False)
        self._soon.start()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.address_chosen.emit(item.data(_ADDRESS))

    def _fetch(self) -> None:
        seen = self.viewport().rect()
        ratio = self.devicePixelRatioF()
        unseen = [
            (row, item)
            for row, item in enumerate(self._items())
            if not item.isHidden()
            and not item.data(_IS_ASKED_FOR)
            and seen.intersects(self.visualItemRect(item))
        ]
        # The newest wish is granted first: the upper rows are.
        for row, item in reversed(unseen):
            item.setData(_IS_ASKED_FOR, True)
            show = partial(self._show, row, item.data(_FILE))
            self._tasks.pictures.fetch(item.data(_FILE), self._root, PICTURE, show, ratio)

    def _show(self, row: int, file: Path, image: QImage) -> None:
        item = self.item(row)
        if item is not None and item.data(_FILE) == file and not image.isNull():
            item.setIcon(QIcon(centred(image, PICTURE, self.devicePixelRatioF())))


def centred(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """A picture of one size for all, so that what stands beside or below stands in line.

    `size` is in the screen's units, of which `ratio` pixels make one; `image` is no larger.
    """
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    place = QRectF(QPointF(), image.deviceIndependentSize())
    place.moveCenter(QRectF(QPointF(), QSizeF(size)).center())
    painter = QPainter(pixmap)
    painter.drawImage(place.topLeft(), image)
    painter.end()
    return pixmap


def _listed(root: Path) -> list[tuple[str, Path]]:
    """Addresses from the root and files, the newest first: it is what an author looks for."""
    site, files = Site(root), []
    for file in site.images:
        try:
            files.append((file.stat().st_mtime, file))
        except OSError:
            continue
    files.sort(key=lambda each: (-each[0], each[1]))
    return [(path_address("/" + file.relative_to(site.root).as_posix()), file) for _, file in files]
