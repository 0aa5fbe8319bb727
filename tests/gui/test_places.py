"""Window, page and figures stay with the author, whatever is done: seen in the running program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QPushButton

from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.program import Program
from newsletter_editor.document.source import Format, Source
from newsletter_editor.document.storage import data_folder
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.recovery.unsaved_dialog import UnsavedDialog
from newsletter_editor.gui.settings import Settings
from newsletter_editor.text.ranges import Range
from tests.gui.previewing import WORLD

CONTROL = Qt.KeyboardModifier.ControlModifier
FRONT_MATTER = "---\ntitle: Uno\nlang: es\n---\n"
LONG = FRONT_MATTER + "".join(f"Párrafo número {n} del boletín.\n\n" for n in range(150))


class Running:
    """A program with its window on the screen, and questions to its page."""

    def __init__(self, qtbot: Any, program: Program) -> None:
        self.qtbot, self.program, self.post = qtbot, program, program.post
        assert program.window is not None
        self.window = program.window
        self.edit = self.window.editor.edit

    def wait(self, condition: Callable[[], object], seconds: float = 90) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=round(seconds * 1000))

    def ask(self, script: str) -> Any:
        answers: list[Any] = []
        self.wait(lambda: self.window.preview.page_view.is_ready)
        self.window.preview.page_view.page.runJavaScript(script, WORLD, answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def page_shows(self, text: str) -> bool:
        """Whether the words are in the part of the page that is to be seen."""
        return self.ask(
            "[...document.querySelectorAll('header, main *')].some(node => {"
            f"const box = node.getBoundingClientRect(); return node.innerText.includes({text!r})"
            " && box.bottom > 0 && box.top < innerHeight && box.height < innerHeight})"
        )

    def wait_for_page(self, text: str) -> None:
        self.wait(lambda: self.page_shows(text))

    def page_text(self) -> str:
        return self.ask("document.body.innerText")

    def first_line(self) -> int:
        return self.edit.firstVisibleBlock().blockNumber()

    def page_is_with_the_source(self) -> bool:
        """Whether some paragraph in the middle of the source's view is on the page, too."""
        middle = self.window.editor.middle_of_view()
        line = self.post.text()[middle:].lstrip("\n").partition("\n")[0]
        return self.page_shows(line)

    def bar(self, key: str) -> Any:
        found = [n for n in self.window.notices.showing() if n.property("key") == key]
        return found[0] if found else None


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
    return root


@pytest.fixture
def start(qapp: Any, qtbot: Any, tmp_path: Path, monkeypatch) -> Iterator[Callable[..., Running]]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    running: list[Program] = []

    def end() -> None:
        while running:
            program = running.pop()
            program.post.document.setModified(False)
            program.finish()
            program.deleteLater()

    def start(path: Path | None = None, text: str = "") -> Running:
        end()
        if path is not None and text:
            path.write_text(text, encoding="utf-8")
        assert data_folder().is_relative_to(tmp_path)
        program = Program(
            qapp, Settings(tmp_path / "settings.ini"), CrashHook(tmp_path / "reports")
        )
        running.append(program)
        program.start(path, "en", "light")
        program.window.late.finish()
        program.window.activateWindow()
        return Running(qtbot, program)

    yield start
    end()


def test_a_closed_post_leaves_the_window_empty(start, repo: Path) -> None:
    r = start(repo / "_posts" / "2020-01-01-uno.md", LONG.replace("número", "nmero"))
    window = r.window
    r.wait_for_page("Párrafo nmero 0 ")
    r.wait(lambda: "warning" in window.problems.status.text())
    QTest.keyClick(r.edit, Qt.Key.Key_W, CONTROL)
    r.wait(lambda: "Párrafo" not in r.page_text())
    assert "Uno" not in r.page_text()
    r.wait(lambda: not window.problems.status.isVisible())
    r.wait(lambda: not window.spelling.status.isVisible())
    assert not window.problems.checks.problems
    assert "word" not in _shown_texts(window)
    # Who writes is told again.
    QTest.keyClicks(r.edit, "hola")
    r.wait(lambda: window.problems.status.text() == "1 error")
    assert window.problems.status.isVisible()
    r.wait(lambda: "1 word" in _shown_texts(window))


DAMAGED = LONG.replace("Párrafo", "PÃ¡rrafo").replace("número", "nÃºmero")


def go_to(r: Running, line: int) -> None:
    r.window.editor.commands.go_to_line(line)
    r.wait(lambda: not r.page_shows("Uno"))
    r.wait(r.page_is_with_the_source)


