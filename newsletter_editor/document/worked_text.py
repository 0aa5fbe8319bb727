"""A text under many edits, most of them near the one before."""

from __future__ import annotations


class WorkedText:
    """Copies only the part that is being worked on."""

    _AROUND = 8192

    def __init__(self, text: str) -> None:
        self._before, self._part, self._after = "", text, ""

    def __len__(self) -> int:
        return len(self._before) + len(self._part) + len(self._after)

    def __str__(self) -> str:
        return self._before + self._part + self._after

    def replace(self, start: int, removed: int, inserted: str) -> None:
        """Put `inserted` in place of `removed` characters."""
        at = start - len(self._before)
        if at < 0 or at + removed > len(self._part) or len(self._part) > 4 * self._AROUND:
            text = str(self)
            first, last = max(start - self._AROUND, 0), start + removed + self._AROUND
            self._before, self._part, self._after = text[:first], text[first:last], text[last:]
            at = start - first
        self._part = self._part[:at] + inserted + self._part[at + removed :]
