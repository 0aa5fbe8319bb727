"""What another process has had of the processor, busy or waiting."""

from __future__ import annotations

import os
import subprocess
import sys
import time

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
