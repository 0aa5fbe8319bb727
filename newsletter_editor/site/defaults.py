"""Front matter that `_config.yml` presets for posts by their path, under `defaults`.

https://jekyllrb.com/docs/configuration/front-matter-defaults/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import Any

from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.config import SiteConfig, merged

_NAMED_SINGLY = ("posts", "pages")
"""Types that older configurations name by the singular."""
MOST_PATHS = 10_000
"""Files and folders that one pattern of a scope may stand for."""


class FrontMatterDefaults:
    """The presets of one site, ready to be asked for each post."""

    def __init__(self, root: Path, config: SiteConfig, collection: str = "posts") -> None:
        """`collection` is the label of the collection whose documents are asked for, or `pages`.

        Files that are neither have "" for their type.
        """
        types = (collection, collection[:-1]) if collection in _NAMED_SINGLY else (collection,)
        self._door = Door(root)
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

    def _applies(self, scope: Mapping[str, Any], path: str) -> bool:
        start = scope.get("path")
        if not isinstance(start, str) or not start:
            return True
        if "*" in start:
            return any(path.startswith(found) for found in self._glob(start))
        return path.startswith(self._below_collections(start))

    def _glob(self, pattern: str) -> list[str]:
        if pattern not in self._globbed:
            found = [""]
            for part in pattern.split("/"):
                if part not in ("", "."):
                    found = list(islice(self._below(found, part), MOST_PATHS))
            self._globbed[pattern] = [self._below_collections(path) for path in found if path]
        return self._globbed[pattern]

    def _below(self, folders: list[str], part: str) -> Iterator[str]:
        """What matches one part of a shell's pattern in each of `folders`; nothing outside."""
        for folder in folders:
            if part == "**":
                yield folder
                yield from (each.path for each in self._folders_below(folder))
                continue
            for entry in self._door.entries(folder):
                # Names that begin with a dot are meant by those alone who say so.
                if entry.name.startswith(".") <= part.startswith(".") and fnmatchcase(
                    entry.name, part
                ):
                    yield entry.path

    def _folders_below(self, folder: str) -> Iterator[Entry]:
        waiting = [folder]
        while waiting:
            for entry in self._door.folders(waiting.pop()):
                if not entry.is_link and not entry.name.startswith("."):
                    waiting.append(entry.path)
                    yield entry

    def _below_collections(self, path: str) -> str:
        return path.removeprefix(self._collections + "/") if self._collections else path


def _is_narrower(scope: Mapping[str, Any], last: Mapping[str, Any]) -> bool:
    new, old = _scope_length(scope), _scope_length(last)
    if new != old:
        return new > old
    return "type" in scope or "type" not in last


def _scope_length(scope: Mapping[str, Any]) -> int:
    path = scope.get("path")
    return len(path.strip("/")) if isinstance(path, str) else 0
