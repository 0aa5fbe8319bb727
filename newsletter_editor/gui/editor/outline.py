"""The headings of the post, to see its shape and to jump."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QTreeWidget, QTreeWidgetItem, QWidget

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.sections.blocks import BlockKind, blocks_of
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

PAUSE_MS = 250
_START = Qt.ItemDataRole.UserRole


class Heading(NamedTuple):
    """A heading: its level from 1, its words, and where it begins in code points."""

    level: int
    title: str
    start: int


def headings_of(text: str) -> list[Heading]:
    """The headings of a post in order."""
    return [
        Heading(block.level, block.title, block.range.start)
        for block in blocks_of(text)
        if block.kind is BlockKind.HEADING
    ]


class OutlinePane(QWidget):
    """Follows the typing after a pause and the cursor at once."""

    def __init__(self, post: OpenPost, editor: EditorPane, tasks: Tasks) -> None:
        super().__init__()
        self._post, self._editor, self._tasks = post, editor, tasks
        self._headings: list[Heading] = []
        self._items: list[QTreeWidgetItem] = []
        self._job: Job | None = None
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Headings of the post"))
        self.tree.setIndentation(14)
        self.tree.setRootIsDecorated(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.activated.connect(self._reveal)
        self.tree.clicked.connect(self._reveal)
        self._empty = PlainLabel(self.tr("No headings yet."))
        self._empty.setProperty("muted", True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.tree)
        self._layout.addWidget(self._empty)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS, timeout=self._read)
        post.changed.connect(self._follow)
        post.opened.connect(self._read)
        editor.edit.cursorPositionChanged.connect(self._show_current)
        self._read()

    def headings(self) -> list[Heading]:
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
        self._job = self._tasks.run(lambda: headings_of(text), done=self._fill)

    def _fill(self, headings: list[Heading]) -> None:
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
    window.fill_dock("outline", pane)
    return pane
