"""A worker in a process of its own, asked about the newest text and about nothing older.

Rendering and checking can loop for ever on somebody's post, or die of it. In a process they can be
killed and started again while the author goes on typing; in a thread they could not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from newsletter_editor.text.edits import difference
from newsletter_editor.text.frames import FrameReader, pack
from newsletter_editor.text.workers import command_line, worker_variables

SECONDS_TO_ANSWER = 5.0
"""A post that takes longer is cut off."""

_SECONDS_TO_START = 60.0  # A virus scanner may read every file of the program first.
_PAUSES_BEFORE_START_MS = (0, 0, 500, 2_000, 10_000)
_REMEMBERED_STDERR = 4_000
_MS_TO_DIE = 5_000


@dataclass(frozen=True, slots=True)
class Question:
    """What a worker is asked: a text, its revision (at least 1) and all else it must know.

    `about` belongs to the text, and the worker remembers both; `aside` is said anew each time.
    """

    revision: int
    text: str
    about: dict[str, Any] = field(default_factory=dict)
    aside: dict[str, Any] = field(default_factory=dict)


class WorkerProcess(QObject):
    """Keeps one worker process running `module` and asks it one question at a time.

    Texts travel as the difference to the text that the worker already has. While it works only the
    newest question waits. A worker that dies is started again and asked again; nobody is told
    unless the same text kills it twice.
    """

    answered = Signal(object)
    """The worker's answer as a dict; its "revision" says to which question."""
    cut_off = Signal(int)
    """The revision whose answer took longer than the limit; the worker was killed and replaced."""
    failed = Signal(int, str)
    """A revision that can't be answered, and the last words of the worker, for a bug report."""

    def __init__(
        self,
        module: str,
        *,
        seconds: float = SECONDS_TO_ANSWER,
        rest: float | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`seconds` are those of one answer; after `rest` without a question the process is ended,
        for the memory that it holds, until the next one."""
        super().__init__(parent)
        self._module = module
        self._limit_ms = round(seconds * 1000)
        self._process: QProcess | None = None
        self._reader = FrameReader()
        self._is_warm = False
        self._asked: Question | None = None
        self._waiting: Question | None = None
        self._read_text: Callable[[], str] | None = None
        self._known: Question | None = None
        self._deadly_revision = -1
        self._deaths_in_a_row = 0
        self._stderr = b""
        self._stopped = False
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._cut_off)
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self._launch)
        self._rest = None if rest is None else QTimer(self, singleShot=True)
        if self._rest is not None:
            self._rest.setInterval(round(rest * 1000))
            self._rest.timeout.connect(self._end_if_idle)

    @property
    def is_idle(self) -> bool:
        """Whether every question has been answered, cut off or given up."""
        return self._asked is None and self._waiting is None

    @property
    def process_id(self) -> int:
        """The running process, or 0."""
        return self._process.processId() if self._process else 0

    def start(self) -> None:
        """Start the worker and have it load all it needs, so that the first answer is quick."""
        self._stopped = False
        if self._process is None and not self._restart.isActive():
            self._launch()

    def ask(
        self,
        revision: int,
        text: str | Callable[[], str],
        aside: dict[str, Any] | None = None,
        **about: Any,
    ) -> None:
        """Ask about `text`; a question that still waits is forgotten. All of it must fit JSON.

        Where `text` is a function, it is called when the worker is free: what is asked at every
        key need not read a long text for questions that the next key overtakes.
        """
        self._read_text = text if callable(text) else None
        self._waiting = Question(revision, "" if callable(text) else text, about, aside or {})
        self.start()
        self._send_next()

    def withdraw(self) -> None:
        """Forget the question that waits; one that is being answered is answered."""
        self._waiting = self._read_text = None

    def restart(self) -> None:
        """Go on with a worker that knows nothing yet; what was being asked is dropped."""
        self.withdraw()
        self._restart.stop()
        self._dismiss()
        self._launch()

    def stop(self) -> None:
        """End the worker; no signal comes after this until the next question."""
        self._stopped = True
        self.withdraw()
        self._restart.stop()
        self._dismiss()
        # A QProcess that is destroyed while its process runs complains and blocks for longer; those
        # that were cut off a moment ago count too.
        for process in self.findChildren(QProcess):
            _end(process)

    def _launch(self) -> None:
        process = _ahead.pop(self._module, None) or QProcess()
        process.setParent(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._remember_stderr)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        # Whoever goes without `stop` must not leave a process to the destructor of QProcess.
        self.destroyed.connect(partial(_end, process))
        self._process = process
        self._reader = FrameReader()
        self._is_warm = False
        self._known = None
        self._stderr = b""
        if process.state() == QProcess.ProcessState.NotRunning:
            _start(process, self._module)
        if self._process is process:
            self._limit.start(round(_SECONDS_TO_START * 1000))
            self._read()

    def _send_next(self) -> None:
        if self._waiting is None or self._asked is not None or not self._is_warm:
            return
        assert self._process is not None
        question, self._waiting = self._waiting, None
        if self._read_text is not None:
            question = replace(question, text=self._read_text())
            self._read_text = None
        self._process.write(pack(self._message(question)))
        self._asked = self._known = question
        self._limit.start(self._limit_ms)

    def _message(self, question: Question) -> dict[str, Any]:
        known = self._known
        if known is None or known.about != question.about:
            told = {"text": question.text, **question.about}
        else:
            edit = difference(known.text, question.text)
            edits = [] if edit is None else [[*edit.range, edit.replacement]]
            told = {"base": known.revision, "edits": edits}
        return {"revision": question.revision, **told, **question.aside}

    def _read(self) -> None:
        process = self._process
        if process is None:
            return
        try:
            for answer in self._reader.feed(process.readAllStandardOutput().data()):
                self._take(answer)
                if self._process is not process:
                    return
        except ValueError:
            # Something printed into the stream; where the next message begins can't be known.
            self._die()

    def _take(self, answer: dict[str, Any]) -> None:
        self._limit.stop()
        if self._rest is not None:
            self._rest.start()
        if not self._is_warm:
            self._is_warm = True
            self._send_next()
            return
        asked, self._asked = self._asked, None
        if answer.get("resend"):
            self._known = None
            self._waiting = self._waiting or asked
            self._send_next()
            return
        self._deadly_revision, self._deaths_in_a_row = -1, 0
        # The next question goes out first: the worker computes while this answer is shown.
        self._send_next()
        self.answered.emit(answer)

    def _end_if_idle(self) -> None:
        if self.is_idle:
            self._dismiss()

    def _cut_off(self) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            self._die()
            return
        self._dismiss()
        self._launch()
        self.cut_off.emit(asked.revision)

    def _remember_stderr(self) -> None:
        if self._process is not None:
            said = self._stderr + self._process.readAllStandardError().data()
            self._stderr = said[-_REMEMBERED_STDERR:]

    def _on_finished(self) -> None:
        if self.sender() is self._process:
            self._die()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self.sender() is self._process:
            self._die()

    def _die(self) -> None:
        """The worker is gone or of no more use: ask its successor, or give the question up."""
        self._remember_stderr()
        asked, was_warm = self._asked, self._is_warm
        self._dismiss()
        pauses = _PAUSES_BEFORE_START_MS
        self._restart.start(pauses[min(self._deaths_in_a_row, len(pauses) - 1)])
        self._deaths_in_a_row += 1
        given_up = None
        if asked is not None and asked.revision != self._deadly_revision:
            # Once may have been the system's doing; the same text twice is not.
            self._deadly_revision = asked.revision
            self._waiting = self._waiting or asked
        elif asked is not None:
            given_up = asked
        elif not was_warm and self._deaths_in_a_row > 1:
            given_up, self._waiting = self._waiting, None
        if given_up is not None:
            self.failed.emit(given_up.revision, self._stderr.decode("utf-8", "replace"))

    def _dismiss(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        self._asked = None
        self._is_warm = False
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.readyReadStandardError.disconnect(self._remember_stderr)
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        process.finished.connect(process.deleteLater)
        process.kill()


def start_ahead(module: str) -> None:
    """Start the process that the next `WorkerProcess` of `module` will have, for it takes as long
    to be ready as this one takes to come so far. Needs the QApplication."""
    process = QProcess()
    _start(process, module)
    _ahead[module] = process


_ahead: dict[str, QProcess] = {}


def _start(process: QProcess, module: str) -> None:
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in worker_variables().items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    program, *arguments = command_line(module)
    process.start(program, arguments)
    if process.state() != QProcess.ProcessState.NotRunning:
        # An empty text makes the worker import and compile what the first post would wait for.
        process.write(pack({"revision": 0, "site": None, "path": None, "text": ""}))


def _end(process: QProcess, *_: object) -> None:
    if shiboken6.isValid(process) and process.state() != QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_MS_TO_DIE)
