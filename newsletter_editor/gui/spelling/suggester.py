"""Asks for suggestions when somebody wants to see them, and for one word at a time."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.spelling.context import Beside

SECONDS_AT_REST = 60.0
"""After the last word the process goes, with its dictionaries."""


class _Asked(NamedTuple):
    word: str
    tag: str
    beside: Beside | None


class Suggester(QObject):
    """Keeps the process that looks for suggestions; it starts when the first word is asked."""

    suggested = Signal(str, list)
    """The word, and what may have been meant, the likeliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        module = "newsletter_editor.spelling.worker"
        self._worker = WorkerProcess(module, rest=SECONDS_AT_REST, parent=self)
        self._worker.answered.connect(self._take)
        self._words: dict[int, _Asked] = {}
        self._known: dict[_Asked, list[str]] = {}
        self._revision = 0

    def ask(self, word: str, tag: str, neighbours: Beside | None = None) -> None:
        """Have `suggested` emitted for a word of the language with the dictionary `tag`."""
        asked = _Asked(word, tag, neighbours)
        known = self._known.get(asked)
        if known is not None:
            self.suggested.emit(word, known)
            return
        self._revision += 1
        self._words[self._revision] = asked
        # The question's number makes each text another, so that whole words travel, no edits.
        self._worker.ask(self._revision, word, tag=tag, number=self._revision, beside=neighbours)

    def stop(self) -> None:
        """End the process; call it before the window goes."""
        self._worker.stop()

    def _take(self, answer: dict[str, Any]) -> None:
        asked = self._words.pop(answer["revision"], None)
        if asked is None:
            return
        found = list(answer.get("suggestions", ()))
        self._known[asked] = found
        self.suggested.emit(asked.word, found)
