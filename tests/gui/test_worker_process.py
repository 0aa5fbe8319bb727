"""The worker that previews and checks are asked of: newest text, time limit, healed crashes."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from newsletter_editor.gui import shared_process
from newsletter_editor.gui.shared_process import SharedProcess
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text import processor_time
from newsletter_editor.text.edit_log import EditLog
from newsletter_editor.text.workers import command_line


class Conversation:
    """A worker and all that it said."""

    def __init__(self, worker: WorkerProcess) -> None:
        self.worker = worker
        self.answers: list[dict[str, Any]] = []
        self.cut_off: list[int] = []
        self.failures: list[tuple[int, str]] = []
        worker.answered.connect(self.answers.append)
        worker.cut_off.connect(self.cut_off.append)
        worker.failed.connect(lambda *failure: self.failures.append(failure))

    @property
    def revisions(self) -> list[int]:
        return [answer["revision"] for answer in self.answers]


@pytest.fixture
def conversation(qtbot: QtBot) -> Iterator[Conversation]:
    worker = WorkerProcess("tests.gui.stub_worker", seconds=0.8)
    yield Conversation(worker)
    worker.stop()


def wait_for(qtbot: QtBot, condition: Any) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


def test_answers_what_it_was_asked(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "# Educación🎓", site="/repo", path=None)
    wait_for(qtbot, lambda: conversation.answers)
    answer = conversation.answers[0]
    assert answer["text"] == "# Educación🎓"
    assert answer["about"] == {"site": "/repo", "path": None}
    assert conversation.worker.is_idle


def test_sends_the_difference_to_what_the_worker_has(
    qtbot: QtBot, conversation: Conversation
) -> None:
    texts = ["uno 🎓 dos", "uno 🎓🎓 dos", "", "\ud800 uno", "\ud800 uno", "tres"]
    for revision, text in enumerate(texts, start=1):
        conversation.worker.ask(revision, text, path="p")
        wait_for(qtbot, lambda wanted=revision: conversation.revisions[-1:] == [wanted])
    assert [answer["text"] for answer in conversation.answers] == texts
    assert [answer["whole"] for answer in conversation.answers] == [True] + [False] * 5


def test_another_post_is_sent_whole(qtbot: QtBot, conversation: Conversation) -> None:
    for revision, path in [(1, "a"), (2, "b")]:
        conversation.worker.ask(revision, "text", path=path)
        wait_for(qtbot, lambda wanted=revision: conversation.revisions[-1:] == [wanted])
    assert [answer["about"]["path"] for answer in conversation.answers] == ["a", "b"]


def test_sends_all_again_when_the_worker_forgot(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "FORGET")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    conversation.worker.ask(2, "uno")
    wait_for(qtbot, lambda: conversation.revisions == [1, 2])
    assert conversation.answers[-1]["text"] == "uno"
    assert conversation.answers[-1]["whole"]


def test_only_the_newest_question_waits(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "SLOW")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    for revision in range(2, 50):
        conversation.worker.ask(revision, f"SLOW {revision}")
    wait_for(qtbot, lambda: conversation.worker.is_idle)
    assert conversation.revisions == [1, 2, 49]
    assert conversation.answers[-1]["text"] == "SLOW 49"


def test_a_text_that_takes_too_long_is_cut_off(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "SPIN")
    wait_for(qtbot, lambda: conversation.cut_off == [1])
    conversation.worker.ask(2, "awake")
    wait_for(qtbot, lambda: conversation.revisions == [2])
    assert conversation.failures == []


FOR_EVER = 1_000_000


def test_what_counts_is_the_time_of_the_processor(
    qtbot: QtBot, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine with much to do an answer takes long, and would be cut off each time anew."""
    monkeypatch.setattr(processor_time, "PATIENCE", FOR_EVER)
    conversation.worker.ask(1, "WAIT")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    assert conversation.cut_off == []
    conversation.worker.ask(2, "SPIN")
    wait_for(qtbot, lambda: conversation.cut_off == [2])


def test_who_only_waits_is_cut_off_by_the_clock(
    qtbot: QtBot, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor_time, "PATIENCE", 2)
    conversation.worker.ask(1, "SLEEP")
    wait_for(qtbot, lambda: conversation.cut_off == [1])


