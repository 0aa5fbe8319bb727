"""Session, recent folders and what else the settings hold, where the system keeps nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from newsletter_editor.gui.settings import RECENT_LENGTH, Settings
from newsletter_editor.text.errors import EditorError

if sys.platform == "win32":
    pytest.skip("no such limits there", allow_module_level=True)

import resource

FOLDERS = [Path(f"/blogs/{number}") for number in range(RECENT_LENGTH)]
OLD = ("/blogs/0", FOLDERS, "kept")
NEW = ("/blogs/new", [Path("/blogs/new"), *FOLDERS[:-1]], "kept")


@contextmanager
def limit(kind: int, most: int) -> Iterator[None]:
    """Of files' bytes, which ends a write in its midst, or of open files."""
    soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (soft, hard))


def limit_with(free: int) -> int:
    """The limit of open files that leaves so many descriptors free, wherever there are holes."""
    number = 0
    while True:
        try:
            os.fstat(number)
        except OSError:
            if not free:
                return number
            free -= 1
        number += 1


def values(settings: Settings) -> tuple[str, list[Path], str]:
    return (
        settings.get("session/repo", ""),
        settings.paths("recent/repos"),
        settings.get("team/name", ""),
    )


def on_disk(path: Path) -> tuple[str, list[Path], str]:
    """What another program reads: Qt keeps what it has read for all of one process."""
    copy = path.with_name("copy.ini")
    shutil.copyfile(path, copy)
    found = values(Settings(copy))
    copy.unlink()
    return found


def open_new_repo(settings: Settings) -> None:
    settings.set("session/repo", "/blogs/new")
    settings.remember_path("recent/repos", Path("/blogs/new"))


@pytest.mark.parametrize("opened", ["before", "meanwhile"])
@pytest.mark.parametrize(
    ("kind", "mosts"),
    [(resource.RLIMIT_FSIZE, range(0, 400, 13)), (resource.RLIMIT_NOFILE, range(6))],
    ids=["short writes", "too many open files"],
)
def test_settings_are_the_old_or_the_new_ones(
    kind: int, mosts: range, opened: str, qtbot, tmp_path: Path
) -> None:
    told = kept = 0
    for most in mosts:
        path = tmp_path / str(most) / "settings.ini"
        path.parent.mkdir()
        settings = Settings(path)
        settings.set("session/repo", "/blogs/0")
        settings.set_paths("recent/repos", FOLDERS)
        settings.set("team/name", "kept")
        settings.flush()
        # As in another process: Qt keeps what it has read.
        path = path.rename(path.with_name("other.ini"))
        said: list[EditorError] = []
        settings = Settings(path) if opened == "before" else settings
        with limit(kind, limit_with(most) if kind == resource.RLIMIT_NOFILE else most):
            if opened == "meanwhile":
                settings = Settings(path)
            settings.failed.connect(said.append)
            open_new_repo(settings)
            settings.flush()
        found = on_disk(path)
        assert found == (OLD if said else NEW), most
        assert [each.name for each in path.parent.iterdir()] == [path.name], most
        told, kept = told + bool(said), kept + (not said)
        # Once there is room again it is kept, unasked; what could not be read is added to then.
        settings.flush()
        assert on_disk(path) == NEW, most
    assert told and kept


def test_who_has_the_lock_holds_nobody_up(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    lock = QLockFile(f"{path}.lock")
    assert lock.lock()
    said: list[EditorError] = []
    settings.failed.connect(said.append)
    settings.set("team/name", "kept")
    settings.write()
    settings.set("session/repo", "/blogs/new")
    assert values(settings) == ("/blogs/new", [], "kept")
    # Nor who ends the program; it is written when it can be.
    settings.flush()
    assert not path.exists()
    lock.unlock()
    new = ("/blogs/new", [], "kept")
    qtbot.waitUntil(lambda: path.exists() and on_disk(path) == new, timeout=60_000)
    assert said == []


def test_what_two_programs_choose_is_kept_of_both(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    one, other = Settings(path), Settings(path)
    one.set("session/repo", "/blogs/new")
    other.set("team/name", "kept")
    one.flush()
    other.flush()
    assert on_disk(path) == ("/blogs/new", [], "kept")
    assert values(other) == ("/blogs/new", [], "kept")


def test_questions_open_no_file(monkeypatch, tmp_path: Path) -> None:
    """Each opened it anew where it could not be read."""
    path = tmp_path / "settings.ini"
    Settings(path).flush()
    path.write_text("[team]\nname=kept\n", "utf-8")
    with limit(resource.RLIMIT_NOFILE, limit_with(0)):
        settings = Settings(path)
    assert settings.get("team/name", "") == ""
    settings.set("session/repo", "/blogs/new")
    settings.flush()
    assert values(settings) == on_disk(path) == ("/blogs/new", [], "kept")
