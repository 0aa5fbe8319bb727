"""Whatever call of whoever keeps the program's own files fails: what was there stays, nothing half
is taken for whole, and what is not kept is said.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsletter_editor.document.disk import THE_DISK, Disk
from newsletter_editor.repo import trust
from newsletter_editor.repo.door import Door
from newsletter_editor.site import themes
from newsletter_editor.site.theme_fetching import fetch_theme
from newsletter_editor.site.themes import LockedGem, WantedTheme, find_theme
from newsletter_editor.text.errors import EditorError
from tests.fault.faulty_disk import FAULTS, Fault, FaultyDisk
from tests.fault.test_failing_writers import KINDS
from tests.gems import gem_of

MOST_CALLS = 200
LASTING = pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
OLD = {"_layouts/post.html": b"old", "_sass/a.scss": b"old"}
NEW = {"_layouts/post.html": b"new" * 50, "assets/css/a.css": b"new"}


class Gems:
    """Gives a gem instead of the web."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._gem = gem_of(files)

    def ask(self, *_: Any, **__: Any) -> Any:
        return type("Answer", (), {"status": 200, "body": self._gem})


def fetch(files: dict[str, bytes]) -> None:
    fetch_theme(LockedGem("slate", "1.2.0", "https://gems.example/"), Gems(files))  # type: ignore[arg-type]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(themes, "cache_folder", lambda: tmp_path / "cache")
    yield tmp_path / "cache" / "themes"
    mend()


def mend() -> None:
    THE_DISK.__class__ = Disk
    vars(THE_DISK).clear()


def theme_in(repo: Path) -> dict[str, bytes] | None:
    """The files of the theme that is found, but for its needs."""
    found = find_theme(WantedTheme("slate", "1.2.0"), Door(repo))
    if found is None:
        return None
    return {
        path.relative_to(found.door.root).as_posix(): path.read_bytes()
        for path in found.door.root.rglob("*")
        if path.is_file() and path.suffix != ".gemspec"
    }


@LASTING
@pytest.mark.parametrize("swaps", [True, False], ids=["swaps", "swaps nothing"])
@pytest.mark.parametrize("before", [None, OLD], ids=["first", "again"])
@pytest.mark.parametrize(
    "fault", [each for each in FAULTS if each.name in KINDS], ids=lambda each: each.name
)
def test_a_theme_is_the_old_one_or_the_new_one(
    fault: Fault,
    before: dict[str, bytes] | None,
    swaps: bool,
    lasting: bool,
    cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not swaps:
        monkeypatch.setattr("newsletter_editor.document.disk._exchange_call", lambda: None)
    for at in range(MOST_CALLS):
        shutil.rmtree(cache, ignore_errors=True)
        if before:
            fetch(before)
        THE_DISK.__class__ = FaultyDisk
        FaultyDisk.__init__(THE_DISK, fault, at, lasting=lasting)  # type: ignore[arg-type]
        said = None
        try:
            fetch(NEW)
        except EditorError as error:
            said = error.message
        is_broken, log = THE_DISK.has_failed, THE_DISK.log  # type: ignore[attr-defined]
        mend()
        now = theme_in(tmp_path)
        if said is None:
            assert now == NEW, log
        elif now is None and before and lasting:
            # Neither name could be given any more: it is there under another one.
            assert not swaps
            assert b"old" in {each.read_bytes() for each in cache.rglob("post.html")}, log
        else:
            assert now == before and said.es, log
            assert len(list(cache.glob("*"))) == bool(before), log
        if not is_broken:
            return
    raise AssertionError("more calls than expected")


class FailingCalls:
    """The calls of Python itself, of which the N-th fails, once or from there on."""

    NAMES = (
        *((io, "open"), (os, "open"), (os, "fsync"), (os, "replace"), (os, "unlink")),
        (os, "mkdir"),
    )

    def __init__(self, at: int, error: int, lasting: bool, patch: pytest.MonkeyPatch) -> None:
        self._at, self._error, self._lasting = at, error, lasting
        self.count = 0
        for module, name in self.NAMES:
            patch.setattr(module, name, self._failing(getattr(module, name)))
        calls = self

        class Stream(io.FileIO):
            def write(self, data: Any) -> int:
                try:
                    calls.next()
                except OSError:
                    super().write(bytes(data)[: len(data) // 2])
                    raise
                return super().write(data)

        patch.setattr(
            os, "fdopen", lambda descriptor, _: io.BufferedWriter(Stream(descriptor, "w"))
        )

    @property
    def has_failed(self) -> bool:
        return self.count > self._at

    def next(self) -> None:
        at, self.count = self.count, self.count + 1
        if at == self._at or (self._lasting and at > self._at):
            raise OSError(self._error, os.strerror(self._error))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.next()
            return real(*arguments, **options)

        return call


@LASTING
@pytest.mark.parametrize(
    "error", [errno.EIO, errno.EACCES, errno.ENOSPC, errno.EMFILE], ids=errno.errorcode.get
)
@pytest.mark.parametrize(
    ("change", "wanted"),
    [(trust.trust, {"old", "new"}), (trust.distrust, set())],
    ids=["trust", "trust no more"],
)
def test_trust_is_as_before_or_as_told(
    change: Callable[[Path], None],
    wanted: set[str],
    error: int,
    lasting: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "data" / "trusted.json"
    monkeypatch.setattr(trust, "trust_file", lambda: file)
    old, new = tmp_path / "old", tmp_path / "new"
    for at in range(MOST_CALLS):
        shutil.rmtree(file.parent, ignore_errors=True)
        trust.trust(old)
        with monkeypatch.context() as patch:
            calls = FailingCalls(at, error, lasting, patch)
            said = None
            try:
                change(old if change is trust.distrust else new)
            except OSError as raised:
                said = raised
        now = {each.name for each in (old, new) if trust.is_trusted(each)}
        assert now == (wanted if said is None else {"old"}), (at, said)
        names = [each.name for each in file.parent.iterdir()]
        assert names == [file.name] or lasting, at
        if not calls.has_failed:
            assert at > 3
            return
    raise AssertionError("more calls than expected")


def test_who_cannot_read_the_file_trusts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "trust_file", lambda: tmp_path / "trusted.json")
    trust.trust(tmp_path)
    with monkeypatch.context() as patch:
        FailingCalls(0, errno.EIO, True, patch)
        assert not trust.is_trusted(tmp_path)
    assert trust.is_trusted(tmp_path)


def test_as_many_folders_as_are_remembered_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "trust_file", lambda: tmp_path / "trusted.json")
    folders = [f"/{number}/día{'/día' * 250}" for number in range(trust.MOST_FOLDERS)]
    trust._write(folders)
    assert trust.is_trusted(folders[0])
    trust.trust(tmp_path)
    assert trust.is_trusted(folders[1]) and trust.is_trusted(tmp_path)
