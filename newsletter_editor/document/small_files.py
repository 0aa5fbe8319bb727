"""Files of a few lines that the program adds to: word lists, settings, templates, names.

What others write there in the meantime is not overwritten, and what is not touched stays byte for
byte: encoding, line ends, signs that are no text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsletter_editor.document.placing import writable
from newsletter_editor.document.removing import take_away
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import Format, Source, decode, encode, read_bytes
from newsletter_editor.document.system_errors import explained
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


@dataclass(frozen=True, slots=True)
class SmallChange:
    """What a file said before and after it was changed."""

    before: str
    after: str
    made_it: bool
    """Whether there was no file before."""


def change_small(
    path: Path, change: Callable[[str], str], door: Door | None = None, first: str = ""
) -> SmallChange:
    """Read, change and write a file. Raises EditorError."""
    seen = read_small(path, door, first)
    changed = SmallChange(seen.text, change(seen.text), not seen.digest)
    write_small(path, changed.after, seen, door)
    return changed


def take_back(
    path: Path, change: SmallChange, opposite: Callable[[str], str], door: Door | None = None
) -> None:
    """Undo a change of a file: whole where nobody has written since, else by its opposite.

    A file that the change has made goes. Raises EditorError.
    """
    seen = read_small(path, door)
    if seen.text != change.after:
        write_small(path, opposite(seen.text), seen, door)
    elif change.made_it:
        with explained(path):
            take_away(writable(path, door), seen.digest)
    else:
        write_small(path, change.before, seen, door)
