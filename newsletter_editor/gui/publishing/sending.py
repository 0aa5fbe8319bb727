"""*Publish…* from the question to the answer: what goes, errors in it, sending, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.posts.post_menu import published_address
from newsletter_editor.gui.publishing.checking import errors_in
from newsletter_editor.gui.publishing.pane import ChangesPane
from newsletter_editor.gui.publishing.publish_dialog import PublishDialog
from newsletter_editor.gui.publishing.rows import Changes, knows_author, look, message_for
from newsletter_editor.gui.publishing.steps import Steps, ignore
from newsletter_editor.publishing.failures import RefusedByServerError, SignInError, told
from newsletter_editor.publishing.identity import set_identity
from newsletter_editor.publishing.joining import ClashesError
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.publish import Published, publish
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class Sending(QObject):
    """One dialog at a time."""

    looked = Signal(object)
    """(Changes): the list was made anew for the dialog."""
    over = Signal()
    """Something was sent, or was not: the list may be another."""

    def __init__(self, window: MainWindow, steps: Steps, pane: ChangesPane) -> None:
        super().__init__(steps)
        self._window, self._steps, self._pane = window, steps, pane
        self._dialog: PublishDialog | None = None

    def publish(self) -> None:
        """Ask what goes, and send it."""
        root = self._steps.ready()
        if root is None or not self._window.files.save_all(root):
            return
        post = self._window.post.path
        self._steps.work(
            lambda: (look(root, post), knows_author(root)), self._ask, self._window.explain
        )

    def _ask(self, found: tuple[Changes, bool]) -> None:
        changes, knows = found
        self.looked.emit(changes)
        if not changes.rows and changes.status.unsent == 0:
            self._window.notices.say(
                self.tr("All is on the site; there is nothing to publish."), key="nothing"
            )
            return
        self._window.notices.withdraw("nothing")
        ticked = set(self._pane.tree.ticked)
        dialog = PublishDialog(changes, ticked, self._window.tasks.pictures, knows, self._window)
        self._dialog = dialog
        self._steps.decisions = {}
        dialog.message_wanted.connect(self._propose)
        dialog.publish_wanted.connect(self._check)
        dialog.cancel_wanted.connect(self._cancel)
        dialog.finished.connect(self._closed)
        self._propose()
        dialog.open()

    def _propose(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        ticked = set(dialog.tree.ticked)
        chosen = [row.change for row in dialog.changes.rows if row.change.path in ticked]
        root = dialog.changes.root
        language = self._window.language
        self._window.tasks.run(
            lambda: message_for(root, chosen, language), done=dialog.propose, failed=ignore
        )

    def _check(self) -> None:
        dialog = self._dialog
        if dialog is None or self._steps.is_busy:
            return
        if not dialog.errors.isHidden() and dialog.despite.isChecked():
            self._send()
            return
        dialog.show_working(self.tr("Checking…"))
        root, top = dialog.changes.root, dialog.changes.top
        posts = [top / each for each in dialog.tree.ticked if kind_of_path(each) is Kind.POST]
        language = self._window.language
        self._steps.work(
            lambda: errors_in(root, posts, language), self._checked, self._not_published
        )

    def _checked(self, errors: list[str]) -> None:
        if self._dialog is None:
            return
        if errors:
            self._dialog.show_errors(errors)
        else:
            self._send()

    def _send(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        dialog.show_working(
            self.tr("Sending it for review…") if dialog.is_for_review else self.tr("Publishing…")
        )
        root, paths = dialog.changes.root, dialog.tree.ticked
        message, decisions = (
            dialog.message.toPlainText().strip() or ("…" if paths else ""),
            dict(self._steps.decisions),
        )
        who = dialog.name.text().strip() or None, dialog.email.text().strip() or None
        send = publish_for_review if dialog.is_for_review else publish

        def work(repository: Repository) -> Published:
            with told(repository.top):
                set_identity(repository, *who)
            return send(repository, paths, message, decisions)

        self._steps.start(root, work, self._published, self._not_published, dialog.show_progress)

    def _published(self, done: Published) -> None:
        self._steps.say_newest(done.newest)
        self._window.posts.refresh()
        self.over.emit()
        if self._dialog is None:
            return
        if done.branch:
            text = self.tr("It is on the branch {0}, for review.").format(done.branch)
            caption = self.tr("&Ask for the review in the browser")
            self._dialog.show_done(text, done.review_address, caption)
        elif not done.commit and not done.sent:
            self._dialog.show_done(self.tr("There was nothing to publish."), "", "")
        else:
            text = self.tr("It has been sent; the site shows it once it has been built.")
            address = self._address_of(done)
            if address:
                text += "\n" + address
            self._dialog.show_done(text, address, self.tr("&Look whether it is there"))

    def _address_of(self, done: Published) -> str:
        site = self._window.files.site
        if site is None or self._dialog is None:
            return ""
        for path in done.paths:
            place = self._dialog.changes.top / path
            is_post = kind_of_path(path) is Kind.POST and place.is_relative_to(site.root)
            if is_post and site.door.is_file(place):
                post = Site(site.root).post(place)
                return published_address(post, site) if site.is_published(post) else ""
        return ""

    def _not_published(self, error: EditorError) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        dialog.show_failed(error.message.in_language(self._window.language))
        if isinstance(error, RefusedByServerError):
            # As the sentence says; the author has only to agree.
            dialog.for_review.setChecked(True)
        if isinstance(error, ClashesError):
            self._steps.decide(error.clashes, self._send, self._undecided, dialog)
        elif isinstance(error, SignInError):
            self._steps.sign_in(error, self._send, self._not_published, dialog)
        self.over.emit()

    def _undecided(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.show_failed(text)

    def _cancel(self) -> None:
        if self._steps.is_busy:
            self._steps.cancel()
            self.over.emit()

    def _closed(self) -> None:
        self._dialog = None
