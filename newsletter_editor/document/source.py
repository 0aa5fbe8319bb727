r"""Bytes of a post to the text that is edited, and back without changing a byte of the rest.

`encode(*decode(data)) == data` for any bytes. The text has `\n` for every line end; what Qt's text
document cannot hold is there as one placeholder character each (see `placeholders`), so the
editor's text is this text, character for character, and undo, edits and saving keep the bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.encoding_names import encoding_name
from newsletter_editor.document.line_ends import MixedEnds, Newline, restore, unify
from newsletter_editor.document.placeholders import LAST_PLANE, Placeholders
from newsletter_editor.document.system_errors import explained
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.kinds import ENOUGH, TEXT, kind_of
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

LARGEST_POST = 16 * 1024 * 1024
"""Bytes; a post is text, and the longest real one is under 100 KB."""

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Format:
    """How a text lies in its file. The default is what new posts get."""

    encoding: str = "utf-8"
    """A Python codec's name."""
    bom: bytes = b""
    newline: Newline = "\n"
    """The line end of most lines, which new lines get too."""
    mixed: MixedEnds | None = None
    placeholders: Placeholders = field(default=Placeholders(0x100000))

    @property
    def is_utf8(self) -> bool:
        """Whether the file is what Jekyll expects; a byte order mark does not count against it."""
        return self.encoding == "utf-8"

    def as_utf8(self) -> Format:
        """The same, to be written as UTF-8; for a file whose encoding the author wants changed."""
        return self if self.is_utf8 else replace(self, encoding="utf-8", bom=b"")


_LEAD_OF_HELD, _OTHER_HELD = b"\xef", "\u2029".encode()
"""Of `HELD_CHARACTERS` all but the second begin with the first in UTF-8."""


class Source(NamedTuple):
    """The text of a file, how it lies in the file, and what was seen on the way."""

    text: str
    format: Format
    digest: str
    """Of the bytes, as `digest_of` gives it."""
    undecodable: int = 0
    """Number of bytes that are no text in the file's encoding; each is one placeholder."""


def digest_of(data: bytes) -> str:
    """A fingerprint of a file's content, by which changes from outside are noticed."""
    return blake2b(data, digest_size=20).hexdigest()


def decode(data: bytes) -> Source:
    """Read bytes as text. Never fails: what is no text is kept as placeholders."""
    digest = digest_of(data)
    for bom, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(bom):
            source = _decoded(data, encoding, bom, digest)
            break
    else:
        source = _without_bom(data, digest)
    return source or _latin1(data, digest)


def encode(text: str, format: Format) -> bytes:
    """The bytes of a text; lines that were not touched keep their own line end.

    Raises EditorError when the file's encoding lacks one of the characters.
    """
    text = restore(text, format.newline, format.mixed)
    placeholders = format.placeholders
    pieces: list[bytes] = [format.bom]
    stray: list[bytes] = []
    for k, piece in enumerate(placeholders.byte_pattern.split(text)):
        if k % 2 == 0:
            pieces.append(_encoded(placeholders.release(piece), format.encoding))
        else:
            # An odd byte amid UTF-16 would shift all that follows it, so it stays the last one.
            bytes_ = bytes(ord(character) - placeholders.first for character in piece)
            (stray if format.encoding.startswith("utf-16") else pieces).append(bytes_)
    return b"".join(pieces + stray)


def read_source(path: Path, limit: int = LARGEST_POST) -> Source:
    """Read a post from disk.

    Raises EditorError when it cannot be read, is over `limit` bytes or, whatever its name says, is
    a picture or another file that is no text: saving it as one would damage it.
    """
    data = read_bytes(path, limit)
    kind = kind_of(data[:ENOUGH])
    # An SVG is a text, and a picture only for pages.
    if kind != TEXT and kind.ending != ".svg":
        what = _PICTURE if kind.is_picture else _NO_TEXT if kind.name else _UNKNOWN
        raise EditorError(what.format(name=path.name, kind=kind.name))
    return decode(data)


def read_bytes(path: Path, limit: int = LARGEST_POST, door: Door | None = None) -> bytes:
    """The content of a regular file, of the repo behind `door` where one is given.

    Raises EditorError as `read_source` does.
    """
    with explained(path, reading=True):
        return door.read(path, limit) if door else read_regular(path, limit)


