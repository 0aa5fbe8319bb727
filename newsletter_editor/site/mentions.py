"""Whether anything in a repo speaks of a file."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from newsletter_editor.repo.door import MOST_SECONDS, Door, Entry

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes; a longer file is not read, and may speak of anything."""
MOST_FILES = 100_000

_OF_TEXT = frozenset(
    {
        *("", ".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".xhtml", ".txt"),
        *(".yml", ".yaml", ".json", ".toml", ".csv", ".tsv", ".xml", ".rss", ".ipynb"),
        *(".css", ".scss", ".sass", ".less", ".js", ".ts", ".svg", ".rb", ".liquid", ".org"),
        *(".adoc", ".textile", ".rst", ".tex", ".haml", ".slim", ".webmanifest"),
    }
)
_NEVER = frozenset({".git", ".hg", ".svn", "_site", "node_modules", ".jekyll-cache"})


def is_mentioned(door: Door, names: Collection[str]) -> bool:
    """Whether a text of the repo holds one of the names, in whatever way it is meant.

    Also where that cannot be told: a text too long to be read, a repo too large to be walked.
    """
    wanted = [name.encode() for name in names]
    texts = (data for _, data in texts_of(door))
    return any(data is None or any(name in data for name in wanted) for data in texts)


def mentioned_names(door: Door, names: Collection[str]) -> set[str]:
    """Those of many names that a text of the repo holds, and those of which it cannot be told."""
    left = {name: name.encode() for name in names}
    for _, data in texts_of(door):
        if data is None:
            return set(names)
        for name in [name for name, written in left.items() if written in data]:
            del left[name]
        if not left:
            break
    return set(names) - set(left)


def texts_of(door: Door) -> Iterator[tuple[str, bytes | None]]:
    """Every text of the repo: its path below the root, and what it holds.

    None for one that cannot be read, and at the end of a repo that is too large to be walked.
    """
    end = time.monotonic() + MOST_SECONDS
    seen = 0
    for entry in door.walk(enter=_may_enter, most=MOST_FILES):
        seen += 1
        if PurePosixPath(entry.name).suffix.lower() not in _OF_TEXT:
            continue
        data = None
        if entry.size <= LARGEST_TEXT:
            with contextlib.suppress(OSError):
                data = door.read(entry.path, LARGEST_TEXT)
        yield entry.path, data
    if seen >= MOST_FILES or time.monotonic() >= end:
        yield "", None


def _may_enter(folder: Entry) -> bool:
    return folder.name not in _NEVER
