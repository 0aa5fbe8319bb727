"""Reading, saving, journalling, repairing and merging posts of 17 KB and of 1 MB."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter_editor.document.journal import Journal
from newsletter_editor.document.merging import merge
from newsletter_editor.document.mojibake import find_damage
from newsletter_editor.document.recovery import find_unsaved
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import decode, encode
from tests.bench.rows import Row, milliseconds

LINE = (
    "Los investigadores publicaron una investigación sobre cómo entrenar modelos más pequeños 🎓.\n"
)
SIZES = {"17 KB": 17_000, "1 MB": 1_000_000}
ROUNDS = 9
KEYS = 500


def measure() -> Iterator[Row]:
    """Medians; a flush to the drive is in those that say so."""
    for name, size in SIZES.items():
        text = LINE * (size // len(LINE.encode()))
        data = text.encode()
        source = decode(data)
        with tempfile.TemporaryDirectory() as folder:
            post = Path(folder) / "post.md"
            yield _row(f"read {name}", lambda data=data: decode(data))
            yield _row(
                f"save {name}, flushed",
                lambda post=post, source=source: save(post, encode(source.text, source.format)),
            )
            yield from _journal(name, text, Path(folder))
        damaged = data.decode("mac_roman")
        yield _row(f"find no damage in {name}", lambda text=text: find_damage(text))
        yield _row(f"repair {name} of Mac Roman", lambda text=damaged: find_damage(text))
        theirs = text.replace("más", "muy", 1)
        ours = text + "Fin.\n"
        yield _row(
            f"merge two changes of {name}",
            lambda base=text, ours=ours, theirs=theirs: merge(base, ours, theirs),
        )


def _journal(name: str, text: str, folder: Path) -> Iterator[Row]:
    journal = Journal(folder / "journal")
    source = decode(text.encode())
    journal.begin(text, source.format, folder / "post.md", source.digest)
    times = []
    for number in range(KEYS):
        start = time.perf_counter()
        journal.record(number, 0, "ñ")
        journal.select(number + 1, number + 1)
        times.append(time.perf_counter() - start)
    yield Row(
        f"journal a key in {name}, seen by the typist", f"{statistics.median(times) * 1e6:.0f} µs"
    )
    start = time.perf_counter()
    journal.flush()
    yield Row(f"journal {KEYS} keys of {name}, flushed", milliseconds(time.perf_counter() - start))
    journal.close(keep=True)
    start = time.perf_counter()
    (unsaved,) = find_unsaved(folder / "journal").unsaved
    yield Row(f"take back {KEYS} keys of {name}", milliseconds(time.perf_counter() - start))
    unsaved.discard()


def _row(what: str, function: Callable[[], object]) -> Row:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return Row(what, milliseconds(statistics.median(times)))
