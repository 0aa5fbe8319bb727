"""What phones make is dropped on the text by an author, and arrives as readers need it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from newsletter_editor.gui.images import new_picture
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.images.taking import put
from newsletter_editor.repo.kinds import kind_of
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from tests.photos import of_a_phone, saved, screenshot


def with_dialog(act) -> None:
    """Have `act` done with the dialog once its picture is prepared."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewPictureDialog) and dialog.name.text():
            act(dialog)
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)


def drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert window.editor.edit.canInsertFromMimeData(data)
    window.editor.edit.insertFromMimeData(data)


@pytest.fixture
def root(open_blog) -> Path:
    return open_blog({"2020-01-01-uno.md": ""})


def test_a_phone_s_photo_is_told_named_and_converted(window, root, tmp_path: Path) -> None:
    file = tmp_path / "IMG_0042.HEIC"
    file.write_bytes(of_a_phone("HEIF", 6, (2000, 1500)))
    told: list[str] = []

    def act(dialog: NewPictureDialog) -> None:
        told.append(dialog.report.text())
        assert not dialog.keep.isVisible()
        assert dialog.name.text() == "uno-img-0042"
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, "Playa al sol")
        QTest.keyClicks(dialog.alt, "un mar")
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    with_dialog(act)
    drop(window, file)
    assert window.post.text() == "![un mar](/images/playa-al-sol.jpg)"
    data = (root / "images" / "playa-al-sol.jpg").read_bytes()
    assert kind_of(data).name == "JPEG" and b"SecretCam" not in data
    (said,) = told
    for part in ("2000 × 1500 → 1600 × 1200", "HEIC → JPEG", "without the place"):
        assert part in said


def test_the_original_on_request_and_the_same_one_once(window, root, tmp_path: Path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(of_a_phone("JPEG"))

    def keep(dialog: NewPictureDialog) -> None:
        QTest.keyClick(dialog.keep, Qt.Key.Key_Space)
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    with_dialog(keep)
    drop(window, file)
    taken = root / "images" / "uno-foto.jpg"
    assert taken.read_bytes() == file.read_bytes()

    def agree(dialog: NewPictureDialog) -> None:
        assert "images/uno-foto.jpg" in dialog.report.text() and not dialog.name.isEnabled()
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    with_dialog(agree)
    drop(window, file)
    assert window.post.text().count("(/images/uno-foto.jpg)") == 2
    assert list((root / "images").iterdir()) == [taken]


def test_of_two_that_are_dropped_together_both_arrive(window, root, tmp_path: Path) -> None:
    data = QMimeData()
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    for number, file in enumerate(files):
        file.write_bytes(saved(screenshot(40 + number, 30), "PNG"))
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])

    def agree(dialog: NewPictureDialog) -> None:
        is_first = "uno-a" in dialog.name.text()
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)
        if is_first:
            with_dialog(agree)

    with_dialog(agree)
    window.editor.edit.insertFromMimeData(data)
    assert window.post.text() == "![](/images/uno-a.png)![](/images/uno-b.png)"


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"just words, no picture"])
def test_what_lies_is_refused_in_a_sentence(window, root, tmp_path: Path, head: bytes) -> None:
    file = tmp_path / "foto.png"
    file.write_bytes(head + saved(screenshot(), "PNG")[900:1200])
    drop(window, file)
    assert window.post.text() == "" and not (root / "images").exists()
    said = [notice.label.text() for notice in window.notices.showing()]
    assert any("foto.png" in text for text in said)


def test_it_is_written_while_the_window_goes_on(
    window, root, tmp_path: Path, monkeypatch, qtbot
) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(of_a_phone("JPEG"))
    writers: list[int] = []
    may_go_on = threading.Event()

    def slow_put(*arguments):
        writers.append(threading.get_ident())
        assert may_go_on.wait(20)
        return put(*arguments)

    monkeypatch.setattr(new_picture, "put", slow_put)

    def act(dialog: NewPictureDialog) -> None:
        dialog.accept()
        # Neither a second Enter nor Escape matters to a picture that is being written.
        dialog.accept()
        dialog.reject()
        assert dialog.isVisible() and not dialog.buttons.isEnabled()
        QTimer.singleShot(100, may_go_on.set)

    with_dialog(act)
    drop(window, file)
    assert window.post.text() == "![](/images/uno-foto.jpg)"
    assert len(writers) == 1 and writers[0] != threading.get_ident()


def test_what_cannot_be_written_is_said(window, root, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(of_a_phone("JPEG"))

    def full(*_arguments):
        raise EditorError(Localized(es="Disco lleno.", en="The disk is full."))

    monkeypatch.setattr(new_picture, "put", full)
    with_dialog(lambda dialog: dialog.accept())
    drop(window, file)
    assert window.post.text() == ""
    assert any("disk is full" in bar for bar in told_in(window))


def told_in(window: MainWindow) -> list[str]:
    return [label.text() for label in window.notices.findChildren(QLabel)]
