"""Buttons that stand in no dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


def let_return_press(parent: QWidget) -> None:
    """Have Return press each button in `parent` that has the keyboard.

    Outside of dialogs Qt leaves that to the space bar alone:
    https://doc.qt.io/qt-6/qpushbutton.html#autoDefault-prop
    """
    for button in parent.findChildren(QPushButton):
        button.setAutoDefault(True)
