"""The translation pane: the original, marked by what is done, scrolled with the translation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.document.source import Format, Source, plain_text
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.palette.section_library import SectionLibrary
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.post_text import PostText
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.gui.theme import Theme
from newsletter_editor.gui.translation.difference_list import DifferenceList
from newsletter_editor.gui.translation.original_choice import OriginalChoice
from newsletter_editor.gui.translation.original_text import OriginalText
from newsletter_editor.gui.translation.originals import (
    Side,
    read_side,
)
from newsletter_editor.gui.translation.scroll_match import ScrollMatch
from newsletter_editor.gui.translation.words import words_to_write
from newsletter_editor.sections.alignment import Pair, State
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

PAUSE = 600
"""Milliseconds without a key before both texts are matched again."""
READ_AT_ONCE = 60_000
"""Characters of a post that is matched while its author waits, within some milliseconds."""


class TranslationPane(QWidget):
    """Shows the original of the open post, what is still to be translated and what differs."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        library: SectionLibrary,
        files: PostFiles,
        tasks: Tasks,
        settings: Settings,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._editor, self._library = post, editor, library
        self._files, self._tasks, self._language = files, tasks, language
        self.beside = OpenPost(self)
        """The original: its tab while it is being edited, else what its file says."""
        self._read_only = self.beside.now
        self._side: Side | None = None
        self._goes_next = False
        """Whether the author has asked for the next block before it was known."""
        self._job: Job | None = None
        self._assemble(settings, theme)
        self.text.window_shortcuts = editor.edit.window_shortcuts
        self._scroll = ScrollMatch(editor.edit, self.text, self)
        self._pause = Pause(PAUSE, self._match_soon, self)
        self.original.original_changed.connect(self._match_soon)
        self.original.failed.connect(self._explain)
        self.next_button.clicked.connect(self.reveal_next)
        self.differences.place_chosen.connect(self._reveal_place)
        post.edited.connect(self._pause.start)
        post.edited.connect(self._stay)
        post.opened.connect(self._find_original)
        post.path_changed.connect(self._find_original)
        library.changed.connect(self._pause.start)
        self.edit_button.toggled.connect(self._edit_original)
        self.beside.edited.connect(self._pause.start)
        files.posts.turning.connect(self._let_go_of)
        files.posts.removed.connect(self._let_go_of)

    def _assemble(self, settings: Settings, theme: Theme) -> None:
        self.original = OriginalChoice(self._post, self._tasks)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(self.tr("Blocks translated"))
        self.summary = PlainLabel()
        self.summary.setAccessibleName(self.tr("How far the translation is"))
        self.next_button = QPushButton(self.tr("&Next to translate"))
        self.next_button.setEnabled(False)
        self.next_button.setToolTip(self.tr("Go to the next block that is still to be translated"))
        self.edit_button = QPushButton(self.tr("&Edit the original"))
        self.edit_button.setCheckable(True)
        self.edit_button.setToolTip(
            self.tr("Write in the original, too; it opens in a tab and is saved from here")
        )
        self.text = OriginalText(self.beside, settings, theme)
        self.text.setAccessibleName(self.tr("Text of the original"))
        self.text.viewport().installEventFilter(self)
        self.differences = DifferenceList(self._language)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.edit_button)
        row.addWidget(self.next_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self.differences)
        split.setSizes([600, 140])
        for part in (self.text, self.differences):
            # Few lines of each, where the screen has no more.
            part.setMinimumHeight(40)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.original)
        layout.addLayout(row)
        layout.addWidget(self.progress)
        layout.addWidget(split, 1)

    # Which original

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._find_original()

    def _find_original(self) -> None:
        if self.isVisible():
            self.original.find()

    # Editing it

    @property
    def is_editing(self) -> bool:
        """Whether the original is being edited here."""
        return self.beside.now is not self._read_only

    def _edit_original(self, wanted: bool) -> None:
        original = self.original.original
        text = self._files.behind(original.path) if wanted and original else None
        self.beside.show(text or self._read_only)
        self.text.make_editable(text is not None)
        self.edit_button.setChecked(text is not None)
        self._side = None
        self._match_soon()
        if text is not None:
            self.text.setFocus()
        elif self.text.hasFocus():
            # Nobody can write here any more.
            self._editor.edit.setFocus()

    def _let_go_of(self, text: PostText) -> None:
        """Two views cannot show one post."""
        if self.beside.now is text:
            self.edit_button.setChecked(False)

    # Matching

    def _match_soon(self) -> None:
        if self._job is not None:
            self._job.cancel()
        original = self.original.original
        self.edit_button.setEnabled(original is not None)
        if self.is_editing and (original is None or original.path != self.beside.path):
            self.edit_button.setChecked(False)
        read = self._reading()
        if not self.isVisible() or read is None:
            self._show(None)
            return
        self._job = self._tasks.run(read, self._show, self._explain)

    def _reading(self) -> Callable[[], Side] | None:
        """What reads both posts as they are now; None where there is no original."""
        original, own = self.original.original, self.original.own
        if original is None:
            return None
        revision, text, names = self._post.revision, self._post.text(), self._library.names
        target = (own.language if own else None) or self._language
        tab = self._files.posts.find(original.path)
        there = tab.text if tab is not None else None
        # As the author has it, not as it was saved.
        shown = plain_text(there.text(), there.format) if there is not None else None
        return partial(read_side, revision, original, shown, text, names, target)

    def _match_now(self) -> None:
        """Bring the places up to date: old ones would have the author type over other words."""
        read = self._reading()
        if self._side is None or self._side.revision == self._post.revision or read is None:
            return
        if self._post.length > READ_AT_ONCE:
            self._side = None
            self._match_soon()
            return
        try:
            self._show(read())
        except EditorError as error:
            self._explain(error)

    def _explain(self, error: EditorError) -> None:
        self.summary.setText(error.message.in_language(self._language))

    def _show(self, side: Side | None) -> None:
        if side is not None and side.revision != self._post.revision:
            self._pause.start()
            return
        text = side.text if side else ""
        if not self.is_editing and text != self.beside.text():
            self.beside.open(Source(text, Format(), ""), None)
        elif side is not None and text != plain_text(self.beside.text(), self.beside.format):
            # Typed meanwhile.
            self._pause.start()
            return
        self._side = side
        self._show_progress(side)
        self._show_marks(side)
        self.differences.show_side(side, self._post.text())
        if side is not None and self._goes_next:
            self._goes_next = False
            self.reveal_next()

    def _stay(self) -> None:
        self._goes_next = False

    def _show_progress(self, side: Side | None) -> None:
        states = [pair.state for pair in side.pairs] if side else []
        open_ = states.count(State.TO_TRANSLATE) + states.count(State.MISSING)
        total = open_ + states.count(State.TRANSLATED)
        self.next_button.setEnabled(State.TO_TRANSLATE in states)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(total - open_)
        if side is None:
            self.summary.setText(self.tr("Choose the original to see it beside your text."))
        elif not open_:
            self.summary.setText(self.tr("All is translated."))
        else:
            done = self.tr("%1 of %2 blocks translated")
            self.summary.setText(done.replace("%1", str(total - open_)).replace("%2", str(total)))

    def _show_marks(self, side: Side | None) -> None:
        if side is None:
            self.text.mark({})
            self._scroll.match([])
            return
        here, there = LineMap(side.text), LineMap(self._post.text())
        marks: dict[int, State] = {}
        anchors = []
        for pair in side.pairs:
            if pair.original is None:
                continue
            line = here.position(pair.original.range.start).line - 1
            if pair.state is not None:
                marks[line] = pair.state
            if pair.translation is not None:
                anchors.append((there.position(pair.translation.range.start).line - 1, line))
        self.text.mark(marks)
        self._scroll.match(anchors)

    # Going there

    def reveal_next(self) -> None:
        """Put the cursor on the next block to be translated, after the last from the top again."""
        self._match_now()
        if self._side is None:
            # Asked before the original was read: gone there when it is, unless one types meanwhile.
            self._goes_next = True
            return
        pairs = [
            pair
            for pair in self._side.pairs
            if pair.state is State.TO_TRANSLATE and pair.translation
        ]
        if not pairs:
            return
        after = self._editor.selection.start
        later = [pair for pair in pairs if pair.translation.range.start > after]
        self._reveal((later or pairs)[0])

    def _reveal(self, pair: Pair) -> None:
        if pair.translation is not None:
            self._editor.select(words_to_write(pair.translation.range, self._post.text()))
            self._editor.edit.setFocus()

    def _reveal_place(self, place: Range) -> None:
        self._editor.select(place)
        self._editor.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_double = event.type() == QEvent.Type.MouseButtonDblClick
        if is_double and isinstance(event, QMouseEvent) and not self.is_editing:
            cursor = self.text.cursorForPosition(event.position().toPoint())
            place = self.beside.to_code_point(cursor.position())
            self._match_now()
            for pair in self._side.pairs if self._side else ():
                block = pair.original
                if block is not None and block.range.start <= place <= block.range.end:
                    self._reveal(pair)
                    return True
        return False
