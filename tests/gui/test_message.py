"""The message in the real window: its shapes, its weight, and the ways out."""

from __future__ import annotations

import email
import html
import tomllib
from email import policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineScript

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.message.choices_dialog import ChoicesDialog
from newsletter_editor.gui.message.pane import MessagePane
from newsletter_editor.gui.message.view import Looks, as_shown
from newsletter_editor.gui.preview.toolbar import View

TEXT = """---
title: Mi título
lang: es
---

Un **texto** con [enlace](/a/).

![Una foto](/images/x.png)

<script>document.title = "bad"</script>
"""


@pytest.fixture
def pane(window: MainWindow, repo: Path, qtbot) -> MessagePane:
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, "utf-8")
    assert window.files.open_post(path)
    window.show()
    window.actions_["view.shown.message"].trigger()
    pane = window.message.pane
    qtbot.waitUntil(lambda: bool(pane.answer), timeout=90_000)
    return pane


def page_says(pane: MessagePane, qtbot, script: str, expected: object) -> None:
    """Wait until a script in the page of the message gives what is expected."""
    found: list[object] = []

    def asked() -> bool:
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        pane.view.page.runJavaScript(script, world, found.append)
        return expected in found[-3:]

    qtbot.waitUntil(asked, timeout=90_000)


def test_it_is_patched_as_one_types(window: MainWindow, pane: MessagePane, qtbot) -> None:
    page_says(pane, qtbot, "document.querySelector('h1').textContent", "Mi título")
    page_says(pane, qtbot, "document.querySelector('p strong').textContent", "texto")
    page_says(pane, qtbot, "document.querySelector('img').naturalWidth > 0", True)
    page_says(pane, qtbot, "window.mark = document.querySelector('img'); 1", 1)
    edit = window.editor.edit
    with qtbot.waitActive(window):
        window.activateWindow()
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "Nuevo.")
    page_says(pane, qtbot, "document.body.textContent.includes('Nuevo.')", True)
    page_says(pane, qtbot, "window.mark === document.querySelector('img')", True)
    page_says(pane, qtbot, "document.title", "Mi título")
    assert "KB" in pane.size_told.text()
    assert pane.head.text().startswith("Mi título\nUn texto con enlace.")


def test_it_is_a_view_of_the_preview(window: MainWindow, pane: MessagePane, qtbot) -> None:
    preview = window.preview
    assert pane.isVisible() and not preview.canvas.isVisible()
    assert not preview.live.is_awake
    assert not window.actions_["view.page_width.phone"].isEnabled()
    window.actions_["view.shown.article"].trigger()
    assert preview.canvas.isVisible() and not pane.isVisible()
    assert preview.live.is_awake and not preview.whole.is_wanted
    window.actions_["view.shown.message"].trigger()
    window.actions_["view.shown.whole"].trigger()
    assert preview.canvas.isVisible() and preview.whole.is_wanted
    # What the folder's posts are shown as is another matter.
    window.actions_["view.shown.message"].trigger()
    assert preview.whole.is_wanted and window.actions_["view.shown.message"].isChecked()
    window.actions_["view.panes.preview"].trigger()
    assert not pane.isVisible()
    window.actions_["view.shown.message"].trigger()
    assert pane.isVisible()


def test_what_is_missing_of_the_page_is_not_said_above_the_message(
    window: MainWindow, pane: MessagePane, qtbot
) -> None:
    def said() -> list[str]:
        return [n.property("key") for n in window.preview.notices.showing()]

    window.actions_["view.shown.whole"].trigger()
    # This repo has no layouts.
    qtbot.waitUntil(lambda: "whole_page" in said(), timeout=90_000)
    window.actions_["view.shown.message"].trigger()
    assert "whole_page" not in said()
    window.actions_["view.shown.whole"].trigger()
    qtbot.waitUntil(lambda: said().count("whole_page") == 1)
    # What the author has closed stays closed.
    notices = window.preview.notices.showing()
    next(n for n in notices if n.property("key") == "whole_page").close_notice()
    window.actions_["view.shown.message"].trigger()
    window.actions_["view.shown.whole"].trigger()
    assert "whole_page" not in said()
    window.actions_["view.shown.article"].trigger()


def test_it_may_be_wanted_before_the_window_is_whole(window: MainWindow, qtbot) -> None:
    preview = window.preview
    preview._choose_view(View.ARTICLE)
    preview._message = None
    window.show()
    window.actions_["view.shown.message"].trigger()
    assert preview.canvas.isVisible()
    preview.add_message(window.message.pane)
    assert window.message.pane.isVisible()


