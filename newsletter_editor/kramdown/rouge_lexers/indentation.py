"""What lines that are further in than one before them belong to, as in Haml and Sass."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from newsletter_editor.kramdown.rouge_lexers.machine import Step

_Stepped: TypeAlias = tuple[list[tuple[str, str]], str]


class Blocks:
    """The block that has begun, if any, and how far in."""

    def __init__(self) -> None:
        """There is none in front of the first line."""
        self._state = ""
        self._indent = self._last = ""

    def begin(self, state: str) -> None:
        """Lines further in than this one are read in that state."""
        self._state, self._indent = state, self._last

    def next_line(self, indent: str) -> str:
        """The state for a line that is so far in."""
        self._last = indent
        if not (indent.startswith(self._indent) and indent != self._indent):
            self._state = ""
        return self._state or "content"


def indented(found: re.Match[str], groups: int, blocks: Any) -> _Stepped:
    """The step for what a line begins with."""
    return [("", found.group())], blocks.next_line(found.group())


def begins(state: str, css: str) -> Step:
    """The step for a line with which a block begins."""

    def step(found: re.Match[str], groups: int, blocks: Any) -> _Stepped:
        blocks.begin(state)
        return [(css, found.group())], ""

    return step
