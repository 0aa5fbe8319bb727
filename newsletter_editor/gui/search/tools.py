"""Searching and replacing in all posts, hung into the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from newsletter_editor.document.source import digest_of, read_bytes
from newsletter_editor.document.storage import data_folder
from newsletter_editor.document.versions import Versions
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.plain import PlainMessageBox
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.posts.post_rows import folded
from newsletter_editor.gui.search.pane import SearchPane
from newsletter_editor.gui.search.repo_search import Asked, RepoSearch
from newsletter_editor.gui.search.results import Place
from newsletter_editor.search import replacing
from newsletter_editor.search.places import parts_of
from newsletter_editor.search.posts import search_post
from newsletter_editor.search.query import Query
from newsletter_editor.search.replacing import Done, Replacement, planned
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

_NAMED = 3
"""Posts that a sentence names."""


class _Order(NamedTuple):
    """What the author wants replaced."""

    site: Site
    query: Query
    part: str
    template: str
    ticked: list[tuple[Place, frozenset[int]]]


class _InTab(NamedTuple):
    """A post that is open, as it was when the replacing began."""

    post: PostText
    text: str
    starts: frozenset[int]
    """Where the ticked matches begin."""


class SearchTools(QObject):
    """The pane, its process, and what replacing does to files and to the open post."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane = SearchPane()
        self.search = RepoSearch(self)
        self._asked: Asked | None = None
        self._unread = 0
        self._looked = self._total = 0
        self._dock = window.fill_dock("search", self.pane)
        window.actions_["edit.search_posts"].triggered.connect(self.show)
        window.letting_go.connect(self.search.stop)
        window.files.site_opened.connect(self._begin_anew)
        self.pane.wanted.connect(self.begin)
        self.pane.cancelled.connect(self.search.cancel)
        self.pane.place_chosen.connect(self._go_to)
        self.pane.replacement_wanted.connect(self._ask_and_replace)
        self.search.found.connect(self._add)
        self.search.unread.connect(self._count_unread)
        self.search.failed.connect(self._explain)
        self.search.finished.connect(self._finish)

    def show(self) -> None:
        """Bring the pane to the front; what is selected in the text is looked for."""
        self._dock.show()
        self._dock.raise_()
        selected = self._window.editor.selection.of(self._window.post.text())
        self.pane.take_keyboard("" if "\n" in selected else selected)

    def begin(self) -> None:
        """Look for what the fields say."""
        self.search.cancel()
        self.pane.model.forget()
        self._unread = self._looked = self._total = 0
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
            (tab.path.resolve(), tab.text.text())
            for tab in self._window.files.posts.dirty
            if tab.path and tab.text
        )

    # ---- what was found ------------------------------------------------------------------------

    def _add(self, posts: list[dict[str, object]], looked: int, total: int) -> None:
        known = {each.path: each for each in self._window.posts.posts} if posts else {}
        for found in posts:
            path = Path(str(found["path"]))
            post = known.get(path)
            day = self._window.posts.model.date_of(post) if post else ""
            self.pane.model.add(found, post.title if post else path.name, day)
            self.pane.tree.expand(self.pane.model.index(self.pane.model.rowCount() - 1, 0))
        self._looked, self._total = looked, total
        self._show_extent()

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
        window = self._window
        is_open = window.post.path is not None and window.post.path.resolve() == place.path
        if not is_open and not window.files.open_post(place.path):
            return
        if place.range is not None:
            end = len(window.post.text())
            window.editor.select(Range(min(place.range.start, end), min(place.range.end, end)))
            window.editor.edit.centerCursor()

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
            self.replace(_Order(site, asked.query, asked.part, asked.template, ticked))

    def replace(self, order: _Order) -> None:
        """Do it: as an edit in what is in front or not saved, in the others on the disk."""
        posts = self._window.files.posts
        here = {
            tab.path.resolve(): tab.text
            for tab in (posts.front, *posts.dirty)
            if tab.path and tab.text
        }
        in_tabs = [
            _InTab(post, post.text(), starts)
            for place, starts in order.ticked
            if (post := here.get(place.path))
        ]
        elsewhere = [each for each in order.ticked if each[0].path not in here]
        self._window.tasks.run(
            partial(_done_on_disk, order, elsewhere, in_tabs),
            done=partial(self._tell, order),
            failed=self._window.explain,
        )

    def _tell(self, order: _Order, result: tuple[Done, list[tuple[_InTab, list[Edit]]]]) -> None:
        done, found = result
        undo_in: list[tuple[PostText, str]] = []
        for (post, text, _), edits in found:
            if edits and post.text() == text:
                post.apply(edits)
                undo_in.append((post, post.text()))
        self._window.posts.refresh()
        count = len(done.written) + len(undo_in)
        said = self.tr("Replaced; posts changed: {0}.").format(count)
        if done.refused:
            names = ", ".join(path.name for path, _ in done.refused[:_NAMED])
            said += " " + self.tr(
                "Left as they are, since they have changed or cannot be written ({0}): {1}."
            ).format(len(done.refused), names)
        undo = partial(self._undo, order.site, bool(done.written), undo_in)
        self._window.notices.say(
            said,
            "warning" if done.refused else "information",
            [Choice(self.tr("Undo"), undo)] if count else [],
            key="replaced",
        )
        self.begin()

    def _undo(self, site: Site, on_disk: bool, undo_in: list[tuple[PostText, str]]) -> None:
        open_now = self._window.files.posts.texts
        for post, text in undo_in:
            if post in open_now and post.text() == text:
                post.document.undo()
        if on_disk:
            self._window.tasks.run(
                partial(replacing.undo, site, _keep),
                done=self._tell_undone,
                failed=self._window.explain,
            )
        else:
            self.begin()

    def _tell_undone(self, done: Done | None) -> None:
        refused = done.refused if done else []
        if refused:
            names = ", ".join(path.name for path, _ in refused[:_NAMED])
            said = self.tr("Left as they are, since they have changed in the meantime ({0}): {1}.")
            text = said.format(len(refused), names)
            self._window.notices.say(text, "warning", key="replaced")
        self._window.posts.refresh()
        self.begin()


def _done_on_disk(
    order: _Order,
    ticked: list[tuple[Place, frozenset[int]]],
    in_tabs: list[_InTab],
) -> tuple[Done, list[tuple[_InTab, list[Edit]]]]:
    """What became of the files, and the edits for open posts. Not for the window's thread."""
    edits: list[tuple[_InTab, list[Edit]]] = []
    for tab in in_tabs:
        found = order.query.edits(tab.text, parts_of(tab.text, order.part), order.template)
        edits.append((tab, [edit for edit in found if edit.range.start in tab.starts]))
    replacements: list[Replacement] = []
    done = Done()
    for place, starts in ticked:
        try:
            data = read_bytes(place.path, door=order.site.door)
            post = search_post(order.site, place.path, order.query, order.part)
            if digest_of(data) != place.digest or post is None:
                raise replacing.ChangedOutsideError(place.path)
            replacement = planned(post, order.query, order.part, order.template, starts)
        except EditorError as error:
            done.refused.append((place.path, error.message))
        else:
            if replacement is not None:
                replacements.append(replacement)
    written = replacing.write(order.site, replacements, _keep)
    done.written += written.written
    done.refused += written.refused
    return done, edits


def _keep(path: Path, data: bytes) -> None:
    Versions(data_folder() / "versions").keep(path, data)


def hang(window: MainWindow) -> SearchTools:
    """Fill the dock *Search*."""
    return SearchTools(window)
