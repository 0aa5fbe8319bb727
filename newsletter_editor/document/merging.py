"""Two changes of one text made into one: by lines, and nothing decided where they clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from merge3 import Merge3


class Side(Enum):
    """Whose lines a stretch of the merged text has."""

    BOTH = "both"
    OURS = "ours"
    THEIRS = "theirs"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines, with their line ends, as each of the three texts has them."""

    side: Side
    base: str
    ours: str
    theirs: str

    @property
    def is_untouched(self) -> bool:
        """Whether all three texts have the same lines here."""
        return self.base == self.ours == self.theirs

    def text(self, choice: Side = Side.CONFLICT) -> str:
        """The merged lines; a conflict is decided by `choice`, ours being kept if by none."""
        side = choice if self.side is Side.CONFLICT else self.side
        if side is Side.BOTH and self.side is Side.CONFLICT:
            joint = "" if self.ours.endswith("\n") or not self.theirs else "\n"
            return self.ours + joint + self.theirs
        return self.theirs if side is Side.THEIRS else self.ours


@dataclass(frozen=True, slots=True)
class Merge:
    """The stretches of which the three texts consist, in order."""

    stretches: tuple[Stretch, ...]

    @property
    def conflicts(self) -> list[int]:
        """The numbers of the stretches that someone has to decide about."""
        return [k for k, one in enumerate(self.stretches) if one.side is Side.CONFLICT]

    def text(self, choices: Mapping[int, Side] | None = None) -> str:
        """The merged text; `choices` decides conflicts by number: OURS, THEIRS or BOTH."""
        chosen = choices or {}
        return "".join(
            stretch.text(chosen.get(k, Side.OURS)) for k, stretch in enumerate(self.stretches)
        )


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Join what `ours` and `theirs` changed in `base`."""
    lines = _lines(base), _lines(ours), _lines(theirs)
    stretches: list[Stretch] = []
    # The sync regions are where all three agree; what lies between two of them was changed.
    done = [0, 0, 0]
    for (
        base_start,
        base_end,
        our_start,
        our_end,
        their_start,
        their_end,
    ) in Merge3(*lines).find_sync_regions():
        starts = (base_start, our_start, their_start)
        changed = [
            "".join(one[begin:end]) for one, begin, end in zip(lines, done, starts, strict=True)
        ]
        if any(changed):
            stretches.append(Stretch(_side(*changed), *changed))
        same = "".join(lines[0][base_start:base_end])
        if same:
            stretches.append(Stretch(Side.BOTH, same, same, same))
        done = [base_end, our_end, their_end]
    return Merge(tuple(stretches))


def _side(base: str, ours: str, theirs: str) -> Side:
    if ours == theirs:
        return Side.BOTH
    if ours == base:
        return Side.THEIRS
    return Side.OURS if theirs == base else Side.CONFLICT


def _lines(text: str) -> list[str]:
    # Not splitlines, which takes U+2028 and others for line ends too.
    *whole, rest = text.split("\n")
    lines = [f"{line}\n" for line in whole]
    return [*lines, rest] if rest else lines
