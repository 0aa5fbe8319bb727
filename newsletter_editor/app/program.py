"""The running program: what lives longer than a window, and the window around it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.housekeeping import Housekeeping
from newsletter_editor.app.one_program import Visit
from newsletter_editor.app.session import Session
from newsletter_editor.document.storage import data_folder
from newsletter_editor.gui.late_pieces import MOST_MS_WAITED
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.notices import Choice
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.gui.theme import THEME_KEY, Theme
from newsletter_editor.gui.translations import Languages, chosen_language
from newsletter_editor.text.localized import Language

KEEP_AFTER_MS = 300
"""Milliseconds that the author rests at a place before it is kept for the next time."""


class Program(QObject):
    """Owns the post, the background work and the settings; makes windows, one at a time."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        crashes: CrashHook,
        first: MainWindow | None = None,
        *,
        is_beside: bool = False,
    ) -> None:
        """`first` is a window with nothing in it that is on the screen already; the program
        `is_beside` another one, whose session it leaves alone."""
        super().__init__(application)
        self.settings = settings
        self._first = first
        self.theme = first.theme if first is not None else Theme(application)
        self.languages = Languages(self)
        self.tasks = Tasks(self)
        self.post = OpenPost(self)
        self.files = PostFiles(self.post, settings, self)
        self.keeper = PostKeeper(self.post, self.files, self.tasks, data_folder(), self)
        self.watch = OutsideWatch(self.post, self.tasks, self)
        self.watch.rebased.connect(self.keeper.begin_anew)
        self.session = Session(
            self.post, self.files, self.tasks, settings, self, is_anothers=is_beside
        )
        self.housekeeping = Housekeeping(self.post, self)
        self.window: MainWindow | None = None
        self._rest = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS, timeout=self._keep)
        self._crashes = crashes
        self._language_option: Language | None = None
        settings.changed.connect(self._take_setting)

    def start(self, path: Path | None, language: Language | None, theme: str | None) -> None:
        """Show the window on `path`, or as it was left; the options hold for this run alone."""
        self._language_option = language
        if self._first is None:
            self.theme.choose(theme or self.settings.get(THEME_KEY, "system"))
        self._speak()
        self.tasks.hold()
        self._make_window()
        if path is not None:
            self.session.start_on(path)
        else:
            self.session.restore()
        # Some desktops show no window before the author looks for it.
        QTimer.singleShot(MOST_MS_WAITED, self.tasks, self.tasks.release)
        if self.window is not None:
            self.window.late.begun.connect(self.tasks.release)
            self.window.late.finished.connect(self._offer_unsaved)
            # The first thing that can take the keyboard is a button, and writing is what one does.
            self.window.editor.edit.setFocus()
            self.window.start_page.refresh()
            self.window.start_page.take_keyboard()

    def receive(self, visit: Visit) -> None:
        """Open what another start or the system has brought."""
        if self.window is None:
            return
        self.come_forward(visit)
        self.window.file_commands.open_paths(visit.paths)

    def come_forward(self, visit: Visit) -> None:
        """Bring the window to the front, or the dialog of it that waits for an answer."""
        if self.window is None:
            return
        if visit.activation:
            # Where Qt looks for the leave that the desktop gave the other start.
            os.environ["XDG_ACTIVATION_TOKEN"] = visit.activation
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        front = QApplication.activeModalWidget() or self.window
        front.raise_()
        front.activateWindow()

    def finish(self) -> None:
        """Let go of everything in the order in which nothing is used after it is gone."""
        self._crashes.tell = None
        self._rest.stop()
        self._keep()
        self._drop_window()
        self.tasks.finish()
        self.keeper.close()
        self.languages.fall_silent()
        self.settings.flush()

    def _keep(self) -> None:
        if self.window is not None:
            self.session.keep(self.window.editor.view())
            self.settings.write()

    def _speak(self) -> None:
        choice = self.settings.get("window/language", "system")
        self.languages.speak(self._language_option or chosen_language(choice))

    def _make_window(self) -> None:
        self.window = self._first or MainWindow(self.settings, self.theme)
        self._first = None
        self.window.fill(self.post, self.files, self.tasks, self.languages.language)
        self.window.protect(self.keeper, self.watch)
        self.window.late.finished.connect(self.housekeeping.begin)
        self._crashes.tell = self._tell_of_crash
        # Whoever is cut off, with nothing to recover, begins again where they were.
        self.window.editor.edit.cursorPositionChanged.connect(self._rest.start)
        self.window.editor.scrolled.connect(self._rest.start)
        self.files.posts.listed.connect(self._rest.start)
        self.window.show()

    def _offer_unsaved(self) -> None:
        if self.window is not None:
            self.window.recovery.offer_unsaved()

    def _drop_window(self) -> None:
        if self.window is not None:
            window, self.window = self.window, None
            self.housekeeping.pause()
            window.keep_layout()
            window.let_go()
            window.hide()
            window.setParent(None)
            window.deleteLater()

    def _take_setting(self, key: str) -> None:
        if key == THEME_KEY:
            self.theme.choose(self.settings.get(key, "system"))
        elif key == "window/language":
            self._language_option = None
            before = self.languages.language
            self._speak()
            if self.window is not None and self.languages.language != before:
                # Every pane is made anew in the other language around the same document, so its
                # undo history stays; what is on the stack now may belong to the old window.
                self.post.now.view = self.window.editor.view()
                QGuiApplication.setQuitOnLastWindowClosed(False)
                self._drop_window()
                self._make_window()
                QGuiApplication.setQuitOnLastWindowClosed(True)
                self.window.start_page.refresh()
                self.window.editor.place(self.post.now.view)
                self.window.editor.edit.setFocus()

    def _tell_of_crash(self, path: Path) -> None:
        if self.window is None:
            return
        self.window.notices.say(
            self.tr(
                "The program has run into a fault of its own and goes on. Your text is safe; "
                "saving it now is a good idea. A report for the developers is kept."
            ),
            "error",
            [Choice(self.tr("Show the report"), _Opening(path))],
            key="crash",
        )


class _Opening:
    """Opens a file with what the system uses for it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> bool:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
        return False
