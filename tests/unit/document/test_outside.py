"""Changes from outside are noticed by content: by hand and by git itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor.document.outside import Change, Watch
from newsletter_editor.document.source import digest_of

LOOKS = 6
"""Enough for a change to settle and for a look that reads in any case."""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "repo" / "_posts" / "2020-01-01-post.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"one\n")
    return path


@pytest.fixture
def watch(post: Path) -> Watch:
    return Watch(post, digest_of(post.read_bytes()))


def told(watch: Watch) -> list[Change]:
    return [change for _ in range(LOOKS) if (change := watch.look()) is not None]


def test_a_file_that_stays_says_nothing(watch: Watch) -> None:
    assert told(watch) == []


def test_a_change_is_told_once_and_not_before_it_has_settled(watch: Watch, post: Path) -> None:
    post.write_bytes(b"half")
    assert watch.look() is None
    post.write_bytes(b"whole")
    assert watch.look() is None
    assert told(watch) == [Change(b"whole")]


def test_a_time_stamp_alone_is_no_change(watch: Watch, post: Path) -> None:
    os.utime(post, (0, 0))
    assert told(watch) == []


def test_a_change_that_keeps_size_and_time_is_noticed(watch: Watch, post: Path) -> None:
    before = post.stat()
    told(watch)
    post.write_bytes(b"two\n")
    os.utime(post, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(watch) == [Change(b"two\n")]


def test_a_file_that_is_gone_for_a_moment_is_not_gone(watch: Watch, post: Path) -> None:
    post.unlink()
    assert watch.look() is None
    post.write_bytes(b"one\n")
    assert told(watch) == []


def test_a_deleted_file_is_told_and_its_return_too(watch: Watch, post: Path) -> None:
    post.unlink()
    assert told(watch) == [Change(None)]
    post.write_bytes(b"one\n")
    assert told(watch) == [Change(b"one\n")]


@pytest.mark.parametrize("new", ["2020-01-02-other.md", "../_drafts/post.md"])
def test_a_renamed_file_is_found(watch: Watch, post: Path, new: str) -> None:
    target = Path(os.path.normpath(post.parent / new))
    target.parent.mkdir(exist_ok=True)
    post.rename(target)
    assert told(watch) == [Change(None, target)]


@pytest.fixture
def repo(post: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Author")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "author@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    repo = post.parents[1]
    git(repo, "init", "--quiet", "--initial-branch=main")
    git(repo, "add", ".")
    git(repo, "commit", "--quiet", "--message=one")
    return repo


def git(repo: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=repo, check=True, capture_output=True)


def commit(repo: Path, post: Path, data: bytes) -> None:
    post.write_bytes(data)
    git(repo, "commit", "--quiet", "--all", f"--message={data!r}")


def test_git_checkout_is_noticed(repo: Path, post: Path) -> None:
    git(repo, "checkout", "--quiet", "-b", "other")
    commit(repo, post, b"two\n")
    watch = Watch(post, digest_of(b"two\n"))
    git(repo, "checkout", "--quiet", "main")
    assert told(watch) == [Change(b"one\n")]
    git(repo, "checkout", "--quiet", "other")
    assert told(watch) == [Change(b"two\n")]


def test_git_checkout_there_and_back_is_no_change(repo: Path, post: Path) -> None:
    git(repo, "checkout", "--quiet", "-b", "other")
    commit(repo, post, b"two\n")
    watch = Watch(post, digest_of(b"two\n"))
    git(repo, "checkout", "--quiet", "main")
    git(repo, "checkout", "--quiet", "other")
    assert told(watch) == []


def test_git_stash_is_noticed_both_ways(repo: Path, post: Path) -> None:
    post.write_bytes(b"unfinished\n")
    watch = Watch(post, digest_of(b"unfinished\n"))
    git(repo, "stash")
    assert told(watch) == [Change(b"one\n")]
    git(repo, "stash", "pop")
    assert told(watch) == [Change(b"unfinished\n")]


def test_git_rebase_is_noticed_as_its_result(repo: Path, post: Path) -> None:
    post.write_bytes(b"a\nb\nc\nd\n")
    commit(repo, post, b"a\nb\nc\nd\n")
    git(repo, "checkout", "--quiet", "-b", "other")
    commit(repo, post, b"a\nb\nc\nD\n")
    git(repo, "checkout", "--quiet", "main")
    commit(repo, post, b"A\nb\nc\nd\n")
    git(repo, "checkout", "--quiet", "other")
    watch = Watch(post, digest_of(b"a\nb\nc\nD\n"))
    git(repo, "rebase", "--quiet", "main")
    assert told(watch) == [Change(b"A\nb\nc\nD\n")]


def test_a_post_that_git_removes_is_said_to_be_gone(repo: Path, post: Path) -> None:
    git(repo, "checkout", "--quiet", "-b", "other")
    git(repo, "rm", "--quiet", str(post))
    assert not post.exists()
    watch = Watch(post, digest_of(b"one\n"))
    assert told(watch) == [Change(None)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_out_of_the_repo_is_not_where_a_post_has_gone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_bytes(b"one\n")
    folder = tmp_path / "repo" / "_posts"
    folder.mkdir(parents=True)
    (folder / "a.md").symlink_to(elsewhere)
    post = folder / "b.md"
    post.write_bytes(b"one\n")
    watch = Watch(post, digest_of(b"one\n"))
    post.unlink()
    assert told(watch) == [Change(None, None)]
