"""Checks every post of a repo, one after another, in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.gui.problems.post_checks import MODULE, SECONDS_TO_ANSWER, Found, as_found
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.lines import LineMap


class RepoChecks(QObject):
    """One walk through a repo at a time; it can be called off."""

    checked = Signal(object, list, object)
    """(path, [Found], LineMap) of one post."""
    progressed = Signal(int, int)
    """(posts done, posts in all)."""
    finished = Signal(bool)
    """(whether it came to its end)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: WorkerProcess | None = None
        self._site: Site | None = None
        self._paths: list[Path] = []
        self._next = 0
        self._lines = LineMap("")

    @property
    def is_running(self) -> bool:
        """Whether a walk is under way."""
        return self._worker is not None

    def start(self, site: Site, paths: list[Path]) -> None:
        """Check the posts at `paths`; an earlier walk is called off."""
        self.cancel()
        self._site, self._paths, self._next = site, paths, 0
        self._worker = WorkerProcess(MODULE, seconds=SECONDS_TO_ANSWER, parent=self)
        self._worker.answered.connect(self._take)
        self._worker.cut_off.connect(self._pass_over)
        self._worker.failed.connect(self._pass_over)
        self.progressed.emit(0, len(paths))
        self._ask()

    def cancel(self) -> None:
        """End the walk."""
        if self._end():
            self.finished.emit(False)

    def _end(self) -> bool:
        worker, self._worker = self._worker, None
        if worker is None:
            return False
        worker.stop()
        worker.deleteLater()
        return True

    def _ask(self) -> None:
        assert self._site is not None
        while self._worker is not None and self._next < len(self._paths):
            path = self._paths[self._next]
            try:
                source = read_source(path)
            except EditorError:
                self._next += 1
                continue
            text = plain_text(source.text, source.format)
            self._lines = LineMap(text)
            self._worker.ask(self._next + 1, text, site=str(self._site.root), path=str(path))
            return
        if self._end():
            self.progressed.emit(len(self._paths), len(self._paths))
            self.finished.emit(True)

    def _take(self, answer: dict[str, Any]) -> None:
        if self._worker is None or answer["revision"] != self._next + 1:
            return
        found: list[Found] = [as_found(message) for message in answer["problems"]]
        self.checked.emit(self._paths[self._next], found, self._lines)
        self._pass_over()

    def _pass_over(self) -> None:
        self._next += 1
        self.progressed.emit(self._next, len(self._paths))
        self._ask()
