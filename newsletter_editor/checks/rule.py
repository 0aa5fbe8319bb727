"""What a rule is: the one shape that every check has, spelling included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.checks.post import CheckedPost

Topic = Literal["front-matter", "file", "sections", "links", "text", "language", "mail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a rule objects to. `range` counts code points of the whole post."""

    range: Range
    message: Localized
    suggestions: tuple[str, ...] = ()
    """What might stand there instead, the likeliest first."""
    fixes: tuple[Fix, ...] = ()
    """Certain cures."""
    severity: Severity | None = None
    """Where it differs from the rule's own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `find` gets a post with what surrounds it and yields what it objects to.

    `find` must be quick and must not raise for anything that a post may hold.
    """

    id: str
    severity: Severity
    topic: Topic
    title: Localized
    """A few words for lists and filters."""
    explanation: Localized
    """Why it matters and what to do, in one or two sentences."""
    find: Callable[[CheckedPost], Iterable[Finding]]
    slow: bool = False
    """Whether it takes so long (loading a dictionary) that a save does not wait for it."""


def replacement(range_: Range, text: str, title: Localized) -> Fix:
    """The fix that puts `text` in the place of a range."""
    return Fix(title, (Edit(range_, text),))


def replace_by(range_: Range, text: str) -> Fix:
    """The fix that puts `text` in the place of a range and says so."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    title = Localized(es="Cambiar por «{new}»", en="Change to “{new}”").format(new=shown)
    return replacement(range_, text, title)
