"""What `.gitattributes` asks for and this machine cannot do."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from newsletter_editor.publishing.git import joined
from newsletter_editor.publishing.repository import Repository
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_LARGEST = 1024 * 1024
_UNSET = ("unspecified", "unset", "set", "")


def require_filters(repository: Repository, paths: Sequence[str]) -> None:
    """Raise EditorError for a file that a filter has to pass that nobody has set up here.

    Git would take the whole file, where the team keeps a line that stands for it (as Git LFS does):
    by gitattributes(5) a filter without a driver is none.
    """
    if not any(_speaks_of_filters(repository, place) for place in _places(paths)):
        return
    answer = repository.git.run("check-attr", "-z", "--stdin", "filter", given=joined(paths))
    fields = answer.split(b"\0")
    for path, name in zip(fields[::3], fields[2::3], strict=False):
        asked = name.decode("utf-8", "replace")
        if asked in _UNSET:
            continue
        if not any(repository.config(f"filter.{asked}.{way}") for way in ("clean", "process")):
            raise EditorError(_NO_FILTER.format(file=os.fsdecode(path), name=asked))


def _places(paths: Sequence[str]) -> Iterator[str]:
    folders = {str(each) for path in paths for each in PurePosixPath(path).parents}
    yield from (str(PurePosixPath(folder) / ".gitattributes") for folder in sorted(folders))


def _speaks_of_filters(repository: Repository, path: str) -> bool:
    if not repository.door.is_file(path):
        return False
    return b"filter" in repository.door.read(path, _LARGEST)


_NO_FILTER = Localized(
    es="Este blog guarda «{file}» con un programa que falta en este equipo («{name}»); instálalo "
    "(para «lfs»: https://git-lfs.com) y no se publica nada hasta entonces.",
    en="This blog keeps “{file}” with a program that this machine lacks (“{name}”); install it "
    "(for “lfs”: https://git-lfs.com). Nothing is published until then.",
)
