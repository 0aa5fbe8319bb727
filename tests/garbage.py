"""As in the program, garbage is collected on the window's thread alone while a window is there.

Collected on another one, a QObject that owns a timer leaves it in the window's event loop, which
crashes at the next turn.
"""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator

TESTS_BETWEEN_FULL_COLLECTIONS = 8
_tests = itertools.count()


def collected_here() -> Iterator[None]:
    """The body of a fixture: nothing is collected during a test, and then on this thread."""
    gc.disable()
    yield
    gc.collect(0 if next(_tests) % TESTS_BETWEEN_FULL_COLLECTIONS else 2)
    gc.enable()
