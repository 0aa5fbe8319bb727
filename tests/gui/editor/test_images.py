"""The image command: what it makes of what is selected, and its dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from newsletter_editor.gui.editor import image_markup
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.ranges import Range
from tests.gui.accepting import accepting

Act = Callable[[ImageDialog], None]


@pytest.fixture
def answer(monkeypatch) -> Callable[[Act | None], list[tuple[str, str]]]:
    """Has the dialog filled in by `act`, or cancelled; notes the words and the address it had."""
    QGuiApplication.clipboard().clear()

    def answer(act: Act | None) -> list[tuple[str, str]]:
        shown: list[tuple[str, str]] = []

        def execute(dialog: ImageDialog) -> int:
            shown.append((dialog.alt.text(), dialog.address.text()))
            if act is not None:
                act(dialog)
            return dialog.result()

        monkeypatch.setattr(ImageDialog, "exec", execute)
        return shown

    return answer


def fill(address: str, alt: str | None = None) -> Act:
    def act(dialog: ImageDialog) -> None:
        dialog.address.setText(address)
        if alt is not None:
            dialog.alt.setText(alt)
        dialog.take.click()

    return act


def run(window: MainWindow) -> None:
    window.actions_["format.image"].trigger()


def test_nothing_selected_asks_for_image_and_words(window, open_text, post, answer) -> None:
    asked = answer(fill("/images/mar.png", "un [mar]"))
    open_text("antes ¦después")
    run(window)
    assert asked == [("", "")]
    assert post.text() == r"antes ![un \[mar\]](/images/mar.png)después"


def test_selected_words_describe_the_image(window, open_text, post, answer) -> None:
    asked = answer(fill("https://a.example/b (1).png"))
    open_text("antes ⟦un mar ⟧después")
    run(window)
    assert asked == [("un mar", "")]
    assert post.text() == "antes ![un mar](https://a.example/b%20(1).png)después"


@pytest.mark.parametrize("words", ["uno\n\ndos", "un [enlace](/x)"])
def test_more_than_a_description_stays(window, open_text, post, answer, words: str) -> None:
    answer(fill("/x.png", "mar"))
    open_text(f"⟦{words}⟧ fin")
    run(window)
    assert post.text() == f"{words}![mar](/x.png) fin"


@pytest.mark.parametrize("address", ["/images/x.PNG", "https://a.example/sin-final", "x.jpg"])
def test_a_selected_address_becomes_an_image_to_be_described(
    window, open_text, post, answer, address: str
) -> None:
    asked = answer(None)
    editor = open_text(f"a ⟦{address}⟧ b")
    run(window)
    assert (asked, post.text()) == ([], f"a ![]({address}) b")
    assert editor.selection == Range(4, 4)


def test_a_copied_address_is_offered(window, open_text, post, answer) -> None:
    asked = answer(lambda dialog: dialog.take.click())
    QGuiApplication.clipboard().setText("https://a.example/mar.jpg?x=1")
    open_text("⟦mar⟧")
    run(window)
    assert asked == [("mar", "https://a.example/mar.jpg?x=1")]
    assert post.text() == "![mar](https://a.example/mar.jpg?x=1)"


def test_an_image_selected_whole_becomes_words_and_back(window, open_text, post, answer) -> None:
    answer(fill("/y.png"))
    editor = open_text(r"a ⟦![un \[mar\]](/x.png)⟧ b")
    run(window)
    assert post.text() == "a un [mar] b"
    assert editor.selection.of(post.text()) == "un [mar]"
    run(window)
    assert post.text() == r"a ![un \[mar\]](/y.png) b"
    post.document.undo()
    post.document.undo()
    assert post.text() == r"a ![un \[mar\]](/x.png) b"


@pytest.mark.parametrize(
    ("before", "shown", "after"),
    [
        ("a ![mal¦o](/x.png)", ("malo", "/x.png"), "a ![mejor](/x.png)"),
        (r"![a \] b¦](</x y.png> 'un título')", ("a ] b", "/x y.png"),
         r"![mejor](</x y.png> 'un título')"),
        ("![¦](/a_(1).png)", ("", "/a_(1).png"), "![mejor](/a_(1).png)"),
        ("[![foto¦](/x.png)](https://a.example)", ("foto", "/x.png"),
         "[![mejor](/x.png)](https://a.example)"),
        ("![x¦]({{ site.url }}/x.png)", ("x", "{{ site.url }}/x.png"),
         "![mejor]({{ site.url }}/x.png)"),
        ("⟦![](/x.png)⟧", ("", "/x.png"), "![mejor](/x.png)"),
    ],
)  # fmt: skip
def test_an_image_under_the_cursor_is_described_anew(
    window, open_text, post, answer, before: str, shown: tuple[str, str], after: str
) -> None:
    def act(dialog: ImageDialog) -> None:
        dialog.alt.setText("mejor")
        dialog.take.click()

    asked = answer(act)
    open_text(before)
    run(window)
    assert (asked, post.text()) == ([shown], after)


def test_another_address_keeps_the_title(window, open_text, post, answer) -> None:
    answer(fill("{{ site.url }}/a b.png"))
    open_text('![x¦](/x.png "Mar")')
    run(window)
    assert post.text() == '![x]({{ site.url }}/a%20b.png "Mar")'


def test_the_dialog_leaves_the_words_of_an_image(window, open_text, post, answer) -> None:
    answer(lambda dialog: dialog.unwrap.click())
    open_text("a ![un m¦ar](/x.png) b")
    run(window)
    assert post.text() == "a un mar b"


def test_a_cancelled_dialog_changes_nothing(window, open_text, post, answer) -> None:
    answer(None)
    open_text("⟦mar⟧")
    run(window)
    assert (post.text(), post.is_dirty) == ("mar", False)


def _paint(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(path))
    return path


def test_a_file_from_elsewhere_is_copied_into_the_repo(
    window, open_text, post: OpenPost, answer, tmp_path: Path, monkeypatch
) -> None:
    photo = _paint(tmp_path / "Mar azul.png")
    monkeypatch.setattr(ImageDialog, "ask_for_file", lambda dialog: photo)

    def act(dialog: ImageDialog) -> None:
        dialog.browse.click()
        assert dialog.address.text() == str(photo)
        dialog.take.click()

    answer(act)
    monkeypatch.setattr(NewPictureDialog, "exec", accepting(NewPictureDialog))
    open_text("⟦mar⟧")
    run(window)
    assert post.text() == "![mar](/images/uno-mar-azul.png)"
    assert (post.site.root / "images" / "uno-mar-azul.png").is_file()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_an_image_is_found_and_taken_by_keys(
    window, open_text, post: OpenPost, answer, qtbot, key: Qt.Key
) -> None:
    def act(dialog: ImageDialog) -> None:
        qtbot.waitUntil(lambda: dialog.shelf.count() == 2)
        QTest.keyClicks(dialog.filter, "mar")
        QTest.keyClick(dialog.filter, key)
        assert dialog.address.text() == "/images/mar.png"
        assert dialog.focusWidget() is (dialog.alt if key is Qt.Key.Key_Return else dialog.shelf)
        QTest.keyClicks(dialog.alt, "el mar")
        dialog.take.click()

    answer(act)
    open_text("¦")
    for name in ("images/mar.png", "images/cielo.png"):
        _paint(post.site.root / name)
    run(window)
    assert post.text() == "![el mar](/images/mar.png)"


def test_the_images_of_the_repo_are_offered(
    window, open_text, post: OpenPost, answer, qtbot
) -> None:
    def act(dialog: ImageDialog) -> None:
        with qtbot.waitSignal(dialog.shelf.filled):
            pass
        names = [dialog.shelf.item(row).text() for row in range(dialog.shelf.count())]
        assert sorted(names) == ["cielo.png", "mar.png"]
        QTest.keyClicks(dialog.filter, "images mar")
        (seen,) = [
            dialog.shelf.item(row)
            for row in range(dialog.shelf.count())
            if not dialog.shelf.item(row).isHidden()
        ]
        assert not dialog.take.isEnabled()
        dialog.shelf.setCurrentItem(seen)
        assert dialog.address.text() == "/images/mar.png"
        dialog.take.click()

    answer(act)
    editor = open_text("¦")
    for name in ("images/mar.png", "images/cielo.png"):
        _paint(post.site.root / name)
    run(window)
    assert post.text() == "![](/images/mar.png)"
    assert editor.edit.hasFocus()


def test_pictures_come_after_the_names(window, open_text, post: OpenPost, qtbot, tasks) -> None:
    open_text("")
    _paint(post.site.root / "images" / "mar.png")
    dialog = ImageDialog(tasks, post.site.root, post.site.root, window)
    qtbot.addWidget(dialog)
    dialog.show()
    teal = QColor("teal").rgb()

    def is_painted() -> bool:
        if not dialog.shelf.count():
            return False
        icon = dialog.shelf.item(0).icon().pixmap(dialog.shelf.iconSize()).toImage()
        return icon.pixel(icon.width() // 2, icon.height() // 2) == teal

    qtbot.waitUntil(is_painted)


def test_an_untitled_post_takes_addresses_only(window: MainWindow, post, answer) -> None:
    def act(dialog: ImageDialog) -> None:
        assert not dialog.browse.isEnabled()
        assert not dialog.shelf.isVisibleTo(dialog)
        dialog.show()
        QTest.keyClicks(dialog.address, "/x.png")
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)

    answer(act)
    window.files.new_post("")
    run(window)
    assert post.text() == "![](/x.png)"


def test_images_escape_what_would_end_them() -> None:
    made = image_markup.image_markdown("un [gráfico]\nde barras", "/images/a (1).png")
    assert made == r"![un \[gráfico\] de barras](/images/a%20(1).png)"


def test_a_target_without_end_is_read_in_no_time() -> None:
    target = " " * 3000 + "x" + " " * 3000
    image = image_markup.image_at(f"![]({target})", Range(1, 1))
    assert image is not None
    assert image.address == "x"
