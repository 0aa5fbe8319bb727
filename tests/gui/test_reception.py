"""Paths that come in while the program runs, by real sockets and real events."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QMenu

from newsletter_editor.app.one_program import MOST_BYTES, Seat, Visit
from newsletter_editor.app.reception import Application, Reception


@pytest.fixture
def reception(qtbot) -> Iterator[Reception]:
    reception = Reception()
    reception.visits = []
    reception.arrived.connect(reception.visits.append)
    yield reception
    reception.close()


@pytest.fixture
def seat(tmp_path_factory) -> Iterator[Seat]:
    seat = Seat(tmp_path_factory.mktemp("s"))
    assert seat.take()
    yield seat
    seat.leave()


def handed_over(qtbot, seat: Seat, *names: str) -> bool:
    answers: list[bool] = []
    caller = threading.Thread(
        target=lambda: answers.append(seat.hand_over([Path(name) for name in names]))
    )
    caller.start()
    qtbot.waitUntil(lambda: bool(answers))
    caller.join()
    return answers[0]


def test_a_second_start_is_taken_in(qtbot, reception: Reception, seat: Seat) -> None:
    reception.open()
    reception.listen(seat.address)
    assert handed_over(qtbot, seat, "/repo/a ñ.md")
    assert handed_over(qtbot, seat)
    qtbot.waitUntil(lambda: bool(reception.visits))
    assert [path for visit in reception.visits for path in visit.paths] == [Path("/repo/a ñ.md")]


def test_those_who_wait_together_come_in_as_one(qtbot, reception: Reception) -> None:
    """macOS tells of a hundred files by a hundred events."""
    paths = [Path(f"/{number}.md") for number in range(100)]
    for number, path in enumerate(paths):
        reception.take(Visit([path], str(number)))
    reception.open()
    qtbot.waitUntil(lambda: bool(reception.visits))
    assert reception.visits == [Visit(paths, "99")]


def test_what_a_killed_program_left_behind_is_no_hindrance(
    qtbot, reception: Reception, seat: Seat
) -> None:
    Path(seat.address).touch()
    reception.open()
    reception.listen(seat.address)
    assert handed_over(qtbot, seat, "/a.md")


def test_whoever_comes_before_the_window_waits(qtbot, reception: Reception, seat: Seat) -> None:
    reception.listen(seat.address)
    assert handed_over(qtbot, seat, "/a.md")
    qtbot.wait(30)
    assert reception.visits == []
    reception.open()
    qtbot.waitUntil(lambda: bool(reception.visits))


def test_nobody_comes_in_while_a_dialog_asks(qtbot, reception: Reception) -> None:
    reception.open()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(reception.knocked):
        reception.take(Visit([Path("/a.md")], ""))
    qtbot.wait(300)
    assert reception.visits == []
    dialog.reject()
    qtbot.waitUntil(lambda: bool(reception.visits))


def test_nobody_comes_in_while_a_menu_is_open(qtbot, reception: Reception) -> None:
    """It was opened at a place of the post in front."""
    reception.open()
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Replace")
    menu.popup(QPoint(10, 10))
    reception.take(Visit([Path("/a.md")], ""))
    qtbot.wait(300)
    assert reception.visits == []
    menu.close()
    qtbot.waitUntil(lambda: bool(reception.visits))


@pytest.mark.parametrize("message", [b"nonsense\n", b"x" * (MOST_BYTES + 2)])
def test_a_stranger_is_shown_out(qtbot, reception: Reception, seat: Seat, message: bytes) -> None:
    reception.open()
    reception.listen(seat.address)
    stranger = QLocalSocket(reception)
    stranger.connectToServer(seat.address)
    qtbot.waitUntil(stranger.canReadLine)
    stranger.write(message)
    qtbot.waitUntil(lambda: stranger.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert reception.visits == []
    assert handed_over(qtbot, seat, "/a.md")


def test_the_event_of_macos_opens_a_file(qtbot, qapp: Application, monkeypatch) -> None:
    """Before the window is there and after; Finder and the Dock send nothing else."""
    reception = Reception(qapp)
    monkeypatch.setattr(qapp, "reception", reception)
    visits: list[Visit] = []
    reception.arrived.connect(visits.append)
    names = ["antes ñ.md", "después.md"]
    for count, name in enumerate(names):
        event = QFileOpenEvent(QUrl.fromLocalFile(f"/repo/{name}"))
        assert QCoreApplication.sendEvent(qapp, event)
        reception.open()
        qtbot.waitUntil(lambda: len(visits) > count)  # noqa: B023
    assert [visit.paths[0].name for visit in visits] == names
