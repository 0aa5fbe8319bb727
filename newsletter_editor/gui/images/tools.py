"""Pictures of a blog, hung into the window: brought home, described, kept in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.images.everywhere import Everywhere
from newsletter_editor.gui.images.home_dialog import HomeDialog
from newsletter_editor.images.homing import Arrival, bring_home

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter_editor.document.source import Source
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.search.replacing import Done, Keep
    from newsletter_editor.site.site import Site
    from newsletter_editor.text.edits import Edit


class ImageTools(QObject):
    """What the menu *Tools › Images* and the pane do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.everywhere = Everywhere(window)
        window.actions_["tools.images.home"].triggered.connect(self.bring_home)

    def bring_home(self) -> None:
        """List the pictures of other hosts and offer to bring them into the repo."""
        window = self._window
        site = window.files.site
        if site is None:
            window.notices.say(self.tr("Open a repo first."), "information", key="images")
            return
        open_texts = self.everywhere.open_texts()
        path = self.everywhere.own_path
        dialog = HomeDialog(site.root, path, open_texts, window.tasks, window.language, window)
        dialog.arrived.connect(self._bring)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _bring(self, arrivals: list[Arrival]) -> None:
        site = self._window.files.site
        if site is not None and arrivals:
            self.everywhere.do(site.root, partial(_brought, arrivals), "brought-home")


def _brought(
    arrivals: list[Arrival], site: Site, keep: Keep, open_texts: dict[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return bring_home(site, arrivals, keep, open_texts)


def hang(window: MainWindow) -> ImageTools:
    """Make them answer to their actions."""
    return ImageTools(window)
