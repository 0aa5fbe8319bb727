"""Asks the check process about the open post and keeps its answer in step with the typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from newsletter_editor.gui.open_post import OpenPost, Part
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.problems.rule_words import learn
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Problem, Severity
from newsletter_editor.text.ranges import Range

PAUSE_MS = 350
"""After the last key; a problem that comes and goes within a word would only disturb."""
LONGEST_WAIT_MS = 3000
"""For which a save waits for the checks; a check that hangs must not keep an author from saving."""
MODULE = "newsletter_editor.checks.worker"
SECONDS_TO_ANSWER = 20.0


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the edit that would have it ignored."""

    problem: Problem
    ignore: Fix | None = None


class _Kept(NamedTuple):
    """What was known of a post when another one came to the front."""

    text: str
    problems: list[Found]
    dictionary: str


class PostChecks(QObject):
    """The problems of the open post. Offsets are those of the present text."""

    found = Signal()
    """`problems` are those of a newer text."""
    working = Signal(bool)
    """Whether an answer is being waited for."""

    def __init__(
        self,
        post: OpenPost,
        worker: WorkerProcess,
        in_view: Callable[[], int] = lambda: 0,
        parent: QObject | None = None,
    ) -> None:
        """`in_view` tells the offset in the middle of what the author sees of the post."""
        super().__init__(parent)
        self._post = post
        self._worker = worker
        self._in_view = in_view
        self._is_part = False
        self._answer: list[Found] = []
        self.dictionary = ""
        """The tag, such as `es_ES`, of the dictionary that was last checked with; "" for none."""
        self._revision = -1
        self._changes: list[tuple[int, int, int]] = []
        self._kept: WeakKeyDictionary[PostText, _Kept] = WeakKeyDictionary()
        self._asked = -1
        self._given_up = -2
        self._pause = Pause(PAUSE_MS, self.check, self)
        worker.answered.connect(self._take)
        worker.cut_off.connect(self._give_up)
        worker.failed.connect(self._give_up)
        post.leaving.connect(self._put_away)
        post.opened.connect(self._start_anew)
        post.path_changed.connect(self.check)
        post.saved.connect(self.check)
        post.changed_in_parts.connect(self._follow)
        post.edited.connect(self._pause.start)
        # A window may be made anew around a post that is open already.
        self._pause.start()

    @property
    def is_current(self) -> bool:
        """Whether the problems are those of the text as it is now."""
        return self._revision == self._post.revision

    @property
    def has_answer(self) -> bool:
        """Whether anything is known of the open post, if only of its text of a moment ago."""
        return self._revision >= 0

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to check."""
        return self._post.is_blank

    @property
    def is_given_up(self) -> bool:
        """Whether the present text could not be checked."""
        return self._given_up == self._post.revision

    @property
    def is_part(self) -> bool:
        """Whether a long post has, or may have, more problems than were told of."""
        return self._is_part

    @property
    def problems(self) -> list[Found]:
        """What was found, moved to where it is now; what an edit has touched is left out."""
        if not self._changes:
            return self._answer
        return [moved for each in self._answer if (moved := self._moved(each)) is not None]

    def count(self, severity: Severity) -> int:
        """How many problems have a severity."""
        return sum(each.problem.severity is severity for each in self._answer)

    def check(self) -> None:
        """Ask about the present text."""
        self._pause.stop()
        self._asked = self._post.revision
        if self._post.is_blank:
            self._worker.withdraw()
            self._take({"revision": self._post.revision, "problems": []})
            return
        site, path = self._post.site, self._post.path
        self._worker.ask(
            self._post.revision,
            self._post,
            {"near": self._in_view(), "language": self._post.language},
            site=str(site.root) if site else None,
            path=str(path) if path else None,
        )
        self.working.emit(True)

    def look_again(self) -> None:
        """Another part of the post is in view: ask for its problems, where not all are known."""
        if self._is_part:
            self._pause.start()

    def wait(self, milliseconds: int = LONGEST_WAIT_MS) -> bool:
        """Let the answer to the present text come in; False where it does not in time.

        The window paints meanwhile, and takes no input.
        """
        if self.is_current:
            return True
        loop = QEventLoop()
        limit = QTimer(singleShot=True, interval=milliseconds)
        limit.timeout.connect(loop.quit)
        self.working.connect(loop.quit)
        limit.start()
        self.check()
        while not self.is_current and limit.isActive() and self._given_up != self._asked:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.working.disconnect(loop.quit)
        return self.is_current

    def apply(self, fix: Fix, of: Found) -> bool:
        """Make a fix of one of `problems`; False where the text has changed under it."""
        if not any(each is of or each == of for each in self.problems):
            return False
        try:
            self._post.apply(fix.edits)
        except ValueError:
            return False
        self.check()
        return True

    def relative_path(self) -> str:
        """The post's path below the root of its site; "" where it has none."""
        if self._post.site is None or self._post.path is None:
            return ""
        try:
            return self._post.site.relative(self._post.path)
        except ValueError:
            return self._post.path.name

    def forget_surroundings(self) -> None:
        """Check again with a fresh look at the repo and its settings."""
        self._worker.restart()
        self._revision = -1
        self.check()

    def stop(self) -> None:
        """End the process; called before the window goes."""
        self._pause.stop()
        self._worker.stop()

    def _take(self, answer: dict[str, Any]) -> None:
        # Told in the first answer alone, whatever text that is about.
        learn(answer.get("rules", {}))
        if answer["revision"] != self._post.revision:
            # The text has gone on; the next answer is on its way.
            return
        self._post.language = answer.get("language") or self._post.language
        self.dictionary = answer.get("dictionary", "")
        self._answer = [as_found(message) for message in answer["problems"]]
        self._revision = answer["revision"]
        self._changes = []
        self._is_part = answer.get("is_part", False)
        self.found.emit()
        self.working.emit(False)
        if answer.get("unfinished"):
            # The words of a long post are looked up in several goes.
            self._pause.start()

    def _give_up(self, revision: int) -> None:
        if revision == self._asked:
            self._given_up = revision
            self.found.emit()
            self.working.emit(False)

    def _put_away(self) -> None:
        if self.has_answer and not self._is_part:
            self._kept[self._post.now] = _Kept(self._post.text(), self.problems, self.dictionary)

    def _start_anew(self) -> None:
        self._answer, self._changes, self._revision, self._is_part = [], [], -1, False
        kept = self._kept.pop(self._post.now, None)
        if kept is not None and kept.text == self._post.text():
            # What it refers to may be another by now, so it is asked again all the same.
            self._answer, self._revision = kept.problems, self._post.revision - 1
            self.dictionary = kept.dictionary
        self.found.emit()
        self.check()

    def _follow(self, parts: list[Part]) -> None:
        self._changes += [(start, removed, len(inserted)) for start, removed, inserted in parts]

    def _moved(self, each: Found) -> Found | None:
        place = self._now(each.problem.range)
        if place is None:
            return None
        problem = each.problem
        fixes = tuple(fix for old in problem.fixes if (fix := self._moved_fix(old)) is not None)
        moved = Problem(
            problem.rule, problem.severity, place, problem.message, problem.suggestions, fixes
        )
        return Found(moved, self._moved_fix(each.ignore) if each.ignore else None)

    def _moved_fix(self, fix: Fix) -> Fix | None:
        edits = []
        for edit in fix.edits:
            place = self._now(edit.range)
            if place is None:
                return None
            edits.append(Edit(place, edit.replacement))
        return Fix(fix.title, tuple(edits))

    def _now(self, place: Range) -> Range | None:
        for start, removed, inserted in self._changes:
            if start + removed <= place.start:
                place = place.shifted(inserted - removed)
            elif start < place.end or (start == place.start and removed):
                return None
        return place


def as_found(message: dict[str, Any]) -> Found:
    """A problem as the check process sends it."""
    problem = Problem(
        rule=message["rule"],
        severity=Severity(message["severity"]),
        range=Range(*message["range"]),
        message=Localized(*message["message"]),
        suggestions=tuple(message["suggestions"]),
        fixes=tuple(map(_fix, message["fixes"])),
    )
    return Found(problem, _fix(message["ignore"]) if message["ignore"] else None)


def _fix(message: dict[str, Any]) -> Fix:
    edits: Sequence[Any] = message["edits"]
    return Fix(
        Localized(*message["title"]),
        tuple(Edit(Range(start, end), replacement) for start, end, replacement in edits),
    )
