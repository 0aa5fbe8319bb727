"""What a post defines for all of itself: links, attributes, abbreviations, footnotes, options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsletter_editor.kramdown.letters import lower_case
from newsletter_editor.kramdown.options import LinkTarget
from newsletter_editor.kramdown.tree import AttributeList, Node, Repeats, Root


class Definition(Node):
    """The place where something was defined; attributes given to it go to what it defines."""

    __slots__ = ("joins_attributes",)

    def __init__(self, joins_attributes: bool = True) -> None:
        super().__init__()
        self.joins_attributes = joins_attributes
        """Whether a following `{: …}` belongs to the definition, not to the next block."""


@dataclass(slots=True)
class LinkDefinition:
    """`[name]: address "title"`."""

    address: str
    title: str | None
    place: Definition | None = None

    @property
    def size(self) -> int:
        """Characters that a link gets by naming this."""
        ial = self.place.ial if self.place is not None else None
        return len(self.address) + len(self.title or "") + (ial.size if ial is not None else 0)


@dataclass(slots=True)
class Abbreviation:
    """`*[HTML]: Hyper Text …`."""

    title: str
    place: Definition


@dataclass(slots=True)
class FootnoteDefinition:
    """`[^name]: text`."""

    content: Root
    place: Definition


@dataclass(slots=True)
class Definitions:
    """Everything defined in a stretch of a post, in order."""

    links: dict[str, LinkDefinition] = field(default_factory=dict)
    attribute_lists: dict[str, AttributeList] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    options: list[tuple[str, str]] = field(default_factory=list)
    repeats: Repeats = field(default_factory=Repeats, compare=False)
    """What using them may add to the page that is being made."""

    def __bool__(self) -> bool:
        return bool(
            self.links
            or self.attribute_lists
            or self.abbreviations
            or self.footnotes
            or self.options
        )

    @classmethod
    def predefined(cls, links: Mapping[str, LinkTarget]) -> Definitions:
        """The definitions that the option `link_defs` makes for every post."""
        return cls({link_name(name): LinkDefinition(*target) for name, target in links.items()})

    def update(self, later: Definitions) -> None:
        """Take over what a later stretch defines; attribute lists add up, all else is replaced."""
        self.links.update(later.links)
        for name, attributes in later.attribute_lists.items():
            self.attribute_lists.setdefault(name, AttributeList()).merge(attributes)
        self.abbreviations.update(later.abbreviations)
        self.footnotes.update(later.footnotes)
        self.options += later.options

    def changed_since(self, before: Definitions) -> set[tuple[str, str]]:
        """Kind and name of what is defined otherwise now, or was defined before alone."""
        return (
            _changed("link", _frozen_links(self.links), _frozen_links(before.links))
            | _changed(
                "attributes",
                _frozen_lists(self.attribute_lists),
                _frozen_lists(before.attribute_lists),
            )
            # A mark needs to know only whether there is a footnote.
            | _changed("footnote", dict.fromkeys(self.footnotes), dict.fromkeys(before.footnotes))
        )

    def frozen_abbreviations(self) -> object:
        """All that the look of abbreviations depends on, to be compared."""
        lists = _frozen_lists(self.attribute_lists)
        return [
            (name, each.title, each.place.ial and each.place.ial.frozen(), lists)
            for name, each in self.abbreviations.items()
        ]


def _frozen_lists(lists: dict[str, AttributeList]) -> dict[str, object]:
    return {name: attributes.frozen() for name, attributes in lists.items()}


def _frozen_links(links: dict[str, LinkDefinition]) -> dict[str, object]:
    return {
        name: (link.address, link.title, link.place and link.place.ial and link.place.ial.frozen())
        for name, link in links.items()
    }


def _changed(
    kind: str, now: Mapping[str, object], before: Mapping[str, object]
) -> set[tuple[str, str]]:
    return {
        (kind, name)
        for name in now.keys() | before.keys()
        if name not in now or name not in before or now[name] != before[name]
    }


_SPACES = re.compile(r"\s+", re.ASCII)


def link_name(text: str) -> str:
    """The form of a link's name that is compared: small letters, any spaces as one."""
    return lower_case(_SPACES.sub(" ", text))
