"""An image's file goes with the undo of its edit and comes back with the redo, if nobody else's."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QToolButton

from newsletter_editor.document.aside import KEPT_DAYS, put_aside
from newsletter_editor.document.source import digest_of
from newsletter_editor.gui.editor.image_dialog import ImageDialog
from newsletter_editor.gui.front_matter.repo_editors import ImageEditor
from newsletter_editor.gui.images.new_picture import NewPictureDialog
from newsletter_editor.gui.main_window import MainWindow
from tests.gui.editor.conftest import Open
from tests.gui.previewing import PNG

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = "---\ntitle: Uno\nimage: x\n---\nAquí¦ sigue.\n"
PATIENCE = 15_000


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "repo"


def when_it_shows(kind: type, act: Callable) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def describe(dialog: NewPictureDialog) -> None:
    QTest.keyClicks(dialog.alt, "un mar")
    QTest.keyClick(dialog.alt, Qt.Key.Key_Return)


def agree(dialog: NewPictureDialog) -> None:
    QTest.keyClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.Key.Key_Return)


def paste(window: MainWindow) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    QGuiApplication.clipboard().setImage(image)
    when_it_shows(NewPictureDialog, describe)
    QTest.keyClick(window.editor.edit, Qt.Key.Key_V, CONTROL)


def paste_file(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "Foto de Ana.png"
    file.write_bytes(PNG)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    when_it_shows(NewPictureDialog, describe)
    QTest.keyClick(window.editor.edit, Qt.Key.Key_V, CONTROL)


def choose(window: MainWindow, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "elegida.png"
    file.write_bytes(PNG)
    monkeypatch.setattr(ImageDialog, "ask_for_file", lambda dialog: file)

    def act(dialog: ImageDialog) -> None:
        QTest.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
        QTest.keyClicks(dialog.alt, "un mar")
        when_it_shows(NewPictureDialog, agree)
        QTest.keyClick(dialog.alt, Qt.Key.Key_Return)

    when_it_shows(ImageDialog, act)
    window.actions_["format.image"].trigger()


def of_the_form(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "boletín #5.png"
    file.write_bytes(PNG)
    window.actions_["view.panes.front_matter"].trigger()
    editor = window.front_matter.pane.rows[("image",)].editor
    editor.ask_for_file = lambda: str(file)
    when_it_shows(NewPictureDialog, agree)
    QTest.mouseClick(editor.findChild(QToolButton), Qt.MouseButton.LeftButton)
    window.editor.edit.setFocus()


@pytest.fixture(params=["paste", "paste a file", "choose", "form"])
def put_in(request, tmp_path: Path, monkeypatch) -> Callable[[MainWindow], None]:
    return {
        "paste": paste,
        "paste a file": lambda window: paste_file(window, tmp_path),
        "choose": lambda window: choose(window, tmp_path, monkeypatch),
        "form": lambda window: of_the_form(window, tmp_path),
    }[request.param]


def undo(window: MainWindow) -> None:
    QTest.keyClick(window.editor.edit, Qt.Key.Key_Z, CONTROL)


def redo(window: MainWindow) -> None:
    window.actions_["edit.redo"].trigger()


def images(root: Path) -> list[Path]:
    return sorted((root / "images").glob("*")) if (root / "images").is_dir() else []


def test_the_file_goes_and_comes(qtbot, window, open_text: Open, root, put_in) -> None:
    (root / "images").mkdir(parents=True)
    there = root / "images" / "antes.png"
    there.write_bytes(b"of others")
    (root / ".newsletter-editor.toml").write_text("[fields.image]\ntype = 'image'\n", "utf-8")
    open_text(TEXT)
    before = window.post.text()
    form = window.front_matter.pane
    qtbot.waitUntil(lambda: isinstance(form.rows[("image",)].editor, ImageEditor))
    put_in(window)
    after = window.post.text()
    assert after != before
    (own,) = [path for path in images(root) if path != there]
    data = own.read_bytes()
    for _ in range(2):
        undo(window)
        assert window.post.text() == before
        qtbot.waitUntil(lambda: images(root) == [there], timeout=PATIENCE)
        redo(window)
        assert window.post.text() == after
        qtbot.waitUntil(own.exists, timeout=PATIENCE)
        assert own.read_bytes() == data
    assert there.read_bytes() == b"of others"


def stays(qtbot, window: MainWindow, root: Path) -> bool:
    """Whether the file of the only image is there once all has been looked at."""
    (own,) = images(root)
    undo(window)
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not window.tasks._jobs, timeout=PATIENCE)
    return own.exists()


def test_it_stays_while_another_file_speaks_of_it(qtbot, window, open_text: Open, root) -> None:
    open_text(TEXT)
    paste(window)
    (root / "_data").mkdir()
    (root / "_data" / "a.yml").write_text(f"thumb: {images(root)[0].name}\n", "utf-8")
    assert stays(qtbot, window, root)


def test_it_stays_with_a_saved_post_until_that_is_saved_without(
    qtbot, window, open_text: Open, root
) -> None:
    window.files.before_saving.remove(window.problems.guide.before_saving)
    open_text(TEXT)
    paste(window)
    assert window.files.save()
    assert stays(qtbot, window, root)
    assert window.files.save()
    qtbot.waitUntil(lambda: images(root) == [], timeout=PATIENCE)


def test_it_stays_when_others_have_changed_it(qtbot, window, open_text: Open, root) -> None:
    open_text(TEXT)
    paste(window)
    images(root)[0].write_bytes(b"better")
    assert stays(qtbot, window, root)


def test_an_image_that_was_there_is_never_taken(qtbot, window, open_text: Open, root) -> None:
    open_text(TEXT)
    (root / "images").mkdir()
    own = root / "images" / "x.png"
    own.write_bytes(PNG)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(own))])
    QGuiApplication.clipboard().setMimeData(data)
    when_it_shows(NewPictureDialog, describe)
    QTest.keyClick(window.editor.edit, Qt.Key.Key_V, CONTROL)
    assert "/images/x.png" in window.post.text()
    assert stays(qtbot, window, root)


def test_what_is_written_away_by_hand_stays(qtbot, window, open_text: Open, root) -> None:
    open_text(TEXT)
    paste(window)
    (own,) = images(root)
    window.editor.edit.selectAll()
    QTest.keyClick(window.editor.edit, Qt.Key.Key_Delete)
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not window.tasks._jobs, timeout=PATIENCE)
    assert own.exists()


def test_copies_are_kept_for_a_month_and_no_longer(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    kept = []
    for name in ("a.png", "b.png"):
        path = tmp_path / name
        path.write_bytes(PNG)
        kept.append(put_aside(path, digest_of(PNG), folder))
        assert not path.exists()
        if len(kept) == 1:
            old = time.time() - (KEPT_DAYS + 1) * 86400
            os.utime(kept[0], (old, old))
    assert list(folder.iterdir()) == [kept[1]]
    assert kept[1].read_bytes() == PNG
