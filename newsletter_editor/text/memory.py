"""The most memory that work on the command line, or in a worker, may take.

Linux has a limit that counts what a process has allocated, Windows one of job objects; macOS keeps
none of its limits, so there a thread looks at what the process has taken so far.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress

_SECONDS_BETWEEN_LOOKS = 0.05
_AGAIN_AFTER = 1.0
"""Seconds after which it is raised once more, should something have swallowed it."""


def memory_below(size: int) -> AbstractContextManager[None]:
    """Raise MemoryError in the body, or in processes it starts, before `size` bytes are exceeded.

    On macOS shortly after, on the thread that entered, and not in processes that it starts.
    """
    if sys.platform == "linux":
        return _limited(size)
    if sys.platform == "win32":
        from newsletter_editor.text.job_objects import memory_of_job_below

        return memory_of_job_below(size)
    if sys.platform == "darwin":
        return watched(size)
    return nullcontext()


@contextmanager
def _limited(size: int) -> Iterator[None]:
    if sys.platform == "win32":
        raise OSError("Windows has other limits")
    import resource

    # Of the kinds this one leaves out what is merely mapped or reserved, such as libraries.
    kind = resource.RLIMIT_DATA
    before, most = resource.getrlimit(kind)
    bounds = [limit for limit in (size, before, most) if limit != resource.RLIM_INFINITY]
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (min(bounds), most))
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (before, most))


@contextmanager
def watched(size: int) -> Iterator[None]:
    """`memory_below` where the system keeps no limit: by looking, twenty times a second.

    A single call of C code that takes much is not seen before it returns.
    """
    # What a parent had at most, Linux counts as had by its children too.
    most = _most_taken() + size
    worker = ctypes.c_ulong(threading.get_ident())
    is_over = threading.Event()

    def watch() -> None:
        wait = _SECONDS_BETWEEN_LOOKS
        while not is_over.wait(wait):
            if _most_taken() > most:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(worker, ctypes.py_object(MemoryError))
                wait = _AGAIN_AFTER

    watcher = threading.Thread(target=watch, name="memory", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()


def _most_taken() -> int:
    """The most bytes of memory that this process has had so far."""
    if sys.platform == "win32":
        raise OSError("Windows has other limits")
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