def test_where_no_system_tells_the_clock_alone_counts(
    qtbot: QtBot, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processor_time, "PATIENCE", FOR_EVER)
    monkeypatch.setattr(processor_time, "processor_seconds", lambda _process: None)
    conversation.worker.ask(1, "SLEEP")
    wait_for(qtbot, lambda: conversation.cut_off == [1])


def test_text_typed_meanwhile_is_answered_after_the_cut(
    qtbot: QtBot, conversation: Conversation
) -> None:
    conversation.worker.ask(1, "uno")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    conversation.worker.ask(2, "SPIN")
    conversation.worker.ask(3, "awake")
    wait_for(qtbot, lambda: conversation.revisions == [1, 3])
    assert conversation.cut_off == [2]


def test_a_crash_is_healed_unseen(qtbot: QtBot, conversation: Conversation, tmp_path: Path) -> None:
    text = f"ONCE {tmp_path / 'died'}"
    conversation.worker.ask(1, text)
    wait_for(qtbot, lambda: conversation.revisions == [1])
    assert (tmp_path / "died").exists()
    assert conversation.answers[0]["text"] == text
    assert conversation.failures == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_the_first_question_waits_for_nobody(
    qtbot: QtBot, conversation: Conversation, tmp_path: Path
) -> None:
    """It is with the worker while this thread is busy and has not heard that it is ready."""
    marker = tmp_path / "asked"
    conversation.worker.start()
    assert conversation.worker._shared._process.waitForStarted()
    conversation.worker.ask(1, f"ONCE {marker}")
    for _ in range(2_000):
        if marker.exists():
            break
        time.sleep(0.01)
    assert marker.exists()
    wait_for(qtbot, lambda: conversation.revisions == [1])


def test_a_worker_that_dies_of_its_start_is_asked_again(
    qtbot: QtBot, conversation: Conversation
) -> None:
    conversation.worker.ask(1, "uno")
    assert conversation.worker._shared._process.waitForStarted()
    os.kill(conversation.worker.process_id, signal.SIGKILL)
    wait_for(qtbot, lambda: conversation.revisions == [1])
    assert not conversation.failures


