"""In which posts pictures are looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox


class ScopeBox(QComboBox):
    """The post in front, or all of the blog."""

    def __init__(self, post: Path | None) -> None:
        """Without a post there is the blog alone."""
        super().__init__()
        self.setAccessibleName(self.tr("Where to look"))
        if post is not None:
            self.addItem(self.tr("In this post"), [post])
        self.addItem(self.tr("In the whole blog"), None)

    @property
    def paths(self) -> list[Path] | None:
        """The posts to look in; None for all."""
        paths: list[Path] | None = self.currentData()
        return paths
