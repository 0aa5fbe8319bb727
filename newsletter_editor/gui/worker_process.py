"""A worker in a process of its own, asked about the newest text and about nothing older.

Rendering and checking can loop for ever on somebody's post, or die of it. In a process they can be
killed and started again while the author goes on typing; in a thread they could not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from newsletter_editor.gui.shared_process import SharedProcess
from newsletter_editor.text.edits import difference

SECONDS_TO_ANSWER = 5.0
"""Of the processor; a post that takes longer is cut off."""


class LiveText(Protocol):
    """A text that goes on being edited while a worker is asked about it."""

    @property
    def revision(self) -> int:
        """Of the text as it is now; goes up with each edit."""

    def readable(self) -> str:
        """All of it."""

    def edits_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """Start, end and replacement of what has happened since, one after another; None where that
        is not known."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a worker is asked: a text, its revision (at least 1) and all else it must know.

    `about` belongs to the text, and the worker remembers both; `aside` is said anew each time.
    """

    revision: int
    text: str | LiveText
    about: dict[str, Any] = field(default_factory=dict)
    aside: dict[str, Any] = field(default_factory=dict)


class WorkerProcess(QObject):
    """Asks a process that runs `module` one question at a time.

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
        module: str | SharedProcess,
        *,
        room: str = "",
        seconds: float = SECONDS_TO_ANSWER,
        rest: float | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`seconds` are those of the processor for one answer, see `Room.limit_ms`; after `rest`
        without a question the process is ended, for the memory that it holds, until the next one.

        Instead of a module, the process of several rooms may be given, with the name by which that
        process knows this one.
        """
        super().__init__(parent)
        self.limit_ms = round(seconds * 1000)
        self._shared = (
            SharedProcess(module, rest=rest, parent=self) if isinstance(module, str) else module
        )
        self._room = {"room": room} if room else {}
        self._asked: Question | None = None
        self._waiting: Question | None = None
        self._known: Question | None = None
        self._deadly_revision = -1

    @property
    def is_idle(self) -> bool:
        """Whether every question has been answered, cut off or given up."""
        return self._asked is None and self._waiting is None

    @property
    def process_id(self) -> int:
        """The running process, or 0."""
        return self._shared.process_id

    def start(self) -> None:
        """Start the worker and have it load all it needs, so that the first answer is quick."""
        self._shared.start_for(self)

    def ask(
        self,
        revision: int,
        text: str | LiveText,
        aside: dict[str, Any] | None = None,
        **about: Any,
    ) -> None:
        """Ask about `text`; a question that still waits is forgotten. All of it must fit JSON.

        A live text is asked about as it is when the worker is free, and tells itself what has
        changed: at a key nobody has to read, or compare, a megabyte.
        """
        self._waiting = Question(revision, text, about, aside or {})
        self.start()
        self._shared.ask()

    def withdraw(self) -> None:
        """Forget the question that waits; one that is being answered is answered."""
        self._waiting = None

    def restart(self) -> None:
        """Go on with a worker that knows nothing yet; what was being asked is dropped."""
        self.withdraw()
        self._asked = None
        self._shared.begin_anew(self)

    def stop(self) -> None:
        """End the worker; no signal comes after this until the next question."""
        self.withdraw()
        self._asked = None
        self.forget()
        self._shared.leave(self)

    # ---- what the process calls ----------------------------------------------------------------

    @property
    def has_question(self) -> bool:
        """Whether a question waits."""
        return self._waiting is not None and self._asked is None

    def next_message(self) -> dict[str, Any]:
        """The question that waits; it is being asked from now on."""
        question, self._waiting = self._waiting, None
        assert question is not None
        if not isinstance(question.text, str):
            question = replace(question, revision=question.text.revision)
        message = self._message(question)
        self._asked = self._known = question
        return message

    def take(self, answer: dict[str, Any], ask_next: Callable[[], None]) -> None:
        """Tell the answer, or ask again with the whole text."""
        asked, self._asked = self._asked, None
        if answer.get("resend"):
            self._known = None
            self._waiting = self._waiting or asked
            ask_next()
            return
        self._deadly_revision = -1
        ask_next()
        self.answered.emit(answer)

    def be_cut_off(self) -> None:
        """Tell whose answer took too long."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self.cut_off.emit(asked.revision)

    def be_left(self, last_words: str, was_asked: bool, is_hopeless: bool) -> None:
        """Ask the successor of a process that died, or give the question up."""
        asked, self._asked = self._asked, None
        given_up = None
        if was_asked and asked is not None and asked.revision != self._deadly_revision:
            # Once may have been the system's doing; the same text twice is not.
            self._deadly_revision = asked.revision
            self._waiting = self._waiting or asked
        elif was_asked:
            given_up = asked
        elif is_hopeless:
            given_up, self._waiting = self._waiting, None
        if given_up is not None:
            self.failed.emit(given_up.revision, last_words)

    def forget(self) -> None:
        """Send the next text whole."""
        self._known = None

    def ask_again(self) -> None:
        """Let what was being asked wait again, unless something newer does."""
        asked, self._asked = self._asked, None
        self._waiting = self._waiting or asked

    def _message(self, question: Question) -> dict[str, Any]:
        text = question.text
        edits = self._edits(question)
        told: dict[str, Any]
        if edits is None:
            whole = text if isinstance(text, str) else text.readable()
            told = {"text": whole, **question.about}
        else:
            assert self._known is not None
            told = {"base": self._known.revision, "edits": edits}
        return {"revision": question.revision, **told, **question.aside, **self._room}

    def _edits(self, question: Question) -> list[tuple[int, int, str]] | None:
        """What makes the text of a question of that which the worker has; None if it has none."""
        known, text = self._known, question.text
        if known is None or known.about != question.about:
            return None
        if not isinstance(text, str):
            return text.edits_since(known.revision) if known.text is text else None
        if not isinstance(known.text, str):
            return None
        edit = difference(known.text, text)
        return [] if edit is None else [(*edit.range, edit.replacement)]
