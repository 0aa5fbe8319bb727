"""The form and the YAML of the post say the same, and only the bytes of a value ever change."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableView, QToolButton

from newsletter_editor.document import front_matter
from newsletter_editor.document.source import decode
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.front_matter.form import MOST_ROWS
from newsletter_editor.gui.front_matter.list_editor import ListEditor
from newsletter_editor.gui.front_matter.pane import FrontMatterPane
from newsletter_editor.gui.front_matter.repo_editors import AuthorEditor, ImageEditor
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.images.taking import slug
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range
from tests.gui.accepting import accepting
from tests.gui.previewing import PNG
from tests.photos import saved, screenshot

POST = """---
layout: post   # por qué
title: 'Boletín #9'
author: ana
date: 2020-02-03 10:00:00 +0100
comments: yes
excerpt: ""
modified:
issue: 7
tags: [a, "b"]
image:
  thumb: uno.png
more: {x: [1, {y: 2}]}
---

Texto.
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    for folder in ("_posts", "images", "_data"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://blog.example\n", "utf-8")
    (root / "_data/authors.yml").write_text(
        "ana:\n  name: Ana Gil\n  avatar: uno.png\nluis:\n  name: Luis\n", "utf-8"
    )
    picture = QImage(8, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(root / "images/uno.png"))
    (root / "images/dos.png").write_bytes(PNG)
    for number in range(1, 6):
        (root / f"_posts/2020-0{number}-01-otro.md").write_text(POST, "utf-8")
    return root


@pytest.fixture
def form(qtbot, post, tasks, blog: Path) -> FrontMatterPane:
    pane = FrontMatterPane(post, tasks, "en")
    qtbot.addWidget(pane)
    pane.resize(320, 900)
    post.open(decode(POST.encode()), blog / "_posts/2020-05-01-otro.md", Site(blog))
    qtbot.waitUntil(lambda: isinstance(editor(pane, "author"), AuthorEditor), timeout=20000)
    return pane


def editor(pane: FrontMatterPane, key: str):
    row = pane.rows.get(tuple(key.split(".")))
    return row.editor if row is not None else None


def type_into(line, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)


def test_every_field_is_shown_and_showing_changes_nothing(form, post) -> None:
    assert [".".join(path) for path in form.rows] == [
        "layout", "title", "author", "date", "comments", "excerpt", "modified", "issue", "tags",
        "image", "image.thumb", "more", "more.x",
    ]  # fmt: skip
    assert editor(form, "title").box.toPlainText() == "Boletín #9"
    assert editor(form, "author").box.currentText() == "Ana Gil — ana"
    assert editor(form, "date").line.text() == "2020-02-03 10:00:00 +0100"
    assert editor(form, "comments").box.isChecked()
    assert editor(form, "excerpt").box.placeholderText() == "empty text"
    assert editor(form, "more.x").box.toPlainText() == "[1, {y: 2}]"
    assert not post.is_dirty
    assert post.text() == POST


@pytest.mark.parametrize(
    ("key", "typed", "before", "after"),
    [
        ("title", "It's: #1", "'Boletín #9'", "'It''s: #1'"),
        ("layout", "page", "layout: post ", "layout: page "),
        ("modified", "2020-02-04", "modified:", "modified: 2020-02-04"),
        ("issue", "12", "issue: 7", "issue: 12"),
        ("image.thumb", "dos.png", "thumb: uno.png", "thumb: dos.png"),
    ],
)
def test_typing_changes_the_value_alone(form, post, key, typed, before, after) -> None:
    widget = editor(form, key)
    box = getattr(widget, "line", None) or widget.box
    type_into(box.lineEdit() if isinstance(box, QComboBox) else box, typed)
    assert post.text() == POST.replace(before, after, 1)


@pytest.mark.parametrize(("key", "was"), [("excerpt", '""'), ("modified", "")])
def test_who_types_while_the_form_learns_types_on_where_they_were(
    qtbot, tasks, post, blog: Path, key: str, was: str
) -> None:
    pane = FrontMatterPane(post, tasks, "en")
    qtbot.addWidget(pane)
    tasks.hold()
    post.open(decode(POST.encode()), blog / "_posts/2020-05-01-otro.md", Site(blog))
    pane.show()
    pane.activateWindow()
    first = editor(pane, key)
    first.main.setFocus()
    QTest.keyClicks(first.main, "2020-02")
    tasks.release()
    qtbot.waitUntil(lambda: editor(pane, key) is not first, timeout=20_000)
    QTest.keyClicks(editor(pane, key).main, "-04")
    value = front_matter.read(post.text()).data[key]
    assert str(value) == "2020-02-04"


def test_a_tick_keeps_the_word(form, post) -> None:
    editor(form, "comments").box.click()
    assert post.text() == POST.replace("comments: yes", "comments: no")


def test_an_author_is_chosen_by_name(form, post) -> None:
    box = editor(form, "author").box
    box.activated.emit(box.findData("luis"))
    assert post.text() == POST.replace("author: ana", "author: luis")


def test_tags_are_added_and_taken_out(form, post) -> None:
    tags = editor(form, "tags")
    assert isinstance(tags, ListEditor)
    type_into(tags.line, "c,")
    assert 'tags: [a, "b", c]' in post.text()
    tags._flow.itemAt(0).widget().click()
    assert 'tags: ["b", c]' in post.text()


def test_a_day_from_the_calendar_keeps_the_time_and_its_zone(form, post) -> None:
    editor(form, "date").calendar.clicked.emit(QDate(2021, 12, 31))
    assert "date: 2021-12-31 10:00:00 +0100\n" in post.text()


def test_what_is_no_number_is_not_taken(form, post) -> None:
    line = editor(form, "issue").line
    type_into(line, "siete")
    assert line.property("invalid")
    assert "issue: 7" in post.text() or "issue:\n" in post.text()


def test_the_text_is_shown_at_once_and_undo_brings_the_old_back(qtbot, form, post) -> None:
    start = POST.index("'Boletín #9'")
    post.apply([Edit(Range(start, start + 12), '"Otro"')])
    qtbot.waitUntil(lambda: editor(form, "title").box.toPlainText() == "Otro", timeout=3000)
    post.document.undo()
    qtbot.waitUntil(lambda: editor(form, "title").box.toPlainText() == "Boletín #9", timeout=3000)


def test_broken_yaml_greys_the_form_and_mending_brings_it_back(qtbot, form, post) -> None:
    at = POST.index("tags: [") + 7
    post.apply([Edit(Range(at - 1, at), "")])
    post.apply([Edit.insert(POST.index("issue"), "{")])
    qtbot.waitUntil(lambda: not form.form.isEnabled(), timeout=3000)
    assert not form.banner.isHidden()
    assert "Line" in form.message.text()
    assert editor(form, "title").box.toPlainText() == "Boletín #9"
    post.document.undo()
    post.document.undo()
    qtbot.waitUntil(form.form.isEnabled, timeout=3000)
    assert form.banner.isHidden()


def test_missing_front_matter_is_offered(qtbot, form, post) -> None:
    post.apply([Edit(Range(0, POST.index("Texto")), "")])
    qtbot.waitUntil(lambda: not form.banner.isHidden(), timeout=3000)
    with qtbot.waitSignal(form.template_requested):
        form.message_button.click()


def test_fields_are_added_renamed_and_removed(qtbot, form, post) -> None:
    form._add(("subtitle",), "Un: subtítulo")
    assert 'more: {x: [1, {y: 2}]}\nsubtitle: "Un: subtítulo"\n---' in post.text()
    form._rename(("subtitle",), "entradilla")
    assert 'entradilla: "Un: subtítulo"' in post.text()
    form._remove(("entradilla",))
    assert post.text() == POST
    # A name that is taken is refused, and said so.
    with qtbot.waitSignal(form.failed):
        form._rename(("title",), "layout")
    assert post.text() == POST


def test_what_a_blank_needs_for_a_moment_does_not_stay(form, post) -> None:
    """A key at a time: `Hola ` has to be quoted, `Hola a todos` has not."""
    post.apply([Edit.insert(POST.index("modified:"), "excerpt: Hola\n")])
    form.refresh()
    before = post.text()
    line = editor(form, "excerpt").main
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, " a todos: # no")
    for _ in range(6):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert post.text() == before.replace("excerpt: Hola", "excerpt: Hola a todos")
    post.document.undo()
    assert post.text() == before


