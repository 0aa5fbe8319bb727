"""Publishing in the window: pane, dialogs and menu, hung together; git works in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer

from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.plain import says_yes
from newsletter_editor.gui.posts.post_menu import published_address
from newsletter_editor.gui.publishing.checking import errors_in
from newsletter_editor.gui.publishing.download_dialog import DownloadDialog
from newsletter_editor.gui.publishing.pane import ChangesPane
from newsletter_editor.gui.publishing.post_moves import PostMoves
from newsletter_editor.gui.publishing.publish_dialog import PublishDialog
from newsletter_editor.gui.publishing.rows import Changes, knows_author, look, message_for
from newsletter_editor.gui.publishing.sign_in_dialog import SignInDialog
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.tasks import Job
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.discard import discard
from newsletter_editor.publishing.failures import SignInError, StoppedError, told
from newsletter_editor.publishing.identity import set_identity
from newsletter_editor.publishing.joining import Clash, ClashesError
from newsletter_editor.publishing.kinds import Kind, kind_of_path
from newsletter_editor.publishing.newest import Newest, Said, fetch
from newsletter_editor.publishing.publish import Published, get_newest, publish
from newsletter_editor.publishing.repository import Repository, repository_of, top_of
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.sign_in import remember_token, web_address
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.site.site import Site
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
        self._asking: Job | None = None
        self._job: Job | None = None
        self._dialog: PublishDialog | None = None
        self._decisions: dict[str, bytes] = {}
        self.pane = ChangesPane(window.tasks.pictures)
        window.fill_dock("changes", self.pane)
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._timer.timeout.connect(self.look)
        for signal in (window.post.saved, window.post.path_changed, window.posts.listed):
            signal.connect(self._timer.start)
        window.files.site_opened.connect(self._site_opened)
        window.trust.changed.connect(self.look)
        self.pane.publish_wanted.connect(self.publish)
        self.pane.newest_wanted.connect(self.get_newest)
        self.pane.trust_wanted.connect(self._trust)
        self.pane.discard_wanted.connect(self._discard)
        self.pane.post_wanted.connect(self._open)
        for id, slot in {
            "publish.publish": self.publish,
            "publish.get_newest": self.get_newest,
            "publish.undo": self.undo,
            "publish.download": self.download,
        }.items():
            window.actions_[id].triggered.connect(slot)
        self.moves = PostMoves(window, self)
        window.letting_go.connect(self.let_go)
        self._refresh_actions()
        self.look()

    def let_go(self) -> None:
        """End what is under way."""
        self._timer.stop()
        for job in (self._looking, self._asking, self._job):
            if job is not None:
                job.cancel()

    def look(self) -> None:
        """Find out anew what is not on the site."""
        root = self._root
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

    # -- publishing

    def publish(self) -> None:
        """Ask what goes, and send it."""
        root = self._ready()
        if root is None or (self._window.post.is_dirty and not self._window.files.save()):
            return
        post = self._window.post.path
        self._job = self._window.tasks.run(
            lambda: (look(root, post), knows_author(root)), done=self._ask, failed=self._failed
        )

    def _ask(self, found: tuple[Changes, bool]) -> None:
        self._job = None
        changes, knows = found
        self._show(changes)
        ticked = set(self.pane.tree.ticked)
        dialog = PublishDialog(changes, ticked, self._window.tasks.pictures, knows, self._window)
        self._dialog = dialog
        self._decisions = {}
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
        self._window.tasks.run(
            lambda: message_for(root, chosen), done=dialog.propose, failed=_ignore
        )

    def _check(self) -> None:
        dialog = self._dialog
        if dialog is None or self._job is not None:
            return
        if not dialog.errors.isHidden() and dialog.despite.isChecked():
            self._send()
            return
        dialog.show_working(self.tr("Checking…"))
        root, top = dialog.changes.root, dialog.changes.top
        posts = [top / each for each in dialog.tree.ticked if kind_of_path(each) is Kind.POST]
        language = self._window.language
        self._job = self._window.tasks.run(
            lambda: errors_in(root, posts, language),
            done=self._checked,
            failed=self._not_published,
        )

    def _checked(self, errors: list[str]) -> None:
        self._job = None
        if self._dialog is None:
            return
        if errors:
            self._dialog.show_errors(errors)
        else:
            self._send()

    def _send(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        dialog.show_working(self.tr("Publishing…"))
        root, paths = dialog.changes.root, dialog.tree.ticked
        message, decisions = dialog.message.toPlainText().strip() or "…", dict(self._decisions)
        who = dialog.name.text().strip() or None, dialog.email.text().strip() or None
        send = publish_for_review if dialog.is_for_review else publish

        def work(repository: Repository) -> Published:
            with told(repository.top):
                set_identity(repository, *who)
            return send(repository, paths, message, decisions)

        self._start(root, work, self._published, self._not_published, dialog.show_progress)

    def _published(self, done: Published) -> None:
        self._job = None
        self._say_newest(done.newest)
        self._window.posts.refresh()
        self.look()
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
        self._job = None
        if isinstance(error, ClashesError):
            self._decide(error.clashes, self._send)
        elif isinstance(error, SignInError) and self._dialog is not None:
            self._dialog.show_failed(error.message.in_language(self._window.language))
            self._sign_in(error, self._send)
        elif self._dialog is not None:
            self._dialog.show_failed(error.message.in_language(self._window.language))
        self.look()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._timer.start()

    def _closed(self) -> None:
        self._dialog = None

    # -- the newest

    def get_newest(self) -> None:
        """Bring what others have published."""
        root = self._ready()
        if root is not None:
            self._decisions = {}
            self._window.statusBar().showMessage(self.tr("Getting the newest…"))
            self._fetch(root)

    def _fetch(self, root: Path) -> None:
        decisions = dict(self._decisions)
        self._start(
            root, lambda repository: get_newest(repository, decisions), self._got, self._not_got
        )

    def _got(self, newest: list[Newest]) -> None:
        self._job = None
        self._window.statusBar().clearMessage()
        if newest:
            self._say_newest(newest)
        else:
            self._window.statusBar().showMessage(self.tr("Nothing is new."), 5000)
        self._window.posts.refresh()
        self.look()

    def _not_got(self, error: EditorError) -> None:
        self._job = None
        self._window.statusBar().clearMessage()
        root = self._root
        if isinstance(error, ClashesError) and root is not None:
            self._decide(error.clashes, partial(self._fetch, root))
        elif isinstance(error, SignInError) and root is not None:
            self._sign_in(error, partial(self._fetch, root))
        elif not isinstance(error, StoppedError):
            self._window.explain(error)

    def _sign_in(self, error: EditorError, go_on: Callable[[], None]) -> None:
        """Ask for a token, if one can help, have it kept, and try again."""
        root = self._root
        if root is not None:
            self._window.tasks.run(
                lambda: web_address(repository_of(root)),
                done=partial(self._ask_token, error, go_on, root),
                failed=self._window.explain,
            )

    def _ask_token(
        self, error: EditorError, go_on: Callable[[], None], root: Path, address: str
    ) -> None:
        if not address:
            self._window.explain(error)
            return
        dialog = SignInDialog(address, self._dialog or self._window)

        def accepted() -> None:
            name, token = dialog.name.text().strip(), dialog.token.text().strip()
            self._window.tasks.run(
                lambda: remember_token(address, name, token, root),
                done=lambda _nothing: go_on(),
                failed=self._not_published if self._dialog else self._window.explain,
            )

        dialog.accepted.connect(accepted)
        dialog.open()

    def _say_newest(self, newest: list[Newest]) -> None:
        if not newest:
            return
        count = sum(len(each.changed) for each in newest)
        lines = [self.tr("Changes of others have come in; files: {0}.").format(count)]
        told_of = {
            Said.JOINED: self.tr("{0}: yours and theirs are together now."),
            Said.BACK: self.tr("{0}: deleted here, changed by others; it is back."),
            Said.KEPT: self.tr("{0}: deleted by others; yours stays, unpublished."),
            Said.LEFT: self.tr("{0}: changed by others, too; it stays as you have it."),
        }
        said = {path: kind for each in newest for path, kind in each.said.items()}
        lines += [told_of[kind].format(path.rpartition("/")[2]) for path, kind in said.items()][:8]
        self._window.notices.say("\n".join(lines), key="newest")

    # -- the rest

    def undo(self) -> None:
        """Take the last publication off the site."""
        root = self._ready()
        question = self.tr(
            "The last publication is taken off the site by a new one; your files here stay as they "
            "are. Shall it be?"
        )
        if root is not None and says_yes(
            self._window, self.tr("Undo the last publication"), question
        ):
            self._window.statusBar().showMessage(self.tr("Undoing…"))
            self._start(root, undo_last, self._undone, self._not_got)

    def _undone(self, done: Published) -> None:
        self._job = None
        self._window.statusBar().clearMessage()
        self._say_newest(done.newest)
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

    def _discard(self, path: str) -> None:
        root = self._ready()
        name = path.rpartition("/")[2]
        question = self.tr(
            "“{0}” becomes as it was when it was last committed. What it holds now stays among its "
            "earlier versions. Discard the change?"
        ).format(name)
        if root is None or not says_yes(self._window, self.tr("Discard this change"), question):
            return
        self._start(
            root, lambda repository: discard(repository, path), self._discarded, self._not_got
        )

    def _discarded(self, _nothing: None) -> None:
        self._job = None
        self._window.posts.refresh()
        self.look()

    def _open(self, path: str) -> None:
        if self.pane.changes is not None and kind_of_path(path) is Kind.POST:
            self._window.files.open_post(self.pane.changes.top / path)

    # -- what they share

    @property
    def _root(self) -> Path | None:
        site = self._window.files.site
        return site.root if site else None

    def _ready(self) -> Path | None:
        """The folder, if it is trusted, or is now that the author was asked; else None."""
        root = self._root
        if root is None or self._job is not None:
            return None
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if not self._window.trust.is_trusted(root):
            question = self.tr(
                "Publishing runs what the folder “{0}” tells git to, such as the checks of your "
                "team. Do you trust it?"
            ).format(root.name)
            if not says_yes(self._window, self.tr("Trust this folder"), question):
                return None
            self._trust()
        return root if self._window.trust.is_trusted(root) else None

    def _trust(self) -> None:
        if self._root is not None:
            self._window.trust.set_trusted(self._root, True)

    def _start(
        self,
        root: Path,
        work: Callable[[Repository], object],
        done: Callable[..., None],
        failed: Callable[[EditorError], None],
        progress: Callable[[str], None] | None = None,
    ) -> None:
        self._job = self._window.tasks.run(
            lambda report, job: work(repository_of(root, lambda: job.is_cancelled, report)),
            done=done,
            failed=failed,
            progress=progress or _ignore,
        )
        self._refresh_actions()

    def _decide(self, clashes: list[Clash], go_on: Callable[[], None]) -> None:
        """Ask about one post after the other, in the view that shows both changes."""
        clash, *rest = clashes
        dialog = MergeDialog(
            clash.merge,
            self._window.theme,
            self._dialog or self._window,
            clash.path.rpartition("/")[2],
        )

        def decided(text: str) -> None:
            self._decisions[clash.key] = clash.decided(text)
            if rest:
                self._decide(rest, go_on)
            else:
                go_on()

        dialog.merged.connect(decided)
        dialog.rejected.connect(self._undecided)
        dialog.open()

    def _undecided(self) -> None:
        text = self.tr("Nothing has been changed; it waits until you decide.")
        if self._dialog is not None:
            self._dialog.show_failed(text)
        else:
            self._window.notices.say(
                text, choices=[Choice(self.tr("Get the newest"), self.get_newest)], key="newest"
            )

    def _site_opened(self) -> None:
        self._window.notices.withdraw("newest")
        self.look()
        self._ask_server()

    def _ask_server(self) -> None:
        """Ask once, when a folder is opened, whether others have published; without it, no word."""
        root = self._root
        if root is None or not self._window.trust.is_trusted(root) or top_of(root) is None:
            return

        def work(report: Callable[[str], None], job: Job) -> int:
            repository = repository_of(root, lambda: job.is_cancelled, report)
            with told(repository.top):
                fetch(repository, repository.remote())
            return status(repository).waiting or 0

        self._asking = self._window.tasks.run(
            work, done=partial(self._server_said, root), failed=self._no_answer, progress=_ignore
        )

    def _server_said(self, root: Path, waiting: int) -> None:
        self._asking = None
        if waiting and root == self._root:
            text = self.tr("Others have published; changes that are not here yet: {0}.")
            choices = [Choice(self.tr("Get the newest"), self.get_newest)]
            self._window.notices.say(text.format(waiting), choices=choices, key="newest")
            self.look()

    def _no_answer(self, _error: EditorError) -> None:
        self._asking = None

    def _show(self, changes: Changes) -> None:
        self._looking = None
        if changes.root == self._root:
            self.pane.show_changes(changes)
            self._window.actions_["publish.undo"].setEnabled(changes.can_undo)

    def _cannot_look(self, error: EditorError) -> None:
        self._looking = None
        self.pane.say(error.message.in_language(self._window.language))

    def _failed(self, error: EditorError) -> None:
        self._job = None
        self._window.explain(error)

    def _refresh_actions(self) -> None:
        root = self._root
        can = root is not None and top_of(root) is not None
        for id in ("publish.publish", "publish.get_newest", "publish.undo"):
            self._window.actions_[id].setEnabled(can)


def _ignore(_value: object) -> None:
    """Nobody waits for it."""


def hang(window: MainWindow) -> PublishTools:
    """Hang all that the window has of publishing."""
    return PublishTools(window)
