"""Sections of the outline are moved by the mouse itself, as the system reports it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from newsletter_editor.gui.main_window import MainWindow

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("xdotool") is None, reason="needs xdotool"
)
TEXT = "---\ntitle: x\n---\n# Uno\n\nuno\n\n# Dos\n\ndos\n\n# Tres\n\ntres\n"


def mouse(*words: str) -> None:
    """Have the X server move and press; the loop that Qt turns for a drag ends with the last."""
    run = subprocess.Popen(["xdotool", *words])
    while run.poll() is None:
        QTest.qWait(10)
    QTest.qWait(100)


def test_a_section_is_dragged_by_the_mouse(window: MainWindow, open_text, qtbot) -> None:
    open_text("¦" + TEXT)
    window.move(0, 0)
    window.actions_["view.panes.outline"].trigger()
    outline = window.outline
    qtbot.waitUntil(lambda: len(outline.headings()) == 3)
    tree = outline.tree

    def at(item: QTreeWidgetItem, dy: int) -> tuple[str, str]:
        rect = tree.visualItemRect(item)
        place = tree.viewport().mapToGlobal(QPoint(rect.left() + 20, rect.center().y() + dy))
        return str(place.x()), str(place.y())

    third, first = tree.topLevelItem(2), tree.topLevelItem(0)
    top = -(tree.visualItemRect(first).height() // 2) + 1
    path = [at(third, 0), at(third, -4), at(third, -12), at(first, 0), at(first, top)]
    words = ["mousemove", *path[0], "sleep", "0.2", "mousedown", "1"]
    for place in path[1:]:
        words += ["sleep", "0.2", "mousemove", *place]
    mouse(*words, "sleep", "0.4", "mouseup", "1")
    qtbot.waitUntil(lambda: window.post.text() != TEXT, timeout=5_000)
    assert window.post.text().endswith("# Tres\n\ntres\n\n# Uno\n\nuno\n\n# Dos\n\ndos\n")
    window.editor.edit.setFocus()
    window.actions_["edit.undo"].trigger()
    assert window.post.text() == TEXT
