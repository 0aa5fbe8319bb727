"""Every text that a window shows, wherever Qt keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QMenu, QTabBar, QWidget

MOST_ROWS = 3000
_ESCAPED = re.compile(r'<p style="white-space: pre-wrap">[^<>]*</p>')


def may_be_html(text: str) -> bool:
    """Whether Qt would take a text for HTML that is not `plain_tip`'s own."""
    return Qt.mightBeRichText(text) and not _ESCAPED.fullmatch(text)


def rich_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of what Qt would read as HTML below `root`, `root` included."""
    for widget in [root, *root.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName()!r}"
        for kind in ("toolTip", "statusTip", "whatsThis"):
            text = getattr(widget, kind)()
            if may_be_html(text):
                yield f"{kind} of {where}", text
        if isinstance(widget, QLabel) and _shows_html(widget):
            yield f"label {where} in {type(widget.parent()).__name__}", widget.text()
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            for text in tips_of(widget.model()):
                if may_be_html(text):
                    yield f"row of {where}", text
        if isinstance(widget, QTabBar):
            for at in range(widget.count()):
                if may_be_html(widget.tabToolTip(at)):
                    yield f"tab of {where}", widget.tabToolTip(at)
    for action in root.findChildren(QAction):
        if may_be_html(action.toolTip()):
            yield f"action {action.text()!r}", action.toolTip()


def _shows_html(label: QLabel) -> bool:
    return label.textFormat() == Qt.TextFormat.RichText or (
        label.textFormat() == Qt.TextFormat.AutoText and may_be_html(label.text())
    )


def tips_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """The tooltips of all rows, however deep."""
    parent = parent or QModelIndex()
    is_list = isinstance(model, QAbstractListModel)
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        # Qt keeps the count of a list's columns to itself: there is one.
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
        if not is_list:
            yield from tips_of(model, model.index(row, 0, parent))


def menus(root: QWidget) -> Iterator[QMenu]:
    """The menus below a widget, filled as they would be when they are opened."""
    for menu in root.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu
