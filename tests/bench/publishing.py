"""Publishing ÷ the git command line doing the same, in one run, on a repo of 5,000 files."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.publish import publish
from newsletter_editor.publishing.repository import repository_of
from newsletter_editor.repo.trust import distrust
from tests.bench.rows import Row
from tests.unit.publishing.blogs import TEXT, Author, clone, make_blog

FILES = 5_000
HISTORY = 2048
"""Megabytes of history that is not in the newest commit."""
_PICTURE = 16
"""Megabytes of each file of it."""
ROUNDS = 15
POST = "_posts/2020-01-01-uno.md"


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    os.environ["GIT_CONFIG_NOSYSTEM"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GIT_CONFIG_GLOBAL"] = str(Path(folder) / "none")
        eva = _large_blog(Path(folder))
        told = f"{FILES} files, {HISTORY / 1024:.0f} GB of history"
        yield Row(f"status, {told}", _ratio(_git_status(eva), _status(eva)), "1.2 × git")
        by_git, by_us = _by_git(eva), _publish(eva)
        yield Row(f"publish, {told}", _ratio(by_git, by_us), "1.3 × git")
        distrust(eva.folder)


def _large_blog(folder: Path) -> Author:
    """A copy of a blog with much history, whose pack it shares with the server by hard links."""
    server = make_blog(folder / "blog").server
    with tempfile.TemporaryFile() as stream:
        process = subprocess.Popen(
            # What is random gets no smaller, and to try takes very long.
            ["git", "-c", "pack.compression=0", "fast-import", "--quiet", "--depth=0"],
            cwd=server,
            stdin=subprocess.PIPE,
            stderr=stream,
        )
        assert process.stdin is not None
        with process.stdin as given:
            for piece in _history():
                given.write(piece)
        assert process.wait() == 0, stream.seek(0) or stream.read()
    return clone(str(server), folder / "eva", "Eva")


def _history() -> Iterator[bytes]:
    """What `git fast-import` reads: a picture that changes again and again, then many posts."""
    chance = random.Random(1)
    commit = b"commit refs/heads/main\ncommitter Eva <eva@example.org> %d +0000\ndata 0\n"
    after = b"from refs/heads/main^0\n"
    for number in range(HISTORY // _PICTURE):
        yield commit % (1_600_000_000 + number) + after
        yield b"M 644 inline images/alt.bin\ndata %d\n" % (_PICTURE << 20)
        yield chance.randbytes(_PICTURE << 20)
        yield b"\n"
        after = b""
    yield commit % 1_700_000_000 + b"D images/alt.bin\n"
    for number in range(FILES):
        text = f"{TEXT}\n{number}\n".encode()
        yield b"M 644 inline archive/%d/%d.md\ndata %d\n" % (number % 50, number, len(text))
        yield text


def _ratio(theirs: Callable[[int], None], ours: Callable[[int], None]) -> str:
    """The medians of rounds that take turns: of the clock, and of the processors' work."""
    clock: dict[str, list[float]] = {"git": [], "ours": []}
    work: dict[str, list[float]] = {"git": [], "ours": []}
    for number in range(ROUNDS):
        for name, action in (("git", theirs), ("ours", ours)):
            began, begun = time.perf_counter(), _processors()
            action(number)
            clock[name].append(time.perf_counter() - began)
            work[name].append(_processors() - begun)
    own, git_ = (statistics.median(clock[name]) for name in ("ours", "git"))
    own_work, git_work = (statistics.median(work[name]) for name in ("ours", "git"))
    told = f"{own * 1000:.0f} ÷ {git_ * 1000:.0f} ms; processors {own_work / git_work:.2f}"
    return f"{own / git_:.2f} × git ({told})"


def _processors() -> float:
    """Seconds of work of this process and of those it has waited for."""
    return sum(os.times()[:4])


def _git_status(ana: Author) -> Callable[[int], None]:
    return lambda _: _run(ana, "status", "--porcelain", "--untracked-files=all")


def _status(ana: Author) -> Callable[[int], None]:
    return lambda _: status(repository_of(ana.folder)) and None


def _by_git(ana: Author) -> Callable[[int], None]:
    def work(number: int) -> None:
        ana.write(POST, f"{TEXT}\ngit {number}\n")
        _run(ana, "fetch", "-q", "origin")
        _run(ana, "commit", "-qm", f"git {number}", "--only", "--", POST)
        _run(ana, "push", "-q", "origin", "main")

    return work


def _publish(ana: Author) -> Callable[[int], None]:
    def work(number: int) -> None:
        ana.write(POST, f"{TEXT}\nours {number}\n")
        publish(repository_of(ana.folder), [POST], f"ours {number}")

    return work


def _run(ana: Author, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ana.folder, check=True, capture_output=True)
