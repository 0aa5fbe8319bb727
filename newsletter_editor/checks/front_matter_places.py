"""Places and cures in the front matter, for the rules that look at its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import set_value
from newsletter_editor.document.front_matter_nodes import Node
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix
from newsletter_editor.text.ranges import Range


def value_place(post: CheckedPost, path: KeyPath) -> Range:
    """Where a value is written, without its quotes; its key where the value is empty."""
    node = post.front_matter.node(path)
    if node is None or not node.range.length:
        return key_place(post, path)
    if node.style in ("single", "double") and node.range.length > 2:
        return Range(node.range.start + 1, node.range.end - 1)
    return node.range


def key_place(post: CheckedPost, path: KeyPath) -> Range:
    """Where a key is written, or the start of the front matter's YAML where it is not."""
    for length in range(len(path), 0, -1):
        place = post.front_matter.key_range(path[:length])
        if place is not None:
            return place
    start = post.front_matter.parts.yaml.start
    return Range(start, start)


def value_fix(post: CheckedPost, path: KeyPath, value: Value) -> tuple[Fix, ...]:
    """The fix that gives a key another value; nothing where that cannot be done."""
    shown = "" if value is None else str(value)
    shown = shown.lower() if isinstance(value, bool) else shown
    title = Localized(es="Cambiar por «{value}»", en="Change to “{value}”").format(value=shown)
    return certain(post, title, lambda: set_value(post.text, path, value))


def certain(post: CheckedPost, title: Localized, make: Callable[[], list[Edit]]) -> tuple[Fix, ...]:
    """A fix of the edits that `make` gives, or nothing where it gives none or refuses.

    Each reads the front matter several times to be sure of what it does, so that of thousands in a
    long one only the first are made.
    """
    if post.signs_to_try <= 0:
        return ()
    post.signs_to_try -= post.front_matter.parts.front_matter.length
    try:
        edits = make()
    except EditorError:
        return ()
    return (Fix(title, tuple(edits)),) if edits else ()


def own_texts(post: CheckedPost) -> Iterator[tuple[KeyPath, Node, str]]:
    """Every text that the front matter holds, with its key path and node."""
    for path, node in post.front_matter.walk():
        if path and isinstance(node.value, str):
            yield path, node, node.value
