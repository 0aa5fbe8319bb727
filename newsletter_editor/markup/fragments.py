"""HTML as browsers read it, as a small tree: elements and the text between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from justhtml import JustHTML

DEEPEST = 100
"""Elements within each other; what is deeper is read as text alone."""


@dataclass(slots=True, eq=False)
class Element:
    """One element, its name in lower case; comments are left out."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, "" where it is not there."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names in `class`."""
        return self.get("class").split()

    @property
    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and those within it, in order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def text(self) -> str:
        """All text within as it stands."""
        return "".join(
            child if isinstance(child, str) else "\n" if child.name == "br" else child.text()
            for child in self.children
        )


def read_fragment(html: str) -> Element:
    """What a browser makes of `html` within a page's body, below an element without a name."""
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
