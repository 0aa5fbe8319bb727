"""The list of changes: posts, images, and the rest folded; each can be ticked."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from newsletter_editor.gui.alive import is_alive
from newsletter_editor.gui.icons import icon
from newsletter_editor.gui.pictures.pictures import Pictures
from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.gui.publishing.rows import ChangeRow, Changes
from newsletter_editor.publishing.kinds import Kind
from newsletter_editor.publishing.state import How

PICTURE = QSize(40, 28)
MOST_PICTURES = 60
MOST_ROWS = 2_000
"""Of one kind; nobody reads more."""
_PATH = Qt.ItemDataRole.UserRole


class ChangesTree(QTreeWidget):
    """Shows what `rows.look` has found; ticks are kept by path when it is shown anew."""

    ticks_changed = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changes_tree")
        self._pictures = pictures
        self._ticked: set[str] = set()
        self._offered: frozenset[str] = frozenset()
        self._moved: dict[str, str] = {}
        self._is_filling = False
        self.setHeaderLabels([self.tr("File"), self.tr("What has changed")])
        self.setAccessibleName(self.tr("What is not on the site yet"))
        self.setIconSize(PICTURE)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setColumnWidth(0, 420)
        self.itemChanged.connect(self._note_tick)

    @property
    def ticked(self) -> list[str]:
        """The paths that are ticked, below the top of the repo; of a move both of its ends."""
        on = [path for path, item in self._items() if item.checkState(0) is Qt.CheckState.Checked]
        return [*on, *(self._moved[path] for path in on if path in self._moved)]

    @property
    def current_path(self) -> str:
        """The path that is selected, "" for none."""
        item = self.currentItem()
        return (item.data(0, _PATH) or "") if item else ""

    def tick(self, paths: set[str]) -> None:
        """Have these ticked and no other."""
        self._ticked = set(paths)
        self._is_filling = True
        for path, item in self._items():
            on = Qt.CheckState.Checked if path in paths else Qt.CheckState.Unchecked
            item.setCheckState(0, on)
        self._is_filling = False
        self.ticks_changed.emit()

    def show_changes(self, changes: Changes | None) -> None:
        """Show these. What belongs to the open post is ticked when it is first seen there."""
        current = self.current_path
        opened = {
            kind: item.isExpanded() for kind in Kind if (item := self._group(kind)) is not None
        }
        self._is_filling = True
        self.clear()
        if changes is None:
            self._ticked, self._offered = set(), frozenset()
        else:
            moves = {each.change.path: each.change.moved_from for each in changes.rows}
            # A move is one step, and one row: half of it leaves the post twice on the site, or not
            # at all.
            self._moved = {new: old for new, old in moves.items() if old}
            gone = set(self._moved.values())
            self._ticked |= changes.ticked - self._offered
            self._offered = changes.ticked
            for kind in Kind:
                rows = [
                    each
                    for each in changes.rows
                    if each.change.kind is kind and each.change.path not in gone
                ]
                if rows:
                    self._add_group(kind, rows, changes.top, opened.get(kind))
        self._is_filling = False
        for path, item in self._items():
            if path == current:
                self.setCurrentItem(item)
        self.ticks_changed.emit()

    def _add_group(
        self, kind: Kind, rows: list[ChangeRow], top: Path, is_open: bool | None
    ) -> None:
        title = {
            Kind.POST: self.tr("Posts"),
            Kind.IMAGE: self.tr("Images"),
            Kind.OTHER: self.tr("Other files"),
        }[kind]
        group = QTreeWidgetItem([f"{title} ({len(rows)})", ""])
        group.setData(1, _PATH, kind.value)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.addTopLevelItem(group)
        for number, row in enumerate(rows[:MOST_ROWS]):
            item = self._item(row)
            group.addChild(item)
            if kind is Kind.IMAGE and number < MOST_PICTURES and row.change.how is not How.REMOVED:
                show, ratio = _Show(self, item), self.devicePixelRatioF()
                self._pictures.fetch(top / row.change.path, top, PICTURE, show, ratio)
        # What is neither a post nor an image is seldom an author's business.
        group.setExpanded(kind is not Kind.OTHER if is_open is None else is_open)

    def _item(self, row: ChangeRow) -> QTreeWidgetItem:
        change = row.change
        item = QTreeWidgetItem([PurePosixPath(change.path).name, self._said(row)])
        item.setData(0, _PATH, change.path)
        item.setToolTip(0, plain_tip(change.path))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if change.how is not How.UNRESOLVED:
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = change.path in self._ticked
            item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        else:
            item.setFlags(flags)
        if change.kind is Kind.IMAGE:
            item.setIcon(0, icon("image"))
        return item

    def _said(self, row: ChangeRow) -> str:
        change = row.change
        if change.clashes:
            return self.tr("changed by others, too")
        if change.moved_from:
            return self.tr("moved; was {0}").format(PurePosixPath(change.moved_from).name)
        if row.words:
            return self.tr("+{0} −{1} words").format(*row.words)
        return {
            How.NEW: self.tr("new"),
            How.CHANGED: self.tr("changed"),
            How.REMOVED: self.tr("removed"),
            How.UNRESOLVED: self.tr("left half merged by another program"),
        }[change.how]

    def _note_tick(self, item: QTreeWidgetItem, column: int) -> None:
        if self._is_filling or column or not item.data(0, _PATH):
            return
        change = (
            self._ticked.add
            if item.checkState(0) is Qt.CheckState.Checked
            else self._ticked.discard
        )
        change(item.data(0, _PATH))
        self.ticks_changed.emit()

    def _group(self, kind: Kind) -> QTreeWidgetItem | None:
        for at in range(self.topLevelItemCount()):
            if self.topLevelItem(at).data(1, _PATH) == kind.value:
                return self.topLevelItem(at)
        return None

    def _items(self) -> list[tuple[str, QTreeWidgetItem]]:
        groups = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        items = [group.child(at) for group in groups for at in range(group.childCount())]
        return [(item.data(0, _PATH), item) for item in items]


class _Show:
    """Puts a picture into its row, if that is still there."""

    def __init__(self, tree: ChangesTree, item: QTreeWidgetItem) -> None:
        self._tree, self._item = tree, item

    def __call__(self, image: QImage) -> None:
        if not is_alive(self._tree.show_changes) or image.isNull():
            return
        if any(item is self._item for _, item in self._tree._items()):
            self._tree._is_filling = True
            self._item.setIcon(0, QIcon(QPixmap.fromImage(image)))
            self._tree._is_filling = False
