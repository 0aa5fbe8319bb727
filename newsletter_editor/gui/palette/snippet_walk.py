"""Walking the blanks of what was just inserted, with Tab and Shift+Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import plain_caption
from newsletter_editor.sections.placeholders import Stop
from newsletter_editor.text.edits import Edit, difference
from newsletter_editor.text.ranges import Range


class SnippetWalk(QObject):
    """Keeps the stops of one insertion in step with the typing, until the last or Escape.

    What is typed at one place of a blank is written to its other places at once, in the same
    undo step.
    """

    tab_pressed = Signal()
    """Tab where no walk is on; see `take_tab`."""

    def __init__(self, post: OpenPost, editor: EditorPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._editor = editor
        self._names: list[str] = []
        self._ranges: list[list[Range]] = []
        self._choices: list[tuple[str, ...]] = []
        self._current = 0
        self._place = 0
        """Which of the current blank's places is being written in."""
        self._text = ""
        """What the post said at the last change."""
        self._tab_taken = False
        self._mirroring = False
        self._mirror_soon = QTimer(self)
        self._mirror_soon.setSingleShot(True)
        self._mirror_soon.setInterval(0)
        self._mirror_soon.timeout.connect(self._mirror)
        post.changed.connect(self._follow)
        post.opened.connect(self.end)
        editor.edit.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether there are blanks left to walk."""
        return bool(self._ranges)

    def begin(self, stops: Sequence[Stop]) -> None:
        """Walk the stops of an insertion that has just been made; they count in the new text."""
        self.end()
        self._ranges = [list(stop.ranges) for stop in stops]
        self._choices = [stop.choices for stop in stops]
        self._text = self._post.text()
        self._show(0)

    def end(self) -> None:
        """Leave the blanks as they are."""
        self._mirror_soon.stop()
        self._ranges, self._choices = [], []
        self._current = self._place = 0

    def take_tab(self) -> None:
        """To be called while `tab_pressed` is handled: the Tab has done something."""
        self._tab_taken = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QMenu):
            return isinstance(event, QKeyEvent) and self._pressed_over(watched, event)
        if not isinstance(event, QKeyEvent) or event.type() not in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            return False
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.type() == QEvent.Type.ShortcutOverride or not bare:
            return False
        match event.key():
            case Qt.Key.Key_Tab if not event.modifiers():
                return self._tab()
            case Qt.Key.Key_Backtab | Qt.Key.Key_Tab:
                return self._walked(-1)
            case Qt.Key.Key_Escape if self.is_on:
                self.end()
                return True
        return False

    def _tab(self) -> bool:
        if self._walked(1):
            return True
        self._tab_taken = False
        if not self._editor.selection.length and not self._editor.edit.isReadOnly():
            self.tab_pressed.emit()
        return self._tab_taken

    def _walked(self, step: int) -> bool:
        if not self.is_on:
            return False
        self._mirror()
        selection = self._editor.selection
        if not self.is_on or not any(_holds(each, selection) for each in self._here()):
            # Whoever went elsewhere means the other Tab.
            self.end()
            return False
        target = self._current + step
        if target >= len(self._ranges):
            self.end()
            return False
        self._show(max(0, target))
        return True

    def _here(self) -> list[Range]:
        return self._ranges[self._current]

    def _show(self, index: int) -> None:
        self._current, self._place = index, 0
        self._editor.select(self._here()[0])
        self._editor.edit.setFocus()
        choices = self._choices[index]
        is_last = index == len(self._ranges) - 1
        if is_last and not choices and len(self._here()) == 1:
            self.end()
        elif choices and self._editor.isVisible():
            self._offer(choices)

    def _offer(self, choices: Sequence[str]) -> None:
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in choices:
            menu.addAction(plain_caption(choice) or "—").setData(choice)
        menu.triggered.connect(self._choose)
        menu.installEventFilter(self)
        menu.setActiveAction(menu.actions()[0])
        edit = self._editor.edit
        corner = edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft() + QPoint(0, 4))
        menu.popup(corner)

    def _pressed_over(self, menu: QMenu, event: QKeyEvent) -> bool:
        """Whoever types on means the text; Tab takes what is marked and goes on."""
        key = event.key()
        is_text = bool(event.text()) and event.text().isprintable()
        is_text = is_text or key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        is_tab = key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() != QEvent.Type.KeyPress or not (is_text or is_tab):
            return False
        marked = menu.activeAction()
        menu.close()
        if is_text:
            QApplication.sendEvent(self._editor.edit, event)
            return True
        if key == Qt.Key.Key_Tab and marked is not None:
            self._choose(marked)
        return self._walked(1 if key == Qt.Key.Key_Tab else -1)

    def _choose(self, action: QAction) -> None:
        if not self.is_on:
            return
        choice = str(action.data())
        place = self._here()[0]
        self._post.apply([Edit(place, choice)])
        self._mirror()
        if self.is_on:
            self._editor.select(self._here()[0])

    def _follow(self, start: int, removed: int, inserted: str) -> None:
        if not self.is_on:
            return
        old = self._text
        self._text = old[:start] + inserted + old[start + removed :]
        # Dead keys and input methods have Qt report the whole paragraph as new.
        least = difference(old[start : start + removed], inserted)
        if least is None:
            return
        current = self._here()
        least = _towards(current, Edit(least.range.shifted(start), least.replacement), old)
        (start, end), inserted = least
        by = len(inserted) - (end - start)
        inside = next(
            (at for at, each in enumerate(current) if each.start <= start and end <= each.end), None
        )
        if inside is not None and not self._mirroring:
            self._place = inside
        for index, ranges in enumerate(self._ranges):
            for at, each in enumerate(ranges):
                if index == self._current and at == inside:
                    ranges[at] = Range(each.start, each.end + by)
                elif end <= each.start:
                    ranges[at] = each.shifted(by)
                elif start < each.end:
                    self.end()
                    return
        if not self._mirroring and len(current) > 1 and inside is not None:
            self._mirror_soon.start()

    def _mirror(self) -> None:
        self._mirror_soon.stop()
        if not self.is_on or len(self._here()) < 2:
            return
        text = self._post.text()
        written = self._here()[self._place].of(text)
        others = [each for each in self._here() if each.of(text) != written]
        if not others:
            return
        self._mirroring = True
        start, end = (self._post.to_utf16(at) for at in (min(others).start, max(others).end))
        try:
            # One undo takes back what was typed together with its copies.
            with self._post.undo_step(start, end, joins=True) as cursor:
                for each in sorted(others, reverse=True):
                    cursor.setPosition(self._post.to_utf16(each.start))
                    cursor.setPosition(
                        self._post.to_utf16(each.end), QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.insertText(written)
        finally:
            self._mirroring = False


def _towards(places: Sequence[Range], edit: Edit, text: str) -> Edit:
    """The same insertion put before equal signs, where that brings it into one of the places.

    A star typed before three stars could be any of the four.
    """
    (start, end), inserted = edit
    if start != end or any(place.start <= start <= place.end for place in places):
        return edit
    while start and text[start - 1] == inserted[-1]:
        start, inserted = start - 1, inserted[-1] + inserted[:-1]
        if any(place.start <= start <= place.end for place in places):
            return Edit(Range(start, start), inserted)
    return edit


def _holds(place: Range, selection: Range) -> bool:
    return place.start <= selection.start and selection.end <= place.end
