"""How the team's messages look and by which service they go; the pane shows each choice at once."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.number_field import NumberField
from newsletter_editor.mail.services import SERVICES, service_of
from newsletter_editor.mail.settings import NARROWEST, SANS, WIDEST, Colours

_SERIF = "Georgia, 'Times New Roman', serif"
_MONO = "Menlo, Consolas, monospace"


class ChoicesDialog(Dialog):
    """Changes nothing by itself: `choices` is what the form says, for whoever writes it down."""

    changed = Signal(object)
    """(dict): the table `[mail]` as the form has it now."""

    def __init__(self, known: dict[str, Any], parent: QWidget | None = None) -> None:
        """`known` is the table `[mail]` as it is."""
        super().__init__(parent)
        self.setObjectName("mail_choices")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Look and service of the messages"))
        self.setMinimumWidth(460)
        self._known = known
        self.service = QComboBox()
        self.service.setEditable(True)
        self.service.addItem("")
        for each in SERVICES.values():
            self.service.addItem(each.name)
        named = service_of(self._text("service"))
        self.service.setCurrentText(named.name if named else self._text("service"))
        self.unsubscribe = QLineEdit(self._text("unsubscribe"))
        self.footer = QPlainTextEdit(self._text("footer"))
        self.footer.setTabChangesFocus(True)
        self.footer.setMaximumHeight(90)
        self.logo = QLineEdit(self._text("logo"))
        self.logo.setPlaceholderText("/images/logo.png")
        self.width_field = NumberField()
        self.width_field.setRange(NARROWEST, WIDEST)
        width = known.get("width", WIDEST)
        self.width_field.setValue(width if isinstance(width, int) else WIDEST)
        self.font = QComboBox()
        self.font.setEditable(True)
        self.font.addItems([SANS, _SERIF, _MONO])
        self.font.setCurrentText(str(self._table("fonts").get("text", SANS)))
        self.links = QComboBox()
        self.links.addItem(self.tr("Below each section"), "")
        self.links.addItem(self.tr("In place"), "in place")
        self.links.setCurrentIndex(int(self._text("links").startswith("in")))
        self.colours: dict[str, ColourButton] = {}
        for name, usual in asdict(Colours()).items():
            button = ColourButton(str(self._table("colours").get(name, usual)), usual)
            button.chosen.connect(self._tell)
            self.colours[name] = button
        self._lay_out()
        for signal in (
            self.service.currentTextChanged,
            self.unsubscribe.textChanged,
            self.footer.textChanged,
            self.logo.textChanged,
            self.width_field.valueChanged,
            self.font.currentTextChanged,
            self.links.currentIndexChanged,
        ):
            signal.connect(self._tell)

    def choices(self) -> dict[str, Any]:
        """The values of `[mail]`; what is as usual is empty, and need not be written."""
        font = self.font.currentText().strip()
        fonts = {k: v for k, v in self._table("fonts").items() if k != "text"}
        if font and font != SANS:
            fonts["text"] = font
        # One that names what the program does not know stays as it is, to be told of.
        colours = {k: v for k, v in self._table("colours").items() if k not in self.colours}
        colours |= {
            name: button.colour for name, button in self.colours.items() if not button.is_usual
        }
        written = self.service.currentText().strip()
        service = service_of(written)
        width = self.width_field.value()
        return {
            "service": service.key if service else written,
            "unsubscribe": self.unsubscribe.text().strip(),
            "footer": self.footer.toPlainText().strip(),
            "logo": self.logo.text().strip(),
            "width": width if width != WIDEST else "",
            "links": self.links.currentData(),
            "colours": colours,
            "fonts": fonts,
        }

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        for words, field in (
            (self.tr("&Service"), self.service),
            (self.tr("Mark or address to &unsubscribe"), self.unsubscribe),
            (self.tr("&Footer, in Markdown"), self.footer),
            (self.tr("&Logo"), self.logo),
            (self.tr("&Width in pixels"), self.width_field),
            (self.tr("F&ont"), self.font),
            (self.tr("L&inks of the plain text"), self.links),
            (self.tr("Colour of the &text"), self.colours["text"]),
            (self.tr("Colour of &headings"), self.colours["headings"]),
            (self.tr("Colour of lin&ks"), self.colours["link"]),
            (self.tr("Colour of what stands &around"), self.colours["soft"]),
            (self.tr("Colour behind the &post"), self.colours["paper"]),
            (self.tr("Colour &behind all"), self.colours["page"]),
        ):
            form.addRow(words, field)
        buttons = self.button_box(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.stack(form, buttons)

    def _tell(self) -> None:
        # What the form does not show, such as the sender, stays as the team has it.
        table = {**self._known, **self.choices()}
        self.changed.emit({key: value for key, value in table.items() if value not in ("", {})})

    def _text(self, key: str) -> str:
        value = self._known.get(key, "")
        return value if isinstance(value, str) else ""

    def _table(self, key: str) -> dict[str, Any]:
        value = self._known.get(key)
        return value if isinstance(value, dict) else {}


class ColourButton(QPushButton):
    """Shows a colour as `#1f5fa8`, and asks for another one."""

    chosen = Signal()

    def __init__(self, colour: str, usual: str) -> None:
        super().__init__()
        self._usual = usual
        self.set_colour(colour)
        self.clicked.connect(self._ask)

    @property
    def colour(self) -> str:
        """As the settings file has it."""
        return self.text()

    @property
    def is_usual(self) -> bool:
        """Whether it is that of the program's own look."""
        return self.text().lower() == self._usual

    def set_colour(self, colour: str) -> None:
        """Show a colour as the settings file has it."""
        self.setText(colour.replace("&", ""))
        sample = QPixmap(16, 16)
        sample.fill(QColor(colour) if QColor.isValidColorName(colour) else QColor("white"))
        self.setIcon(sample)
        self.chosen.emit()

    def _ask(self) -> None:
        found = QColorDialog.getColor(QColor(self.text()), self)
        if found.isValid():
            self.set_colour(found.name())
