"""A process that starts typists, each of which edits and saves one post until it is killed.

Reads jobs from standard input, one JSON object a line: `folder`, `seed` and `delay`, the seconds
after which the typist gets SIGKILL; `jobs` at a time are at work. Forked, not started, for two
hundred interpreters would take longer to start than all of them type.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.journal import Journal
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import decode, digest_of, encode
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.ranges import Range

FIRST = "---\r\ntitle: Educación 🎓\r\n---\r\nUna línea\ny un byte: \udcff\r\n" * 20
"""What every post holds at first: two kinds of line ends, wide characters, a byte that is none."""
_TYPED = ["a", "ñ", "🎨", "\n", "palabra ", "\u2029", ""]
_PROGRESS = struct.Struct("=dcI")


class Step(NamedTuple):
    """Something that a typist had done at a time (of the monotonic clock, in seconds)."""

    at: float
    kind: bytes
    """`e` for edits that are recorded, `s` for a save that is done."""
    edits: int


def first_bytes() -> bytes:
    return FIRST.encode("utf-8", "surrogateescape")


def edits(seed: int, text: str) -> Iterator[tuple[Edit, str]]:
    """What the typist of a seed does, for ever, and the text after each edit."""
    chance = random.Random(seed)
    held = decode(first_bytes()).format.placeholders
    while True:
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 0, 1, 5]))
        edit = Edit(Range(start, end), held.hold(chance.choice(_TYPED)))
        text = apply_edits(text, [edit])
        yield edit, text


def type_on(folder: Path, seed: int) -> None:
    post = folder / "post.md"
    progress = os.open(folder / "progress", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    source = decode(post.read_bytes())
    digest = source.digest
    journal = Journal(folder / "journal")
    journal.begin(source.text, source.format, post, digest)
    chance = random.Random(-seed)
    for count, (edit, text) in enumerate(edits(seed, source.text), 1):
        journal.record(edit.range.start, edit.range.length, edit.replacement)
        cursor = edit.range.start + len(edit.replacement)
        journal.select(cursor, cursor)
        os.write(progress, _PROGRESS.pack(time.monotonic(), b"e", count))
        if chance.random() < 0.02:
            data = encode(text, source.format)
            journal.saving(digest_of(data))
            digest = save(post, data, replacing=digest)
            journal.begin(text, source.format, post, digest)
            os.write(progress, _PROGRESS.pack(time.monotonic(), b"s", count))
        time.sleep(chance.choice([0, 0.002, 0.01]))


def steps_of(folder: Path) -> list[Step]:
    data = (folder / "progress").read_bytes()
    whole = len(data) - len(data) % _PROGRESS.size
    return [Step(*step) for step in _PROGRESS.iter_unpack(data[:whole])]


def main() -> None:
    at_once = int(sys.argv[1])
    ends: dict[int, tuple[float, Path]] = {}
    jobs = [json.loads(line) for line in sys.stdin]
    while jobs or ends:
        while jobs and len(ends) < at_once:
            job = jobs.pop()
            child = os.fork()
            if not child:
                try:
                    type_on(Path(job["folder"]), job["seed"])
                finally:
                    # Only an exception leads here; it is the test's to see.
                    os._exit(1)
            ends[child] = time.monotonic() + job["delay"], Path(job["folder"])
        child, (end, folder) = min(ends.items(), key=lambda item: item[1][0])
        time.sleep(max(0.0, end - time.monotonic()))
        killed_at = time.monotonic()
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        del ends[child]
        assert os.WIFSIGNALED(status), f"the typist in {folder} ended by itself"
        (folder / "killed").write_text(str(killed_at))


if __name__ == "__main__":
    main()
