"""A list of words, such as tags: one chip each, and a line with completion to add more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.gui.flow_layout import FlowLayout
from newsletter_editor.gui.front_matter.editors import FieldEditor
from newsletter_editor.gui.plain import plain_caption, plain_tip


class ListEditor(FieldEditor):
    """Chips that are taken out by a click; Enter or a comma adds what was typed."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.main = self.line
        self.setFocusProxy(self.line)
        self.line.setPlaceholderText(self.tr("add, then Enter"))
        completer = QCompleter(list(choices), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._chips)
        layout.addWidget(self.line)
        self._shown: list[str] | None = None
        self.line.returnPressed.connect(self._add_typed)
        self.line.textEdited.connect(self._look_for_comma)

    def show_value(self, value: Value, written: str) -> None:
        super().show_value(value, written)
        texts = self._texts()
        if texts == self._shown:
            return
        self._shown = texts
        while item := self._flow.takeAt(0):
            item.widget().deleteLater()
        before: QWidget = self.line
        for place, text in enumerate(texts):
            chip = QToolButton()
            chip.setObjectName("chip")
            chip.setText(f"{plain_caption(text)}  ×")
            chip.setProperty("place", place)
            chip.setAccessibleName(self.tr("Take out {0}").format(text))
            chip.setToolTip(plain_tip(self.tr("Take out {0}").format(text)))
            chip.clicked.connect(self._remove)
            self._flow.addWidget(chip)
            # New widgets would come last of the whole window.
            self.setTabOrder(before, chip)
            before = chip
        self._chips.setVisible(bool(texts))

    def _texts(self) -> list[str]:
        items = self._items()
        return [item if isinstance(item, str) else str(item) for item in items]

    def _items(self) -> list[Value]:
        if isinstance(self._value, list):
            return list(self._value)
        if isinstance(self._value, str):
            # Jekyll cuts a text at its spaces.
            return [*self._value.split()]
        return []

    def _look_for_comma(self, text: str) -> None:
        if text.endswith(","):
            self._add_typed()

    def _add_typed(self) -> None:
        self._add(self.line.text())

    def _add(self, text: str) -> None:
        word = text.strip(" ,")
        self.line.clear()
        if word and word not in self._texts():
            self.say([*self._items(), word])

    def _remove(self) -> None:
        items = self._items()
        del items[self.sender().property("place")]
        self.say(items)
