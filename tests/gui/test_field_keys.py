"""Keys that change the post's text, pressed in fields: they are for the text alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.search.pane import SearchPane
from newsletter_editor.text.ranges import Range

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "---\ntitle: Uno\nlang: es\nlayout: post\ndraft: true\nauthor: ana\n---\n\nuno dos uno\n"
KINDS = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox", "QCheckBox")
OF_POST = ("format.", "edit.lines.", "edit.cursors.")


@pytest.fixture
def shown(window: MainWindow, repo, qtbot) -> MainWindow:
    """All panes of a post, of which a word is selected."""
    path = repo / "_posts" / "2026-01-01-uno.md"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    window.show()
    window.resize(1800, 1100)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.files.open_post(path)
    window.editor.find_bar.find(with_replace=True)
    at = TEXT.index("dos")
    window.editor.select(Range(at, at + 3))
    return window


def fields(window: MainWindow) -> list[QWidget]:
    found = [each for each in window.findChildren(QWidget) if any(map(each.inherits, KINDS))]
    return [each for each in found if each is not window.editor.edit and not each.focusProxy()]


def test_no_field_has_its_keys_change_the_post(shown: MainWindow, qtbot) -> None:
    ids = [id for id in shown.actions_ if id.startswith(OF_POST) and "section" not in id]
    done: list[str] = []
    for id in ids:
        # What it would do, such as ask for the size of a table, is not the matter here.
        shown.actions_[id].triggered.disconnect()
        shown.actions_[id].triggered.connect(lambda _=False, id=id: done.append(id))
    keys = [each for id in ids for each in shown.actions_[id].shortcuts()]
    tried = set()
    for dock in ("palette", "front_matter", "search", "posts", "problems", "images", "translation"):
        shown.actions_[f"view.panes.{dock}"].trigger()
        for field in fields(shown):
            if not field.isVisible() or not field.isEnabled() or field in tried:
                continue
            field.setFocus()
            if not field.hasFocus():
                continue
            tried.add(field)
            for each in keys:
                # An arrow may lead from a field to its list.
                field.setFocus()
                QTest.keyClick(field, each[0].key(), each[0].keyboardModifiers())
                while popup := QApplication.activePopupWidget():
                    popup.close()
            assert done == [], (dock, field, field.accessibleName())
    assert len(tried) > 12
    shown.editor.edit.setFocus()
    QTest.keyClick(shown.editor.edit, Qt.Key.Key_B, CTRL)
    assert done == ["format.bold"]


def test_plain_text_is_pasted_where_the_keyboard_is(shown: MainWindow, post: OpenPost) -> None:
    QGuiApplication.clipboard().setText("pegado")
    query = shown.editor.find_bar.query
    query.clear()
    query.setFocus()
    QTest.keyClick(query, Qt.Key.Key_V, CTRL | SHIFT)
    assert (query.text(), post.text()) == ("pegado", TEXT)
    shown.editor.edit.setFocus()
    QTest.keyClick(shown.editor.edit, Qt.Key.Key_V, CTRL | SHIFT)
    assert post.text() == TEXT.replace("dos", "pegado")


def test_a_list_drops_down_by_its_own_key(shown: MainWindow, post: OpenPost) -> None:
    """Alt and an arrow move lines of the text, and open lists everywhere."""
    shown.actions_["view.panes.search"].trigger()
    (pane,) = shown.findChildren(SearchPane)
    part = pane.part
    part.addItem("title")
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert part.view().isVisible()
    part.hidePopup()
    assert post.text() == TEXT
