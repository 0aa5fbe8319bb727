"""Collects garbage on the window's thread, most of it in the pauses of the author."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.text.garbage import collect_if_due, collect_young

REST_MS, LOOK_EVERY_MS = 2_000, 2_000
"""A pause is this long without an edit; how often garbage is looked for."""


class Housekeeping(QObject):
    """At work from when a window is whole until it goes."""

    def __init__(self, post: OpenPost, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._look = QTimer(self, interval=LOOK_EVERY_MS, timeout=self._collect)
        post.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._rest.start()

    def begin(self) -> None:
        """All that the window needs is there and stays."""
        gc.freeze()
        self._look.start()

    def pause(self) -> None:
        """The window goes, and nothing is sure to stay."""
        self._look.stop()
        gc.unfreeze()

    def _collect(self) -> None:
        collect_young()
        if not self._rest.isActive():
            collect_if_due()
