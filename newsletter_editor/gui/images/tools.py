"""Pictures of a blog, hung into the window: brought home, described, kept in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.everywhere import Everywhere, keep_version
from newsletter_editor.gui.images.describe_dialog import DescribeDialog, Walk
from newsletter_editor.gui.images.home_dialog import HomeDialog
from newsletter_editor.gui.notices import Choice
from newsletter_editor.images.homing import Arrival, bring_home
from newsletter_editor.images.undescribed import give_back
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter_editor.document.source import Source
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.search.replacing import Done, Keep
    from newsletter_editor.text.localized import Localized


class ImageTools(QObject):
    """What the menu *Tools › Images* and the pane do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.everywhere = Everywhere(window)
        window.actions_["tools.images.home"].triggered.connect(self.bring_home)
        window.actions_["tools.images.describe"].triggered.connect(self.describe)

    def bring_home(self) -> None:
        """List the pictures of other hosts and offer to bring them into the repo."""
        window, site = self._window, self._site()
        if site is None:
            return
        open_texts = self.everywhere.open_texts()
        path = self.everywhere.own_path
        dialog = HomeDialog(site.root, path, open_texts, window.tasks, window.language, window)
        dialog.arrived.connect(self._bring)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def describe(self) -> None:
        """Walk through the pictures that have no words."""
        window, site = self._window, self._site()
        if site is None:
            return
        dialog = DescribeDialog(
            site.root,
            self.everywhere.own_path,
            self.everywhere.open_texts,
            self._apply,
            window.tasks,
            window.language,
            window,
            may_fetch=window.trust.is_trusted(site.root),
        )
        dialog.described.connect(self._tell_described)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _site(self) -> Site | None:
        site = self._window.files.site
        if site is None:
            said = self.tr("Open a repo first.")
            self._window.notices.say(said, "information", key="images")
        return site

    def _apply(self, edit: Edit) -> None:
        self._window.post.apply([edit])

    def _tell_described(self, walk: Walk) -> None:
        root = self._window.files.site.root
        said = self.tr("Pictures described: {0}.").format(len(walk.words))
        written = {path: (data, walk.digests[path]) for path, data in walk.originals.items()}
        undo = [Choice(self.tr("Undo in files"), partial(self._take_back, root, written))]
        self._window.notices.say(said, choices=undo if written else [], key="described")
        self._window.posts.refresh()

    def _take_back(self, root: Path, written: dict[Path, tuple[bytes, str]]) -> None:
        self._window.tasks.run(
            lambda: give_back(Site(root), written, keep_version),
            done=self._tell_taken_back,
            failed=self._window.explain,
        )

    def _tell_taken_back(self, refused: list[tuple[Path, Localized]]) -> None:
        for _, why in refused[:1]:
            said = why.in_language(self._window.language)
            self._window.notices.say(said, "warning", key="described")
        self._window.posts.refresh()

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
