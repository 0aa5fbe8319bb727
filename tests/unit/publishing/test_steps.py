"""A step that was cut off, and what the author did before it was finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.publishing import working_copy
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.steps import Finished
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, SECOND, TEXT, Blog

NEW = "_posts/2020-03-01-tres.md"


class _Killed(BaseException):
    pass


@pytest.fixture
def cut_off(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> Blog:
    """Luis has changed both posts; Ana's getting them was killed before the first was written."""
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    blog.luis.write(SECOND, TEXT + "de Luis\n")
    publish(blog.luis.repository, [FIRST, SECOND], "Luis")

    def killed(*_: object) -> None:
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr(working_copy, "_place", killed)
        with pytest.raises(_Killed):
            get_newest(blog.ana.repository)
    assert status(blog.ana.repository).interrupted
    return blog


def test_it_is_finished_and_told(cut_off: Blog) -> None:
    assert publish(cut_off.ana.repository, [], "").finished is Finished.AS_AFTER
    assert cut_off.ana.read(SECOND) == TEXT + "de Luis\n"
    assert cut_off.ana.git("status", "--porcelain") == ""
    assert not status(cut_off.ana.repository).interrupted


def test_what_was_renamed_since_comes_back_with_the_others_words(cut_off: Blog) -> None:
    (cut_off.ana.folder / FIRST).rename(cut_off.ana.folder / NEW)
    publish(cut_off.ana.repository, [FIRST, NEW], "Ana")
    assert cut_off.on_server(NEW) == TEXT
    assert cut_off.on_server(FIRST) == TEXT.replace("Primer", "De Luis")


def test_what_was_changed_since_is_joined_before_it_is_published(cut_off: Blog) -> None:
    cut_off.ana.write(FIRST, TEXT.replace("Tercer", "De Ana"))
    get_newest(cut_off.ana.repository)
    assert cut_off.ana.read(FIRST) == TEXT.replace("Tercer", "De Ana")
    publish(cut_off.ana.repository, [FIRST], "Ana")
    both = TEXT.replace("Primer", "De Luis").replace("Tercer", "De Ana")
    assert cut_off.on_server(FIRST) == cut_off.ana.read(FIRST) == both


def test_locks_of_a_git_that_died_with_us_go_and_those_of_others_stay(blog: Blog) -> None:
    lock = blog.ana.folder / ".git" / "index.lock"
    lock.touch()
    blog.ana.write(FIRST, TEXT + "más\n")
    with pytest.raises(EditorError, match="Another program is using git"):
        publish(blog.ana.repository, [FIRST], "Ana")
    assert lock.exists()
    own = blog.ana.repository.own
    Path(own / "running").touch()
    lock.touch()
    publish(blog.ana.repository, [FIRST], "Ana")
    assert not lock.exists()
    assert blog.on_server(FIRST) == TEXT + "más\n"


def test_a_full_disk_while_it_is_made_ready_changes_nothing(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis")
    blog.ana.write(FIRST, TEXT.replace("Tercer", "De Ana"))
    before = blog.ana.git("rev-parse", "HEAD")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    with monkeypatch.context() as patch:
        patch.setattr(working_copy.THE_DISK, "write_new", full)
        with pytest.raises(EditorError, match="disk is full"):
            get_newest(blog.ana.repository)
    assert blog.ana.git("rev-parse", "HEAD") == before
    assert blog.ana.read(FIRST) == TEXT.replace("Tercer", "De Ana")
    assert get_newest(blog.ana.repository)