def press_button(r: Running, key: str, text: str) -> None:
    button = next(b for b in r.bar(key).findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_repair_leaves_page_and_keyboard_at_the_text(start, repo: Path) -> None:
    r = start(repo / "_posts" / "2020-01-01-uno.md", DAMAGED)
    r.wait(lambda: r.bar("damage"))
    go_to(r, 150)
    top = r.first_line()
    press_button(r, "damage", "&Repair")
    assert r.post.text() == LONG
    assert r.edit.hasFocus()
    assert r.first_line() == top
    r.wait(lambda: "PÃ" not in r.page_text())
    r.wait(r.page_is_with_the_source)
    # What undo takes back is damaged again, and the way to mend it is there again.
    assert r.bar("damage") is None
    QTest.keyClick(r.edit, Qt.Key.Key_Z, CONTROL)
    assert r.post.text() == DAMAGED
    r.wait(lambda: r.bar("damage"))
    r.wait(lambda: "PÃ" in r.page_text())
    r.wait(r.page_is_with_the_source)
    press_button(r, "damage", "&Repair")
    assert r.post.text() == LONG
    QTest.keyClick(r.edit, Qt.Key.Key_Z, CONTROL)
    r.wait(lambda: r.bar("damage"))
    QTest.keyClick(r.edit, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert r.post.text() == LONG
    r.wait(lambda: r.bar("damage") is None)


def test_a_merge_leaves_page_and_keyboard_at_the_text(start, repo: Path) -> None:
    path = repo / "_posts" / "2020-01-01-uno.md"
    r = start(path, LONG)
    go_to(r, 150)
    QTest.keyClicks(r.edit, "Mio. ")
    mine = r.post.text()
    theirs = LONG.replace("número 3 del", "número 3 de otro\n\nPárrafo más del")
    path.write_text(theirs, encoding="utf-8")
    r.wait(lambda: r.bar("outside"))
    press_button(r, "outside", "&Merge both")
    assert r.post.text() == mine.replace("número 3 del", "número 3 de otro\n\nPárrafo más del")
    assert r.edit.hasFocus()
    r.wait(r.page_is_with_the_source)
    r.wait(lambda: r.page_shows("Mio."))


def test_a_change_from_outside_leaves_the_page_at_the_text(start, repo: Path) -> None:
    path = repo / "_posts" / "2020-01-01-uno.md"
    r = start(path, LONG)
    go_to(r, 150)
    path.write_text(LONG.replace("del boletín", "de este boletín"), encoding="utf-8")
    r.wait(lambda: "de este" in r.post.text())
    r.wait(lambda: "de este" in r.page_text())
    r.wait(r.page_is_with_the_source)
    QTest.keyClick(r.edit, Qt.Key.Key_Z, CONTROL)
    r.wait(lambda: "de este" not in r.page_text())
    r.wait(r.page_is_with_the_source)


def test_undo_and_redo_of_a_large_edit_take_the_page_along(start, repo: Path) -> None:
    r = start(repo / "_posts" / "2020-01-01-uno.md", LONG)
    go_to(r, 150)
    r.window.actions_["edit.replace"].trigger()
    bar = r.window.editor.find_bar
    bar.query.setText("número")
    QTest.keyClicks(bar.replacement, "num")
    bar.replace_all()
    r.wait(lambda: "número" not in r.page_text())
    r.wait(r.page_is_with_the_source)
    r.edit.setFocus()
    for key, modifiers in (
        (Qt.Key.Key_Z, CONTROL),
        (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier),
    ):
        text = r.post.text()
        QTest.keyClick(r.edit, key, modifiers)
        assert r.post.text() != text
        word = "número" if "número" in r.post.text() else "num "
        r.wait(lambda word=word: word in r.page_text())
        r.wait(r.page_is_with_the_source)


def test_the_page_is_at_the_text_after_recovery(start, repo: Path) -> None:
    path = repo / "_posts" / "2020-01-01-uno.md"
    r = start(path, LONG)
    go_to(r, 150)
    QTest.keyClicks(r.edit, "Mio. ")
    r.qtbot.wait(1)
    r.program.keeper.close()
    r.post.document.setModified(False)
    again = start()
    again.wait(lambda: again.window.findChild(UnsavedDialog))
    dialog = again.window.findChild(UnsavedDialog)
    QTest.mouseClick(dialog._take, Qt.MouseButton.LeftButton)
    again.wait(lambda: "Mio." in again.post.text())
    again.wait(again.page_is_with_the_source)
    assert again.edit.hasFocus()
    assert again.window.editor.position() == (150, 6)


def test_what_is_selected_on_the_page_goes_with_its_post(start, repo: Path) -> None:
    other = repo / "_posts" / "2020-01-02-dos.md"
    other.write_text(FRONT_MATTER + "Otro.\n", encoding="utf-8")
    r = start(repo / "_posts" / "2020-01-01-uno.md", LONG)
    r.wait_for_page("Párrafo número 0 ")
    page = r.window.preview.page_view
    QTest.mouseClick(page.view.focusProxy(), Qt.MouseButton.LeftButton)
    r.wait(page.view.focusProxy().hasFocus)
    page.page.triggerAction(page.page.WebAction.SelectAll)
    r.wait(lambda: "Párrafo" in r.ask("String(getSelection())"))
    assert r.program.files.open_post(other)
    r.wait_for_page("Otro.")
    assert r.ask("String(getSelection())") == ""


def _shown_texts(window: Any) -> str:
    bar = window.statusBar()
    labels = [w for w in bar.findChildren(object) if hasattr(w, "text") and w.isVisible()]
    return " | ".join(w.text() for w in labels)


def test_nothing_is_said_to_be_checked_where_nothing_is(start) -> None:
    r = start()
    r.wait(lambda: r.window.problems.checks.is_current)
    assert not r.window.problems.status.isVisible()
    assert not r.window.spelling.status.isVisible()
    assert r.window.problems.pane.hint.text() == ""


def test_a_check_of_the_repo_tells_how_far_it_is(start, repo: Path) -> None:
    for day in range(1, 13):
        path = repo / "_posts" / f"2020-01-{day:02}-x.md"
        path.write_text(FRONT_MATTER + "Hola.\n", encoding="utf-8")
    r = start(repo / "_posts" / "2020-01-01-x.md")
    pane = r.window.problems.pane
    r.wait(lambda: pane.hint.text() == "Nothing to object to.")
    said: list[tuple[str, str]] = []
    pane.repo.progressed.connect(lambda *_: said.append((pane.extent.text(), pane.hint.text())))
    pane.repo.progressed.connect(
        lambda done, _: (
            done == 3 and QTest.mouseClick(pane.cancel_button, Qt.MouseButton.LeftButton)
        )
    )
    r.window.findChild(QDockWidget, "dock.problems").show()
    QTest.mouseClick(pane.repo_button, Qt.MouseButton.LeftButton)
    r.wait(lambda: pane.extent.text() == "Incomplete: 3 of 12 posts")
    assert pane.extent.isVisible()
    assert ("1 of 12 posts", "") in said
    assert pane.hint.text() == ""
    QTest.mouseClick(pane.back_button, Qt.MouseButton.LeftButton)
    r.wait(lambda: pane.hint.text() == "Nothing to object to.")
    assert not pane.extent.isVisible()
    pane.repo.progressed.disconnect()
    pane.repo.progressed.connect(pane._show_progress)
    QTest.mouseClick(pane.repo_button, Qt.MouseButton.LeftButton)
    r.wait(lambda: pane.extent.text() == "12 of 12 posts" and not pane.repo.is_running)
    assert pane.hint.text() == "Nothing to object to."


TITLED = '---\ntitle: "Boletín #5 [ES]: Uno"\n---\n'
MIXED = "This is the text of the issue that is still to be written in the language of the team.\n"


@pytest.mark.parametrize("keys", ["mark", "yaml"])
def test_the_language_stays_while_the_post_does_not_say_it(start, repo: Path, keys: str) -> None:
    words = "El boletín trae papeles y noticias.\n\n"
    r = start(repo / "_posts" / "2020-01-01-uno.md", TITLED + words + MIXED * 8)
    status = r.window.spelling.status
    r.wait(lambda: r.post.language == "es")
    r.wait(lambda: status.choice.text().startswith("Español"))
    at = r.post.text().index(" [ES]" if keys == "mark" else "#5")
    r.window.editor.select(Range(at, at + 5) if keys == "mark" else Range(at, at))
    if keys == "mark":
        QTest.keyClick(r.edit, Qt.Key.Key_Delete)
    else:
        QTest.keyClicks(r.edit, '"')
    r.wait(lambda: r.window.problems.checks.is_current)
    r.qtbot.wait(1500)
    assert status.choice.text().startswith("Español")
    wrong = {place.of(r.post.text()) for place, _ in r.window.editor.language_problems()}
    assert not wrong & {"boletín", "trae", "papeles", "noticias"}


def test_who_is_cut_off_is_back_at_the_last_place(start, repo: Path) -> None:
    path = repo / "_posts" / "2020-01-01-uno.md"
    r = start(path, LONG)
    QTest.keyClick(r.edit, Qt.Key.Key_End, CONTROL)
    end = len(LONG)
    kept = r.program.settings.folder / "settings.ini"
    r.wait(lambda: Settings(kept).get("session/views", "").startswith(f"{end}:"))


def test_one_count_of_words_tells_what_readers_see(window: MainWindow, qtbot) -> None:
    """Two counts side by side, one of them with hidden notes, made authors doubt both."""
    note = "<!-- por traducir\nThis paragraph waits for its translation.\n-->\n\n"
    body = "# Publicaciones\n\n" + note + "Cuatro palabras y **más**.\n"
    window.post.open(Source(f"---\ntitle: uno dos tres\n---\n{body}", Format(), ""), None, None)
    window.show()

    def counts() -> list[str]:
        shown = [each for each in window.findChildren(QLabel) if each.isVisible()]
        return [each.text() for each in shown if re.match(r"[\d,.]+ words?", each.text())]

    qtbot.waitUntil(lambda: counts() == ["5 words · 1 min"])
