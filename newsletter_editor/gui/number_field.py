"""A field for whole numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

_MARGIN = 6
"""Pixels before the number; with Qt's own two, as in other fields."""


class NumberField(QSpinBox):
    """A spin box whose number does not touch its edge: Qt applies no padding of a style sheet to
    the line within it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
