"""Publishing in the window: pane, dialogs and menu, hung together; git works in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import says_yes
from newsletter_editor.gui.publishing.download_dialog import DownloadDialog
from newsletter_editor.gui.publishing.history import History
from newsletter_editor.gui.publishing.pane import ChangesPane
from newsletter_editor.gui.publishing.post_moves import PostMoves
from newsletter_editor.gui.publishing.rows import Changes, look
from newsletter_editor.gui.publishing.sending import Sending
from newsletter_editor.gui.publishing.steps import Steps
from newsletter_editor.gui.tasks import Job
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.discard import discard
from newsletter_editor.publishing.failures import SignInError, StoppedError, told
from newsletter_editor.publishing.joining import ClashesError
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.newest import Newest, fetch
from newsletter_editor.publishing.publish import Published, get_newest
from newsletter_editor.publishing.repository import Repository, top_of
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

LOOK_AFTER = 400
"""Milliseconds after the last change on the disk."""


class PublishTools(QObject):
    """All that the window has of publishing. Only one step is under way at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looking: Job | None = None
        self.steps = Steps(window, self)
        self.pane = ChangesPane(window.tasks.pictures)
        self.sending = Sending(window, self.steps, self.pane)
        self.sending.looked.connect(self._show)
        self.sending.over.connect(self.look)
        window.docks.fill("changes", self.pane)
        self._timer = Pause(LOOK_AFTER, self.look, self)
        for signal in (window.post.saved, window.post.path_changed, window.posts.listed):
            signal.connect(self._timer.start)
        window.files.folder_opened.connect(self._folder_opened)
        window.trust.changed.connect(self.look)
        for change in (window.post.dirty_changed, window.files.posts.listed):
            change.connect(self._note_unsaved)
        self.pane.publish_wanted.connect(self.sending.publish)
        self.pane.newest_wanted.connect(self.get_newest)
        self.pane.trust_wanted.connect(self.steps.trust)
        self.pane.discard_wanted.connect(self._discard)
        self.pane.post_wanted.connect(self._open)
        for id, slot in {
            "publish.publish": self.sending.publish,
            "publish.get_newest": self.get_newest,
            "publish.undo": self.undo,
            "publish.download": self.download,
        }.items():
            window.actions_[id].triggered.connect(slot)
        self.moves = PostMoves(window, self)
        self.history = History(window, self.steps)
        window.letting_go.connect(self.let_go)
        self._refresh_actions()
        self.look()

    def let_go(self) -> None:
        """End what is under way."""
        self._timer.stop()
        if self._looking is not None:
            self._looking.cancel()
        self.steps.cancel()

    def look(self) -> None:
        """Find out anew what is not on the site."""
        root = self.steps.root
        self._refresh_actions()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if root is None:
            self.pane.say(self.tr("Open the folder of a blog to see what is not on the site yet."))
        elif top_of(root) is None:
            self.pane.say(
                self.tr("This folder is no copy of a blog in git; download the blog first.")
            )
        elif not self._window.trust.is_trusted(root):
            self.pane.say(
                self.tr("Publishing runs what the folder tells git to. Do you trust it?"),
                can_trust=True,
            )
        else:
            post = self._window.post.path
            self._looking = self._window.tasks.run(
                lambda: look(root, post), done=self._show, failed=self._cannot_look
            )

    def get_newest(self) -> None:
        """Bring what others have published."""
        root = self.steps.ready()
        if root is not None:
            self.steps.decisions = {}
            self._window.statusBar().showMessage(self.tr("Getting the newest…"))
            self._fetch(root)

    def _fetch(self, root: Path) -> None:
        decisions = dict(self.steps.decisions)
        self.steps.start(
            root, lambda repository: get_newest(repository, decisions), self._got, self._not_got
        )

    def _got(self, newest: list[Newest]) -> None:
        self._window.statusBar().clearMessage()
        if newest:
            self.steps.say_newest(newest)
        else:
            self._window.statusBar().showMessage(self.tr("Nothing is new."), 5000)
        self._window.posts.refresh()
        self.look()

    def _not_got(self, error: EditorError) -> None:
        self._window.statusBar().clearMessage()
        root = self.steps.root
        if isinstance(error, ClashesError) and root is not None:
            self.steps.decide(error.clashes, partial(self._fetch, root), self._undecided)
        elif isinstance(error, SignInError) and root is not None:
            self.steps.sign_in(error, partial(self._fetch, root), self._window.explain)
        elif not isinstance(error, StoppedError):
            self._window.explain(error)

    def undo(self) -> None:
        """Take the last publication off the site."""
        root = self.steps.ready()
        question = self.tr(
            "The last publication is taken off the site by a new one; your files here stay as they "
            "are. Shall it be?"
        )
        if root is not None and says_yes(
            self._window, self.tr("Undo the last publication"), question
        ):
            self._window.statusBar().showMessage(self.tr("Undoing…"))
            self.steps.start(root, undo_last, self._undone, self._not_got)

    def _undone(self, done: Published) -> None:
        self._window.statusBar().clearMessage()
        self.steps.say_newest(done.newest)
        self._window.notices.say(
            self.tr("The last publication is off the site; your files are as they were."),
            key="undone",
        )
        self.look()

    def download(self) -> None:
        """Ask for a blog's address, and open the blog when it is here."""
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(places[0]) if places else Path.home()
        dialog = DownloadDialog(self._window.tasks, start, self._window.language, self._window)
        dialog.downloaded.connect(self._window.files.open_path)
        dialog.open()

    def _note_unsaved(self) -> None:
        root = self.steps.root
        front = self._window.files.posts.front
        self.pane.show_unsaved(
            sum(
                tab is front or (root is not None and tab.path.is_relative_to(root))
                for tab in self._window.files.posts.dirty
                if tab.path is not None or tab is front
            )
        )

    def _discard(self, path: str) -> None:
        root = self.steps.ready()
        name = path.rpartition("/")[2]
        question = self.tr(
            "“{0}” becomes as it was when it was last committed. What it holds now stays among its "
            "earlier versions. Discard the change?"
        ).format(name)
        if root is None or not says_yes(self._window, self.tr("Discard this change"), question):
            return
        changes = self.pane.changes
        moved = changes.moved_from(path) if changes else ""

        def work(repository: Repository) -> None:
            # A move is given up as a whole, and first the old file is there again.
            for each in filter(None, (moved, path)):
                discard(repository, each)

        self.steps.start(root, work, self._discarded, self._not_got)

    def _discarded(self, _nothing: None) -> None:
        self._window.posts.refresh()
        self.look()

    def _open(self, path: str) -> None:
        if self.pane.changes is not None and kind_of_path(path) is Kind.POST:
            self._window.files.open_post(self.pane.changes.top / path)

    def _undecided(self, text: str) -> None:
        self._window.notices.say(
            text, choices=[Choice(self.tr("Get the newest"), self.get_newest)], key="newest"
        )

    def _folder_opened(self) -> None:
        self._window.notices.withdraw("newest")
        self.look()
        self._ask_server()

    def _ask_server(self) -> None:
        """Ask once, when a folder is opened, whether others have published; without it, no word."""
        root = self.steps.root
        if root is None or not self._window.trust.is_trusted(root) or top_of(root) is None:
            return

        def work(repository: Repository) -> int:
            with told(repository.top):
                fetch(repository, repository.remote())
            return status(repository).waiting or 0

        self.steps.ask(work, partial(self._server_said, root), root)

    def _server_said(self, root: Path, waiting: int) -> None:
        if waiting and root == self.steps.root:
            text = self.tr("Others have published; changes that are not here yet: {0}.")
            choices = [Choice(self.tr("Get the newest"), self.get_newest)]
            self._window.notices.say(text.format(waiting), choices=choices, key="newest")
            self.look()

    def _show(self, changes: Changes) -> None:
        self._looking = None
        if changes.root == self.steps.root:
            self.pane.show_changes(changes)
            self._window.actions_["publish.undo"].setEnabled(changes.can_undo)

    def _cannot_look(self, error: EditorError) -> None:
        self._looking = None
        self.pane.say(error.message.in_language(self._window.language))

    def _refresh_actions(self) -> None:
        root = self.steps.root
        can = root is not None and top_of(root) is not None
        for id in ("publish.publish", "publish.get_newest", "publish.undo", "publish.who"):
            self._window.actions_[id].setEnabled(can)


def hang(window: MainWindow) -> PublishTools:
    """Hang all that the window has of publishing."""
    return PublishTools(window)
