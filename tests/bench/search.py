"""Searching 5,000 posts of 60 MB, beside ripgrep in the same run."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from newsletter_editor.search.worker import Worker
from newsletter_editor.text.frames import pack
from tests.bench.rows import Row, milliseconds

POSTS, BYTES, TIMES = 5_000, 60_000_000, 5
QUERIES = (
    {"pattern": "zqxjk"},
    {"pattern": "señal"},
    {"pattern": "newsletter"},
    {"pattern": "newsletter", "whole_words": True},
    {"pattern": "Newsletter", "matches_case": True},
    {"pattern": "news\\w+er", "is_regex": True},
    {"pattern": "zq[a-z]+jk", "is_regex": True},
    {"pattern": "[a-z]+ñal", "is_regex": True},
    {"pattern": "[0-9]{5,}", "is_regex": True},
)
"""In no post, in few and in all of them; then what a word alone does not tell."""
_ANY = {"part": "all", "template": None, "paths": None, "open": {}}
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
        worker = Worker()
        told = _told(worker, {"read": str(root)})
        yield Row("read ahead, while nobody waits", _shown(told))
        for query in QUERIES:
            theirs = _ripgrep(query, root)
            what = " ".join(map(str, [query["pattern"], *list(query)[1:]]))
            if theirs is not None:
                yield Row(f"ripgrep {what}", _shown(theirs))
            asked = {"search": {**_ANY, "root": str(root), "query": query}}
            runs = [_told(worker, asked) for _ in range(TIMES)]
            took = _Took(
                sum(each.processor for each in runs) / TIMES,
                min(each.wall for each in runs),
                max(each.first for each in runs),
                runs[0].matches,
            )
            goal = milliseconds(theirs.processor * 1.5) if theirs is not None else ""
            yield Row(f"search of {what}, matches: {took.matches:,}", _shown(took), goal)
            if took.matches:
                yield Row(f"search of {what}, until the first", milliseconds(took.first), "100 ms")


def _shown(took: _Took) -> str:
    return f"{milliseconds(took.processor)} ({milliseconds(took.wall)} by the clock)"


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


def _ripgrep(query: dict[str, Any], root: Path) -> _Took | None:
    program = shutil.which("rg")
    if program is None:
        return None
    options = [
        "--line-number",
        "--case-sensitive" if query.get("matches_case") else "--ignore-case",
        *(["--word-regexp"] if query.get("whole_words") else []),
        *([] if query.get("is_regex") else ["--fixed-strings"]),
    ]
    command = [program, *options, query["pattern"], str(root / "_posts")]
    took = []
    # The system counts processor time of others by hundredths of a second.
    for _ in range(TIMES):
        before, begun = os.times(), time.perf_counter()
        found = subprocess.run(command, capture_output=True, check=False)
        wall, after = time.perf_counter() - begun, os.times()
        spent = after.children_user - before.children_user + after.children_system
        took.append(_Took(spent - before.children_system, wall, 0, found.stdout.count(b"\n")))
    processor = sum(each.processor for each in took) / TIMES
    return _Took(processor, min(each.wall for each in took), 0, took[0].matches)


def _told(worker: Worker, question: dict[str, Any]) -> _Took:
    """Until all is told, with what it takes to write it to the window."""
    begun, wall = time.process_time(), time.perf_counter()
    first, matches = 0.0, 0
    answer = worker.answer({"revision": 1, **question})
    while True:
        pack(answer)
        matches += sum(len(post["places"]) for post in answer["posts"])
        if matches and not first:
            first = time.process_time() - begun
        if answer["done"]:
            return _Took(time.process_time() - begun, time.perf_counter() - wall, first, matches)
        answer = worker.answer({"revision": 1})
