from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton

from newsletter_editor import __version__
from newsletter_editor.gui.about import dialog as about
from newsletter_editor.gui.about.licences import collect_licences
from newsletter_editor.gui.about.releases import Release
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


@pytest.fixture
def opened(qtbot):
    tasks = Tasks()
    window = about.AboutDialog(tasks, "en")
    qtbot.addWidget(window)
    yield window
    tasks.finish()


def _button(window, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if text in b.text().replace("&", ""))


def test_every_required_library_is_listed_with_its_licence() -> None:
    entries = {entry.name.lower().replace("_", "-"): entry for entry in collect_licences()}
    for name in ("markdown", "pygments", "pyenchant", "pyside6-essentials", "python-liquid"):
        assert entries[name].licence, name
    assert "Redistribution" in entries["markdown"].text


def test_choosing_a_library_shows_its_licence(opened, qtbot) -> None:
    names = opened.findChild(QListWidget)
    qtbot.waitUntil(lambda: names.count() > 0)
    row = next(r for r in range(names.count()) if names.item(r).text().startswith("Pygments"))
    names.setCurrentRow(row)
    texts = [edit.toPlainText() for edit in opened.findChildren(QPlainTextEdit)]
    assert any("Redistribution and use" in text for text in texts)


def test_the_diagnosis_is_copied(opened) -> None:
    _button(opened, "Copy").click()
    assert f"Newsletter Editor: {__version__}" in QGuiApplication.clipboard().text()


def test_the_release_page_is_asked_only_when_told_to(opened, qtbot, monkeypatch) -> None:
    asked: list[bool] = []

    def answer() -> Release:
        asked.append(True)
        return Release("9.9", True, "https://example.org")

    monkeypatch.setattr(about, "latest_release", answer)
    assert not asked
    _button(opened, "Look").click()
    qtbot.waitUntil(lambda: "9.9" in opened._news.text())
    assert asked == [True]
    assert not _button(opened, "Open").isHidden()


def test_no_answer_is_said_in_one_sentence(opened, qtbot, monkeypatch) -> None:
    def fail() -> Release:
        raise EditorError(Localized(es="No.", en="No network."))

    monkeypatch.setattr(about, "latest_release", fail)
    _button(opened, "Look").click()
    qtbot.waitUntil(lambda: opened._news.text() == "No network.")
    assert _button(opened, "Look").isEnabled()
