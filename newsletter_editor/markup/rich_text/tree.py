"""What is asked of the nodes of the tree: their children, attributes and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from newsletter_editor.text.numerals import small_number

_LANGUAGE = re.compile(r"\b(?:language-|lang-|highlight-source-|brush:\s*)([\w+#-]+)")
_LINKED = ("http", "https", "mailto", "ftp", "tel")
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffc]")


def clean(text: str) -> str:
    """A text with white space as HTML shows it, and without signs that nobody sees."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text))


def raw_text(node: Any) -> str:
    """All text within a node as it stands; a line break is one."""
    pieces: list[str] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name == "#text":
            pieces.append(each.data or "")
        elif each.name == "br":
            pieces.append("\n")
        else:
            waiting.extend(reversed(each.children or ()))
    return _UNSEEN.sub("", "".join(pieces))


def elements(node: Any, tag: str) -> Iterator[Any]:
    """A node and what is in it, of one tag, in their order."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name == tag:
            yield each
        waiting.extend(reversed(each.children or ()))


def children(node: Any) -> list[Any]:
    """The elements right in a node; none for None."""
    if node is None:
        return []
    return [each for each in node.children or () if not each.name.startswith(("#", "!"))]


def pairs(node: Any) -> Iterator[Any]:
    """The terms and descriptions of a list of definitions."""
    for child in children(node):
        if child.name == "div":
            yield from children(child)
        else:
            yield child


def attribute(node: Any, name: str) -> str:
    """The value of an attribute; "" where there is none."""
    return (node.attrs or {}).get(name) or ""


def span(node: Any, name: str) -> int:
    """How many columns or rows a cell takes, from 1 to 50."""
    return min(small_number(attribute(node, name)) or 1, 50)


def code_language(node: Any) -> str:
    """The language that the classes of a listing, or around it, name, in lower case; or ""."""
    for each in (node, node.parent, *children(node)):
        match = _LANGUAGE.search(attribute(each, "class")) if each is not None else None
        if match:
            return match[1].lower()
    return ""


def scheme(target: str) -> str:
    """The scheme of an address, in lower case; empty for what is none."""
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return ""


def address(target: str) -> str:
    """Where a link leads, without the detour over Google's pages; empty if nowhere a post can."""
    if scheme(target) not in _LINKED:
        return ""
    try:
        parts = urlsplit(target)
        if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
            query = parse_qs(parts.query)
            return (query.get("q") or query.get("url") or [target])[0]
    except ValueError:
        return ""
    return target
