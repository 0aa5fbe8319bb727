"""The list of templates: those that cannot be used first, hidden ones last and only when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from newsletter_editor.gui.plain import plain_tip
from newsletter_editor.sections.templates import BadTemplate, Origin, Template, TemplateLibrary
from newsletter_editor.text.localized import Language

Shown = Template | BadTemplate | None


class TemplateList(QWidget):
    """Every template of a library, one of them chosen."""

    chosen = Signal(object)
    """(Template | BadTemplate | None)"""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._library = TemplateLibrary()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setMinimumWidth(160)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.with_hidden = QCheckBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.with_hidden)
        self.list.currentItemChanged.connect(self._tell)
        self.with_hidden.toggled.connect(self._fill_again)

    @property
    def current(self) -> Shown:
        """The one that is chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def fill(self, library: TemplateLibrary, choose: str = "") -> None:
        """List the templates; `choose` is the id of the one to show."""
        self._library = library
        count = len(library.hidden)
        self.with_hidden.setText(self.tr("Show hidden &ones ({0})").format(count))
        self.with_hidden.setVisible(bool(count))
        self.list.blockSignals(True)
        self.list.clear()
        for bad in library.bad:
            self._add(f"⚠ {bad.path.name}", bad, bad.reason.in_language(self._language))
        for template in self._own_first(library.templates):
            self._add(_label(template), template, self._origin(template))
        if self.with_hidden.isChecked():
            for template in self._own_first(library.hidden):
                label = self.tr("{0}  · hidden").format(_label(template))
                item = self._add(label, template, self.tr("Not offered in the palette"))
                item.setForeground(self.palette().placeholderText())
        self.list.blockSignals(False)
        rows = [row for row in range(self.list.count()) if self._id(row) == choose]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self._tell()

    def choose_none(self) -> None:
        """Leave the list without a choice, as for a template that is not in it yet."""
        self.list.blockSignals(True)
        self.list.setCurrentItem(None)
        self.list.blockSignals(False)

    def _own_first(self, templates: tuple[Template, ...]) -> list[Template]:
        return sorted(
            templates,
            key=lambda each: (each.language != self._language, each.language, each.order),
        )

    def _add(self, label: str, data: Template | BadTemplate, tip: str) -> QListWidgetItem:
        item = QListWidgetItem(label)
        item.setToolTip(plain_tip(tip))
        item.setData(Qt.ItemDataRole.UserRole, data)
        self.list.addItem(item)
        return item

    def _origin(self, template: Template) -> str:
        names = {
            Origin.BUILT_IN: self.tr("came with the program"),
            Origin.USER: self.tr("mine"),
            Origin.REPO: self.tr("the team's"),
        }
        return names.get(template.origin, "")

    def _id(self, row: int) -> str:
        return id_of(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _fill_again(self) -> None:
        self.fill(self._library, id_of(self.current))

    def _tell(self) -> None:
        self.chosen.emit(self.current)


def id_of(shown: Shown) -> str:
    """The id under which a template is kept; an empty text for none."""
    if isinstance(shown, Template):
        return shown.id
    return shown.path.stem if shown is not None else ""


def _label(template: Template) -> str:
    name = f"{template.icon}  {template.name or template.id}".strip()
    return f"{name}  [{template.language or '*'}]"
