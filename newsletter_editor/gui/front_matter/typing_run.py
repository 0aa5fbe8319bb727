"""Keys typed into one field, one after another: what belongs together in one undo step."""

from __future__ import annotations

from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.gui.open_post import OpenPost


class TypingRun:
    """Knows whether the newest undo step of the post is made of keys typed into a field."""

    def __init__(self, post: OpenPost) -> None:
        self._post = post
        self._path: KeyPath = ()
        self._revision = -1
        self.before = ""
        """The text before the first of the keys."""

    @property
    def path(self) -> KeyPath:
        """The field that is being typed into; an empty path while none is."""
        return self._path

    def goes_on(self, path: KeyPath) -> bool:
        """Whether the post's newest change was a key in the same field."""
        return bool(path) and path == self._path and self._revision == self._post.revision

    def note(self, path: KeyPath, before: str) -> None:
        """A key in the field at `path` has just changed the post, which said `before`."""
        if path != self._path:
            self.before = before
        self._path, self._revision = path, self._post.revision

    def end(self) -> None:
        """Whatever comes next is a step of its own."""
        self._path, self._revision = (), -1
