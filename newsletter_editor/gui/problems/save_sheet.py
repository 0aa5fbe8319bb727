"""The sheet that a save shows where the post has errors: mend them, or save as it is."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.problems.icons import severity_icon
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Problem, Severity


class SaveChoice(Enum):
    """What the author wants."""

    FIX = "fix"
    SAVE = "save"
    CANCEL = "cancel"


class SaveSheet(Dialog):
    """Lists the errors; `choice` and `chosen_row` tell what the author wants done."""

    def __init__(
        self, errors: list[tuple[Problem, int]], theme: Theme, language: Language, parent: QWidget
    ) -> None:
        """`errors` are the errors with their lines, in the order of the text."""
        super().__init__(parent)
        self.setObjectName("save_sheet")
        self.setWindowTitle(self.tr("Before saving"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.choice = SaveChoice.CANCEL
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Errors"))
        self.list.setWordWrap(True)
        for problem, line in errors:
            text = self.tr("Line {0}: {1}").format(line, problem.message.in_language(language))
            self.list.addItem(QListWidgetItem(severity_icon(Severity.ERROR, theme), text))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._fix)
        reason = PlainLabel(self.tr("The published page would be broken. Nothing that you wrote is "
                                "lost either way."))  # fmt: skip
        reason.setWordWrap(True)
        reason.setProperty("muted", True)
        heading = self._heading(len(errors))
        self.stack(heading, reason, self.list, self._buttons(), grows=self.list)
        self.resize(560, 340)

    @property
    def chosen_row(self) -> int:
        """The error that is selected."""
        return max(self.list.currentRow(), 0)

    def _heading(self, count: int) -> PlainLabel:
        heading = PlainLabel(self.tr("This post has %n errors", "", count))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _buttons(self) -> QHBoxLayout:
        self.fix_button = QPushButton(self.tr("&Fix"))
        self.fix_button.setDefault(True)
        self.fix_button.setToolTip(self.tr("Go to the selected error without saving"))
        self.fix_button.clicked.connect(self._fix)
        self.save_button = QPushButton(self.tr("&Save all the same"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.fix_button)
        return row

    def _fix(self) -> None:
        self.choice = SaveChoice.FIX
        self.accept()

    def _save(self) -> None:
        self.choice = SaveChoice.SAVE
        self.accept()
