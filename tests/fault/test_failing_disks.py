"""Whatever call of a save, the journal or the copies fails, and in whatever way: no word is lost,
and what the program says of it is true.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsletter_editor.document import journal_writer, saving
from newsletter_editor.document.creating import create
from newsletter_editor.document.disk import Disk
from newsletter_editor.document.journal_records import Snapshot
from newsletter_editor.document.journal_writer import JournalWriter
from newsletter_editor.document.recovery import find_unsaved
from newsletter_editor.document.saving import collect_left_overs, save
from newsletter_editor.document.source import Format, digest_of
from newsletter_editor.document.versions import Versions
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from tests.fault.faulty_disk import FAULTS, Fault, FaultyDisk

MOST_CALLS = 200


class Author:
    """Types and saves as the window does, and remembers what they were told."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.post = folder / "repo" / "post.md"
        self.journals = [folder / "data" / "journal", folder / "spare"]
        self.versions = Versions(folder / "data" / "versions", disk)
        self.disk = disk
        self.told: list[Localized | None] = [None]
        self.writer = JournalWriter(self.journals, self.told.append, disk)
        self.text = self.on_disk = self.safe = ""
        """`safe` is what was last said to be kept, or put to disk by a save."""

    def begin(self, base: str, now: str) -> None:
        self.text, self.on_disk = now, base
        snapshot = Snapshot(base, Format(), self.post, digest_of(base.encode()))
        self.writer.take([(snapshot, now)])

    def type(self, words: str) -> None:
        start = len(self.text)
        self.text += words
        self.writer.take([(start, 0, words), (start, start), threading.Event()])
        if self.writer.is_up_to_date:
            self.safe = self.text
        else:
            # Whoever is not protected knows it.
            assert self.told[-1] is not None

    def save(self) -> bool:
        self.writer.take([digest_of(self.text.encode()), threading.Event()])
        try:
            save(
                self.post,
                self.text.encode(),
                replacing=digest_of(self.on_disk.encode()),
                keep=lambda data: self.versions.keep(self.post, data),
                disk=self.disk,
            )
        except EditorError:
            return False
        assert self.post.read_bytes() == self.text.encode()
        self.begin(self.text, self.text)
        self.safe = self.text
        return True

    def found(self) -> set[str]:
        """Every text that the next start can give back."""
        texts = {one.replay.text for one in find_unsaved(*self.journals).unsaved}
        versions = Versions(self.versions._folder)
        collect_left_overs(self.post, lambda data: texts.add(data.decode()))
        texts |= {version.read().decode() for version in versions.of(self.post)}
        if self.post.exists():
            texts.add(self.post.read_bytes().decode())
        return texts


def typing(author: Author) -> None:
    author.begin("uno ", "uno ")
    for words in ("dos ", "tres ", "cuatro "):
        author.type(words)


def typing_and_saving(author: Author) -> None:
    typing(author)
    author.save()
    author.type("cinco ")
    author.save()
    author.type("seis ")


def growing(author: Author) -> None:
    """The journal gets long enough to be written anew."""
    author.begin("uno ", "uno ")
    for number in range(6):
        author.type(f"{number}" * 400)


def taking_back(author: Author) -> None:
    """Unsaved work starts from another text, as after merging or taking back."""
    typing(author)
    author.begin("otro ", author.text + "mezclado ")
    author.type("más ")


WORKS = [typing, typing_and_saving, growing, taking_back]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(saving, "_RETRY_PAUSES", ())
    monkeypatch.setattr(saving, "_LEFT_OVER_AFTER", -1.0)
    monkeypatch.setattr(journal_writer, "SMALLEST_REWRITE", 1000)
    monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def each_call(
    fault: Fault, lasting: bool, folder: Path, vanishing: str
) -> Iterator[tuple[Path, FaultyDisk]]:
    """A fresh folder, and a disk that fails one call later each time, until there are no more."""
    for at in range(MOST_CALLS):
        place = folder / str(at)
        (place / "repo").mkdir(parents=True)
        disk = FaultyDisk(fault, at, lasting=lasting, folder=place / vanishing)
        yield place, disk
        shutil.rmtree(place)
        if not disk.has_failed:
            return
    raise AssertionError("more calls than expected")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.__name__)
def test_no_word_is_lost(
    work: Callable[[Author], None], fault: Fault, lasting: bool, tmp_path: Path
) -> None:
    for place, disk in each_call(fault, lasting, tmp_path, "data"):
        author = Author(place, disk)
        author.post.write_bytes(b"uno ")
        if work is taking_back:
            author.post.write_bytes(b"otro ")
        work(author)
        if fault.error is None:
            # A folder that goes with the program itself takes all along.
            disk.mend()
        # The thread looks by itself now and then, and tries again what has failed.
        author.writer.take([])
        is_kept = author.writer.is_up_to_date
        assert is_kept or author.told[-1] is not None, disk.log
        author.writer.take([True])
        assert is_found(author.text if is_kept else author.safe, author.found()), disk.log


