"""Every dialog on the screen of a small laptop at 200 %: it fits, and its buttons are in reach."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QDialogButtonBox, QScrollArea

from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.main_window import MainWindow

SMALL = QSize(667, 320)
"""Pixels that 1366×768 at 200 % leaves beside the system's bar and a frame."""
POST = "---\nlayout: post\ntitle: uno\n---\n# Uno\n\nUna ![](a.png) linea y otra tambien.\n"
COMMANDS = [
    "file.new_issue",
    "file.settings",
    "format.image",
    "format.emoji",
    "format.table.insert",
    "tools.review_spelling",
    "tools.glossary",
    "tools.templates",
    "tools.section_names",
    "tools.learn_sections",
    "help.first_hour",
    "help.shortcuts",
    "help.about",
]


@pytest.fixture
def small_window(window: MainWindow, tmp_path: Path, qtbot, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(Dialog, "room", lambda _self: SMALL)
    folder = tmp_path / "blog" / "_posts"
    folder.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (folder / "2020-01-01-uno.md").write_text(POST, encoding="utf-8")
    window.files.open_path(folder / "2020-01-01-uno.md")
    window.resize(1000, 700)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.editor.edit.setFocus()
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def looked_at(window: MainWindow, command: str, qtbot) -> list[list[str]]:
    """What is wrong with the dialog that a command opens."""
    seen: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget() or next(
            (d for d in window.findChildren(Dialog) if d.isVisible()), None
        )
        if dialog is None:
            return
        timer.stop()
        # Sentences and pictures come after it.
        with contextlib.suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not faults(dialog), timeout=2000)
        seen.append(faults(dialog))
        dialog.reject()

    timer = QTimer(interval=50, timeout=look)
    timer.start()
    window.actions_[command].trigger()
    try:
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        timer.stop()
    return seen


def faults(dialog: QDialog) -> list[str]:
    """What of it is too large or out of reach."""
    size = dialog.size()
    large = [] if size == size.boundedTo(SMALL) else [f"{size.width()}×{size.height()}"]
    buttons = [b for box in dialog.findChildren(QDialogButtonBox) for b in box.buttons()]
    large += [
        f"scrolls {bar.maximum()} sideways"
        for area in dialog.findChildren(QScrollArea)
        if (bar := area.horizontalScrollBar()).isVisible()
    ]
    return large + [b.text() for b in buttons if not is_in_reach(b, dialog)]


def is_in_reach(button: QAbstractButton, dialog: QDialog) -> bool:
    place = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
    return button.isVisible() and dialog.rect().contains(place)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dialog_fits_and_its_buttons_are_in_reach(
    small_window: MainWindow, command: str, qtbot
) -> None:
    # What writes Markdown has no place in the front matter.
    small_window.editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    assert looked_at(small_window, command, qtbot) == [[]]


def test_every_dialog_of_the_program_fits() -> None:
    """Whoever writes a dialog begins with `Dialog`."""
    sources = (Path(__file__).resolve().parents[2] / "newsletter_editor" / "gui").rglob("*.py")
    own = [p.name for p in sources if "(QDialog)" in p.read_text("utf-8") and p.name != "dialog.py"]
    assert own == []


def test_a_dialog_with_room_is_as_it_was(window: MainWindow, qtbot) -> None:
    window.show()
    window.actions_["file.settings"].trigger()
    dialog = window.findChild(Dialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.size().height() >= dialog.sizeHint().height()
    dialog.reject()
