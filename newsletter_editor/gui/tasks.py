"""The one way to work in the background: a pool of threads whose answers come back by signal."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from newsletter_editor.gui.alive import is_alive
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

if TYPE_CHECKING:
    from newsletter_editor.gui.pictures.pictures import Pictures

UNEXPECTED = Localized(
    es="El programa ha tropezado con un fallo propio: {error}. Tu texto está a salvo.",
    en="The program has run into a fault of its own: {error}. Your text is safe.",
)


class Job:
    """One piece of work that was asked for."""

    def __init__(
        self,
        done: Callable[[Any], None] | None,
        failed: Callable[[EditorError], None] | None,
        progress: Callable[[Any], None] | None,
    ) -> None:
        self._done, self._failed, self._progress = done, failed, progress
        self._cancelled = Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants the answer any more; long work asks this now and then."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the answer. Work that has not begun is never begun; the rest ends by itself."""
        self._cancelled.set()


class Tasks(QObject):
    """Runs functions off the window's thread and hands their results back on it.

    Functions must not touch widgets or documents: they get a snapshot in their closure.
    """

    released = Signal()
    """What was held has begun."""
    _answered = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._jobs: dict[int, Job] = {}
        self._waiting: list[QRunnable] = []
        self._is_held = False
        # What is asked for begins when this thread has done what it is at: it would take turns with
        # it, and a post be opened in twice the time.
        self._begin = QTimer(self, singleShot=True, interval=0)
        self._begin.timeout.connect(self._begin_all)
        self._numbers = itertools.count()
        self._answered.connect(self._deliver)
        self._pictures: Pictures | None = None

    @property
    def pictures(self) -> Pictures:
        """Decodes pictures, which a thread could not be kept from doing for ever."""
        if self._pictures is None:
            # Imported here: the editor is seen before any picture.
            from newsletter_editor.gui.pictures.pictures import Pictures

            # Without a parent: a circle would leave it to the collector, on whatever thread.
            self._pictures = Pictures()
        return self._pictures

    def run(
        self,
        function: Callable[..., Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[EditorError], None] | None = None,
        progress: Callable[[Any], None] | None = None,
    ) -> Job:
        """Call `function()` on another thread, then `done(result)` or `failed(error)` on this one.

        With `progress`, the function is called as `function(report, job)`: `report(value)` calls
        `progress(value)` here, and `job.is_cancelled` tells it to stop. An exception that is no
        EditorError is a bug: the crash hook gets it, and `failed` an EditorError that says so.
        A bound method of a QObject that is gone by then is not called.
        """
        number = next(self._numbers)
        job = Job(done, failed, progress)
        self._jobs[number] = job
        self._waiting.append(_Runnable(number, job, function, self._answered.emit))
        if not self._is_held:
            self._begin.start()
        return job

    def hold(self) -> None:
        """Begin nothing until `release`: Python's threads take turns, and the window's is wanted
        for what the author sees first."""
        self._is_held = True
        self._begin.stop()

    @property
    def are_held(self) -> bool:
        """Whether what is asked for waits for `release`."""
        return self._is_held

    def release(self) -> None:
        """Begin what was asked for meanwhile; harmless where nothing is held."""
        if not self._is_held:
            return
        self._is_held = False
        self._begin_all()
        self.released.emit()

    def _begin_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        for runnable in waiting:
            self._pool.start(runnable)

    def finish(self, milliseconds: int = 5000) -> bool:
        """Drop all answers and wait for the threads; False when one still works after that time."""
        for job in self._jobs.values():
            job.cancel()
        self._begin.stop()
        self._waiting = []
        self._pool.clear()
        if self._pictures is not None:
            self._pictures.stop()
        return self._pool.waitForDone(milliseconds)

    def _deliver(self, number: int, kind: str, value: Any) -> None:
        job = self._jobs[number] if kind == "progress" else self._jobs.pop(number)
        if isinstance(value, Exception) and not isinstance(value, EditorError):
            sys.excepthook(type(value), value, value.__traceback__)
            value = EditorError(UNEXPECTED.format(error=type(value).__name__))
        callback = getattr(job, f"_{kind}")
        if callback is None or job.is_cancelled or not is_alive(callback):
            return
        callback(value)


def _nothing() -> None:
    """What a runnable holds when it has run."""


class _Runnable(QRunnable):
    def __init__(
        self,
        number: int,
        job: Job,
        function: Callable[..., Any],
        answer: Callable[[int, str, Any], None],
    ) -> None:
        super().__init__()
        self._number, self._job, self._function, self._answer = number, job, function, answer

    def run(self) -> None:
        # PySide 6.11 lets go of some runnables never, and this one may hold a whole text.
        job, function, self._function = self._job, self._function, _nothing
        if job.is_cancelled:
            self._say("done", None)
            return
        try:
            result = function() if job._progress is None else function(self._report, job)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window has to hear of it
            self._say("failed", error)
        else:
            self._say("done", result)

    def _report(self, value: Any) -> None:
        self._say("progress", value)

    def _say(self, kind: str, value: Any) -> None:
        try:
            self._answer(self._number, kind, value)
        except RuntimeError:
            # The window, and the object that would pass the answer on, went first.
            return
