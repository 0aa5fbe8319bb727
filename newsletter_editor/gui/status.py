"""The editor's part of the status bar: where the cursor is, how long the post is."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.status_room import gives_way
from newsletter_editor.gui.tasks import Job, Tasks
from newsletter_editor.text.parts import split

PAUSE_MS = 400
WORDS_A_MINUTE = 230
"""Of prose read in silence (Brysbaert 2019: 238 in English; some fewer in Spanish)."""
GOAL = "editor/word_goal"
"""The setting (int, 0 for none): how many words a post is to have."""


def count_words(text: str) -> int:
    """The words of a post's body that a reader of the page sees: none of its notes."""
    # Imported where it is asked for, after the first paint.
    from newsletter_editor.sections.outline import count_words

    return count_words(text[split(text).body.start :])


class EditorStatus(QWidget):
    """Line and column as a button that goes to a line, and the number of words."""

    def __init__(
        self,
        post: OpenPost,
        editor: EditorPane,
        tasks: Tasks,
        actions: Actions,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._settings = settings
        settings.changed.connect(self._take_setting)
        self._post, self._editor, self._tasks = post, editor, tasks
        self._job: Job | None = None
        self.position = QToolButton()
        self.position.setAutoRaise(True)
        self._go = actions["go.line"]
        self.position.clicked.connect(self._go.trigger)
        actions.keys_changed.connect(self._tell_keys)
        self._tell_keys()
        self.words = PlainLabel()
        self.words.setAccessibleName(self.tr("Number of words"))
        gives_way(self.words, 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addWidget(self.position)
        self._pause = Pause(PAUSE_MS, self._count, self)
        editor.edit.cursorPositionChanged.connect(self._show_position)
        editor.edit.cursors_changed.connect(self._show_position)
        post.edited.connect(self._count_later)
        post.opened.connect(self._count)
        self._show_position()
        self._count_later()

    def _tell_keys(self) -> None:
        self.position.setToolTip(self._go.toolTip())

    def _show_position(self) -> None:
        line, column = self._editor.position()
        text = self.tr("Line {0}, column {1}").format(line, column)
        count = self._editor.edit.cursors.count
        if count > 1:
            text = self.tr("{0} cursors").format(count)
        self.position.setText(text)
        self.position.setAccessibleName(text)

    def _take_setting(self, key: str) -> None:
        if key == GOAL:
            self._count_later()

    def _count_later(self) -> None:
        self._pause.start()

    def _count(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._pause.stop()
        text = self._post.text()
        self._job = self._tasks.run(lambda: count_words(text), done=self._show_words)

    def _show_words(self, count: int) -> None:
        self.words.setVisible(not self._post.is_blank)
        goal = self._settings.get(GOAL, 0)
        text = self.tr("%n words", "", count)
        if goal:
            said, wanted = (QLocale().toString(number) for number in (count, goal))
            text = self.tr("{0} of {1} words").format(said, wanted)
        minutes = max(1, round(count / WORDS_A_MINUTE))
        self.words.setText(text + " · " + self.tr("{0} min").format(minutes))
        self.words.setToolTip(plain_tip(self.tr("Words, and minutes that reading them takes")))
