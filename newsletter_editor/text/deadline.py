"""How a worker answers its parent, and the end of one that nobody is left to end."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from newsletter_editor.text import processor_time
from newsletter_editor.text.frames import pack, read_frame
from newsletter_editor.text.garbage import collect_if_due

_SECONDS_TO_START = 75.0
_STDERR = 2


@contextmanager
def deadline(question: Mapping[str, Any], seconds: float) -> Iterator[None]:
    """End this process, without a word to its parent, if answering takes `PATIENCE` times as long
    as `seconds`.

    A parent kills its worker earlier than that, by the processor's time; but a parent that was
    killed itself leaves a worker in an endless loop to run for ever. The first question, of
    revision 0, has to load everything and gets at least as long as a parent waits for a start.
    Loops of C code are ended too, because the watch needs no turn of the interpreter's.
    """
    seconds *= processor_time.PATIENCE
    if not question.get("revision"):
        seconds = max(seconds, _SECONDS_TO_START)
    # A frozen program without a console has no sys.stderr to write to.
    faulthandler.dump_traceback_later(seconds, exit=True, file=_STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


Answer = Callable[[dict[str, Any]], dict[str, Any]]


def serve(answer: Answer, seconds: float | Callable[[dict[str, Any]], float]) -> None:
    """Answer the questions on standard input, frame by frame, until it ends.

    Each may take `seconds`, which may depend on it; see `deadline`. Garbage is collected between
    two questions, where that has been put off.
    """
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not get among the answers.
    sys.stdout = sys.stderr
    while (question := read_frame(questions)) is not None:
        with deadline(question, seconds(question) if callable(seconds) else seconds):
            found = answer(question)
        answers.write(pack(found))
        answers.flush()
        collect_if_due()
