"""Style sheets that a page asks for, made one by one in a process of their own."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QBuffer, QObject, Signal

from newsletter_editor.gui.worker_process import WorkerProcess

if TYPE_CHECKING:
    # Chromium comes when the window has been painted.
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

SECONDS_TO_ANSWER = 8.0
"""For one style sheet; then what was built last is shown."""
MOST_WAITING = 200
"""Requests of one page; an honest one has a few."""

_Waiting = tuple["QWebEngineUrlRequestJob | None", str, bool]
"""Who asks (nobody: whether it has changed), the path, and whether what was built last is meant."""


class StyleRequests(QObject):
    """Answers requests for the CSS of one site."""

    told = Signal(object)
    """(dict): the process's answer, with the `problem` of a style sheet if there is one."""
    changed = Signal()
    """A style sheet that the page has would be another one now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = WorkerProcess(
            "newsletter_editor.rendering.styles.worker", seconds=SECONDS_TO_ANSWER, parent=self
        )
        self._worker.answered.connect(self._take)
        self._worker.cut_off.connect(self._give_up)
        self._worker.failed.connect(self._give_up)
        self._about: dict[str, Any] = {}
        self._base = ""
        self._own = ""
        self._queue: deque[_Waiting] = deque()
        self._asked: _Waiting | None = None
        self._number = 0
        self._known: dict[str, str | None] = {}
        self._slow: set[str] = set()
        """What is not compiled again before `be_patient`: it took too long."""

    def set_site(self, root: str, theme: str | None, base: str, own: list[str]) -> None:
        """Answer for this site from now on: its folder, its theme's, the path below which it is
        published, and its addresses, as in `//dair.ai`."""
        about = {"site": root, "themes": [theme] if theme else []}
        if about != self._about:
            self._known.clear()
            self._slow.clear()
        self._about, self._base = about, base
        self._own = "|".join(map(re.escape, own))

    def start(self) -> None:
        """Start the process, so that the first style sheet need not wait for it."""
        self._worker.start()

    def answer(self, job: QWebEngineUrlRequestJob, path: str) -> None:
        """Reply to `job` when the style sheet at `path` is there."""
        if len(self._queue) >= MOST_WAITING or not self._about:
            job.fail(job.Error.UrlNotFound)
            return
        path = self._below_base(path)
        self._queue.append((job, path, path in self._slow))
        self._next()

    def be_patient(self) -> None:
        """Files may have changed: try again what took too long."""
        self._slow.clear()

    def look_again(self) -> None:
        """See whether what the page has is still what it would get; `changed` tells."""
        if self._asked is None and not self._queue:
            self._queue.extend((None, path, path in self._slow) for path in self._known)
            self._next()

    def stop(self) -> None:
        """End the process."""
        self._queue.clear()
        self._asked = None
        self._worker.stop()

    def _below_base(self, path: str) -> str:
        is_below = self._base and path.startswith(self._base + "/")
        return path[len(self._base) :] if is_below else path

    def _next(self) -> None:
        if self._asked is None and self._queue:
            self._asked = self._queue.popleft()
            self._ask()

    def _ask(self) -> None:
        assert self._asked is not None
        _job, path, built = self._asked
        self._number += 1
        self._worker.ask(self._number, "", aside={**self._about, "address": path, "built": built})

    def _take(self, answer: dict[str, Any]) -> None:
        if self._asked is None or answer["revision"] != self._number:
            return
        (job, path, _built), self._asked = self._asked, None
        css = answer["css"]
        known = self._known.get(path, css)
        self._known[path] = css
        self.told.emit(answer)
        if job is not None and shiboken6.isValid(job):
            self._reply(job, css)
        elif job is None and known != css:
            self.changed.emit()
        self._next()

    def _reply(self, job: QWebEngineUrlRequestJob, css: str | None) -> None:
        if css is None:
            job.fail(job.Error.UrlNotFound)
            return
        if self._own:
            # The site by its published address is the site here.
            css = re.sub(rf"(?:https?:)?(?:{self._own})(?=/)", "", css)
        buffer = QBuffer(job)
        buffer.setData(css.encode("utf-8"))
        job.reply(b"text/css;charset=utf-8", buffer)

    def _give_up(self, *_: object) -> None:
        """It took too long, or ended the process: what was built last is asked for instead."""
        if self._asked is None:
            return
        job, path, built = self._asked
        if built:
            self._asked = None
            if job is not None and shiboken6.isValid(job):
                job.fail(job.Error.RequestFailed)
            self._next()
            return
        self._slow.add(path)
        self._asked = job, path, True
        self._ask()