def test_an_image_from_elsewhere_is_copied_under_a_name_of_the_post(
    qtbot, form, post, blog, tmp_path, monkeypatch
) -> None:
    other = tmp_path / "uno.png"
    picture = saved(screenshot(30, 20), "PNG", optimize=True)
    other.write_bytes(picture)
    image = editor(form, "image.thumb")
    assert isinstance(image, ImageEditor)
    qtbot.waitUntil(lambda: not image.picture.pixmap().isNull(), timeout=20_000)
    image.ask_for_file = lambda: str(other)
    monkeypatch.setattr(NewPictureDialog, "exec", accepting(NewPictureDialog))
    image._pick()
    name = f"{slug(post.path.stem[11:])}-uno.png"
    assert f"thumb: {name}" in post.text()
    assert (blog / "images" / name).read_bytes() == picture
    # The same picture again is the one that is there.
    image = editor(form, "image.thumb")
    image.ask_for_file = lambda: str(tmp_path / "boletín #5 [50 %].png")
    (tmp_path / "boletín #5 [50 %].png").write_bytes(picture)
    image._pick()
    assert f"thumb: {name}" in post.text()
    image = editor(form, "image.thumb")
    image.ask_for_file = lambda: str(blog / "images/dos.png")
    image._pick()
    assert "thumb: dos.png" in post.text()


