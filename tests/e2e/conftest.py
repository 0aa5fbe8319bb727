"""What all end-to-end tests share."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.running import RunningProgram
from tests.garbage import collected_here


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Some of these tests have the window in their own process, after hundreds of others."""
    gc.collect()
    yield from collected_here()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., RunningProgram]]:
    """Starts the program with the arguments given; all are ended with the test."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        pytest.skip("driven on an X display")
    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool")
    started: list[RunningProgram] = []

    def start(*arguments: object, **environment: str) -> RunningProgram:
        home = tmp_path / f"home{len(started)}"
        program = RunningProgram(home, *map(str, arguments), **environment)
        started.append(program)
        return program

    yield start
    for program in started:
        if program.process.poll() is None:
            program.end()


def git(repo: Path, *arguments: str) -> str:
    """Run git in a repo and give what it says."""
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@blog.example", "-c", "core.quotepath=off"]
    done = subprocess.run(
        ["git", "-C", str(repo), *who, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def committed_repo(shared_repo: Path) -> Path:
    """A copy of the real repo with everything committed, byte for byte."""
    git(shared_repo, "init")
    git(shared_repo, "-c", "core.autocrlf=false", "add", ".")
    git(shared_repo, "commit", "--quiet", "-m", "as received")
    return shared_repo
