"""What a repo's team does not want to be told, and how to be told of it again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.problems.rule_words import rule_title
from newsletter_editor.site.settings import FILE_NAME, Ignored, Settings
from newsletter_editor.site.settings_changes import change_settings, heeding, turned_on
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

_ROWS = 4


class TeamRules(QWidget):
    """Lists the rules that are off or ignored somewhere; the chosen ones are turned on again."""

    changed = Signal()
    """The team's settings say something else now."""

    def __init__(self, root: Path, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._language: Language = language
        self._problem = PlainLabel()
        self._problem.setWordWrap(True)
        label = PlainLabel(
            self.tr("&Rules that are off in this repo, as “{0}” says for the whole team").format(
                FILE_NAME
            )
        )
        label.setWordWrap(True)
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMaximumHeight(_ROWS * (self.list.fontMetrics().lineSpacing() + 10))
        label.setBuddy(self.list)
        self.button = QPushButton(self.tr("Turn &on again"))
        # Enter is the dialog's.
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.turn_on)
        self.list.itemSelectionChanged.connect(self._allow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (label, self.list, self._problem):
            layout.addWidget(part)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def turn_on(self) -> None:
        """Have the chosen rules object again."""
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

        ignored = [each for each in chosen if isinstance(each, Ignored)]
        rules = [each for each in chosen if isinstance(each, str)]
        try:
            change_settings(self._root, lambda text: heeding(turned_on(text, *rules), *ignored))
        except EditorError as error:
            self._explain(error.message.in_language(self._language))
            return
        self._fill()
        self.list.setFocus()
        self.changed.emit()

    def _fill(self) -> None:
        settings = Settings.read(self._root)
        self.list.clear()
        for rule in sorted(settings.off):
            self._add(rule_title(rule, self._language), rule)
        for ignored in dict.fromkeys(settings.ignored):
            where = ", ".join(filter(None, (ignored.path, ignored.text)))
            name = rule_title(ignored.rule, self._language)
            self._add(self.tr("{0} — in {1}").format(name, where) if where else name, ignored)
        has_rules = self.list.count() > 0
        self.list.setEnabled(has_rules)
        if not has_rules:
            self.list.addItem(self.tr("None"))
        problem = settings.problem
        self._explain(problem.in_language(self._language) if problem else "")
        self._allow()

    def _add(self, text: str, meant: str | Ignored) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, meant)
        self.list.addItem(item)

    def _allow(self) -> None:
        self.button.setEnabled(self.list.isEnabled() and bool(self.list.selectedItems()))

    def _explain(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
