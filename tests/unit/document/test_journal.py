"""The journal keeps every change, whatever ends the program, and offers it at the next start."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import stat
import struct
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.document import journal as journal_module
from newsletter_editor.document import journal_writer
from newsletter_editor.document.disk import Disk
from newsletter_editor.document.journal import Journal
from newsletter_editor.document.journal_records import (
    Snapshot,
    pack_edit,
    pack_saving,
    pack_selection,
    pack_snapshot,
    replay,
)
from newsletter_editor.document.recovery import FileState, Remains, Unsaved, find_unsaved
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import Format, Source, decode, digest_of, encode
from newsletter_editor.document.storage import Lock, key_of, private_folder
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range
from tests.fuzz.journal_records import wrong_journals

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes("Hola\r\nmundo 🎓\r\n".encode())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    journal = Journal(folder)
    yield journal
    if journal._thread.is_alive():
        journal.close(keep=False)


def begin(journal: Journal, post: Path) -> Source:
    source = decode(post.read_bytes())
    journal.begin(source.text, source.format, post, source.digest)
    return source


def left_by(journal: Journal, folder: Path) -> list[Unsaved]:
    """What the next start finds after this program has gone."""
    journal.close(keep=True)
    return find_unsaved(folder).unsaved


def test_a_post_that_is_only_looked_at_leaves_nothing(
    journal: Journal, folder: Path, post: Path
) -> None:
    begin(journal, post)
    journal.select(3, 3)
    journal.flush()
    assert not folder.exists()


def test_unsaved_work_is_taken_back_exactly(journal: Journal, folder: Path, post: Path) -> None:
    source = begin(journal, post)
    journal.record(5, 5, "a todos 🎨")
    journal.record(0, 0, "¡")
    journal.select(1, 4)
    (unsaved,) = left_by(journal, folder)
    assert unsaved.replay.text == "¡Hola\na todos 🎨 🎓\n"
    assert unsaved.replay.selection == (1, 4)
    assert unsaved.replay.base == Snapshot(source.text, source.format, post, source.digest)
    assert unsaved.file_state is FileState.SAME
    assert unsaved.path == post


def test_an_untitled_post_is_kept_too(journal: Journal, folder: Path) -> None:
    journal.begin("", Format(), None, None)
    journal.record(0, 0, "Un borrador")
    (unsaved,) = left_by(journal, folder)
    assert unsaved.replay.text == "Un borrador"
    assert unsaved.path is None
    assert unsaved.file_state is FileState.NEVER_WAS


def test_a_saved_post_leaves_nothing(journal: Journal, folder: Path, post: Path) -> None:
    source = begin(journal, post)
    journal.record(0, 4, "Adiós")
    data = encode("Adiós\nmundo 🎓\n", source.format)
    journal.saving(digest_of(data))
    journal.begin("Adiós\nmundo 🎓\n", source.format, post, save(post, data))
    assert left_by(journal, folder) == []
    assert list(folder.iterdir()) == []


def test_a_kill_between_the_save_and_its_note_offers_nothing(
    journal: Journal, folder: Path, post: Path
) -> None:
    source = begin(journal, post)
    journal.record(0, 4, "Adiós")
    data = encode("Adiós\nmundo 🎓\n", source.format)
    journal.saving(digest_of(data))
    save(post, data)
    assert left_by(journal, folder) == []


def test_what_is_typed_during_a_save_is_kept(journal: Journal, folder: Path, post: Path) -> None:
    source = begin(journal, post)
    journal.record(0, 4, "Adiós")
    data = encode("Adiós\nmundo 🎓\n", source.format)
    journal.saving(digest_of(data))
    save(post, data)
    journal.record(0, 0, "¡")
    (unsaved,) = left_by(journal, folder)
    assert unsaved.replay.text == "¡Adiós\nmundo 🎓\n"
    assert unsaved.file_state is FileState.SAME


def test_edits_that_were_undone_leave_nothing(journal: Journal, folder: Path, post: Path) -> None:
    begin(journal, post)
    journal.record(0, 0, "x")
    journal.record(0, 1, "")
    assert left_by(journal, folder) == []


@pytest.mark.parametrize(("change", "state"), [("other", FileState.CHANGED), ("", FileState.GONE)])
def test_it_is_said_what_became_of_the_file(
    journal: Journal, folder: Path, post: Path, change: str, state: FileState
) -> None:
    begin(journal, post)
    journal.record(0, 0, "x")
    if change:
        post.write_text(change)
    else:
        post.unlink()
    (unsaved,) = left_by(journal, folder)
    assert unsaved.file_state is state


def test_a_journal_of_a_running_program_is_left_alone(
    journal: Journal, folder: Path, post: Path
) -> None:
    begin(journal, post)
    journal.record(0, 0, "x")
    journal.flush()
    assert find_unsaved(folder).unsaved == []
    assert list(folder.glob("*.journal"))


def test_a_journal_is_offered_to_one_program_only(
    journal: Journal, folder: Path, post: Path
) -> None:
    begin(journal, post)
    journal.record(0, 0, "x")
    (unsaved,) = left_by(journal, folder)
    assert find_unsaved(folder).unsaved == []
    unsaved.keep()
    (again,) = find_unsaved(folder).unsaved
    again.discard()
    assert find_unsaved(folder).unsaved == []
    assert list(folder.iterdir()) == []


@posix_only
def test_journals_are_readable_by_the_user_only(journal: Journal, folder: Path, post: Path) -> None:
    begin(journal, post)
    journal.record(0, 0, "x")
    journal.flush()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_long_journal_is_written_anew(
    journal: Journal, folder: Path, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_writer, "SMALLEST_REWRITE", 2000)
    begin(journal, post)
    for number in range(3000):
        journal.record(number, 0, "ñ")
        if number % 500 == 0:
            journal.flush()
    journal.select(7, 7)
    journal.flush()
    (file,) = folder.glob("*.journal")
    assert file.stat().st_size < 3000 * len(pack_edit(1000, 0, "ñ"))
    journal.record(0, 0, "fin: ")
    (unsaved,) = left_by(journal, folder)
    assert unsaved.replay.text == "fin: " + "ñ" * 3000 + "Hola\nmundo 🎓\n"
    assert unsaved.replay.selection == (7, 7)


def written(*records: bytes) -> bytes:
    base = Snapshot("Hola\nmundo\n", Format(), None, None)
    return b"".join([pack_snapshot(base), *records])


EDITS = [pack_edit(0, 4, "Adiós"), pack_edit(0, 0, "¡"), pack_selection(3, 3)]
TEXT = "¡Adiós\nmundo\n"


def found_in(folder: Path, **journals: bytes) -> Remains:
    folder.mkdir(exist_ok=True)
    for name, data in journals.items():
        (folder / f"{name}.journal").write_bytes(data)
    return find_unsaved(folder)


def newer(*records: bytes) -> bytes:
    data = json.dumps({"version": 99, "story": "Hola"}).encode()
    return struct.pack(">II", len(data), zlib.crc32(data)) + data + b"".join(records)


ODD = {
    "of a newer version": newer(*EDITS),
    "no journal at all": b"\x89PNG nothing of ours",
    "without a beginning": b"".join(EDITS),
    "of another form": newer()[:0] + pack_selection(1, 2) + b"".join(EDITS),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_journal_is_said_and_stays_and_hides_no_other(folder: Path, odd: bytes) -> None:
    remains = found_in(folder, a=odd, b=written(*EDITS), c=odd)
    (unsaved,) = remains.unsaved
    assert unsaved.replay.text == TEXT
    unsaved.discard()
    assert [one.file.name for one in remains.unreadable] == ["a.journal", "c.journal"]
    assert all(one.reason.es and one.reason.en for one in remains.unreadable)
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == [odd, odd]


def test_a_journal_that_cannot_be_read_now_is_offered_later(folder: Path) -> None:
    class Busy(Disk):
        def read(self, path: Path) -> bytes:
            raise OSError(errno.EMFILE, "too many open files")

    found_in(folder, a=written(*EDITS)).unsaved[0].keep()
    remains = find_unsaved(folder, disk=Busy())
    assert remains.unsaved == []
    assert "many" in remains.unreadable[0].reason.en
    (unsaved,) = find_unsaved(folder).unsaved
    assert unsaved.replay.text == TEXT
    unsaved.discard()


@pytest.mark.parametrize("mtime", [-(2**40), 2**40, 2**33])
def test_a_clock_that_was_wrong_hides_no_journal(folder: Path, mtime: int) -> None:
    found_in(folder, a=written(*EDITS)).unsaved[0].keep()
    with contextlib.suppress(OSError, OverflowError):
        os.utime(folder / "a.journal", (mtime, mtime))
    (unsaved,) = find_unsaved(folder).unsaved
    unsaved.discard()


def test_a_flipped_bit_loses_no_word_and_is_said(folder: Path) -> None:
    """Wherever it is, nothing is removed; nearly always, only the letter that it hit is wrong."""
    base = Snapshot("Hola, mundo de las palabras y de las letras\n" * 80, Format(), None, None)
    typed = [pack_edit(count, 0, "ñ") for count in range(20)]
    whole = b"".join([pack_snapshot(base), *EDITS, *typed])
    length = len(base.text) + len("¡ós") - 1 + len(typed)
    places = range(0, len(whole), 7)
    close = 0
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        remains = found_in(folder, a=bytes(damaged))
        if remains.unsaved:
            (unsaved,) = remains.unsaved
            close += abs(len(unsaved.replay.text) - length) <= 2
            unsaved.discard()
        else:
            assert remains.unreadable
        (kept,) = [path for path in folder.rglob("*") if path.is_file()]
        assert kept.read_bytes() == damaged, place
        kept.unlink()
    assert close > 0.9 * len(places)


def test_no_damage_is_taken_for_sound_or_sound_for_damaged() -> None:
    assert list(wrong_journals(20_261_128, lambda count: count < 300)) == []


def test_a_journal_that_was_cut_off_is_no_damaged_one(folder: Path) -> None:
    for data in (b"", bytes(4096), written()[:4], written()[:30]):
        assert found_in(folder, a=data) == Remains()
        assert list(folder.glob("*.*")) == []
    assert (folder / "set-aside" / "a.journal").read_bytes() == written()[:30]
    for tail in (EDITS[0][:-3], EDITS[0][:5], bytes(4096)):
        (unsaved,) = found_in(folder, a=written(*EDITS) + tail).unsaved
        assert unsaved.is_whole
        assert unsaved.replay.text == TEXT
        unsaved.discard()


def test_of_journals_written_one_for_the_other_the_last_speaks(folder: Path) -> None:
    older = written(EDITS[0])
    base = Snapshot("Hola\nmundo\n", Format(), None, None)
    last = pack_snapshot(base, ["a.journal"]) + b"".join(EDITS)
    found = found_in(folder, a=older, b=last, c=older).unsaved
    assert {one.replay.text for one in found} == {TEXT, "Adiós\nmundo\n"}
    assert [path.name for path in sorted(folder.glob("*.journal"))] == ["b.journal", "c.journal"]
    for unsaved in found:
        unsaved.discard()


def test_a_file_in_place_of_the_folder_is_said(folder: Path, post: Path) -> None:
    folder.write_text("no folder")
    told: list[Localized | None] = []
    journal = Journal(folder, told.append)
    begin(journal, post)
    journal.record(0, 0, "x")
    assert not journal.flush()
    journal.close(keep=True)
    assert told
    assert told[-1]
    assert find_unsaved(folder).unreadable


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_does_not_end_the_journal(
    journal: Journal, folder: Path, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
    begin(journal, post)
    journal.record(0, 0, "uno ")
    assert journal.flush()
    with monkeypatch.context() as patch:
        patch.setattr(journal._writer, "_write", None)
        journal.record(0, 0, "dos ")
        assert not journal.flush()
    journal.record(0, 0, "tres ")
    assert journal.flush()
    assert reported
    (unsaved,) = left_by(journal, folder)
    assert unsaved.replay.text == "tres dos uno Hola\nmundo 🎓\n"


def test_nothing_waits_for_a_disk_that_does_not_answer(
    folder: Path, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()

    class Stuck(Disk):
        def flush(self, descriptor: int) -> None:
            answer.wait()

    monkeypatch.setattr(journal_module, "LONGEST_WAIT", 0.1)
    journal = Journal(folder, disk=Stuck())
    begin(journal, post)
    journal.record(0, 0, "x")
    assert not journal.saving("digest")
    assert not journal.flush()
    journal.close(keep=True)
    answer.set()
    journal._thread.join()


def test_nothing_waits_for_a_thread_that_has_ended(journal: Journal, post: Path) -> None:
    begin(journal, post)
    journal.close(keep=False)
    journal.record(0, 0, "x")
    assert not journal.saving("digest")
    assert not journal.flush()


@posix_only
def test_a_lock_that_the_system_cannot_give_is_in_nobodys_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", flock)
    assert Lock(tmp_path / "lock").acquire()


@posix_only
def test_a_folder_that_somebody_else_made_for_us_is_not_used(tmp_path: Path) -> None:
    everybodys = tmp_path / "tmp"
    everybodys.mkdir()
    everybodys.chmod(0o1777)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (everybodys / "ours").symlink_to(theirs)
    with pytest.raises(OSError, match="denied"):
        private_folder(everybodys / "ours")


edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=5)), max_size=10)


@given(st.text(max_size=30), edits, st.data())
def test_a_torn_journal_gives_what_was_whole(
    text: str, changes: list[tuple[int, int, str]], choice: st.DataObject
) -> None:
    states = [text]
    data = pack_snapshot(Snapshot(text, Format(), None, None))
    ends = [len(data)]
    for start, removed, inserted in changes:
        start = min(start, len(text))
        end = min(start + removed, len(text))
        text = apply_edits(text, [Edit(Range(start, end), inserted)])
        states.append(text)
        data += pack_edit(start, end - start, inserted)
        ends.append(len(data))
    torn = choice.draw(st.integers(0, len(data)))
    told = replay(data[:torn] + choice.draw(st.binary(max_size=20)))
    whole = sum(end <= torn for end in ends)
    if whole == 0:
        assert told is None
    else:
        assert told is not None
        assert told.text == states[whole - 1]


def test_edits_far_apart_in_a_long_text_are_replayed() -> None:
    chance = random.Random(4)
    text = "palabra 🎓\n" * 20_000
    data = pack_snapshot(Snapshot(text, Format(), None, None))
    at = 0
    for number in range(400):
        # Mostly near the edit before, as people type, and now and then anywhere.
        at = chance.randrange(len(text)) if number % 9 == 0 else at + chance.randrange(-50, 90)
        at = min(max(at, 0), len(text))
        removed = 20_000 if number == 200 else chance.choice([0, 0, 3, 300])
        end = min(at + removed, len(text))
        typed = "ñ" * chance.randrange(4)
        text = apply_edits(text, [Edit(Range(at, end), typed)])
        data += pack_edit(at, end - at, typed)
    told = replay(data)
    assert told is not None
    assert told.text == text


@given(st.binary(max_size=100))
def test_any_file_may_stand_in_for_a_journal(data: bytes) -> None:
    assert replay(data) is None
    told = replay(pack_snapshot(Snapshot("text", Format(), None, None)) + data)
    assert told is not None
    assert told.text == "text"


@pytest.mark.parametrize("data", [b"a\r\nb\n\xff", "\ufeffañ".encode("utf-16-le"), b"\xe9\r", b""])
def test_every_format_survives(data: bytes) -> None:
    source = decode(data)
    base = Snapshot(source.text, source.format, Path("post.md"), source.digest)
    told = replay(pack_snapshot(base) + pack_selection(1, 0) + pack_saving("digest"))
    assert told is not None
    assert told.base == base
    assert told.saving == ("digest", source.text)


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    holder = second.holder()
    assert holder is not None
    assert holder.process == os.getpid()
    first.release()
    assert second.acquire()
    second.release()
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_post_has_one_key_however_it_is_named(tmp_path: Path, post: Path) -> None:
    (tmp_path / "link.md").symlink_to(post)
    assert key_of(tmp_path / "link.md") == key_of(tmp_path / "x" / ".." / "post.md")
    assert key_of(tmp_path / "other.md") != key_of(post)
