"""What can be done about one mistake in the text, for the menu and for the walk through all."""

from __future__ import annotations

from dataclasses import replace

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.spelling.context import Beside, beside
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.problems import Fix, Problem
from newsletter_editor.text.ranges import Range


def moved(placed: list[tuple[Range, Problem]], edits: list[Edit]) -> list[Problem]:
    """The problems after edits that touch none of them, with ranges and cures at their new places.

    The document reports edits made together as one change, in which all marks between would sink.
    """
    found = []
    for place, problem in placed:
        if any(place.overlaps(edit.range) for edit in edits):
            continue
        by = sum(_growth(edit) for edit in edits if edit.range.end <= place.start)
        shift = place.start + by - problem.range.start
        fixes = tuple(
            replace(
                fix,
                edits=tuple(
                    Edit(edit.range.shifted(shift), edit.replacement) for edit in fix.edits
                ),
            )
            for fix in problem.fixes
        )
        found.append(replace(problem, range=place.shifted(by), fixes=fixes))
    return found


def _growth(edit: Edit) -> int:
    return len(edit.replacement) - edit.range.length


class Mistake:
    """A problem of language with its present place in the post."""

    def __init__(self, post: OpenPost, place: Range, problem: Problem) -> None:
        self._post, self.place, self.problem = post, place, problem

    @property
    def word(self) -> str:
        """What is marked, as it stands in the post now."""
        return self.place.of(self._post.text())

    @property
    def neighbours(self) -> Beside:
        """The words that stand before and after it now."""
        return beside(self._post.text(), self.place.start, self.place.end)

    @property
    def is_spelling(self) -> bool:
        """Whether the word is unknown, rather than in doubt."""
        return self.problem.rule == "spelling"

    @property
    def is_as_checked(self) -> bool:
        """Whether the text is still what was checked, so that its cures fit."""
        return self.place.length == max(self.problem.range.length, 1) or (
            self.place.length == self.problem.range.length
        )

    def edits_of(self, fix: Fix) -> list[Edit]:
        """The edits of a cure, moved to where the text is now; none where it has changed."""
        if not self.is_as_checked:
            return []
        by = self.place.start - self.problem.range.start
        return [Edit(edit.range.shifted(by), edit.replacement) for edit in fix.edits]

    def replacing(self, text: str) -> list[Edit]:
        """The edit that puts a suggestion in the word's place."""
        return [Edit(self.place, text)]
