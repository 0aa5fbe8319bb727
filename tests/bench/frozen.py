"""The frozen program beside the same from source: the self-test of each, the best of a few."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.rows import Row, milliseconds

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "build" / "bundle" / "newsletter-editor"
RUNS = 3


class SelfTest(NamedTuple):
    """Seconds that a self-test took: as a process, and its step that opens the window."""

    whole: float
    window: float


def measure() -> Iterator[Row]:
    """Both in turn, so that whatever else the machine does weighs on both."""
    program = BUNDLE / ("newsletter-editor.exe" if sys.platform == "win32" else "newsletter-editor")
    if not program.is_file():
        where = BUNDLE.relative_to(ROOT)
        yield Row("frozen start ÷ start from source", f"skipped: no {where} (make installer)")
        return
    frozen, source = [], []
    for _ in range(RUNS):
        frozen.append(_self_test([str(program)]))
        source.append(_self_test([sys.executable, "-m", "newsletter_editor"]))
    for what, part in (("window and preview", 1), ("whole self-test", 0)):
        ours, theirs = (min(run[part] for run in runs) for runs in (frozen, source))
        yield Row(f"{what}, frozen", milliseconds(ours))
        yield Row(f"{what}, from source", milliseconds(theirs))
        yield Row(f"{what}, frozen ÷ from source", f"{ours / theirs:.2f}")


def _self_test(command: list[str]) -> SelfTest:
    with tempfile.TemporaryDirectory() as home:
        report = Path(home, "report.json")
        start = time.perf_counter()
        subprocess.run(
            [*command, "--self-test", "--report", str(report)],
            cwd=ROOT,
            env={**os.environ, "HOME": home, "XDG_DATA_HOME": home, "APPDATA": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
            check=True,
        )
        whole = time.perf_counter() - start
        steps = json.loads(report.read_text("utf-8"))["steps"]
    return SelfTest(whole, next(s["seconds"] for s in steps if s["step"].startswith("window")))
