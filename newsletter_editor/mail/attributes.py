"""What of a post's own attributes and styles a message takes over: nothing that can act."""

from __future__ import annotations

import re

from newsletter_editor.markup.element import Element

_KEPT = {
    "a": ("title",),
    "li": ("value",),
    "ol": ("start", "type", "reversed"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
_ON_ALL = ("lang", "dir", "title")
_STYLES = {
    "text-align": re.compile(r"left|right|center|justify|start|end"),
    "vertical-align": re.compile(r"top|middle|bottom|sub|super|baseline"),
    "color": re.compile(r"#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s.,%/]+\)"),
    "background-color": re.compile(r"#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s.,%/]+\)"),
    "font-weight": re.compile(r"normal|bold|[1-9]00"),
    "font-style": re.compile(r"normal|italic"),
    "text-decoration": re.compile(r"none|underline|line-through"),
    "font-variant": re.compile(r"normal|small-caps"),
    "font-size": re.compile(r"(?:\d{1,2}(?:\.\d+)?(?:px|pt|em|rem))|(?:\d{1,3}%)|[a-z-]+"),
}
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", re.IGNORECASE)


def styles_of(element: Element) -> dict[str, str]:
    """The declarations of a `style` attribute that only say how text looks."""
    attributes = element.attributes
    if "style" not in attributes and "align" not in attributes:
        return {}
    found = {}
    for declaration in element.get("style").lower().split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.replace("!important", "").strip()
        if name == "background":
            name = "background-color"
        known = _STYLES.get(name)
        if known is not None and known.fullmatch(value):
            found[name] = value
    if element.get("align").lower() in ("left", "right", "center"):
        found.setdefault("text-align", element.get("align").lower())
    return found


def kept_attributes(element: Element) -> dict[str, str]:
    """Those that say something to readers, without `style`."""
    if not element.attributes:
        return {}
    names = (*_ON_ALL, *_KEPT.get(element.name, ()))
    return {name: element.attributes[name] for name in names if element.get(name)}


def pixels(text: str) -> int:
    """The pixels that a length says, 0 where it is none in pixels."""
    found = _PIXELS.fullmatch(text)
    return int(found[1]) if found else 0


def pixels_wanted(image: Element) -> tuple[int, int]:
    """The width and height that a post gives an image, 0 for what it does not say."""
    found = []
    for name in ("width", "height"):
        own = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", image.get("style").lower())
        found.append(pixels(own[1]) if own else pixels(image.get(name)))
    return found[0], found[1]
