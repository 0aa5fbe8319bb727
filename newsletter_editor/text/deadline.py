"""The end of a worker that nobody is left to end."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_SECONDS_TO_START = 75.0
_STDERR = 2


@contextmanager
def deadline(question: Mapping[str, Any], seconds: float) -> Iterator[None]:
    """End this process, without a word to its parent, if answering takes longer than `seconds`.

    A parent kills its worker earlier than that; but a parent that was killed itself leaves a worker
    in an endless loop to run for ever. The first question, of revision 0, has to load everything
    and gets at least as long as a parent waits for a start. Loops of C code are ended too, because
    the watch needs no turn of the interpreter's.
    """
    if not question.get("revision"):
        seconds = max(seconds, _SECONDS_TO_START)
    # A frozen program without a console has no sys.stderr to write to.
    faulthandler.dump_traceback_later(seconds, exit=True, file=_STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
