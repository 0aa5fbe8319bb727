"""The source editor with what belongs to it: margin, search, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.commands import EditorCommands
from newsletter_editor.gui.editor.format_place import FormatPlace
from newsletter_editor.gui.editor.gutter import Gutter
from newsletter_editor.gui.editor.highlighter import Highlighter
from newsletter_editor.gui.editor.problem_marks import LANGUAGE_RULES, ProblemMarks
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.editor.typed_word import TypedWord
from newsletter_editor.gui.editor.view import View
from newsletter_editor.gui.notices import Notices
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks
from newsletter_editor.gui.theme import Theme
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.text.localized import Language
from newsletter_editor.text.problems import Problem
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.editor.find_bar import FindBar
    from newsletter_editor.gui.editor.images import ImageInsertion


class EditorPane(QWidget):
    """Shows the open post's document. Offsets given and taken are code points of the post."""

    problems_shown = Signal()
    """Other problems are underlined now."""
    scrolled = Signal()
    """Another part of the post is in view."""

    def __init__(
        self,
        post: OpenPost,
        tasks: Tasks,
        actions: Actions,
        settings: Settings,
        theme: Theme,
        notices: Notices,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._tasks, self._notices, self._language = post, tasks, notices, language
        self.shows_all_problems = False
        """False before any are known, and where a long post has, or may have, more of them."""
        self._marks = ProblemMarks(post, self)
        self.edit = SourceEdit(post, settings, theme)
        self.highlighter = Highlighter(post, self._marks, theme)
        if tasks.are_held:
            self.highlighter.hold()
            tasks.released.connect(self.highlighter.release)
        self.highlighter.setParent(self)
        self.gutter = Gutter(self.edit, post, self._marks, settings, theme, language)
        self.format_place = FormatPlace(notices, self)
        self.commands = EditorCommands(self, post, actions, settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self._typed_word = TypedWord(post, self.edit, self._marks)
        self.edit.images_arrived.connect(self._take_images)
        self.edit.images_left_out.connect(self._say_left_out)
        post.selection_requested.connect(self.select)
        post.leaving.connect(self._note_view)
        post.opened.connect(self._show_view)
        self.edit.verticalScrollBar().valueChanged.connect(self._colour_visible)
        self.edit.verticalScrollBar().valueChanged.connect(self.scrolled)

    @cached_property
    def find_bar(self) -> FindBar:
        """Below the text, hidden until something is looked for."""
        # Imported here: nobody looks for anything in the window's first moment.
        from newsletter_editor.gui.editor.find_bar import FindBar

        bar = FindBar(self._post, self.edit, self._language)
        self.layout().addWidget(bar)
        return bar

    @cached_property
    def images(self) -> ImageInsertion:
        """What brings images into repo and text."""
        # Imported here: pictures take a tenth of all that the window needs, for when one comes.
        from newsletter_editor.gui.editor.images import ImageInsertion

        return ImageInsertion(
            self._post, self.edit, self._tasks, self._notices, self._language, self
        )

    @property
    def selection(self) -> Range:
        """What is selected; empty at the cursor where nothing is."""
        return self.edit.selection()

    def select(self, range: Range) -> None:
        """Select a stretch of the post and bring it into view; an empty one places the cursor."""
        self.edit.select(range)

    def position(self) -> tuple[int, int]:
        """Line and column of the cursor, both from 1, the column in code points."""
        cursor = self.edit.textCursor()
        start = self._post.to_code_point(cursor.block().position())
        return cursor.blockNumber() + 1, self._post.to_code_point(cursor.position()) - start + 1

    def middle_of_view(self) -> int:
        """The offset of what stands in the middle of the visible part."""
        cursor = self.edit.cursorForPosition(self.edit.viewport().rect().center())
        return self._post.to_code_point(cursor.position())

    def show_problems(self, problems: Sequence[Problem], *, are_all: bool = True) -> None:
        """Underline the problems of the present text; they follow the typing until the next."""
        self.shows_all_problems = are_all
        self._marks.show(problems)
        self.problems_shown.emit()

    def problems_at(self, offset: int) -> list[Problem]:
        """The problems shown at a place, the worst first."""
        return self._marks.at(offset)

    def all_problems(self) -> list[tuple[Range, Problem]]:
        """What is shown, each with its present place."""
        return self._marks.placed()

    def language_problems(self) -> list[tuple[Range, Problem]]:
        """What is shown of spelling, accents and orthography, each with its present place."""
        return [
            (place, problem)
            for place, problem in self._marks.placed()
            if problem.rule.startswith(LANGUAGE_RULES)
        ]

    def add_to_menu(self, add: Callable[[QMenu, int], None]) -> None:
        """Have `add(menu, offset)` called before the context menu is shown."""
        self.edit.before_menu.append(add)

    def view(self) -> View:
        """Cursor, selection and scroll position."""
        cursor = self.edit.textCursor()
        at, anchor = (self._post.to_code_point(p) for p in (cursor.position(), cursor.anchor()))
        top = self.edit.firstVisibleBlock().blockNumber()
        return View(at, top, anchor if anchor != at else None)

    def place(self, view: View) -> None:
        """Restore what `view` told, as far as the text has it."""
        anchor = view.cursor if view.anchor is None else view.anchor
        cursor, anchor = (
            self._post.to_utf16(min(max(at, 0), self._post.length)) for at in (view.cursor, anchor)
        )
        self.edit.move_to(cursor, anchor)
        block = self._post.document.findBlockByNumber(view.top_line)
        if block.isValid():
            self.edit.verticalScrollBar().setValue(block.firstLineNumber())

    def _take_images(self, images: list[NewImage]) -> None:
        self.images.take(images)

    def _say_left_out(self, count: int) -> None:
        self.images.say_left_out(count)

    def _note_view(self) -> None:
        self._post.now.view = self.view()

    def _show_view(self) -> None:
        # Qt leaves the cursor behind the text that was put in.
        self.place(self._post.now.view)

    def _colour_visible(self) -> None:
        first = self.edit.firstVisibleBlock().blockNumber()
        self.highlighter.reach(first, first + 60)
