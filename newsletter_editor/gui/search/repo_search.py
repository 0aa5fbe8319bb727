"""Asks the process that searches a blog, slice by slice."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.search.query import Query
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MODULE = "newsletter_editor.search.worker"
SECONDS_A_SLICE = 10.0
"""An expression is ended after seconds in each post; more is a process that hangs."""


class Asked(NamedTuple):
    """A whole question."""

    root: Path
    query: Query
    part: str
    template: str | None
    """What is to take the place of matches, if anything is."""
    paths: tuple[Path, ...] | None
    """Posts to look in; None for all."""
    open_texts: tuple[tuple[Path, str], ...] = ()
    """Posts as they stand in the editor."""


class RepoSearch(QObject):
    """One search at a time; a newer one takes the place of the last."""

    found = Signal(list, int, int)
    """(posts as the worker tells them, posts looked at, posts in all)"""
    unread = Signal(list)
    """([(path, es, en)])"""
    finished = Signal()
    failed = Signal(object)
    """(EditorError)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = WorkerProcess(MODULE, seconds=SECONDS_A_SLICE, parent=self)
        self._worker.answered.connect(self._take)
        self._worker.cut_off.connect(self._give_up)
        self._worker.failed.connect(self._give_up)
        self._revision = 0
        self._first = 0
        self.is_running = False

    def start(self, asked: Asked) -> None:
        """Begin a search; what is still running is forgotten."""
        self.is_running = True
        paths = None if asked.paths is None else [str(path) for path in asked.paths]
        question = {
            "root": str(asked.root),
            "query": asdict(asked.query),
            "part": asked.part,
            "template": asked.template,
            "paths": paths,
            "open": {str(path): text for path, text in asked.open_texts},
        }
        self._ask(question)
        self._first = self._revision

    def cancel(self) -> None:
        """Look no further; what was found stays."""
        if self.is_running:
            self.is_running = False
            self._worker.withdraw()
            self.finished.emit()

    def stop(self) -> None:
        """End the process."""
        self.is_running = False
        self._worker.stop()

    def _ask(self, question: dict[str, Any] | None) -> None:
        self._revision += 1
        self._worker.ask(self._revision, "", {"search": question})

    def _take(self, answer: dict[str, Any]) -> None:
        if not self.is_running or answer["revision"] < self._first:
            return
        if "en" in answer:
            self._end(EditorError(Localized(es=answer["es"], en=answer["en"])))
            return
        self.found.emit(answer["posts"], answer["looked"], answer["total"])
        if answer["unread"]:
            self.unread.emit(answer["unread"])
        if answer["done"]:
            self._end(None)
        else:
            self._ask(None)

    def _give_up(self, *_: object) -> None:
        if self.is_running:
            self._end(EditorError(_TOO_HARD))

    def _end(self, error: EditorError | None) -> None:
        self.is_running = False
        if error is not None:
            self.failed.emit(error)
        self.finished.emit()


_TOO_HARD = Localized(
    es="La búsqueda tarda demasiado y se ha cortado; búscalo con menos comodines.",
    en="The search takes too long and was cut off; look for something with fewer wildcards.",
)
