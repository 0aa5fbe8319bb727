"""The checks in the window: process, marks, pane, status mark and save sheet, hung together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.background import CHECKS
from newsletter_editor.gui.editor.image_markup import image_at
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.problems.cures import Cures
from newsletter_editor.gui.problems.guide import ProblemGuide
from newsletter_editor.gui.problems.pane import ProblemsPane
from newsletter_editor.gui.problems.post_checks import (
    SECONDS_TO_ANSWER,
    Found,
    PostChecks,
)
from newsletter_editor.gui.problems.status import ProblemStatus
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.site.site import Site
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class ProblemTools(QObject):
    """All that the window has of checks; `let_go` ends their processes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        worker = WorkerProcess(
            window.background, room=CHECKS, seconds=SECONDS_TO_ANSWER, parent=self
        )
        self.checks = PostChecks(window.post, worker, window.editor.middle_of_view, self)
        window.editor.scrolled.connect(self.checks.look_again)
        self.cures = Cures(self.checks, window.language, self)
        self.pane = ProblemsPane(
            self.checks, self.cures, window.actions_, window.theme, window.language
        )
        self._dock = window.docks.fill("problems", self.pane)
        self.guide = ProblemGuide(
            window.post,
            window.editor,
            self.checks,
            self.cures,
            self.pane,
            window.actions_,
            window.theme,
            window.language,
            window,
        )
        self.status = ProblemStatus(self.checks, window.theme)
        self.guide.waiting.connect(self.status.show_waiting)
        self.status.clicked.connect(self._show_pane)
        window.add_status(self.status, 0)
        window.files.before_saving.append(self.guide.before_saving)
        self.guide.post_wanted.connect(window.files.open_post)
        self.cures.failed.connect(window.explain)
        self.cures.team_told.connect(self._say_what_is_written)
        for settled in (window.post.opened, window.post.saved):
            settled.connect(self._forget_what_was_written)
        self.cures.description_wanted.connect(self._describe_image)
        self.pane.site_wanted.connect(self._check_repo)
        window.letting_go.connect(self.let_go)
        self.checks.found.connect(self._mark_open_post)
        self.pane.repo.checked.connect(self._mark_post)

    def _show_pane(self) -> None:
        self._dock.show()
        self._dock.raise_()

    def _describe_image(self, place: Range) -> None:
        """Ask for the image's description; one in HTML is selected, to be given it there."""
        editor = self._window.editor
        editor.select(place)
        if image_at(self._window.post.text(), place) is not None:
            editor.images.toggle()
        editor.edit.setFocus()

    def _say_what_is_written(self, said: str, undo: Callable[[], bool]) -> None:
        choices = [Choice(self.tr("Undo"), undo)]
        self._window.notices.say(said, choices=choices, key="team-settings").pass_by()

    def _forget_what_was_written(self) -> None:
        self._window.notices.withdraw("team-settings")

    def let_go(self) -> None:
        """End the processes and ask no more before saving; a second time does nothing."""
        guards = self._window.files.before_saving
        if self.guide.before_saving in guards:
            guards.remove(self.guide.before_saving)
        self.pane.repo.cancel()
        self.checks.stop()

    def _mark_open_post(self) -> None:
        path = self._window.post.path
        if path is not None:
            self._mark_post(path, self.checks.problems)

    def _mark_post(self, path: Path, found: list[Found]) -> None:
        self._window.posts.show_problems(path, (each.problem for each in found))

    def _check_repo(self) -> None:
        site = self._window.files.site
        if site is not None:
            # A site of its own, for the window's may be read by a background task just now.
            root = site.root
            self._window.tasks.run(lambda: Site(root).posts(), done=self._walk)

    def _walk(self, posts: list) -> None:
        site = self._window.files.site
        if site is not None:
            self._show_pane()
            self.pane.check_repo(site, [post.path for post in posts])


def hang(window: MainWindow) -> ProblemTools:
    """Hang all that the window has of checks."""
    return ProblemTools(window)
