"""What kramdown knows of HTML: which elements are blocks, and what may stand in them.

kramdown's syntax page, section "HTML Blocks".
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from newsletter_editor.text.blocks.patterns import NAME


class ContentModel(Enum):
    """How the text inside an element is read."""

    RAW = "raw"
    SPAN = "span"
    BLOCK = "block"


def _models() -> dict[str, ContentModel]:
    block = """address applet article aside blockquote body dd details div dl fieldset figure
        figcaption footer form header hgroup iframe li main map menu nav noscript object section
        summary td"""
    span = """a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins
        label legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"""
    raw = "script style math option textarea pre code kbd samp var"
    models = dict.fromkeys(block.split(), ContentModel.BLOCK)
    models |= dict.fromkeys(span.split(), ContentModel.SPAN)
    return models | dict.fromkeys(raw.split(), ContentModel.RAW)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODELS: Final = _models()
SPAN_ELEMENTS: Final = _words("""
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var
""")
BLOCK_ELEMENTS: Final = _words("""
    address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li
    main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul
""")
EMPTY_ELEMENTS: Final = _words("""
    area base br col command embed hr img input keygen link meta param source track wbr
""")
_KNOWN: Final = SPAN_ELEMENTS | BLOCK_ELEMENTS | EMPTY_ELEMENTS | _MODELS.keys()

TAG: Final = re.compile(
    rf"""<(?P<name>{NAME})
    (?P<attributes>(?>(?:\s++{NAME}(?>(?:\s*+=\s*+(?:(?u:\w++)|(?P<quote>["']).*?(?P=quote)))?))*))
    \s*+(?P<closed>/)?>""",
    re.ASCII | re.DOTALL | re.VERBOSE,
)
CLOSING_TAG: Final = re.compile(rf"</(?P<name>{NAME})\s*+>", re.ASCII)
_ATTRIBUTE: Final = re.compile(
    rf"""\s*({NAME})(?:\s*=\s*(?:((?u:\w+))|(["'])(.*?)\3))?""", re.ASCII | re.DOTALL
)


def is_known(name: str) -> bool:
    """Whether `name`, in small letters, is an element of HTML."""
    return name in _KNOWN


def canonical(name: str) -> str:
    """HTML's own names in small letters; any other name as it is written."""
    lower = name.lower()
    return lower if lower in _KNOWN else name


def content_model(name: str) -> ContentModel:
    """What Markdown may stand in an element that asks for it with `markdown="1"`."""
    return _MODELS.get(name, ContentModel.RAW)


def read_attributes(text: str, element: str) -> dict[str, str | None]:
    """The attributes written in a start tag; their names are in small letters in HTML's own."""
    attributes: dict[str, str | None] = {}
    small = element in _KNOWN
    for match in _ATTRIBUTE.finditer(text):
        name = match[1].lower() if small else match[1]
        attributes[name] = match[2] or match[4] or ""
    return attributes


def asked_model(attributes: dict[str, str | None], element: str) -> ContentModel | None:
    """Take the `markdown` attribute away and say what it asks for; None if nothing it may."""
    match attributes.pop("markdown", None):
        case "0":
            return ContentModel.RAW
        case "1":
            return content_model(element)
        case "span":
            return ContentModel.SPAN
        case "block":
            return ContentModel.BLOCK
        case _:
            return None
