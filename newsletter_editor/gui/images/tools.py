"""Pictures of a blog, hung into the window: brought home, described, kept in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.document.versions import kept_versions
from newsletter_editor.gui.editor.image_markup import insert_image, room_for_image
from newsletter_editor.gui.everywhere import Everywhere
from newsletter_editor.gui.images.pane import ImagesPane
from newsletter_editor.gui.notices import Choice
from newsletter_editor.images.homing import Arrival, bring_home
from newsletter_editor.images.inventory import Held, rename, take_out
from newsletter_editor.images.undescribed import give_back
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter_editor.document.source import Source
    from newsletter_editor.gui.images.describe_dialog import Walk
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.search.replacing import Done, Keep
    from newsletter_editor.text.localized import Localized


class ImageTools(QObject):
    """What the menu *Tools › Images* and the pane do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.everywhere = Everywhere(window)
        self.pane = ImagesPane(window.tasks, window.language)
        window.docks.fill("images", self.pane)
        self.pane.wanted.connect(self._look)
        self.pane.insertion_wanted.connect(self._insert)
        self.pane.name_wanted.connect(self._rename)
        self.pane.removal_wanted.connect(self._take_out)
        self.pane.text_wanted.connect(self._open)
        self.everywhere.changed.connect(self._look_if_seen)
        window.files.folder_opened.connect(self._look_if_seen)
        for moment in (window.post.saved, window.post.opened):
            moment.connect(self._look_if_seen)
        window.actions_["tools.images.home"].triggered.connect(self.bring_home)
        window.actions_["tools.images.describe"].triggered.connect(self.describe)

    def bring_home(self) -> None:
        """List the pictures of other hosts and offer to bring them into the repo."""
        window, site = self._window, self._site()
        if site is None:
            return
        # Imported here, as in `describe`: what asks the web takes 4 MB.
        from newsletter_editor.gui.images.home_dialog import HomeDialog

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
        from newsletter_editor.gui.images.describe_dialog import DescribeDialog

        dialog = DescribeDialog(
            site.root,
            self.everywhere.own_path,
            self.everywhere.open_texts,
            self.everywhere.apply,
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

    def _tell_described(self, walk: Walk) -> None:
        root = self._window.files.site.root
        said = self.tr("Pictures described: {0}.").format(len(walk.words))
        written = {path: (data, walk.digests[path]) for path, data in walk.originals.items()}
        undo = [Choice(self.tr("Undo in files"), partial(self._take_back, root, written))]
        self._window.notices.say(said, choices=undo if written else [], key="described")
        self._window.posts.refresh()

    def _take_back(self, root: Path, written: dict[Path, tuple[bytes, str]]) -> None:
        self._window.tasks.run(
            lambda: give_back(Site(root), written, kept_versions().keep),
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
            count = self.tr("Pictures brought home: {0}").format(len(arrivals))
            said = f"{count} · " + self.tr("posts changed: {0}.")
            self.everywhere.do(site.root, partial(_brought, arrivals), "brought-home", said)

    # ---- the pane ------------------------------------------------------------------------------

    def _look(self) -> None:
        site = self._window.files.site
        if site is None:
            self.pane.show_nothing()
            return
        own = self.everywhere.own_path
        self.pane.look(site.root, own, self.everywhere.open_texts())

    def _look_if_seen(self) -> None:
        if self.pane.isVisible():
            self._look()

    def _insert(self, address: str) -> None:
        window = self._window
        place, words = room_for_image(window.post.text(), window.editor.selection)
        change = insert_image(place, words, address)
        window.post.apply(change.edits, select=change.selection)
        window.editor.edit.setFocus()

    def _rename(self, held: Held, name: str) -> None:
        site = self._window.files.site
        if site is not None:
            said = _as_said(self.tr("Renamed: {0}").format(held.file.name))
            said += " · " + self.tr("posts changed: {0}.")
            work = partial(_renamed, held.file, name)
            self.everywhere.do(site.root, work, "renamed-image", said)

    def _take_out(self, held: Held) -> None:
        site = self._window.files.site
        if site is not None:
            said = _as_said(self.tr("Taken out of the repo: {0}.").format(held.file.name))
            self.everywhere.do(site.root, partial(_taken_out, held.file), "renamed-image", said)

    def _open(self, path: Path) -> None:
        window = self._window
        if path == self.everywhere.own_path or window.files.open_path(path):
            window.editor.edit.setFocus()


def _as_said(text: str) -> str:
    """A text in which `Everywhere.do` finds no place for a number."""
    return text.replace("{", "{{").replace("}", "}}")


def _brought(
    arrivals: list[Arrival], site: Site, keep: Keep, open_texts: dict[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return bring_home(site, arrivals, keep, open_texts)


def _renamed(
    file: Path, name: str, site: Site, keep: Keep, open_texts: dict[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return rename(site, file, name, keep, open_texts)


def _taken_out(
    file: Path, site: Site, _keep: Keep, open_texts: dict[Path, Source]
) -> tuple[Done, dict[Path, list[Edit]]]:
    return take_out(site, file, open_texts), {}


def hang(window: MainWindow) -> ImageTools:
    """Make them answer to their actions."""
    return ImageTools(window)
