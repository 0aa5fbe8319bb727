"""Emoji: a picker by name, and completion of `:name` in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.dialogs.dialog import Dialog
from newsletter_editor.gui.editor.pane import EditorPane
from newsletter_editor.gui.editor.syntax import Mode, mode_of
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.plain import PlainLabel, plain_tip
from newsletter_editor.gui.settings import Settings
from newsletter_editor.markup.emoji import Emoji, all_emoji, find_emoji
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Language
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.gui.main_window import MainWindow

RECENT_KEY = "editor/recent_emoji"
_RECENT = 18
_SHOWN = 144
_COMPLETED = 8
_TYPED = re.compile(r"(?:^|[\s(\[*_¡¿«“\"])(:(?P<name>[^\W\d_][^\W\d]{1,24}))$")
_NO_PROSE = (Mode.FENCE, Mode.RAW, Mode.COMMENT, Mode.FRONT_MATTER, Mode.YAML_BLOCK)


class EmojiPicker(Dialog):
    """A field, and the emoji that are called what it says; `chosen` is what was taken."""

    def __init__(
        self, language: Language, recent: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("emoji")
        self.setWindowTitle(self.tr("Insert emoji"))
        self.resize(460, 420)
        self._language: Language = language
        self._recent = recent
        self.chosen = ""
        self.query = QLineEdit()
        self.query.setPlaceholderText(self.tr("Search by name: rocket, book, flag…"))
        self.query.setAccessibleName(self.tr("Name of the emoji"))
        self.query.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Emoji"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setGridSize(QSize(46, 46))
        font = self.list.font()
        font.setPointSize(20)
        self.list.setFont(font)
        self.name = PlainLabel()
        self.name.setAccessibleName(self.tr("Name of the chosen emoji"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        for widget in (self.query, self.list, self.name):
            layout.addWidget(widget)
        self.query.textChanged.connect(self._show)
        self.query.installEventFilter(self)
        self.list.currentItemChanged.connect(self._say_name)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        query = self.query.text()
        found = find_emoji(query, self._language, _SHOWN)
        if not query.strip():
            known = {emoji.sign: emoji for emoji in all_emoji(self._language)}
            found = [known[sign] for sign in self._recent if sign in known]
            found += [each for each in all_emoji(self._language) if each.sign not in self._recent]
        self.list.clear()
        for emoji in found:
            self.list.addItem(_item(emoji, emoji.sign))
        self.list.setCurrentRow(0)
        if not found:
            self.name.setText(self.tr("No emoji is called that."))

    def _say_name(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.name.setText(item.toolTip())

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()


class EmojiCompletion(QListWidget):
    """What `:name` before the cursor may mean; the keyboard stays with the text."""

    taken = Signal(str)

    def __init__(self, editor: EditorPane, post: OpenPost, language: Language) -> None:
        super().__init__(editor)
        self.setObjectName("emoji_completion")
        self.setAccessibleName(self.tr("Emoji called so"))
        # A click leaves the keyboard with the text.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QListWidget.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._editor, self._post, self._language = editor, post, language
        self._place = Range(0, 0)
        self._follows = False
        self.hide()
        self.itemClicked.connect(self._take)
        post.changed.connect(self._on_typed)
        post.opened.connect(self.hide)
        editor.edit.cursorPositionChanged.connect(self._look)
        editor.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.setCurrentRow((self.currentRow() + step) % self.count())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take()
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _on_typed(self, start: int, removed: int, inserted: str) -> None:
        # Only what is typed asks for help, not a paste or an undo that leaves such a word.
        self._follows = len(inserted) <= 1 and removed <= 25

    def _look(self) -> None:
        follows, self._follows = self._follows, False
        cursor = self._editor.edit.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        match = _TYPED.search(before[-40:]) if follows and not cursor.hasSelection() else None
        if match is None or mode_of(cursor.block().userState()) in _NO_PROSE:
            self.hide()
            return
        found = find_emoji(match["name"], self._language, _COMPLETED)
        if not found:
            self.hide()
            return
        end = self._post.to_code_point(cursor.position())
        self._place = Range(end - len(match[1]), end)
        self._show(found)

    def _show(self, found: Sequence[Emoji]) -> None:
        self.clear()
        for emoji in found:
            self.addItem(_item(emoji, f"{emoji.sign}  {emoji.name}"))
        self.setCurrentRow(0)
        edit = self._editor.edit
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth()
        self.resize(min(320, self._editor.width() - 8), height)
        corner = edit.viewport().mapTo(self._editor, edit.cursorRect().bottomLeft())
        above = corner.y() - edit.cursorRect().height() - height
        y = corner.y() + 4 if corner.y() + 4 + height <= self._editor.height() else max(above, 0)
        x = min(corner.x(), self._editor.width() - self.width() - 4)
        self.move(QPoint(max(x, 0), y))
        self.show()
        self.raise_()

    def _take(self) -> None:
        item = self.currentItem()
        self.hide()
        if item is not None:
            sign = item.data(Qt.ItemDataRole.UserRole)
            end = self._place.start + len(sign)
            self._post.apply([Edit(self._place, sign)], select=Range(end, end))
            self.taken.emit(sign)


class EmojiTools(QObject):
    """The command *Emoji…* and the completion; what was used last is offered first."""

    def __init__(
        self,
        editor: EditorPane,
        post: OpenPost,
        actions: Actions,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__(editor)
        self._editor, self._post, self._settings = editor, post, settings
        self._language: Language = language
        self.completion = EmojiCompletion(editor, post, language)
        self.completion.taken.connect(self._remember)
        actions["format.emoji"].triggered.connect(self._pick)

    def _pick(self) -> None:
        picker = EmojiPicker(self._language, self._recent(), self._editor.window())
        if picker.exec() == QDialog.DialogCode.Accepted and picker.chosen:
            place = self._editor.selection
            end = place.start + len(picker.chosen)
            self._post.apply([Edit(place, picker.chosen)], select=Range(end, end))
            self._remember(picker.chosen)
        picker.deleteLater()
        self._editor.edit.setFocus()

    def _recent(self) -> list[str]:
        return [sign for sign in str(self._settings.get(RECENT_KEY, "")).split(" ") if sign]

    def _remember(self, sign: str) -> None:
        recent = [sign, *(each for each in self._recent() if each != sign)][:_RECENT]
        self._settings.set(RECENT_KEY, " ".join(recent))


def _item(emoji: Emoji, text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, emoji.sign)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, emoji.name)
    item.setToolTip(plain_tip(emoji.name))
    return item


def hang(window: MainWindow) -> EmojiTools:
    """Hang the tools into the window."""
    language = window.language
    return EmojiTools(window.editor, window.post, window.actions_, window.settings, language)
