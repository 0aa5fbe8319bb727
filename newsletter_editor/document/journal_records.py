"""What stands in a journal: a snapshot of the text and the edits since, each with its checksum.

A record is `length, checksum (4 bytes each, big-endian), JSON`. A program that was killed or a
machine that lost power may leave half a record at the end, a drive may damage one in the middle:
what can be read is used, and it is told whether that is all.
"""

from __future__ import annotations

import contextlib
import json
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from newsletter_editor.document.line_ends import NEWLINES, MixedEnds, Newline
from newsletter_editor.document.placeholders import Placeholders
from newsletter_editor.document.source import Format
from newsletter_editor.document.worked_text import WorkedText

_HEADER = struct.Struct(">II")
_VERSION = 1
_LIKE_A_BEGINNING = re.compile(rb'(\[.*[^]\0]|\{.*[^}\0]|".*[^"\0]|[\[{"]?)\0*', re.S)
_BEGINNING = b'{"version":'
_FIRST_SIGN = re.compile(rb'[\[{"]')


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
    is_whole: bool
    """Whether nothing but half a record at the end was amiss; otherwise words may be missing."""
    replaces: tuple[str, ...] = ()
    """Names of older journals, all of whose words are in this one."""


class NewerJournalError(Exception):
    """The journal was written by a later version of the program."""


def pack_snapshot(snapshot: Snapshot, replaces: Iterable[str] = ()) -> bytes:
    """The first record of a journal, which may take the place of older ones."""
    return _pack(
        {
            "version": _VERSION,
            "path": str(snapshot.path) if snapshot.path else None,
            "digest": snapshot.digest,
            "format": _format_to_json(snapshot.format),
            "text": snapshot.text,
            "replaces": list(replaces),
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
    """The post that the records lead to; None when not even the snapshot can be read.

    Raises NewerJournalError.
    """
    reader = _Records(data)
    records = iter(reader)
    first: Any = next(records, None)
    base = _snapshot(first)
    if base is None:
        return None
    text = WorkedText(base.text)
    selection = 0, 0
    saving = None
    is_known = True
    for record in records:
        match record:
            case [int(start), int(removed), str(inserted)] if (
                0 <= start <= start + removed <= len(text) and removed >= 0
            ):
                text.replace(start, removed, inserted)
            case [int(anchor), int(position)]:
                selection = anchor, position
            case str(digest):
                saving = digest, str(text)
            case _:
                # Of a program that is newer than this one, or damaged: what follows is unsure.
                is_known = False
                break
    anchor, position = (min(max(place, 0), len(text)) for place in selection)
    return Replay(
        base,
        str(text),
        (anchor, position),
        saving,
        is_known and reader.are_whole,
        tuple(str(name) for name in first.get("replaces", ())),
    )


def _pack(record: Any) -> bytes:
    data = json.dumps(record, separators=(",", ":")).encode("ascii")
    return _HEADER.pack(len(data), zlib.crc32(data)) + data


def is_unfinished(data: bytes) -> bool:
    """Whether a journal was cut off in its first record, before any edit could follow that."""
    begins_well = _BEGINNING.startswith(data[_HEADER.size :][: len(_BEGINNING)])
    return begins_well and _next_whole(data, 0) == len(data)


class _Records:
    """Reads record after record, and knows afterwards whether all of them were whole.

    A bit that flipped leaves most records readable JSON: such a one is taken, for a wrong letter is
    better than no text. One that is not is passed over, so that a few words may be in a wrong
    place, but not lost.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.are_whole = True

    def __iter__(self) -> Iterator[Any]:
        data, at = self._data, 0
        while at + _HEADER.size <= len(data):
            start = at + _HEADER.size
            record = _whole(data, at)
            if record is not None:
                if not record:
                    # Some file systems leave zeros for what a power cut kept from the drive.
                    self.are_whole = self.are_whole and not any(data[at:])
                    return
                yield json.loads(record)
                at = start + len(record)
                continue
            is_cut_off = start + _HEADER.unpack_from(data, at)[0] > len(data) and (
                # What was being written when the program ended; its end is what is missing.
                _LIKE_A_BEGINNING.fullmatch(data, start) is not None
            )
            # It reaches up to the next one that is whole, whatever its own header says.
            at = _next_whole(data, at + 1)
            with contextlib.suppress(ValueError, RecursionError):
                damaged = json.loads(data[start:at].decode("ascii", "replace"), strict=False)
                self.are_whole = False
                yield damaged
                continue
            if not is_cut_off or at < len(data):
                self.are_whole = False


def _whole(data: bytes, at: int) -> bytes | None:
    """The record at a place, if one is there and fits its checksum."""
    if at + _HEADER.size > len(data):
        return None
    length, checksum = _HEADER.unpack_from(data, at)
    start = at + _HEADER.size
    # Not copied before it is known to fit: anything may be taken for a length.
    record = data[start : start + length] if start + length <= len(data) else None
    return record if record is not None and zlib.crc32(record) == checksum else None


def _next_whole(data: bytes, start: int) -> int:
    """Where the next whole record begins; the end where there is none."""
    # A record is an object, a list or a text; elsewhere no checksum need be tried.
    for sign in _FIRST_SIGN.finditer(data, start + _HEADER.size):
        if _whole(data, sign.start() - _HEADER.size) is not None:
            return sign.start() - _HEADER.size
    return len(data)


def _snapshot(record: Any) -> Snapshot | None:
    if not isinstance(record, dict):
        return None
    version = record.get("version")
    if isinstance(version, int) and version > _VERSION:
        raise NewerJournalError
    if version != _VERSION:
        return None
    try:
        path = record["path"]
        text, digest = record["text"], record["digest"]
        if not isinstance(text, str) or not isinstance(digest, str | None):
            return None
        return Snapshot(
            text,
            _format_from_json(record["format"]),
            Path(path) if path is not None else None,
            digest,
        )
    except (LookupError, TypeError, ValueError, AttributeError):
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
