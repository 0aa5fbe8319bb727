"""The window: assembly only. What a pane does stands in the pane."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.background import MODULE as BACKGROUND
from newsletter_editor.gui.buttons import pressed_by_return
from newsletter_editor.gui.docks import Docks
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.file_commands import FileCommands
from newsletter_editor.gui.folding import PREVIEW_WIDTH, Folding
from newsletter_editor.gui.late_pieces import LatePieces, Piece
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pane_cycle import PaneCycle
from newsletter_editor.gui.pane_dock import BOTTOM, LEFT, RIGHT
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.preview.renderer import PREVIEW_KEY
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
from newsletter_editor.gui.setting_choices import offer_choices
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.shared_process import SharedProcess
from newsletter_editor.gui.shortcuts.keys import Shortcuts
from newsletter_editor.gui.start_page import StartPage
from newsletter_editor.gui.status import EditorStatus
from newsletter_editor.gui.status_room import StatusRoom
from newsletter_editor.gui.tabs.bar import PostTabs
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.gui.theme import Theme
from newsletter_editor.gui.tool_bar import MainToolBar
from newsletter_editor.gui.trust import FolderTrust, TrustLine
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.outline import OutlinePane
    from newsletter_editor.gui.front_matter.tools import FrontMatterTools
    from newsletter_editor.gui.palette.section_tools import SectionTools
    from newsletter_editor.gui.posts.pane import PostsPane
    from newsletter_editor.gui.preview.pane import PreviewPane
    from newsletter_editor.gui.problems.tools import ProblemTools
    from newsletter_editor.gui.publishing.tools import PublishTools
    from newsletter_editor.gui.recovery.encoding_bars import EncodingBars
    from newsletter_editor.gui.recovery.recovery import Recovery
    from newsletter_editor.gui.spelling.tools import SpellingTools

FIRST_WINDOW = QSize(1400, 880)
"""Pixels of the window at its first start, where the screen has them."""
_TITLE_HEIGHT = 40
_PREVIEW_PLACE = 1

AT_ONCE = (
    Piece("preview", "newsletter_editor.gui.preview.pane", waits=False),
    Piece("posts", "newsletter_editor.gui.posts.pane", frozenset({"posts"}), waits=False),
)
"""What an author looks at next, once the editor is on the screen."""
LATE = (
    Piece("problems", "newsletter_editor.gui.problems.tools", frozenset({"problems"})),
    # Behind the checks, so that suggestions stand above all else in the context menu.
    Piece("spelling", "newsletter_editor.gui.spelling.tools"),
    Piece("tables", "newsletter_editor.gui.editor.table_tools"),
    Piece("emoji", "newsletter_editor.gui.editor.emoji_tools"),
    Piece("outline", "newsletter_editor.gui.editor.outline", frozenset({"outline"})),
    Piece("front_matter", "newsletter_editor.gui.front_matter.tools", frozenset({"front_matter"})),
    Piece(
        "sections",
        "newsletter_editor.gui.palette.section_tools",
        frozenset({"palette", "translation"}),
    ),
    Piece("search", "newsletter_editor.gui.search.tools", frozenset({"search"})),
    Piece("said_before", "newsletter_editor.gui.links.said_before"),
    Piece("images", "newsletter_editor.gui.images.tools", frozenset({"images"})),
    Piece("links", "newsletter_editor.gui.links.tools", frozenset({"links"})),
    Piece("export", "newsletter_editor.gui.preview.export"),
    Piece("themes", "newsletter_editor.gui.preview.theme_getter"),
    Piece("message", "newsletter_editor.gui.message.tools"),
    Piece("focus_mode", "newsletter_editor.gui.focus_mode"),
    Piece("jekyll_status", "newsletter_editor.gui.jekyll_status"),
    Piece("dialogs", "newsletter_editor.gui.dialogs.window_dialogs"),
    Piece("publishing", "newsletter_editor.gui.publishing.tools", frozenset({"changes"})),
)
PROTECTION = (
    Piece("recovery", "newsletter_editor.gui.recovery.recovery"),
    Piece("encoding_bars", "newsletter_editor.gui.recovery.encoding_bars"),
)
"""What comes after the first paint; see "Hanging a pane" in ARCHITECTURE.md."""


class MainWindow(QMainWindow):
    """Hangs the panes on the post in front. It can be made anew at any time without losing
    anything: the posts, their undo histories and the background work live outside."""

    letting_go = Signal()
    """The window goes: what works for it has to end."""

    # Hung late: `late.finish()` before anybody asks for them.
    preview: PreviewPane
    posts: PostsPane
    spelling: SpellingTools
    problems: ProblemTools
    outline: OutlinePane
    front_matter: FrontMatterTools
    sections: SectionTools
    publishing: PublishTools
    recovery: Recovery
    encoding_bars: EncodingBars
    keeper: PostKeeper
    watch: OutsideWatch

    def __init__(
        self,
        post: OpenPost,
        files: PostFiles,
        tasks: Tasks,
        settings: Settings,
        theme: Theme,
        language: Language,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._has_let_go = False
        self.setAcceptDrops(True)
        self.post, self.files, self.tasks = post, files, tasks
        self.settings, self.theme = settings, theme
        self.language: Language = language
        self.actions_ = Actions(self)
        self.shortcuts = Shortcuts(self.actions_, settings)
        self.actions_.fill(self.menuBar())
        self.menuBar().setAccessibleName(self.tr("Menus"))
        self.tool_bar = MainToolBar(self.actions_, self)
        self.addToolBar(self.tool_bar)
        self.setDockNestingEnabled(True)
        self.trust = FolderTrust(self)
        self._assemble_centre()
        self._hang_panes()
        self._connect()
        self.restore_layout()
        self._show_title()

    def _assemble_centre(self) -> None:
        self.notices = Notices()
        self.editor = EditorPane(
            self.post,
            self.tasks,
            self.actions_,
            self.settings,
            self.theme,
            self.notices,
            self.language,
        )
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.tabs = PostTabs(self.files, self.actions_)
        layout.addWidget(self.tabs)
        layout.addWidget(self.notices)
        layout.addWidget(self.editor, 1)
        self.start_page = StartPage(self.post, self.files, self.settings)
        self.start_page.takes_place.connect(self.editor.setHidden)
        self.start_page.left.connect(self.editor.setFocus)
        layout.addWidget(self.start_page, 1)
        self.centre = QSplitter(Qt.Orientation.Horizontal)
        self.centre.setObjectName("centre")
        self.centre.setChildrenCollapsible(False)
        self.centre.addWidget(column)
        self.setCentralWidget(self.centre)

    def _hang_panes(self) -> None:
        """One line a pane; see "Hanging a pane" in ARCHITECTURE.md."""
        self.docks = Docks(self, self.actions_, self.editor.edit)
        self.docks.add("posts", self.tr("Posts"), LEFT)
        self.docks.add("outline", self.tr("Outline"), LEFT)
        self.background = SharedProcess(BACKGROUND, parent=self)
        self._frame_preview()
        self.docks.add("problems", self.tr("Problems"), BOTTOM)
        self.docks.add("changes", self.tr("Changes"), BOTTOM)
        self.docks.add("search", self.tr("Search"), BOTTOM).hide()
        self.docks.add("images", self.tr("Images"), BOTTOM).hide()
        self.docks.add("links", self.tr("Links"), BOTTOM).hide()
        self.docks.add("front_matter", self.tr("Front matter"), LEFT)
        self.docks.add("palette", self.tr("Sections"), LEFT)
        # Only those who translate want a second text beside their own.
        self.docks.add("translation", self.tr("Original"), RIGHT).hide()
        self.folding = Folding(
            self, self.editor.edit, self.actions_["view.panes.preview"], self.settings
        )
        StatusRoom(self.statusBar())
        self.add_status(
            EditorStatus(self.post, self.editor, self.tasks, self.actions_, self.settings), 0
        )
        self.late = LatePieces((*AT_ONCE, *LATE), self.actions_, self, self._shows_page)
        # Checks are asked before a save, however early it comes.
        self.files.before_saving.append(self._hang_guards)

    def protect(self, keeper: PostKeeper, watch: OutsideWatch) -> None:
        """Show what keeps the post safe; without it a window (in a test) journals nothing."""
        self.keeper, self.watch = keeper, watch
        self.late.add(*PROTECTION)

    def add_status(self, widget: QWidget, place: int) -> None:
        """Put a widget into the status bar, before the one that has this place from 0 now."""
        self.statusBar().insertPermanentWidget(place, widget)

    def put_preview(self, pane: QWidget) -> None:
        """Put the preview into the empty frame beside the editor."""
        self.centre.replaceWidget(_PREVIEW_PLACE, pane).deleteLater()

    def _frame_preview(self) -> None:
        frame = QWidget()
        frame.setMinimumWidth(PREVIEW_WIDTH)
        self.centre.insertWidget(_PREVIEW_PLACE, frame)
        self.centre.setSizes([1000, 1000])
        is_wanted = self.settings.get(PREVIEW_KEY, True)
        frame.setVisible(is_wanted)
        toggle = QAction(self.tr("Preview"), self, checkable=True, checked=is_wanted)
        toggle.toggled.connect(self._show_preview)
        self.actions_.adopt("view.panes.preview", toggle, "view.panes")

    def _show_preview(self, is_wanted: bool) -> None:
        self.centre.widget(_PREVIEW_PLACE).setVisible(is_wanted)
        if not self.folding.is_at_work:
            self.settings.set(PREVIEW_KEY, is_wanted)

    def explain(self, error: EditorError) -> None:
        """Show an error to the author."""
        self.notices.say(error.message.in_language(self.language), "error", key="error")

    def restore_layout(self) -> None:
        """Put docks, splitter and window where they were."""
        # The title and frame around it are known only once it is shown.
        room = self.screen().availableSize() - QSize(0, _TITLE_HEIGHT)
        self.resize(QSize(FIRST_WINDOW).boundedTo(room))
        self.docks.arrange()
        self.restoreGeometry(self.settings.state("window/geometry"))
        self.restoreState(self.settings.state("window/docks"))
        centre = self.settings.state("window/centre")
        if centre != QByteArray():
            self.centre.restoreState(centre)
        # Before it is shown: nothing may move once it has been seen.
        self.folding.restore()
        self.folding.fit()
        self.resize(self.size().boundedTo(room))

    def _shows_page(self) -> bool:
        return self.preview.isVisible() and self.post.path is not None

    def keep_layout(self) -> None:
        """Remember where docks, splitter and window are."""
        self.actions_["view.focus"].setChecked(False)
        self.settings.set_state("window/geometry", self.saveGeometry())
        self.settings.set_state("window/docks", self.saveState())
        self.settings.set_state("window/centre", self.centre.saveState())
        self.folding.keep()

    def createPopupMenu(self) -> QMenu:
        """What the right button offers on tabs of panes, where Qt would list docks alone."""
        menu = QMenu(self)
        menu.addActions(self.actions_.menu("view.panes").actions())
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_return(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.docks.settle()
        self.late.begin(self.docks.seen())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.files.leave():
            self.let_go()
            event.accept()
        else:
            event.ignore()

    def let_go(self) -> None:
        """End what works for the window; to be called before it goes, and once is enough."""
        if self._has_let_go:
            return
        self._has_let_go = True
        self.files.before_saving.remove(self._hang_guards)
        self.late.stop()
        self.letting_go.emit()

    def _hang_guards(self) -> bool:
        self.late.finish()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_commands.open_path(paths[0])

    def _connect(self) -> None:
        self.file_commands = FileCommands(self)
        self.settings.failed.connect(self.explain)
        self.post.path_changed.connect(self._show_title)
        self.post.dirty_changed.connect(self.setWindowModified)
        self.trust.failed.connect(self.explain)
        trust_line = TrustLine(self.trust, self.notices, self.actions_, self.settings)
        self.files.folder_opened.connect(trust_line.show_folder)
        trust_line.show_folder(self.files.folder)
        self.start_page.repo_requested.connect(self.file_commands.open_repo)
        self.start_page.path_requested.connect(self.file_commands.open_path)
        self.start_page.download_requested.connect(self.actions_["publish.download"].trigger)
        self.start_page.failed.connect(self.explain)
        self.notices.home = self.editor
        panes = PaneCycle(self)
        for id, slot in {
            "file.quit": self.close,
            "view.full_screen": self._fill_screen,
            "go.next_pane": panes.next,
            "go.previous_pane": panes.previous,
        }.items():
            self.actions_[id].triggered.connect(slot)
        offer_choices(self.actions_, self.settings, self)

    def _fill_screen(self, wanted: bool) -> None:
        full = Qt.WindowState.WindowFullScreen
        state = self.windowState()
        # What it was before, such as maximised, is what it is again after.
        self.setWindowState(state | full if wanted else state & ~full)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            # The system has ways of its own to leave it.
            self.actions_["view.full_screen"].setChecked(self.isFullScreen())

    def _show_title(self) -> None:
        name = self.post.path.name if self.post.path else self.tr("Untitled")
        # A name may hold the mark that Qt puts its asterisk for; doubled it stands for itself.
        name = name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{name}[*] — Newsletter Editor")
        self.setWindowFilePath(str(self.post.path or ""))
        self.setWindowModified(self.post.is_dirty)
