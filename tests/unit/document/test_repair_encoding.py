"""The `repair-encoding` command."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_the_difference_is_shown_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = tmp_path / "post.md"
    data = "title\r\nBolet√≠n\r\n".encode()
    post.write_bytes(data)
    assert main(["repair-encoding", str(post)]) == 1
    shown = capsys.readouterr().out
    assert "-Bolet√≠n" in shown
    assert "+Boletín" in shown
    assert "Mac Roman" in shown
    assert post.read_bytes() == data


def test_the_file_is_written_when_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged, legacy, sound = (tmp_path / name for name in ("damaged.md", "legacy.md", "sound.md"))
    damaged.write_bytes("title\r\nBolet√≠n\r\n".encode())
    legacy.write_bytes("¿Qué boletín, señor?\n".encode("cp1252"))
    sound.write_bytes("Boletín".encode())
    assert main(["repair-encoding", str(damaged), str(legacy), str(sound), "--write"]) == 0
    assert damaged.read_bytes() == "title\r\nBoletín\r\n".encode()
    assert legacy.read_bytes() == "¿Qué boletín, señor?\n".encode()
    assert sound.read_bytes() == "Boletín".encode()
    assert f"{legacy}: is in Windows-1252" in capsys.readouterr().out
    assert main(["repair-encoding", str(damaged), str(legacy), str(sound)]) == 0


def test_a_missing_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair-encoding", str(tmp_path / "none.md")]) == 2
    assert "none.md" in capsys.readouterr().err
