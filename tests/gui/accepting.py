"""Dialogs that are accepted as they are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog


def accepting(kind: type[QDialog]) -> Callable[[QDialog], int]:
    """An `exec` for a kind of dialog: all is as it was proposed."""
    execute = kind.exec

    def accept(dialog: QDialog) -> int:
        QTimer.singleShot(0, dialog.accept)
        return execute(dialog)

    return accept
