"""*Publish…*: what goes, what is said of it, where it goes, and how far it has come."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.pictures.pictures import Pictures
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.publishing.rows import Changes
from newsletter_editor.gui.publishing.tree import ChangesTree
from newsletter_editor.publishing.download import percent_of


class Phase(Enum):
    """What the dialog is at."""

    CHOOSING = "choosing"
    WORKING = "working"
    DONE = "done"


class PublishDialog(Dialog):
    """Asks and shows; what is done with the answers is done by `PublishTools`."""

    publish_wanted = Signal()
    message_wanted = Signal()
    """Other files are ticked, and the author has not worded the message."""
    cancel_wanted = Signal()

    def __init__(
        self,
        changes: Changes,
        ticked: set[str],
        pictures: Pictures,
        knows_author: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("publish_dialog")
        self.setWindowTitle(self.tr("Publish"))
        self.changes = changes
        self._phase = Phase.CHOOSING
        self._address = ""
        self._proposed = ""
        self.tree = ChangesTree(pictures)
        self.tree.show_changes(changes)
        self.tree.tick(ticked)
        self.tree.ticks_changed.connect(self._ticked)
        self.message = QPlainTextEdit()
        self.message.setObjectName("publish_message")
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self.to_site = QRadioButton(self.tr("To the &site"))
        self.for_review = QRadioButton(self.tr("For &review: the team looks at it first"))
        (self.for_review if changes.goes_by_review else self.to_site).setChecked(True)
        self.to_site.toggled.connect(self._refresh)
        self.name, self.email = QLineEdit(), QLineEdit()
        self._said = PlainLabel()
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.errors = QListWidget()
        self.errors.setAccessibleName(self.tr("Errors"))
        self.errors.setWordWrap(True)
        self.errors.setMaximumHeight(140)
        self.despite = QCheckBox(self.tr("Publish &despite these errors"))
        self.despite.toggled.connect(self._refresh)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 0)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self._open)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._cancel)
        self.publish_button = QPushButton()
        self.publish_button.setDefault(True)
        self.publish_button.clicked.connect(self.publish_wanted)
        self._who = self._who_form(knows_author)
        self._lay_out()
        for widget in (self.errors, self.despite, self.bar, self.open_button, self._said):
            widget.hide()
        if changes.status.unsent:
            text = self.tr("Publications that were not sent yet go along: {0}.")
            self.say(text.format(changes.status.unsent))
        self.resize(720, 560)
        self._refresh()

    @property
    def is_for_review(self) -> bool:
        """Whether it goes to a branch of its own."""
        return self.for_review.isChecked()

    def propose(self, message: str) -> None:
        """Fill in a message, unless the author has worded one."""
        if self.message.toPlainText() in ("", self._proposed):
            self._proposed = message
            self.message.setPlainText(message)

    def show_errors(self, errors: list[str]) -> None:
        """Say what stands in the way; publishing goes on only if the author says so."""
        self._enter(Phase.CHOOSING)
        self.errors.clear()
        self.errors.addItems(errors)
        self.errors.setVisible(bool(errors))
        self.despite.setVisible(bool(errors))
        self.despite.setChecked(False)
        self.say(self.tr("The checks have found errors; correct them, or say that you know."))
        self._refresh()

    def say(self, text: str) -> None:
        """Show a sentence above the buttons."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def show_working(self, text: str) -> None:
        """It is under way."""
        self._enter(Phase.WORKING)
        self.say(text)

    def show_progress(self, line: str) -> None:
        """A line of git's account."""
        if found := percent_of(line):
            self.bar.setRange(0, 100)
            self.bar.setValue(found[1])

    def show_failed(self, text: str) -> None:
        """It has not been done."""
        self._enter(Phase.CHOOSING)
        self.say(text)

    def show_done(self, text: str, address: str, caption: str) -> None:
        """It has been done; `address`, if there is one, can be opened in the browser."""
        self._enter(Phase.DONE)
        self.say(text)
        self._address = address
        self.open_button.setText(caption)
        self.open_button.setVisible(bool(address))
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._phase is Phase.WORKING:
            self.cancel_wanted.emit()
        super().closeEvent(event)

    def reject(self) -> None:
        if self._phase is Phase.WORKING:
            self.cancel_wanted.emit()
        super().reject()

    def _who_form(self, knows_author: bool) -> QWidget:
        form = QWidget()
        layout = QFormLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addRow(
            PlainLabel(self.tr("Who publishes is written down with it, and asked only once."))
        )
        layout.addRow(self.tr("Your &name"), self.name)
        layout.addRow(self.tr("Your &e-mail"), self.email)
        form.setVisible(not knows_author)
        for line in (self.name, self.email):
            line.textChanged.connect(self._refresh)
        return form

    def _lay_out(self) -> None:
        label = PlainLabel(self.tr("&What has changed, in a line"))
        label.setBuddy(self.message)
        where = QHBoxLayout()
        where.setSpacing(18)
        where.addWidget(self.to_site)
        where.addWidget(self.for_review)
        where.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.publish_button)
        self.stack(
            self.tree,
            label,
            self.message,
            where,
            self._who,
            self._said,
            self.errors,
            self.despite,
            self.bar,
            buttons,
            grows=self.tree,
        )

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        self.bar.setVisible(phase is Phase.WORKING)
        self.bar.setRange(0, 0)
        for widget in (self.tree, self.message, self.to_site, self.for_review, self._who):
            widget.setEnabled(phase is Phase.CHOOSING)
        self.publish_button.setVisible(phase is not Phase.DONE)
        if phase is not Phase.CHOOSING:
            self.errors.hide()
            self.despite.hide()
        self._refresh()

    def _ticked(self) -> None:
        if self.errors.isVisible():
            self.errors.hide()
            self.despite.hide()
            self.say("")
        self.message_wanted.emit()
        self._refresh()

    def _refresh(self) -> None:
        self.publish_button.setText(
            self.tr("Send for re&view") if self.is_for_review else self.tr("&Publish")
        )
        has_work = bool(self.tree.ticked) or bool(self.changes.status.unsent)
        knows = self._who.isHidden() or bool(self.name.text().strip() and self.email.text().strip())
        is_said = self.errors.isHidden() or self.despite.isChecked()
        self.publish_button.setEnabled(
            self._phase is Phase.CHOOSING and has_work and knows and is_said
        )

    def _cancel(self) -> None:
        self.reject()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
