"""Journals made at random, damaged at random, read as the next start of the program reads them."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.journal_records import (
    Snapshot,
    pack_edit,
    pack_saving,
    pack_selection,
    pack_snapshot,
)
from newsletter_editor.document.recovery import find_unsaved
from newsletter_editor.document.source import decode
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.ranges import Range

_WORDS = ["palabra ", "ñ", "🎨", "\n", "\u2029", '"{[', "\\", "", "\x00", "a\r\n"]
_BYTES = [b"Hola\r\nmundo\n", "¿Qué? 🎓\n".encode(), b"\xff\xfe", b"\xe9\r", b""]


class Wrong(NamedTuple):
    """A journal of which the program said something that is not so."""

    journal: bytes
    why: str


class _Written(NamedTuple):
    data: bytes
    states: list[str]
    """The text after each record."""
    ends: list[int]
    """Where each record ends."""


def wrong_journals(seed: int, wanted: Callable[[int], bool]) -> Iterator[Wrong]:
    """Go on while `wanted(number of journals so far)`."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="newsletter-editor-fuzz-"))
    count = 0
    try:
        while wanted(count):
            written = _written(chance)
            damages = [_whole, _cut_off, _flipped, _spliced, _spotted]
            damage = chance.choice(damages)
            data = damage(written.data, chance)
            if why := _what_is_wrong(folder, written, data, is_cut=damage in damages[:2]):
                yield Wrong(data, why)
            count += 1
    finally:
        shutil.rmtree(folder)


def _written(chance: random.Random) -> _Written:
    source = decode(chance.choice(_BYTES))
    text = source.text
    data = pack_snapshot(Snapshot(text, source.format, None, source.digest))
    states, ends = [text], [len(data)]
    for _ in range(chance.choice([0, 1, 5, 40])):
        kind = chance.random()
        if kind < 0.1:
            data += pack_saving("digest")
        elif kind < 0.2:
            data += pack_selection(chance.randrange(9), chance.randrange(9))
        else:
            start = chance.randrange(len(text) + 1)
            end = min(len(text), start + chance.choice([0, 0, 1, 7]))
            typed = source.format.placeholders.hold(chance.choice(_WORDS))
            text = apply_edits(text, [Edit(Range(start, end), typed)])
            data += pack_edit(start, end - start, typed)
        states.append(text)
        ends.append(len(data))
    return _Written(data, states, ends)


def _whole(data: bytes, chance: random.Random) -> bytes:
    return data + chance.choice([b"", bytes(512)])


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 1, 3])):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _spliced(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.randbytes(chance.choice([8, 20, 100])) + data[start:]


def _spotted(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + bytes(min(16, len(data) - start)) + data[start + 16 :]


def _what_is_wrong(folder: Path, written: _Written, data: bytes, *, is_cut: bool) -> str:
    journal = folder / "20260101-000000-0.journal"
    journal.write_bytes(data)
    remains = find_unsaved(folder)
    texts = [unsaved.replay.text for unsaved in remains.unsaved]
    for unsaved in remains.unsaved:
        unsaved.discard()
    kept = [path for path in folder.rglob("*") if path.is_file()]
    held = [path.read_bytes() for path in kept]
    for path in kept:
        path.unlink()
    whole = sum(end <= len(data) for end in written.ends)
    if is_cut:
        last = written.states[whole - 1] if whole else written.states[0]
        if texts != ([] if last == written.states[0] else [last]):
            return f"{last!r} was written, {texts} offered"
        if remains.unreadable:
            return "said to be damaged"
        return "removed in its first record" if not whole and any(data) and held != [data] else ""
    if not data.startswith(written.data) and held != [data]:
        is_a_prefix = written.data.startswith(data.rstrip(b"\0"))
        return "" if is_a_prefix else "removed though damaged"
    return ""
