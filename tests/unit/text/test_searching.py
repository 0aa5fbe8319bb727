"""Searches of a whole text are made once, however often they are asked for."""

from __future__ import annotations

import pytest

from newsletter_editor.text.blocks.searching import Braces


class _Counted(str):
    """A text that counts how often it is searched through from its end."""

    searches = 0

    def rfind(self, *arguments: object) -> int:
        self.searches += 1
        return super().rfind(*arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ["", "\\}"])
def test_braces_without_an_end_are_looked_for_once(end: str) -> None:
    text = _Counted("{:" * 200 + end + " {:")
    braces = Braces(text)
    ends = [braces.anywhere(start) for start in range(2, len(text) + 1, 2)]
    last = text.find("}")
    assert ends == [
        last if 0 <= last - 1 >= start else None for start in range(2, len(text) + 1, 2)
    ]
    assert text.searches == 1
