"""The only use of git: it reads objects of a repo without ever reading what the repo configures.

A repo's own configuration names programs that git runs (filters, hooks, monitors, pagers, helpers,
ways to reach a server), includes other files and sends git elsewhere. To turn each of them off one
would have to know them all, those of the next version too. So git is given an empty repo of ours,
with a configuration of ours, which only borrows the folder of objects: it does not know that there
is anything else. Files are never compared by git, which would send them through filters.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_WAIT = 3.0
"""A repo on a slow disk gets no answer rather than a window that waits."""
MOST_OUTPUT = 64 * 1024 * 1024
"""Bytes; trees that name one another can list without end."""

_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR")
"""Of the environment, what Windows cannot start a program without; paths to temporary files."""


class GitError(Exception):
    """Git is not there, or gave no answer that can be used."""


def find_git() -> Path | None:
    """The git program by its whole path, from whole paths of PATH alone; None without one.

    The current folder is no place to look in, as Windows would: it may be that of a repo.
    """
    names = ("git.exe",) if sys.platform == "win32" else ("git",)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if sys.platform == "darwin":
        # Without Apple's tools /usr/bin/git is a stub that opens a dialog.
        folders = [each for each in folders if each != "/usr/bin"]
        folders.append("/Library/Developer/CommandLineTools/usr/bin")
        folders.append("/Applications/Xcode.app/Contents/Developer/usr/bin")
    here = os.path.realpath(Path.cwd())
    for folder in map(Path, folders):
        if not folder.is_absolute() or os.path.realpath(folder) == here:
            continue
        for name in names:
            program = folder / name
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


class Borrowed:
    """A git that sees the objects of a repo and nothing else of it."""

    def __init__(self, program: Path, own: Path, objects: Path) -> None:
        self._program = program
        self._own = own
        self._objects = objects

    def tree(self, commit: str, folder: str = "") -> dict[bytes, tuple[str, str]]:
        """The files of a commit: path to (mode, name of the content), all below its top.

        `commit` is 40 or 64 hexadecimal digits; `folder` limits it, "" does not. Raises GitError.
        """
        only = ["--", folder + "/"] if folder else []
        found: dict[bytes, tuple[str, str]] = {}
        listed = self._run(["ls-tree", "-r", "-z", "--full-tree", commit, *only])
        for line in listed.split(b"\0"):
            about, tab, path = line.partition(b"\t")
            parts = about.decode("ascii", "replace").split()
            if tab and len(parts) == 3:
                found[path] = (parts[0], parts[2])
        return found

    def ignored(self, top: Path, paths: Sequence[bytes]) -> set[bytes]:
        """Which paths below `top` the `.gitignore` files there leave out. Raises GitError."""
        if not paths:
            return set()
        given = self._own / "paths"
        given.write_bytes(b"\0".join(paths) + b"\0")
        # Git says 1 where it found none.
        done = self._run(["check-ignore", "-z", "--no-index", "--stdin"], given, top, also=(1,))
        return set(done.split(b"\0")) - {b""}

    def environment(self, work_tree: Path | None = None) -> dict[str, str]:
        """All that git learns from us; nothing of what the author's session has set for it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | {
            "GIT_DIR": str(self._own),
            "GIT_OBJECT_DIRECTORY": str(self._objects),
            # Relative paths of a work tree count from the current folder, which is ours.
            "GIT_WORK_TREE": str(work_tree or self._own),
            "GIT_CEILING_DIRECTORIES": str(self._own),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_PAGER": "",
            "HOME": str(self._own),
            "LC_ALL": "C",
        }

    def _run(
        self,
        arguments: Sequence[str],
        given: Path | None = None,
        work_tree: Path | None = None,
        also: Sequence[int] = (),
    ) -> bytes:
        try:
            with contextlib.ExitStack() as opened:
                stdin = opened.enter_context(given.open("rb")) if given else subprocess.DEVNULL
                process = subprocess.Popen(
                    [str(self._program), "--no-pager", *arguments],
                    stdin=stdin,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=work_tree or self._own,
                    env=self.environment(work_tree),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
                return _answer(process, also)
        except OSError as error:
            raise GitError(str(error)) from error


def _answer(process: subprocess.Popen[bytes], also: Sequence[int]) -> bytes:
    """What a process prints, if it ends in time and prints no more than is sensible."""
    watch = threading.Timer(SECONDS_TO_WAIT, process.kill)
    watch.daemon = True
    watch.start()
    try:
        assert process.stdout is not None
        with process.stdout as stream:
            answer = stream.read(MOST_OUTPUT + 1)
            if len(answer) > MOST_OUTPUT:
                process.kill()
        status = process.wait()
    finally:
        watch.cancel()
        process.kill()
    if status not in (0, *also) or len(answer) > MOST_OUTPUT:
        raise GitError(f"git ended with {status}")
    return answer


@contextmanager
def borrowing(objects: Path, digits: int, excluded: bytes = b"") -> Iterator[Borrowed]:
    """A git for the folder `objects`, whose names have 40 or 64 digits; gone afterwards.

    `excluded` is what is to be ignored besides what `.gitignore` files say. Raises GitError where
    there is no git.
    """
    program = find_git()
    if program is None:
        raise GitError("there is no git")
    with tempfile.TemporaryDirectory(prefix="newsletter-editor-git-") as folder:
        own = Path(folder)
        for name in ("objects", "refs", "info"):
            (own / name).mkdir()
        (own / "HEAD").write_bytes(b"ref: refs/heads/none\n")
        (own / "info" / "exclude").write_bytes(excluded)
        kind = "\trepositoryformatversion = 0\n"
        if digits == 64:
            kind = "\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n"
        (own / "config").write_bytes(f"[core]\n\tbare = false\n{kind}".encode())
        yield Borrowed(program, own, objects)
