"""An author makes a new issue in the real program: dialog, palette, blanks, saving, the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.program import Program
from newsletter_editor.cli import main
from newsletter_editor.gui.new_issue.dialog import NewIssueDialog
from newsletter_editor.gui.palette.card_delegate import NAME
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings

# Before pytest-qt makes the QApplication.
engine.prepare(neighbours=True)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(qtbot, qapp, shared_repo: Path, tmp_path: Path) -> Iterator[Program]:
    program = Program(qapp, Settings(tmp_path / "settings.ini"), CrashHook())
    program.start(shared_repo, "es", "light")
    qtbot.waitExposed(program.window)
    program.window.activateWindow()
    yield program
    program.post.document.setModified(False)
    program.finish()
    program.languages.speak("en")


def type_in(field: QWidget, text: str) -> None:
    """Type as an input method does, which knows accents."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
    QApplication.processEvents()


def test_a_new_issue_with_three_sections_and_two_items(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window, post = program.window, program.post
    edit = window.editor.edit

    # Ctrl+N, from the English issue 14; no section ticked, for the palette will put them in.
    QTest.keyClick(edit, Qt.Key.Key_N, CONTROL)
    dialog = window.findChildren(NewIssueDialog)[-1]
    qtbot.waitUntil(lambda: dialog.form.original.count() > 50)
    originals = dialog.form.original
    originals.setCurrentIndex(originals.findText("Newsletter 14", Qt.MatchFlag.MatchContains))
    qtbot.waitUntil(lambda: dialog.form.number.value() == 14)
    dialog.form.title_field.selectAll()
    QTest.keyClicks(dialog.form.title_field, "Grafos y modelos")
    dialog.form.day.setDate(QDate(2020, 9, 1))
    for row in range(dialog.form.sections.count()):
        dialog.form.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(
        lambda: (
            "Grafos y modelos" in dialog.preview.toPlainText()
            and "#" not in dialog.preview.toPlainText().split("---\n")[2]
            and dialog.create_button.isEnabled()
            and dialog.is_planned
        )
    )
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert post.path is not None and post.path.exists()
    assert post.path.name == "2020-09-01-Boletín_informativo_NLP_Grafos_y_modelos.md"

    # No window manager gives the focus back here.
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)

    # Three sections: by key, by click, by Enter; out of order, each comes to its place.
    QTest.keyClick(edit, Qt.Key.Key_6, CONTROL | SHIFT)
    type_in(edit, "Un curso nuevo para aprender.")
    cards = window.sections.palette.sections

    def item(name: str):
        rows = range(cards.count())
        return next(cards.item(row) for row in rows if cards.item(row).data(NAME) == name)

    window.sections.palette_dock.raise_()
    card = item("Publicaciones")
    cards.scrollToItem(card)
    middle = cards.visualItemRect(card).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    # An item by its short name, its blanks walked with Tab.
    type_in(edit, "noticia")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    type_in(edit, "Los grafos llegan al texto")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    type_in(edit, "Un equipo ha publicado una herramienta.")

    cards.setCurrentItem(item("Menciones a considerar"))
    QTest.keyClick(cards, Qt.Key.Key_Return)

    # An item from a link, without any network.
    field = window.sections.palette.link
    field.address.setText("https://arxiv.org/pdf/2002.05715v1")
    items = window.sections.palette.items
    rows = range(items.count())
    items.setCurrentRow(next(row for row in rows if items.item(row).data(NAME) == "Mención"))
    QTest.keyClick(items, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    type_in(edit, "explica este trabajo con claridad")

    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not post.is_dirty)

    saved = post.path.read_text("utf-8")
    assert saved == post.text()
    body = saved.split("---\n", 2)[2]
    assert body.index("# Publicaciones") < body.index("# Educación") < body.index("# Menciones")
    assert (
        "# Publicaciones 📙\n\n***Los grafos llegan al texto***\n\n\\\\\n"
        "Un equipo ha publicado una herramienta.\n" in body
    )
    assert "[arXiv:2002.05715](https://arxiv.org/abs/2002.05715) explica este trabajo" in body

    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert main(["render", str(post.path)]) == 0
    page = capsys.readouterr().out
    assert page.count("<h1") == 3
    assert "<strong><em>Los grafos llegan al texto</em></strong>" in page
    assert '<a href="https://arxiv.org/abs/2002.05715">' in page
    assert main(["check", "--format", "json", str(post.path)]) == 0
    problems = json.loads(capsys.readouterr().out)
    told = {(each["rule"], each["text"]) for each in problems if each["severity"] != "hint"}
    # This short issue does without some sections, and the subscription line that all Spanish
    # issues of this repo share has its own slip.
    assert {rule for rule, _ in told} <= {"missing-section", "spelling"}
    assert {text for rule, text in told if rule == "spelling"} <= {"boletin"}
