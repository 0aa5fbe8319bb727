"""Making a new file that is whole from its first moment and never takes another's place."""

from __future__ import annotations

import contextlib
import unicodedata
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.saving import temporary_beside
from newsletter_editor.document.system_errors import explained
from newsletter_editor.repo.door import Door
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


class NewFile(NamedTuple):
    """A file that was made in the repo."""

    path: Path
    digest: str
    """Of its content."""


def create(path: Path, data: bytes, disk: Disk = THE_DISK) -> None:
    """Make `path` with the content `data`; its folder is made if need be.

    Raises EditorError where a file of that name is there already, one that other systems take
    for the same (`A.md` and `a.md`) included, or where the file cannot be made.
    """
    with explained(path):
        disk.make_folder(path.parent)
        twin = twin_of(path)
        if twin is not None:
            raise EditorError(_EXISTS.format(name=twin.name))
        temporary = temporary_beside(path)
        disk.write_new(temporary, data, 0o666)
        try:
            _take_name(temporary, path, data, disk)
        except FileExistsError as error:
            raise EditorError(_EXISTS.format(name=path.name)) from error
        finally:
            with contextlib.suppress(OSError):
                disk.unlink(temporary)
        disk.flush_folder(path.parent)


def twin_of(path: Path) -> Path | None:
    """The file of the folder that has this name, or that Windows or macOS take for having it."""
    own = as_compared(path.name)
    names = (each.name for each in Door(path.parent).entries(odd=True))
    return next((path.with_name(name) for name in names if as_compared(name) == own), None)


def as_compared(name: str) -> str:
    """A file's name as Windows and macOS compare it with others."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _take_name(temporary: Path, path: Path, data: bytes, disk: Disk) -> None:
    # A link fails where the name is taken; a rename would replace what is there.
    try:
        disk.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links: there the name is taken first and filled then.
        disk.write_new(path, data, 0o666)


_EXISTS = Localized(
    es="«{name}» ya existe; elige otro título, otra fecha u otro nombre.",
    en="“{name}” is there already; choose another title, date or name.",
)
