"""The palette in the real window: cards, inserting, dragging, blanks, links."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.palette import pane
from newsletter_editor.gui.palette.card_delegate import DETAIL, NAME, STATE
from newsletter_editor.gui.palette.cards import read_cards
from newsletter_editor.gui.palette.pane import PalettePane
from newsletter_editor.gui.palette.section_list import MIME
from newsletter_editor.sections.links import LinkFacts
from newsletter_editor.sections.web_page import PageUnavailableError
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

POST = """---
title: "Boletín #3 [ES]: Uno"
---

![](/images/x.png)

# Publicaciones📙

***Uno***

\\\\
Texto uno 😀.

# Educación🎓

Texto dos.
"""


@pytest.fixture
def shown(qtbot, window, post, files, repo):
    path = repo / "_posts" / "2024-01-02-uno.md"
    path.parent.mkdir()
    path.write_text(POST, "utf-8")
    assert files.open_path(repo) and files.open_path(path)
    window.show()
    qtbot.waitExposed(window)
    window.sections.palette_dock.raise_()
    window.resize(1400, 1000)
    return window.sections


def names(shown) -> list[str]:
    cards = shown.palette.sections
    return [cards.item(row).data(NAME) for row in range(cards.count())]


def row(shown, name: str) -> int:
    return names(shown).index(name)


def choose(shown, name: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    cards = shown.palette.sections
    item = cards.item(row(shown, name))
    cards.scrollToItem(item)
    centre = cards.visualItemRect(item).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, modifier, centre)


def test_cards_show_what_is_there_and_what_is_missing(shown) -> None:
    assert names(shown) == [
        "Publicaciones",
        "Creatividad y Sociedad",
        "Herramientas y Set de Datos",
        "Ética en la Inteligencia Artificial",
        "Artículos y Blogs",
        "Educación",
        "Menciones a considerar",
    ]
    states = [shown.palette.sections.item(at).data(STATE) for at in range(7)]
    assert states == ["present", "absent", "missing", "absent", "missing", "present", "missing"]
    assert shown.palette.summary.text() == "2 sections · 3 sections missing"


def test_a_click_inserts_at_the_right_place_and_undo_takes_it_back(shown, post) -> None:
    choose(shown, "Artículos y Blogs")
    assert "Texto uno 😀.\n\n# Artículos y Blogs ✍️\n\n\n\n# Educación" in post.text()
    QTest.keyClicks(shown._window.editor.edit, "Nuevo.")
    assert "# Artículos y Blogs ✍️\n\nNuevo.\n\n# Educación" in post.text()
    post.document.undo()
    post.document.undo()
    assert post.text() == POST


def test_sections_left_empty_leave_no_gaps_and_are_undone_one_by_one(shown, post, qtbot) -> None:
    choose(shown, "Artículos y Blogs")
    choose(shown, "Ética en la Inteligencia Artificial")
    choose(shown, "Menciones a considerar")
    shown._window.editor.select(Range(0, 0))
    three = (
        "😀.\n\n# Ética en la Inteligencia Artificial 🚨\n\n# Artículos y Blogs ✍️\n\n# Educación🎓"
        "\n\nTexto dos.\n\n# Menciones a considerar ⭐️\n"
    )
    qtbot.waitUntil(lambda: post.text().endswith(three))
    post.document.undo()
    assert post.text().endswith("\n\n# Artículos y Blogs ✍️\n\n# Educación🎓\n\nTexto dos.\n")
    post.document.undo()
    post.document.undo()
    assert post.text() == POST


def test_room_to_write_in_stays_where_something_was_written(shown, post, window, qtbot) -> None:
    choose(shown, "Artículos y Blogs")
    QTest.keyClicks(window.editor.edit, "Nuevo.")
    window.editor.select(Range(0, 0))
    qtbot.wait(20)
    assert "# Artículos y Blogs ✍️\n\nNuevo.\n\n# Educación" in post.text()


def test_a_change_elsewhere_meanwhile_moves_the_room(shown, post, window, qtbot) -> None:
    choose(shown, "Artículos y Blogs")
    post.apply([Edit.insert(POST.index("Texto uno"), "Más y más. ")])
    window.editor.select(Range(0, 0))
    qtbot.waitUntil(lambda: "✍️\n\n# Educación" in post.text())
    post.document.undo()
    assert "✍️\n\n\n\n# Educación" in post.text()


def test_enter_goes_to_a_section_that_is_there(shown, post) -> None:
    shown.palette.sections.setCurrentRow(row(shown, "Educación"))
    QTest.keyClick(shown.palette.sections, Qt.Key.Key_Return)
    end = post.text().index("🎓") + 1
    assert shown._window.editor.selection == Range(end, end)
    assert post.text() == POST


def test_alt_inserts_at_the_cursor(shown, post) -> None:
    shown._window.editor.select(
        Range(post.text().index("\n\n# Publ"), post.text().index("\n\n# Pu"))
    )
    choose(shown, "Menciones a considerar", Qt.KeyboardModifier.AltModifier)
    assert "x.png)\n\n# Menciones a considerar ⭐️\n\n\n\n# Publicaciones" in post.text()


def test_ctrl_shift_and_a_number_inserts_or_goes_there(shown, post, window) -> None:
    window.actions_["format.section_3"].trigger()
    assert "# Herramientas y Set de Datos ⚙️" in post.text()
    text = post.text()
    window.actions_["format.section_3"].trigger()
    window.actions_["format.section_9"].trigger()
    assert post.text() == text
    assert window.actions_["format.section_3"].shortcut().toString() == "Ctrl+Shift+3"


def test_cards_move_whole_sections_in_one_step(shown, post) -> None:
    shown.palette.sections.setCurrentRow(row(shown, "Educación"))
    shown.palette.sections.moved.emit(row(shown, "Educación"), 0)
    assert post.text().index("# Educación") < post.text().index("# Publicaciones")
    assert post.text().endswith("Texto uno 😀.\n")
    post.document.undo()
    assert post.text() == POST
    shown.palette.read_now()
    shown.palette.sections.moved.emit(row(shown, "Menciones a considerar"), 0)
    assert post.text().index("# Menciones") < post.text().index("# Publicaciones")


def test_a_card_dropped_on_the_text_is_inserted_there(shown, post, window) -> None:
    edit = window.editor.edit
    cursor = edit.textCursor()
    cursor.setPosition(post.to_utf16(post.text().index("Texto uno")))
    point = edit.cursorRect(cursor).center()
    data = QMimeData()
    data.setData(MIME, b"mentions")
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    bare = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(edit.viewport(), QDragEnterEvent(point, *how, bare))
    QApplication.sendEvent(edit.viewport(), QDropEvent(QPointF(point), *how, bare))
    assert "# Menciones a considerar ⭐️" in post.text()
    assert post.text().index("# Menciones") < post.text().index("# Educación")
    post.document.undo()
    assert post.text() == POST


def test_typing_changes_the_counts(qtbot, shown, post) -> None:
    cards = shown.palette.sections
    before = [cards.item(row).data(DETAIL) for row in range(cards.count())]
    shown._window.editor.select(Range(len(POST), len(POST)))
    QTest.keyClicks(shown._window.editor.edit, "Dos palabras")
    qtbot.waitUntil(
        lambda: [cards.item(row).data(DETAIL) for row in range(cards.count())] != before
    )


def test_a_key_changes_one_card(shown, post, monkeypatch) -> None:
    told: list[str] = []
    values = shown.palette._texts.values
    monkeypatch.setattr(
        shown.palette._texts, "values", lambda card: told.append(card.name) or values(card)
    )
    post.apply([Edit(Range(POST.index("Texto uno"), POST.index(" uno 😀")), "Dos palabras")])
    shown.palette.read_now()
    assert told == ["Publicaciones"]
    assert shown.palette.sections.item(row(shown, "Publicaciones")).data(DETAIL).endswith("4 words")


def test_the_current_card_stays_where_others_come_and_go(shown, post, window) -> None:
    cards = shown.palette.sections
    before = names(shown)
    cards.setCurrentRow(row(shown, "Educación"))
    at = POST.index("# Publicaciones")
    post.apply([Edit(Range(at, at), "# Nueva\n\nAlgo.\n\n# Otra\n\nAlgo.\n\n")])
    shown.palette.read_now()
    assert cards.currentItem().data(NAME) == "Educación"
    window.editor.edit.undo()
    shown.palette.read_now()
    assert names(shown) == before
    assert cards.currentItem().data(NAME) == "Educación"
    post.apply([Edit(Range(at, len(POST)), "# Nueva\n\nAlgo.\n")])
    shown.palette.read_now()
    cards.setCurrentRow(row(shown, "Nueva"))
    window.editor.edit.undo()
    shown.palette.read_now()
    assert cards.currentItem() is None


def test_a_post_that_comes_to_the_front_is_read_once(shown, post, files, repo, monkeypatch) -> None:
    """Another text is told, and another path: each had the cards read."""
    first = post.path
    other = repo / "_posts" / "2024-01-03-dos.md"
    other.write_text(POST.replace("Educación🎓", "Otra"), "utf-8")
    assert files.open_post(other)
    read: list[int] = []
    monkeypatch.setattr(
        pane,
        "read_cards",
        lambda revision, *rest: read.append(revision) or read_cards(revision, *rest),
    )
    assert "Otra" in names(shown)
    assert files.open_post(first)
    assert "Educación" in names(shown)
    assert "Otra" not in names(shown)
    assert read == [post.revision]


def item(shown, name: str) -> int:
    items = shown.palette.items
    return next(at for at in range(items.count()) if items.item(at).data(NAME) == name)


def press(shown, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(shown._window.editor.edit, key, modifier)


def test_blanks_are_walked_and_mirrored(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Libro"), False)
    edit = window.editor.edit
    QTest.keyClicks(edit, "TinyML")
    QApplication.processEvents()
    assert "***TinyML***\n\n\\\\\n[TinyML](https://), por" in post.text()
    press(shown, Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "https://"
    QTest.keyClicks(edit, "https://tinymlbook.com")
    press(shown, Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "autora o autor"
    press(shown, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.editor.selection.of(post.text()) == "https://tinymlbook.com"
    press(shown, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "Small")
    press(shown, Qt.Key.Key_Tab)
    assert "***Small***" in post.text() and "[Small](https://tinymlbook.com)" in post.text()
    for _ in range(3):
        press(shown, Qt.Key.Key_Tab)
    assert not shown.inserter.walk.is_on
    end = window.editor.selection
    assert end.length == 0 and post.text()[: end.start].endswith("le sirve.")


def test_undo_after_mirroring_takes_both_back(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Libro"), False)
    inserted = post.text()
    QTest.keyClicks(window.editor.edit, "A")
    QApplication.processEvents()
    assert post.text().count("A]") == 1
    while post.text() != inserted and post.document.isUndoAvailable():
        post.document.undo()
    assert post.text() == inserted
    post.document.undo()
    assert post.text() == POST
    assert not shown.inserter.walk.is_on


def test_dead_keys_and_input_methods_do_not_end_the_walk(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Libro"), False)
    for text in ("á", "*", "ñ"):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(window.editor.edit, event)
        QApplication.processEvents()
    assert "***á*ñ***" in post.text() and "[á*ñ](https://)" in post.text()
    press(shown, Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "https://"


def test_leaving_or_escaping_ends_the_walk(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Libro"), False)
    press(shown, Qt.Key.Key_Escape)
    assert not shown.inserter.walk.is_on
    shown.palette.items.chosen.emit(item(shown, "Libro"), False)
    window.editor.select(Range(0, 0))
    press(shown, Qt.Key.Key_Tab)
    assert not shown.inserter.walk.is_on


def test_choices_are_offered(qtbot, shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Evento"), False)
    menu = next(each for each in window.editor.findChildren(QMenu) if each.isVisible())
    assert [each.text() for each in menu.actions()] == ["[En línea]", "[Presencial]"]
    menu.actions()[1].trigger()
    menu.close()
    assert "***[Presencial] Nombre del evento***" in post.text()
    press(shown, Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "Nombre del evento"


def menu_of(window) -> QMenu:
    return next(each for each in window.editor.findChildren(QMenu) if each.isVisible())


def test_an_item_with_a_link_is_walked_as_it_is_read(shown, post, window) -> None:
    """Title, summary, label, address: typing replaces each, Tab takes it and goes on."""
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Noticia con enlace"), False)
    for text in ("Uno", "Dos"):
        QTest.keyClicks(window.editor.edit, text)
        press(shown, Qt.Key.Key_Tab)
    QTest.keyClick(menu_of(window), Qt.Key.Key_Down)
    QTest.keyClick(menu_of(window), Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "https://"
    QTest.keyClicks(window.editor.edit, "https://a.example")
    assert post.text().endswith("***Uno***\n\n\\\\\nDos ([Lee el artículo](https://a.example))")


def test_typing_goes_into_the_text_and_not_into_the_menu(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Noticia con enlace"), False)
    press(shown, Qt.Key.Key_Tab)
    press(shown, Qt.Key.Key_Tab)
    QTest.keyClick(menu_of(window), "V")
    QTest.keyClicks(window.editor.edit, "er")
    assert "([Ver](https://))" in post.text()
    press(shown, Qt.Key.Key_Tab)
    assert window.editor.selection.of(post.text()) == "https://"


def test_a_short_name_and_tab_expands(shown, post, window) -> None:
    window.editor.select(Range(len(POST), len(POST)))
    QTest.keyClicks(window.editor.edit, "noticia")
    press(shown, Qt.Key.Key_Tab)
    assert post.text().endswith("Texto dos.\n\n\\\\\n***Título***\n\n\\\\\n")
    assert window.editor.selection.of(post.text()) == "Título"


def test_tab_elsewhere_is_the_editors(shown, post, window) -> None:
    window.editor.select(Range(len(POST) - 1, len(POST) - 1))
    press(shown, Qt.Key.Key_Tab)
    assert "***Título***" not in post.text()


def test_a_link_fills_the_item_without_any_network(shown, post, window) -> None:
    field = shown.palette.link
    QApplication.clipboard().setText("https://arxiv.org/pdf/2002.05715v2")
    shown.palette.items.setFocus()
    QTest.keyClick(shown.palette.items, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.facts is not None and field.facts.title == "arXiv:2002.05715"
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Noticia con enlace"), False)
    assert "***arXiv:2002.05715***" in post.text()
    assert "(https://arxiv.org/abs/2002.05715)" in post.text()
    assert field.address.text() == "" and field.facts is None


def test_a_link_is_kept_until_an_item_has_taken_it(shown, post, window) -> None:
    field = shown.palette.link
    below = shown.palette.items.mapToGlobal(QPoint())
    QTest.keyClicks(field.address, "https://a.org/x")
    window.editor.select(Range(len(POST), len(POST)))
    shown.palette.items.chosen.emit(item(shown, "Noticia"), False)
    assert "https://a.org/x" not in post.text()
    assert field.address.text() == "https://a.org/x"
    # Nothing has moved under the pointer meanwhile.
    assert shown.palette.items.mapToGlobal(QPoint()) == below


class Reader:
    def __init__(self, answer: LinkFacts | None) -> None:
        self.answer, self.asked = answer, 0

    def facts(self, address, progress, cancelled) -> LinkFacts:
        self.asked += 1
        progress(1, 2)
        if self.answer is None:
            raise PageUnavailableError("no")
        return self.answer


def test_the_page_is_asked_only_when_allowed(qtbot, shown) -> None:
    field = shown.palette.link
    reader = field._reader = Reader(LinkFacts("https://a.org", "Título [real]", "Una frase."))
    field.address.setText("https://a.org")
    assert field.facts.title == "a.org"
    qtbot.wait(500)
    assert reader.asked == 0
    field.ask_pages.setChecked(True)
    qtbot.waitUntil(lambda: field.facts.title == "Título [real]")
    assert reader.asked == 1 and not field.progress.isVisible()
    assert field.values()["title"] == r"Título \[real\]"


def test_a_page_that_says_nothing_leaves_the_address(qtbot, shown) -> None:
    field = shown.palette.link
    reader = field._reader = Reader(None)
    field.ask_pages.setChecked(True)
    field.address.setText("https://a.org/x")
    qtbot.waitUntil(lambda: reader.asked == 1 and field._job is None)
    assert field.facts.title == "a.org" and not field.progress.isVisible()


def test_bad_templates_are_told_and_the_rest_goes_on(shown, repo: Path) -> None:
    folder = repo / ".newsletter-editor" / "sections"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text("# nada\n")
    (folder / "own.md").write_text("---\nname: Propia\norder: 5\nlanguage: es\n---\n", "utf-8")
    shown.library.reload()
    assert names(shown)[0] == "Propia"
    assert shown.palette.bad.isVisibleTo(shown.palette)


def test_a_long_post_is_read_off_the_window_s_thread(shown, monkeypatch, qtbot) -> None:
    post = shown._window.post
    post.apply([Edit(Range(0, post.length), POST + "Larga.\n\n" * 10_000)])
    readers: list[int] = []

    def read(*question):
        readers.append(get_ident())
        return read_cards(*question)

    monkeypatch.setattr(pane, "read_cards", read)
    shown.library.reload()
    qtbot.waitUntil(lambda: bool(readers))
    again = PalettePane(
        post,
        shown.inserter,
        shown.library,
        Actions(shown._window),
        shown._window.tasks,
        shown._window.settings,
    )
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(readers) == 2)
    assert get_ident() not in readers
    qtbot.waitUntil(lambda: again.sections.count() > 0)


def test_a_key_event_of_nobody_is_let_through(shown) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not shown.inserter.walk.eventFilter(shown._window.editor.edit, event)
    assert shown.palette.sections.itemAt(QPoint(-5, -5)) is None
