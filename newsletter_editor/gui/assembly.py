"""What stands in the window at once: assembly only. What a pane does stands in the pane."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.background import MODULE as BACKGROUND
from newsletter_editor.gui.docks import Docks
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.file_commands import FileCommands
from newsletter_editor.gui.folding import PREVIEW_WIDTH, Folding
from newsletter_editor.gui.main_window import PREVIEW_PLACE, MainWindow
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.pane_cycle import PaneCycle
from newsletter_editor.gui.pane_dock import BOTTOM, LEFT, RIGHT
from newsletter_editor.gui.preview.renderer import PREVIEW_KEY
from newsletter_editor.gui.setting_choices import offer_choices
from newsletter_editor.gui.shared_process import SharedProcess
from newsletter_editor.gui.shortcuts.keys import Shortcuts
from newsletter_editor.gui.start_page import StartPage
from newsletter_editor.gui.status import EditorStatus
from newsletter_editor.gui.status_room import StatusRoom
from newsletter_editor.gui.tabs.bar import PostTabs
from newsletter_editor.gui.tool_bar import MainToolBar
from newsletter_editor.gui.trust import FolderTrust, TrustLine

translate = QCoreApplication.translate


def assemble(window: MainWindow) -> None:
    """Put into an empty window what an author sees first, and frames for the rest."""
    window.setAcceptDrops(True)
    actions = window.actions_ = Actions(window)
    window.shortcuts = Shortcuts(actions, window.settings)
    actions.fill(window.menuBar())
    window.menuBar().setAccessibleName(translate("MainWindow", "Menus"))
    window.tool_bar = MainToolBar(actions, window)
    window.addToolBar(window.tool_bar)
    window.setDockNestingEnabled(True)
    window.trust = FolderTrust(window)
    _assemble_centre(window)
    _hang_panes(window)
    _connect(window)


def _assemble_centre(window: MainWindow) -> None:
    window.notices = Notices()
    window.editor = EditorPane(
        window.post,
        window.tasks,
        window.actions_,
        window.settings,
        window.theme,
        window.notices,
        window.language,
    )
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    window.tabs = PostTabs(window.files, window.actions_)
    window.tabs.writing_wanted.connect(window.editor.edit.setFocus)
    layout.addWidget(window.tabs)
    layout.addWidget(window.notices)
    layout.addWidget(window.editor, 1)
    window.start_page = StartPage(window.post, window.files, window.settings)
    window.start_page.takes_place.connect(window.editor.setHidden)
    window.start_page.left.connect(window.editor.setFocus)
    layout.addWidget(window.start_page, 1)
    window.centre = QSplitter(Qt.Orientation.Horizontal)
    window.centre.setObjectName("centre")
    window.centre.setChildrenCollapsible(False)
    window.centre.addWidget(column)
    window.setCentralWidget(window.centre)


def _hang_panes(window: MainWindow) -> None:
    """One line a pane; see "Hanging a pane" in ARCHITECTURE.md."""
    window.docks = Docks(window, window.actions_, window.editor.edit)
    window.docks.add("posts", translate("MainWindow", "Posts"), LEFT)
    window.docks.add("outline", translate("MainWindow", "Outline"), LEFT)
    window.background = SharedProcess(BACKGROUND, parent=window)
    _frame_preview(window)
    window.docks.add("problems", translate("MainWindow", "Problems"), BOTTOM)
    window.docks.add("changes", translate("MainWindow", "Changes"), BOTTOM)
    window.docks.add("search", translate("MainWindow", "Search"), BOTTOM).hide()
    window.docks.add("images", translate("MainWindow", "Images"), BOTTOM).hide()
    window.docks.add("links", translate("MainWindow", "Links"), BOTTOM).hide()
    window.docks.add("front_matter", translate("MainWindow", "Front matter"), LEFT)
    window.docks.add("palette", translate("MainWindow", "Sections"), LEFT)
    # Only those who translate want a second text beside their own.
    window.docks.add("translation", translate("MainWindow", "Original"), RIGHT).hide()
    window.folding = Folding(
        window, window.editor.edit, window.actions_["view.panes.preview"], window.settings
    )
    StatusRoom(window.statusBar())
    window.add_status(
        EditorStatus(window.post, window.editor, window.tasks, window.actions_, window.settings), 0
    )


def _frame_preview(window: MainWindow) -> None:
    frame = QWidget()
    frame.setMinimumWidth(PREVIEW_WIDTH)
    window.centre.insertWidget(PREVIEW_PLACE, frame)
    window.centre.setSizes([1000, 1000])
    is_wanted = window.settings.get(PREVIEW_KEY, True)
    frame.setVisible(is_wanted)
    toggle = QAction(translate("MainWindow", "Preview"), window, checkable=True, checked=is_wanted)
    toggle.toggled.connect(window.show_preview)
    window.actions_.adopt("view.panes.preview", toggle, "view.panes")


def _connect(window: MainWindow) -> None:
    window.file_commands = FileCommands(window)
    window.settings.failed.connect(window.explain)
    window.post.path_changed.connect(window.show_title)
    window.post.dirty_changed.connect(window.setWindowModified)
    window.trust.failed.connect(window.explain)
    trust_line = TrustLine(window.trust, window.notices, window.actions_, window.settings)
    window.files.folder_opened.connect(trust_line.show_folder)
    trust_line.show_folder(window.files.folder)
    window.start_page.repo_requested.connect(window.file_commands.open_repo)
    window.start_page.path_requested.connect(window.file_commands.open_path)
    window.start_page.download_requested.connect(window.actions_["publish.download"].trigger)
    window.start_page.failed.connect(window.explain)
    window.notices.home = window.editor
    panes = PaneCycle(window)
    for id, slot in {
        "file.quit": window.close,
        "view.full_screen": window.fill_screen,
        "go.next_pane": panes.next,
        "go.previous_pane": panes.previous,
    }.items():
        window.actions_[id].triggered.connect(slot)
    offer_choices(window.actions_, window.settings, window)
