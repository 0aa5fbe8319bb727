"""The real program as a process of its own, driven by keys and seen through its preview."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.e2e.devtools import DevTools

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds to wait for anything; a busy machine is no failure."""


class RunningProgram:
    """Started in a home of its own, so that it neither finds nor leaves anything of the user's."""

    def __init__(self, home: Path, *arguments: str, **environment: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.port = _free_port()
        places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        self._log = (home / "output.txt").open("w+b")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsletter_editor", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                **dict.fromkeys(places, str(home)),
                "QTWEBENGINE_REMOTE_DEBUGGING": str(self.port),
                **environment,
            },
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._tools: DevTools | None = None
        self._window = ""

    # ---- what it shows -------------------------------------------------------------------------

    def preview(self) -> str:
        """The HTML of the preview; empty while there is none."""
        try:
            if self._tools is None:
                self._tools = DevTools(self.port)
            return self._tools.html()
        except (OSError, KeyError, ValueError):
            # The page is being made, or made anew after a crash.
            self._look_away()
            return ""

    def wait_for_preview(self, text: str) -> None:
        """Wait until the preview holds `text`."""
        self.wait(lambda: text in self.preview(), f"the preview never showed {text!r}")

    def wait(self, condition: Callable[[], object], complaint: str) -> None:
        """Wait until `condition` holds; raises AssertionError with `complaint` and the output."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"{complaint}\n{self.output()}")
            time.sleep(0.05)

    def output(self) -> str:
        """What it has printed."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")

    def title(self) -> str:
        """The title of its window."""
        found = xdotool("getwindowname", self.window())
        return found.strip()

    def window(self) -> str:
        """The window's number for X; waits for it."""
        if not self._window:
            self.wait(self._find_window, "no window came")
            xdotool("windowfocus", self._window)
        return self._window

    def children(self, word: str) -> list[psutil.Process]:
        """Its child processes, at any depth, whose command line holds `word`."""
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in found if any(word in part for part in _command_line(child))]

    # ---- what is done to it --------------------------------------------------------------------

    def keys(self, *keys: str) -> None:
        """Press keys as xdotool names them, such as `ctrl+s`."""
        xdotool("windowfocus", self.window(), "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        xdotool("windowfocus", self.window(), "type", "--delay", "30", text)

    def end(self) -> int:
        """Ask it to end, as the system does, and give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        """Give its exit status once it has ended by itself; kills it if it does not."""
        self._look_away()
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self._log.close()

    def _look_away(self) -> None:
        if self._tools is not None:
            self._tools.close()
            self._tools = None

    def _find_window(self) -> bool:
        found = xdotool(
            "search",
            "--all",
            "--onlyvisible",
            "--pid",
            str(self.process.pid),
            "--name",
            "Newsletter",
        ).split()
        self._window = found[0] if found else ""
        return bool(found)


def xdotool(*arguments: str) -> str:
    """Run xdotool and give what it prints."""
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return done.stdout


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        # It ended since it was listed.
        return []
