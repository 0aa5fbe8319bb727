"""Where lines of the source are broken on the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from newsletter_editor.gui.open_post import OpenPost

LONGEST_WORD = 2_000
"""Characters without a blank that are still broken with the care that words deserve."""
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD}}}")


class Wrapping(QObject):
    """Breaks lines between words, or anywhere in a post that holds a word of no end.

    Qt looks for the last place at which such a word may be broken again and again: for 100 KB of
    brackets, or of a picture written into its address, it takes 2 to 4 s at every key; 0.1 s where
    it may break anywhere. Qt knows one way for a whole document.
    """

    def __init__(self, post: OpenPost, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._post, self._edit = post, edit
        post.arriving.connect(self.prepare)
        post.opened.connect(self._look_at_all)
        post.changed.connect(self._look_at_edit)
        self._look_at_all()

    def prepare(self, text: str) -> None:
        """Get ready for a text that is about to be put in: after that it is too late."""
        if _has_long_word(text):
            self._choose(True)

    def _look_at_all(self) -> None:
        self._choose(_has_long_word(self._post.text()))

    def _look_at_edit(self, start: int, removed: int, inserted: str) -> None:
        if self._edit.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere:
            return
        # What was inserted may make a long word with what stands before and behind it.
        ends = [
            self._post.document.findBlock(self._post.to_utf16(at))
            for at in (start, start + len(inserted))
        ]
        # What was inserted may be many lines, between those two.
        if _has_long_word(inserted) or any(
            block.length() > LONGEST_WORD and _has_long_word(block.text()) for block in ends
        ):
            self._choose(True)

    def _choose(self, anywhere: bool) -> None:
        modes = QTextOption.WrapMode
        mode = modes.WrapAnywhere if anywhere else modes.WrapAtWordBoundaryOrAnywhere
        if self._edit.wordWrapMode() != mode:
            self._edit.setWordWrapMode(mode)


def _has_long_word(text: str) -> bool:
    # Few lines are as long: in a megabyte it takes 4 ms to find them, and 100 to read all words.
    return any(
        len(line) >= LONGEST_WORD and _LONG_WORD.search(line) is not None
        for line in text.split("\n")
    )
