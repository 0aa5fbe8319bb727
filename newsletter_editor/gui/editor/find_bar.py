"""Find and replace, below the editor."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from newsletter_editor.gui.editor.slices import SlicedEdits
from newsletter_editor.gui.editor.source_edit import SourceEdit
from newsletter_editor.gui.icons import icon
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.searching.search_process import Found, SearchProcess
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

PAUSE_MS = 120
WIDEST_NUMBER = 150
"""Pixels that are kept free for what is said of the matches."""


class WrittenText:
    """A post as its document has it: places in UTF-16 count placeholders as they are there."""

    def __init__(self, post: OpenPost) -> None:
        self._post = post

    @property
    def revision(self) -> int:
        """See `LiveText`."""
        return self._post.revision

    def readable(self) -> str:
        """See `LiveText`."""
        return self._post.text()

    def edits_since(self, revision: int) -> list[tuple[int, int, str]] | None:
        """See `LiveText`."""
        return self._post.written_since(revision)


class FindBar(QFrame):
    """Counts and shows all matches in the whole post, and walks through them."""

    closed = Signal()

    def __init__(self, post: OpenPost, edit: SourceEdit, language: Language) -> None:
        super().__init__()
        self.setObjectName("find_bar")
        self._post, self._edit, self._language = post, edit, language
        self._found = Found([])
        self._searches = SearchProcess(parent=self)
        self._written = WrittenText(post)
        self._searches.found.connect(self._take)
        self._searches.replaced.connect(self._replace)
        self._searches.failed.connect(self._explain)
        self._slices = SlicedEdits(post, self)
        self._slices.finished.connect(self._end_replacing)
        self._replaced = 0
        self._replacing_one: bool | None = None
        self._revision = -1
        self._step = 0
        self._has_chosen_accents = False
        self._told = ""
        """What *Replace all* has done, until something else is looked for."""
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS, timeout=self.search)
        self.query.textEdited.connect(self._forget_told)
        self.query.textEdited.connect(self._pause.start)
        self.accents.clicked.connect(self._choose_accents)
        for switch in (self.case, self.accents, self.words, self.regex):
            switch.toggled.connect(self.search)
        post.edited.connect(self._text_changed)
        post.opened.connect(self._text_changed)
        edit.selectionChanged.connect(self._show_count)
        self.hide()

    def find(self, with_replace: bool) -> None:
        """Show the bar, looking for what is selected if that is short."""
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.query.setText(chosen)
        for widget in self._replacing:
            widget.setVisible(with_replace)
        if not self._has_chosen_accents:
            # Who looks for *esta* is glad of *está*; who replaces all of them is not.
            self.accents.setChecked(with_replace)
        self.show()
        self._searches.start()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Take the bar and its marks away; the keyboard goes back to the text."""
        self.hide()
        self._pause.stop()
        self._searches.stop()
        self._take(Found([]))
        self._edit.setFocus()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next match, at the end to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the match before, at the start to the last."""
        self._go(-1)

    def current(self) -> dict[str, object]:
        """What is asked for: the fields of `search.query.Query`."""
        return {
            "pattern": self.query.text(),
            "is_regex": self.regex.isChecked(),
            "whole_words": self.words.isChecked(),
            "matches_case": self.case.isChecked(),
            "matches_accents": self.accents.isChecked(),
        }

    def search(self) -> None:
        """Look for all matches in the background."""
        if not self.isVisible() and not self._step:
            return
        self._searches.find(self.current(), self._written)

    def replace(self) -> None:
        """Replace the match that is selected, and go to the next."""
        self._ask_for_replacement(self._selected_place())

    def replace_all(self) -> None:
        """Replace every match in the post as one undo step."""
        self._ask_for_replacement(None)

    def _ask_for_replacement(self, only: tuple[int, int] | None) -> None:
        self._pause.stop()
        self._replacing_one = only is not None
        self._revision = self._post.revision
        text = self._post.text()
        self._searches.replace(self.current(), text, self.replacement.text(), only)

    def _replace(self, made: list[tuple[int, int, str]], count: int, are_slices: bool) -> None:
        if self._post.revision != self._revision:
            # Typed on meanwhile: the places are others now.
            self._ask_for_replacement(self._selected_place() if self._replacing_one else None)
            return
        if self._replacing_one:
            if made:
                self._apply(made, after_first=True)
            self._step = 1
            self.search()
            return
        self._replaced = count
        if are_slices:
            self._slices.begin(made)
        else:
            self._apply(made)
            self._end_replacing(True)

    def _end_replacing(self, are_all_made: bool) -> None:
        if not are_all_made:
            # The post was read again, for instance: what is left is looked for in what it is now.
            self.replace_all()
            return
        # The search that follows would say at once that nothing is found.
        self._told = self.tr("%n replaced", "", self._replaced)
        self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            backwards = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.replacement:
                    self.replace()
                elif backwards:
                    self.previous()
                else:
                    self.next()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _apply(self, made: list[tuple[int, int, str]], after_first: bool = False) -> None:
        edits = [
            Edit(Range(self._post.to_code_point(start), self._post.to_code_point(end)), new)
            for start, end, new in made
        ]
        select = None
        if after_first:
            at = edits[0].range.start + len(edits[0].replacement)
            select = Range(at, at)
        self._post.apply(edits, select=select)

    def _say(self, text: str) -> None:
        """Show a number whole, and as much of a sentence as there is room for."""
        wide = self.count.fontMetrics().horizontalAdvance(text) + 4
        self.count.setMinimumWidth(min(max(wide, 50), WIDEST_NUMBER))
        self.count.setText(text)

    def _choose_accents(self) -> None:
        self._has_chosen_accents = True

    def _forget_told(self) -> None:
        self._told = ""

    def _go(self, step: int) -> None:
        self._told = ""
        self._step = step
        if not self._searches.is_waiting and not self._pause.isActive():
            self._move()
        else:
            self._pause.stop()
            self.search()

    def _take(self, found: Found) -> None:
        self._found = found
        self.query.setToolTip("")
        self._mark_invalid(bool(self.query.text()) and not found.places)
        self._edit.matches = found.places
        self._edit.viewport().update()
        if self._step:
            self._move()
        self._show_count()

    def _move(self) -> None:
        step, self._step = self._step, 0
        places = self._found.places
        if not places:
            return
        cursor = self._edit.textCursor()
        if step > 0:
            at = bisect_left(places, (cursor.selectionEnd(), 0))
            if cursor.hasSelection() is False and at and places[at - 1][1] == cursor.position():
                at = bisect_left(places, (cursor.position(), 0))
            here = (cursor.position(), cursor.position())
            if not cursor.hasSelection() and at < len(places) and places[at] == here:
                at += 1
        else:
            at = bisect_left(places, (cursor.selectionStart(), 0)) - 1
        start, end = places[at % len(places)]
        self._edit.move_to(end, start)

    def _selected_place(self) -> tuple[int, int]:
        cursor = self._edit.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _show_count(self) -> None:
        places = self._found.places
        if self._told:
            self._say(self._told)
            return
        if not self.query.text() or not self.isVisible():
            self._say("")
            return
        total = f"{len(places)}+" if self._found.is_cut else str(len(places))
        place = self._selected_place()
        at = bisect_left(places, place)
        if at < len(places) and places[at] == place:
            self._say(self.tr("{0} of {1}").format(at + 1, total))
        else:
            self._say(self.tr("{0} found").format(total))

    def _explain(self, error: EditorError) -> None:
        self._step = 0
        self._found = Found([])
        self._edit.matches = []
        self._edit.viewport().update()
        message = error.message.in_language(self._language)
        self._say(message)
        self.query.setToolTip(plain_tip(message))
        self._mark_invalid(True)

    def _mark_invalid(self, invalid: bool) -> None:
        self.query.setProperty("invalid", invalid)
        self.query.style().unpolish(self.query)
        self.query.style().polish(self.query)

    def _text_changed(self) -> None:
        if self.isVisible():
            # What was found is elsewhere now; nothing is better than something wrong.
            self._edit.matches = []
            self._found = Found([])
            self._pause.start()

    def _build(self) -> None:
        self.query = QLineEdit()
        self.query.setPlaceholderText(self.tr("Find"))
        self.query.setAccessibleName(self.tr("Text to find"))
        self.query.setClearButtonEnabled(True)
        self.replacement = QLineEdit()
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.replacement.setAccessibleName(self.tr("Text to put in its place"))
        for field in (self.query, self.replacement):
            field.installEventFilter(self)
        self.case = self._switch("Aa", self.tr("Match case"))
        self.accents = self._switch("Áá", self.tr("Match accents"))
        self.words = self._switch("|ab|", self.tr("Whole words only"))
        self.regex = self._switch(".*", self.tr("Regular expression"))
        self.count = PlainLabel()
        self.count.setProperty("muted", True)
        self.count.setMinimumWidth(50)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count.setAccessibleName(self.tr("Number of matches"))
        previous = self._button("up", self.tr("Previous match (Shift+F3)"), self.previous)
        following = self._button("down", self.tr("Next match (F3)"), self.next)
        close = self._button("close", self.tr("Close (Escape)"), self.close_bar)
        replace = QPushButton(self.tr("&Replace"))
        replace.clicked.connect(self.replace)
        replace_all = QPushButton(self.tr("Replace &all"))
        replace_all.clicked.connect(self.replace_all)
        self._replacing: list[QWidget] = [self.replacement, replace, replace_all]
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.query, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.case, self.accents, self.words, self.regex, previous, following):
            first.addWidget(widget)
        first.addWidget(self.count, 1)
        first.addWidget(close)
        layout.addLayout(first, 0, 1)
        layout.addWidget(self.replacement, 1, 0)
        second.addWidget(replace)
        second.addWidget(replace_all)
        second.addStretch(1)
        layout.addLayout(second, 1, 1)
        layout.setColumnMinimumWidth(0, 130)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        # What takes the place of it comes next in mind, before how it is looked for.
        self.setTabOrder(self.query, self.replacement)

    def _switch(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedHeight(28)
        # In a narrow window Qt would show dots for a sign.
        button.setMinimumWidth(max(30, button.fontMetrics().horizontalAdvance(text) + 16))
        return button

    def _button(self, picture: str, name: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(slot)
        return button
