"""Searching and replacing in all posts, hung into the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from newsletter_editor.gui.everywhere import Everywhere
from newsletter_editor.gui.going import go_to
from newsletter_editor.gui.plain import PlainMessageBox
from newsletter_editor.gui.posts.post_rows import folded
from newsletter_editor.gui.search.pane import SearchPane
from newsletter_editor.gui.search.repo_search import Asked, RepoSearch
from newsletter_editor.gui.search.results import Place
from newsletter_editor.search.replacing import replacing_edits, rewritten
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class SearchTools(QObject):
    """The pane, its process, and what replacing does to files and to the open post."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane = SearchPane()
        self.search = RepoSearch(self)
        self._everywhere = Everywhere(window)
        self._everywhere.changed.connect(self.begin)
        self._asked: Asked | None = None
        self._unread = 0
        self._looked = self._total = 0
        self._titles: dict[Path, PostFile] = {}
        self._dock = window.docks.fill("search", self.pane)
        window.actions_["edit.search_posts"].triggered.connect(self.show)
        window.letting_go.connect(self.search.stop)
        window.files.folder_opened.connect(self._begin_anew)
        self.pane.wanted.connect(self.begin)
        self.pane.cancelled.connect(self.search.cancel)
        self.pane.place_chosen.connect(self._go_to)
        self.pane.replacement_wanted.connect(self._ask_and_replace)
        self.search.found.connect(self._add)
        self.search.told.connect(self.pane.model.tell)
        self.pane.model.lines_wanted.connect(self.search.ask_lines)
        self.search.unread.connect(self._count_unread)
        self.search.failed.connect(self._explain)
        self.search.finished.connect(self._finish)

    def show(self) -> None:
        """Bring the pane to the front; what is selected in the text is looked for."""
        self._dock.show()
        self._dock.raise_()
        if site := self._window.files.site:
            self.search.prepare(site.root)
        selected = self._window.editor.selection.of(self._window.post.text())
        self.pane.take_keyboard("" if "\n" in selected else selected)

    def begin(self) -> None:
        """Look for what the fields say."""
        self.search.cancel()
        self.pane.model.forget()
        self._unread = self._looked = self._total = 0
        self._titles = {}
        site = self._window.files.site
        if site is None or not self.pane.words.text():
            self.pane.extent.setText("" if site else self.tr("No repo is open."))
            self.pane.show_running(False)
            return
        self._asked = Asked(
            site.root,
            self.pane.query,
            self.pane.part_wanted,
            self.pane.template,
            self._paths(),
            self._open_texts(),
        )
        self.search.start(self._asked)
        self.pane.show_running(True)
        self._show_extent()

    def _begin_anew(self) -> None:
        if self.pane.words.text():
            self.begin()

    def _paths(self) -> tuple[Path, ...] | None:
        words = folded(self.pane.only.text()).split()
        if not words:
            return None
        listed = self._window.posts.model.listed
        return tuple(each.path for each in listed if each.matches(words))

    def _open_texts(self) -> tuple[tuple[Path, str], ...]:
        # As the author has them, not as they were saved.
        return tuple(
            (path, tab.text.text())
            for tab in self._window.files.posts.dirty
            if tab.text and (path := tab.text.real_path)
        )

    # ---- what was found ------------------------------------------------------------------------

    def _add(self, posts: list[dict[str, object]], looked: int, total: int) -> None:
        if posts and not self._titles:
            self._titles = {each.path: each for each in self._window.posts.posts}
        self.pane.model.add(posts, self._told_of)
        self._looked, self._total = looked, total
        self._show_extent()

    def _told_of(self, path: Path) -> str:
        post = self._titles.get(path)
        return f"{post.title}    {self._window.posts.model.date_of(post)}" if post else path.name

    def _count_unread(self, unread: list[object]) -> None:
        self._unread += len(unread)

    def _explain(self, error: EditorError) -> None:
        self.pane.extent.setText(error.message.in_language(self._window.language))
        self._asked = None

    def _finish(self) -> None:
        self.pane.show_running(False)
        if self._asked is not None:
            self._show_extent()

    def _show_extent(self) -> None:
        model = self.pane.model
        said = self.tr("Matches: {0} · posts: {1}").format(model.match_count, model.post_count)
        if not model.match_count and not self.search.is_running:
            said = self.tr("Nothing found.")
        if self._looked < self._total:
            state = self.tr("looked at: {0} of {1}").format(self._looked, self._total)
            said = f"{said} · {state}"
        if self._unread:
            said += " · " + self.tr("could not be read: {0}").format(self._unread)
        self.pane.extent.setText(said)

    def _go_to(self, place: Place) -> None:
        go_to(self._window, place.path, place.range)

    # ---- replacing -----------------------------------------------------------------------------

    def _ask_and_replace(self) -> None:
        site, asked = self._window.files.site, self._asked
        ticked = list(self.pane.model.ticked())
        if site is None or asked is None or asked.template is None or not ticked:
            return
        count = sum(len(starts) for _, starts in ticked)
        box = PlainMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            self.tr("Replace what is ticked? Matches: {0} · posts: {1}").format(count, len(ticked))
        )
        box.setInformativeText(
            self.tr("The files are written at once. It can be undone, and versions are kept.")
        )
        accept = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        # Whoever presses Enter once too often has written nothing.
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is accept:
            starts = {place.path: places for place, places in ticked}
            seen = [(place.path, place.digest) for place, _ in ticked]
            query, part, template = asked.query, asked.part, asked.template

            def edits_of(path: Path, text: str) -> list[Edit]:
                return replacing_edits(text, query, part, template, starts[path])

            self._everywhere.do(site.root, partial(rewritten, seen, edits_of), "replaced")


def hang(window: MainWindow) -> SearchTools:
    """Fill the dock *Search*."""
    return SearchTools(window)
