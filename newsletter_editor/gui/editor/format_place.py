"""Where formatting is not for: Markdown's marks would take the front matter to pieces."""

from __future__ import annotations

from PySide6.QtCore import QObject

from newsletter_editor.gui.notices import Notices
from newsletter_editor.text.parts import split
from newsletter_editor.text.ranges import Range

NOTICE = "format"


class FormatPlace(QObject):
    """Says no, in a bar that goes by itself, to a command that would do harm where the cursor is.

    Every post opens with the cursor before its first line, which is one of the front matter.
    """

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices

    def takes(self, text: str, selection: Range, *, in_line: bool = False) -> bool:
        """Whether a command may change the selection. What works `in_line` may change words that
        are selected in a value, for some sites read Markdown there."""
        parts = split(text)
        if parts.state != "present" or selection.start >= parts.body.start:
            return True
        words = selection.of(text)
        is_value = parts.front_matter.start < selection.start and ":" in _line_before(
            text, selection
        )
        if in_line and words.strip() and "\n" not in words and is_value:
            return True
        self._notices.say(
            self.tr(
                "Formatting is for the text, below the second line of dashes; the cursor is in "
                "the front matter."
            ),
            key=NOTICE,
        ).pass_by()
        return False


def _line_before(text: str, selection: Range) -> str:
    return text[text.rfind("\n", 0, selection.start) + 1 : selection.start]
