"""What a click writes out of view: said where, taken back by a button, found in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.problems.team_rules import TeamRules
from newsletter_editor.site.settings import FILE_NAME, Settings
from newsletter_editor.text.ranges import Range

BODY = "Véase https://a.example/b aquí.\n"
TEXT = f"---\ntitle: Uno\nlang: es\nlayout: post\nauthor: ana\n---\n{BODY}"
UNREADABLE = f"---\ntitle: [\n---\n{BODY}"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://blog.example\n", "utf-8")
    (root / "_posts" / "2020-01-01-uno.md").write_text(TEXT, "utf-8")
    return root


@pytest.fixture
def shown(qtbot, window: MainWindow, root: Path) -> MainWindow:
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    show(qtbot, window, root / "_posts" / "2020-01-01-uno.md")
    return window


def show(qtbot, window: MainWindow, path: Path) -> None:
    assert window.files.open_post(path)
    window.editor.edit.setFocus()
    checked(qtbot, window)


def checked(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.problems.checks.is_current, timeout=30_000)


def rules(window: MainWindow) -> set[str]:
    return {each.problem.rule for each in window.problems.checks.problems}


def choose_cure(window: MainWindow, rule: str, beginning: str) -> None:
    """Stand in a problem, open what can be done by key, go to an entry and press Enter."""
    place = next(p for p, problem in window.editor.all_problems() if problem.rule == rule)
    window.editor.select(Range(place.start + 1, place.start + 1))
    window.actions_["edit.fix_problem"].trigger()
    choose(QApplication.activePopupWidget(), beginning)


def choose(menu: QMenu, beginning: str) -> None:
    for _ in range(60):
        action = menu.activeAction()
        if action is not None and action.text().startswith(beginning):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
        QTest.keyClick(menu, Qt.Key.Key_Down)
    pytest.fail(f"no {beginning} in {[each.text() for each in menu.actions()]}")


def press_undo(window: MainWindow) -> str:
    """Press *Undo* on the only bar that has it; what the bar says."""
    bars = [bar for bar in window.notices.showing() if "Undo" in buttons(bar)]
    assert len(bars) == 1
    button = buttons(bars[0])["Undo"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bars[0] not in window.notices.showing()
    return bars[0].label.text()


def buttons(bar) -> dict[str, QPushButton]:
    return {button.text(): button for button in bar.findChildren(QPushButton)}


def test_a_rule_that_is_off_is_told_of_and_comes_back(qtbot, shown, root: Path) -> None:
    assert "bare-url" in rules(shown)
    choose_cure(shown, "bare-url", "Turn this rule off")
    assert Settings.read(root).off == {"bare-url"}
    checked(qtbot, shown)
    assert "bare-url" not in rules(shown)
    said = press_undo(shown)
    assert FILE_NAME in said
    assert not (root / FILE_NAME).exists()
    checked(qtbot, shown)
    assert "bare-url" in rules(shown)


def test_so_is_what_is_ignored_where_the_post_has_no_place_for_it(qtbot, shown, root) -> None:
    path = root / "_posts" / "2020-01-02-dos.md"
    path.write_text(UNREADABLE, "utf-8")
    show(qtbot, shown, path)
    choose_cure(shown, "bare-url", "Ignore here")
    assert [each.path for each in Settings.read(root).ignored] == ["_posts/2020-01-02-dos.md"]
    assert shown.post.text() == UNREADABLE
    said = press_undo(shown)
    assert FILE_NAME in said
    assert path.name in said
    assert Settings.read(root).ignored == ()


def test_the_settings_show_what_is_off_and_turn_it_on(qtbot, shown, root: Path) -> None:
    (root / FILE_NAME).write_text(
        "[checks]\noff = ['bare-url', 'long-title']\n\n[[checks.ignore]]\nrule = 'excerpt'\n"
        "path = '_posts/2020-01-01-uno.md'\n",
        "utf-8",
    )
    shown.problems.checks.forget_surroundings()
    checked(qtbot, shown)
    assert "bare-url" not in rules(shown)
    shown.actions_["file.settings"].trigger()
    dialog = next(d for d in shown.findChildren(QDialog) if d.objectName() == "settings")
    part = dialog.findChild(TeamRules)
    listed = [part.list.item(row).text() for row in range(part.list.count())]
    assert len(listed) == 3
    assert "_posts/2020-01-01-uno.md" in listed[2]
    # The first one and the last, by keys.
    part.list.setFocus()
    QTest.keyClick(part.list, Qt.Key.Key_Home)
    QTest.keyClick(part.list, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(part.list, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(part.list, Qt.Key.Key_Space, CONTROL)
    QTest.mouseClick(part.button, Qt.MouseButton.LeftButton)
    settings = Settings.read(root)
    assert (settings.off, settings.ignored) == ({"long-title"}, ())
    assert part.list.count() == 1
    assert not part.button.isEnabled()
    dialog.reject()
    checked(qtbot, shown)
    assert "bare-url" in rules(shown)


def test_a_chosen_language_is_told_of_and_taken_back(qtbot, shown) -> None:
    before = shown.post.text()
    end = Range(len(before) - 1, len(before) - 1)
    shown.editor.select(end)
    for typed in ("", "z"):
        shown.spelling.status.choice.menu().aboutToShow.emit()
        menu = shown.spelling.status.choice.menu()
        menu.popup(shown.mapToGlobal(shown.rect().center()))
        choose(menu, "Español (España)")
        assert "lang: es-ES" in shown.post.text()
        shown.editor.edit.setFocus()
        QTest.keyClicks(shown.editor.edit, typed)
        assert "lang: es-ES" in press_undo(shown)
        # What was typed since then stays.
        assert shown.post.text().replace("z", "") == before
        assert shown.post.text().count("z") == len(typed)
        assert shown.post.is_dirty is bool(typed)
        # The author stays where they write.
        assert shown.editor.selection == Range(end.start + len(typed), end.end + len(typed))
