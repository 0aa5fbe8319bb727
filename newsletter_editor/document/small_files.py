"""Files of a few lines that the program adds to: word lists, settings, templates, names.

What others write there in the meantime is not overwritten, and what is not touched stays byte for
byte: encoding, line ends, signs that are no text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newsletter_editor.document.placing import writable
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import Format, Source, decode, encode, read_bytes
from newsletter_editor.repo.door import Door
from newsletter_editor.text.errors import EditorError

LARGEST_SMALL_FILE = 4 * 1024 * 1024
"""Bytes."""


def read_small(path: Path, door: Door | None = None, first: str = "") -> Source:
    """What the file says; `first` where there is none. Raises EditorError."""
    try:
        return decode(read_bytes(path, LARGEST_SMALL_FILE, door))
    except EditorError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            # A digest that no file has: what may appear there meanwhile is not replaced.
            return Source(first, Format(), "")
        raise


def write_small(path: Path, text: str, seen: Source, door: Door | None = None) -> None:
    """Put `text` in place of what was seen. Raises EditorError, ChangedOutsideError among them."""
    save(writable(path, door), encode(text, seen.format), replacing=seen.digest)


def change_small(
    path: Path, change: Callable[[str], str], door: Door | None = None, first: str = ""
) -> None:
    """Read, change and write a file. Raises EditorError."""
    seen = read_small(path, door, first)
    write_small(path, change(seen.text), seen, door)
