"""What the one door to a repo's files lets through, and what it does not."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.repo import door as door_module
from newsletter_editor.repo import places
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import RefusedError, read_regular

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repo with a file, a folder with one, and a secret beside the repo."""
    repo = tmp_path / "repo"
    (repo / "folder").mkdir(parents=True)
    (repo / "a.md").write_bytes(b"hola")
    (repo / "folder" / "b.md").write_bytes(b"dentro")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_bytes(b"secret")
    return repo


def test_what_lies_inside_is_read(place: Path) -> None:
    door = Door(place)
    assert door.read("a.md", 10) == b"hola"
    assert door.read("folder/../folder/./b.md", 10) == b"dentro"
    assert door.read(place / "folder" / "b.md", 10) == b"dentro"
    assert door.is_file("a.md") and door.is_folder("folder") and door.is_folder("")
    assert not door.is_file("folder") and not door.is_file("none")
    assert door.stamp("a.md") == ((place / "a.md").stat().st_mtime_ns, 4)


def test_size_is_bounded(place: Path) -> None:
    door = Door(place)
    assert door.read("a.md", 4) == b"hola"
    assert door.read("a.md", 2, cut=True) == b"ho"
    with pytest.raises(RefusedError, match=r"a\.md"):
        door.read("a.md", 3)


@pytest.mark.parametrize(
    "path",
    [
        "../outside/secret.md",
        "folder/../../outside/secret.md",
        "none/../../outside/secret.md",
        "..",
        "a\0.md",
    ],
)
def test_nothing_outside_has_a_place(place: Path, path: str) -> None:
    door = Door(place)
    assert door.find(path) is None
    assert not door.is_inside(path)
    assert door.status(path) is None
    assert door.entries(path) == []
    with pytest.raises((RefusedError, ValueError)):
        door.read(path, 100)
    with pytest.raises((RefusedError, ValueError)):
        door.place_for(path)
    with pytest.raises((RefusedError, ValueError)):
        door.make_folder(path)


def test_an_absolute_path_elsewhere_is_outside(place: Path) -> None:
    secret = place.parent / "outside" / "secret.md"
    assert Door(place).find(secret) is None
    # A folder whose name only begins alike is another one.
    assert Door(place).find(f"{place}-else/a.md") is None


@posix
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("link.md", "../outside/secret.md"),
        ("folder/link.md", "../../outside/secret.md"),
        ("link.md", "{outside}/secret.md"),
        ("link", "../outside"),
        ("link", "{outside}"),
        ("link", ".."),
        ("link", "/dev"),
    ],
)
def test_links_that_lead_out_are_not_followed(place: Path, link: str, target: str) -> None:
    outside = place.parent / "outside"
    (place / link).symlink_to(target.format(outside=outside))
    door = Door(place)
    for path in (link, f"{link}/secret.md", f"{link}/outside/secret.md", f"{link}/null"):
        assert not door.is_file(path)
        with pytest.raises(OSError):
            door.read(path, 100)
        with pytest.raises(OSError):
            door.place_for(path)
    assert Path(link).name not in door.names(Path(link).parent)
    assert not any("secret" in entry.path for entry in door.walk())


@posix
def test_links_inside_are_followed(place: Path) -> None:
    (place / "link.md").symlink_to("folder/b.md")
    (place / "far").symlink_to(place / "folder")
    (place / "up").symlink_to("folder/..")
    door = Door(place)
    assert door.read("link.md", 10) == door.read("far/b.md", 10) == b"dentro"
    assert door.relative("up/far/b.md") == "folder/b.md"
    assert door.place_for("far/new.md") == place / "folder" / "new.md"
    # Each file once, however it is reached.
    assert [entry.path for entry in door.walk()] == ["a.md", "link.md", "folder/b.md"]
    assert [entry.path for entry in door.entries("far")] == ["far/b.md"]


@posix
def test_circles_of_links_end(place: Path) -> None:
    (place / "one").symlink_to("two")
    (place / "two").symlink_to("one")
    (place / "self").symlink_to("self/self")
    door = Door(place)
    assert door.find("one") is None and door.find("self/x") is None
    assert door.names() == ["a.md", "folder"]


