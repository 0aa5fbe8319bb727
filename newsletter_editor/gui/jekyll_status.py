"""The status bar's part that says which Jekyll the preview follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QToolButton, QWidget

from newsletter_editor.gui.plain import plain_caption, plain_tip
from newsletter_editor.gui.status_room import gives_way
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.site.folder import SiteFolder
from newsletter_editor.site.jekyll import Jekyll
from newsletter_editor.site.site import Site

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class JekyllStatus(QToolButton):
    """A quiet button: its text is the version, its tooltip how that is known.

    A click says the latter in the window, too, for those who have no mouse to point with.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._job: Job | None = None
        self._folder: SiteFolder | None = None
        self.setAutoRaise(True)
        self.setAccessibleName("Jekyll")
        gives_way(self, 1)
        self.hide()

    def show_folder(self, folder: SiteFolder | None) -> None:
        """Say which Jekyll builds another site; of none nothing is said."""
        self._folder = folder
        self.setVisible(folder is not None)
        self.look_again()

    def look_again(self) -> None:
        """Find out anew, for the repo may say something else now."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._folder is not None:
            # A site of its own, for the window's may be read by a background task just now.
            root = self._folder.root
            self._job = self._tasks.run(lambda: Site(root).jekyll, done=self._show)

    def _show(self, jekyll: Jekyll) -> None:
        self._job = None
        text = self.tr("Jekyll {0}").format(jekyll.version)
        if jekyll.on_github_pages:
            text = self.tr("Jekyll {0} (GitHub Pages)").format(jekyll.version)
        self.setText(plain_caption(text))
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(self._reason(jekyll)))
        self.setAccessibleDescription(self._reason(jekyll))

    def _reason(self, jekyll: Jekyll) -> str:
        if not jekyll.told_by:
            return self.tr(
                "No file of the repo says which Jekyll builds the site, so the preview is what "
                "GitHub Pages makes of it, with Jekyll {0}."
            ).format(jekyll.version)
        if jekyll.on_github_pages:
            return self.tr("GitHub Pages builds the site, with Jekyll {0}: {1} says so.").format(
                jekyll.version, jekyll.told_by
            )
        reason = self.tr("Jekyll {0} builds the site: {1} says so.").format(
            jekyll.version, jekyll.told_by
        )
        if jekyll.version.startswith(f"{jekyll.follows}."):
            return reason
        return reason + " " + self.tr("The preview follows Jekyll {0}.").format(jekyll.follows)


class JekyllStatusTool(QObject):
    """Hangs the button into a window and keeps it up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.button = JekyllStatus(window.tasks)
        self.button.clicked.connect(self._explain)
        window.add_status(self.button, 0)
        window.files.folder_opened.connect(self.button.show_folder)
        window.installEventFilter(self)
        self.button.show_folder(window.files.folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.button.look_again()
        return False

    def _explain(self) -> None:
        self._window.notices.say(self.button.accessibleDescription(), "information", key="jekyll")


def hang(window: MainWindow) -> JekyllStatusTool:
    """Hang the button into the status bar."""
    return JekyllStatusTool(window)
