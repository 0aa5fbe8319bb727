"""What stands in a journal: a snapshot of the text and the edits since, each with its checksum.

A record is `length, checksum (4 bytes each, big-endian), JSON`. A program that was killed or a
machine that lost power may leave half a record at the end: reading stops at the first one that
does not fit its checksum, so what was complete before it is used.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from newsletter_editor.document.line_ends import NEWLINES, MixedEnds, Newline
from newsletter_editor.document.placeholders import Placeholders
from newsletter_editor.document.source import Format

_HEADER = struct.Struct(">II")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A post as it was when its journal began."""

    text: str
    format: Format
    path: Path | None
    """None for a post that was never saved."""
    digest: str | None
    """Of the bytes that the file then held; None where there was no file."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What a journal says about a post."""

    base: Snapshot
    text: str
    selection: tuple[int, int]
    """Anchor and position of the cursor, in code points."""
    saving: tuple[str, str] | None
    """The digest of what was about to be saved last, and the text of it."""


def pack_snapshot(snapshot: Snapshot) -> bytes:
    """The first record of a journal."""
    return _pack(
        {
            "version": _VERSION,
            "path": str(snapshot.path) if snapshot.path else None,
            "digest": snapshot.digest,
            "format": _format_to_json(snapshot.format),
            "text": snapshot.text,
        }
    )


def pack_edit(start: int, removed: int, inserted: str) -> bytes:
    """One edit, in code points of the text that it met."""
    return _pack([start, removed, inserted])


def pack_selection(anchor: int, position: int) -> bytes:
    """Where the cursor is after the edits before."""
    return _pack([anchor, position])


def pack_saving(digest: str) -> bytes:
    """The text as it is now is about to be saved in bytes that have this digest."""
    return _pack(digest)


def replay(data: bytes) -> Replay | None:
    """The post that the records lead to; None when not even the snapshot is whole."""
    records = _records(data)
    base = _snapshot(next(records, None))
    if base is None:
        return None
    text = _Worked(base.text)
    selection = 0, 0
    saving = None
    for record in records:
        match record:
            case [int(start), int(removed), str(inserted)] if 0 <= start <= len(text):
                text.replace(start, removed, inserted)
            case [int(anchor), int(position)]:
                selection = anchor, position
            case str(digest):
                saving = digest, str(text)
            case _:
                # Whole, but of a program that is newer than this one: what follows it is unsure.
                break
    anchor, position = (min(max(place, 0), len(text)) for place in selection)
    return Replay(base, str(text), (anchor, position), saving)


class _Worked:
    """A text under many edits, most of them near the one before: only that part is copied."""

    _AROUND = 8192

    def __init__(self, text: str) -> None:
        self._before, self._part, self._after = "", text, ""

    def __len__(self) -> int:
        return len(self._before) + len(self._part) + len(self._after)

    def __str__(self) -> str:
        return self._before + self._part + self._after

    def replace(self, start: int, removed: int, inserted: str) -> None:
        """Put `inserted` in place of `removed` characters."""
        at = start - len(self._before)
        if at < 0 or at + removed > len(self._part) or len(self._part) > 4 * self._AROUND:
            text = str(self)
            first, last = max(start - self._AROUND, 0), start + removed + self._AROUND
            self._before, self._part, self._after = text[:first], text[first:last], text[last:]
            at = start - first
        self._part = self._part[:at] + inserted + self._part[at + removed :]


def _pack(record: Any) -> bytes:
    data = json.dumps(record, separators=(",", ":")).encode("ascii")
    return _HEADER.pack(len(data), zlib.crc32(data)) + data


def _records(data: bytes) -> Iterator[Any]:
    at = 0
    while at + _HEADER.size <= len(data):
        length, checksum = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        record = data[at : at + length]
        if len(record) < length or zlib.crc32(record) != checksum:
            return
        yield json.loads(record)
        at += length


def _snapshot(record: Any) -> Snapshot | None:
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        return None
    try:
        path = record["path"]
        return Snapshot(
            record["text"],
            _format_from_json(record["format"]),
            Path(path) if path is not None else None,
            record["digest"],
        )
    except (KeyError, TypeError, ValueError):
        return None


def _format_to_json(format: Format) -> dict[str, Any]:
    mixed = format.mixed
    return {
        "encoding": format.encoding,
        "bom": format.bom.hex(),
        "newline": format.newline,
        "placeholders": format.placeholders.first,
        "lines": None if mixed is None else mixed.lines,
        "ends": None if mixed is None else [NEWLINES.index(end) for end in mixed.ends],
    }


def _format_from_json(value: dict[str, Any]) -> Format:
    ends = value["ends"]
    mixed = None
    if ends is not None:
        mixed = MixedEnds(tuple(value["lines"]), tuple(NEWLINES[end] for end in ends))
    return Format(
        value["encoding"],
        bytes.fromhex(value["bom"]),
        cast(Newline, value["newline"]),
        mixed,
        Placeholders(value["placeholders"]),
    )
