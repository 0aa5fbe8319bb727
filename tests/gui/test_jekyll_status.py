"""The status bar says which Jekyll the preview follows, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.main_window import MainWindow


def test_the_status_bar_says_which_jekyll_and_why(
    qtbot, window: MainWindow, repo: Path, tmp_path: Path
) -> None:
    window.late.finish()
    button = window.jekyll_status.button
    assert not button.isVisibleTo(window)
    assert window.files.open_path(repo)
    qtbot.waitUntil(lambda: button.text() == "Jekyll 3.10.0 (GitHub Pages)")
    assert button.isVisibleTo(window)
    assert button.accessibleName() == button.text()
    assert "No file of the repo" in button.toolTip()

    lock = "GEM\n  specs:\n    jekyll (4.2.2)\n"
    (repo / "Gemfile.lock").write_text(lock, encoding="utf-8")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: button.text() == "Jekyll 4.2.2")
    assert button.toolTip() == (
        "Jekyll 4.2.2 builds the site: Gemfile.lock says so. The preview follows Jekyll 4.4."
    )
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert any("Gemfile.lock" in bar.label.text() for bar in window.notices.showing())


def test_a_workflow_with_an_odd_name_is_shown_as_it_is(
    qtbot, window: MainWindow, repo: Path
) -> None:
    window.late.finish()
    folder = repo / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "<b>x.yml").write_text("- uses: actions/jekyll-build-pages@v1\n", encoding="utf-8")
    assert window.files.open_path(repo)
    button = window.jekyll_status.button
    qtbot.waitUntil(lambda: "GitHub Pages" in button.text())
    assert "&lt;b&gt;" in button.toolTip()
    assert "<b>x.yml" in button.accessibleDescription()
