"""Keys that change the post's text leave it alone while a field has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from newsletter_editor.gui.editor.source_edit import SourceEdit

TextField = QLineEdit | QPlainTextEdit | QTextEdit
_WITH_A_LINE = ("QAbstractSpinBox", "QComboBox")
_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractButton", *_WITH_A_LINE)
"""Of bars and forms; by name: the window comes to the screen without the classes of most."""


def text_field_with_keyboard() -> TextField | None:
    """What takes the text that is typed now; the editor of a post is one, too."""
    field = QApplication.focusWidget()
    if _is_one_of(field, _WITH_A_LINE):
        field = field.findChild(QLineEdit)
    return field if isinstance(field, TextField) else None


def written_source() -> SourceEdit | None:
    """The source of a post that has the keyboard and can be changed."""
    field = QApplication.focusWidget()
    return field if isinstance(field, SourceEdit) and not field.isReadOnly() else None


class FieldKeys(QObject):
    """Gives a field the keys that are meant for the post's text elsewhere, to use or pass over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.keys: set[str] = set()
        """Portable texts of what is meant for the post's text."""
        QApplication.instance().focusChanged.connect(self._watch)

    def _watch(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if _is_one_of(now, _FIELDS) and written_source() is None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
            # What could only be read when it got the keyboard may be written in by now.
            if keys.toString() in self.keys and written_source() is None:
                event.accept()
                return True
        return False


def _is_one_of(widget: QWidget | None, names: Sequence[str]) -> bool:
    return widget is not None and any(map(widget.inherits, names))
