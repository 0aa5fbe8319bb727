"""The window: assembly only. What a pane does stands in the pane."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QVBoxLayout, QWidget

from newsletter_editor.gui.about.dialog import AboutDialog
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class MainWindow(QMainWindow):
    """Hangs the panes on one open post. It can be made anew at any time without losing anything:
    the post, its undo history and the background work live outside."""

    def __init__(
        self,
        post: OpenPost,
        files: PostFiles,
        tasks: Tasks,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.post, self.files, self.tasks, self.settings = post, files, tasks, settings
        self.language: Language = language
        self.actions_ = Actions(self)
        self.actions_.fill(self.menuBar())
        self.setDockNestingEnabled(True)
        self._assemble_centre()
        self._hang_panes()
        self._connect()
        self.restore_layout()
        self._show_title()

    def _assemble_centre(self) -> None:
        self.notices = Notices()
        self.editor = EditorPane(self.post, self.actions_, self.settings)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self.editor, 1)
        self.centre = QSplitter(Qt.Orientation.Horizontal)
        self.centre.setObjectName("centre")
        self.centre.setChildrenCollapsible(False)
        self.centre.addWidget(column)
        self.setCentralWidget(self.centre)

    def _hang_panes(self) -> None:
        """One line a pane; see "Hanging a pane" in ARCHITECTURE.md."""

    def add_dock(self, id: str, title: str, pane: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        """Hang a pane at a side; `id` names its action, `view.panes.<id>`, and its kept place."""
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock.{id}")
        dock.setWidget(pane)
        self.addDockWidget(area, dock)
        self.actions_.adopt(f"view.panes.{id}", dock.toggleViewAction(), "view.panes")
        return dock

    def add_preview(self, pane: QWidget) -> None:
        """Hang the preview beside the editor."""
        self.centre.addWidget(pane)
        self.centre.setSizes([1000, 1000])

    def explain(self, error: EditorError) -> None:
        """Show an error to the author."""
        self.notices.say(error.message.in_language(self.language), "error")

    def restore_layout(self) -> None:
        """Put docks, splitter and window where they were."""
        self.resize(1400, 900)
        self.restoreGeometry(self.settings.state("window/geometry"))
        self.restoreState(self.settings.state("window/docks"))
        centre = self.settings.state("window/centre")
        if centre != QByteArray():
            self.centre.restoreState(centre)

    def keep_layout(self) -> None:
        """Remember where docks, splitter and window are."""
        self.settings.set_state("window/geometry", self.saveGeometry())
        self.settings.set_state("window/docks", self.saveState())
        self.settings.set_state("window/centre", self.centre.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.leave():
            event.ignore()
            return
        self.keep_layout()
        event.accept()

    def _connect(self) -> None:
        self.files.failed.connect(self.explain)
        self.post.path_changed.connect(self._show_title)
        self.post.dirty_changed.connect(self.setWindowModified)
        self.actions_["file.save"].triggered.connect(self.files.save)
        self.actions_["file.save_as"].triggered.connect(self.files.save_as)
        self.actions_["file.close_post"].triggered.connect(self.files.close_post)
        self.actions_["file.quit"].triggered.connect(self.close)
        self.actions_["help.about"].triggered.connect(self._show_about)

    def _show_about(self) -> None:
        AboutDialog(self.tasks, self.language, self).open()

    def _show_title(self) -> None:
        name = self.post.path.name if self.post.path else self.tr("Untitled")
        self.setWindowTitle(f"{name}[*] — Newsletter Editor")
        self.setWindowFilePath(str(self.post.path or ""))
        self.setWindowModified(self.post.is_dirty)
