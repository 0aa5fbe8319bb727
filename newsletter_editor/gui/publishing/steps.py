"""What every step of publishing in the window shares: one at a time, trust, clashes, signing in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from newsletter_editor.gui.plain import says_yes
from newsletter_editor.gui.publishing.sign_in_dialog import SignInDialog
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.tasks import Job
from newsletter_editor.publishing.joining import Clash
from newsletter_editor.publishing.newest import Newest, Said
from newsletter_editor.publishing.repository import Repository, repository_of
from newsletter_editor.publishing.sign_in import remember_token, web_address
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class Steps(QObject):
    """Does one step after the other in the background, and asks what all of them may have to."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._job: Job | None = None
        self._asking: Job | None = None
        self.decisions: dict[str, bytes] = {}
        """What the author has decided about clashes in the step that is under way."""

    @property
    def root(self) -> Path | None:
        """The folder that the window shows."""
        site = self._window.files.site
        return site.root if site else None

    def ready(self) -> Path | None:
        """The folder, if it is trusted, or is now that the author was asked; else None."""
        root = self.root
        if root is None or self.is_busy:
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
            self.trust()
        return root if self._window.trust.is_trusted(root) else None

    def trust(self) -> None:
        """Note that the author trusts the folder."""
        if self.root is not None:
            self._window.trust.set_trusted(self.root, True)

    def start(
        self,
        root: Path,
        work: Callable[[Repository], object],
        done: Callable[..., None],
        failed: Callable[[EditorError], None],
        progress: Callable[[str], None] | None = None,
    ) -> None:
        """Do a step with the repo, and tell what came of it by `done` or `failed`."""
        for key in ("newest", "undone"):
            # What the step before has told is read by now, and a small window has little room.
            self._window.notices.withdraw(key)
        self.work(
            lambda report, job: work(repository_of(root, lambda: job.is_cancelled, report)),
            done,
            failed,
            progress or ignore,
        )

    def work(
        self,
        work: Callable[..., object],
        done: Callable[..., None],
        failed: Callable[[EditorError], None],
        progress: Callable[[str], None] | None = None,
    ) -> None:
        """Do something in the background that no other step may run beside."""

        def finished(value: object) -> None:
            self._job = None
            done(value)

        def broken(error: EditorError) -> None:
            self._job = None
            failed(error)

        self._job = self._window.tasks.run(work, done=finished, failed=broken, progress=progress)

    def ask(
        self, work: Callable[[Repository], Any], done: Callable[[Any], None], root: Path
    ) -> None:
        """Ask something that any step may cut short, and of which no failure is told."""

        def finished(value: object) -> None:
            self._asking = None
            done(value)

        def broken(_error: EditorError) -> None:
            self._asking = None

        self._asking = self._window.tasks.run(
            lambda report, job: work(repository_of(root, lambda: job.is_cancelled, report)),
            done=finished,
            failed=broken,
            progress=ignore,
        )

    @property
    def is_busy(self) -> bool:
        """Whether a step is under way."""
        return self._job is not None

    def cancel(self) -> None:
        """End what is under way; nothing is told of it."""
        for job in (self._job, self._asking):
            if job is not None:
                job.cancel()
        self._job = self._asking = None

    def decide(
        self,
        clashes: list[Clash],
        go_on: Callable[[], None],
        undecided: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about one post after the other, in the view that shows both changes."""
        clash, *rest = clashes
        dialog = MergeDialog(
            clash.merge,
            self._window.theme,
            parent or self._window,
            clash.path.rpartition("/")[2],
        )

        def decided(text: str) -> None:
            self.decisions[clash.key] = clash.decided(text)
            if rest:
                self.decide(rest, go_on, undecided, parent)
            else:
                go_on()

        dialog.merged.connect(decided)
        text = self.tr("Nothing has been changed; it waits until you decide.")
        dialog.rejected.connect(lambda: undecided(text))
        dialog.open()

    def sign_in(
        self,
        error: EditorError,
        go_on: Callable[[], None],
        failed: Callable[[EditorError], None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a token, if one can help, have it kept, and try again."""
        root = self.root
        if root is not None:
            self._window.tasks.run(
                lambda: web_address(repository_of(root)),
                done=partial(self._ask_token, error, go_on, failed, root, parent),
                failed=self._window.explain,
            )

    def _ask_token(
        self,
        error: EditorError,
        go_on: Callable[[], None],
        failed: Callable[[EditorError], None],
        root: Path,
        parent: QWidget | None,
        address: str,
    ) -> None:
        if not address:
            self._window.explain(error)
            return
        dialog = SignInDialog(address, parent or self._window)

        def accepted() -> None:
            name, token = dialog.name.text().strip(), dialog.token.text().strip()
            self._window.tasks.run(
                lambda: remember_token(address, name, token, root),
                done=lambda _nothing: go_on(),
                failed=failed,
            )

        dialog.accepted.connect(accepted)
        dialog.open()

    def say_newest(self, newest: list[Newest]) -> None:
        """Tell of what others have published and is here now."""
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


def ignore(_value: object) -> None:
    """Nobody waits for it."""
