"""Files that the page asks for are watched; the disk is asked little about those it cannot have."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.gui.preview import image_watch
from newsletter_editor.gui.preview.image_watch import LONGEST_PATH, ImageWatch


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were asked about."""
    folders: list[str] = []
    isdir = os.path.isdir

    def noted(path: str | Path) -> bool:
        folders.append(os.fspath(path))
        return isdir(path)

    monkeypatch.setattr(image_watch.os.path, "isdir", noted)
    return folders


@pytest.fixture
def watch(qtbot) -> Iterator[ImageWatch]:
    watch = ImageWatch()
    yield watch
    watch.clear()


def test_a_file_that_comes_and_goes_is_told(qtbot, watch: ImageWatch, tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.png"
    watch.add([file])
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        file.parent.mkdir(parents=True)
        file.write_bytes(b"x")
    with qtbot.waitSignal(watch.changed, timeout=20_000):
        file.unlink()


def test_of_folders_that_are_not_there_the_first_alone_is_asked_about(
    qtbot, watch: ImageWatch, tmp_path: Path, asked: list[str]
) -> None:
    depth = len(tmp_path.parts)
    watch.add([tmp_path / ("a/" * 300) / f"{number}.png" for number in range(200)])
    watch.add([tmp_path / ("b/" * 50_000) / "c.png", tmp_path / ("d" * LONGEST_PATH)])
    qtbot.waitUntil(lambda: len(asked) >= depth, timeout=20_000)
    assert len(asked) == depth
    assert max(map(len, asked)) <= len(str(tmp_path / "a"))
