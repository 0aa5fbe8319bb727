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
from newsletter_editor.repo.trust import distrust, trust
from tests.bench.rows import Row
from tests.unit.publishing.blogs import TEXT, Author, make_blog

FILES = 5_000
HISTORY = 64
"""Megabytes of history that is not in the newest commit: to pack more takes very long."""
ROUNDS = 15
POST = "_posts/2020-01-01-uno.md"


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    os.environ["GIT_CONFIG_NOSYSTEM"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GIT_CONFIG_GLOBAL"] = str(Path(folder) / "none")
        blog = make_blog(Path(folder) / "blog")
        _fill(blog.ana)
        repository_of(blog.ana.folder)
        told = f"{FILES} files, {HISTORY} MB of history"
        yield Row(f"status, {told}", _ratio(_git_status(blog.ana), _status(blog.ana)), "1.2 × git")
        by_git, by_us = _by_git(blog.ana), _publish(blog.ana)
        yield Row(f"publish, {told}", _ratio(by_git, by_us), "1.3 × git")
        distrust(blog.ana.folder)


def _fill(ana: Author) -> None:
    chance = random.Random(1)
    for number in range(HISTORY // 16):
        ana.write("images/alt.bin", chance.randbytes(16 << 20))
        ana.git("add", ".")
        ana.git("commit", "-qm", f"Bild {number}")
    (ana.folder / "images/alt.bin").unlink()
    for number in range(FILES):
        ana.write(f"archive/{number % 50}/{number}.md", f"{TEXT}\n{number}\n")
    ana.git("add", ".")
    ana.git("commit", "-qm", "Archivo")
    ana.git("push", "-q", "origin", "main")
    trust(ana.folder)


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
