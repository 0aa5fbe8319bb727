"""The HTML of most paragraphs, read without a browser's rules for what is written badly.

What is nested as it should be, from a few elements, every parser reads alike (HTML Standard,
13.2.6: none of its repairs is reached). All else is left to one that knows the rules.
"""

from __future__ import annotations

import re
from html import unescape

from newsletter_editor.markup.element import Element

_PHRASES = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"}
    | {"small", "span", "strong", "sub", "sup", "u", "var"}
)
_VOID = frozenset({"br", "img"})
_HOLDERS = frozenset({"", "blockquote", "div", "li", "dd"})
"""What paragraphs and lists may stand in."""
_OF_LISTS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
_LISTS = frozenset({"ul", "ol", "dl"})
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div"}) | _LISTS
_NAMES = "|".join(sorted(_PHRASES | _VOID | _BLOCKS | set(_OF_LISTS), key=len, reverse=True))
_PIECE = re.compile(
    rf'<(?P<end>/?)(?P<name>{_NAMES})(?P<attributes>(?: [a-z-]+="[^"<>\r\0]*")*)(?P<alone> ?/)?>'
    r"|(?P<text>[^<>\r\0]+)"
)
_ATTRIBUTE = re.compile(' ([a-z-]+)="([^"]*)"')
_OTHER_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|nbsp);)")
_DEEPEST = 40


def read_plain(html: str) -> Element | None:
    """What a browser makes of `html`, below an element without a name; None where it is not
    plain."""
    if _OTHER_ENTITY.search(html):
        return None
    open_ = [Element("")]
    at = 0
    for found in _PIECE.finditer(html):
        if found.start() != at:
            return None
        at = found.end()
        parent = open_[-1]
        end, name, attributes, alone, text = found.groups()
        if text is not None:
            if parent.name in _LISTS and not text.isspace():
                return None
            parent.children.append(unescape(text) if "&" in text else text)
        elif end:
            if name != parent.name or attributes or alone:
                return None
            open_.pop()
        else:
            if (alone and name not in _VOID) or not _may_stand(name, open_):
                return None
            pairs = _ATTRIBUTE.findall(attributes) if attributes else ()
            child = Element(name, {key: unescape(value) for key, value in pairs})
            if len(child.attributes) != len(pairs):
                return None
            parent.children.append(child)
            if name not in _VOID:
                open_.append(child)
    return open_[0] if at == len(html) and len(open_) == 1 else None


def _may_stand(name: str, open_: list[Element]) -> bool:
    parent = open_[-1].name
    if name in _OF_LISTS:
        return parent in _OF_LISTS[name]
    if name in _BLOCKS:
        return parent in _HOLDERS and len(open_) < _DEEPEST
    if parent in _LISTS or len(open_) >= _DEEPEST:
        return False
    return name != "a" or all(each.name != "a" for each in open_)
