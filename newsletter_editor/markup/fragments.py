"""HTML as browsers read it, as a small tree: elements and the text between them."""

from __future__ import annotations

from typing import Any

from newsletter_editor.markup.element import Element
from newsletter_editor.markup.plain_html import read_plain

DEEPEST = 100
"""Elements within each other; what is deeper is read as text alone."""


def read_fragment(html: str) -> Element:
    """What a browser makes of `html` within a page's body, below an element without a name."""
    plain = read_plain(html)
    if plain is not None:
        return plain
    # Most posts need none of it.
    from justhtml import JustHTML

    # Nothing is taken over as it is: whoever writes the tree again chooses what.
    return _element(JustHTML(html, sanitize=False, fragment=True).root, 0)


def _element(node: Any, depth: int) -> Element:
    name = "" if node.name.startswith("#") else node.name.lower()
    attributes = {key.lower(): value or "" for key, value in (node.attrs or {}).items()}
    if depth > DEEPEST:
        return Element(name, attributes, [_raw_text(node)])
    children: list[Element | str] = []
    for child in node.children or ():
        if child.name == "#text":
            children.append(child.data or "")
        elif not child.name.startswith(("#", "!")):
            children.append(_element(child, depth + 1))
    return Element(name, attributes, children)


_UNREAD = ("script", "style", "template")


def _raw_text(node: Any) -> str:
    pieces: list[str] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name == "#text":
            pieces.append(each.data or "")
        elif each.name not in _UNREAD:
            waiting.extend(reversed(each.children or ()))
    return "".join(pieces)
