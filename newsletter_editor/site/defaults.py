"""Front matter that `_config.yml` presets for posts by their path, under `defaults`.

https://jekyllrb.com/docs/configuration/front-matter-defaults/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice, pairwise, zip_longest
from pathlib import Path
from typing import Any

from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.config import SiteConfig, merged
from newsletter_editor.site.entries import glob_pattern

_NAMED_SINGLY = ("posts", "pages")
"""Types that older configurations name by the singular."""
MOST_PATHS = 10_000
"""Files and folders that one pattern of a scope may stand for."""
_MOST_BRACES = 20
"""In one pattern; of more each would stand for itself."""
_MOST_ALTERNATIVES = 100
"""Patterns that one with braces may stand for."""


class FrontMatterDefaults:
    """The presets of one site, ready to be asked for each post."""

    def __init__(self, root: Path, config: SiteConfig, collection: str = "posts") -> None:
        """`collection` is the label of the collection whose documents are asked for, or `pages`.

        Files that are neither have "" for their type.
        """
        types = (collection, collection[:-1]) if collection in _NAMED_SINGLY else (collection,)
        self._door = Door(root)
        self._is_3 = config.jekyll.is_3
        self._collections = config.text("collections_dir").strip("/")
        listed = config.get("defaults")
        self._sets = [
            (scope, values)
            for item in (listed if isinstance(listed, list) else [])
            if isinstance(item, Mapping)
            and isinstance(values := item.get("values"), Mapping)
            and isinstance(scope := item.get("scope") or {}, Mapping)
            and scope.get("type", collection) in types
        ]
        self._globbed: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._sets)

    def of(self, relative_path: str) -> Mapping[str, Any]:
        """What is preset for the post at a path below the root; the narrower scope wins."""
        path = self._below_collections(relative_path)
        result: dict[str, Any] = {}
        last: Mapping[str, Any] | None = None
        for scope, values in self._sets:
            if not self._applies(scope, path):
                continue
            if last is None or _is_narrower(scope, last):
                result = merged(result, values)
                last = scope
            else:
                result = merged(values, result)
        return result

    def asked(self, relative_path: str) -> Mapping[str, Any]:
        """What is preset for a page where Jekyll asks for one key at a time.

        A null of the narrower scope hides a value, and mappings are not put together.
        """
        path = self._below_collections(relative_path)
        result: dict[str, Any] = {}
        scopes: dict[str, Mapping[str, Any]] = {}
        for scope, values in self._sets:
            if not self._applies(scope, path):
                continue
            for key, value in values.items():
                if key not in scopes or _is_narrower(scope, scopes[key]):
                    result[key], scopes[key] = value, scope
        return result

    def _applies(self, scope: Mapping[str, Any], path: str) -> bool:
        start = scope.get("path")
        if not isinstance(start, str) or not start:
            return True
        if "*" in start:
            return any(self._is_below(path, found) for found in self._glob(start))
        return self._is_below(path, self._below_collections(start))

    def _is_below(self, path: str, start: str) -> bool:
        # Jekyll 3 goes by whole names, and finds none that has a slash behind it.
        return path.startswith(start) and (not self._is_3 or path[len(start) :][:1] in ("", "/"))

    def _glob(self, pattern: str) -> list[str]:
        if pattern not in self._globbed:
            alternatives = islice(_alternatives(pattern), _MOST_ALTERNATIVES)
            found = (self._named_by(each) for each in alternatives)
            paths = islice(chain.from_iterable(found), MOST_PATHS)
            self._globbed[pattern] = [self._below_collections(path) for path in paths if path]
        return self._globbed[pattern]

    def _named_by(self, pattern: str) -> list[str]:
        """The paths that a shell's pattern without braces stands for; none outside."""
        if pattern.startswith("/"):
            return []
        parts = [part for part in pattern.split("/") if part != "."]
        found = [""]
        for part, following in zip_longest(parts, parts[1:]):
            if not part:
                # Behind the last slash there is nothing: a folder is meant.
                found = [path for path in found if self._door.is_folder(path)]
                continue
            is_any_depth = part == "**" and following is not None
            below = self._at_any_depth(found) if is_any_depth else self._below(found, part)
            found = list(islice(below, MOST_PATHS))
        return found

    def _below(self, folders: list[str], part: str) -> Iterator[str]:
        """What matches one part of a pattern in each of `folders`."""
        matches = glob_pattern(part).fullmatch
        for folder in folders:
            for entry in self._door.entries(folder):
                # Names that begin with a dot are meant by those alone who say so.
                if entry.name.startswith(".") <= part.startswith(".") and matches(entry.name):
                    yield entry.path

    def _at_any_depth(self, folders: list[str]) -> Iterator[str]:
        for folder in folders:
            yield folder
            yield from (each.path for each in self._folders_below(folder))

    def _folders_below(self, folder: str) -> Iterator[Entry]:
        waiting = [folder]
        while waiting:
            for entry in self._door.folders(waiting.pop()):
                if not entry.is_link and not entry.name.startswith("."):
                    waiting.append(entry.path)
                    yield entry

    def _below_collections(self, path: str) -> str:
        return path.removeprefix(self._collections + "/") if self._collections else path


def _alternatives(pattern: str) -> Iterator[str]:
    """The patterns that one with braces stands for, as `{a,b}` for `a` and `b`."""
    start = pattern.find("{") if pattern.count("{") <= _MOST_BRACES else -1
    depth, cuts = 0, [start]
    for at in range(start, len(pattern)) if start >= 0 else ():
        depth += (pattern[at] == "{") - (pattern[at] == "}")
        if depth == 0 or (depth == 1 and pattern[at] == ","):
            cuts.append(at)
        if depth == 0:
            for before, behind in pairwise(cuts):
                inner = pattern[before + 1 : behind]
                yield from _alternatives(pattern[:start] + inner + pattern[at + 1 :])
            return
    yield pattern


def _is_narrower(scope: Mapping[str, Any], last: Mapping[str, Any]) -> bool:
    new, old = _scope_length(scope), _scope_length(last)
    if new != old:
        return new > old
    return "type" in scope or "type" not in last


def _scope_length(scope: Mapping[str, Any]) -> int:
    path = scope.get("path")
    return len(path.removeprefix("/")) if isinstance(path, str) else 0