@posix
def test_pipes_and_sockets_are_no_files(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    os.mkfifo(place / "pipe.md")
    (place / "link.md").symlink_to("pipe.md")
    door = Door(place)
    short = tmp_path_factory.mktemp("s")
    with socket.socket(socket.AF_UNIX) as own:
        own.bind(str(short / "x"))
        (short / "x").rename(place / "socket.md")
        for name in ("pipe.md", "link.md", "socket.md"):
            assert not door.is_file(name)
            with pytest.raises(RefusedError):
                door.read(name, 10)
            with pytest.raises(RefusedError):
                door.place_for(name)
            with pytest.raises(RefusedError):
                read_regular(place / name, 10)
    assert door.names() == ["a.md", "folder"]
    with pytest.raises(IsADirectoryError):
        read_regular(place, 10)


@posix
def test_a_swap_between_look_and_open_does_no_harm(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What was a folder and a file when it was looked at is a link, or a pipe, when it is opened.
    secret = place.parent / "outside"
    (secret / "b.md").write_bytes(b"secret")
    door = Door(place)
    opened = Door._open

    def swapped(self: Door, parts: list[str], flags: int) -> int:
        (place / "folder").rename(place / "before")
        (place / "folder").symlink_to(secret)
        return opened(self, parts, flags)

    monkeypatch.setattr(Door, "_open", swapped)
    with pytest.raises(OSError):
        door.read("folder/b.md", 100)

    def piped(self: Door, parts: list[str], flags: int) -> int:
        (place / "a.md").unlink()
        os.mkfifo(place / "a.md")
        return opened(self, parts, flags)

    monkeypatch.setattr(Door, "_open", piped)
    with pytest.raises(RefusedError):
        door.read("a.md", 100)


@posix
def test_systems_that_cannot_open_by_parts_compare(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "_BY_PARTS", False)
    door = Door(place)
    assert door.read("folder/b.md", 10) == b"dentro"
    assert door.names("folder") == ["b.md"]
    opened = Door._open_whole
    (place.parent / "outside" / "b.md").write_bytes(b"secret")

    def swapped(self: Door, parts: list[str], flags: int) -> int:
        (place / "folder").rename(place / "before")
        (place / "folder").symlink_to(place.parent / "outside")
        return opened(self, parts, flags)

    monkeypatch.setattr(Door, "_open_whole", swapped)
    with pytest.raises(RefusedError):
        door.read("folder/b.md", 100)


def test_walks_are_bounded(place: Path) -> None:
    deep = place
    for _ in range(6):
        deep = deep / "d"
        deep.mkdir()
    (deep / "deep.md").write_bytes(b"")
    door = Door(place)
    assert [entry.name for entry in door.walk()] == ["a.md", "deep.md", "b.md"]
    assert [entry.name for entry in door.walk(deepest=5)] == ["a.md", "b.md"]
    assert [entry.name for entry in door.walk(most=2)] == ["a.md"]
    assert list(door.walk(seconds=0)) == []
    assert [e.name for e in door.walk(enter=lambda folder: folder.name != "d")] == ["a.md", "b.md"]


def test_writing_stays_inside_and_out_of_git(place: Path) -> None:
    door = Door(place)
    assert door.place_for("new/name.png") == place / "new" / "name.png"
    assert door.make_folder("new/below") == place / "new" / "below"
    assert (place / "new" / "below").is_dir()
    for path in (".git/hooks/post-commit", "folder/.GIT/config", ".g\u200cit/x", "folder", ""):
        with pytest.raises(OSError):
            door.place_for(path)


def test_names_of_devices_are_no_files_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not places.is_special("nul")
    monkeypatch.setattr(places.sys, "platform", "win32")
    devices = ("CON", "nul.md", "com1", "LPT9.txt", "aux .", "nul .md", "com¹")
    for name in (*devices, "a.md:stream", "C:"):
        assert places.is_special(name), name
    for name in ("console.md", "com", "com10", "nul-md"):
        assert not places.is_special(name), name
    for path in (r"\\server\share", "//server/share", r"C:x", r"\x", "/x"):
        assert places.is_absolute(path)


_PARTS = st.sampled_from(["a", "b", "..", ".", "", "in", "out", "up", "round"])


@posix
@given(st.lists(_PARTS, max_size=8))
def test_it_agrees_with_the_system_on_what_lies_inside(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    root = tmp_path_factory.getbasetemp() / "tree"
    if not root.exists():
        (root / "repo" / "a" / "b").mkdir(parents=True)
        (root / "repo" / "a" / "in").symlink_to("../a/b")
        (root / "repo" / "out").symlink_to("../other")
        (root / "repo" / "a" / "up").symlink_to("..")
        (root / "repo" / "b").symlink_to("a/in")
        (root / "other").mkdir()
    repo = root / "repo"
    door = Door(repo)
    path = "/".join(parts).lstrip("/")
    place = door.find(path)
    real = Path(os.path.realpath(repo / path))
    if place is not None:
        assert place == real and place.is_relative_to(repo)
    elif real.is_relative_to(repo):
        # The system may go out and come back in; the door does not go out at all.
        assert ".." in parts or "out" in parts
