"""The most memory that work on the command line may take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def memory_below(size: int) -> Iterator[None]:
    """Raise MemoryError in the body, or in processes it starts, before `size` bytes are exceeded.

    Linux alone keeps this limit; elsewhere the body runs without one.
    """
    if sys.platform != "linux":
        yield
        return
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
