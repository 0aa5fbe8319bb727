"""Where a Jekyll repo is: told by names alone, before anything of it is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsletter_editor.repo.door import Door

if TYPE_CHECKING:
    from newsletter_editor.site.site import Site

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")
"""In the order in which Jekyll looks for them; the first that exists is read."""
POSTS, DRAFTS = "_posts", "_drafts"
HIDDEN = (".", "_", "#", "~")
"""What begins the names that Jekyll passes over of its own accord."""
MOST_FOLDERS = 500
DEEPEST_FOLDER = 3
"""Levels below a folder at which posts make it a site."""


class SiteFolder:
    """The folder of one repo."""

    def __init__(self, root: Path | str) -> None:
        """`root` is the folder that holds `_config.yml`; it need not have one."""
        self.door = Door(root)
        self.root = self.door.root

    @classmethod
    def containing(cls, path: Path | str) -> Self | None:
        """The site that a folder or post belongs to; None where nothing says that it is in one.

        The nearest folder with a `_config.yml` counts, then the top of a git repo above a
        `_posts` or `_drafts` folder, then the folder that holds that; a folder that is opened also
        where such a folder lies below it.
        """
        start = Path(os.path.realpath(path))
        above = [start, *start.parents]
        for folder in above:
            if _is_configured(folder):
                return cls(folder)
        for folder in above:
            if folder.name in (POSTS, DRAFTS) and folder.is_dir():
                tops = [f for f in folder.parents if (f / ".git").exists()]
                return cls(tops[0] if tops else folder.parent)
        if start.is_dir() and _has_posts_below(start):
            return cls(start)
        return None

    @classmethod
    def around(cls, path: Path | str) -> Iterator[Self]:
        """Every site that a path stands in as it is spelt, links kept, the innermost first.

        Nothing is listed: a folder above is a site by its `_config.yml`, or by the `_posts` or
        `_drafts` right in it.
        """
        # A link's real place is in another folder, which may be a site of its own.
        for folder in Path(os.path.abspath(path)).parents:  # noqa: PTH100
            if _is_configured(folder) or _holds_posts(folder):
                yield cls(folder)

    @property
    def is_configured(self) -> bool:
        """Whether the root has the file by which Jekyll knows it."""
        return any(self.door.is_file(name) for name in CONFIG_NAMES)

    def relative(self, path: Path | str) -> str:
        """A path of the repo below its root, with `/`. Raises ValueError for one outside."""
        whole = self.root / path
        folder = Path(os.path.realpath(whole.parent))
        return (folder / whole.name).relative_to(self.root).as_posix()

    @cached_property
    def site(self) -> Site:
        """What the folder holds; the same one each time."""
        # Imported here: what reads YAML, dates and themes takes as long to import as an editor
        # takes to come to the screen, which asks for nothing but the folder.
        from newsletter_editor.site.site import Site

        return Site(self.root)

    def reload(self) -> None:
        """Have what was read of it be read again; see `Site.reload`."""
        if "site" in self.__dict__:
            self.site.reload()


def _is_configured(folder: Path) -> bool:
    # A path's own way raises for names that are too long.
    return any(os.path.isfile(folder / name) for name in CONFIG_NAMES)  # noqa: PTH113


def _holds_posts(folder: Path) -> bool:
    try:
        return any((folder / name).is_dir() for name in (POSTS, DRAFTS))
    except OSError:
        # A name that is too long for the system.
        return False


def _has_posts_below(start: Path) -> bool:
    """Whether a folder of posts lies in `start` or not far below it.

    Looks at a bounded number of folders, for `start` may be anything, a whole disk too.
    """
    door = Door(start)
    waiting = [("", 0)]
    looked_at = 0
    while waiting and looked_at < MOST_FOLDERS:
        folder, depth = waiting.pop(0)
        looked_at += 1
        below = [entry for entry in door.folders(folder) if not entry.is_link]
        if any(entry.name in (POSTS, DRAFTS) for entry in below):
            return True
        if depth < DEEPEST_FOLDER:
            waiting += [(e.path, depth + 1) for e in below if not e.name.startswith(HIDDEN)]
    return False
