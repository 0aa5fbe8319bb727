"""Words of a repo on the screen: shown as they are, whatever they look like to Qt.

Labels, message boxes and tooltips guess whether a text is HTML, and HTML may name pictures, which
Qt reads on the window's thread: a title such as `<img src="//host/x">` would have the window ask
that host on Windows. Menus and buttons take an ampersand for a shortcut. Whoever shows what the
program has not written itself goes through here; `tests/gui/test_plain.py` walks the window.
"""

from __future__ import annotations

import re

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
LONGEST_TIP = 1_000
LONGEST_LABEL = 10_000
"""Characters; nobody reads more, and laying out a title of a megabyte holds the window."""


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` and nothing else."""
    text = _cut(text, LONGEST_TIP)
    if not Qt.mightBeRichText(text):
        return text
    # Imported here: its table of names takes longer than all else of this module.
    from html import escape

    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def plain_caption(text: str) -> str:
    """The text of an action, a button or a label with a buddy, in which no key is marked."""
    # What follows a tab stands in the column of shortcuts.
    return _cut(_BREAKS.sub(" ", text), LONGEST_TIP).replace("&", "&&")


class PlainLabel(QLabel):
    """A label that never takes its text for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(_cut(text, LONGEST_LABEL))


class PlainMessageBox(QMessageBox):
    """A message box that never takes its texts for HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(_cut(text, LONGEST_LABEL))

    def setInformativeText(self, text: str) -> None:
        super().setInformativeText(_cut(text, LONGEST_LABEL))
        # The label of this text is made with it, and does not take the format of the other.
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)


def says_yes(parent: QWidget, title: str, question: str) -> bool:
    """Ask, with No as the answer of Enter and Escape."""
    box = PlainMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
