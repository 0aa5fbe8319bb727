"""A shown window with a post of the test's own in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.text.ranges import Range

Open = Callable[[str], EditorPane]


@pytest.fixture
def open_text(window: MainWindow, tmp_path: Path, qtbot) -> Open:
    """Opens a text; `¦` is where the cursor goes, `⟦` and `⟧` are around what is selected."""
    (tmp_path / "repo" / "_posts").mkdir(parents=True)
    (tmp_path / "repo" / "_config.yml").write_text("title: x\n")
    path = tmp_path / "repo" / "_posts" / "2020-01-01-uno.md"
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()

    def open_text(marked: str) -> EditorPane:
        start = min((marked.find(sign) for sign in "¦⟦" if sign in marked), default=0)
        end = marked.find("⟧") - 1 if "⟧" in marked else start
        text = marked.translate(dict.fromkeys(map(ord, "¦⟦⟧")))
        path.write_text(text, "utf-8", newline="")
        assert window.files.open_post(path)
        window.editor.select(Range(start, end))
        window.editor.edit.setFocus()
        return window.editor

    return open_text
