"""Whether anything in a repo speaks of a file."""

from __future__ import annotations

import time
from collections.abc import Collection
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
    end = time.monotonic() + MOST_SECONDS
    seen = 0
    for entry in door.walk(enter=_may_enter, most=MOST_FILES):
        seen += 1
        if PurePosixPath(entry.name).suffix.lower() not in _OF_TEXT:
            continue
        if entry.size > LARGEST_TEXT:
            return True
        try:
            data = door.read(entry.path, LARGEST_TEXT)
        except OSError:
            return True
        if any(name in data for name in wanted):
            return True
    return seen >= MOST_FILES or time.monotonic() >= end


def _may_enter(folder: Entry) -> bool:
    return folder.name not in _NEVER
