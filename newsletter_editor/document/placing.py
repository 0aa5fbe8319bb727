"""Where in a repo something may be written."""

from __future__ import annotations

from pathlib import Path

from newsletter_editor.document.system_errors import explained
from newsletter_editor.repo.door import Door


def writable(path: Path, door: Door | None) -> Path:
    """The real place of a file that is to be written in the repo behind `door`; its folder is made.

    A path of no repo is taken as it is. Raises EditorError for a place outside of the repo or in
    git's own folder, for what is no regular file, and where the folder cannot be made.
    """
    with explained(path):
        place = path if door is None else door.place_for(path)
        if door is None:
            path.parent.mkdir(parents=True, exist_ok=True)
        else:
            door.make_folder(place.parent)
    return place
