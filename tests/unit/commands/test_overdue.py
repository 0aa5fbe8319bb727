"""A command that would go on for ever, or take all memory, ends with a sentence and status 2."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from newsletter_editor import cli
from newsletter_editor.checks.rule import Rule
from newsletter_editor.commands import check as check_command
from newsletter_editor.commands import render as render_command
from newsletter_editor.commands import running
from newsletter_editor.text import overdue
from newsletter_editor.text.overdue import OverdueError, within

WAYS = [overdue._by_thread] + ([overdue._by_signal] if overdue._has_signals() else [])


@pytest.mark.parametrize("way", WAYS)
def test_what_takes_too_long_is_interrupted_even_if_it_swallows_errors(
    way: Callable[[float], AbstractContextManager[None]],
) -> None:
    with pytest.raises(OverdueError), way(0.05):
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001
                continue


def test_what_is_in_time_is_left_alone() -> None:
    with within(0.05):
        pass
    time.sleep(0.1)


def _post(folder: Path, name: str) -> Path:
    post = folder / "_posts" / name
    post.parent.mkdir(exist_ok=True)
    post.write_text("---\ntitle: One\n---\nText\n")
    return post


def _endless(*_: object, **__: object) -> None:
    while True:
        time.sleep(0.01)


def test_a_page_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(render_command, "render_post", _endless)
    monkeypatch.setattr(running, "MOST_SECONDS", 0.1)
    assert cli.main(["render", str(_post(tmp_path, "2020-01-01-a.md"))]) == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and told.err.startswith("newsletter-editor: ") and not told.out


def test_a_post_that_takes_too_long_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    slow = _post(tmp_path, "2020-01-01-slow.md")
    _post(tmp_path, "no-date.md")
    real = check_command.check

    def check(post: check_command.CheckedPost, rules: list[Rule] | None, **more: None) -> object:
        return _endless() if post.path == slow else real(post, rules, **more)

    monkeypatch.setattr(check_command, "check", check)
    # Enough for a post that is in order, on a machine that is busy.
    monkeypatch.setattr(check_command, "MOST_SECONDS", 3.0)
    cli.main(["check", str(tmp_path)])
    told = capsys.readouterr()
    assert "no-date.md" in told.out and "slow.md" in told.err
    assert told.err.count("\n") == 1


def test_reading_a_repo_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    _post(tmp_path, "2020-01-01-a.md")
    # Not what reads one file: the end must not come while a folder is being listed.
    monkeypatch.setattr(check_command, "_posts", _endless)
    monkeypatch.setattr(check_command, "MOST_SECONDS_TO_READ", 0.1)
    assert cli.main(["check", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and "Reading the repo" in told.err and not told.out


def _more_than_allowed(*_: object, **__: object) -> bytearray:
    # Zeros that nobody looks at take no room of the machine's.
    return bytearray(running.MOST_MEMORY + 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_a_page_that_takes_too_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    monkeypatch.setattr(render_command, "render_post", _more_than_allowed)
    assert cli.main(["render", str(_post(tmp_path, "2020-01-01-a.md"))]) == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and "memory" in told.err and not told.out
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_a_post_that_takes_too_much_memory_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    large = _post(tmp_path, "2020-01-01-large.md")
    _post(tmp_path, "no-date.md")
    real = check_command.check

    def check(post: check_command.CheckedPost, rules: list[Rule] | None, **more: None) -> object:
        return _more_than_allowed() if post.path == large else real(post, rules, **more)

    monkeypatch.setattr(check_command, "check", check)
    cli.main(["check", str(tmp_path)])
    told = capsys.readouterr()
    assert "no-date.md" in told.out and "large.md" in told.err
    assert told.err.count("\n") == 1
