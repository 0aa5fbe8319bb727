"""A worker in an endless loop ends by itself, though its window is gone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsletter_editor.text.frames import pack

_LOOPING = """
import itertools, newsletter_editor.{module} as worker
worker.SECONDS_TO_ANSWER = 0.2
def loop(*_):
    for _ in itertools.count(): pass
worker.{answering} = loop
worker.main()
"""


@pytest.mark.parametrize(
    ("module", "answering"),
    [
        ("rendering.worker", "Worker.answer"),
        ("checks.worker", "Checker.answer"),
        ("spelling.worker", "answer"),
    ],
)
def test_an_endless_answer_ends_the_worker(module: str, answering: str) -> None:
    code = _LOOPING.format(module=module, answering=answering)
    ended = subprocess.run(
        [sys.executable, "-c", code],
        input=pack({"revision": 1, "text": "x"}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == b""
    assert b"Timeout" in ended.stderr


def test_a_worker_outlives_what_it_answers_in_time() -> None:
    code = (
        "import time\nfrom newsletter_editor.text.deadline import deadline\n"
        "with deadline({'revision': 1}, 0.3): pass\n"
        "with deadline({'revision': 0}, 0.3): time.sleep(0.6)\n"
        "time.sleep(0.5)\nprint('alive')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=True
    )
    assert ended.stdout.strip() == b"alive"
