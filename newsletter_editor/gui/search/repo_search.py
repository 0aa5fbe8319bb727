"""Asks the process that searches a blog, slice by slice."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.slices import Slices
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
    told = Signal(object)
    """({key: [(line, words, start and end in words)]}), what was asked by `ask_lines`"""
    finished = Signal()
    failed = Signal(object)
    """(EditorError)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._only_reads = False
        self._slices = Slices(MODULE, SECONDS_A_SLICE, self)
        self._slices.found.connect(self._take)
        self._slices.told.connect(self.told)
        self._slices.finished.connect(self._finish)
        self._slices.gave_up.connect(self._give_up)

    @property
    def is_running(self) -> bool:
        """Whether more may be found."""
        return self._slices.is_running and not self._only_reads

    def prepare(self, root: Path) -> None:
        """Read the posts ahead: whoever has the pane before them will search soon."""
        if not self.is_running:
            self._only_reads = True
            self._slices.start({"read": str(root)})

    def ask_lines(self, wanted: dict[str, tuple[str, list[tuple[int, int]]]]) -> None:
        """How places of posts read, by keys; `told` answers."""
        self._slices.ask_aside(wanted)

    def start(self, asked: Asked) -> None:
        """Begin a search; what is still running is forgotten."""
        paths = None if asked.paths is None else [str(path) for path in asked.paths]
        question = {
            "root": str(asked.root),
            "query": asdict(asked.query),
            "part": asked.part,
            "template": asked.template,
            "paths": paths,
            "open": {str(path): text for path, text in asked.open_texts},
        }
        self._only_reads = False
        self._slices.start({"search": question})

    def cancel(self) -> None:
        """Look no further; what was found stays."""
        if not self._only_reads:
            self._slices.cancel()

    def stop(self) -> None:
        """End the process."""
        self._slices.stop()

    def _finish(self) -> None:
        if not self._only_reads:
            self.finished.emit()
        self._only_reads = False

    def _take(self, answer: dict[str, Any]) -> None:
        if self._only_reads:
            return
        if "en" in answer:
            self.failed.emit(EditorError(Localized(es=answer["es"], en=answer["en"])))
            return
        self.found.emit(answer["posts"], answer["looked"], answer["total"])
        if answer["unread"]:
            self.unread.emit(answer["unread"])

    def _give_up(self) -> None:
        if not self._only_reads:
            self.failed.emit(EditorError(_TOO_HARD))


_TOO_HARD = Localized(
    es="La búsqueda tarda demasiado y se ha cortado; búscalo con menos comodines.",
    en="The search takes too long and was cut off; look for something with fewer wildcards.",
)
