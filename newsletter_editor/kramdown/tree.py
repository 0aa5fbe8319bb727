"""What a parsed document is made of; every construct's file adds its own kinds of node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.page import Page

Attributes: TypeAlias = dict[str, str | None]
"""HTML attributes in the order of their first mention; None is an attribute not written."""


_DEEPEST = 100
"""Definitions of attributes that refer to one another."""
MOST_REPEATED = 8 * 1024 * 1024
_COST_OF_A_USE = 64
"""Characters; a definition that says nothing takes its time, too."""


class Repeats:
    """How much a post may still say by naming what it has defined once.

    A definition of 50 KB that is used by each of 20,000 letters would make a page of a gigabyte.
    """

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_REPEATED

    def take(self, characters: int) -> bool:
        """Whether a definition of this length may be used once more."""
        self._left -= characters + _COST_OF_A_USE
        return self._left >= 0


class AttributeList:
    """What one `{: …}` says: attributes, and the names of definitions it refers to."""

    __slots__ = ("attributes", "references")

    def __init__(self) -> None:
        self.attributes: dict[str, str] = {}
        self.references: list[str] = []

    def add_class(self, name: str) -> None:
        """Append to the class attribute, which alone is gathered and not replaced."""
        self.attributes["class"] = f"{self.attributes.get('class', '')} {name}".lstrip(SPACES)

    def merge(self, other: AttributeList) -> None:
        """Take over what `other` says, as if it had been written behind this one."""
        self.references += other.references
        for name, value in other.attributes.items():
            if name == "class":
                self.add_class(value)
            else:
                self.attributes[name] = value

    @property
    def size(self) -> int:
        """Characters of what stands here itself."""
        return sum(len(name) + len(value) for name, value in self.attributes.items())

    def apply_to(
        self, attributes: Attributes, definitions: dict[str, AttributeList], repeats: Repeats
    ) -> None:
        """Set `attributes`: first what the references mean, then what stands here itself."""
        self._apply(attributes, definitions, repeats, frozenset())

    def _apply(
        self,
        attributes: Attributes,
        definitions: dict[str, AttributeList],
        repeats: Repeats,
        seen: frozenset[str],
    ) -> None:
        for name in self.references:
            found = definitions.get(name)
            # A definition may refer to itself in a circle, or each to another one twice.
            if (
                found is not None
                and name not in seen
                and len(seen) < _DEEPEST
                and repeats.take(found.size)
            ):
                found._apply(attributes, definitions, repeats, seen | {name})
        for name, value in self.attributes.items():
            if name == "class":
                attributes["class"] = f"{attributes.get('class') or ''} {value}".lstrip(SPACES)
            else:
                attributes[name] = value

    def frozen(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """The content as a value that can be compared."""
        return tuple(self.attributes.items()), tuple(self.references)


class Node:
    """A piece of the document. Text among `children` is plain `str`."""

    __slots__ = ("attributes", "children", "ial")

    is_block = True
    """Whether the node is written on lines of its own."""

    def __init__(self, children: Iterable[Node | str] = ()) -> None:
        self.children: list[Node | str] = list(children)
        self.attributes: Attributes = {}
        self.ial: AttributeList | None = None

    def html(self, page: Page, indent: int) -> str:
        """The node as HTML; blocks are indented by `indent` spaces and end with a line end."""
        return page.inner(self, indent)

    @property
    def is_raw(self) -> bool:
        """Whether text inside is HTML that is no concern of Markdown's."""
        return False

    def refers_to(self, name: str) -> bool:
        """Whether the node's attribute list names `name`, as in `{:toc}`."""
        return self.ial is not None and name in self.ial.references

    @property
    def plain_text(self) -> str:
        """The text as it counts for the id of a heading."""
        return "".join(
            child if isinstance(child, str) else child.plain_text for child in self.children
        )

    @property
    def literal_text(self) -> str:
        """Like `plain_text`, of text nodes alone: kramdown's own way to make ids."""
        return "".join(
            child if isinstance(child, str) else child.literal_text for child in self.children
        )


class SpanNode(Node):
    """A node inside a line of text."""

    __slots__ = ()
    is_block = False


class SourceText(Node):
    """Text that the span parser has still to read; it never reaches the page."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def html(self, page: Page, indent: int) -> str:
        return page.text(self.value)


class Verbatim(SpanNode):
    """HTML that is written as it is."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def html(self, page: Page, indent: int) -> str:
        return self.value


class Root(Node):
    """The whole document, or one piece of it."""

    __slots__ = ()
    is_block = False


def add_source(parent: Node, text: str) -> None:
    """Append text that is still to be read for spans, joining it to such text before it."""
    last = parent.children[-1] if parent.children else None
    if isinstance(last, SourceText):
        last.value += text
    elif text:
        parent.children.append(SourceText(text))
