"""Characters of the text that stand for what Qt's text document cannot hold.

Measured with PySide6 6.11 on `QTextCursor.insertText` and `QTextDocument.toRawText`, each code
point alone, first, last and between others: CR, U+2029, U+FDD0 and U+FDD1 become paragraph breaks,
lone surrogates vanish, and U+FEFF or U+FFFE as the first character of any string that crosses from
Python to Qt are taken for a byte order mark (U+FFFE even swaps the bytes of all that follow it).
Everything else, NUL, U+0085 and U+2028 among it, comes back as it went in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HELD_CHARACTERS = "\u2029\ufdd0\ufdd1\ufeff\ufffe"
"""Characters that are decoded but must not reach Qt. CR is no such case: it is a line end."""

_BYTES = 256
_HELD = [*range(0xD800, 0xE000), *map(ord, HELD_CHARACTERS)]
_NEEDED = _BYTES + len(_HELD)
_UNKNOWN = "\ufffd"
_PRIVATE = (range(0x100000, 0x10FFFE), range(0xF0000, 0xFFFFE), range(0xE000, 0xF900))
"""Where to look for unused characters; icon fonts use the first of these areas least."""
LAST_PLANE = b"\xf4"
"""Begins each character of UTF-8 from U+100000 on, where placeholders come from first."""
_UNASSIGNED = (range(0x40000, 0xE0000),)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """A stretch of characters that the file does not use: one for each byte, lone surrogate and
    held character."""

    first: int

    @classmethod
    def unused_in(cls, text: str) -> Placeholders | None:
        """A stretch of which `text` has no character; None when it uses some of every stretch."""
        if text.isascii():
            return cls(_PRIVATE[0].start)
        used = sorted({ord(character) for character in set(text) if character >= "\ue000"})
        for area in (*_PRIVATE, *_UNASSIGNED):
            start = area.start
            for code_point in [*(c for c in used if c in area), area.stop]:
                if code_point - start >= _NEEDED:
                    return cls(start)
                start = code_point + 1
        return None

    def of_byte(self, byte: int) -> str:
        """The character that stands for a byte which is no text in the file's encoding."""
        return chr(self.first + byte)

    def byte(self, character: str) -> int | None:
        """The byte that `character` stands for, if it is one."""
        offset = ord(character) - self.first
        return offset if 0 <= offset < _BYTES else None

    def hold(self, text: str, *, escaped: bool = False) -> str:
        """Replace what Qt would change; if `escaped`, U+DC80 to U+DCFF are undecoded bytes."""
        if _MUST_BE_HELD.search(text) is None:
            return text
        held = {code: self.first + _BYTES + k for k, code in enumerate(_HELD)}
        if escaped:
            held |= {0xDC00 + byte: self.first + byte for byte in range(0x80, _BYTES)}
        return text.translate(held)

    def release(self, text: str) -> str:
        """The inverse of `hold` for characters; placeholders of bytes stay."""
        return text.translate(self._characters) if self.pattern.search(text) else text

    def moved(self, text: str, to: Placeholders) -> str:
        """The text with its placeholders taken from the stretch of another file's instead."""
        if to == self or self.pattern.search(text) is None:
            return text
        codes = range(self.first, self.first + _NEEDED)
        return text.translate({code: code - self.first + to.first for code in codes})

    def plain(self, text: str) -> str:
        """The text for readers: held characters as they are, what is no text as U+FFFD."""
        if not self._may_be_in(text) or self.pattern.search(text) is None:
            return text
        unreadable = range(self.first, self.first + _NEEDED - len(HELD_CHARACTERS))
        return text.translate(self._characters | dict.fromkeys(unreadable, ord(_UNKNOWN)))

    def _may_be_in(self, text: str) -> bool:
        # Looking at each character takes several times as long.
        is_last_plane = self.first >= _PRIVATE[0].start
        return not is_last_plane or LAST_PLANE in text.encode("utf-8", "surrogatepass")

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds one placeholder."""
        return re.compile(f"[{chr(self.first)}-{chr(self.first + _NEEDED - 1)}]")

    @property
    def byte_pattern(self) -> re.Pattern[str]:
        """Finds a run of placeholders of bytes; it is group 1, so that `re.split` keeps it."""
        return re.compile(f"([{chr(self.first)}-{chr(self.first + _BYTES - 1)}]+)")

    @property
    def _characters(self) -> dict[int, int]:
        return {self.first + _BYTES + k: code for k, code in enumerate(_HELD)}


_MUST_BE_HELD = re.compile(f"[{HELD_CHARACTERS}\ud800-\udfff]")