def test_its_shapes(window: MainWindow, pane: MessagePane, qtbot) -> None:
    grounds = "getComputedStyle(document.querySelector('.paper')).backgroundColor"
    page_says(pane, qtbot, grounds, "rgb(255, 255, 255)")
    pane.dark.click()
    page_says(pane, qtbot, grounds, "rgb(27, 29, 33)")
    pane.dark.click()
    page_says(pane, qtbot, grounds, "rgb(255, 255, 255)")
    pane.pictures.click()
    page_says(pane, qtbot, "document.querySelector('img').hasAttribute('src')", False)
    qtbot.keyClick(pane.shape, Qt.Key.Key_Down)
    page_says(pane, qtbot, "window.innerWidth", 375)
    qtbot.keyClick(pane.shape, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Mi título\n=========" in pane.plain.toPlainText(), timeout=90_000)
    assert pane.plain.isVisible() and not pane.view.isVisible()
    assert not pane.dark.isEnabled()


def test_it_is_copied(window: MainWindow, pane: MessagePane, qtbot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    window.actions_["file.message.copy_rich"].trigger()
    qtbot.waitUntil(lambda: "<strong>texto</strong>" in clipboard.mimeData().html(), timeout=90_000)
    assert "Mi título\n====" in clipboard.text()
    window.actions_["file.message.copy_source"].trigger()
    qtbot.waitUntil(lambda: clipboard.text().startswith("<!DOCTYPE html>"), timeout=90_000)


@pytest.mark.parametrize(
    ("chosen", "filter_", "name"),
    [
        ("uno.eml", "", "uno.eml"),
        ("uno", "HTML (*.html)", "uno.html"),
        ("uno.v2", "Plain text (*.txt)", "uno.v2.txt"),
    ],
)
def test_it_is_saved(
    window: MainWindow,
    repo: Path,
    tmp_path: Path,
    qtbot,
    monkeypatch,
    chosen: str,
    filter_: str,
    name: str,
) -> None:
    """Also where the pane has never been seen."""
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, "utf-8")
    assert window.files.open_post(path)
    monkeypatch.setattr(
        "newsletter_editor.gui.message.tools.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / chosen), filter_),
    )
    window.actions_["file.message.save"].trigger()
    target = tmp_path / name
    qtbot.waitUntil(target.is_file, timeout=90_000)
    if name.endswith(".eml"):
        mail = email.message_from_bytes(target.read_bytes(), policy=policy.default)
        assert mail["subject"] == "Mi título"
        assert "Un texto con enlace" in next(mail.iter_parts()).get_content()
    else:
        assert "Mi título" in target.read_text("utf-8")


def test_nobody_is_asked_while_it_is_not_seen(window: MainWindow) -> None:
    window.show()
    window.post.edited.emit(window.post.revision)
    assert not window.message.pane.isVisible()
    assert window.message.pane._worker.process_id == 0


def test_what_is_shown_is_what_programs_read() -> None:
    image = '<img src="{}" alt="x">'
    message = (
        "<style>@media (prefers-color-scheme:dark) {}</style>"
        + image.format("https://blog.example/a%20b.png?c=1&amp;d=2")
        + image.format("https://blog.example.evil.example/a.png")
    )
    own = ["//blog.example"]
    light = as_shown(message, Looks(), own)
    assert "@media not all" in light
    assert "reference=https%3A%2F%2Fblog.example%2Fa%2520b.png%3Fc%3D1%26d%3D2" in html.unescape(
        light
    )
    assert 'src="https://blog.example.evil.example/a.png"' in light
    assert "@media all" in as_shown(message, Looks(dark=True), own)
    assert "src=" not in as_shown(message, Looks(images=False), own)


def test_the_teams_choices_are_seen_at_once_and_written_when_saved(
    window: MainWindow, pane: MessagePane, repo: Path, qtbot, monkeypatch
) -> None:
    ground = "getComputedStyle(document.querySelector('.paper')).backgroundColor"
    page_says(pane, qtbot, ground, "rgb(255, 255, 255)")
    window.actions_["file.message.choices"].trigger()
    dialog = window.findChild(ChoicesDialog)
    monkeypatch.setattr(
        "newsletter_editor.gui.message.choices_dialog.QColorDialog.getColor",
        lambda *_: QColor("#ffeedd"),
    )
    qtbot.mouseClick(dialog.colours["paper"], Qt.MouseButton.LeftButton)
    page_says(pane, qtbot, ground, "rgb(255, 238, 221)")
    dialog.service.setCurrentText("Mailchimp")
    qtbot.keyClicks(dialog.footer, "Hecho en Lima")
    page_says(pane, qtbot, "document.body.textContent.includes('Hecho en Lima')", True)
    settings = repo / ".newsletter-editor.toml"
    assert not settings.exists()
    dialog.accept()
    assert tomllib.loads(settings.read_text("utf-8"))["mail"] == {
        "service": "mailchimp",
        "footer": "Hecho en Lima",
        "colours": {"paper": "#ffeedd"},
    }
    page_says(pane, qtbot, ground, "rgb(255, 238, 221)")
    window.actions_["file.message.choices"].trigger()
    dialog = window.findChildren(ChoicesDialog)[-1]
    assert dialog.service.currentText() == "Mailchimp"
    dialog.footer.clear()
    page_says(pane, qtbot, "document.body.textContent.includes('Hecho en Lima')", False)
    dialog.reject()
    page_says(pane, qtbot, "document.body.textContent.includes('Hecho en Lima')", True)
