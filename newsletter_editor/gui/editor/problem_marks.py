"""Where the problems of a post are, kept in place while it is being typed in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.open_post import OpenPost, Part
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

LANGUAGE_RULES = ("spelling", "accent", "orthography.")
"""How the ids of rules begin that speak of words rather than of the post's make."""


class ProblemMarks(QObject):
    """Ranges with a severity, in code points. They move with the text until newer ones come."""

    changed = Signal(object)
    """(set of block numbers) whose marks are others now."""

    def __init__(self, post: OpenPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._problems: list[Problem] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._longest = 0
        self._typed_at: int | None = None
        post.changed_in_parts.connect(self._follow)
        post.opened.connect(self.clear)

    def __bool__(self) -> bool:
        return bool(self._problems)

    def clear(self) -> None:
        """Forget all marks, without redrawing: for another text."""
        self._problems, self._starts, self._ends = [], [], []
        self._typed_at = None

    def show(self, problems: Sequence[Problem]) -> None:
        """Take the problems of the present text in place of the old ones."""
        before = self._lines()
        length = self._post.length
        fitting = [p for p in problems if 0 <= p.range.start <= p.range.end <= length]
        self._problems = sorted(fitting, key=lambda problem: problem.range)
        self._starts = [problem.range.start for problem in self._problems]
        # An empty place is shown by the character at it.
        self._ends = [max(problem.range.end, problem.range.start + 1) for problem in self._problems]
        self._measure()
        after = self._lines()
        self.changed.emit(
            {
                number
                for number in before.keys() | after.keys()
                if before.get(number) != after.get(number)
            }
        )

    def placed(self) -> list[tuple[Range, Problem]]:
        """All problems in the order of the text, each with its present place."""
        return [
            (Range(start, end), problem)
            for start, end, problem in zip(self._starts, self._ends, self._problems, strict=True)
        ]

    def leave_unmarked(self, offset: int | None) -> None:
        """Show no problem of language in the word at a place: it is being typed there."""
        if offset == self._typed_at:
            return
        touched = [
            k
            for at in (offset, self._typed_at)
            if at is not None
            for k in self._touching(at - 1, at + 1)
            if self._is_of_language(k)
        ]
        self._typed_at = offset
        blocks = {
            self._post.document.findBlock(self._post.to_utf16(self._starts[k])).blockNumber()
            for k in touched
        }
        if blocks:
            self.changed.emit(blocks)

    def within(self, start: int, end: int) -> list[tuple[int, int, Severity]]:
        """Marks that touch a stretch, cut to it; the worst comes last, to be drawn on top."""
        found = [
            (max(self._starts[k], start), min(self._ends[k], end), self._problems[k].severity)
            for k in self._touching(start, end)
            if not self._is_being_typed(k)
        ]
        return sorted((mark for mark in found if mark[0] < mark[1]), key=lambda mark: mark[2])

    def at(self, offset: int) -> list[Problem]:
        """The problems at a place, the worst first. Their own ranges are those of their text."""
        found = [self._problems[k] for k in self._touching(offset, offset + 1)]
        return sorted(found, key=lambda problem: -problem.severity)

    def touching(self, start: int, end: int) -> list[Problem]:
        """The problems that touch a stretch, in the order of the text."""
        return [self._problems[k] for k in self._touching(start, end)]

    def worst_within(self, start: int, end: int) -> Severity | None:
        """The worst mark that touches a stretch."""
        return max((self._problems[k].severity for k in self._touching(start, end)), default=None)

    def _touching(self, start: int, end: int) -> list[int]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        return [
            k for k in range(first, last) if self._ends[k] > start and self._starts[k] < max(end, 1)
        ]

    def _is_of_language(self, k: int) -> bool:
        return self._problems[k].rule.startswith(LANGUAGE_RULES)

    def _is_being_typed(self, k: int) -> bool:
        at = self._typed_at
        return at is not None and self._starts[k] <= at <= self._ends[k] and self._is_of_language(k)

    def _measure(self) -> None:
        self._longest = max(
            (end - start for start, end in zip(self._starts, self._ends, strict=True)), default=0
        )

    def _follow(self, parts: list[Part]) -> None:
        if self._problems:
            for start, removed, inserted in parts:
                self._move(start, removed, inserted)

    def _move(self, start: int, removed: int, inserted: str) -> None:
        by, end, behind = len(inserted) - removed, start + removed, start + len(inserted)
        first = bisect_left(self._starts, end)
        for k in range(bisect_left(self._starts, start - self._longest), first):
            is_begun = self._starts[k] <= start
            # What is put in belongs to a mark that goes on behind it. Of a mark that it meets with
            # one end, the rest stays; of one within, nothing: who knows where its words are now.
            if self._ends[k] > start:
                self._ends[k] = self._ends[k] + by if self._ends[k] >= end else start
            if not is_begun:
                self._starts[k] = behind
                self._ends[k] = max(self._ends[k], behind)
        self._starts[first:] = [at + by for at in self._starts[first:]]
        self._ends[first:] = [at + by for at in self._ends[first:]]
        if by > 0:
            self._longest += by

    def _lines(self) -> dict[int, list[tuple[int, int, int]]]:
        """What each block shows: block number to places in the block and severities."""
        shown: dict[int, list[tuple[int, int, int]]] = {}
        document = self._post.document
        for start, end, problem in zip(self._starts, self._ends, self._problems, strict=True):
            block = document.findBlock(self._post.to_utf16(start))
            last = self._post.to_utf16(max(end - 1, start))
            while block.isValid() and block.position() <= last:
                offset = self._post.to_code_point(block.position())
                mark = (start - offset, end - offset, problem.severity)
                shown.setdefault(block.blockNumber(), []).append(mark)
                block = block.next()
        return shown
