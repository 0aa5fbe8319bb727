"""The end of work that nobody may have to wait for, on the command line."""

from __future__ import annotations

import ctypes
import faulthandler
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STDERR = 2
_AGAIN_AFTER = 1.0
"""Seconds after which it is raised once more, should something have swallowed it."""
_HARD_AFTER = 30.0
"""Seconds of grace for code that cannot be interrupted; then the process ends as it is."""


class OverdueError(BaseException):
    """The time is over. No `Exception`, so that nothing between takes it for its own mistake."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OverdueError in the body, on the main thread, when it takes longer than `seconds`.

    Bodies are not nested. Where the system has signals they interrupt regular expressions too.
    """
    # Another file than a descriptor would have to have one.
    faulthandler.dump_traceback_later(seconds + _HARD_AFTER, exit=True, file=_STDERR)
    try:
        with _by_signal(seconds) if _has_signals() else _by_thread(seconds):
            yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _has_signals() -> bool:
    is_main = threading.current_thread() is threading.main_thread()
    return sys.platform != "win32" and is_main


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    assert sys.platform != "win32"

    def end(_number: int, _frame: FrameType | None) -> None:
        raise OverdueError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    worker = ctypes.c_ulong(threading.get_ident())
    is_over = threading.Event()

    def watch() -> None:
        wait = seconds
        while not is_over.wait(wait):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(worker, ctypes.py_object(OverdueError))
            wait = _AGAIN_AFTER

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
