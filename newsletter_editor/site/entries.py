"""Which files and folders of a repo Jekyll looks at.

The rules are those of `include` and `exclude` in https://jekyllrb.com/docs/configuration/options/.
What Jekyll would follow out of the repo through a symbolic link is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from newsletter_editor.repo.door import DEEPEST, MOST_ENTRIES, Entry, door_of
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.folder import HIDDEN

MOST_GLOBS = 500
"""Patterns of one list that are matched; each of more would be tried with each file."""
_MOST_SIGNS = 10_000
"""Characters of such patterns, all together; to read more would take seconds."""
_LONGEST_PATTERN = 4096
"""Characters; no path is as long."""


class EntryFilter:
    """Says of entries of one repo whether Jekyll takes them in."""

    def __init__(self, config: SiteConfig) -> None:
        """`config` is the configuration of the site."""
        self._is_3 = config.jekyll.is_3
        # To Jekyll 3 a pattern with a slash at its end is for what is below the folder alone.
        of_folder = not self._is_3
        self._included = {of: _pattern(config.include, of) for of in (False, of_folder)}
        self._excluded = {of: _pattern(config.exclude, of) for of in (False, of_folder)}

    def takes(self, folder: str, entry: str, is_folder: bool) -> bool:
        """Whether `entry`, a path below `folder`, is read.

        `folder` is relative to the root, "" for the root, both with `/`.
        """
        if entry.endswith(".") and not self._is_3:
            return False
        is_folder = is_folder and not self._is_3
        name = entry.rpartition("/")[2]
        if self.includes(entry, is_folder=is_folder):
            return True
        if self._excluded[is_folder](f"{folder}/{entry}" if folder else entry):
            return False
        return not (entry.startswith(HIDDEN) or name.startswith(HIDDEN) or entry.endswith("~"))

    def includes(self, entry: str, *, is_folder: bool = False) -> bool:
        """Whether `include` names an entry, by its path or by its name alone."""
        included = self._included[is_folder]
        return bool(included(entry) or included(entry.rpartition("/")[2]))


def is_listed(patterns: object, path: str) -> bool:
    """Whether a list of globs or beginnings of paths names the file at `path` below the root."""
    return isinstance(patterns, list) and bool(_pattern(tuple(map(str, patterns)), False)(path))


@lru_cache(maxsize=64)
def _pattern(patterns: tuple[str, ...], of_folder: bool) -> Callable[[str], object]:
    """Matches what an entry of `include` or `exclude` is for: a glob, or the beginning of a path.

    One expression for all globs, since thousands of names are asked about; beginnings are looked
    up, so that thousands of them cost no more than a path is long.
    """
    starts: set[str] = set()
    folders: set[str] = set()
    globs: list[str] = []
    signs = 0
    for pattern in patterns:
        start = pattern.lstrip("/")
        if len(start) > _LONGEST_PATTERN:
            continue
        starts.add(start)
        if re.search(r"[*?\[\\]", pattern) and len(globs) < MOST_GLOBS and signs < _MOST_SIGNS:
            signs += len(start)
            globs.append(rf"(?:{glob_pattern(start).pattern})\Z")
        if of_folder and start.endswith("/"):
            folders.add(start[:-1])
    lengths = sorted({len(start) for start in starts})
    by_glob = re.compile("|".join(globs) or "(?!)", re.DOTALL).match

    def matches(path: str) -> bool:
        if path in folders:
            return True
        for length in lengths:
            if length > len(path):
                break
            if path[:length] in starts:
                return True
        return by_glob(path) is not None

    return matches


@lru_cache(maxsize=256)
def glob_pattern(glob: str) -> re.Pattern[str]:
    """A regular expression for a shell pattern whose `*` also passes `/`, as Jekyll's does."""
    pieces = [""]
    at = 0
    last_end = glob.rfind("]")
    while at < len(glob):
        sign = glob[at]
        at += 1
        if sign == "*":
            pieces.append("")
        elif sign == "?":
            pieces[-1] += "."
        elif sign == "\\" and at < len(glob):
            pieces[-1] += re.escape(glob[at])
            at += 1
        elif sign == "[" and at < last_end and (end := glob.find("]", at + 1)) > 0:
            inside = glob[at:end].replace("\\", r"\\").replace("[", r"\[")
            negated = inside[:1] in ("!", "^")
            pieces[-1] += f"[{'^' if negated else ''}{inside[negated:]}]"
            at = end + 1
        else:
            pieces[-1] += re.escape(sign)
    start, *others = pieces
    # As in `fnmatch`: what stands between two `*` is taken where it is found first, for to try
    # each place with each place of the others would never end.
    between = "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece)
    try:
        return re.compile(start + between + (f".*{others[-1]}" if others else ""), re.DOTALL)
    except re.error:
        return re.compile(re.escape(glob))


def special_folders(
    root: Path, config: SiteConfig, names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Every folder of the repo with one of `names`, as (its parent, its name), relative to `root`.

    Folders are visited once each, whatever links lead to them; none outside `root` is.
    """
    wanted = tuple(names)
    entry_filter = EntryFilter(config)
    collections = config.text("collections_dir").strip("/")
    destination = config.text("destination").strip("/")
    door = door_of(root)
    top = door.status("")
    seen = {(top.st_dev, top.st_ino)} if top else set()
    waiting = [""]
    looked_at = 0
    while waiting and looked_at < MOST_ENTRIES:
        folder = waiting.pop()
        # A folder is known by its own name rather than by that of a link to it.
        for entry in sorted(door.folders(folder), key=lambda each: each.is_link):
            looked_at += 1
            if entry.path.count("/") > DEEPEST:
                continue
            # Windows gives no inode for every file system; a link there is caught by its depth.
            if entry.name in wanted and _below(folder, collections):
                yield folder, entry.name
            if entry.path != destination and entry_filter.takes(folder, entry.name, True):
                if entry.identity[1] and entry.identity in seen:
                    continue
                seen.add(entry.identity)
                waiting.append(entry.path)


def files_below(root: Path, config: SiteConfig, folder: str) -> Iterator[Entry]:
    """The files that Jekyll reads in one `_posts` or `_drafts` folder, at any depth of it.

    `folder` is relative to `root`. Hidden folders and linked folders are not entered, as a
    shell's `**` does not. Nothing is found where `folder` leads out of the repo.
    """
    entry_filter = EntryFilter(config)
    folder = Path(folder).as_posix()
    # What cannot be read is told rather than passed over.
    door = door_of(root)
    for entry in door.walk(folder, enter=_is_shown, odd=True):
        path = entry.path[len(folder) + 1 :]
        taken = _is_shown(entry) and entry_filter.takes(folder, path, False)
        if taken and not (entry.is_link and door.leads_out(entry.path)):
            yield entry


def _is_shown(folder: Entry) -> bool:
    return not folder.name.startswith(".")


def _below(folder: str, collections: str) -> bool:
    return not collections or folder == collections or folder.startswith(collections)
