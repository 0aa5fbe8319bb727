"""What the process of `gui.background` knows of what a blog's posts link to; see `text.frames`.

Question: `{"revision", "about": {root, path, piece, at, language, look} or null}`: who said before
what the item at offset `at` of the piece of the post at `path` says; `look` when files may have
changed. Answer: `{"revision", "item": [start, end], "said": [[path, title, day, start, end, kind],
…], "busy"}`, offsets of the item in the piece, of the others in their posts. While `busy` is true
not all posts have been read: whoever asks again lets it go on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.links.index import LinkIndex, keys_of
from newsletter_editor.sections.entries import entries_of
from newsletter_editor.text.ranges import Range

SECONDS_A_SLICE = 0.1
SECONDS_TO_ANSWER = 60.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
LONGEST_ITEM = 3_000
"""Characters; of a longer one the paragraph counts."""


class Worker:
    """Answers from the index of one blog, and reads on between the questions."""

    def __init__(self) -> None:
        self._index: LinkIndex | None = None
        self._reading: Iterator[object] | None = None
        self._is_new = False

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        told: dict[str, Any] = {"revision": question["revision"], "said": [], "item": [0, 0]}
        about = question.get("about")
        if about:
            index = self._of(about["root"], about["look"])
            self._read_on(index)
            piece, path = about["piece"], Path(about["path"]) if about["path"] else None
            item = item_at(piece, about["at"])
            keys = [
                key for key, place in keys_of(piece, index.site).items() if item.overlaps(place)
            ]
            told["item"] = list(item)
            told["said"] = [
                [str(each.path), each.title, each.day, *each.range, each.key.kind]
                for each in index.before(keys, path, about["language"])
            ]
        return {**told, "busy": self._reading is not None}

    def _of(self, root: str, look: bool) -> LinkIndex:
        if self._index is None or str(self._index.root) != root:
            self._index, look = LinkIndex(root), True
            self._index.recall()
        if look:
            # What is being read goes on from the start: the files that it has read are known.
            self._reading = self._index.refreshed()
        return self._index

    def _read_on(self, index: LinkIndex) -> None:
        end = time.monotonic() + SECONDS_A_SLICE
        while self._reading is not None and time.monotonic() < end:
            if next(self._reading, None) is None:
                self._reading = None
                if self._is_new:
                    index.keep()
                self._is_new = False
            else:
                self._is_new = True


def item_at(text: str, at: int) -> Range:
    """The item that holds an offset: what stands below the title or heading above it."""
    entries = entries_of(text)
    start = max((entry.start for entry in entries if entry.start <= at), default=0)
    end = min((entry.start for entry in entries if entry.start > at), default=len(text))
    if end - start > LONGEST_ITEM or not any(entry.start == start for entry in entries):
        start = max(text.rfind("\n\n", start, at) + 1, start)
        below = text.find("\n\n", at, end)
        end = below if below >= 0 else end
    written = text[start:end]
    return Range(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))
