"""Work that a process does slice by slice, told as it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.worker_process import WorkerProcess


class Slices(QObject):
    """One piece of work at a time; a newer one takes the place of the last.

    The process answers the question that begins it, and each empty one after that, with a slice
    that says by `done` whether it was the last; it may say `en` and `es` instead.
    """

    found = Signal(object)
    """(the answer)"""
    finished = Signal()
    """After the last slice, or when it was called off or given up."""
    told = Signal(object)
    """({key: answer}), what was asked by `ask_aside`"""
    gave_up = Signal()
    """The process hangs or has died twice."""

    def __init__(self, module: str, seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_running = False
        self._worker = WorkerProcess(module, seconds=seconds, parent=self)
        self._worker.answered.connect(self._take)
        self._worker.cut_off.connect(self._give_up)
        self._worker.failed.connect(self._give_up)
        self._revision = self._first = 0
        self._aside: dict[str, Any] = {}

    def prepare(self) -> None:
        """Start the process, so that it is there when it is wanted."""
        self._worker.start()

    def start(self, question: dict[str, Any]) -> None:
        """Begin; what is still running is forgotten."""
        self.is_running = True
        self._aside = {}
        self._ask(question)
        self._first = self._revision

    def cancel(self, last_word: dict[str, Any] | None = None) -> None:
        """Go no further; what was found stays. The process is told `last_word`, if any."""
        if not self.is_running:
            return
        self.is_running = False
        self._worker.withdraw()
        if last_word is not None or self._aside:
            self._ask(last_word or {})
        self.finished.emit()

    def ask_aside(self, questions: Mapping[str, Any]) -> None:
        """Ask by keys about what was found, which `told` answers; it holds the work up little."""
        self._aside |= questions
        if not self.is_running:
            self._ask({})

    def stop(self) -> None:
        """End the process."""
        self.is_running = False
        self._worker.stop()

    def _ask(self, question: dict[str, Any]) -> None:
        self._revision += 1
        # A question that still waits is forgotten when another is asked, and its asides with it.
        if self._aside:
            question = {**question, "aside": dict(self._aside)}
        self._worker.ask(self._revision, "", question)

    def _take(self, answer: dict[str, Any]) -> None:
        if answer["revision"] < self._first:
            return
        if "aside" in answer:
            self._aside = {key: q for key, q in self._aside.items() if key not in answer["aside"]}
            self.told.emit(answer["aside"])
        if not self.is_running:
            return
        is_last = "en" in answer or answer["done"]
        if not is_last:
            # The next slice is being made while this one is shown.
            self._ask({})
        self.found.emit(answer)
        if is_last and self.is_running:
            self._end()

    def _give_up(self, *_: object) -> None:
        if self.is_running:
            self.gave_up.emit()
            self._end()

    def _end(self) -> None:
        self.is_running = False
        if self._aside:
            self._ask({})
        self.finished.emit()
