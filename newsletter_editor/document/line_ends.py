r"""Line ends of a file: the editor's text has `\n` for each, the file gets back its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

Newline = Literal["\n", "\r\n", "\r"]
NEWLINES: tuple[Newline, ...] = ("\n", "\r\n", "\r")
"""Every line end that kramdown and Qt take for one, the likelier first."""

_ANY_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class MixedEnds:
    """The lines of a file that uses several line ends, as it was read, each with its own end.

    Qt has one line end only, and a sign in the text for the others would be seen and typed over.
    So the original lines are kept here and found again in the edited text by comparison.
    """

    lines: tuple[str, ...]
    ends: tuple[Newline, ...]
    """One for each line; what follows the last line end is no line here."""

    def ends_of(self, lines: list[str], majority: Newline) -> list[Newline]:
        """The line end of each of `lines`: its own where the line is as it was read."""
        ends: list[Newline] = [majority] * len(lines)
        shared = min(len(lines), len(self.lines))
        first = 0
        while first < shared and lines[first] == self.lines[first]:
            first += 1
        last = 0
        while last < shared - first and lines[-1 - last] == self.lines[-1 - last]:
            last += 1
        ends[:first] = self.ends[:first]
        if last:
            ends[-last:] = self.ends[-last:]
        old = self.lines[first : len(self.lines) - last]
        new = lines[first : len(lines) - last]
        own = self.ends[first : len(self.lines) - last]
        # Imported here: files with several line ends are rare, and each start would wait for it.
        from difflib import SequenceMatcher

        for _, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
            if i_end - i == j_end - j:
                ends[first + j : first + j_end] = own[i:i_end]
            elif i < i_end and j < j_end:
                # Lines were split or joined: the last of them still ends where it ended.
                ends[first + j_end - 1] = own[i_end - 1]
        return ends


def unify(text: str) -> tuple[str, Newline, MixedEnds | None]:
    r"""The text with `\n` for every line end, the file's majority end, and the rest if mixed."""
    if "\r" not in text:
        return text, "\n", None
    found = Counter(_ANY_END.findall(text))
    majority = max(NEWLINES, key=lambda newline: found[newline])
    unified = _ANY_END.sub("\n", text)
    if len(found) == 1:
        return unified, majority, None
    ends = tuple(_ANY_END.findall(text))
    return unified, majority, MixedEnds(tuple(unified.split("\n")[:-1]), ends)


def restore(text: str, newline: Newline, mixed: MixedEnds | None) -> str:
    """The inverse of `unify`: lines that were read get their own end, new ones the majority's."""
    if "\r" in text:
        text = _ANY_END.sub("\n", text)
    if mixed is None:
        return text if newline == "\n" else text.replace("\n", newline)
    *lines, rest = text.split("\n")
    ends = mixed.ends_of(lines, newline)
    return "".join([*(line + end for line, end in zip(lines, ends, strict=True)), rest])
