"""What the window says and offers about the safety of the post: bars above the editor, dialogs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from newsletter_editor.document.line_edits import line_edits
from newsletter_editor.document.recovery import Unsaved
from newsletter_editor.document.saving import ChangedOutsideError
from newsletter_editor.document.storage import Holder
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.notices import Choice, Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.posts.post_menu import show_in_folder
from newsletter_editor.gui.recovery.difference_dialog import DifferenceDialog
from newsletter_editor.gui.recovery.keeper import PostKeeper
from newsletter_editor.gui.recovery.merge_dialog import MergeDialog
from newsletter_editor.gui.recovery.outside_watch import OutsideWatch, followed
from newsletter_editor.gui.recovery.unsaved_dialog import UnsavedDialog, source_of
from newsletter_editor.gui.recovery.versions_dialog import VersionsDialog
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language, Localized

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow


class Recovery(QObject):
    """Connects keeper and watch, which outlive the window, with what the window shows."""

    versions_shown = Signal(object, object)
    """(VersionsDialog, Path): commits may be added."""

    def __init__(
        self,
        keeper: PostKeeper,
        watch: OutsideWatch,
        post: OpenPost,
        files: PostFiles,
        editor: EditorPane,
        notices: Notices,
        actions: Actions,
        theme: Theme,
        language: Language,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._keeper, self._watch, self._post, self._files = keeper, watch, post, files
        self._editor, self._notices, self._theme = editor, notices, theme
        self._language: Language = language
        self._window = window
        self._top: QTextBlock | None = None
        self._before_reload = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        # At once: who is cut off wants to be back where they were.
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._note_cursor)
        editor.edit.cursorPositionChanged.connect(self._rest.start)
        keeper.failed.connect(self._warn)
        keeper.troubled.connect(self._say_trouble)
        keeper.held_elsewhere.connect(self._say_holder)
        watch.about_to_reload.connect(self._keep_scroll)
        watch.reloaded.connect(self._say_reloaded)
        watch.clashed.connect(self._say_clash)
        watch.gone.connect(self._say_gone)
        watch.settled.connect(self._withdraw)
        post.opened.connect(self._forget_reload)
        files.save_problem = self._take_save_problem
        actions["file.versions"].triggered.connect(self.show_versions)
        actions["file.unsaved"].triggered.connect(self.show_unsaved)
        watch.start()
        # A window that was made anew says again what is still the case.
        if keeper.holder is not None:
            self._say_holder(keeper.holder)
        if keeper.trouble is not None:
            self._say_trouble(keeper.trouble)
        if watch.clash is not None:
            self._say_clash()

    def offer_unsaved(self) -> None:
        """At the start: show what killed programs left, if they left anything."""
        if self._keeper.look_for_unsaved():
            self.show_unsaved()
        self._say_unreadable()

    def show_unsaved(self) -> None:
        """The unsaved work that is left, or that there is none."""
        unsaved = self._keeper.look_for_unsaved()
        if not unsaved:
            self._notices.say(self.tr("There is no unsaved work."), key="unsaved")
            self._say_unreadable()
            return
        dialog = UnsavedDialog(unsaved, self._theme, self._window)
        dialog.taken_back.connect(self._take_back)
        dialog.discarded.connect(self._keeper.discard)
        dialog.finished.connect(self._remind_of_unsaved)
        dialog.open()

    def show_versions(self) -> None:
        """The earlier versions of the post."""
        path = self._post.path
        versions = self._keeper.versions.of(path) if path else []
        dialog = VersionsDialog(self._post, versions, self._theme, self._language, self._window)
        dialog.open()
        if path is not None:
            self.versions_shown.emit(dialog, path)

    def _note_cursor(self) -> None:
        cursor = self._editor.edit.textCursor()
        self._keeper.note_cursor(
            self._post.to_code_point(cursor.anchor()), self._post.to_code_point(cursor.position())
        )

    def _take_back(self, unsaved: Unsaved) -> None:
        told = unsaved.replay
        if not self._files.show(source_of(unsaved), unsaved.path):
            return
        self._post.apply(line_edits(self._post.text(), told.text))
        self._post.mark_dirty()
        anchor, position = (self._post.to_utf16(place) for place in told.selection)
        self._editor.edit.move_to(position, anchor)
        self._editor.edit.setFocus()
        self._keeper.take_back(unsaved)

    def _remind_of_unsaved(self) -> None:
        if count := len(self._keeper.unsaved):
            text = self.tr("{0} more posts have unsaved work from last time.").format(count)
            if count == 1:
                text = self.tr("One more post has unsaved work from last time.")
            self._notices.say(
                text,
                choices=[Choice(self.tr("Show"), self._show_unsaved_again)],
                key="unsaved",
            )

    def _show_unsaved_again(self) -> None:
        self.show_unsaved()

    def _warn(self, message: Localized) -> None:
        self._notices.say(message.in_language(self._language), "warning", key="keeper")

    def _say_trouble(self, trouble: Localized | None) -> None:
        if trouble is None:
            self._notices.withdraw("journal")
        else:
            self._notices.say(trouble.in_language(self._language), "warning", key="journal")

    def _say_unreadable(self) -> None:
        unreadable = self._keeper.unreadable
        if not unreadable:
            return
        first = unreadable[0]
        text = self.tr(
            "Unsaved work from last time cannot be read ({0}). The file is kept: {1}"
        ).format(first.reason.in_language(self._language), first.file)
        if len(unreadable) > 1:
            text = self.tr(
                "Unsaved work from last time cannot be read: {0} files (the first: {1}). "
                "They are kept in {2}"
            ).format(len(unreadable), first.reason.in_language(self._language), first.file.parent)
        show = Choice(self.tr("Show the folder"), partial(show_in_folder, first.file))
        self._notices.say(text, "warning", [show], key="unreadable")

    def _say_holder(self, holder: Holder | None) -> None:
        if holder is None:
            self._notices.withdraw("holder")
            return
        time = QDateTime.fromSecsSinceEpoch(int(holder.since))
        since = QLocale().toString(time, QLocale.FormatType.ShortFormat)
        self._notices.say(
            self.tr(
                "This post is open in another window, too (since {0}). Write in one of them only, "
                "or each will meet the other's changes."
            ).format(since),
            "warning",
            key="holder",
        )

    def _keep_scroll(self) -> None:
        self._top = self._editor.edit.firstVisibleBlock()

    def _say_reloaded(self, before: str) -> None:
        if self._top is not None and self._top.isValid():
            self._editor.edit.verticalScrollBar().setValue(self._top.firstLineNumber())
        self._before_reload = before
        self._notices.say(
            self.tr("Another program changed the file; its changes are shown here."),
            choices=[Choice(self.tr("What changed?"), self._show_reload)],
            key="outside",
        )

    def _show_reload(self) -> bool:
        after = self._post.readable()
        self._compare(
            self.tr("Changed by another program"),
            self.tr("Undo in the editor brings the text before back."),
            (self.tr("Before"), self.tr("Now")),
            (self._before_reload, after),
        )
        return False

    def _say_clash(self) -> None:
        clash = self._watch.clash
        if clash is None:
            return
        if clash.merge.conflicts:
            text = self.tr("The file has changed on disk, in places that you changed too.")
            choices = []
        else:
            text = self.tr("The file has changed on disk; your changes are in other places.")
            choices = [Choice(self.tr("&Merge both"), self._merge_both)]
        choices.append(Choice(self.tr("&Compare…"), self._show_clash))
        self._notices.say(text, "warning", choices, key="outside")

    def _merge_both(self) -> None:
        if self._watch.clash is not None:
            self._watch.take_merged(self._watch.clash.merge.text())

    def _show_clash(self) -> bool:
        if self._watch.clash is not None:
            dialog = MergeDialog(self._watch.clash.merge, self._theme, self._window)
            dialog.merged.connect(self._watch.take_merged)
            dialog.open()
        return False

    def _say_gone(self, target: Path | None) -> None:
        choices = [Choice(self.tr("&Save it again"), self._files.save)]
        if target is None:
            text = self.tr("The file was deleted by another program. Its text is kept here.")
            self._keeper.keep_whole()
        else:
            path = self._post.path or target
            text = self.tr("The file was renamed to “{0}” by another program.").format(
                followed(path, target)
            )
            follow = partial(self._follow, target)
            choices.insert(0, Choice(self.tr("&Go on with the new name"), follow))
        self._notices.say(text, "warning", choices, key="outside")

    def _follow(self, target: Path) -> None:
        old = self._post.path
        if old is not None:
            self._keeper.versions.move(old, target)
        self._files.follow(target)
        if self._watch.is_untouched:
            self._post.mark_saved(self._post.digest or "")

    def _withdraw(self) -> None:
        self._notices.withdraw("outside")

    def _forget_reload(self) -> None:
        self._before_reload = ""

    def _take_save_problem(self, error: EditorError) -> bool:
        if not isinstance(error, ChangedOutsideError):
            return False
        self._watch.look_at_once()
        self._show_clash()
        return True

    def _compare(
        self, title: str, explanation: str, sides: tuple[str, str], texts: tuple[str, str]
    ) -> None:
        DifferenceDialog(title, explanation, sides, texts, self._theme, self._window).open()


def hang(window: MainWindow) -> Recovery:
    """Have the window tell of its keeper and its watch."""
    return Recovery(
        window.keeper,
        window.watch,
        window.post,
        window.files,
        window.editor,
        window.notices,
        window.actions_,
        window.theme,
        window.language,
        window,
    )
