"""Saving: whole or not at all, and what belongs to the old file stays."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.document import saving
from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.document.saving import ChangedOutsideError, collect_left_overs, save
from newsletter_editor.document.source import digest_of
from newsletter_editor.document.storage import claimed_for_saving
from newsletter_editor.text.errors import EditorError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
root_only = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounts and owners need root"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this root may not mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def only_post_is_there(path: Path) -> bool:
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


def refused(path: Path, data: bytes = b"new", disk: Disk = THE_DISK) -> EditorError:
    with pytest.raises(EditorError) as caught:
        save(path, data, disk=disk)
    message = caught.value.message
    assert message.es
    assert message.es != message.en
    assert "{" not in message.es + message.en
    return caught.value


def test_the_content_is_replaced_and_its_digest_told(post: Path) -> None:
    assert save(post, b"new") == digest_of(b"new")
    assert post.read_bytes() == b"new"
    assert only_post_is_there(post)


@posix_only
def test_a_new_file_gets_the_users_permissions(tmp_path: Path) -> None:
    expected = tmp_path / "other"
    expected.touch()
    save(tmp_path / "new.md", b"new")
    assert (tmp_path / "new.md").stat().st_mode == expected.stat().st_mode


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(post: Path, mode: int) -> None:
    post.chmod(mode)
    save(post, b"new")
    assert stat.S_IMODE(post.stat().st_mode) == mode


@root_only
def test_the_owner_stays(post: Path) -> None:
    os.chown(post, 1234, 4321)
    save(post, b"new")
    assert (post.stat().st_uid, post.stat().st_gid) == (1234, 4321)


def test_an_owner_that_cannot_be_kept_is_kept_by_writing_in_place(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inode = post.stat().st_ino
    monkeypatch.setattr(saving, "_take_over", lambda *_: False)
    save(post, b"new and longer")
    assert post.read_bytes() == b"new and longer"
    assert post.stat().st_ino == inode
    assert only_post_is_there(post)


@posix_only
def test_extended_attributes_stay(post: Path) -> None:
    try:
        os.setxattr(post, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    save(post, b"new")
    assert os.getxattr(post, "user.note") == b"kept"


@posix_only
def test_a_symbolic_link_is_followed(post: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.md"
    link.symlink_to("../middle.md")
    (tmp_path / "middle.md").symlink_to("post.md")
    save(link, b"new")
    assert link.is_symlink()
    assert not post.is_symlink()
    assert post.read_bytes() == b"new"


@posix_only
def test_a_link_to_itself_is_explained(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("link.md")
    assert "link.md" in refused(link).message.en


@posix_only
@pytest.mark.parametrize("data", [b"", b"new", b"new and longer than the old one"])
def test_hard_links_go_on_sharing_their_content(post: Path, tmp_path: Path, data: bytes) -> None:
    other = tmp_path / "other.md"
    os.link(post, other)
    save(post, data)
    assert other.read_bytes() == data
    assert other.samefile(post)
    assert len(list(tmp_path.iterdir())) == 2


@posix_only
@pytest.mark.parametrize("failing", ["posix_fallocate", "write"])
def test_a_hard_linked_file_is_restored_when_writing_it_fails(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    os.link(post, tmp_path / "other.md")
    real = getattr(os, failing, None)
    if real is None:
        pytest.skip(f"no {failing} here")
    broken: list[int] = []

    def fail_once_on_the_post(descriptor: int, *arguments: object) -> object:
        if os.path.samestat(os.fstat(descriptor), post.stat()) and not broken:
            broken.append(descriptor)
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, *arguments)

    monkeypatch.setattr(os, failing, fail_once_on_the_post)
    refused(post, b"something longer")
    assert broken
    assert post.read_bytes() == b"old"


def test_another_content_on_disk_is_not_overwritten(post: Path) -> None:
    with pytest.raises(ChangedOutsideError):
        save(post, b"new", replacing=digest_of(b"as it was read"))
    assert post.read_bytes() == b"old"
    save(post, b"new", replacing=digest_of(b"old"))
    assert post.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("function", "code", "word"),
    [
        ("write", errno.ENOSPC, "full"),
        ("write", errno.EDQUOT, "quota"),
        ("write", errno.EIO, "could not be saved"),
        ("fsync", errno.EIO, "could not be saved"),
        ("open", errno.EROFS, "read-only"),
        ("open", errno.EACCES, "folder"),
    ],
)
def test_what_fails_leaves_the_old_file(
    post: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int, word: str
) -> None:
    def fail(*arguments: object, **named: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, function, fail)
    message = refused(post).message.en
    monkeypatch.undo()
    assert word in message
    assert post.read_bytes() == b"old"
    assert only_post_is_there(post)


def locked(winerror: int) -> OSError:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


class StubbornDisk(Disk):
    """Refuses to let a file take the place of another, some times."""

    def __init__(self, *failures: OSError, may_swap: bool = True) -> None:
        self.failures = list(failures)
        self.may_swap = may_swap

    def exchange(self, one: Path, other: Path) -> None:
        if not self.may_swap:
            raise OSError(errno.ENOSYS, "no such call")
        self._fail()
        super().exchange(one, other)

    def rename(self, old: Path, new: Path) -> None:
        self._fail()
        super().rename(old, new)

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop()


may_swap = pytest.mark.parametrize("may_swap", [True, False], ids=["swap", "rename"])


@may_swap
@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_held_open_is_tried_again(post: Path, winerror: int, may_swap: bool) -> None:
    disk = StubbornDisk(locked(winerror), locked(winerror), may_swap=may_swap)
    save(post, b"new", disk=disk)
    assert not disk.failures
    assert post.read_bytes() == b"new"


@may_swap
def test_a_file_that_stays_locked_is_explained(
    post: Path, monkeypatch: pytest.MonkeyPatch, may_swap: bool
) -> None:
    monkeypatch.setattr(saving, "_RETRY_PAUSES", (0.0, 0.0))
    disk = StubbornDisk(*[locked(32)] * 3, may_swap=may_swap)
    assert "another program" in refused(post, disk=disk).message.en
    assert post.read_bytes() == b"old"
    assert only_post_is_there(post)


@may_swap
def test_a_rename_that_fails_leaves_the_old_file(post: Path, may_swap: bool) -> None:
    refused(post, disk=StubbornDisk(OSError(errno.EIO, "broken"), may_swap=may_swap))
    assert post.read_bytes() == b"old"
    assert only_post_is_there(post)


class Rival(Disk):
    """Another program writes the file at the last moment, in one of the ways that programs have."""

    def __init__(self, post: Path, way: str, *, may_swap: bool, times: int = 1) -> None:
        self.post, self.way, self.may_swap, self.times = post, way, may_swap, times
        self.written: list[bytes] = []

    def exchange(self, one: Path, other: Path) -> None:
        if not self.may_swap:
            raise OSError(errno.ENOSYS, "no such call")
        self._interfere()
        super().exchange(one, other)

    def read(self, path: Path) -> bytes:
        data = super().read(path)
        # Just after the first comparison, where there is no swap that would show it.
        if not self.may_swap and path == self.post:
            self._interfere()
        return data

    def link(self, old: Path, new: Path) -> None:
        self._interfere()
        super().link(old, new)

    def _interfere(self) -> None:
        if self.times:
            self.times -= 1
            self.written.append(b"theirs %d" % self.times)
            if self.way == "in place":
                self.post.write_bytes(self.written[-1])
            else:
                beside = self.post.with_name("theirs")
                beside.write_bytes(self.written[-1])
                beside.replace(self.post)


@may_swap
@pytest.mark.parametrize("way", ["in place", "by rename"])
def test_what_others_write_at_the_last_moment_is_not_overwritten(
    post: Path, way: str, may_swap: bool
) -> None:
    disk = Rival(post, way, may_swap=may_swap)
    with pytest.raises(ChangedOutsideError):
        save(post, b"ours", replacing=digest_of(b"old"), disk=disk)
    assert post.read_bytes() == b"theirs 0"
    assert only_post_is_there(post)


@pytest.mark.parametrize("way", ["in place", "by rename"])
def test_of_several_who_are_quicker_none_is_lost(post: Path, way: str) -> None:
    kept: list[bytes] = []
    disk = Rival(post, way, may_swap=True, times=2)
    with pytest.raises(ChangedOutsideError):
        save(post, b"ours", replacing=digest_of(b"old"), keep=kept.append, disk=disk)
    assert sorted([post.read_bytes(), *kept]) == sorted(disk.written)
    assert only_post_is_there(post)


@pytest.mark.parametrize("way", ["in place", "by rename"])
def test_what_cannot_be_kept_stays_beside_the_post(
    post: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Rival(post, way, may_swap=True, times=2)
    with pytest.raises(ChangedOutsideError):
        save(post, b"ours", replacing=digest_of(b"old"), disk=disk)
    monkeypatch.setattr(saving, "_LEFT_OVER_AFTER", -1.0)
    kept: list[bytes] = []
    collect_left_overs(post, kept.append)
    assert sorted([post.read_bytes(), *kept]) == sorted(disk.written)
    assert only_post_is_there(post)


def test_a_name_that_is_taken_at_the_last_moment_stays_the_others(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    with pytest.raises(ChangedOutsideError):
        save(post, b"ours", disk=Rival(post, "by rename", may_swap=True))
    assert post.read_bytes() == b"theirs 0"
    assert only_post_is_there(post)


@may_swap
@posix_only
@pytest.mark.parametrize("has_links", [False, True])
def test_what_the_author_agreed_to_replace_is_kept(
    post: Path, tmp_path: Path, may_swap: bool, has_links: bool
) -> None:
    if has_links:
        os.link(post, tmp_path / "other.md")
    kept: list[bytes] = []
    save(post, b"new", keep=kept.append, disk=StubbornDisk(may_swap=may_swap))
    assert post.read_bytes() == b"new"
    assert kept == [b"old"]


def test_a_read_only_file_is_not_replaced(post: Path) -> None:
    post.chmod(0o444)
    assert "read-only" in refused(post).message.en
    assert post.read_bytes() == b"old"


@posix_only
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_explained(post: Path) -> None:
    post.parent.chmod(0o555)
    message = refused(post).message.en
    post.parent.chmod(0o755)
    assert "folder" in message


def test_a_vanished_folder_is_explained(tmp_path: Path) -> None:
    assert "gone" in refused(tmp_path / "gone" / "post.md").message.en


def test_a_name_too_long_is_explained(tmp_path: Path) -> None:
    assert "too long" in refused(tmp_path / ("ñ" * 200 + ".md")).message.en
    assert not list(tmp_path.iterdir())


def test_the_longest_name_that_is_allowed_is_saved(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 252 + ".md")
    save(path, b"one")
    save(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_folder_is_no_post(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).message.en


@posix_only
def test_a_pipe_is_no_post(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    refused(tmp_path / "pipe.md")


@root_only
@pytest.mark.parametrize("has_links", [False, True])
def test_a_full_disk_loses_nothing(small_disk: Path, has_links: bool) -> None:
    post = small_disk / "post.md"
    post.write_bytes(b"old" * 1000)
    if has_links:
        os.link(post, small_disk / "other.md")
    before = sorted(small_disk.iterdir())
    assert "full" in refused(post, b"x" * 100_000).message.en
    assert post.read_bytes() == b"old" * 1000
    assert sorted(small_disk.iterdir()) == before


@root_only
def test_a_disk_without_room_for_both_names_in_place_loses_nothing(small_disk: Path) -> None:
    """The temporary file fits, growing the linked file itself does not."""
    post = small_disk / "post.md"
    post.write_bytes(b"old")
    os.link(post, small_disk / "other.md")
    refused(post, b"x" * 40_000)
    assert post.read_bytes() == b"old"
    assert len(list(small_disk.iterdir())) == 2


@root_only
def test_a_read_only_disk_is_explained(small_disk: Path) -> None:
    post = small_disk / "post.md"
    post.write_bytes(b"old")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert "read-only" in refused(post).message.en
    assert post.read_bytes() == b"old"


def test_left_overs_of_a_killed_program_are_kept_and_removed(post: Path) -> None:
    fresh, stale, empty, same = (saving.temporary_beside(post) for _ in range(4))
    other = saving.temporary_beside(post.with_name("other.md"))
    for path, data in [(fresh, b"half"), (stale, b"whole"), (empty, b""), (same, b"old")]:
        path.write_bytes(data)
    other.write_bytes(b"of another post")
    for path in (stale, empty, same, other):
        os.utime(path, (0, 0))
    kept: list[bytes] = []
    collect_left_overs(post, kept.append)
    assert kept == [b"whole"]
    assert sorted(post.parent.iterdir()) == sorted([fresh, other, post])


@posix_only
def test_what_only_looks_like_a_left_over_is_not_read(post: Path, tmp_path: Path) -> None:
    outside = tmp_path / "private"
    outside.write_bytes(b"secret")
    os.utime(outside, (0, 0))
    link, pipe = saving.temporary_beside(post), saving.temporary_beside(post)
    link.symlink_to(outside)
    os.mkfifo(pipe)
    os.utime(pipe, (0, 0))
    kept: list[bytes] = []
    collect_left_overs(post, kept.append)
    assert kept == []
    assert link.is_symlink()


@posix_only
def test_a_post_that_turns_into_a_pipe_is_not_waited_for(post: Path) -> None:
    class Turning(Disk):
        def read(self, path: Path) -> bytes:
            path.unlink()
            os.mkfifo(path)
            return super().read(path)

    with pytest.raises(EditorError):
        save(post, b"new", replacing=digest_of(b"old"), disk=Turning())


def test_left_overs_that_nobody_takes_stay(post: Path) -> None:
    stale = saving.temporary_beside(post)
    stale.write_bytes(b"whole")
    os.utime(stale, (0, 0))

    def refuse(data: bytes) -> None:
        raise ChangedOutsideError(post)

    collect_left_overs(post, refuse)
    assert stale.read_bytes() == b"whole"


def test_a_save_waits_for_nobody_for_ever(post: Path) -> None:
    with claimed_for_saving(post):
        save(post, b"new")
    assert post.read_bytes() == b"new"


def test_a_save_needs_no_data_folder(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(post))
    save(post, b"new")
    assert post.read_bytes() == b"new"
