from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from newsletter_editor.text import job_objects

_TAKING = """
import sys
from newsletter_editor.text import memory

taken = []
try:
    with getattr(memory, sys.argv[1])(300 << 20):
        while len(taken) < 200:
            # What is not written to is not taken.
            taken.append(bytearray(b"x") * (10 << 20))
            sum(range(100_000))
except MemoryError:
    print("refused after", len(taken) * 10)
else:
    print("taken", len(taken) * 10)
taken += [bytearray(b"x") * (10 << 20) for _ in range(40)]
print("free again")
"""


def taking(way: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", _TAKING, way], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.mark.skipif(
    sys.platform not in ("linux", "win32", "darwin"), reason="no limit is kept elsewhere"
)
def test_who_takes_more_memory_than_is_allowed_is_told() -> None:
    said, after = taking("memory_below")
    assert said.startswith("refused after") and 100 < int(said.split()[-1]) < 1_500
    assert after == "free again"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a limit itself")
def test_where_the_system_keeps_no_limit_somebody_looks() -> None:
    said, after = taking("watched")
    assert said.startswith("refused after") and 200 < int(said.split()[-1]) < 1_500
    assert after == "free again"


def test_limits_of_jobs_have_the_size_that_windows_expects() -> None:
    pointers = {8: 144, 4: 112}
    assert ctypes.sizeof(job_objects._Extended) == pointers[ctypes.sizeof(ctypes.c_void_p)]
