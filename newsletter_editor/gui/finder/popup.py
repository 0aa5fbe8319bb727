"""A box over the window: type some letters, press Enter."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.plain import PlainLabel

_KEYS_OF_THE_LIST = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
WIDTH, HEIGHT = 560, 420
_ASIDE = Qt.ItemDataRole.UserRole + 1
_GAP = 16
"""Pixels between a name and what stands at the end of its row."""


def row(name: str, aside: str) -> QStandardItem:
    """A row whose name ends in an ellipsis where it has to; what is `aside` is always seen."""
    item = QStandardItem(name)
    item.setData(aside, _ASIDE)
    item.setData(", ".join(filter(None, (name, aside))), Qt.ItemDataRole.AccessibleTextRole)
    return item


class _RowDelegate(QStyledItemDelegate):
    """Rows end in an ellipsis; of a row that asks for more width the list shows a part, cut."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        aside = index.data(_ASIDE) or ""
        metrics, style = option.fontMetrics, option.widget.style()
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        place = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, whole, option.widget
        ).adjusted(0, 0, -4, 0)
        if aside:
            room = place.width() - metrics.horizontalAdvance(aside) - _GAP
            whole.text = metrics.elidedText(whole.text, Qt.TextElideMode.ElideRight, room)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, option.widget)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, align | Qt.TextFlag.TextSingleLine, aside)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


class Finder(QFrame):
    """Shown over the window; closes when something is chosen, on Escape and on a click beside."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("finder")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.query = QLineEdit()
        self.query.textEdited.connect(self.fill)
        self.query.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setIconSize(QSize(18, 18))
        self.list.clicked.connect(self._choose_current)
        self.nothing = PlainLabel()
        self.nothing.setProperty("muted", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.query)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)

    @abstractmethod
    def found(self, query: str) -> Iterable[QStandardItem]:
        """The rows for what has been typed, the best first."""

    @abstractmethod
    def choose(self, index: QModelIndex) -> None:
        """Do what a row stands for; the box is away already."""

    def likeliest(self, query: str) -> int:
        """The row, from 0, that Enter chooses unless the author goes to another one."""
        return 0

    def open(self) -> None:
        """Show the box at the top of its window and take the keyboard."""
        self.fill("")
        window = self.parentWidget()
        width = min(WIDTH, window.width() - 40)
        corner = window.mapToGlobal(window.rect().topLeft())
        left = corner.x() + (window.width() - width) // 2
        self.setGeometry(left, corner.y() + 64, width, min(HEIGHT, window.height() - 100))
        self.show()
        self.query.setFocus()

    def fill(self, query: str) -> None:
        """List what fits to `query`."""
        self._model.clear()
        for item in self.found(query):
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(self.likeliest(query), 0))
        self.list.setVisible(self._model.rowCount() > 0)
        self.nothing.setVisible(self._model.rowCount() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS_OF_THE_LIST:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_current()
                return True
        return super().eventFilter(watched, event)

    def _choose_current(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        # First away, so that what the choice opens gets the keyboard.
        self.close()
        self.choose(index)
