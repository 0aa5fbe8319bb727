"""Which files of a repo differ from its last commit, as far as git is there to tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SECONDS_TO_WAIT = 3.0
"""A repo on a slow disk gets no marks rather than a window that waits."""


def changed_since_commit(root: Path) -> frozenset[Path] | None:
    """The real paths of files below `root` that are new or changed since the last commit.

    None where it cannot be told: no git, no git repo, or no answer in time. Ignored files are not
    named. Nothing in the repo is written, and no program that its configuration names is run.
    """
    command = [
        "git",
        # A repo may come from anywhere; its settings must not start programs.
        "-c", "core.fsmonitor=false",
        "-c", "core.untrackedCache=false",
        "-c", "core.hooksPath=/dev/null",
        "--no-optional-locks",
        "-C", str(root),
        "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
        "--ignore-submodules=all", "--", ".",
    ]  # fmt: skip
    try:
        top = _output(["git", "-C", str(root), "rev-parse", "--show-toplevel"])
        status = _output(command)
    except (OSError, subprocess.SubprocessError):
        return None
    folder = Path(os.path.realpath(os.fsdecode(top.rstrip(b"\n"))))
    names = (entry[3:] for entry in status.split(b"\0") if len(entry) > 3)
    return frozenset(folder / os.fsdecode(name) for name in names)


def _output(command: list[str]) -> bytes:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    } | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS_TO_WAIT,
        env=environment,
        check=True,
        creationflags=flags,
    )
    return done.stdout
