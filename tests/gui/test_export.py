"""The page as a PDF, as HTML and as rich text, from the real window."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from newsletter_editor.document.disk import Disk
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.preview.export import PageExport


@pytest.fixture
def shown(window: MainWindow, repo: Path, qtbot) -> MainWindow:
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: Mi título\n---\n\n# Arte\n\nUn **texto**.\n", "utf-8")
    assert window.files.open_post(path)
    window.show()
    qtbot.waitUntil(
        lambda: window.preview.page_view.is_ready and len(window.preview.live.blocks) > 0,
        timeout=20_000,
    )
    return window


def test_the_page_becomes_a_pdf(shown: MainWindow, tmp_path: Path, qtbot, monkeypatch) -> None:
    target = tmp_path / "uno.pdf"
    monkeypatch.setattr(
        "newsletter_editor.gui.preview.export.QFileDialog.getSaveFileName",
        lambda *_: (str(target), ""),
    )
    shown.actions_["file.export_pdf"].trigger()
    told = lambda: any("uno.pdf" in each.label.text() for each in shown.notices.showing())  # noqa: E731
    qtbot.waitUntil(told, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_pdf_that_cannot_be_written_whole_leaves_what_was_there(
    shown: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    target = tmp_path / "uno.pdf"
    target.write_bytes(b"before")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Disk, "write", full)
    PageExport(shown).write_pdf(target)
    told = lambda: any("uno.pdf" in each.label.text() for each in shown.notices.showing())  # noqa: E731
    qtbot.waitUntil(told, timeout=20_000)
    monkeypatch.undo()
    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.glob("*uno*")] == ["uno.pdf"]


def test_html_and_rich_text_are_without_the_header(shown: MainWindow) -> None:
    shown.actions_["edit.copy_html"].trigger()
    html = QGuiApplication.clipboard().text()
    assert '<h1 id="arte">Arte</h1>' in html
    assert "Mi título" not in html
    assert "preview" not in html
    shown.actions_["edit.copy_rich"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert "<strong>texto</strong>" in data.html()


def test_without_a_preview_it_says_what_to_do(window: MainWindow) -> None:
    window.actions_["edit.copy_html"].trigger()
    assert len(window.notices.showing()) == 1
