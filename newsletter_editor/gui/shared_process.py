"""A process that answers for one room or for several, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from newsletter_editor.text.frames import FrameReader, pack
from newsletter_editor.text.processor_time import Stopwatch
from newsletter_editor.text.workers import command_line, worker_variables

_SECONDS_TO_START = 60.0  # A virus scanner may read every file of the program first.
_PAUSES_BEFORE_START_MS = (0, 0, 500, 2_000, 10_000)
_REMEMBERED_STDERR = 4_000
_MS_TO_DIE = 5_000
_LEAST_MS_BETWEEN_LOOKS = 50


class Room(Protocol):
    """Who asks a process; what is called here is called by the process alone."""

    limit_ms: int
    """Milliseconds of the processor that an answer may take; by the clock, `PATIENCE` times as
    many."""

    @property
    def has_question(self) -> bool:
        """Whether there is anything to ask."""

    def next_message(self) -> dict[str, Any]:
        """The question, which is being asked from now on."""

    def take(self, answer: dict[str, Any], ask_next: Callable[[], None]) -> None:
        """What the process answered. `ask_next` has it go on with the next question."""

    def be_cut_off(self) -> None:
        """The answer took too long, and the process is another."""

    def be_left(self, last_words: str, was_asked: bool, is_hopeless: bool) -> None:
        """The process has died: ask again, or give up what killed it twice or can't be asked."""

    def forget(self) -> None:
        """The process knows nothing any more."""

    def ask_again(self) -> None:
        """What was being asked waits again, for another room has had the process ended."""


class SharedProcess(QObject):
    """Keeps one process running `module`, starts it again when it dies, and asks it the questions
    of its rooms in turns.

    For rooms whose answers nobody waits for key by key: what they import and read they hold once.
    """

    def __init__(
        self, module: str, *, rest: float | None = None, parent: QObject | None = None
    ) -> None:
        """After `rest` seconds without a question the process is ended, for the memory that it
        holds, until the next one."""
        super().__init__(parent)
        self._module = module
        self._process: QProcess | None = None
        self._reader = FrameReader()
        self._is_warm = False
        self._rooms: list[Room] = []
        self._asking: Room | None = None
        self._deaths_in_a_row = 0
        self._stderr = b""
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._look)
        self._spent: Stopwatch | None = None
        """What the question in hand has taken."""
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self._launch)
        self._rest: QTimer | None = None
        if rest is not None:
            self._rest = QTimer(self, singleShot=True, interval=round(rest * 1000))
            self._rest.timeout.connect(self._end_if_idle)

    @property
    def process_id(self) -> int:
        """The running process, or 0."""
        return self._process.processId() if self._process else 0

    def start_for(self, room: Room) -> None:
        """Have the process started for a room, which may ask from now on."""
        if room not in self._rooms:
            self._rooms.insert(0, room)
        if self._process is None and not self._restart.isActive():
            self._launch()

    def ask(self) -> None:
        """A room has a question: put it to the process as soon as that is free.

        The first one waits in its stream until it is warm: this thread may be busy then.
        """
        process = self._process
        if self._asking is not None or process is None:
            return
        for room in self._rooms:
            if room.has_question:
                # Whoever is asked stands last in the line.
                self._rooms.remove(room)
                self._rooms.append(room)
                message = room.next_message()
                self._asking = room
                process.write(pack(message))
                # Else it is written when this thread is at rest. In here the process may be found
                # not to have started, or to be warm.
                process.waitForBytesWritten(0)
                if self._is_warm and self._asking is room:
                    self._limit_answer(room)
                return

    def _limit_answer(self, room: Room) -> None:
        self._spent = Stopwatch(self.process_id)
        self._limit.start(room.limit_ms)

    def begin_anew(self, room: Room) -> None:
        """Go on with a process that knows nothing yet, for a room that drops its question."""
        asking = self._asking
        self._restart.stop()
        self._dismiss()
        if asking is not None and asking is not room:
            asking.ask_again()
        self._launch()

    def leave(self, room: Room) -> None:
        """A room asks no more, until it is started again; the last one has the process ended."""
        if room in self._rooms:
            self._rooms.remove(room)
        if self._rooms:
            if self._asking is room:
                self.begin_anew(room)
            return
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
        # Whoever goes without `leave` must not leave a process to the destructor of QProcess.
        self.destroyed.connect(partial(_end, process))
        self._process = process
        self._reader = FrameReader()
        self._is_warm = False
        self._stderr = b""
        if process.state() == QProcess.ProcessState.NotRunning:
            _start(process, self._module)
        if self._process is process:
            self._limit.start(round(_SECONDS_TO_START * 1000))
            self._read()

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
            if self._asking is None:
                self.ask()
            else:
                self._limit_answer(self._asking)
            return
        room, self._asking = self._asking, None
        if room is None:
            self.ask()
            return
        if not answer.get("resend"):
            self._deaths_in_a_row = 0
        # The next question goes out first: the process computes while this answer is shown.
        room.take(answer, self.ask)

    def _end_if_idle(self) -> None:
        if self._asking is None and not any(room.has_question for room in self._rooms):
            self._dismiss()

    def _look(self) -> None:
        """The limit has passed by the clock: see how much of it the process has had."""
        room = self._asking
        if room is None or self._spent is None:
            self._die()
            return
        left = round(self._spent.left(room.limit_ms / 1000) * 1000)
        if left > 0:
            self._limit.start(max(left, _LEAST_MS_BETWEEN_LOOKS))
        else:
            self._cut_off(room)

    def _cut_off(self, room: Room) -> None:
        self._asking = None
        self._dismiss()
        self._launch()
        room.be_cut_off()

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
        """The process is gone or of no more use: have its successor asked."""
        self._remember_stderr()
        asking, self._asking = self._asking, None
        was_warm = self._is_warm
        if asking is not None and not was_warm:
            # It died of its start, not of the question.
            asking.ask_again()
            asking = None
        self._dismiss()
        pauses = _PAUSES_BEFORE_START_MS
        self._restart.start(pauses[min(self._deaths_in_a_row, len(pauses) - 1)])
        self._deaths_in_a_row += 1
        is_hopeless = asking is None and not was_warm and self._deaths_in_a_row > 1
        last_words = self._stderr.decode("utf-8", "replace")
        for room in tuple(self._rooms):
            room.be_left(last_words, room is asking, is_hopeless)

    def _dismiss(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        self._is_warm = False
        self._asking = self._spent = None
        for room in self._rooms:
            room.forget()
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
    """Start the process that the next `SharedProcess` of `module` will have, for it takes as long
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