def is_found(text: str, texts: set[str]) -> bool:
    # Typing only adds words here, so a longer text has all those of a shorter one.
    return any(found.startswith(text) for found in texts)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_disk_that_works_again_makes_good(fault: Fault, tmp_path: Path) -> None:
    for place, disk in each_call(fault, True, tmp_path, "data"):
        author = Author(place, disk)
        author.post.write_bytes(b"uno ")
        typing(author)
        disk.mend()
        author.type("otra vez ")
        assert author.writer.is_up_to_date
        author.writer.take([True])
        assert author.text in author.found(), disk.log


def test_the_journals_folder_may_vanish_at_any_time(tmp_path: Path) -> None:
    author = Author(tmp_path, Disk())
    author.post.parent.mkdir()
    typing(author)
    shutil.rmtree(tmp_path / "data")
    author.writer.take([])
    assert "vanished" in (author.told[-1] or Localized("", "")).en
    author.writer.take([True])
    assert author.found() == {author.text}


def test_it_is_written_elsewhere_where_its_folder_cannot_be_made(tmp_path: Path) -> None:
    author = Author(tmp_path, Disk())
    author.post.parent.mkdir()
    typing(author)
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data").write_text("no folder")
    author.type("cinco ")
    assert "spare" in (author.told[-1] or Localized("", "")).en
    author.writer.take([True])
    assert author.found() == {author.text}


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("kind", ["ordinary", "linked", "over another", "changed"])
def test_a_save_is_whole_or_said_to_have_failed(
    kind: str, fault: Fault, lasting: bool, tmp_path: Path
) -> None:
    old, new = b"alt" * 1000, b"neu" * 2000
    for place, disk in each_call(fault, lasting, tmp_path, "data"):
        post = place / "repo" / "post.md"
        post.write_bytes(old)
        if kind == "linked":
            (place / "repo" / "other.md").hardlink_to(post)
        versions = Versions(place / "data" / "versions", disk)
        replacing = {"over another": None, "changed": digest_of(b"as it was read")}
        try:
            save(
                post,
                new,
                replacing=replacing.get(kind, digest_of(old)),
                keep=lambda data, post=post, versions=versions: versions.keep(post, data),
                disk=disk,
            )
        except EditorError as error:
            assert error.message.es
            is_saved = False
        else:
            is_saved = True
        assert kind != "changed" or not is_saved
        found = {post.read_bytes()} | {one.read() for one in Versions(versions._folder).of(post)}
        collect_left_overs(post, found.add)
        if is_saved:
            assert post.read_bytes() == new, disk.log
        elif kind != "linked" or not lasting:
            # What is written in place, on a disk that breaks for good, is whole beside it.
            assert post.read_bytes() == old, disk.log
        if kind in ("over another", "changed") and fault.error is not None:
            assert old in found, disk.log
        if not is_saved:
            assert old in found, disk.log


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_cannot_be_looked_at_now_is_found_the_next_time(fault: Fault, tmp_path: Path) -> None:
    # A folder that somebody removes takes its journals along.
    if fault.name == "folder gone":
        pytest.skip("nothing is left to be found")
    for place, disk in each_call(fault, False, tmp_path, "data"):
        author = Author(place, Disk())
        author.post.write_bytes(b"uno ")
        typing(author)
        author.writer.take([True])
        for unsaved in find_unsaved(*author.journals, keep=author.versions.keep, disk=disk).unsaved:
            assert unsaved.replay.text == author.text
            unsaved.keep()
        assert author.text in author.found(), disk.log


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_new_post_is_there_whole_or_not_at_all(
    fault: Fault, lasting: bool, tmp_path: Path
) -> None:
    for place, disk in each_call(fault, lasting, tmp_path, "data"):
        path = place / "repo" / "new.md"
        try:
            create(path, b"new" * 100, disk)
        except EditorError:
            assert not path.exists() or path.read_bytes() == b"new" * 100
        else:
            assert path.read_bytes() == b"new" * 100, disk.log


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_copy_is_there_whole_or_said_to_be_missing(fault: Fault, tmp_path: Path) -> None:
    for place, disk in each_call(fault, False, tmp_path, "nothing"):
        versions = Versions(place / "data", disk)
        post = place / "repo" / "post.md"
        kept = []
        for data in (b"one" * 100, b"two" * 100):
            try:
                versions.keep(post, data)
                kept.append(data)
            except EditorError as error:
                assert error.message.es
        found = [version.read() for version in Versions(place / "data").of(post)]
        assert set(kept) <= set(found), disk.log
