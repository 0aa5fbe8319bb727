"""Problems in the window: found by the check process, marked, listed, mended, asked about."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from newsletter_editor.checks.check import MOST_PROBLEMS
from newsletter_editor.gui.problems.rule_words import rule_title
from newsletter_editor.gui.problems.save_sheet import SaveSheet
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

FRONT_MATTER = """---
layout: post
title: "Boletín #9 [ES]: prueba"
author: ana
image:
  thumb: cabezera.png
---
"""
POST = f"{FRONT_MATTER}Texto con [un enlace] (https://example.com) roto.\n"
MISSING = "missing-front-matter-image"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    for folder in ("posts/_posts", "images", "_data"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://blog.example\n", "utf-8")
    (root / "_data/authors.yml").write_text("ana:\n  name: Ana\n", "utf-8")
    (root / "images/cabecera.png").write_bytes(b"")
    (root / "posts/_posts/2020-01-01-otro.md").write_text(
        FRONT_MATTER.replace("#9", "#8").replace("cabezera", "cabecera") + "Texto.\n", "utf-8"
    )
    path = root / "posts/_posts/2020-02-02-boletin.md"
    path.write_text(POST, "utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(["git", *identity, *command], cwd=root, check=True)
    return root


@pytest.fixture
def checked(qtbot, window, files, blog: Path):
    """The window on the post of `blog`, once its problems are there."""
    files.open_path(blog)
    files.open_post(blog / "posts/_posts/2020-02-02-boletin.md")
    wait_for_checks(qtbot, window)
    return window


def wait_for_checks(qtbot, window) -> None:
    """Until all is told: on a loaded machine words are looked up in several goes."""
    checks = window.problems.checks
    qtbot.waitUntil(lambda: checks.is_current and not checks.is_part, timeout=90000)


def rules(window) -> list[str]:
    return [each.problem.rule for each in window.problems.checks.problems]


def listed(window) -> list[str]:
    pane = window.problems.pane
    return [
        pane.filter.index(row, 0).data(Qt.ItemDataRole.DisplayRole)
        for row in range(pane.filter.rowCount())
    ]


def answer_sheet(press: str) -> list[str]:
    """Press a button of the save sheet once it shows; returns what will hold its lines."""
    said: list[str] = []

    def press_it() -> None:
        sheet = next((w for w in QApplication.topLevelWidgets() if isinstance(w, SaveSheet)), None)
        if sheet is None or not sheet.isVisible():
            QTimer.singleShot(20, press_it)
            return
        said.extend(sheet.list.item(row).text() for row in range(sheet.list.count()))
        getattr(sheet, f"{press}_button").click()

    QTimer.singleShot(0, press_it)
    return said


def test_a_missing_thumb_is_seen_mended_and_saved_as_one_line(qtbot, checked, blog) -> None:
    assert MISSING in rules(checked)
    offset = POST.index("cabezera")
    assert [p.rule for p in checked.editor.problems_at(offset)] == [MISSING]
    assert any("cabezera.png" in text for text in listed(checked))
    found = next(e for e in checked.problems.checks.problems if e.problem.rule == MISSING)
    fix = checked.problems.cures.first(found)
    assert fix is not None
    assert checked.problems.checks.apply(fix, found)
    wait_for_checks(qtbot, checked)
    assert MISSING not in rules(checked)
    broken = next(e for e in checked.problems.checks.problems if e.problem.rule == "link-syntax")
    assert checked.problems.checks.apply(broken.problem.fixes[0], broken)
    wait_for_checks(qtbot, checked)
    assert checked.problems.checks.count(Severity.ERROR) == 0
    assert checked.files.save()
    diff = subprocess.run(
        ["git", "diff", "--numstat", "--unified=0"], cwd=blog, capture_output=True, text=True
    )
    assert diff.stdout.split()[:2] == ["2", "2"]
    text = (blog / "posts/_posts/2020-02-02-boletin.md").read_text("utf-8")
    assert text == POST.replace("cabezera", "cabecera").replace("] (", "](")


def test_in_the_real_repo_a_mended_thumb_is_one_line_of_the_diff(
    qtbot, window, files, shared_repo: Path
) -> None:
    path = next((shared_repo / "posts/_posts").glob("*Bolet*"))
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"nlp_newsletter_5.png", b"nlp_newsleter_5.png"))
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(["git", *identity, *command], cwd=shared_repo, check=True)
    files.open_path(shared_repo)
    files.open_post(path)
    wait_for_checks(qtbot, window)
    found = next(e for e in window.problems.checks.problems if e.problem.rule == MISSING)
    assert found.problem.suggestions[0] == "nlp_newsletter_5.png"
    assert window.problems.checks.apply(found.problem.fixes[0], found)
    wait_for_checks(qtbot, window)
    assert files.save()
    diff = subprocess.run(
        ["git", "diff", "--unified=0"], cwd=shared_repo, capture_output=True, check=True
    )
    lines = diff.stdout.decode().splitlines()
    assert [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "-  thumb: nlp_newsleter_5.png",
        "+  thumb: nlp_newsletter_5.png",
    ]


def test_saving_with_errors_asks_and_obeys(qtbot, checked, blog) -> None:
    path = blog / "posts/_posts/2020-02-02-boletin.md"
    checked.post.apply([Edit.insert(len(POST), "Más.\n")])
    said = answer_sheet("cancel")
    assert not checked.files.save()
    assert len(said) == 2
    assert path.read_text("utf-8") == POST
    answer_sheet("fix")
    assert not checked.files.save()
    assert checked.editor.selection.of(checked.post.text()) == "cabezera.png"
    answer_sheet("save")
    assert checked.files.save()
    assert path.read_text("utf-8") == POST + "Más.\n"
    # What was accepted is not asked again.
    checked.post.apply([Edit.insert(0, "")])
    checked.post.apply([Edit.insert(len(POST), "Y más.\n")])
    assert checked.files.save()


def test_problems_move_with_the_typing_and_stale_ones_go(qtbot, checked) -> None:
    checks = checked.problems.checks
    before = next(e for e in checks.problems if e.problem.rule == "link-syntax").problem.range
    body = POST.index("Texto")
    checked.post.apply([Edit.insert(body, "Hola 😀. ")])
    moved = next(e for e in checks.problems if e.problem.rule == "link-syntax")
    assert moved.problem.range == before.shifted(8)
    assert moved.problem.fixes[0].edits[0].range.start == before.start + 8
    checked.post.apply([Edit(Range(before.start + 10, before.start + 12), "")])
    assert "link-syntax" not in rules(checked)


def test_the_names_of_rules_are_learnt_from_an_answer_that_comes_too_late(window) -> None:
    names = {"told-late": [["dicha tarde", "told late"], ["por qué", "why"]]}
    window.problems.checks._take({"revision": -5, "rules": names})
    assert rule_title("told-late", "en") == "told late"


def test_keys_walk_through_the_problems(checked) -> None:
    checked.editor.select(Range(0, 0))
    seen = []
    for _ in range(len(rules(checked)) + 1):
        checked.actions_["go.next_problem"].trigger()
        seen.append(checked.editor.selection)
    assert seen[0] == seen[-1]
    assert len(set(seen)) == len(seen) - 1
    checked.actions_["go.previous_problem"].trigger()
    assert checked.editor.selection == seen[-2]


def test_ignoring_here_writes_a_comment(qtbot, checked) -> None:
    found = next(e for e in checked.problems.checks.problems if e.problem.rule == MISSING)
    assert found.ignore is not None
    assert checked.problems.checks.apply(found.ignore, found)
    wait_for_checks(qtbot, checked)
    assert MISSING not in rules(checked)
    assert f"  # newsletter-editor: ignore {MISSING}\n  thumb:" in checked.post.text()


def test_turning_a_rule_off_is_the_teams_matter(qtbot, checked, blog) -> None:
    checked.problems.cures._turn_off(MISSING, checked.files.site)
    qtbot.waitUntil(lambda: MISSING not in rules(checked), timeout=90000)
    assert MISSING in (blog / ".newsletter-editor.toml").read_text("utf-8")


def test_the_whole_repo_is_walked_through_and_filtered(qtbot, checked) -> None:
    pane = checked.problems.pane
    with qtbot.waitSignal(pane.repo.finished, timeout=60000):
        checked.actions_["tools.check_repo"].trigger()
    files = {row.path.name for row in pane.model.rows}
    assert "2020-02-02-boletin.md" in files
    everything = len(listed(checked))
    pane.severity_buttons[Severity.ERROR].setChecked(False)
    assert len(listed(checked)) < everything
    pane.severity_buttons[Severity.ERROR].setChecked(True)
    pane.rules.setCurrentIndex(pane.rules.findData(MISSING))
    pane.rules.activated.emit(pane.rules.currentIndex())
    assert len(listed(checked)) == 1
    pane.back_to_post()
    assert all(row.path is None for row in pane.model.rows)


def test_what_is_listed_is_counted_while_the_rest_is_looked_at(qtbot, checked) -> None:
    pane = checked.problems.pane
    seen: list[tuple[int, int]] = []

    def look() -> None:
        counted = sum(int(button.text()) for button in pane.severity_buttons.values())
        seen.append((counted, len(pane.model.rows)))

    pane._counting.setInterval(0)
    pane._counting.timeout.connect(look)
    with qtbot.waitSignal(pane.repo.finished, timeout=60000):
        checked.actions_["tools.check_repo"].trigger()
    assert seen
    assert all(counted == listed > 0 for counted, listed in seen)


def test_the_repo_is_listed_post_by_post(qtbot, checked, blog) -> None:
    pane = checked.problems.pane
    with qtbot.waitSignal(pane.repo.finished, timeout=60000):
        checked.actions_["tools.check_repo"].trigger()
    assert "2020-02-02-boletin.md" in listed(checked)
    group = pane.filter.index(listed(checked).index("2020-02-02-boletin.md"), 0)
    assert pane.table.isExpanded(group)
    assert pane.filter.rowCount(group) > 0
    inside = pane.filter.index(0, 0, group)
    qtbot.mouseClick(
        pane.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=pane.table.visualRect(inside).center(),
    )
    assert checked.post.path.name == "2020-02-02-boletin.md"


def test_the_same_problem_at_many_places_is_one_row(qtbot, checked) -> None:
    images = "".join(f"![](/images/cabecera.png)\n\nTexto {n}.\n\n" for n in range(6))
    checked.post.apply([Edit.insert(checked.post.length, "\n" + images)])
    wait_for_checks(qtbot, checked)
    pane = checked.problems.pane
    shown = listed(checked)
    assert len(shown) == len(set(shown))
    row = shown.index(next(text for text in shown if "alternative" in text))
    index = pane.filter.index(row, 0)
    assert index.siblingAtColumn(2).data().endswith("+5")
    lines = []
    pane.table.setCurrentIndex(index)
    pane.table.setFocus()
    for _ in range(7):
        pane.table.activated.emit(index)
        lines.append(checked.editor.position()[0])
    assert lines[:6] == sorted(set(lines))
    assert lines[6] == lines[0]


def test_whole_rows_are_seen_in_a_small_window(qtbot, checked) -> None:
    checked.resize(1366, 768)
    qtbot.wait(50)
    table = checked.problems.pane.table
    height = table.visualRect(table.model().index(0, 0)).height()
    assert table.viewport().height() >= 4 * height
    dock = checked.findChild(QDockWidget, "dock.problems")
    for pixels in range(200, 200 + height, 3):
        checked.resizeDocks([dock], [pixels], Qt.Orientation.Vertical)
        qtbot.wait(10)
        assert table.viewport().height() % height == 0


def test_a_walk_can_be_called_off(qtbot, checked) -> None:
    pane = checked.problems.pane
    checked.show()
    qtbot.waitExposed(checked)
    checked.findChild(QDockWidget, "dock.problems").hide()
    with qtbot.waitSignal(pane.repo.finished, timeout=60000) as finished:
        checked.actions_["tools.check_repo"].trigger()
        qtbot.waitUntil(pane.isVisible)
        qtbot.waitUntil(lambda: pane.repo.is_running, timeout=10000)
        pane.cancel_button.click()
    assert finished.args == [False]


def test_the_status_tells_how_sound_the_post_is(qtbot, checked) -> None:
    assert checked.problems.status.text().startswith("2 errors")
    checked.post.apply([Edit(Range(0, len(POST)), FRONT_MATTER.replace("cabezera", "cabecera"))])
    wait_for_checks(qtbot, checked)
    assert checked.problems.status.text() == "Sound"
    checked.post.apply([Edit.insert(checked.post.length, "\n![](/images/cabecera.png)\n")])
    wait_for_checks(qtbot, checked)
    # Another test may have had the program speak English by its translation, which knows plurals.
    assert checked.problems.status.text() in ("1 hint", "1 hints")


def test_a_post_is_not_praised_before_it_is_checked(qtbot, window, files, blog: Path) -> None:
    path = blog / "posts/_posts/2020-01-01-otro.md"
    path.write_text(
        path.read_text("utf-8") + "\n" + "![Una vista](/images/cabecera.png)\n", "utf-8"
    )
    files.open_path(blog)
    files.open_post(path)
    pane = window.problems.pane
    assert not pane.model.rows
    assert pane.hint.text() == ""
    assert {button.text() for button in pane.severity_buttons.values()} == {"…"}
    assert window.spelling.status.count.text().endswith("…")
    wait_for_checks(qtbot, window)
    qtbot.waitUntil(lambda: pane.hint.text() != "")
    assert all(button.text().isdigit() for button in pane.severity_buttons.values())
    assert window.spelling.status.count.text()[-1].isdigit()


def test_of_very_many_problems_those_in_view_are_shown(qtbot, window, files, blog: Path) -> None:
    path = blog / "posts/_posts/2020-03-03-largo.md"
    body = "\n\n".join(f"Párrafo {n} con un boletin." for n in range(MOST_PROBLEMS + 100))
    path.write_text(FRONT_MATTER.replace("cabezera", "cabecera") + body + "\n", "utf-8")
    files.open_path(blog)
    files.open_post(path)
    text = path.read_text("utf-8")
    ends = text.index("boletin"), text.rindex("boletin")

    def marked() -> list[bool]:
        return [bool(window.editor.problems_at(offset)) for offset in ends]

    qtbot.waitUntil(lambda: marked() == [True, False], timeout=60000)
    bar = window.editor.edit.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: marked() == [False, True], timeout=60000)
    assert window.problems.status.text().startswith("≥ 5")
    assert window.spelling.status.count.text() == f"Spelling: ≥ {MOST_PROBLEMS}"


def test_a_save_that_waits_for_the_checks_says_so(qtbot, checked, monkeypatch) -> None:
    checks, status = checked.problems.checks, checked.problems.status
    real, seen = checks.wait, []

    def wait() -> bool:
        cursor = QApplication.overrideCursor()
        seen.append((status.text(), cursor.shape() if cursor else None))
        return real()

    monkeypatch.setattr(checks, "wait", wait)
    checked.post.apply([Edit.insert(len(POST), "Más.\n")])
    said = answer_sheet("save")
    assert checked.files.save()
    assert said
    assert seen == [("Checking before saving…", Qt.CursorShape.BusyCursor)]
    assert QApplication.overrideCursor() is None
    assert status.text() != "Checking before saving…"
    # What is known already is not waited for.
    wait_for_checks(qtbot, checked)
    assert checked.files.save()
    assert len(seen) == 1


def test_problems_between_two_fixes_of_one_step_stay(qtbot, checked) -> None:
    checks = checked.problems.checks
    between = next(e.problem for e in checks.problems if e.problem.rule == MISSING)
    start, end = between.range
    checked.post.apply([Edit.insert(4, "a: b\n"), Edit.insert(len(POST), "fin\n")])
    moved = next(e.problem for e in checks.problems if e.problem.rule == MISSING)
    assert moved.range == between.range.shifted(5)
    placed = {problem.rule: place for place, problem in checked.editor.all_problems()}
    assert placed[MISSING] == between.range.shifted(5)
    assert [p.rule for p in checked.editor.problems_at(start + 5)] == [MISSING]
    assert MISSING not in [p.rule for p in checked.editor.problems_at(end + 5)]


def test_an_image_without_words_is_described_from_its_problem(qtbot, window, files, blog) -> None:
    path = blog / "posts/_posts/2020-02-02-boletin.md"
    path.write_text(f"{FRONT_MATTER}Texto.\n\n![](/images/cabecera.png)\n", "utf-8")
    files.open_path(blog)
    files.open_post(path)
    window.show()
    wait_for_checks(qtbot, window)
    at = window.post.text().index("![]")
    window.editor.select(Range(at + 2, at + 2))

    def describe() -> None:
        dialog = QApplication.activeModalWidget()
        QTest.keyClicks(dialog.alt, "un mar")
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    window.actions_["edit.fix_problem"].trigger()
    menu = QApplication.activePopupWidget()
    QTimer.singleShot(200, describe)
    next(each for each in menu.actions() if each.text().startswith("Describe")).trigger()
    assert "![un mar](/images/cabecera.png)" in window.post.text()
    window.post.document.undo()
    assert "![](/images/cabecera.png)" in window.post.text()
