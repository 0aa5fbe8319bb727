"""What the page shows, block by block: the smallest patch to it, and where its source is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from newsletter_editor.text.common_ends import common_ends


class ShownBlock(NamedTuple):
    """A block of the page and its source: lines of the post from 1, both included.

    Blocks of one key have the same HTML.
    """

    key: str
    first_line: int
    last_line: int


class Place(NamedTuple):
    """A place of the page: `fraction` (0 to 1) of the way from block `index` to the next one.

    Index -1 is the header, which stands for the front matter.
    """

    index: int
    fraction: float


class Patch(NamedTuple):
    """Put `blocks` where `removed` blocks are from `start` on: [key, html], or [key] to keep it."""

    start: int
    removed: int
    blocks: list[list[str]]


class ShownBlocks:
    """The blocks that the page has been told of, with the HTML that the worker sent for them."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, as with another worker."""
        # Parallel lists: a long post has a thousand blocks, and this is done at every key.
        self._shown: list[str] = []
        self._first_lines: list[int] = []
        self._last_lines: list[int] = []
        self._keys: dict[str, str] = {}
        self._html: dict[str, str] = {}
        self._versions = 0
        self._line_count = 1
        self._revision = -1
        self.html_size = 0
        """Characters of HTML that are remembered, shown or not."""

    def __len__(self) -> int:
        return len(self._shown)

    def __getitem__(self, index: int) -> ShownBlock:
        return ShownBlock(self._shown[index], self._first_lines[index], self._last_lines[index])

    def take(
        self,
        blocks: Sequence[Sequence[Any]],
        line_count: int,
        kept: Sequence[int] | None = None,
        revision: int = 0,
    ) -> Patch | None:
        """The patch that leads to `blocks`, each [key, first line, last line, html or None].

        `kept` is the revision of the last answer and what stays of it: so many blocks before and
        behind `blocks`, and the number of lines by which the latter have moved. None when that was
        not the last answer, or a block's HTML was left out that never came: all must be asked for
        again. `line_count` is that of the whole post.
        """
        for sent_key, _first, _last, html in blocks:
            if html is not None:
                self._keep(sent_key, html)
            elif sent_key not in self._keys:
                return None
        after, head, tail, lines = kept or (self._revision, 0, 0, 0)
        if after != self._revision:
            return None
        self._revision = revision
        old = self._shown
        end = len(old) - tail
        self._shown = [*old[:head], *(self._keys[block[0]] for block in blocks), *old[end:]]
        firsts, lasts = self._first_lines[end:], self._last_lines[end:]
        if lines:
            firsts, lasts = [line + lines for line in firsts], [line + lines for line in lasts]
        self._first_lines[head:] = [block[1] for block in blocks] + firsts
        self._last_lines[head:] = [block[2] for block in blocks] + lasts
        self._line_count = max(line_count, self._last_lines[-1] if self._last_lines else 1)
        return self._patch(old, head, tail)

    def _keep(self, sent_key: str, html: str) -> None:
        known = self._keys.get(sent_key)
        if known is not None and self._html[known] == html:
            return
        # What a footnote's number is depends on other blocks: a key may get other HTML. On the
        # page each HTML has a key of its own, so that comparing keys is enough.
        self._versions += 1
        key = f"{sent_key}~{self._versions}"
        if known is not None and known not in self._shown:
            self.html_size -= len(self._html.pop(known))
        self._keys[sent_key] = key
        self._html[key] = html
        self.html_size += len(html)

    def whole(self) -> Patch:
        """The patch that fills an empty page with all that is shown."""
        return Patch(0, 0, [[key, self._html[key]] for key in self._shown])

    def html(self) -> str:
        """All that is shown, without anything of the page around it."""
        return "\n".join(self._html[key].strip("\n") for key in self._shown) + "\n"

    def place_of_line(self, line: float) -> Place:
        """Where a line of the source (from 1; 2.5 is the middle of the second) is shown."""
        if line <= 1:
            # The very start is the top of the page, be there front matter or not.
            return Place(-1, 0.0)
        index = bisect_right(self._first_lines, line) - 1
        start, end = self._lines_of(index)
        return Place(index, min(max((line - start) / max(end - start, 1), 0.0), 1.0))

    def line_of_place(self, place: Place) -> float:
        """The line of the source, with its fraction, that a place of the page shows."""
        start, end = self._lines_of(place.index)
        return start + place.fraction * (end - start)

    def _lines_of(self, index: int) -> tuple[int, int]:
        start = self._first_lines[index] if index >= 0 else 1
        following = index + 1
        if following < len(self._first_lines):
            return start, self._first_lines[following]
        return start, self._line_count + 1

    def _patch(self, old: list[str], head: int, tail: int) -> Patch:
        leaving = old[head : len(old) - tail]
        coming = self._shown[head : len(self._shown) - tail]
        start, end = common_ends(leaving, coming)
        left = Counter(leaving[start : len(leaving) - end])
        written = []
        for key in coming[start : len(coming) - end]:
            if left[key] > 0:
                left[key] -= 1
                written.append([key])
            else:
                written.append([key, self._html[key]])
        return Patch(head + start, len(leaving) - end - start, written)
