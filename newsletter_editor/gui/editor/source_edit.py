"""The text field in which a post is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from newsletter_editor.document.source import insertable, plain_text
from newsletter_editor.gui.editor import overlays
from newsletter_editor.gui.editor.many_cursors import ManyCursors, typed_text
from newsletter_editor.gui.editor.pairs import Pairs
from newsletter_editor.gui.editor.typing_rules import TypingRules
from newsletter_editor.gui.editor.wrapping import Wrapping
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.pane_dock import OWN
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import Theme
from newsletter_editor.text.ranges import Range

USUAL_MEASURE = 80
"""Characters in a line; longer ones tire the eye."""
USUAL_FONT_SIZE = 12
FONT_SIZES = range(7, 41)
_SIDE = 28
_TOP = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SourceEdit(QPlainTextEdit):
    """Shows the document of an `OpenPost` in lines of a comfortable length."""

    images_arrived = Signal(object)
    """(list of NewImage) were pasted or dropped at the cursor."""
    images_left_out = Signal(int)
    """So many images of what was pasted lie only on the author's machine."""
    cursors_changed = Signal(int)
    """(count): there are so many cursors now."""
    margins_changed = Signal()
    """The text column has another left edge."""

    def __init__(self, post: OpenPost, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("source")
        self._post, self._settings, self._theme = post, settings, theme
        # WORKAROUND PySide 6.11: asked for it by `viewport()`, it makes all classes of QtWidgets to
        # find its class, a thirtieth of a start; what it has met it knows again.
        self._found = self.findChild(QWidget, "qt_scrollarea_viewport", OWN)
        self.setDocument(post.document)
        self.setAccessibleName(self.tr("Source of the post"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        # One line is seen in the lowest window; Qt would have the window grow beyond its screen.
        self.setMinimumHeight(self.fontMetrics().lineSpacing() + 8)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        post.opened.connect(self._take_document)
        self._wrapping = Wrapping(post, self)
        self.setCursorWidth(2)
        self.gutter_width = 0
        self.matches: list[tuple[int, int]] = []
        """UTF-16 places that a search has found, in order."""
        self.before_tab: list[Callable[[bool], bool]] = []
        """Each is asked, with whether Shift is held, before Tab does its own work; the first that
        returns True has used it."""
        self.before_menu: list[Callable[[QMenu, int], None]] = []
        """Each may add to the context menu; called with the menu and a code-point offset."""
        self.window_shortcuts: set[str] = set()
        """Key sequences (portable text) that are the window's, although a text field has a use for
        them too: Ctrl+K is *delete to the end of the line* on Linux."""
        self._rules = TypingRules(self, post)
        self._pairs = Pairs(self, post, settings)
        self.cursors = ManyCursors(self, post, self._rules, self._pairs)
        self._dims_others = False
        self._line = 0
        self.cursorPositionChanged.connect(self._follow_cursor)
        self.selectionChanged.connect(self._repaint_lines)
        settings.changed.connect(self._take_setting)
        theme.changed.connect(self.viewport().update)
        self.apply_font()

    @property
    def post(self) -> OpenPost:
        """What it shows."""
        return self._post

    def apply_font(self) -> None:
        """Take font and size from the settings."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        family = self._settings.get("editor/font", "")
        if family:
            font.setFamily(family)
        font.setPointSize(self._settings.get("editor/font_size", USUAL_FONT_SIZE))
        font.setStyleHint(QFont.StyleHint.Monospace if not family else QFont.StyleHint.AnyStyle)
        # The style sheet would win over a font that is merely set.
        self.document().setDefaultFont(font)
        self.setFont(font)
        self.lay_out()

    def dim_others(self, wanted: bool) -> None:
        """Whether all but the paragraph with the cursor stand back."""
        self._dims_others = wanted
        self.viewport().update()

    def zoom(self, steps: int) -> None:
        """Change the size of the text by points; 0 is back to normal."""
        now = self._settings.get("editor/font_size", USUAL_FONT_SIZE)
        size = now + steps if steps else USUAL_FONT_SIZE
        size = min(max(size, FONT_SIZES.start), FONT_SIZES.stop - 1)
        self._settings.set("editor/font_size", size)

    def width_for(self, columns: int) -> int:
        """Pixels of an editor that shows so many characters a line."""
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        sides = max(self.gutter_width, _SIDE) + _SIDE // 2
        return self._column_width(columns) + sides + bar

    def _column_width(self, columns: int) -> int:
        width = QFontMetricsF(self.font()).averageCharWidth()
        return round(width * columns + 2 * self.document().documentMargin())

    def lay_out(self) -> None:
        """Place the text column in the middle, as wide as the measure, beside the gutter."""
        wanted = self._column_width(self._settings.get("editor/measure", USUAL_MEASURE))
        inside = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        left_least = max(self.gutter_width, _SIDE)
        free = max(inside - wanted - left_least - _SIDE // 2, 0)
        left = left_least + free // 2
        right = max(inside - wanted - left, _SIDE // 2)
        self.setViewportMargins(left, _TOP, right, 0)
        self.margins_changed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
            if keys.toString() in self.window_shortcuts:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if self.cursors.key(event):
            return
        if key in _ENTER and (plain or shift):
            # Qt would type U+2028 for Shift and Enter, which no line of a post may hold.
            self._rules.enter(continues=not shift)
        elif key == Qt.Key.Key_Tab and plain:
            if not any(hook(False) for hook in self.before_tab):
                self._rules.tab()
        elif key == Qt.Key.Key_Backtab:
            if not any(hook(True) for hook in self.before_tab):
                self._rules.backtab()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif not self._is_of_a_pair(event):
            super().keyPressEvent(event)

    def _is_of_a_pair(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace:
            return not event.modifiers() and self._pairs.backspace()
        return self._pairs.typed(typed_text(event))

    def undo(self) -> None:
        """Take the newest step back."""
        self._pairs.forget()
        with self.cursors.brought_back():
            super().undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        with self.cursors.brought_back():
            super().redo()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        text = event.commitString()
        safe = insertable(text, self._post.format) if text else text
        if safe != text:
            event.setCommitString(safe, event.replacementStart(), event.replacementLength())
        if safe and self.cursors:
            self.cursors.type(safe)
            event.setCommitString("")
            safe = ""
        # Dead keys come this way, and on a Mac every sign with an accent or AltGr.
        if not event.replacementLength() and not self.isReadOnly() and self._pairs.typed(safe):
            event.setCommitString("")
        super().inputMethodEvent(event)

    # What arrives is imported when something does: the first paint would wait for it.

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        from newsletter_editor.gui.editor.paste import takes_files

        takes = takes_files(source)
        if takes is not None:
            return takes
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.isReadOnly():
            from newsletter_editor.gui.editor.arriving import Arriving

            Arriving(self, self._wrapping).take(source)

    def insert_text(self, text: str, smart: bool = True) -> None:
        """Insert at the cursor; if `smart`, an address over a selection makes a link of it."""
        from newsletter_editor.gui.editor.arriving import Arriving

        Arriving(self, self._wrapping).insert(text, smart=smart)

    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt's own way turns no-break spaces into spaces.
        data = QMimeData()
        text = self.cursors.selected()
        data.setText(plain_text(text, self._post.format))
        return data

    def selection(self) -> Range:
        """What is selected, in code points of the post."""
        cursor = self.textCursor()
        return Range(
            self._post.to_code_point(cursor.selectionStart()),
            self._post.to_code_point(cursor.selectionEnd()),
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().center() if by_key else event.pos()
        cursor = self.textCursor() if by_key else self.cursorForPosition(point)
        menu = self.createStandardContextMenu(point)
        for add in self.before_menu:
            add(menu, self._post.to_code_point(cursor.position()))
        menu.exec(self.viewport().mapToGlobal(point))
        menu.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.cursorForPosition(event.position().toPoint()).position()
        is_left = event.button() is Qt.MouseButton.LeftButton and not self.isReadOnly()
        if is_left and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.cursors.toggle(place)
            return
        if is_left:
            self.cursors.drop()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Only a cursor that was in view: who has scrolled away from it wants to stay there.
        place = self.cursorRect().center().y()
        was_seen = 0 <= place < event.oldSize().height()
        super().resizeEvent(event)
        self.lay_out()
        if was_seen:
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self.textCursor().hasSelection():
            overlays.paint_current_line(self, painter, self._theme.colours)
        if self.matches:
            overlays.paint_matches(self, painter, self.matches, self._theme.colours)
        if self.cursors:
            overlays.paint_selections(self, painter, self.cursors.others)
        painter.end()
        super().paintEvent(event)
        if self.cursors or self._dims_others:
            painter = QPainter(self.viewport())
            if self._dims_others:
                overlays.paint_dimming(self, painter)
            overlays.paint_cursors(self, painter, self.cursors.others)
            painter.end()

    def block_rect(self, number: int) -> QRect:
        """Where a block is in the viewport, from edge to edge."""
        block = self.document().findBlockByNumber(number)
        geometry = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
        return QRect(0, geometry.top(), self.viewport().width(), geometry.height())

    def _follow_cursor(self) -> None:
        self._post.cursor = self.textCursor().position()
        self._pairs.follow_cursor()
        self._repaint_lines()

    def _take_document(self) -> None:
        document = self._post.document
        self.cursors.drop()
        if document is not self.document():
            document.setDefaultFont(self.font())
            self.setDocument(document)
            # Qt says so of edits alone.
            self.blockCountChanged.emit(document.blockCount())
            self.cursorPositionChanged.emit()

    def _repaint_lines(self) -> None:
        line = self.textCursor().blockNumber()
        if self._dims_others and line != self._line:
            self.viewport().update()
        for number in {line, self._line}:
            self.viewport().update(self.block_rect(number))
        self._line = line

    def _take_setting(self, key: str) -> None:
        if key in ("editor/font", "editor/font_size"):
            self.apply_font()
        elif key == "editor/measure":
            self.lay_out()

    def select(self, range: Range) -> None:
        """Select a stretch of the post and bring it into view; an empty one places the cursor."""
        length = self._post.length
        start, end = (min(max(at, 0), length) for at in range)
        self.move_to(self._post.to_utf16(end), self._post.to_utf16(start))

    def move_to(self, position: int, anchor: int | None = None) -> None:
        """Put the cursor at a place of the document, in UTF-16, and show it."""
        self.cursors.drop()
        cursor = self.textCursor()
        cursor.setPosition(position if anchor is None else anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
