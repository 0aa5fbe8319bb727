"""Beside the item that is being written: the posts that said it before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtWidgets import QMenu, QToolButton

from newsletter_editor.gui.background import LINKS
from newsletter_editor.gui.buttons import pressed_by_return
from newsletter_editor.gui.going import go_to
from newsletter_editor.gui.pause import Pause
from newsletter_editor.gui.plain import plain_caption, plain_tip
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

SETTING = "editor/said_before"
SECONDS_TO_ANSWER = 30.0
PAUSE_MS = 400
"""After the last key, or move of the cursor."""
LOOK_MS = 60_000
"""After which files may have changed without a word from the list of posts."""
_LINES, _LETTERS = 60, 6_000
"""Of the text on either side of the cursor in which its item is sought."""
_LONGEST_TITLE, _LESS = 40, 5
_EDGE = 6


class Said(NamedTuple):
    """A post that said it before."""

    path: Path
    title: str
    day: str
    range: Range
    kind: str


class _Hint(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The editor that it hangs in would write a line.
        if not pressed_by_return(event):
            super().keyPressEvent(event)


class SaidBefore(QObject):
    """Asks the process that knows the blog's links about the item at the cursor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.said: list[Said] = []
        self._end = 0
        self._room = -1
        self._look = True
        self._asked_at = (-1, -1)
        self.worker = WorkerProcess(
            window.background, room=LINKS, seconds=SECONDS_TO_ANSWER, parent=self
        )
        self.worker.answered.connect(self._take)
        edit = window.editor.edit
        self.hint = _Hint(edit)
        self.hint.setObjectName("said_before")
        self.hint.setAccessibleName(self.tr("Said before"))
        self.hint.hide()
        self.hint.clicked.connect(self.choose)
        self._pause = Pause(PAUSE_MS, self._ask, self)
        self._old = QTimer(self, interval=LOOK_MS, timeout=self._look_again)
        self._number = 0
        edit.cursorPositionChanged.connect(self._pause.start)
        edit.updateRequest.connect(self._place)
        edit.margins_changed.connect(self._place)
        window.post.edited.connect(self._pause.start)
        window.post.opened.connect(self._forget)
        window.posts.listed.connect(self._look_again)
        window.letting_go.connect(self._stop)
        action = window.actions_["view.said_before"]
        action.setChecked(window.settings.get(SETTING, True))
        action.toggled.connect(self._switch)
        window.actions_["go.said_before"].triggered.connect(self.choose)
        window.actions_["go.said_before"].setEnabled(False)
        self._old.start()
        self._pause.start()

    def choose(self) -> None:
        """Open the post that said it before; where there are several, ask which."""
        if len(self.said) == 1:
            self._open(self.said[0])
            return
        menu = QMenu(self.hint)
        for number, each in enumerate(self.said):
            action = menu.addAction(plain_caption(self._named(each)))
            action.setData(number)
        menu.triggered.connect(self._open_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.said:
            menu.setActiveAction(menu.actions()[0])
            corner = self.hint.rect().bottomLeft() if self.hint.isVisible() else QPoint(0, 0)
            menu.popup(self.hint.mapToGlobal(corner))

    def _open_chosen(self, action: Any) -> None:
        self._open(self.said[action.data()])

    def _open(self, said: Said) -> None:
        if go_to(self._window, said.path, said.range):
            self._window.editor.edit.setFocus()

    # ---- asking --------------------------------------------------------------------------------

    def _ask(self) -> None:
        site, post = self._window.post.site, self._window.post
        if site is None or not self._window.settings.get(SETTING, True):
            self._show([], 0)
            return
        piece, start = self._piece()
        self._number += 1
        self._asked_at = (post.revision, start)
        about = {
            "root": str(site.root),
            "path": str(post.path) if post.path else None,
            "piece": piece,
            "at": post.to_code_point(post.cursor) - start,
            "language": post.language,
            "look": self._look,
        }
        self._look = False
        self.worker.ask(self._number, "", {"about": about})

    def _piece(self) -> tuple[str, int]:
        """The lines around the cursor, and where they begin."""
        document = self._window.post.document
        here = document.findBlock(self._window.post.cursor)
        above, below = _lines(here, -1), _lines(here, 1)
        lines = [*reversed(above), here, *below]
        first = self._window.post.to_code_point(lines[0].position())
        return "\n".join(line.text() for line in lines), first

    def _look_again(self) -> None:
        self._look = True
        if not self._pause.is_active:
            self._ask()

    def _take(self, answer: dict[str, Any]) -> None:
        post = self._window.post
        revision, start = self._asked_at
        if answer["revision"] != self._number:
            return
        if revision == post.revision:
            said = [
                Said(Path(path), title, day, Range(first, last), kind)
                for path, title, day, first, last, kind in answer["said"]
            ]
            self._show(said, start + answer["item"][1])
        if answer["busy"]:
            # Not all posts have been read: go on with them.
            self._ask()

    # ---- the hint ------------------------------------------------------------------------------

    def _show(self, said: list[Said], end: int) -> None:
        self.said, self._end = said, end
        self._window.actions_["go.said_before"].setEnabled(bool(said))
        self._room = -1
        if said:
            self.hint.setAccessibleName(self._caption(_LONGEST_TITLE))
            self.hint.setToolTip(plain_tip("\n".join(map(self._named, said))))
        self._place()

    def _caption(self, longest: int) -> str:
        text = self.tr("Said before: {0}").format(self._named(self.said[0], longest))
        if len(self.said) > 1:
            text += self.tr(" and {0} more").format(len(self.said) - 1)
        return text

    def _fit(self, room: int) -> None:
        """Take `room` pixels at most: of what it says the title gives way."""
        if room == self._room:
            return
        self._room = room
        for longest in range(_LONGEST_TITLE, 0, -_LESS):
            self.hint.setText(plain_caption(self._caption(longest)))
            if self.hint.sizeHint().width() <= room:
                break
        # As high as the blank line that it stands on: it hides nothing.
        height = self._window.editor.edit.fontMetrics().lineSpacing()
        self.hint.setFixedSize(min(self.hint.sizeHint().width(), room), height)

    def _named(self, said: Said, longest: int = 200) -> str:
        why = {
            "address": self.tr("same address"),
            "paper": self.tr("same paper"),
            "repo": self.tr("same repo"),
            "title": self.tr("same title"),
        }[said.kind]
        title = said.title if len(said.title) <= longest else f"{said.title[: longest - 1]}…"
        return self.tr("{0} ({1}, {2})").format(title, said.day, why)

    def _place(self, *_: object) -> None:
        """Below the item, at the edge of the text: there its blank line is."""
        edit, post = self._window.editor.edit, self._window.post
        if not self.said or self._end > post.length:
            self.hint.hide()
            return
        block = post.document.findBlock(post.to_utf16(self._end))
        rect = edit.block_rect(block.blockNumber())
        view = edit.viewport().geometry()
        self._fit(max(view.width() - _EDGE, 0))
        top = view.top() + rect.bottom() + 1
        is_seen = rect.bottom() >= 0 and top + self.hint.height() <= view.bottom()
        if is_seen:
            left = max(view.right() - self.hint.width() - _EDGE, view.left())
            self.hint.move(left, top)
        self.hint.setVisible(is_seen)

    def _forget(self) -> None:
        self._show([], 0)
        self._pause.start()

    def _switch(self, wanted: bool) -> None:
        self._window.settings.set(SETTING, wanted)
        self._ask()

    def _stop(self) -> None:
        self._pause.stop()
        self._old.stop()
        self.worker.stop()


def _lines(here: QTextBlock, step: int) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    letters = 0
    block = here.next() if step > 0 else here.previous()
    while block.isValid() and len(found) < _LINES and letters + block.length() < _LETTERS:
        found.append(block)
        letters += block.length()
        block = block.next() if step > 0 else block.previous()
    return found


def hang(window: MainWindow) -> SaidBefore:
    """Name beside an item who said it before."""
    return SaidBefore(window)