def plain_text(text: str, format: Format) -> str:
    """What readers of the text should see: same length, without placeholders."""
    return format.placeholders.plain(text)


def insertable(text: str, format: Format) -> str:
    """A text from outside (clipboard, dropped file) as it may be put into the editor's text."""
    strange = format.placeholders.pattern.sub("\ufffd", text)
    return format.placeholders.hold(_LONE_SURROGATE.sub("\ufffd", unify(strange)[0]))


def _without_bom(data: bytes, digest: str) -> Source | None:
    source = _decoded(data, "utf-8", b"", digest)
    if source and source.undecodable:
        # Imported here alone: most posts are sound UTF-8 and the guess costs start-up time.
        from newsletter_editor.document.encodings import likeliest_encoding

        encoding = likeliest_encoding(data)
        if encoding != "utf-8":
            return _decoded(data, encoding, b"", digest) or source
    return source


def _decoded(data: bytes, encoding: str, bom: bytes, digest: str) -> Source | None:
    """The source if it gives the same bytes again; None when this encoding cannot."""
    body = data[len(bom) :]
    is_utf16 = encoding.startswith("utf-16")
    stray = body[len(body) & ~1 :] if is_utf16 else b""
    is_sound = False
    try:
        if is_utf16:
            raw = body[: len(body) & ~1].decode(encoding, "surrogatepass")
        elif encoding == "utf-8" and (sound := _sound(body)) is not None:
            raw, is_sound = sound, True
        else:
            raw = body.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:
        return None
    uses_last_plane = is_utf16 or encoding != "utf-8" or LAST_PLANE in body
    placeholders = Placeholders.unused_in(raw if uses_last_plane else "")
    if placeholders is None:
        return None
    # Looking at each character takes longer than all else.
    is_held = is_sound and not _may_be_held(body)
    held = raw if is_held else placeholders.hold(raw, escaped=not is_utf16)
    text, newline, mixed = unify(held)
    text += "".join(map(placeholders.of_byte, stray))
    format = Format(encoding, bom, newline, mixed, placeholders)
    if encoding != "utf-8" and encode(text, format) != data:
        return None
    undecodable = 0 if is_sound else len(_LONE_SURROGATE.findall(raw))
    return Source(text, format, digest, undecodable + len(stray))


def _sound(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _may_be_held(utf8: bytes) -> bool:
    """Whether sound UTF-8 may have one of `HELD_CHARACTERS`."""
    return _LEAD_OF_HELD in utf8 or _OTHER_HELD in utf8


def _latin1(data: bytes, digest: str) -> Source:
    """The last resort, in which each byte is a character and none needs a placeholder."""
    text, newline, mixed = unify(data.decode("latin-1"))
    return Source(text, Format("latin-1", b"", newline, mixed), digest)


def _encoded(piece: str, encoding: str) -> bytes:
    try:
        return piece.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
    except UnicodeEncodeError as error:
        strange = error.object[error.start]
        raise EditorError(
            _NOT_IN_ENCODING.format(character=strange, encoding=encoding_name(encoding))
        ) from error


_NO_TEXT = Localized(
    es="«{name}» no es un texto (es {kind}), y guardarlo como artículo lo dañaría; elige otro.",
    en="“{name}” is no text (it is {kind}), and saving it as a post would damage it; "
    "choose another one.",
)
_UNKNOWN = Localized(
    es="«{name}» no es un texto, diga lo que diga su nombre, y guardarlo como artículo lo "
    "dañaría; elige otro.",
    en="“{name}” is no text, whatever its name says, and saving it as a post would damage it; "
    "choose another one.",
)
_PICTURE = Localized(
    es="«{name}» es una imagen ({kind}), no un artículo; suéltala en el texto de uno.",
    en="“{name}” is a picture ({kind}), not a post; drop it on the text of one.",
)
_NOT_IN_ENCODING = Localized(
    es="La codificación del archivo ({encoding}) no tiene «{character}»; "
    "convierte el artículo a UTF-8 y guárdalo de nuevo.",
    en="The file's encoding ({encoding}) has no “{character}”; "
    "convert the post to UTF-8 and save it again.",
)
