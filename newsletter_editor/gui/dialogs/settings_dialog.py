"""Settings: everything takes effect at once, so there is nothing to confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import THEME_KEY


class SettingsDialog(Dialog):
    """What the author can choose for all posts. Panes add rows of theirs with `add_row`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(460)
        self._settings = settings
        self._form = QFormLayout()
        self._form.setSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.add_choice(
            self.tr("&Language"),
            "window/language",
            {"system": self.tr("Language of the system"), "es": "Español", "en": "English"},
        )
        self.add_choice(
            self.tr("&Theme"),
            THEME_KEY,
            {
                "system": self.tr("Follow the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )
        families = {"": self.tr("Font of the system")}
        families |= {name: name for name in QFontDatabase.families() if not name.startswith(".")}
        self.add_choice(self.tr("&Font of the editor"), "editor/font", families)
        self.add_number(self.tr("Font &size"), "editor/font_size", 12, 7, 40)
        self.add_number(self.tr("Characters in a &line"), "editor/measure", 80, 40, 400)
        self.add_number(self.tr("&Words of a post (0: no goal)"), "editor/word_goal", 0, 0, 100_000)
        self.add_switch(self.tr("Show line &numbers"), "editor/line_numbers", True)
        self.add_switch(self.tr("Close &pairs of signs while typing"), "editor/pairs", True)
        self.add_switch(
            self.tr("&Draw without the graphics card (from the next start on)"),
            "window/software_rendering",
            False,
        )
        buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        self._more = QVBoxLayout()
        self.stack(self._form, self._more, buttons)

    def add_part(self, part: QWidget) -> None:
        """Put something below the rows that is no setting of the program's own."""
        self._more.addWidget(part)
        # Else its room would be taken from the rows above; Qt's own way stops at 2/3 of a screen.
        self.resize(self.sizeHint().expandedTo(self.minimumSize()))

    def add_choice(self, label: str, key: str, choices: dict[str, str]) -> None:
        """A value out of several; `choices` are values of the setting and what they are called."""
        box = QComboBox()
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(self._settings.get(key, next(iter(choices)))), 0))
        box.setProperty("key", key)
        box.activated.connect(self._keep_choice)
        self._form.addRow(label, box)

    def add_number(self, label: str, key: str, default: int, least: int, most: int) -> None:
        """A whole number."""
        box = NumberField()
        box.setRange(least, most)
        box.setValue(self._settings.get(key, default))
        box.setProperty("key", key)
        box.valueChanged.connect(self._keep_number)
        self._form.addRow(label, box)

    def add_switch(self, label: str, key: str, default: bool) -> None:
        """Yes or no."""
        box = QCheckBox(label)
        box.setChecked(self._settings.get(key, default))
        box.setProperty("key", key)
        box.toggled.connect(self._keep_switch)
        self._form.addRow("", box)

    def _keep_choice(self) -> None:
        box = self.sender()
        self._settings.set(box.property("key"), box.currentData())

    def _keep_number(self, value: int) -> None:
        self._settings.set(self.sender().property("key"), value)

    def _keep_switch(self, on: bool) -> None:
        self._settings.set(self.sender().property("key"), on)
