"""Dated copies: bounded in number, exact, private."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsletter_editor.document.versions import MOST_VERSIONS, Versions
from newsletter_editor.text.errors import EditorError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


def test_copies_are_listed_newest_first_and_read_exactly(versions: Versions) -> None:
    post = Path("post.md")
    versions.keep(post, b"one\r\n\xff", NOON)
    versions.keep(post, b"two", NOON + timedelta(seconds=1))
    assert [version.read() for version in versions.of(post)] == [b"two", b"one\r\n\xff"]
    assert [version.saved_at for version in versions.of(post)][1] == NOON
    assert versions.of(Path("other.md")) == []


def test_the_same_content_is_kept_once_in_a_row(versions: Versions) -> None:
    post = Path("post.md")
    for number, data in enumerate([b"one", b"one", b"two", b"one"]):
        versions.keep(post, data, NOON + timedelta(seconds=number))
    assert [version.read() for version in versions.of(post)] == [b"one", b"two", b"one"]


def test_their_number_is_bounded_and_the_first_and_newest_stay(versions: Versions) -> None:
    post = Path("post.md")
    total = 3 * MOST_VERSIONS
    for number in range(total):
        versions.keep(post, str(number).encode(), NOON + timedelta(minutes=number))
    kept = [int(version.read()) for version in versions.of(post)]
    assert len(kept) == MOST_VERSIONS
    assert kept[:20] == list(range(total - 1, total - 21, -1))
    assert kept[-1] == 0


def test_a_damaged_copy_is_not_given_back(versions: Versions) -> None:
    post = Path("post.md")
    versions.keep(post, b"one", NOON)
    (version,) = versions.of(post)
    for data in (b"", b"nonsense", version.file.read_bytes()[:5]):
        version.file.write_bytes(data)
        with pytest.raises(EditorError):
            version.read()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_copies_are_readable_by_the_user_only(versions: Versions, tmp_path: Path) -> None:
    versions.keep(Path("post.md"), b"one", NOON)
    for path in (tmp_path / "versions").rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_odd_names_among_them_are_passed_over(versions: Versions) -> None:
    post = Path("post.md")
    versions.keep(post, b"one", NOON)
    (one,) = versions.of(post)
    digest = one.digest
    for name in ("99999999-999999-999999", "00000101-000000-000000", "00010101-000000-000000"):
        (one.file.parent / f"{name}-{digest}.z").write_bytes(b"x")
    for name in ("x.z", "20260101-000000-000000-zz.z", ".new", "ñ\n"):
        (one.file.parent / name).write_bytes(b"x")
    (one.file.parent / "20260101-000000-000000-00.z").mkdir()
    assert one in versions.of(post)
    versions.keep(post, b"two", NOON + timedelta(minutes=1))
    assert versions.of(post)[0].read() == b"two"


def test_a_clock_that_runs_back_leaves_the_newest_the_newest(versions: Versions) -> None:
    post = Path("post.md")
    for number in range(MOST_VERSIONS + 5):
        versions.keep(post, str(number).encode(), NOON - timedelta(hours=number))
    kept = [version.read() for version in versions.of(post)]
    assert kept[0] == str(MOST_VERSIONS + 4).encode()
    assert len(kept) == MOST_VERSIONS


def test_a_copy_that_was_damaged_is_made_again(versions: Versions) -> None:
    post = Path("post.md")
    versions.keep(post, b"one", NOON)
    versions.of(post)[0].file.write_bytes(b"")
    versions.keep(post, b"one", NOON + timedelta(minutes=1))
    assert versions.of(post)[0].read() == b"one"


def test_a_folder_that_cannot_be_used_is_explained(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("no folder")
    versions = Versions(tmp_path / "versions")
    assert versions.of(Path("post.md")) == []
    with pytest.raises(EditorError):
        versions.keep(Path("post.md"), b"one")
