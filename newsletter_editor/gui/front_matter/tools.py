"""The front-matter form in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsletter_editor.gui.front_matter.pane import FrontMatterPane
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class FrontMatterTools(QObject):
    """Hangs the form and gives a post without front matter the site's."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._post, self._tasks = window.post, window.tasks
        self._revision = 0
        self.pane = FrontMatterPane(window.post, window.tasks, window.language)
        window.docks.fill("front_matter", self.pane)
        self.pane.failed.connect(window.explain)
        self.pane.place_requested.connect(window.editor.select)
        self.pane.template_requested.connect(self._make_template)

    def _make_template(self) -> None:
        text = self._post.readable()
        path = self._post.path
        root = self._post.folder.root if self._post.folder else None
        self._revision = self._post.revision

        def make() -> Edit:
            # Imported here: the checks have a process of their own, and the window none of them.
            from newsletter_editor.checks.post import CheckedPost
            from newsletter_editor.checks.rules.front_matter_missing import front_matter_template
            from newsletter_editor.checks.surroundings import Surroundings

            site = Site(root) if root else None
            return front_matter_template(CheckedPost(text, path, Surroundings(site)))

        self._tasks.run(make, done=self._insert)

    def _insert(self, edit: Edit) -> None:
        if self._post.revision == self._revision:
            self._post.apply([edit])


def hang(window: MainWindow) -> FrontMatterTools:
    """Hang the form into the window."""
    return FrontMatterTools(window)
