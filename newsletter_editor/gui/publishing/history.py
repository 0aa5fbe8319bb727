"""Commits in the window: among the earlier versions, in the list of posts, and of one line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject

from newsletter_editor.gui.alive import is_alive
from newsletter_editor.gui.publishing.steps import Steps, ignore
from newsletter_editor.gui.recovery.versions_dialog import VersionsDialog
from newsletter_editor.publishing.history import (
    Change,
    PublishedVersion,
    ends_of,
    files_of,
    history_of,
    last_changes,
    who_wrote,
)
from newsletter_editor.publishing.repository import repository_of, top_of
from newsletter_editor.site.site import Site

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class History(QObject):
    """Asks git in the background, in folders that the author trusts; elsewhere it adds nothing."""

    def __init__(self, window: MainWindow, steps: Steps) -> None:
        super().__init__(steps)
        self._window, self._steps = window, steps
        self._known = _NOTHING
        """Of what the list of posts knows."""
        self._is_hung = False
        window.late.finished.connect(self._hang)
        window.posts.listed.connect(self._mark)
        window.trust.changed.connect(self._mark)
        window.actions_["publish.who"].triggered.connect(self.who)
        # The posts are mostly listed before this piece of the window is hung.
        self._mark()

    def who(self) -> None:
        """Say who wrote the line in which the cursor is."""
        root, post = self._root, self._window.post
        if root is None or post.path is None:
            return
        path, text = post.path, post.text()
        cursor = self._window.editor.edit.textCursor()
        line = text.count("\n", 0, post.to_code_point(cursor.position()))

        def work() -> Change | None:
            repository = repository_of(root)
            return who_wrote(repository, repository.site_path(path), text, line)

        self._window.tasks.run(work, done=self._say_who, failed=self._window.explain)

    def _say_who(self, change: Change | None) -> None:
        text = self.tr("Nobody has published this line yet; it is new here.")
        if change is not None:
            text = self.tr("{0} wrote this line, {1}: “{2}”").format(*_words_of(change))
        self._window.notices.say(text, key="who").pass_by()

    @property
    def _root(self) -> Path | None:
        root = self._steps.root
        is_known = root is not None and top_of(root) is not None
        return root if root and is_known and self._window.trust.is_trusted(root) else None

    def _hang(self) -> None:
        recovery = getattr(self._window, "recovery", None)
        if recovery is not None and not self._is_hung:
            self._is_hung = True
            recovery.versions_shown.connect(self._add_to)

    def _add_to(self, dialog: VersionsDialog, path: Path) -> None:
        root = self._root
        if root is None:
            return

        def work() -> list[PublishedVersion]:
            repository = repository_of(root)
            return history_of(repository, repository.site_path(path))

        self._window.tasks.run(work, done=partial(_add, dialog), failed=ignore)

    def _mark(self) -> None:
        root, known = self._root, self._known
        model = self._window.posts.model
        if root is None:
            self._known = _NOTHING
            model.set_last_changes({})
            model.set_published(())
            return
        posts = model.posts

        def work() -> _Marks | None:
            repository = repository_of(root)
            here, server = ends_of(repository)
            top, site = repository.top, Site(root)
            pages = frozenset(each.path for each in posts if site.is_published(each))
            now = _Known(str(root), here, server, pages)
            if now == known:
                return None
            changes = last_changes(repository)
            sent = {top / path for path in files_of(repository, server)}
            return _Marks(
                now, {top / path: change for path, change in changes.items()}, pages & sent
            )

        self._window.tasks.run(work, done=self._marked, failed=ignore)

    def _marked(self, found: _Marks | None) -> None:
        if found is not None and found.of.folder == str(self._root):
            self._known = found.of
            words = self.tr("last changed by {0}, {1}: “{2}”")
            told_of = {path: words.format(*_words_of(each)) for path, each in found.changes.items()}
            model = self._window.posts.model
            model.set_last_changes(told_of)
            model.set_published(found.published)


class _Known(NamedTuple):
    """What the marks of posts hang on."""

    folder: str
    here: str
    server: str
    """The commits, here and there."""
    pages: frozenset[Path]
    """Posts that the site would show."""


_NOTHING = _Known("", "", "", frozenset())


class _Marks(NamedTuple):
    """What git knows of the posts that are listed."""

    of: _Known
    changes: dict[Path, Change]
    published: frozenset[Path]


def _add(dialog: VersionsDialog, versions: list[PublishedVersion]) -> None:
    if is_alive(dialog):
        dialog.add([(each, f"{each.change.who}: {each.change.said}") for each in versions])


def _words_of(change: Change) -> tuple[str, str, str]:
    when = QLocale().toString(change.when.date(), QLocale.FormatType.ShortFormat)
    return change.who, when, change.said
