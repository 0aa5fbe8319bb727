"""Several posts at once, by real keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QTabBar, QToolButton

from newsletter_editor.document.recovery import find_unsaved
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.post_files import Answer
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ("2020-01-01-uno.md", "2020-01-02-dos.md", "2020-01-03-tres.md")
LONG = "".join(f"Párrafo {number} 🎓\n\n" for number in range(200))


@pytest.fixture
def blog(window: MainWindow, qtbot, repo: Path) -> Path:
    """Three long posts, the first one open in a window that has the keyboard."""
    posts = repo / "_posts"
    posts.mkdir()
    for name in NAMES:
        (posts / name).write_text(f"---\ntitle: {name[11:-3]}\n---\n{LONG}", "utf-8")
    window.files.open_path(repo)
    window.files.open_path(posts / NAMES[0])
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.editor.edit.setFocus()
    yield posts
    for text in window.files.posts.texts:
        text.document.setModified(False)


def names(window: MainWindow) -> list[str]:
    """What the tabs say."""
    return [window.tabs.tabText(place) for place in range(window.tabs.count())]


def said(*names: str) -> list[str]:
    """What tabs say of these files."""
    return [name[len("2020-01-01-") :].removesuffix(".md") for name in names]


def cross(window: MainWindow, place: int) -> QToolButton:
    return window.tabs.tabButton(place, QTabBar.ButtonPosition.RightSide)


def press(window: MainWindow, key: Qt.Key, modifiers=CONTROL) -> None:
    QTest.keyClick(window.editor.edit, key, modifiers)


def open_all(window: MainWindow, blog: Path) -> None:
    for name in NAMES[1:]:
        assert window.files.open_post(blog / name)


def test_each_post_keeps_its_place_selection_and_undo(window, blog) -> None:
    edit = window.editor.edit
    press(window, Qt.Key.Key_End)
    QTest.keyClicks(edit, "final")
    for _ in range(3):
        press(window, Qt.Key.Key_Left, SHIFT)
    seen, text = window.editor.view(), window.post.text()
    assert seen.top_line > 100
    assert seen.anchor == seen.cursor + 3
    assert window.files.open_post(blog / NAMES[1])
    assert window.editor.view().cursor == 0
    assert not window.actions_["edit.undo"].isEnabled()
    QTest.keyClicks(edit, "otro ")
    press(window, Qt.Key.Key_Tab, CONTROL | SHIFT)
    assert window.post.path.name == NAMES[0]
    assert window.post.text() == text
    assert window.editor.view() == seen
    press(window, Qt.Key.Key_Z)
    assert not window.post.text().endswith("final")
    press(window, Qt.Key.Key_Tab)
    assert window.post.text().startswith("otro ---")
    press(window, Qt.Key.Key_Z)
    assert not window.post.is_dirty


def test_a_post_that_is_open_brings_its_tab(window, blog, repo: Path) -> None:
    QTest.keyClicks(window.editor.edit, "x")
    open_all(window, blog)
    assert names(window) == ["uno *", "dos", "tres"]
    link = repo / "otra"
    link.symlink_to(blog)
    assert window.files.open_path(link / NAMES[0])
    assert window.tabs.count() == 3
    assert window.post.text().startswith("x")


def test_tabs_are_turned_through_and_moved_and_closed(window, blog, qtbot) -> None:
    open_all(window, blog)
    for expected in (NAMES[0], NAMES[1], NAMES[2]):
        press(window, Qt.Key.Key_Tab)
        assert window.post.path.name == expected
    press(window, Qt.Key.Key_PageUp)
    assert window.post.path.name == NAMES[1]
    tabs = window.tabs
    left, right = (tabs.tabRect(place).center() for place in (0, 2))
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, pos=left)
    for step in range(1, 12):
        QTest.mouseMove(tabs, left + (right - left) * step / 11 + QPoint(10, 0))
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, pos=right)
    qtbot.waitUntil(lambda: names(window) == said(NAMES[1], NAMES[2], NAMES[0]))
    assert said(*(tab.path.name for tab in window.files.posts)) == names(window)
    assert window.post.path.name == NAMES[0]
    QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(1).center())
    assert names(window) == said(NAMES[1], NAMES[0])
    press(window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert names(window) == said(NAMES[1], NAMES[2], NAMES[0])
    QTest.mouseClick(cross(window, 2), Qt.MouseButton.LeftButton)
    assert names(window) == said(NAMES[1], NAMES[2])
    press(window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert names(window) == said(NAMES[1], NAMES[2], NAMES[0])
    assert window.files.open_path(blog / NAMES[2])
    assert window.post.path.name == NAMES[2]
    press(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_W)
    assert window.post.is_blank
    assert not tabs.isVisible()
    assert not window.actions_["edit.undo"].isEnabled()


def test_who_turns_to_a_post_writes_in_it(window, blog, qtbot) -> None:
    """Wherever the keyboard was: what is typed next is for the post."""
    open_all(window, blog)
    elsewhere, edit = window.posts.filter_box, window.editor.edit
    second = window.tabs.tabRect(1).center()
    for turn in (
        lambda: QTest.keyClick(elsewhere, Qt.Key.Key_Tab, CONTROL),
        lambda: QTest.keyClick(elsewhere, Qt.Key.Key_Tab, CONTROL | SHIFT),
        lambda: QTest.mouseClick(window.tabs, Qt.MouseButton.LeftButton, pos=second),
        lambda: QTest.keyClick(elsewhere, Qt.Key.Key_W, CONTROL),
        lambda: QTest.keyClick(elsewhere, Qt.Key.Key_T, CONTROL | SHIFT),
        lambda: window.file_commands.open_path(blog / NAMES[0]),
    ):
        elsewhere.setFocus()
        turn()
        assert edit.hasFocus()
    # Who goes through the tabs by their arrows goes on.
    window.tabs.setFocus()
    QTest.keyClick(window.tabs, Qt.Key.Key_Right)
    assert window.tabs.hasFocus()
    assert window.post.path.name == NAMES[1]


def test_the_menu_of_a_tab(window, blog) -> None:
    open_all(window, blog)
    tabs = window.tabs
    tabs.customContextMenuRequested.emit(tabs.tabRect(1).center())
    (menu,) = [menu for menu in tabs.findChildren(QMenu) if menu.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_O)
    assert [tab.path.name for tab in window.files.posts] == [NAMES[1]]
    window.actions_["file.reopen_post"].trigger()
    window.actions_["file.reopen_post"].trigger()
    assert window.tabs.count() == 3


def test_closing_a_tab_with_unsaved_work_asks(window, blog) -> None:
    QTest.keyClicks(window.editor.edit, "x")
    open_all(window, blog)
    answers = [Answer.CANCEL, Answer.DISCARD]
    window.files.ask_about_unsaved = lambda: answers.pop(0)
    QTest.mouseClick(window.tabs, Qt.MouseButton.MiddleButton, pos=window.tabs.tabRect(0).center())
    assert window.post.path.name == NAMES[0]
    assert window.tabs.count() == 3
    press(window, Qt.Key.Key_W)
    assert names(window) == said(*NAMES[1:])
    assert (blog / NAMES[0]).read_text("utf-8").startswith("---")


def test_quitting_asks_once_about_all(window, blog, monkeypatch) -> None:
    for name in NAMES:
        window.files.open_post(blog / name)
        press(window, Qt.Key.Key_End)
        QTest.keyClicks(window.editor.edit, "Fin.")
    asked: list[str] = []

    def choose(role: QMessageBox.ButtonRole):
        def press(box: QMessageBox) -> None:
            asked.append(box.informativeText())
            next(button for button in box.buttons() if box.buttonRole(button) == role).click()

        monkeypatch.setattr(QMessageBox, "exec", press)

    choose(QMessageBox.ButtonRole.RejectRole)
    assert not window.close()
    choose(QMessageBox.ButtonRole.AcceptRole)
    assert window.close()
    assert asked == ["\n".join(NAMES)] * 2
    assert all((blog / name).read_text("utf-8").endswith("Fin.") for name in NAMES)


def test_tabs_that_are_expected_are_read_when_they_are_wanted(window, blog) -> None:
    posts = window.files.posts
    for name in NAMES[1:]:
        posts.expect(blog / name)
    (blog / NAMES[1]).unlink()
    assert names(window) == said(*NAMES)
    assert len(posts.texts) == 1
    press(window, Qt.Key.Key_Tab, CONTROL | SHIFT)
    assert window.post.path.name == NAMES[2]
    QTest.mouseClick(window.tabs, Qt.MouseButton.LeftButton, pos=window.tabs.tabRect(1).center())
    assert names(window) == said(NAMES[0], NAMES[2])
    assert window.post.path.name == NAMES[2]
    assert any("2020-01-02-dos" in one.label.text() for one in window.notices.showing())


def test_problems_and_form_follow_the_front(window, blog, qtbot) -> None:
    window.post.apply([Edit(Range(0, 0), "sin portada\n")])
    qtbot.waitUntil(lambda: bool(window.problems.checks.problems), timeout=60_000)
    found = window.problems.checks.problems
    window.files.open_post(blog / NAMES[1])
    assert window.problems.checks.problems == []
    press(window, Qt.Key.Key_Tab)
    # Known at once, before the check process has answered again.
    assert window.problems.checks.problems == found
    assert window.editor.all_problems()


@pytest.fixture
def kept(window, blog, tmp_path: Path, qtbot):
    keeper = PostKeeper(window.post, window.files, window.tasks, tmp_path / "data", window.post)
    watch = OutsideWatch(window.post, window.tasks, window.post)
    watch.rebased.connect(keeper.begin_anew)
    window.protect(keeper, watch)
    window.late.finish()
    yield keeper
    watch._timer.stop()
    assert window.tasks.finish()
    keeper.close()


def test_a_killed_program_leaves_a_journal_of_each(window, blog, kept, tmp_path: Path) -> None:
    for name, word in zip(NAMES, ("uno", "dos", "tres"), strict=True):
        window.files.open_post(blog / name)
        QTest.keyClicks(window.editor.edit, word)
    for text in window.files.posts.texts:
        kept._guards[text].journal.flush()
    journals = list((tmp_path / "data" / "journal").glob("*.journal"))
    assert len(journals) == 3
    for word in ("uno", "dos", "tres"):
        assert any(word.encode() in journal.read_bytes() for journal in journals)
    window.files.ask_about_all = lambda _texts: Answer.DISCARD
    assert window.files.leave()
    kept.close()
    assert find_unsaved(tmp_path / "data" / "journal").unsaved == []


def test_a_discarded_tab_leaves_no_journal(window, blog, kept, tmp_path: Path) -> None:
    window.files.ask_about_unsaved = lambda: Answer.DISCARD
    for name in NAMES:
        window.files.open_post(blog / name)
        QTest.keyClicks(window.editor.edit, "x")
        kept.front.journal.flush()
    for _ in NAMES[1:]:
        press(window, Qt.Key.Key_W)
    kept.close()
    (unsaved,) = find_unsaved(tmp_path / "data" / "journal").unsaved
    assert unsaved.path == blog / NAMES[0]
    unsaved.discard()


def test_what_changed_behind_is_taken_in_when_it_comes_to_the_front(
    window, blog, kept, qtbot
) -> None:
    window.files.open_post(blog / NAMES[1])
    QTest.keyClicks(window.editor.edit, "mine ")
    window.files.open_post(blog / NAMES[2])
    for name in NAMES[:2]:
        path = blog / name
        path.write_text(path.read_text("utf-8") + "theirs\n", "utf-8")
    window.files.bring(window.files.posts.tabs[0])
    qtbot.waitUntil(lambda: window.post.text().endswith("theirs\n"), timeout=5000)
    assert not window.post.is_dirty
    window.files.bring(window.files.posts.tabs[1])
    # Saved before anybody has looked: what the other program wrote is not overwritten.
    guards, window.files.before_saving = window.files.before_saving, []
    assert not window.files.save()
    window.files.before_saving = guards
    assert (blog / NAMES[1]).read_text("utf-8").endswith("theirs\n")
    assert window.watch.clash is not None
    window.watch.take_merged(window.watch.clash.merge.text())
    assert window.post.text().startswith("mine ")
    assert window.post.text().endswith("theirs\n")


def test_saving_over_a_post_that_is_open_leaves_one_tab_of_it(
    window, blog, kept, qtbot, tmp_path: Path
) -> None:
    guards, window.files.before_saving = window.files.before_saving, []
    open_all(window, blog)
    window.files.bring(window.files.posts.tabs[0])
    QTest.keyClicks(window.editor.edit, "uno ")
    window.files.bring(window.files.posts.tabs[1])
    QTest.keyClicks(window.editor.edit, "dos ")
    window.files.ask_for_path = lambda _suggested: blog / NAMES[0]
    answers = [Answer.CANCEL, Answer.DISCARD]
    window.files.ask_about_unsaved = lambda: answers.pop(0)
    before = (blog / NAMES[0]).read_bytes()
    assert not window.files.save_as()
    assert (blog / NAMES[0]).read_bytes() == before
    assert [tab.path for tab in window.files.posts.dirty] == [blog / name for name in NAMES[:2]]
    assert window.post.path == blog / NAMES[1]
    assert window.files.save_as()
    assert names(window) == said(NAMES[0], NAMES[2])
    assert (blog / NAMES[0]).read_text("utf-8") == window.post.text()
    assert window.post.text().startswith("dos ")
    # The one that went no longer claims the file.
    assert kept.holder is None
    versions = kept.versions
    qtbot.waitUntil(lambda: any(each.read() == before for each in versions.of(blog / NAMES[0])))
    window.files.before_saving = guards


def test_closing_the_others_from_a_blank_post(window, blog) -> None:
    press(window, Qt.Key.Key_W)
    assert window.post.path is None
    text = window.files.behind(blog / NAMES[1])
    text.apply([Edit(Range(0, 0), "x")])
    window.files.ask_about_unsaved = lambda: Answer.DISCARD
    window.actions_["file.close_others"].trigger()
    assert window.post.path is None
    QTest.keyClicks(window.editor.edit, "sigo")
    assert window.post.text() == "sigo"


def test_a_closed_post_that_is_gone_bars_no_other_from_coming_back(window, blog) -> None:
    open_all(window, blog)
    press(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_W)
    (blog / NAMES[1]).unlink()
    window.actions_["file.reopen_post"].trigger()
    assert names(window) == said(NAMES[0])
    window.actions_["file.reopen_post"].trigger()
    assert names(window) == said(NAMES[0], NAMES[2])


def test_a_post_whose_file_is_renamed_keeps_undo_and_journal(
    window, blog, kept, tmp_path: Path
) -> None:
    guards, window.files.before_saving = window.files.before_saving, []
    clean, dirty = window.files.posts.front, blog / NAMES[1]
    QTest.keyClicks(window.editor.edit, "uno ")
    assert window.files.save()
    window.files.open_post(dirty)
    QTest.keyClicks(window.editor.edit, "dos ")
    for tab, name in ((clean, "2020-01-01-a.md"), (window.files.posts.front, "2020-01-02-b.md")):
        new = tab.path.rename(blog / name)
        if tab is clean:
            new.write_text(new.read_text("utf-8") + "más\n", "utf-8")
        window.files.go_with(tab, new)
    assert names(window) == ["a", "b *"]
    for text in window.files.posts.texts:
        kept._guards[text].journal.flush()
    # As if the program had been killed here.
    copies = tmp_path / "copies"
    copies.mkdir()
    for file in (tmp_path / "data" / "journal").glob("*.journal"):
        (copies / file.name).write_bytes(file.read_bytes())
    (unsaved,) = find_unsaved(copies).unsaved
    assert unsaved.path == blog / "2020-01-02-b.md"
    unsaved.discard()
    window.files.bring(clean)
    assert not window.post.is_dirty
    assert window.post.text().endswith("más\n")
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_Z)
    assert window.post.text() == f"---\ntitle: uno\n---\n{LONG}"
    window.files.before_saving = guards
