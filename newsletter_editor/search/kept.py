"""Posts in memory, so that all but the first search need not read them again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from newsletter_editor.document.source import Source, plain_text
from newsletter_editor.search.folding import folded_letters

MOST_BYTES = 160 * 1024 * 1024
"""Of texts and folded texts; a blog with more is read anew in part."""
Stamp = tuple[int, int]


class Kept(NamedTuple):
    """One text: as readers see it and, to see what it cannot hold, letter by letter folded."""

    digest: str
    """Of the file, "" for what stands in an editor."""
    packed: bytes
    """The text, which takes half the memory so, and comes back at 1 GB/s and more."""
    encoding: Literal["latin-1", "utf-8"]
    letters: bytes | None
    """As `folded_letters` gives it."""

    @classmethod
    def of(cls, source: Source) -> Kept:
        """What a file or an editor holds."""
        text = plain_text(source.text, source.format)
        letters = folded_letters(text)
        try:
            return cls(source.digest, text.encode("latin-1"), "latin-1", letters)
        except UnicodeEncodeError:
            packed = text.encode("utf-8", "surrogatepass")
            return cls(source.digest, packed, "utf-8", letters)

    @property
    def text(self) -> str:
        """The text."""
        return self.packed.decode(self.encoding, "surrogatepass")

    def reader(self) -> Callable[[int, int], str]:
        """Gives the text between two of its places, with no more of it unpacked than is needed."""
        if self.encoding == "latin-1":
            return lambda start, end: self.packed[start:end].decode("latin-1")
        whole: list[str] = []

        def read(start: int, end: int) -> str:
            if not whole:
                whole.append(self.text)
            return whole[0][start:end]

        return read

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self.packed) + len(self.letters or b"")


class KeptPosts:
    """The posts of one blog, as long as their files stay the same."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._posts: dict[str, tuple[Stamp, Kept]] = {}

    def get(self, name: str, stamp: Stamp) -> Kept | None:
        """A file, if it is kept as it is now."""
        known = self._posts.get(name)
        return known[1] if known is not None and known[0] == stamp else None

    def keep(self, name: str, stamp: Stamp, kept: Kept) -> None:
        """Keep a file that was just read, if there is room."""
        self._forget(name)
        if self._size + kept.size <= self._most:
            self._posts[name] = (stamp, kept)
            self._size += kept.size

    def keep_only(self, names: set[str]) -> None:
        """Forget what is no post any more."""
        for gone in self._posts.keys() - names:
            self._forget(gone)

    def _forget(self, name: str) -> None:
        known = self._posts.pop(name, None)
        if known is not None:
            self._size -= known[1].size
