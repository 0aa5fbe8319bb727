"""The system's git as the team has set it up: its hooks, filters, signing and helpers hold.

All of these are programs that a repo may name, so this is for folders that the author trusts; what
other folders hold `repo.git` reads. Git is given lists of arguments, never a line for a shell, and
no terminal on which it could ask.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import IO

from newsletter_editor.repo.git import MOST_OUTPUT
from newsletter_editor.text.workers import systems_environment

LONGEST_WORK = 600.0
"""Seconds for a step on this machine: hooks may build the whole site."""
LONGEST_SILENCE = 300.0
"""Seconds without a word from the network."""
_GRACE = 3.0
"""Seconds in which a git that was told to end removes its locks."""
_LOOK_EVERY = 0.05
_MOST_SAID = 64 * 1024
_PIECE = 64 * 1024

_USER_INFO = re.compile(r"(?<=://)[^/\s'\"@]*@")
_OF_A_REPO = (
    # As `git rev-parse --local-env-vars` lists them, but for GIT_CONFIG_COUNT, with which a person
    # configures a machine whose files cannot be changed.
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"),
    *("GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX"),
    *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE"),
    *("GIT_NAMESPACE", "GIT_ATTR_SOURCE", "GIT_DEFAULT_REF_FORMAT", "GIT_DEFAULT_HASH"),
    *("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_CURL_VERBOSE", "GIT_ADVICE"),
    *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
    *("GIT_REDIRECT_STDIN", "GIT_REDIRECT_STDOUT", "GIT_REDIRECT_STDERR"),
)
"""Variables that would have git work on another repo, or in another way, than it is told."""

Progress = Callable[[str], None]
"""Is given the newest line of git's own account, in English, on some thread."""


class GitFailedError(Exception):
    """Git did not do it."""

    def __init__(self, said: str, status: int, out: bytes = b"") -> None:
        super().__init__(said)
        self.said = said
        """What git and its hooks said, without anything that signs a person in."""
        self.status = status
        self.out = out


class CancelledError(Exception):
    """The author did not want to wait for it."""


class OverdueGitError(GitFailedError):
    """Git was ended, for it took too long."""


def masked(text: str) -> str:
    """A text of git's without names and tokens in addresses."""
    return _USER_INFO.sub("", text)


