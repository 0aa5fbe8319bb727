"""Posts in memory, folded, so that all but the first search need not read them again."""

from __future__ import annotations

from newsletter_editor.search.folding import folded_bytes

MOST_BYTES = 128 * 1024 * 1024
"""Of folded posts; a blog with more is read anew in part."""
Stamp = tuple[int, int]


class FoldedPosts:
    """What `folded_bytes` makes of the posts of one blog, as long as their files stay the same."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._posts: dict[str, tuple[Stamp, bytes | None]] = {}

    def knows(self, name: str, stamp: Stamp) -> bool:
        """Whether the file is kept as it is now."""
        kept = self._posts.get(name)
        return kept is not None and kept[0] == stamp

    def may_hold(self, name: str, word: bytes) -> bool:
        """Whether a file that is kept has to be looked at for a folded word."""
        folded = self._posts[name][1]
        return folded is None or word in folded

    def keep(self, name: str, stamp: Stamp, data: bytes) -> None:
        """Keep a file that was just read, if there is room."""
        folded = folded_bytes(data)
        _, before = self._posts.pop(name, (stamp, None))
        self._size -= len(before or b"")
        if self._size + len(folded or b"") <= self._most:
            self._posts[name] = (stamp, folded)
            self._size += len(folded or b"")

    def keep_only(self, names: set[str]) -> None:
        """Forget what is no post any more."""
        for gone in self._posts.keys() - names:
            self._size -= len(self._posts.pop(gone)[1] or b"")
