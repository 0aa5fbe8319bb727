"""The one kind of error that is meant for the author's eyes."""

from __future__ import annotations

from newsletter_editor.text.localized import Localized


class EditorError(Exception):
    """Something an author can understand and act on, said in one sentence in both languages.

    The window shows `message` in its language; the command line prints it and exits with 2.
    """

    def __init__(self, message: Localized) -> None:
        super().__init__(message.en)
        self.message = message