def test_a_question_outlives_a_process_that_cannot_start(
    qtbot: QtBot, conversation: Conversation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As while the program is being updated; Qt tells of it in the midst of the question."""
    lost = iter([[str(tmp_path / "no_such_program")]])
    monkeypatch.setattr(
        shared_process, "command_line", lambda module: next(lost, None) or command_line(module)
    )
    conversation.worker.ask(1, "uno")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    assert not conversation.failures
    assert not conversation.cut_off


def test_a_worker_killed_while_idle_comes_back(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "uno")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    killed = conversation.worker.process_id
    os.kill(killed, signal.SIGKILL)
    wait_for(qtbot, lambda: conversation.worker.process_id not in (0, killed))
    conversation.worker.ask(2, "dos")
    wait_for(qtbot, lambda: conversation.revisions == [1, 2])
    assert conversation.answers[-1]["whole"]


def test_a_text_that_kills_every_worker_is_given_up(
    qtbot: QtBot, conversation: Conversation
) -> None:
    conversation.worker.ask(1, "DIE")
    wait_for(qtbot, lambda: conversation.failures)
    revision, last_words = conversation.failures[0]
    assert revision == 1
    assert "these are my last words" in last_words
    conversation.worker.ask(2, "live")
    wait_for(qtbot, lambda: conversation.revisions == [2])
    assert len(conversation.failures) == 1


def test_a_garbled_stream_counts_as_a_death(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "GARBAGE")
    wait_for(qtbot, lambda: [revision for revision, _ in conversation.failures] == [1])
    conversation.worker.ask(2, "clean")
    wait_for(qtbot, lambda: conversation.revisions == [2])


def test_a_worker_that_cannot_start_is_reported(qtbot: QtBot) -> None:
    worker = WorkerProcess("newsletter_editor.no_such_worker")
    conversation = Conversation(worker)
    worker.ask(1, "text")
    wait_for(qtbot, lambda: conversation.failures)
    assert "no_such_worker" in conversation.failures[0][1]
    worker.stop()


def test_stopping_leaves_no_process(qtbot: QtBot, conversation: Conversation) -> None:
    conversation.worker.ask(1, "SLEEP")
    wait_for(qtbot, lambda: conversation.worker.process_id)
    process = conversation.worker.process_id
    conversation.worker.stop()
    qtbot.waitUntil(lambda: not Path(f"/proc/{process}").exists() or sys.platform != "linux")
    assert conversation.worker.process_id == 0
    assert conversation.cut_off == []


def test_a_worker_at_rest_goes_and_comes_back(qtbot: QtBot) -> None:
    worker = WorkerProcess("tests.gui.stub_worker", rest=0.2)
    conversation = Conversation(worker)
    worker.ask(1, "uno", path="p")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    wait_for(qtbot, lambda: worker.process_id == 0)
    worker.ask(2, "dos", path="p")
    wait_for(qtbot, lambda: conversation.revisions == [1, 2])
    assert conversation.answers[-1]["text"] == "dos"
    assert conversation.answers[-1]["whole"]
    assert conversation.failures == []
    worker.stop()


def test_no_worker_goes_while_it_is_asked(qtbot: QtBot) -> None:
    worker = WorkerProcess("tests.gui.stub_worker", rest=0.001)
    conversation = Conversation(worker)
    for revision in range(1, 5):
        worker.ask(revision, f"SLOW {revision}")
        wait_for(qtbot, lambda wanted=revision: conversation.revisions[-1:] == [wanted])
    assert conversation.failures == []
    worker.stop()


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    command = command_line("newsletter_editor.checks.worker")
    assert command == [sys.executable, "--worker", "checks"]
    monkeypatch.setattr(sys, "platform", "win32")
    program, *arguments = command_line("newsletter_editor.checks.worker")
    assert Path(program).name == "newsletter-editor-console.exe"
    assert arguments == ["--worker", "checks"]


class Typed:
    """A text that goes on being edited, and counts who reads all of it."""

    def __init__(self) -> None:
        self.text, self.revision, self.read = "", 0, 0
        self.log = EditLog()

    def type(self, what: str) -> None:
        self.revision += 1
        self.log.note(self.revision, len(self.text), 0, what)
        self.text += what

    def readable(self) -> str:
        self.read += 1
        return self.text

    def edits_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        return self.log.since(revision, self.revision)


def ask_after(conversation: Conversation, post: Typed, what: str) -> None:
    post.type(what)
    conversation.worker.ask(post.revision, post, path="p")


def test_a_live_text_tells_its_edits_and_is_read_once(
    qtbot: QtBot, conversation: Conversation
) -> None:
    post = Typed()
    ask_after(conversation, post, "SLOW")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    for word in [" dos 🎓", " tres", " cuatro"]:
        ask_after(conversation, post, word)
    wait_for(qtbot, lambda: conversation.worker.is_idle)
    assert conversation.revisions == [1, 2, 4]
    assert conversation.answers[-1]["text"] == "SLOW dos 🎓 tres cuatro"
    assert [answer["whole"] for answer in conversation.answers] == [True, False, False]
    assert post.read == 1


def test_a_live_text_is_asked_about_as_it_is_when_it_is_sent(
    qtbot: QtBot, conversation: Conversation
) -> None:
    post = Typed()
    ask_after(conversation, post, "SLOW")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    for word in (" dos", " tres"):
        ask_after(conversation, post, word)
    # Typed while the question waits, without another one.
    post.type(" cuatro")
    wait_for(qtbot, lambda: conversation.worker.is_idle)
    assert conversation.revisions == [1, 2, 4]
    ask_after(conversation, post, " cinco")
    wait_for(qtbot, lambda: conversation.worker.is_idle)
    assert conversation.answers[-1]["text"] == "SLOW dos tres cuatro cinco"
    assert post.read == 1


def test_a_live_text_is_sent_whole_to_who_knows_too_little(
    qtbot: QtBot, conversation: Conversation
) -> None:
    post = Typed()
    ask_after(conversation, post, "FORGET")
    wait_for(qtbot, lambda: conversation.revisions == [1])
    post.text = ""
    ask_after(conversation, post, "uno")
    wait_for(qtbot, lambda: conversation.revisions == [1, 2])
    assert conversation.answers[-1]["text"] == "uno"
    # Another post came and went: its revision is no edit of this one.
    post.revision += 1
    ask_after(conversation, post, " dos")
    wait_for(qtbot, lambda: conversation.revisions == [1, 2, 4])
    assert conversation.answers[-1]["text"] == "uno dos"
    assert conversation.answers[-1]["whole"]


Rooms = tuple[Conversation, Conversation]


@pytest.fixture
def rooms(qtbot: QtBot) -> Iterator[Rooms]:
    """Two that ask one process."""
    shared = SharedProcess("tests.gui.stub_worker")
    first, second = (WorkerProcess(shared, room=room, seconds=0.8) for room in ("a", "b"))
    yield Conversation(first), Conversation(second)
    first.stop()
    second.stop()


def test_rooms_of_one_process_are_answered_each_its_own(qtbot: QtBot, rooms: Rooms) -> None:
    first, second = rooms
    texts = ["uno", "uno dos", "tres"]
    for revision, text in enumerate(texts, start=1):
        first.worker.ask(revision, text, path="p")
        second.worker.ask(10 * revision, text.upper(), path="p")
        wait_for(qtbot, lambda wanted=revision: first.revisions[-1:] == [wanted])
        wait_for(qtbot, lambda wanted=10 * revision: second.revisions[-1:] == [wanted])
    assert [answer["text"] for answer in first.answers] == texts
    assert [answer["text"] for answer in second.answers] == [text.upper() for text in texts]
    told = [*first.answers, *second.answers]
    assert len({answer["process"] for answer in told}) == 1
    # Each room's text travels as the difference to that room's own.
    assert [answer["whole"] for answer in told] == [True, False, False] * 2


def test_rooms_take_turns(qtbot: QtBot, rooms: Rooms) -> None:
    first, second = rooms
    order: list[str] = []
    for each in rooms:
        each.worker.answered.connect(lambda answer: order.append(answer["room"]))
    first.worker.ask(1, "SLOW 1")
    wait_for(qtbot, lambda: order == ["a"])
    # While this is worked at, both ask: whoever waited while the other was asked comes first.
    first.worker.ask(2, "SLOW 2")
    first.worker.ask(3, "SLOW 3")
    second.worker.ask(1, "SLOW 4")
    wait_for(qtbot, lambda: len(order) == 4)
    assert order == ["a", "a", "b", "a"]


def test_what_kills_the_process_of_one_room_is_given_up_there_alone(
    qtbot: QtBot, rooms: Rooms
) -> None:
    first, second = rooms
    second.worker.ask(1, "uno")
    wait_for(qtbot, lambda: second.revisions == [1])
    first.worker.ask(1, "DIE")
    second.worker.ask(2, "dos")
    wait_for(qtbot, lambda: first.failures)
    wait_for(qtbot, lambda: second.revisions == [1, 2])
    assert "these are my last words" in first.failures[0][1]
    assert second.answers[-1]["text"] == "dos"
    assert second.answers[-1]["whole"]
    assert second.failures == []


def test_a_cut_in_one_room_leaves_the_question_of_the_other(qtbot: QtBot, rooms: Rooms) -> None:
    first, second = rooms
    first.worker.ask(1, "SPIN")
    second.worker.ask(1, "awake")
    wait_for(qtbot, lambda: first.cut_off == [1])
    wait_for(qtbot, lambda: second.revisions == [1])
    assert second.cut_off == []
    assert second.failures == []


@pytest.mark.parametrize("way_out", ["stop", "restart"])
def test_a_room_that_drops_its_question_leaves_the_other_answered(
    qtbot: QtBot, rooms: Rooms, way_out: str
) -> None:
    first, second = rooms
    first.worker.ask(1, "uno")
    wait_for(qtbot, lambda: first.revisions == [1])
    first.worker.ask(2, "SLEEP")
    second.worker.ask(1, "dos")
    getattr(first.worker, way_out)()
    wait_for(qtbot, lambda: second.revisions == [1])
    assert first.revisions == [1]
    assert first.cut_off == []


def test_a_restart_asks_again_what_the_other_room_was_asking(qtbot: QtBot, rooms: Rooms) -> None:
    first, second = rooms
    second.worker.ask(1, "uno")
    wait_for(qtbot, lambda: second.revisions == [1])
    second.worker.ask(2, "SLOW")
    first.worker.restart()
    wait_for(qtbot, lambda: second.revisions == [1, 2])
    assert second.answers[1]["process"] != second.answers[0]["process"]


def test_the_last_room_that_stops_ends_the_process(qtbot: QtBot, rooms: Rooms) -> None:
    first, second = rooms
    for each in rooms:
        each.worker.ask(1, "uno")
        wait_for(qtbot, lambda each=each: each.revisions == [1])
    first.worker.stop()
    assert second.worker.process_id != 0
    second.worker.stop()
    assert second.worker.process_id == 0
    first.worker.ask(2, "dos")
    wait_for(qtbot, lambda: first.revisions == [1, 2])
