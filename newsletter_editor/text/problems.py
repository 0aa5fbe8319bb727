"""What a check found in a post, where, and how it can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range


class Severity(IntEnum):
    """How much a problem matters; greater is worse. Only an ERROR stands in the way of saving."""

    HINT = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Fix:
    """A certain cure: a title for the menu and the edits that make it."""

    title: Localized
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `range` counts code points of the whole post, front matter included."""

    rule: str
    severity: Severity
    range: Range
    message: Localized
    suggestions: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
