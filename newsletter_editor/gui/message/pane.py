"""The pane: the open post's message in the shapes that readers meet it in, and what it weighs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.flow_layout import FlowBar
from newsletter_editor.gui.message.view import Looks, MessageView, as_shown
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.preview.remote_images import RemoteImages
from newsletter_editor.gui.preview.repo_images import RepoImages
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text.localized import Language

_DESKTOP, _PHONE = 600, 375
_NEAR = 0.8
"""Share of what Gmail shows from which on the size is told as a warning."""


class MessagePane(QWidget):
    """Asks its worker while it is seen, and never otherwise."""

    made = Signal()
    """`answer` is that of the newest text, as `want` has asked."""
    given_up = Signal(str)
    """(sentence): the newest text comes to nothing, though it was wanted."""

    def __init__(
        self,
        post: OpenPost,
        worker: WorkerProcess,
        remote: RemoteImages,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """`worker` runs `newsletter_editor.mail.worker`; it is the pane's from now on."""
        super().__init__(parent)
        self.setObjectName("message")
        self.setMinimumWidth(240)
        self._post, self._worker, self._remote = post, worker, remote
        self._language: Language = language
        self._images = RepoImages()
        self.answer: dict[str, Any] = {}
        """What the worker's newest answer says, empty before it."""
        self._is_wanted = False
        self._tried: dict[str, Any] | None = None
        self._lay_out()
        self._on_moved()
        post.opened.connect(self._on_moved)
        post.path_changed.connect(self._on_moved)
        post.edited.connect(self._ask)
        worker.answered.connect(self._take)
        worker.cut_off.connect(self._on_cut_off)
        worker.failed.connect(self._on_cut_off)
        remote.changed.connect(self._show)

    def _lay_out(self) -> None:
        self.shape = QComboBox()
        self.shape.setAccessibleName(self.tr("How the message is shown"))
        for words, width in (
            (self.tr("On a computer"), _DESKTOP),
            (self.tr("On a phone"), _PHONE),
            (self.tr("As plain text"), 0),
        ):
            self.shape.addItem(words, width)
        self.dark = QCheckBox(self.tr("Dark"))
        self.pictures = QCheckBox(self.tr("With images"))
        self.pictures.setChecked(True)
        self.shape.currentIndexChanged.connect(self._show)
        self.dark.toggled.connect(self._show)
        self.pictures.toggled.connect(self._show)
        self.head = PlainLabel()
        self.head.setWordWrap(True)
        self.size_told = PlainLabel()
        self.size_told.setWordWrap(True)
        self.size_told.setProperty("muted", True)
        for label in (self.head, self.size_told):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.view = MessageView(self._images_find)
        self.view.setAccessibleName(self.tr("The message"))
        self.plain = QPlainTextEdit()
        self.plain.setReadOnly(True)
        self.plain.setTabChangesFocus(True)
        self.plain.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.plain.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.plain.setAccessibleName(self.tr("The message as plain text"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.plain)
        bar = FlowBar(self.shape, self.dark, self.pictures)
        self.choices = bar.flow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(bar)
        layout.addWidget(self.head)
        layout.addWidget(self.size_told)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.shape)

    def shut_down(self) -> None:
        """End the worker and the page; to be called before the pane goes."""
        self._worker.stop()
        self.view.close_page()

    @property
    def is_current(self) -> bool:
        """Whether `answer` speaks of the newest text, its plain text among it."""
        known = self.answer.get("revision") == self._post.revision
        return known and bool(self.answer.get("plain"))

    def want(self) -> None:
        """Have the newest text made into a message with all its parts, seen or not."""
        self._is_wanted = True
        self._ask()

    def try_choices(self, choices: dict[str, Any] | None) -> None:
        """Show the message as it would be with these settings; None for the team's own again."""
        self._tried = choices
        self.answer = {}
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_wanted:
            self._worker.withdraw()

    def _ask(self) -> None:
        if not self.isVisible() and not self._is_wanted:
            return
        post = self._post
        self._worker.ask(
            post.revision,
            post,
            aside={
                "plain": self._is_wanted or self._looks().width == 0,
                **({} if self._tried is None else {"mail": self._tried}),
            },
            site=str(post.folder.root) if post.folder else None,
            path=str(post.path) if post.path else None,
            language=self._language,
        )

    def _take(self, answer: dict[str, Any]) -> None:
        if "html" not in answer:
            # The worker has said why in one sentence.
            said = "\n".join(each[self._language] for each in answer.get("errors", ()))
            self._give_up(answer["revision"], said)
            return
        self.answer = answer
        self._images.url = answer["url"] or "/"
        if self.isVisible():
            self._show()
        if self.is_current and self._is_wanted:
            self._is_wanted = False
            self.made.emit()

    def _looks(self) -> Looks:
        return Looks(self.shape.currentData(), self.dark.isChecked(), self.pictures.isChecked())

    def _show(self) -> None:
        looks = self._looks()
        is_plain = looks.width == 0
        self.dark.setEnabled(not is_plain)
        self.pictures.setEnabled(not is_plain)
        self._stack.setCurrentIndex(1 if is_plain else 0)
        if not self.answer:
            return
        self._tell()
        if is_plain:
            if self.answer["plain"]:
                self._show_plain(self.answer["plain"])
            else:
                self._ask()
            return
        self.view.set_window(looks.width)
        may_ask = self._remote.allowed and (not self.answer["made"] or self._remote.made_allowed)
        self.view.set_remote(may_ask)
        own = self._images.own_addresses()
        self.view.show_html(as_shown(self.answer["html"], looks, own))

    def _show_plain(self, text: str) -> None:
        if self.plain.toPlainText() != text:
            place = self.plain.verticalScrollBar().value()
            self.plain.setPlainText(text)
            self.plain.verticalScrollBar().setValue(place)

    def _tell(self) -> None:
        answer = self.answer
        subject = answer["subject"] or self.tr("Without a subject")
        self.head.setText(f"{subject}\n{answer['preheader']}")
        share = answer["bytes"] / answer["most"]
        said = self.tr("{0} KB, {1} % of what Gmail shows").format(
            self.locale().toString(answer["bytes"] / 1024, "f", 1), round(100 * share)
        )
        if share > _NEAR and answer["heaviest"]:
            line, size = answer["heaviest"][0]
            said += " · " + self.tr("heaviest: line {0}, {1} KB").format(
                line, self.locale().toString(size / 1024, "f", 1)
            )
        problems = [each[self._language] for each in answer["problems"]]
        self.size_told.setText("\n".join([said, *problems]))

    def _on_cut_off(self, revision: int, _words: str = "") -> None:
        said = self.tr("This post takes too long to be made into a message.")
        self._give_up(revision, said)

    def _give_up(self, revision: int, said: str) -> None:
        if revision != self._post.revision:
            return
        self.size_told.setText(said)
        if self._is_wanted:
            self._is_wanted = False
            self.given_up.emit(said)

    def _on_moved(self) -> None:
        self._images = RepoImages(self._post.folder, self._post.path)
        self.answer = {}
        self._ask()

    def _images_find(self, reference: str) -> Any:
        return self._images.find(reference)
