"""Collects garbage in the pauses of the author."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.garbage import (
    collect_as_usual,
    collect_if_due,
    collect_only_when_told,
)

REST_MS, LOOK_EVERY_MS = 2_000, 10_000
"""A pause is this long without an edit; how often it is looked for one."""


class Housekeeping(QObject):
    """At work from when a window is whole until it goes."""

    def __init__(self, post: OpenPost, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._look = QTimer(self, interval=LOOK_EVERY_MS, timeout=self._collect_in_a_pause)
        post.edited.connect(self._rest.start)

    def begin(self) -> None:
        """All that the window needs is there and stays."""
        collect_only_when_told()
        self._look.start()

    def pause(self) -> None:
        """The window goes, and nothing is sure to stay."""
        self._look.stop()
        collect_as_usual()

    def _collect_in_a_pause(self) -> None:
        if not self._rest.isActive():
            collect_if_due()