@pytest.mark.parametrize("name", ["boletín #5.png", "50 %.png", "a?b.png", "con espacio ñ.png"])
def test_an_image_of_any_name_is_chosen_and_shown(
    qtbot, form, post, blog, monkeypatch, name: str
) -> None:
    (blog / "images" / name).write_bytes(PNG)
    form._forget_repo()
    image = editor(form, "image.thumb")

    def choose(dialog: ImageDialog) -> int:
        with qtbot.waitSignal(dialog.shelf.filled, timeout=20_000):
            dialog.show()
        (item,) = [each for each in dialog.shelf._items() if each.text() == name]
        place = dialog.shelf.visualItemRect(item).center()
        qtbot.mouseClick(dialog.shelf.viewport(), Qt.MouseButton.LeftButton, pos=place)
        dialog.take.click()
        return dialog.result()

    monkeypatch.setattr(ImageDialog, "exec", choose)
    qtbot.waitUntil(lambda: blog / "images" / name in form._knowledge.images, timeout=20_000)
    image = editor(form, "image.thumb")
    qtbot.mouseClick(image.findChild(QToolButton), Qt.MouseButton.LeftButton)
    value = front_matter.read(post.text()).data["image"]["thumb"]
    assert unquote(value) == name
    assert not {"#", "?"} & set(value)
    qtbot.waitUntil(
        lambda: editor(form, "image.thumb")._file == blog / "images" / name, timeout=20_000
    )
    assert post.site is not None
    assert post.site.resolve(f"/images/{value}") == blog / "images" / name


