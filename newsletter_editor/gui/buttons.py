"""Buttons that stand in no dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def pressed_by_return(event: QKeyEvent) -> bool:
    """Press the button that has the keyboard, where the key is Return; whether it has been.

    For what is around buttons: outside of dialogs Qt leaves them to the space bar alone, and hands
    on what they do not take (https://doc.qt.io/qt-6/qpushbutton.html#autoDefault-prop).
    """
    button = QApplication.focusWidget()
    if event.key() not in _RETURN or not isinstance(button, QPushButton | QToolButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
