"""The headings of the post, to see its shape and to jump."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QTreeWidget, QTreeWidgetItem, QWidget

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.entries import Entry, Move, entries_of, move, step
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

PAUSE_MS = 250
_START = Qt.ItemDataRole.UserRole


class OutlineTree(QTreeWidget):
    """Entries that are moved by dragging, or with Ctrl+Shift and the arrows."""

    stepped = Signal(int)
    """(-1 or 1): the current entry is to go past its neighbour above or below."""
    dropped = Signal(object, object)
    """(what is moved, before what it is to stand; None is behind all others): QTreeWidgetItems."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QTreeWidget.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        is_step = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == held
        if is_step and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        source, target = self.currentItem(), self.itemAt(event.position().toPoint())
        position = self.dropIndicatorPosition()
        # The text is moved, and the tree made anew from it; the view must not move anything.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.source() is not self or source is None:
            return
        if target is not None and position == QTreeWidget.DropIndicatorPosition.BelowItem:
            target = self._behind(target)
        self.dropped.emit(source, target)

    def _behind(self, item: QTreeWidgetItem) -> QTreeWidgetItem | None:
        parent = item.parent() or self.invisibleRootItem()
        return parent.child(parent.indexOfChild(item) + 1)


class OutlinePane(QWidget):
    """Follows the typing after a pause and the cursor at once."""

    def __init__(self, post: OpenPost, editor: EditorPane, tasks: Tasks) -> None:
        super().__init__()
        self._post, self._editor, self._tasks = post, editor, tasks
        self._headings: list[Entry] = []
        self._items: list[QTreeWidgetItem] = []
        self._job: Job | None = None
        self.tree = OutlineTree()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Headings of the post"))
        self.tree.setIndentation(14)
        self.tree.setRootIsDecorated(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.activated.connect(self._reveal)
        self.tree.clicked.connect(self._reveal)
        self.tree.stepped.connect(self._step)
        self.tree.dropped.connect(self._drop)
        self.tree.setToolTip(self.tr("Drag, or press Ctrl+Shift+Up or Down, to move a part"))
        self._empty = PlainLabel(self.tr("No headings yet."))
        self._empty.setProperty("muted", True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.tree)
        self._layout.addWidget(self._empty)
        self._pause = Pause(PAUSE_MS, self._read, self)
        post.changed.connect(self._follow)
        post.opened.connect(self._read)
        editor.edit.cursorPositionChanged.connect(self._show_current)
        self._read()

    def headings(self) -> list[Entry]:
        """What is shown."""
        return list(self._headings)

    def _follow(self, start: int, removed: int, inserted: str) -> None:
        by = len(inserted) - removed
        self._headings = [
            heading
            if heading.start <= start
            else heading._replace(start=max(heading.start + by, start))
            for heading in self._headings
        ]
        self._pause.start()

    def _read(self) -> None:
        if self._job is not None:
            self._job.cancel()
        text = self._post.text()
        self._job = self._tasks.run(lambda: entries_of(text), done=self._fill)

    def _fill(self, headings: list[Entry]) -> None:
        same = [h[:2] for h in headings] == [h[:2] for h in self._headings]
        self._headings = headings
        if not same:
            self._build()
        self._layout.setCurrentWidget(self.tree if headings else self._empty)
        self._show_current()

    def _build(self) -> None:
        self.tree.clear()
        self._items = []
        above: list[tuple[int, QTreeWidgetItem]] = []
        for heading in self._headings:
            item = QTreeWidgetItem([heading.title])
            item.setToolTip(0, plain_tip(heading.title))
            while above and above[-1][0] >= heading.level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            above.append((heading.level, item))
            item.setExpanded(True)
            self._items.append(item)
        self.tree.expandAll()

    def _reveal(self, index: QModelIndex) -> None:
        item = self.tree.itemFromIndex(index)
        if item in self._items:
            start = self._headings[self._items.index(item)].start
            self._editor.select(Range(start, start))
            self._editor.edit.centerCursor()
            self._editor.edit.setFocus()

    def _step(self, by: int) -> None:
        item = self.tree.currentItem()
        if item in self._items:
            self._read_now()
            self._move(step(self._post.text(), self._headings, self._items.index(item), by))

    def _drop(self, source: QTreeWidgetItem, target: QTreeWidgetItem | None) -> None:
        if source in self._items and (target is None or target in self._items):
            index = self._items.index(source)
            before = None if target is None else self._items.index(target)
            self._read_now()
            self._move(move(self._post.text(), self._headings, index, before))

    def _read_now(self) -> None:
        """Places that a pause in the typing has not brought up to date would cut words."""
        entries = entries_of(self._post.text())
        if len(entries) == len(self._items):
            self._headings = entries

    def _move(self, made: Move | None) -> None:
        if made is None or not self._is_as_shown():
            return
        self._post.apply([made.edit], select=Range(made.start, made.start))
        self._pause.stop()
        self._fill(entries_of(self._post.text()))

    def _is_as_shown(self) -> bool:
        titles = [item.text(0) for item in self._items]
        return titles == [entry.title for entry in self._headings]

    def _show_current(self) -> None:
        if len(self._items) != len(self._headings):
            return
        starts = [heading.start for heading in self._headings]
        at = bisect_right(starts, self._editor.selection.start) - 1
        if at >= 0 and self.tree.currentItem() is not self._items[at]:
            self.tree.setCurrentItem(self._items[at])


def hang(window: MainWindow) -> OutlinePane:
    """Hang the outline into the window."""
    pane = OutlinePane(window.post, window.editor, window.tasks)
    window.docks.fill("outline", pane)
    return pane
