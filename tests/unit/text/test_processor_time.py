"""What another process has had of the processor, busy or waiting."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from newsletter_editor.text import processor_time
from newsletter_editor.text.processor_time import processor_seconds

_SAYS_ITS_OWN = """
import sys, time
if sys.argv[1] == "busy":
    while time.process_time() < 0.5: pass
else:
    time.sleep(0.5)
print(time.process_time(), flush=True)
sys.stdin.read()
print(time.process_time(), flush=True)
"""


def test_it_is_what_this_process_says_of_itself() -> None:
    before = time.process_time()
    told = processor_seconds(os.getpid())
    assert told is not None
    # A tick of Windows' clock.
    assert before - 0.02 <= told <= time.process_time() + 0.02


def test_it_is_what_another_process_says_of_itself() -> None:
    told = {}
    for kind in ("busy", "waiting"):
        with subprocess.Popen(
            [sys.executable, "-c", _SAYS_ITS_OWN, kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            before = float(process.stdout.readline())
            used = processor_seconds(process.pid)
            behind = float(process.communicate()[0])
        assert used is not None
        assert before - 0.02 <= used <= behind + 0.02
        told[kind] = used
    assert told["busy"] >= 0.5


def test_of_no_process_nothing_is_told() -> None:
    assert processor_seconds(_ended()) is None
    assert processor_seconds(0) is None


def _ended() -> int:
    # Windows knows a process as long as anybody holds a handle of it.
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.parametrize(
    ("used", "waited", "left"),
    [
        ((1.0, 1.0), 9.0, 3.0),
        ((1.0, 3.5), 3.0, 0.5),
        ((1.0, 1.5), 11.0, 1.0),
        ((None, 1.0), 2.0, 1.0),
        ((1.0, None), 4.0, -1.0),
    ],
    ids=["waits", "works", "patience", "unknown", "gone"],
)
def test_what_is_left_of_a_limit(
    monkeypatch: pytest.MonkeyPatch,
    used: tuple[float | None, float | None],
    waited: float,
    left: float,
) -> None:
    moments, told = iter((100.0, 100.0 + waited)), iter(used)
    monkeypatch.setattr(processor_time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(processor_time, "processor_seconds", lambda _process: next(told))
    assert processor_time.Stopwatch(1, patience=4.0).left(3.0) == left