class Git:
    """Git in one folder."""

    def __init__(
        self,
        program: Path,
        top: Path,
        is_cancelled: Callable[[], bool] | None = None,
        progress: Progress | None = None,
        running: Callable[[], AbstractContextManager[tuple[int, ...]]] | None = None,
        setting: Callable[[str], str] | None = None,
    ) -> None:
        """`top` is where it works.

        `is_cancelled` is asked now and then while git is at work, on another thread. `running` is
        entered around each process that changes the repo, which gets the descriptors that it gives.
        `setting` knows git's settings already.
        """
        self._program, self.top = program, top
        self._is_cancelled, self._progress, self._running = is_cancelled, progress, running
        self._setting = setting

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        also: Sequence[int] = (),
        index: Path | None = None,
        network: bool = False,
        changes: bool = False,
        heard: list[str] | None = None,
    ) -> bytes:
        """What git prints, given `given` to read. `index` is used in place of the repo's own.

        `also` are exit statuses besides 0 that are no failure. With `network`, silence is bounded
        rather than time. `changes` says that it writes to the repo; `heard` gets what git and the
        server say beside the answer. Raises GitFailedError, CancelledError, OSError.
        """
        if self._is_cancelled and self._is_cancelled():
            raise CancelledError
        with ExitStack() as opened:
            descriptors: tuple[int, ...] = ()
            if changes and self._running:
                descriptors = opened.enter_context(self._running())
            stdin: int | IO[bytes] = subprocess.DEVNULL
            if given:
                stdin = opened.enter_context(tempfile.TemporaryFile())
                stdin.write(given)
                stdin.seek(0)
            is_apart = (network or changes) and _has_terminal()
            process = subprocess.Popen(
                self._command(arguments),
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=self.top,
                env=environment(index) | (self._for_network() if network else {}),
                # A group of its own ends whole. Apart from a terminal, too, where ssh, helpers or
                # signing would otherwise ask on it; but Linux gives a session on a busy machine
                # several times less of the processors, so only where there is something to leave.
                start_new_session=is_apart,
                process_group=None if is_apart else 0,
                pass_fds=descriptors,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            watched = _Watched(process, network, self._is_cancelled, self._progress)
            answer = watched.answer(also)
            if heard is not None:
                heard += watched.said
            return answer

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [str(self._program), "--no-pager", "--literal-pathspecs", *arguments]

    def _for_network(self) -> dict[str, str]:
        """Has ssh ask nothing, unless somebody has chosen how it is called."""
        if {"GIT_SSH", "GIT_SSH_COMMAND"} & os.environ.keys():
            return {}
        name = "core.sshCommand"
        asked = self._setting or (lambda name: self.text("config", "--get", name, also=(1,)))
        chosen = asked(name)
        return {} if chosen else {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}

    def text(self, *arguments: str, also: Sequence[int] = ()) -> str:
        """What git prints, without the last line end."""
        return self.run(*arguments, also=also).decode("utf-8", "surrogateescape").rstrip("\n")


class _Watched:
    """A process that is read to its end, unless it takes too long or nobody waits for it."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        network: bool,
        is_cancelled: Callable[[], bool] | None,
        progress: Progress | None,
    ) -> None:
        self._process, self._network = process, network
        self._is_cancelled, self._progress = is_cancelled, progress
        self.said: list[str] = []
        """Lines of its standard error."""
        self._last_word = time.monotonic()
        self._is_over = threading.Event()
        self._ended_as: type[Exception] | None = None

    def answer(self, also: Sequence[int]) -> bytes:
        assert self._process.stdout is not None
        threads = [
            threading.Thread(target=each, daemon=True) for each in (self._listen, self._watch)
        ]
        for thread in threads:
            thread.start()
        try:
            out = bytearray()
            with self._process.stdout as stream:
                # Piece by piece: to read as much as may come makes room for all of it.
                while len(out) <= MOST_OUTPUT and (piece := os.read(stream.fileno(), _PIECE)):
                    out += piece
            if len(out) > MOST_OUTPUT:
                self._end(OverdueGitError)
            status = self._process.wait()
        except BaseException:
            self._end(CancelledError)
            self._process.wait()
            raise
        finally:
            self._is_over.set()
            threads[0].join(_GRACE)
        if self._ended_as is CancelledError:
            raise CancelledError
        said = "\n".join(self.said)
        if self._ended_as is not None:
            raise OverdueGitError(said, status)
        if status not in (0, *also):
            raise GitFailedError(said, status, bytes(out))
        return bytes(out)

    def _listen(self) -> None:
        """Git overwrites its lines of progress, which end in a carriage return."""
        assert self._process.stderr is not None
        rest, kept = b"", 0
        with self._process.stderr as stream:
            while piece := os.read(stream.fileno(), _PIECE):
                self._last_word = time.monotonic()
                *lines, rest = re.split(rb"[\r\n]", rest + piece)
                for line in filter(None, (each.strip() for each in lines)):
                    text = masked(line.decode("utf-8", "replace"))
                    if self._progress and self._network:
                        self._progress(text)
                    if kept < _MOST_SAID:
                        self.said.append(text)
                        kept += len(text)
                rest = rest[-_MOST_SAID:]
        if rest.strip():
            self.said.append(masked(rest.decode("utf-8", "replace").strip()))

    def _watch(self) -> None:
        began = time.monotonic()
        while not self._is_over.wait(_LOOK_EVERY):
            now = time.monotonic()
            if self._is_cancelled and self._is_cancelled():
                self._end(CancelledError)
                return
            is_silent = now - self._last_word > LONGEST_SILENCE
            if is_silent if self._network else now - began > LONGEST_WORK:
                self._end(OverdueGitError)
                return

    def _end(self, why: type[Exception]) -> None:
        self._ended_as = self._ended_as or why
        end_group(self._process)


def _has_terminal() -> bool:
    """Whether a program that is started now could ask on a terminal, by tty(4)."""
    if sys.platform == "win32":
        return False
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError as error:
        return error.errno not in (errno.ENXIO, errno.ENOENT)
    return True


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started: first kindly, so that it removes its locks."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM)
        until = time.monotonic() + _GRACE
        while time.monotonic() < until:
            process.poll()
            # Raises when none of them is left.
            os.killpg(process.pid, 0)
            time.sleep(_LOOK_EVERY)
        os.killpg(process.pid, signal.SIGKILL)


def environment(index: Path | None = None) -> dict[str, str]:
    """What git learns of the author's session: all that signs them in, nothing of another repo."""
    kept = {
        name: value
        for name, value in systems_environment().items()
        if name not in _OF_A_REPO and not name.startswith("GIT_TRACE")
    }
    # Its messages in English, to be understood; letters as the author's system has them.
    if every := kept.pop("LC_ALL", ""):
        kept["LC_CTYPE"] = every
    kept |= {"LC_MESSAGES": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":", "GIT_PAGER": "cat"}
    kept["GIT_MERGE_AUTOEDIT"] = "no"
    folders = kept.get("PATH", "").split(os.pathsep)
    kept["PATH"] = os.pathsep.join(each for each in folders if Path(each).is_absolute())
    # Keys come from the agent; nobody is there to be asked for words.
    kept["SSH_ASKPASS_REQUIRE"] = "never"
    if index is not None:
        kept["GIT_INDEX_FILE"] = str(index)
    return kept


def joined(paths: Iterable[str]) -> bytes:
    """Paths as git reads them with `-z`."""
    return b"".join(os.fsencode(path) + b"\0" for path in paths)
