"""All commands with their keys, to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.shortcuts.keys import Shortcuts, types_a_sign

_ID = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutsDialog(Dialog):
    """What is changed takes effect at once."""

    def __init__(
        self, shortcuts: Shortcuts, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys of the commands"))
        self.resize(640, 560)
        self._shortcuts, self._actions = shortcuts, actions
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText(self.tr("Command or keys"))
        self.filter_box.setAccessibleName(self.tr("Find a command"))
        self.filter_box.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Commands"))
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.none_button = QPushButton(self.tr("&None"))
        self.usual_button = QPushButton(self.tr("&Usual keys"))
        self.all_button = QPushButton(self.tr("&All as usual"))
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(self.tr("What is the matter with the keys"))
        self._lay_out()
        for id in shortcuts.ids:
            item = QTreeWidgetItem([actions.path_of(id), ""])
            item.setData(0, _ID, id)
            self.tree.addTopLevelItem(item)
        self.tree.sortItems(0, Qt.SortOrder.AscendingOrder)
        self._fill()
        self.tree.setColumnWidth(0, 400)
        self.filter_box.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(self._show_current)
        self.tree.itemActivated.connect(self._go_to_keys)
        self.keys.editingFinished.connect(self._choose)
        self.none_button.clicked.connect(self._take_away)
        self.usual_button.clicked.connect(self._reset)
        self.all_button.clicked.connect(self._reset_all)
        self.tree.setCurrentItem(self.tree.topLevelItem(0))

    def _lay_out(self) -> None:
        buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        for button in (self.none_button, self.usual_button, self.all_button, close):
            # Enter chooses a command, and is a key that may be pressed into the field.
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.keys, 1)
        row.addWidget(self.none_button)
        row.addWidget(self.usual_button)
        form = QFormLayout()
        form.addRow(self.tr("New &keys"), row)
        form.labelForField(row).setBuddy(self.keys)
        last = QHBoxLayout()
        last.addWidget(self.all_button)
        last.addWidget(buttons, 1)
        self.stack(self.filter_box, self.tree, form, self.said, last, grows=self.tree)

    @property
    def _id(self) -> str | None:
        item = self.tree.currentItem()
        return str(item.data(0, _ID)) if item is not None else None

    def _fill(self) -> None:
        for item in self._items():
            keys = self._actions[item.data(0, _ID)].shortcuts()
            item.setText(1, " · ".join(dict.fromkeys(each.toString(_NATIVE) for each in keys)))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            said = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in said for word in words))
        current = self.tree.currentItem()
        if current is None or current.isHidden():
            # Keys that are pressed are for a command that is in sight.
            seen = [item for item in self._items() if not item.isHidden()]
            self.tree.setCurrentItem(seen[0] if seen else None)

    def _show_current(self) -> None:
        self.said.clear()
        keys = [] if self._id is None else self._actions[self._id].shortcuts()
        self.keys.setKeySequence(keys[0] if keys else QKeySequence())
        for part in (self.keys, self.none_button, self.usual_button):
            part.setEnabled(self._id is not None)

    def _go_to_keys(self) -> None:
        self.keys.setFocus()

    def _choose(self) -> None:
        id, keys = self._id, self.keys.keySequence()
        if id is None or keys.isEmpty() or keys in self._actions[id].shortcuts():
            return
        shown = keys.toString(_NATIVE)
        holder = self._shortcuts.holder(keys, id)
        if holder is not None:
            text = self.tr(
                "{0} is taken by “{1}”. Choose other keys, or give that one others first."
            )
            self._refuse(text.format(shown, self._actions.path_of(holder)))
        elif types_a_sign(keys):
            self._refuse(
                self.tr("{0} is needed for writing. Add Ctrl, or use F1 to F12.").format(shown)
            )
        else:
            self._shortcuts.choose(id, keys)
            self._fill()
            self.said.clear()

    def _refuse(self, reason: str) -> None:
        self._show_current()
        self.said.setText(reason)

    def _take_away(self) -> None:
        if self._id is not None:
            self._shortcuts.choose(self._id, QKeySequence())
            self._changed()

    def _reset(self) -> None:
        if self._id is not None:
            self._shortcuts.reset(self._id)
            self._changed()

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._changed()

    def _changed(self) -> None:
        self._fill()
        self._show_current()
