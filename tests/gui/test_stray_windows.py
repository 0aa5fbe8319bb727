"""Nothing that belongs into a window is shown before it has a place there: the desktop would make
a window of its own for it, which is seen for a moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.palette.templates_dialog import TemplatesDialog
from newsletter_editor.gui.pane_dock import docks_of
from tests.gui.test_enter import MAKERS, OF_A_REPO

POST = "---\ntitle: Uno\n---\n![x](https://a.example/x.png) [y](/z) <x-a>\n\n# Sección\n\n[z]\n"


_RULES = "qt.widgets.showhide.debug=%s"
_SHOWN = re.compile(r'QWidgetWindow\(0x[0-9a-f]+, name="(.*?)Window"\) to true')


@pytest.fixture
def shown() -> Iterator[list[str]]:
    """The names of the desktop's windows as they are shown, which Qt's log tells; an event filter
    in Python on all objects meets some that are going."""
    names: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        names.extend(_SHOWN.findall(message))

    before = qInstallMessageHandler(hear)
    QLoggingCategory.setFilterRules(_RULES % "true")
    yield names
    QLoggingCategory.setFilterRules(_RULES % "false")
    qInstallMessageHandler(before)


def test_the_log_tells_of_strays(qtbot, shown: list[str]) -> None:
    outer, inner = QWidget(), QWidget()
    inner.setObjectName("stray")
    inner.setVisible(True)
    QVBoxLayout(outer).addWidget(inner)
    assert shown == ["stray"]


def test_a_start_shows_one_window(
    qtbot, shown: list[str], post, files, tasks, settings, theme, repo: Path
) -> None:
    path = repo / "_posts" / "2024-01-01-uno.md"
    path.parent.mkdir()
    path.write_text(POST, "utf-8")
    window = MainWindow(settings, theme)
    window.show()
    window.fill(post, files, tasks, "en")
    with qtbot.waitSignal(window.late.finished, timeout=30_000):
        files.open_post(path)
    qtbot.waitUntil(lambda: window.preview.page_view.is_ready, timeout=30_000)
    for dock in docks_of(window):
        dock.show()
        dock.raise_()
    for notices in (window.notices, window.preview.notices):
        for kind in ("information", "warning", "error"):
            notices.say("x", kind, [Choice("y", lambda: True)])
            notices.say("x", kind)
    qtbot.wait(100)
    assert shown == ["main_window"]
    window.close()
    window.deleteLater()


def test_a_dialog_shows_one_window(
    qtbot, shown: list[str], window: MainWindow, files, repo: Path
) -> None:
    path = repo / "_posts" / "2024-01-01-uno.md"
    path.parent.mkdir()
    path.write_text(POST, "utf-8")
    files.open_post(path)
    found = {}
    for kind in (kind for kind in MAKERS if kind not in OF_A_REPO):
        dialog = MAKERS[kind](window)
        qtbot.wait(10)
        found[kind.__name__] = shown[:]
        shown.clear()
        dialog.reject()
        dialog.deleteLater()
    assert TemplatesDialog.__name__ in found
    assert {name: seen for name, seen in found.items() if len(seen) != 1} == {}
