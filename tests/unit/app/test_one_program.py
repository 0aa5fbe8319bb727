from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsletter_editor.app import one_program
from newsletter_editor.app.one_program import READY, TAKEN, Seat, Visit, read_visit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe there, not a socket")


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A socket's path may be no longer than a hundred bytes.
    return tmp_path_factory.mktemp("s")


Talk = Callable[[socket.socket], None]


@pytest.fixture
def sit(folder: Path) -> Iterator[Callable[[Talk], Seat]]:
    """Another program that has taken the seat and talks as the test says."""
    servers: list[socket.socket] = []

    def sit(talk: Talk) -> Seat:
        seat = Seat(folder)
        server = socket.socket(socket.AF_UNIX)
        server.bind(seat.address)
        server.listen()
        servers.append(server)

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                talk(connection)

        threading.Thread(target=serve, daemon=True).start()
        return seat

    yield sit
    for server in servers:
        server.close()


def test_a_seat_is_for_one(folder: Path) -> None:
    first, second = Seat(folder), Seat(folder)
    assert first.take()
    assert not second.take()
    first.leave()
    assert second.take()
    second.leave()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISPLAY", ":77"),
        ("WAYLAND_DISPLAY", "wayland-7"),
        ("XDG_CONFIG_HOME", "/tmp/other"),
        ("XDG_DATA_HOME", "/tmp/other"),
    ],
)
def test_other_screens_and_profiles_have_seats_of_their_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    if name.startswith("XDG_") and not sys.platform.startswith("linux"):
        pytest.skip("folders are told by variables on Linux alone")
    before = Seat(folder).address
    monkeypatch.setenv(name, value)
    assert Seat(folder).address != before


def test_another_version_has_a_seat_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Seat(folder).address
    monkeypatch.setattr(one_program, "__version__", "0.0.0")
    assert Seat(folder).address != before


def test_a_folder_of_somebody_else_is_no_place_to_talk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybodys = tmp_path / "tmp"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    theirs = everybodys / "newsletter-editor-0"
    theirs.mkdir(0o700)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(OSError, match="denied"):
        Seat(theirs)


def test_an_address_too_long_for_a_socket_gives_no_seat(tmp_path: Path) -> None:
    assert not Seat(tmp_path / ("x" * 100)).take()


def test_paths_are_handed_over_whole(sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(READY)
        heard.append(connection.makefile("rb").readline())
        connection.sendall(TAKEN)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    names = ["día.md", "a\nb.md", os.fsdecode(b"\xff.md")]
    assert sit(talk).hand_over([Path(name) for name in names])
    assert read_visit(heard[0]) == Visit([tmp_path / name for name in names], "token-1")


def test_one_that_hangs_swallows_nothing(sit) -> None:
    late: list[bytes] = []
    given_up, done = threading.Event(), threading.Event()

    def talk(connection: socket.socket) -> None:
        given_up.wait(10)
        connection.sendall(READY)
        late.append(connection.makefile("rb").read())
        done.set()

    assert not sit(talk).hand_over([Path("a.md")], patience=0.1)
    given_up.set()
    assert done.wait(10)
    # The caller opens it alone; told now, it would be open twice.
    assert late == [b""]


def test_one_that_dies_in_the_midst_swallows_nothing(sit) -> None:
    assert not sit(lambda connection: connection.sendall(READY)).hand_over([Path("a.md")])


def test_one_that_speaks_otherwise_is_told_nothing(sit) -> None:
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"hello\n")
        heard.append(connection.makefile("rb").read())

    assert not sit(talk).hand_over([Path("a.md")])
    assert heard in ([], [b""])


def test_one_that_is_still_starting_is_waited_for(folder: Path) -> None:
    """Longer than one that listens: it may read its files for the first time."""
    seat, answer, patience = Seat(folder), [], 1.5
    caller = threading.Thread(
        target=lambda: answer.append(seat.hand_over([Path("a.md")], patience=patience))
    )
    caller.start()
    time.sleep(patience + 0.2)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(seat.address)
        server.listen()
        connection, _ = server.accept()
        with connection:
            connection.sendall(READY)
            connection.makefile("rb").readline()
            connection.sendall(TAKEN)
    caller.join(10)
    assert answer == [True]


def test_nobody_is_no_one_to_hand_over_to(folder: Path) -> None:
    assert not Seat(folder).hand_over([Path("a.md")], 0.1, until_it_listens=0.1)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "null",
        "{",
        "[]",
        '{"paths": "a"}',
        '{"paths": [1], "activation": ""}',
        '{"paths": [], "activation": 1}',
        json.dumps({"activation": ""}),
    ],
)
def test_what_is_no_message_is_refused(message: str) -> None:
    with pytest.raises(ValueError):
        read_visit(message.encode())
