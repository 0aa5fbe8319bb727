"""The window itself: its place on the screen, its title, and the list of what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from newsletter_editor.gui.buttons import pressed_by_return
from newsletter_editor.gui.late_pieces import LatePieces, Piece
from newsletter_editor.gui.preview.renderer import PREVIEW_KEY
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language

if TYPE_CHECKING:
    # What stands in the window is imported when it is on the screen.
    from PySide6.QtWidgets import QSplitter

    from newsletter_editor.gui.actions import Actions
    from newsletter_editor.gui.docks import Docks
    from newsletter_editor.gui.editor.outline import OutlinePane
    from newsletter_editor.gui.editor.pane import EditorPane
    from newsletter_editor.gui.file_commands import FileCommands
    from newsletter_editor.gui.folding import Folding
    from newsletter_editor.gui.front_matter.tools import FrontMatterTools
    from newsletter_editor.gui.notices import Notices
    from newsletter_editor.gui.open_post import OpenPost
    from newsletter_editor.gui.palette.section_tools import SectionTools
    from newsletter_editor.gui.post_files import PostFiles
    from newsletter_editor.gui.posts.pane import PostsPane
    from newsletter_editor.gui.preview.pane import PreviewPane
    from newsletter_editor.gui.problems.tools import ProblemTools
    from newsletter_editor.gui.publishing.tools import PublishTools
    from newsletter_editor.gui.recovery.encoding_bars import EncodingBars
    from newsletter_editor.gui.recovery.keeper import PostKeeper
    from newsletter_editor.gui.recovery.outside_watch import OutsideWatch
    from newsletter_editor.gui.recovery.recovery import Recovery
    from newsletter_editor.gui.shared_process import SharedProcess
    from newsletter_editor.gui.shortcuts.keys import Shortcuts
    from newsletter_editor.gui.spelling.tools import SpellingTools
    from newsletter_editor.gui.start_page import StartPage
    from newsletter_editor.gui.tabs.bar import PostTabs
    from newsletter_editor.gui.tasks import Tasks
    from newsletter_editor.gui.tool_bar import MainToolBar
    from newsletter_editor.gui.trust import FolderTrust

FIRST_WINDOW = QSize(1400, 880)
"""Pixels of the window at its first start, where the screen has them."""
_TITLE_HEIGHT = 40
PREVIEW_PLACE = 1
"""Of the preview beside the editor."""
NAME = "Newsletter Editor"

AT_ONCE = (Piece("preview", "newsletter_editor.gui.preview.pane", waits=False),)
"""What an author looks at next, once the editor is on the screen."""
LATE = (
    Piece("posts", "newsletter_editor.gui.posts.pane", frozenset({"posts"}), is_needed=True),
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

    # There when it is filled.
    post: OpenPost
    files: PostFiles
    tasks: Tasks
    language: Language
    actions_: Actions
    shortcuts: Shortcuts
    tool_bar: MainToolBar
    trust: FolderTrust
    centre: QSplitter
    tabs: PostTabs
    notices: Notices
    editor: EditorPane
    start_page: StartPage
    docks: Docks
    folding: Folding
    background: SharedProcess
    file_commands: FileCommands
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

    def __init__(self, settings: Settings, theme: Theme) -> None:
        """An empty window where the last one was: it is on the screen before what stands in it has
        been imported."""
        super().__init__()
        self.setObjectName("main_window")
        self.settings, self.theme = settings, theme
        self._is_filled = self._has_let_go = False
        self.setWindowTitle(NAME)
        self.resize(QSize(FIRST_WINDOW).boundedTo(self._room()))
        self.restoreGeometry(settings.state("window/geometry"))

    def fill(self, post: OpenPost, files: PostFiles, tasks: Tasks, language: Language) -> None:
        """Show the post in front and all that belongs to it; once."""
        # Imported here, with the widest part of the program.
        from newsletter_editor.gui.assembly import assemble

        self.post, self.files, self.tasks = post, files, tasks
        self.language = language
        assemble(self)
        self.late = LatePieces((*AT_ONCE, *LATE), self.actions_, self, self._shows_page)
        # Checks are asked before a save, however early it comes.
        files.before_saving.append(self._hang_guards)
        self._restore_panes()
        self.show_title()
        self._is_filled = True
        if self.isVisible():
            self._settle()

    def protect(self, keeper: PostKeeper, watch: OutsideWatch) -> None:
        """Show what keeps the post safe; without it a window (in a test) journals nothing."""
        self.keeper, self.watch = keeper, watch
        self.late.add(*PROTECTION)

    def add_status(self, widget: QWidget, place: int) -> None:
        """Put a widget into the status bar, before the one that has this place from 0 now."""
        self.statusBar().insertPermanentWidget(place, widget)

    def put_preview(self, pane: QWidget) -> None:
        """Put the preview into the empty frame beside the editor."""
        self.centre.replaceWidget(PREVIEW_PLACE, pane).deleteLater()

    def show_preview(self, is_wanted: bool) -> None:
        """Show or hide the preview, as the author wants it from now on."""
        self.centre.widget(PREVIEW_PLACE).setVisible(is_wanted)
        if not self.folding.is_at_work:
            self.settings.set(PREVIEW_KEY, is_wanted)

    def explain(self, error: EditorError) -> None:
        """Show an error to the author."""
        self.notices.say(error.message.in_language(self.language), "error", key="error")

    def _restore_panes(self) -> None:
        if self.isVisible():
            # What comes into a window on the screen is shown a turn later; a hidden dock has no
            # size that could be restored.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
            self.layout().activate()
        self.docks.arrange()
        self.restoreState(self.settings.state("window/docks"))
        centre = self.settings.state("window/centre")
        if centre != QByteArray():
            self.centre.restoreState(centre)
        # Before they are shown: nothing may move once it has been seen.
        self.folding.restore()
        self.folding.fit()
        self.resize(self.size().boundedTo(self._room()))

    def _room(self) -> QSize:
        # The title and frame around it are known only once it is shown; some desktops have none.
        around = self.frameSize() - self.size() if self.isVisible() else QSize(0, _TITLE_HEIGHT)
        return self.screen().availableSize() - around

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
        if event.key() == Qt.Key.Key_Escape and self.editor.isVisible():
            # No pane has had a use for it: back to the text, as from the find bar.
            self.editor.edit.setFocus()
        elif not pressed_by_return(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_filled:
            self._settle()

    def _settle(self) -> None:
        self.docks.settle()
        self.late.begin(self.docks.seen())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_filled:
            # What it belongs to is still being made, and would run on without a window.
            event.ignore()
            QTimer.singleShot(0, self, self.close)
        elif self.files.leave():
            self.let_go()
            event.accept()
        else:
            event.ignore()

    def let_go(self) -> None:
        """End what works for the window; to be called before it goes, and once is enough."""
        if self._has_let_go or not self._is_filled:
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
        self.file_commands.open_paths(paths)

    def fill_screen(self, wanted: bool) -> None:
        """Take the whole screen, or give it back."""
        full = Qt.WindowState.WindowFullScreen
        state = self.windowState()
        # What it was before, such as maximised, is what it is again after.
        self.setWindowState(state | full if wanted else state & ~full)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            # The system has ways of its own to leave it.
            self.actions_["view.full_screen"].setChecked(self.isFullScreen())

    def show_title(self) -> None:
        """Tell in the title which post it is and whether it is saved."""
        name = self.post.path.name if self.post.path else self.tr("Untitled")
        # A name may hold the mark that Qt puts its asterisk for; doubled it stands for itself.
        name = name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{name}[*] — {NAME}")
        self.setWindowFilePath(str(self.post.path or ""))
        self.setWindowModified(self.post.is_dirty)
