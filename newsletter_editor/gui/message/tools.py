"""The message in the window: its pane, and the ways that it is taken elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from newsletter_editor.document.saving import save
from newsletter_editor.gui.message.pane import MessagePane
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.mail.choosing import choices_of, with_choices
from newsletter_editor.site.settings_changes import change_settings, read_settings_text
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

NOTICE = "message"
_KINDS = {".eml": "eml", ".html": "html", ".txt": "plain"}


class MessageTools(QObject):
    """Waits with what the author chose until the newest text is a message."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        worker = WorkerProcess("newsletter_editor.mail.worker", parent=self)
        self.pane = MessagePane(window.post, worker, window.preview.remote, window.language)
        window.preview.add_message(self.pane)
        self._then: Callable[[], None] | None = None
        self.pane.made.connect(self._go_on)
        self.pane.given_up.connect(self._on_given_up)
        window.letting_go.connect(self.pane.shut_down)
        for id, slot in {
            "file.message.copy_rich": self._copy_rich,
            "file.message.copy_source": self._copy_source,
            "file.message.save": self._save,
            "file.message.send": self._send,
            "file.message.draft": self._draft,
            "file.message.choices": self._choose,
        }.items():
            window.actions_[id].triggered.connect(slot)
        window.actions_["view.shown.message"].triggered.connect(self._show)
        button = QPushButton(self.tr("Send or save"))
        button.setMenu(window.actions_.menu("file.message"))
        self.pane.choices.addWidget(button)

    def when_made(self, then: Callable[[], None]) -> None:
        """Call `then` once the newest text is a message with all its parts."""
        if self.pane.is_current:
            then()
        else:
            self._then = then
            self.pane.want()

    def write(self, path: Path) -> None:
        """Write the message to a file, as its ending says: `.eml`, `.html` or `.txt`."""
        self._write(path, self.pane.answer)

    def _write(self, path: Path, answer: dict[str, Any]) -> None:
        text = answer[_KINDS.get(path.suffix.lower(), "eml")]
        try:
            save(path, text.encode("utf-8", "replace"))
        except EditorError as error:
            self._window.explain(error)
            return
        said = self.tr("The message is in {0}.").format(path)
        self._window.notices.say(said, key=NOTICE)

    def _show(self) -> None:
        if not self._window.preview.isVisible():
            self._window.actions_["view.panes.preview"].trigger()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_given_up(self, said: str) -> None:
        self._then = None
        self._window.notices.say(said, "warning", key=NOTICE)

    def _copy_rich(self) -> None:
        self.when_made(self._put_rich)

    def _put_rich(self) -> None:
        data = QMimeData()
        data.setHtml(self.pane.answer["html"])
        data.setText(self.pane.answer["plain"])
        QGuiApplication.clipboard().setMimeData(data)
        self._tell_copied()

    def _copy_source(self) -> None:
        self.when_made(self._put_source)

    def _put_source(self) -> None:
        QGuiApplication.clipboard().setText(self.pane.answer["html"])
        self._tell_copied()

    def _tell_copied(self) -> None:
        self._window.statusBar().showMessage(self.tr("The message is on the clipboard"), 3000)

    def _save(self) -> None:
        self.when_made(self._ask_where)

    def _choose(self) -> None:
        from newsletter_editor.gui.message.choices_dialog import ChoicesDialog

        site = self._window.post.site
        if site is None:
            said = self.tr("Open a post of a repo first: the look belongs to its team.")
            self._window.notices.say(said, "warning", key=NOTICE)
            return
        try:
            choices = choices_of(read_settings_text(site.root))
        except EditorError as error:
            self._window.explain(error)
            return
        dialog = ChoicesDialog(choices, self._window)
        dialog.changed.connect(self.pane.try_choices)
        dialog.accepted.connect(self._keep_choices)
        dialog.finished.connect(self._end_trying)
        self._choices, self._root = dialog, site.root
        if not self.pane.isVisible():
            self._window.actions_["view.shown.message"].trigger()
        dialog.show()

    def _keep_choices(self) -> None:
        choices = self._choices.choices()
        try:
            change_settings(self._root, lambda text: with_choices(text, choices))
        except EditorError as error:
            self._window.explain(error)

    def _end_trying(self) -> None:
        self.pane.try_choices(None)

    def _send(self) -> None:
        self.when_made(self._ask_whom)

    def _ask_whom(self) -> None:
        # What sends mail is loaded when somebody sends, not while the window is made.
        from newsletter_editor.gui.message.send_dialog import SendDialog

        answer, window = self.pane.answer, self._window
        dialog = SendDialog(
            answer["eml"], answer["sender"], window.tasks, window.settings, window.language, window
        )
        dialog.sent.connect(self._tell_sent)
        dialog.open()

    def _tell_sent(self, receivers: str) -> None:
        said = self.tr("The test is on its way to {0}.").format(receivers)
        self._window.notices.say(said, key=NOTICE)

    def _draft(self) -> None:
        self.when_made(self._ask_for_key)

    def _ask_for_key(self) -> None:
        from newsletter_editor.gui.message.draft_dialog import DraftDialog

        answer, window = self.pane.answer, self._window
        dialog = DraftDialog(
            answer["subject"], answer["html"], window.tasks, window.language, window
        )
        dialog.kept.connect(self._tell_drafted)
        dialog.open()

    def _tell_drafted(self) -> None:
        said = self.tr("The draft is in Buttondown.")
        self._window.notices.say(said, choices=[Choice(self.tr("Open"), _show_drafts)], key=NOTICE)

    def _ask_where(self) -> None:
        # While the author looks for a place, the pane may get an answer without all parts.
        answer = self.pane.answer
        path = self._window.post.path
        start = Path.home() / (path.with_suffix(".eml").name if path else "message.eml")
        kinds = [
            self.tr("Message with everything (*.eml)"),
            self.tr("HTML (*.html)"),
            self.tr("Plain text (*.txt)"),
        ]
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save message"), str(start), ";;".join(kinds)
        )
        if chosen:
            ending = list(_KINDS)[kinds.index(kind)] if kind in kinds else ".eml"
            target = Path(chosen)
            has_ending = target.suffix.lower() in _KINDS
            self._write(target if has_ending else Path(chosen + ending), answer)


def _show_drafts() -> bool:
    from newsletter_editor.mail.buttondown import DRAFTS

    QDesktopServices.openUrl(QUrl(DRAFTS))
    return True


def hang(window: MainWindow) -> MessageTools:
    """Hang the message into the window."""
    return MessageTools(window)
