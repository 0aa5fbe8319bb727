"""Earlier versions of the post: looked through, compared with the text, brought back.

Copies that this machine has kept, and commits where there are any.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.line_edits import line_edits
from newsletter_editor.document.source import Source, decode, plain_text
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.recovery.difference_view import DifferenceView
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language


class Earlier(Protocol):
    """A version of the post, wherever it lies."""

    @property
    def saved_at(self) -> datetime:
        """With time zone, the local one."""

    def read(self) -> bytes:
        """The post's bytes as they were. Raises EditorError."""


class VersionsDialog(Dialog):
    """The versions by date, the newest first. Bringing one back is one undo step."""

    def __init__(
        self,
        post: OpenPost,
        versions: Sequence[Earlier],
        theme: Theme,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("versions_dialog")
        self.setWindowTitle(self.tr("Earlier versions"))
        self.resize(1180, 700)
        self._post, self._language = post, language
        self._versions: list[tuple[Earlier, str]] = []
        """With what is said of each, "" for copies of this machine."""
        self._chosen: Source | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Versions by date"))
        self._list.setFixedWidth(250)
        self._list.setWordWrap(True)
        self._view = DifferenceView(theme, self.tr("That version"), self.tr("The text now"))
        self._said = PlainLabel()
        self._said.setWordWrap(True)
        self._restore = QPushButton(self.tr("&Bring this version back"))
        self._restore.clicked.connect(self._bring_back)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._said)
        right.addWidget(self._view, 1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self._list)
        middle.addLayout(right, 1)
        buttons = self.button_box(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        self.stack(middle, buttons, grows=middle)
        self._list.currentRowChanged.connect(self._show)
        self.add([(version, "") for version in versions])
        if not versions:
            for widget in (self._list, self._view, self._restore):
                widget.hide()
            self.resize(480, 0)
            self._said.setText(
                self.tr("There are none yet: each time you save, the version before is kept here.")
            )

    def add(self, versions: Sequence[tuple[Earlier, str]]) -> None:
        """Put more versions, with what is said of each, among those that are shown, by date."""
        if not versions:
            return
        row = self._list.currentRow()
        chosen = self._versions[row] if row >= 0 else None
        if chosen is None and not self._versions:
            for widget in (self._list, self._view, self._restore):
                widget.show()
            self.resize(1180, 700)
        self._versions += versions
        self._versions.sort(key=lambda each: each[0].saved_at, reverse=True)
        locale = QLocale()
        self._list.blockSignals(True)
        self._list.clear()
        for version, said in self._versions:
            date = locale.toString(version.saved_at, QLocale.FormatType.ShortFormat)
            item = QListWidgetItem("\n".join(filter(None, (date, said))))
            item.setToolTip(plain_tip(said))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0 if chosen is None else self._versions.index(chosen))

    def _show(self, row: int) -> None:
        self._chosen = None
        self._said.clear()
        try:
            self._chosen = decode(self._versions[row][0].read())
        except EditorError as error:
            self._said.setText(error.message.in_language(self._language))
        self._said.setVisible(self._chosen is None)
        self._view.setVisible(self._chosen is not None)
        if self._chosen is not None:
            old = plain_text(self._chosen.text, self._chosen.format)
            new = self._post.readable()
            self._view.show_texts(old, new)
            self._restore.setEnabled(old != new)

    def _bring_back(self) -> None:
        if self._chosen is None:
            return
        theirs, ours = self._chosen.format.placeholders, self._post.format.placeholders
        text = theirs.moved(self._chosen.text, ours)
        self._post.apply(line_edits(self._post.text(), text))
        self.accept()
