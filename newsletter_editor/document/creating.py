"""Making a new file that is whole from its first moment and never takes another's place."""

from __future__ import annotations

import contextlib
import os
import secrets
import unicodedata
from pathlib import Path

from newsletter_editor.document.system_errors import explained
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def create(path: Path, data: bytes) -> None:
    """Make `path` with the content `data`; its folder is made if need be.

    Raises EditorError where a file of that name is there already, one that other systems take
    for the same (`A.md` and `a.md`) included, or where the file cannot be made.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        twin = twin_of(path)
        if twin is not None:
            raise EditorError(_EXISTS.format(name=twin.name))
        temporary = path.parent / f".newsletter-editor-{secrets.token_hex(6)}.tmp"
        _write_new(temporary, data)
        try:
            _take_name(temporary, path, data)
        except FileExistsError as error:
            raise EditorError(_EXISTS.format(name=path.name)) from error
        finally:
            temporary.unlink(missing_ok=True)


def twin_of(path: Path) -> Path | None:
    """The file of the folder that has this name, or that Windows or macOS take for having it."""
    own = _compared(path.name)
    with contextlib.suppress(OSError):
        return next((each for each in path.parent.iterdir() if _compared(each.name) == own), None)
    return None


def _compared(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _take_name(temporary: Path, path: Path, data: bytes) -> None:
    # A link fails where the name is taken; a rename would replace what is there.
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # Some file systems have no links: there the name is taken first and filled then.
        _write_new(path, data)


_EXISTS = Localized(
    es="«{name}» ya existe; elige otro título, otra fecha u otro nombre.",
    en="“{name}” is there already; choose another title, date or name.",
)
