"""Lines of plain text by the columns that a terminal or a mail program gives them."""

from __future__ import annotations

from newsletter_editor.markup.tables import width

WIDEST = 72
"""Columns, so that a reply with its marks still fits 80 (RFC 3676, 4.2)."""


def wrapped(text: str, wide: int, first: str = "", later: str = "") -> list[str]:
    """`text` in lines of at most `wide` columns, what stands before them counted.

    A line feed in it ends a line. A longer word stays whole unless its script knows no blanks.
    """
    lines: list[str] = []
    for at, piece in enumerate(text.split("\n")):
        lines += _one(piece, wide, later if at else first, later)
    return lines


def _one(text: str, wide: int, first: str, later: str) -> list[str]:
    lines: list[str] = []
    line, before = "", first
    for word in _words(text, wide - max(width(first), width(later))):
        longer = f"{line} {word}" if line and not word.startswith("\0") else line + word
        if line and width(before + longer.replace("\0", "")) > wide:
            lines.append(before + line.replace("\0", ""))
            line, before = word, later
        else:
            line = longer
    lines.append((before + line.replace("\0", "")).rstrip(" "))
    return lines


def _words(text: str, wide: int) -> list[str]:
    """The words; of a long one of wide letters each letter, those that join it marked by a zero."""
    found: list[str] = []
    for word in text.replace("\0", "").split(" "):
        if not word:
            continue
        if width(word) <= wide or width(word) < 1.5 * len(word):
            found.append(word)
            continue
        found += [letter if not at else "\0" + letter for at, letter in enumerate(word)]
    return found


def fitted(text: str, wide: int) -> str:
    """`text` with blanks behind it up to `wide` columns."""
    return text + " " * max(wide - width(text), 0)
