"""The journal keeps every change, whatever ends the program, and offers it at the next start."""

from __future__ import annotations

import os
import random
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.document import journal_writer
from newsletter_editor.document.journal import Journal
from newsletter_editor.document.journal_records import (
    Snapshot,
    pack_edit,
    pack_saving,
    pack_selection,
    pack_snapshot,
    replay,
)
from newsletter_editor.document.recovery import FileState, Unsaved, find_unsaved
from newsletter_editor.document.saving import save
from newsletter_editor.document.source import Format, Source, decode, digest_of, encode
from newsletter_editor.document.storage import Lock, key_of
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.ranges import Range

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
