"""Nothing is lost: journal, versions, changes from outside and damaged characters in the window."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox, QPushButton, QRadioButton

from newsletter_editor.document import journal_writer
from newsletter_editor.document.journal import Journal
from newsletter_editor.document.recovery import FileState, find_unsaved
from newsletter_editor.document.saving import temporary_beside
from newsletter_editor.document.source import Format
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Notice
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import Answer, PostFiles
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.gui.recovery.unsaved_dialog import UnsavedDialog
from newsletter_editor.gui.recovery.versions_dialog import VersionsDialog
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

TEXT = "---\ntitle: Uno\n---\n\nPrimera línea 🎓\n\nSegunda línea\n"
SOON = 4000
"""Milliseconds in which a change from outside is seen even on a busy machine."""


class Guarded:
    """A window over a post, with what keeps it safe."""

    def __init__(self, qtbot, window: MainWindow, folder: Path) -> None:
        self.qtbot, self.window, self.folder = qtbot, window, folder
        self.post: OpenPost = window.post
        self.files: PostFiles = window.files
        # What checks say of these posts is not the matter here.
        self.other_guards = list(self.files.before_saving)
        self.files.before_saving.clear()
        self.keeper = PostKeeper(self.post, self.files, window.tasks, folder, self.post)
        self.watch = OutsideWatch(self.post, window.tasks, self.post)
        self.watch.rebased.connect(self.keeper.begin_anew)
        window.protect(self.keeper, self.watch)
        window.late.finish()
        self.is_open = True

    def notice(self, key: str) -> Notice | None:
        notices = [one for one in self.window.notices.showing() if one.property("key") == key]
        return notices[-1] if notices else None

    def wait_for_notice(self, key: str, words: str = "") -> Notice:
        def is_there() -> bool:
            notice = self.notice(key)
            return notice is not None and words in notice.label.text()

        self.qtbot.waitUntil(is_there, timeout=SOON)
        notice = self.notice(key)
        assert notice is not None
        return notice

    def press(self, where: QObject, text: str) -> None:
        (button,) = [
            button
            for button in where.findChildren(QAbstractButton)
            if button.text().replace("&", "").rstrip("…") == text
        ]
        button.click()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        (dialog,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return dialog

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self.watch._timer.stop()
            assert self.window.tasks.finish()
            self.keeper.close()
            self.files.before_saving[:] = self.other_guards


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir()
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def guard(qtbot, window: MainWindow, tmp_path: Path) -> Iterator[Guarded]:
    guarded = Guarded(qtbot, window, tmp_path / "data")
    yield guarded
    guarded.close()


def insert(post: OpenPost, before: str, text: str) -> None:
    post.apply([Edit.insert(post.text().index(before), text)])


def test_every_change_is_in_the_journal_and_gone_after_saving(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    insert(guard.post, "línea 🎓", "gran ")
    guard.keeper.front.journal.flush()
    assert list((guard.folder / "journal").glob("*.journal"))
    assert guard.files.save()
    guard.keeper.front.journal.flush()
    assert not list((guard.folder / "journal").glob("*.journal"))


def test_work_that_was_not_discarded_is_offered_with_its_cursor(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    insert(guard.post, "Segunda", "😀 ")
    guard.window.editor.edit.move_to(7, 3)
    guard.window.recovery._note_cursor()
    text = guard.post.text()
    guard.close()
    (unsaved,) = find_unsaved(guard.folder / "journal").unsaved
    assert unsaved.replay.text == text
    assert unsaved.replay.selection == (3, 7)
    unsaved.discard()


def test_discarded_work_is_not_offered(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    insert(guard.post, "Segunda", "x")
    guard.files.ask_about_unsaved = lambda: Answer.DISCARD
    assert guard.files.leave()
    guard.close()
    assert find_unsaved(guard.folder / "journal").unsaved == []


def test_a_new_post_is_kept_before_it_is_ever_saved(guard: Guarded) -> None:
    guard.files.new_post("# Nuevo\n")
    guard.close()
    (unsaved,) = find_unsaved(guard.folder / "journal").unsaved
    assert unsaved.replay.text == "# Nuevo\n"
    unsaved.discard()


@pytest.fixture
def left_behind(tmp_path: Path, path: Path) -> str:
    """What a program left that was killed; the text it had."""
    from newsletter_editor.document.source import read_source

    source = read_source(path)
    journal = Journal(tmp_path / "data" / "journal")
    journal.begin(source.text, source.format, path, source.digest)
    journal.record(0, 0, "😀")
    journal.select(6, 1)
    journal.close(keep=True)
    return f"😀{TEXT}"


def test_unsaved_work_is_taken_back_as_one_undo_step(
    guard: Guarded, left_behind: str, path: Path
) -> None:
    guard.window.recovery.offer_unsaved()
    dialog = guard.dialog(UnsavedDialog)
    guard.press(dialog, "Take back")
    assert guard.post.text() == left_behind
    assert guard.post.path == path
    assert guard.post.is_dirty
    cursor = guard.window.editor.edit.textCursor()
    assert (cursor.anchor(), cursor.position()) == (7, 2)
    guard.post.document.undo()
    assert guard.post.text() == TEXT
    assert guard.keeper.unsaved == []
    guard.post.document.redo()
    # Taken back is not yet saved: it has to survive the next crash as well.
    guard.close()
    (unsaved,) = find_unsaved(guard.folder / "journal").unsaved
    assert unsaved.replay.text == left_behind
    unsaved.discard()


def test_unsaved_work_can_wait(guard: Guarded, left_behind: str) -> None:
    guard.window.recovery.offer_unsaved()
    guard.press(guard.dialog(UnsavedDialog), "Later")
    guard.wait_for_notice("unsaved", "One more post")
    guard.close()
    (unsaved,) = find_unsaved(guard.folder / "journal").unsaved
    unsaved.discard()


def test_unsaved_work_is_discarded_after_a_question(
    guard: Guarded, left_behind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "exec", lambda _: answers.pop(0))
    guard.window.recovery.offer_unsaved()
    dialog = guard.dialog(UnsavedDialog)
    guard.press(dialog, "Discard")
    assert len(guard.keeper.unsaved) == 1
    guard.press(dialog, "Discard")
    assert guard.keeper.unsaved == []
    guard.close()
    assert find_unsaved(guard.folder / "journal").unsaved == []


@pytest.fixture
def three_left_behind(tmp_path: Path, path: Path, left_behind: str) -> str:
    """Two more, the last one damaged; their untitled one."""
    for each in ("# Nuevo\n", "Roto\n"):
        journal = Journal(tmp_path / "data" / "journal")
        journal.begin("", Format(), None, None)
        journal.record(0, 0, each)
        journal.close(keep=True)
    for file in (tmp_path / "data" / "journal").glob("*.journal"):
        data = file.read_bytes()
        file.write_bytes(data.replace(b"Roto", b"Soto"))
    return "# Nuevo\n"


def test_all_that_is_whole_is_taken_back_at_once(
    guard: Guarded, left_behind: str, path: Path, three_left_behind: str
) -> None:
    guard.window.recovery.offer_unsaved()
    dialog = guard.dialog(UnsavedDialog)
    names = [dialog._list.item(row).text() for row in range(dialog._list.count())]
    dialog._list.setCurrentRow(next(i for i, each in enumerate(names) if path.name in each))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert {each.text() for each in guard.files.posts.texts} == {left_behind, three_left_behind}
    assert all(each.is_dirty for each in guard.files.posts.texts)
    assert guard.post.path == path
    guard.wait_for_notice("unsaved", "One more post")
    (damaged,) = guard.keeper.unsaved
    assert not damaged.is_whole
    guard.close()
    remains = find_unsaved(guard.folder / "journal").unsaved
    assert len(remains) == 3
    for unsaved in remains:
        unsaved.discard()


def test_one_of_several_is_taken_back_alone(
    guard: Guarded, left_behind: str, path: Path, three_left_behind: str
) -> None:
    guard.window.recovery.offer_unsaved()
    guard.press(guard.dialog(UnsavedDialog), "Take back")
    assert len(guard.keeper.unsaved) == 2
    guard.wait_for_notice("unsaved", "2 more posts")


def test_work_is_not_dropped_before_it_is_kept_again(
    guard: Guarded, left_behind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "flush", lambda _journal: False)
    guard.window.recovery.offer_unsaved()
    guard.press(guard.dialog(UnsavedDialog), "Take back")
    assert guard.post.text() == left_behind
    assert len(guard.keeper.unsaved) == 1


def test_damaged_and_newer_journals_are_told_and_kept(
    guard: Guarded, left_behind: str, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "journal"
    (whole,) = folder.glob("*.journal")
    data = bytearray(whole.read_bytes())
    place = data.index(b"Primera")
    data[place] ^= 1
    whole.write_bytes(data)
    (folder / "b.journal").write_bytes(b"no journal")
    guard.window.recovery.offer_unsaved()
    dialog = guard.dialog(UnsavedDialog)
    assert "damaged" in dialog._state.text()
    notice = guard.wait_for_notice("unreadable")
    assert str(folder / "b.journal") in notice.label.text()
    guard.press(dialog, "Take back")
    assert guard.post.text() == left_behind.replace("Primera", "Qrimera")
    guard.close()
    assert (folder / "b.journal").read_bytes() == b"no journal"
    assert (folder / "set-aside" / whole.name).read_bytes() == data


def test_a_journal_that_cannot_be_written_is_said_until_it_can(
    guard: Guarded, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.1)
    guard.files.open_post(path)
    journal = guard.keeper.front.journal
    monkeypatch.setattr(journal._writer, "_folders", [tmp_path / "data" / "journal"])
    insert(guard.post, "Segunda", "una ")
    assert guard.keeper.front.journal.flush()
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data").touch()
    insert(guard.post, "Segunda", "dos ")
    guard.wait_for_notice("journal", "not safe")
    (tmp_path / "data").unlink()
    guard.wait_for_notice("journal", "written anew")
    assert guard.keeper.front.journal.flush()
    assert guard.files.save()
    guard.qtbot.waitUntil(lambda: guard.notice("journal") is None, timeout=SOON)


def test_another_post_that_is_saved_over_is_among_the_versions(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    other = path.with_name("2020-01-02-dos.md")
    other.write_bytes(b"another text")
    guard.files.ask_for_path = lambda _suggested: other
    insert(guard.post, "Segunda", "Otra y ")
    assert guard.files.save_as()
    assert b"another text" in [version.read() for version in guard.keeper.versions.of(other)]


def test_what_a_killed_save_left_beside_the_post_is_among_the_versions(
    guard: Guarded, path: Path
) -> None:
    left_over = temporary_beside(path)
    left_over.write_bytes(b"what was there")
    os.utime(left_over, (0, 0))
    guard.files.open_post(path)
    guard.qtbot.waitUntil(lambda: bool(guard.keeper.versions.of(path)), timeout=SOON)
    assert guard.keeper.versions.of(path)[0].read() == b"what was there"
    assert not left_over.exists()


def test_a_data_folder_that_cannot_be_used_stops_nobody(
    qtbot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").touch()
    guard = Guarded(qtbot, window, tmp_path / "data")
    guard.files.open_post(path)
    insert(guard.post, "Segunda", "una ")
    guard.wait_for_notice("journal")
    assert guard.files.save()
    guard.wait_for_notice("keeper")
    assert "una Segunda" in path.read_text("utf-8")
    guard.close()


def test_an_earlier_version_is_brought_back_as_one_undo_step(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    insert(guard.post, "Segunda", "Otra y ")
    now = guard.post.text()
    assert guard.files.save()
    guard.qtbot.waitUntil(lambda: len(guard.keeper.versions.of(path)) == 2, timeout=SOON)
    guard.window.actions_["file.versions"].trigger()
    dialog = guard.dialog(VersionsDialog)
    dialog._list.setCurrentRow(1)
    guard.press(dialog, "Bring this version back")
    assert guard.post.text() == TEXT
    guard.post.document.undo()
    assert guard.post.text() == now


def test_without_own_changes_the_file_is_read_again_in_place(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    edit = guard.window.editor.edit
    edit.move_to(guard.post.to_utf16(TEXT.index("Segunda") + 3))
    path.write_bytes(TEXT.replace("Primera", "Una primera").encode())
    guard.wait_for_notice("outside", "Another program")
    assert "Una primera" in guard.post.text()
    assert not guard.post.is_dirty
    cursor = guard.post.to_code_point(edit.textCursor().position())
    assert cursor == guard.post.text().index("Segunda") + 3
    guard.post.document.undo()
    assert guard.post.text() == TEXT
    assert guard.post.is_dirty


def clash(guard: Guarded, path: Path, ours: str, theirs: str) -> Notice:
    guard.files.open_post(path)
    start = TEXT.index("Segunda")
    guard.post.apply([Edit(Range(start, start + 7), ours)])
    path.write_bytes(TEXT.replace(*theirs.split(">")).encode())
    return guard.wait_for_notice("outside", "on disk")


def test_changes_of_other_lines_are_merged_when_the_author_says_so(
    guard: Guarded, path: Path
) -> None:
    notice = clash(guard, path, "Tercera", "Primera>Una primera")
    before = guard.post.text()
    assert "Una primera" not in before
    guard.press(notice, "Merge both")
    assert guard.post.text() == TEXT.replace("Primera", "Una primera").replace("Segunda", "Tercera")
    assert guard.post.is_dirty
    guard.post.document.undo()
    assert guard.post.text() == before
    guard.post.document.redo()
    assert guard.files.save()
    assert "Tercera" in path.read_text("utf-8")


def test_a_clash_waits_for_the_authors_decision(guard: Guarded, path: Path) -> None:
    notice = clash(guard, path, "Mía", "Segunda>Ajena")
    before = guard.post.text()
    guard.press(notice, "Compare")
    dialog = guard.dialog(MergeDialog)
    merge = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Merge as chosen")
    assert not merge.isEnabled()
    assert guard.post.text() == before
    both = next(b for b in dialog.findChildren(QRadioButton) if b.text().startswith("Both"))
    both.click()
    merge.click()
    assert guard.post.text() == TEXT.replace("Segunda línea", "Mía línea\nAjena línea")


def test_saving_over_a_change_that_was_not_seen_yet_asks_first(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    guard.watch._timer.stop()
    insert(guard.post, "Segunda", "Mi ")
    theirs = TEXT.replace("Segunda", "Su segunda").encode()
    path.write_bytes(theirs)
    assert not guard.files.save()
    assert path.read_bytes() == theirs
    guard.press(guard.dialog(MergeDialog), "Keep all of mine")
    assert guard.files.save()
    assert path.read_bytes() == TEXT.replace("Segunda", "Mi Segunda").encode()
    # What was replaced can be had back.
    guard.qtbot.waitUntil(lambda: len(guard.keeper.versions.of(path)) == 2, timeout=SOON)
    assert guard.keeper.versions.of(path)[1].read() == theirs


def test_a_deleted_file_is_said_and_its_text_kept(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    path.unlink()
    notice = guard.wait_for_notice("outside", "deleted")
    assert guard.post.text() == TEXT
    assert guard.post.is_dirty
    guard.press(notice, "Save it again")
    assert path.read_bytes() == TEXT.encode()


def test_the_text_of_a_deleted_file_survives_the_program(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    path.unlink()
    guard.wait_for_notice("outside", "deleted")
    guard.close()
    (unsaved,) = find_unsaved(guard.folder / "journal").unsaved
    assert unsaved.replay.text == TEXT and unsaved.file_state is FileState.GONE
    # Who brings the file back has lost nothing.
    unsaved.keep()
    path.write_bytes(TEXT.encode())
    assert find_unsaved(guard.folder / "journal").unsaved == []


def test_a_renamed_file_is_followed_when_the_author_says_so(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    target = path.with_name("2020-01-02-dos.md")
    path.rename(target)
    notice = guard.wait_for_notice("outside", target.name)
    guard.press(notice, "Go on with the new name")
    assert guard.post.path == target
    assert not guard.post.is_dirty


def test_the_second_window_says_so_and_takes_over(
    guard: Guarded, path: Path, tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = OpenPost()
    owner = QObject()
    files = PostFiles(first, guard.window.settings)
    other = PostKeeper(first, files, tasks, guard.folder, owner)
    files.open_post(path)
    guard.files.open_post(path)
    guard.wait_for_notice("holder", "another window")
    other.close()
    guard.keeper.front.claim()
    assert guard.notice("holder") is None


DAMAGED = TEXT.replace("línea", "l√≠nea")


@pytest.fixture
def damaged(path: Path) -> Path:
    path.write_bytes(DAMAGED.encode())
    return path


def test_damaged_characters_are_repaired_in_one_undo_step(guard: Guarded, damaged: Path) -> None:
    guard.files.open_post(damaged)
    notice = guard.wait_for_notice("damage", "2 damaged characters")
    assert "“l√≠nea” was “línea”" in notice.label.text()
    assert "Mac Roman" in notice.label.text()
    guard.press(notice, "Repair")
    assert guard.post.text() == TEXT
    guard.post.document.undo()
    assert guard.post.text() == DAMAGED
    # What is damaged again is offered again.
    guard.wait_for_notice("damage", "2 damaged characters")


def test_the_repair_is_shown_before_it_is_done(guard: Guarded, damaged: Path) -> None:
    guard.files.open_post(damaged)
    guard.press(guard.wait_for_notice("damage"), "Compare")
    dialog = guard.dialog(QDialog)
    assert guard.post.text() == DAMAGED
    guard.press(dialog, "Repair")
    assert guard.post.text() == TEXT
    assert guard.notice("damage") is None


def test_what_was_left_is_not_offered_again(guard: Guarded, damaged: Path) -> None:
    guard.files.open_post(damaged)
    guard.press(guard.wait_for_notice("damage"), "Leave")
    guard.files.open_post(damaged)
    assert guard.window.tasks.finish()
    assert guard.notice("damage") is None


def test_sound_posts_get_no_bar(guard: Guarded, path: Path) -> None:
    guard.files.open_post(path)
    guard.qtbot.waitUntil(lambda: guard.window.tasks._pool.activeThreadCount() == 0)
    keys = {notice.property("key") for notice in guard.window.notices.showing()}
    # Of the folder, not of the post.
    assert keys <= {"trust", "no-config"}


def test_another_encoding_is_converted_when_the_author_agrees(guard: Guarded, path: Path) -> None:
    data = TEXT.replace(" 🎓", ", ¿sí? mañana").encode("cp1252")
    path.write_bytes(data)
    guard.files.open_post(path)
    notice = guard.wait_for_notice("encoding", "Windows-1252")
    assert guard.files.save()
    assert path.read_bytes() == data
    guard.press(notice, "Convert to UTF-8")
    assert guard.post.is_dirty
    assert guard.files.save()
    assert path.read_bytes() == data.decode("cp1252").encode()


def test_undecodable_bytes_are_told_and_stay(guard: Guarded, path: Path) -> None:
    data = TEXT.encode() + b"\xff\n"
    path.write_bytes(data)
    guard.files.open_post(path)
    guard.press(guard.wait_for_notice("bytes", "One byte"), "Show the first")
    assert guard.window.editor.selection == Range(len(TEXT), len(TEXT) + 1)
    insert(guard.post, "Segunda", "ñ")
    assert guard.files.save()
    assert path.read_bytes() == TEXT.replace("Segunda", "ñSegunda").encode() + b"\xff\n"


def test_dialogs_die_with_their_window(
    guard: Guarded, path: Path, left_behind: str, wait_dead: Callable[[QObject], None]
) -> None:
    guard.files.open_post(path)
    guard.window.recovery.show_versions()
    dialog = guard.dialog(VersionsDialog)
    dialog.reject()
    wait_dead(dialog)
    guard.window.recovery.show_unsaved()
    dialog = guard.dialog(UnsavedDialog)
    dialog.reject()
    wait_dead(dialog)


@pytest.fixture
def wait_dead(qtbot) -> Callable[[QObject], None]:
    import shiboken6

    def wait(thing: QObject) -> None:
        qtbot.waitUntil(lambda: not shiboken6.isValid(thing))

    return wait


def test_the_journals_thread_ends_with_the_keeper(guard: Guarded) -> None:
    before = _journal_threads()
    assert before > 0
    guard.close()
    assert _journal_threads() < before


def _journal_threads() -> int:
    """Those of earlier tests may be ending still."""
    return sum(thread.name == "journal" for thread in threading.enumerate())
