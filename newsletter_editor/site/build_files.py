"""The files of a repo that tell how its site is built, each read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter_editor.repo.door import Door
from newsletter_editor.site.folder import CONFIG_NAMES

LOCK_FILES = ("Gemfile.lock", "gems.locked")
GEMFILES = ("Gemfile", "gems.rb")
WORKFLOWS = ".github/workflows"
MOST_ABOVE = 3
"""Folders above that of a site in which the top of its repo is looked for."""
_LARGEST = 200_000
"""Bytes of each file that are looked at."""
_MOST_WORKFLOWS = 50
_MOST_GEMSPECS = 10
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*")
_LINE_GOES_ON = re.compile(r"\\\n[ \t]*")
_NOT_RUN = re.compile(r"^=begin\b.*?(?:^=end\b[^\n]*|\Z)|^__END__.*", re.MULTILINE | re.DOTALL)

Files = tuple[tuple[str, str], ...]
"""Paths below the site's root, those of the repo around it with `../`, and texts."""


@dataclass(frozen=True, slots=True)
class BuildFiles:
    """What the files say, those in the site's folder first."""

    locks: Files
    gemfiles: Files
    gemspecs: Files
    workflows: Files
    """Without their comments."""

    @classmethod
    def of(cls, door: Door) -> BuildFiles:
        """The files of the site behind `door`, and those of the repo that it is a part of."""
        places = list(_places(door))

        def texts(names: Iterable[str]) -> Files:
            return tuple(_texts(places, list(names)))

        gemspecs = (name for name in door.names("") if name.endswith(".gemspec"))
        return cls(
            texts(LOCK_FILES),
            tuple((path, _NOT_RUN.sub("", text)) for path, text in texts(GEMFILES)),
            texts(sorted(gemspecs)[:_MOST_GEMSPECS]),
            tuple(
                (f"{above}{path}", _LINE_GOES_ON.sub(" ", _COMMENT.sub("", text)))
                for above, each in places
                for path, text in _texts([("", each)], workflow_paths(each))
            ),
        )


def repo_around(door: Door) -> tuple[str, Door] | None:
    """The repo that the site behind `door` is a folder of, as `docs/` is, and the way up to it.

    None where the site is the top of a repo, or in none; or where another site is in between.
    """
    if _is_top(door):
        return None
    for steps, folder in enumerate(door.root.parents[:MOST_ABOVE], 1):
        above = Door(folder)
        if any(above.is_file(name) for name in CONFIG_NAMES):
            return None
        if _is_top(above):
            return "../" * steps, above
    return None


def workflow_paths(door: Door) -> list[str]:
    """The workflows of a repo, as paths below its root."""
    names = sorted(n for n in door.names(WORKFLOWS) if n.endswith((".yml", ".yaml")))
    return [f"{WORKFLOWS}/{name}" for name in names[:_MOST_WORKFLOWS]]


def tells_build(door: Door) -> Iterator[str]:
    """The files and folders that `BuildFiles` are made of, as paths below the site's root."""
    for above, each in _places(door):
        for path in (*LOCK_FILES, *GEMFILES, WORKFLOWS, *workflow_paths(each)):
            yield f"{above}{path}"


def _is_top(door: Door) -> bool:
    return door.is_folder(".git") or door.is_file(".git")


def _places(door: Door) -> Iterator[tuple[str, Door]]:
    yield "", door
    if around := repo_around(door):
        yield around


def _texts(places: Iterable[tuple[str, Door]], names: list[str]) -> Iterator[tuple[str, str]]:
    for above, door in places:
        for name in names:
            try:
                text = door.read(name, _LARGEST, cut=True).decode("utf-8-sig", "replace")
            except OSError:
                continue
            yield f"{above}{name}", text.replace("\r\n", "\n").replace("\r", "\n")
