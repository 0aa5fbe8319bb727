"""Asks the process that searches, for the find bar."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.worker_process import LiveText, WorkerProcess
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MODULE = "newsletter_editor.gui.searching.worker"
SECONDS_TO_SEARCH = 4.0


@dataclass(frozen=True, slots=True)
class Found:
    """All matches in one text, as UTF-16 places in their order, and whether there were more."""

    places: list[tuple[int, int]]
    is_cut: bool = False


class SearchProcess(QObject):
    """One question at a time; a newer one takes the place of one that has not been answered.

    A query is told by the fields of `search.query.Query`, whose engine the window does not load.
    """

    found = Signal(object)
    """(Found)"""
    replaced = Signal(object, int, bool)
    """([(start, end, text)] in UTF-16 units, number of matches, whether each of the former is a
    slice of many)"""
    failed = Signal(object)
    """(EditorError): it is no expression, or takes too long for this text."""

    def __init__(
        self,
        module: str = MODULE,
        seconds: float = SECONDS_TO_SEARCH,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._module, self._seconds = module, seconds
        self._worker: WorkerProcess | None = None
        self._number = 0
        self.is_waiting = False

    def start(self) -> None:
        """Have it ready before it is asked."""
        self._process().start()

    def find(self, query: Mapping[str, object], text: LiveText) -> None:
        """Look for all matches; `found` or `failed` tells."""
        self._ask(text, {"query": dict(query), "template": None, "only": None})

    def replace(
        self,
        query: Mapping[str, object],
        text: str,
        template: str,
        only: tuple[int, int] | None = None,
    ) -> None:
        """Compute what replaces every match, or the one at `only`; `replaced` or `failed` tells."""
        place = list(only) if only else None
        aside = {"query": dict(query), "template": template, "only": place}
        self._ask(text, aside)

    def withdraw(self) -> None:
        """Take no notice of what may still be answered."""
        self._number += 1
        self.is_waiting = False
        if self._worker is not None:
            self._worker.withdraw()

    def stop(self) -> None:
        """End the process; the next question starts it again."""
        self.withdraw()
        if self._worker is not None:
            self._worker.stop()

    def _ask(self, text: str | LiveText, aside: dict[str, Any]) -> None:
        self._number += 1
        self.is_waiting = True
        # A live text is asked about under its own revision.
        self._process().ask(self._number, text, {**aside, "number": self._number})

    def _process(self) -> WorkerProcess:
        if self._worker is None:
            self._worker = WorkerProcess(self._module, seconds=self._seconds, parent=self)
            self._worker.answered.connect(self._take)
            self._worker.cut_off.connect(self._give_up)
            self._worker.failed.connect(self._give_up)
        return self._worker

    def _take(self, answer: dict[str, Any]) -> None:
        if answer["number"] != self._number or not self.is_waiting:
            return
        self.is_waiting = False
        if "en" in answer:
            self.failed.emit(EditorError(Localized(es=answer["es"], en=answer["en"])))
        elif "edits" in answer:
            edits = [tuple(edit) for edit in answer["edits"]]
            self.replaced.emit(edits, answer["count"], answer["are_slices"])
        else:
            places = array("I", base64.b64decode(answer["places"]))
            pairs = iter(places)
            self.found.emit(Found(list(zip(pairs, pairs, strict=True)), answer["is_cut"]))

    def _give_up(self, *_: object) -> None:
        # Else it was an older question.
        if self.is_waiting and self._process().is_idle:
            from newsletter_editor.search.query import too_hard

            self.is_waiting = False
            self.failed.emit(too_hard())
