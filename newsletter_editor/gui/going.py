"""Leads from what a pane lists to the place that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


def go_to(window: MainWindow, path: Path, place: Range | None) -> bool:
    """Open a post, if it is not in front, and select a place of it; whether it could be opened."""
    if window.post.now.real_path != path and not window.files.open_post(path):
        return False
    if place is not None:
        # It may have got shorter since.
        end = window.post.length
        window.editor.select(Range(min(place.start, end), min(place.end, end)))
        window.editor.edit.centerCursor()
    return True
