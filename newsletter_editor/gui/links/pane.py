"""The pane *Links*: what to look at above, what was found below, what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.flow_layout import FlowBar
from newsletter_editor.gui.links.model import Found, LinkModel
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.result_tree import ResultTree
from newsletter_editor.links.online.verdicts import Verdict
from newsletter_editor.text.localized import Language

POST, BLOG = "post", "blog"
_WIDTH_OF_WORDS = 220
"""Pixels."""
_CLOSED = (Verdict.REFUSED, Verdict.NOT_ASKED, Verdict.FINE)
"""Verdicts about which nothing can be done: their rows are opened by hand."""


class LinksPane(QWidget):
    """Asks and shows; what is done is said by signals."""

    wanted = Signal()
    """The links are to be looked at."""
    cancelled = Signal()
    place_chosen = Signal(object)
    """(Place)"""
    fix_wanted = Signal(dict)
    """({old address: new address}): in all posts."""
    opening_wanted = Signal(str)
    """(address): in the browser."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("links")
        self._opened: set[Verdict] = set()
        self.scope = QComboBox()
        self.scope.addItem(self.tr("Of this post"), POST)
        self.scope.addItem(self.tr("Of the whole blog"), BLOG)
        self.scope.setAccessibleName(self.tr("Whose links are looked at"))
        self.look_button = QPushButton(self.tr("&Look at the links"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.anew = QCheckBox(self.tr("Ask &again about all"))
        self.anew.setToolTip(self.tr("Also about what was found out in the last days"))
        self.tidies = QCheckBox(self.tr("Look for &tidier addresses"))
        self.tidies.setToolTip(
            self.tr("Without tracking, for all screens, by https: where the same page answers")
        )
        self.only = QLineEdit()
        self.only.setPlaceholderText(self.tr("Only with: address, post…"))
        self.only.setAccessibleName(self.tr("Only rows with these words"))
        self.only.setClearButtonEnabled(True)
        self.only.setMinimumWidth(_WIDTH_OF_WORDS)
        self.extent = PlainLabel()
        self.extent.setAccessibleName(self.tr("How far it is"))
        self.extent.setProperty("muted", True)
        self.fix_button = QPushButton(self.tr("Use the &new address in all posts"))
        self.copy_button = QPushButton(self.tr("Link the &saved copy"))
        self.open_button = QPushButton(self.tr("&Open in the browser"))
        self.model = LinkModel(language, self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setRecursiveFilteringEnabled(True)
        self.proxy.setAutoAcceptChildRows(True)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = ResultTree(self.proxy)
        self.tree.setAccessibleName(self.tr("What was found out about links"))
        self.tree.setSelectionMode(ResultTree.SelectionMode.ExtendedSelection)
        self._lay_out()
        self._connect()
        self.show_running(False)

    def sizeHint(self) -> QSize:
        return QSize(700, 250)

    @property
    def is_whole_blog(self) -> bool:
        """Whether all posts are meant."""
        return bool(self.scope.currentData() == BLOG)

    def show_running(self, runs: bool) -> None:
        """Whether servers are being asked."""
        had_focus = self.look_button.hasFocus() or self.stop_button.hasFocus()
        self.stop_button.setVisible(runs)
        self.look_button.setVisible(not runs)
        if had_focus:
            (self.stop_button if runs else self.look_button).setFocus()
        self._offer()

    def forget(self) -> None:
        """Show nothing."""
        self.model.forget()
        self._opened.clear()
        self.extent.setText("")

    def open_heads(self) -> None:
        """Show the rows below new verdicts about which something can be done.

        What the author has closed since stays closed.
        """
        for row in range(self.model.rowCount()):
            index = self.proxy.mapFromSource(self.model.index(row, 0))
            found = next(self.model.found_of(self.model.item(row)), None)
            if found is None or found.verdict in (*_CLOSED, *self._opened):
                continue
            # One that the filter hides has no row.
            if index.isValid():
                self.tree.expand(index)
                self._opened.add(found.verdict)

    def _lay_out(self) -> None:
        above = FlowBar(
            self.scope, self.look_button, self.stop_button, self.anew, self.tidies, self.only
        )
        below = FlowBar(self.fix_button, self.copy_button, self.open_button, self.extent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in (above, below):
            bar.flow.setSpacing(8)
            bar.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(above)
        layout.addWidget(self.tree, 1)
        layout.addWidget(below)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.wanted)
        self.stop_button.clicked.connect(self.cancelled)
        self.only.textChanged.connect(self._filter)
        self.tree.enter_from(self.only)
        self.tree.chosen.connect(self._choose)
        self.tree.selectionModel().selectionChanged.connect(self._offer)
        self.fix_button.clicked.connect(self._fix)
        self.copy_button.clicked.connect(self._link_copies)
        self.open_button.clicked.connect(self._open)

    def _filter(self, words: str) -> None:
        self.proxy.setFilterFixedString(words)
        if words:
            self.tree.expandAll()

    def _item(self, index: QModelIndex) -> QStandardItem | None:
        return self.model.itemFromIndex(self.proxy.mapToSource(index))

    def _choose(self, index: QModelIndex) -> None:
        place = self.model.place_of(self._item(index))
        if place is not None:
            self.place_chosen.emit(place)

    def _selected(self) -> list[Found]:
        found: dict[str, Found] = {}
        for index in self.tree.selectionModel().selectedIndexes():
            for each in self.model.found_of(self._item(index)):
                found[each.address] = each
        return list(found.values())

    def _offer(self, *_: QItemSelection) -> None:
        selected = self._selected()
        is_idle = not self.stop_button.isVisible()
        self.fix_button.setEnabled(is_idle and bool(_new_addresses(selected)))
        self.copy_button.setEnabled(is_idle and any(each.saved for each in selected))
        self.open_button.setEnabled(len(selected) == 1)

    def _fix(self) -> None:
        self.fix_wanted.emit(_new_addresses(self._selected()))

    def _link_copies(self) -> None:
        self.fix_wanted.emit({each.address: each.saved for each in self._selected() if each.saved})

    def _open(self) -> None:
        self.opening_wanted.emit(self._selected()[0].address)


def _new_addresses(found: list[Found]) -> dict[str, str]:
    return {
        each.address: each.target
        for each in found
        if each.verdict in (Verdict.MOVED, Verdict.TIDIER) and each.target
    }
