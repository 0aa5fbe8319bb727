"""Searching 5,000 posts of 60 MB, beside ripgrep in the same run."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from newsletter_editor.search.worker import Worker
from tests.bench.rows import Row, milliseconds

POSTS, BYTES = 5_000, 60_000_000
WORDS = ("zqxjk", "señal", "newsletter")
"""In no post, in few and in all of them."""
_SOURCES = ("resources/sample/_posts", "tests/bench/texts")


class _Took(NamedTuple):
    processor: float
    wall: float
    first: float
    """Processor time until something is told."""
    matches: int


def measure() -> Iterator[Row]:
    """Processor time, which other programs on the machine do not lengthen."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        size = _blog(root)
        yield Row("posts", f"{POSTS:,}, {size / 1e6:.0f} MB")
        for word in WORDS:
            theirs = _ripgrep(word, root)
            if theirs is not None:
                shown = (
                    f"{milliseconds(theirs.processor)} ({milliseconds(theirs.wall)} by the clock)"
                )
                yield Row(f"ripgrep --ignore-case {word}", shown)
            worker = Worker()
            for name in ("first search", "later search"):
                took = _search(worker, root, word)
                shown = f"{milliseconds(took.processor)} ({milliseconds(took.wall)} by the clock)"
                goal = milliseconds(theirs.processor * 1.5) if theirs is not None else ""
                yield Row(f"{name} of {word}, matches: {took.matches:,}", shown, goal)
                if took.matches:
                    yield Row(
                        f"{name} of {word}, until the first", milliseconds(took.first), "100 ms"
                    )


def _blog(root: Path) -> int:
    repo = Path(__file__).resolve().parents[2]
    files = sorted(
        file for source in _SOURCES for file in (repo / source).rglob("*") if file.is_file()
    )
    body = "\n\n".join(file.read_text("utf-8", "replace") for file in files)
    body *= 1 + 1_000_000 // len(body)
    (root / "_posts").mkdir()
    (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
    each, size = BYTES // POSTS, 0
    for number in range(POSTS):
        start = number * 7_919 % max(len(body) - each, 1)
        text = f"---\ntitle: Newsletter {number}\n---\n{body[start : start + each]}\n"
        if number % 500 == 7:
            text += "Una señal.\n"
        name = f"{2000 + number // 250}-{1 + number // 25 % 12:02}-{1 + number % 28:02}-{number}.md"
        data = text.encode()
        (root / "_posts" / name).write_bytes(data)
        size += len(data)
    return size


def _ripgrep(word: str, root: Path) -> _Took | None:
    program = shutil.which("rg")
    if program is None:
        return None
    before, begun = os.times(), time.perf_counter()
    command = [program, "--ignore-case", "--line-number", word, str(root / "_posts")]
    found = subprocess.run(command, capture_output=True, check=False)
    wall, after = time.perf_counter() - begun, os.times()
    spent = after.children_user - before.children_user + after.children_system
    return _Took(spent - before.children_system, wall, 0, found.stdout.count(b"\n"))


def _search(worker: Worker, root: Path, word: str) -> _Took:
    search = {
        "root": str(root), "query": {"pattern": word}, "part": "all", "template": None,
        "paths": None, "open": {},
    }  # fmt: skip
    begun, wall = time.process_time(), time.perf_counter()
    first, matches = 0.0, 0
    answer = worker.answer({"revision": 1, "search": search})
    while True:
        matches += sum(len(post["matches"]) for post in answer["posts"])
        if matches and not first:
            first = time.process_time() - begun
        if answer["done"]:
            spent = time.process_time() - begun
            return _Took(spent, time.perf_counter() - wall, first, matches)
        answer = worker.answer({"revision": 1})