def test_the_image_is_chosen_from_the_pictures_of_the_repo(
    qtbot, form, post, blog, monkeypatch
) -> None:
    image = editor(form, "image.thumb")
    seen: list[ImageDialog] = []

    def choose(dialog: ImageDialog) -> int:
        seen.append(dialog)
        with qtbot.waitSignal(dialog.shelf.filled, timeout=20_000):
            dialog.show()
        assert dialog.address.text() == "/images/uno.png"
        assert dialog.alt.isHidden()
        (item,) = [each for each in dialog.shelf._items() if each.text() == "dos.png"]
        qtbot.mouseClick(
            dialog.shelf.viewport(),
            Qt.MouseButton.LeftButton,
            pos=dialog.shelf.visualItemRect(item).center(),
        )
        qtbot.keyClick(dialog.shelf, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(ImageDialog, "exec", choose)
    form.show()
    image.findChild(QToolButton).click()
    assert seen
    assert "thumb: dos.png" in post.text()


def test_typing_in_the_body_leaves_the_form_alone(form, post) -> None:
    post.apply([Edit.insert(len(POST), "más")])
    assert not form._pause.is_active


def test_every_control_has_a_name(form) -> None:
    for row in form.rows.values():
        if row.editor is not None:
            assert row.editor.main.accessibleName()
            assert row.editor.main.focusPolicy() & Qt.FocusPolicy.TabFocus


def _undo(post) -> str:
    post.document.undo()
    return post.text()


def test_keys_typed_into_one_field_are_undone_together(form, post) -> None:
    type_into(editor(form, "title").box, "Otro: #1")
    written = post.text()
    type_into(editor(form, "layout").box.lineEdit(), "page")
    assert _undo(post) == written
    assert _undo(post) == POST
    assert not post.is_dirty
    post.document.redo()
    assert post.text() == written


def test_a_key_after_undo_or_another_change_is_a_step_of_its_own(form, post) -> None:
    line = editor(form, "title").box
    type_into(line, "Uno")
    post.apply([Edit.insert(post.length, "más")])
    between = post.text()
    QTest.keyClicks(line, " y dos")
    assert _undo(post) == between
    QTest.keyClicks(line, "!")
    assert _undo(post) == between


def test_leaving_a_field_or_saving_ends_the_step(form, post, qtbot) -> None:
    form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    line = editor(form, "title").box
    steps = []
    for part, leave in (
        ("Uno", editor(form, "layout").box.setFocus),
        (" dos", lambda: post.mark_saved("x")),
        (" tres", lambda: None),
    ):
        line.setFocus()
        line.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(line, part)
        steps.append(post.text())
        leave()
    assert _undo(post) == steps[1]
    assert not post.is_dirty
    assert _undo(post) == steps[0]
    assert _undo(post) == POST


def test_ticks_and_tags_are_steps_of_their_own(form, post) -> None:
    editor(form, "comments").box.click()
    ticked = post.text()
    editor(form, "comments").box.click()
    tags = editor(form, "tags")
    for tag in ("c,", "d,"):
        type_into(tags.line, tag)
    assert '[a, "b", c]' in _undo(post)
    assert '[a, "b"]' in _undo(post)
    assert _undo(post) == ticked


def test_yaml_that_cannot_be_read_is_said_and_not_taken(form, post, qtbot) -> None:
    box = editor(form, "more.x").box
    box.setPlainText("[1, {")
    with qtbot.waitSignal(form.failed):
        box.left.emit()
    assert box.property("invalid")
    assert post.text() == POST
    box.setPlainText("[1]")
    box.left.emit()
    assert "more: {x: [1]}" in post.text()
    assert not box.property("invalid")


def test_a_long_title_is_seen_whole_and_stays_one_line(form, post, qtbot) -> None:
    form.resize(280, 600)
    form.show()
    with qtbot.waitActive(form):
        form.activateWindow()
    box = editor(form, "title").box
    low = box.height()
    type_into(
        box,
        "A title so long that no line of the form could ever hold all of its words",
    )
    qtbot.waitUntil(lambda: box.height() > low)
    assert box.verticalScrollBar().maximum() == 0
    box.setFocus()
    QGuiApplication.clipboard().setText("dos\nlíneas")
    box.selectAll()
    box.paste()
    assert "title: 'dos líneas'" in post.text()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not box.hasFocus()
    assert "title: 'dos líneas'" in post.text()


def test_fields_have_names_for_people_with_the_key_beside(form) -> None:
    row = form.rows[("excerpt",)]
    assert (row.label.text(), row.key.text()) == ("Summary", "excerpt")
    assert not row.key.isHidden()
    assert form.rows[("title",)].key.isHidden()


def test_the_calendar_shows_the_names_of_its_days(form, qtbot) -> None:
    dates = editor(form, "date")
    dates._menu.popup(form.mapToGlobal(form.rect().center()))
    table = dates.calendar.findChild(QTableView)
    metrics, model = table.fontMetrics(), table.model()
    for column in range(7):
        name = str(model.index(0, column).data())
        assert metrics.horizontalAdvance(name) + 4 <= table.columnWidth(column), name
    dates._menu.close()


def test_of_thousands_of_fields_the_first_are_shown_and_the_rest_told(
    qtbot, form: FrontMatterPane, post
) -> None:
    keys = "".join(f"k{number}: {number}\n" for number in range(3_000))
    post.open(decode(f"---\n{keys}---\nA\n".encode()), None)
    qtbot.waitUntil(lambda: ("k99",) in form.rows)
    assert len(form.rows) == MOST_ROWS
    assert not form.form.more.isHidden()
    assert form.form.more.geometry().top() >= form.rows[("k99",)].geometry().top()
    post.open(decode(POST.encode()), None)
    qtbot.waitUntil(lambda: ("title",) in form.rows)
    assert form.form.more.isHidden()
