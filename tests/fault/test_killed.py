"""Killed at 200 random moments while typing and saving: nothing but the last second may be lost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.document.recovery import find_unsaved
from newsletter_editor.document.source import decode, encode
from tests.fault import typist

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX's"),
]

KILLS = 200
AT_ONCE = 8
SEED = 20_261_122
ALLOWED_LOSS = 1.0
"""Seconds, by the issue; what is on disk is older than that."""


def test_a_killed_program_loses_at_most_the_last_second(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    folders = [tmp_path / str(number) for number in range(KILLS)]
    jobs = []
    for number, folder in enumerate(folders):
        folder.mkdir()
        (folder / "post.md").write_bytes(typist.first_bytes())
        jobs.append({"folder": str(folder), "seed": number, "delay": chance.uniform(0.02, 2.2)})
    subprocess.run(
        [sys.executable, "-m", typist.__name__, str(AT_ONCE)],
        input="\n".join(map(json.dumps, jobs)),
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    recovered = sum(check(folder, number) for number, folder in enumerate(folders))
    # Otherwise the test would hold for a journal that never writes. How many typists got far enough
    # to have unsaved work depends on the machine.
    assert recovered > KILLS / 10


def check(folder: Path, seed: int) -> bool:
    """One typist's remains; whether there was unsaved work."""
    steps = typist.steps_of(folder) if (folder / "progress").exists() else []
    killed_at = float((folder / "killed").read_text())
    must_have = max(
        (step.edits for step in steps if step.kind == b"s" or step.at < killed_at - ALLOWED_LOSS),
        default=0,
    )
    source = decode(typist.first_bytes())
    states = list(states_of(seed, source.text, (steps[-1].edits if steps else 0) + 1))
    disk = (folder / "post.md").read_bytes()
    # A save may have been done a moment before it could be noted.
    saved = {0, *(step.edits for step in steps if step.kind == b"s"), len(states) - 2}
    assert disk in {encode(states[count], source.format) for count in saved if count >= 0}, seed
    unsaved = find_unsaved(folder / "journal").unsaved
    if not unsaved:
        assert disk in {encode(state, source.format) for state in states[must_have:]}, seed
        return False
    (one,) = unsaved
    counts = [count for count, state in enumerate(states) if state == one.replay.text]
    assert counts, seed
    assert max(counts) >= must_have, seed
    assert one.path == folder / "post.md"
    cursors = {cursor_after(seed, source.text, count) for count in counts}
    assert one.replay.selection[0] in cursors or not one.replay.selection[0], seed
    assert one.replay.base.format == source.format
    one.discard()
    assert not list((folder / "journal").iterdir()), seed
    return True


def states_of(seed: int, text: str, count: int) -> Iterator[str]:
    yield text
    for _, (_, state) in zip(range(count), typist.edits(seed, text), strict=False):
        yield state


def cursor_after(seed: int, text: str, count: int) -> int:
    cursor = 0
    for _, (edit, _) in zip(range(count), typist.edits(seed, text), strict=False):
        cursor = edit.range.start + len(edit.replacement)
    return cursor
