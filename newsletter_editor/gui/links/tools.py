"""Looking at links, hung into the window: pane, process, fixes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, QObject

from newsletter_editor.gui.everywhere import Everywhere
from newsletter_editor.gui.going import go_to
from newsletter_editor.gui.links.model import Place, found_in
from newsletter_editor.gui.links.pane import LinksPane
from newsletter_editor.gui.preview.links import LinkQuestion
from newsletter_editor.gui.slices import Slices
from newsletter_editor.links.online.verdicts import Verdict
from newsletter_editor.links.readdressing import edits_for
from newsletter_editor.search.replacing import rewritten
from newsletter_editor.text.edits import Edit

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.site.folder import SiteFolder

MODULE = "newsletter_editor.links.online.worker"
SECONDS_A_SLICE = 15.0


class LinkTools(QObject):
    """The pane, its process, and what a fix does to posts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._looked = self._total = 0
        self._asks = False
        self._root = _root_of(window.files.folder)
        self.pane = LinksPane(window.language)
        self.slices = Slices(MODULE, SECONDS_A_SLICE, self)
        self._everywhere = Everywhere(window)
        self._dock = window.docks.fill("links", self.pane)
        window.actions_["tools.links"].triggered.connect(self.show)
        window.letting_go.connect(self.slices.stop)
        window.files.folder_opened.connect(self._leave)
        self.pane.wanted.connect(self.begin)
        self.pane.cancelled.connect(self.cancel)
        self.pane.place_chosen.connect(self._go_to)
        self.pane.fix_wanted.connect(self._fix)
        self.pane.opening_wanted.connect(self._open)
        self.slices.found.connect(self._add)
        self.slices.gave_up.connect(self._explain)
        self.slices.finished.connect(self._finish)
        self._everywhere.changed.connect(self.recall)

    def show(self) -> None:
        """Bring the pane to the front with what is known; nobody is asked before its button is
        pressed."""
        self._dock.show()
        self._dock.raise_()
        self.pane.look_button.setFocus()
        if not self._total and not self.slices.is_running:
            self.recall()

    def begin(self) -> None:
        """Ask servers about the links of the post, or of the blog."""
        self._run(asks=True)

    def recall(self) -> None:
        """Show what was found out at any time about the links that posts have now."""
        self._run(asks=False)

    def _run(self, asks: bool) -> None:
        self._forget()
        self._asks = asks
        window, site = self._window, self._window.files.site
        post = window.post
        if site is None or (post.path is None and not self.pane.is_whole_blog):
            said = self.tr("No repo is open.") if site is None else self.tr("No post is open.")
            self.pane.extent.setText(said)
            return
        path = post.now.real_path
        dirty = [tab.text for tab in window.files.posts.dirty if tab.text is not None]
        self.slices.start(
            {
                "run": {
                    "root": str(site.root),
                    "paths": None if self.pane.is_whole_blog else [str(path)],
                    "open": {str(each.real_path): each.text() for each in dirty},
                    "asks": asks,
                    "anew": self.pane.anew.isChecked(),
                    "tidies": self.pane.tidies.isChecked(),
                }
            }
        )
        self.pane.show_running(True)
        self._show_extent()

    def cancel(self) -> None:
        """Ask no more; what was found stays."""
        self.slices.cancel({"stop": True})

    def _leave(self, folder: SiteFolder | None) -> None:
        before, self._root = self._root, _root_of(folder)
        if self._root != before:
            self._forget()

    def _forget(self) -> None:
        self.cancel()
        self.pane.forget()
        self._looked = self._total = 0

    def _add(self, answer: dict[str, Any]) -> None:
        titles = {each.path: each.title for each in self._window.posts.posts}
        for found in found_in(answer["results"], _day_of, self._window.language):
            self.pane.model.add(found, titles)
        self._looked, self._total = answer["looked"], answer["total"]
        self.pane.open_heads()
        self._show_extent()

    def _explain(self) -> None:
        self.pane.extent.setText(self.tr("The links could not be looked at; try again."))

    def _finish(self) -> None:
        self.pane.show_running(False)
        self._show_extent()

    def _show_extent(self) -> None:
        if not self._total:
            is_running = self.slices.is_running
            said = self.tr("Reading posts…") if is_running else self.tr("Nobody was asked yet.")
            if self._asks and not is_running:
                said = self.tr("No links.")
        elif self._looked < self._total:
            said = self.tr("Looked at: {0} of {1}").format(self._looked, self._total)
        else:
            fine = self.pane.model.counts.get(Verdict.FINE, 0)
            said = self.tr("Links: {0} · in order: {1}").format(self._total, fine)
        self.pane.extent.setText(said)

    def _go_to(self, place: Place) -> None:
        go_to(self._window, place.path, place.range)

    def _fix(self, new_addresses: dict[str, str]) -> None:
        site = self._window.files.site
        if site is None or not new_addresses:
            return
        paths = dict.fromkeys(post.path for post in self._window.posts.posts)
        if self._everywhere.own_path is not None:
            paths.setdefault(self._everywhere.own_path)

        def edits_of(_path: Path, text: str) -> list[Edit]:
            # Most posts have none of them, and need not be read as Markdown.
            bare = (address.partition("://")[2].partition("/")[0] for address in new_addresses)
            return edits_for(text, new_addresses) if any(host in text for host in bare) else []

        seen = [(path, "") for path in paths]
        self._everywhere.do(site.root, partial(rewritten, seen, edits_of), "readdressed")

    def _open(self, address: str) -> None:
        LinkQuestion(address, self._window).open()


def _day_of(seconds: float) -> str:
    return QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(seconds)).date(), QLocale.FormatType.ShortFormat
    )


def _root_of(folder: SiteFolder | None) -> Path | None:
    return folder.root if folder is not None else None


def hang(window: MainWindow) -> LinkTools:
    """Fill the dock *Links*."""
    return LinkTools(window)
