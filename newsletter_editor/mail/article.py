"""The HTML of a post's page as the HTML of a message: what every mail program shows, no more.

It is written anew from the tree that browsers make of the page; only what is named here passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.attributes import kept_attributes, pixels_wanted, styles_of
from newsletter_editor.mail.code_colours import style_of_token
from newsletter_editor.mail.elements import AS_BLOCK, AS_IT_IS, EMBEDDED, LEFT_OUT, TABLE_PARTS
from newsletter_editor.mail.stand_ins import stand_in
from newsletter_editor.mail.words import Words
from newsletter_editor.markup.element import Element
from newsletter_editor.repo.picture_heads import PictureHead

FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
"""A formula as kramdown writes it for MathJax."""
_BACK_ARROW = "reversefootnote"
_TICKED, _UNTICKED = "☑", "☐"
_FORMULA_STYLE = "font-family:Georgia,serif;font-style:italic"


class Looks(NamedTuple):
    """What the writer of an article has to know of the message around it."""

    inner_width: int
    """Pixels between the margins of the column."""
    words: Words


class ArticleWriter:
    """Writes one piece of a page; its styles are inlined by whoever asks for it."""

    def __init__(self, addresses: Addresses, looks: Looks) -> None:
        self._addresses = addresses
        self._looks = looks

    def written(self, root: Element) -> str:
        """The piece below `root`."""
        return self._inside(root)

    def _inside(self, parent: Element) -> str:
        pieces = []
        alone = _alone_in(parent.children)
        for place, child in enumerate(parent.children):
            if isinstance(child, str):
                text = _text(child)
                # A formula by itself stands in no paragraph.
                is_formula = not parent.name and text.startswith("<span")
                pieces.append(f"<p>{text}</p>" if is_formula else text)
            elif _BACK_ARROW in child.classes:
                pieces[-1:] = [pieces[-1].rstrip("\xa0 ")] if pieces else []
            elif child.name == "img":
                pieces.append(self._image(child, place in alone))
            elif child.name in EMBEDDED:
                link = self._embedded(child)
                is_block = not parent.name or parent.name in AS_BLOCK
                pieces.append(f"<p>{link}</p>" if link and is_block else link)
            else:
                pieces.append(self._element(child))
        return "".join(pieces)

    def _element(self, element: Element) -> str:
        name = element.name
        if name in LEFT_OUT:
            return self._left_out(element)
        match name:
            case "a":
                return self._link(element)
            case "br":
                return "<br>"
            case "hr":
                return "<hr>"
            case "pre":
                return self._code_block(element)
            case "code" | "tt":
                return _tag("code", element, self._code(element))
            case "table":
                return self._table(element)
            case "td" | "th":
                return self._cell(element)
            case "li":
                return _tag("li", element, self._item(element))
            case "details":
                return _tag("div", element, self._inside(element))
            case "summary":
                return _tag("p", element, f"<strong>{self._inside(element)}</strong>")
            case "div" if any(each.startswith("highlight") for each in element.classes):
                return self._inside(element)
            case "figure" | "figcaption":
                return f"<div class={name}>{self._inside(element)}</div>"
            case "div" if "footnotes" in element.classes:
                return f"<hr><div class=notes>{self._inside(element)}</div>"
            case "span" | "div" if "kdmath" in element.classes:
                return self._formula(element)
            case "svg" | "math":
                return _text(drawn_text(element))
            case "picture":
                return "".join(
                    self._image(each, True) for each in element.walk() if each.name == "img"
                )
            case "caption":
                return _tag("caption", element, self._inside(element))
        if name in AS_IT_IS:
            return _tag(name, element, self._inside(element))
        if name in AS_BLOCK:
            return _tag("div", element, self._inside(element))
        if name in TABLE_PARTS:
            return f"<{name}>{self._inside(element)}</{name}>"
        inner = self._inside(element)
        return (
            _tag("span", element, inner) if _style(element) or kept_attributes(element) else inner
        )

    def _left_out(self, element: Element) -> str:
        if element.name == "input" and element.get("type").lower() == "checkbox":
            return _TICKED if "checked" in element.attributes else _UNTICKED
        if element.name == "script" and element.get("type").lower().startswith("math/tex"):
            # As kramdown before 2.0 wrote formulas.
            return self._formula(element)
        return ""

    def _link(self, element: Element) -> str:
        address = self._addresses.link(element.get("href")) if element.get("href") else ""
        inner = self._inside(element)
        if not address:
            return inner
        return _tag("a", element, inner, {"href": address})

    def _image(self, image: Element, alone: bool) -> str:
        source = image.get("src") or image.get("data-src")
        address = self._addresses.image(source) if source else ""
        alternative = " ".join(image.get("alt").split())
        if not address:
            return _text(alternative)
        width, height = self._size(image, self._addresses.head_of(source), alone)
        attributes = {"src": address, "alt": alternative}
        if width:
            attributes["width"] = str(width)
        if height:
            attributes["height"] = str(height)
        elif width and not any(pixels_wanted(image)):
            # For Word's engine alone, which else would show it larger than the column.
            attributes["style"] = "width:auto"
        return f"<img{_attributes(attributes | kept_attributes(image))}>"

    def _size(self, image: Element, head: PictureHead, alone: bool) -> tuple[int, int]:
        widest = self._looks.inner_width
        width, height = pixels_wanted(image)
        own = head.width / head.height if head.width and head.height else 0.0
        if not width and not height:
            width, height = head.width, head.height
        elif own:
            width, height = width or round(height * own), height or round(width / own)
        if not width:
            return (widest, 0) if alone else (0, height)
        if width > widest:
            return widest, round(height * widest / width)
        return width, height

    def _embedded(self, element: Element) -> str:
        found = stand_in(element, self._addresses, self._looks.words)
        if found is None:
            return ""
        inner = _text(found.words)
        poster = self._addresses.image(found.poster) if found.poster else ""
        if poster:
            shown = Element("img", {"src": found.poster})
            inner = f"{self._image(shown, True)}<br>{inner}"
        return f'<a href="{escape(found.address)}">{inner}</a>'

    def _formula(self, element: Element) -> str:
        text = (
            element.text()
            .strip()
            .removeprefix("% <![CDATA[")
            .removesuffix("%]]>")
            .strip()
            .strip("$")
            .strip()
        )
        tag = "div" if element.name == "div" or "display" in element.get("type") else "span"
        return f'<{tag} style="{_FORMULA_STYLE}">{escape(text, quote=False)}</{tag}>'

    def _code_block(self, element: Element) -> str:
        # A cell holds the ground together for Word's engine.
        return (
            '<table role="presentation" class=code dir="ltr" width="100%" cellpadding="0" '
            'cellspacing="0" border="0"><tr><td>'
            f"<pre>{self._code(element).strip(chr(10))}</pre></td></tr></table>"
        )

    def _code(self, element: Element) -> str:
        pieces = []
        for child in element.children:
            if isinstance(child, str):
                pieces.append(escape(child, quote=False))
                continue
            if child.name in LEFT_OUT or "lineno" in child.classes or "gutter" in child.classes:
                continue
            inner = self._code(child)
            if child.name == "a":
                pieces.append(self._link(child))
                continue
            style = style_of_token(child.classes)
            pieces.append(
                f'<span style="{style}">{inner}</span>' if style and inner.strip() else inner
            )
            if child.name in ("br", "tr"):
                pieces.append("\n")
        return "".join(pieces)

    def _table(self, element: Element) -> str:
        if "rouge-table" in element.classes:
            return self._code_block(element)
        return (
            f'<div class=wide><table cellpadding="0" cellspacing="0" border="0">'
            f"{self._inside(element)}</table></div>"
        )

    def _cell(self, element: Element) -> str:
        align = styles_of(element).get("text-align", "")
        more = {"align": align} if align in ("left", "right", "center") else {}
        return _tag(element.name, element, self._inside(element), more)

    def _item(self, element: Element) -> str:
        inner = self._inside(element)
        for box in (_TICKED, _UNTICKED):
            if inner.lstrip().startswith(box):
                return f"{box} {inner.lstrip()[1:].lstrip()}"
        return inner


def _alone_in(children: Sequence[Element | str]) -> set[int]:
    """The places of images that have a line for themselves, or share it with images alone."""
    if not any(isinstance(each, Element) and each.name == "img" for each in children):
        return set()
    forwards = _after_line_ends(enumerate(children))
    return forwards & _after_line_ends(reversed([*enumerate(children)]))


def _after_line_ends(neighbours: Iterable[tuple[int, Element | str]]) -> set[int]:
    """The places of images between which and the last line's end nothing else is seen."""
    found = set()
    is_clean = True
    for place, each in neighbours:
        if isinstance(each, str):
            is_clean = is_clean and not each.strip()
        elif each.name == "br":
            is_clean = True
        elif each.name != "img":
            is_clean = False
        elif is_clean:
            found.add(place)
    return found


def drawn_text(element: Element) -> str:
    """What a drawing or a formula says in words."""
    named = ("title", "annotation")
    # What is written in a drawing is seen, its title only where a pointer rests.
    said = " ".join(each.text() for each in element.walk() if each.name == "text")
    said = said or next((each.text() for each in element.walk() if each.name in named), "")
    if not said and element.name == "math":
        said = element.text()
    return " ".join((said or element.get("aria-label")).split())


def _text(text: str) -> str:
    if text.isspace() and "\n" in text:
        return "\n"
    written = escape(text, quote=False)
    if "\\" in written:
        return FORMULA.sub(
            lambda found: f'<span style="{_FORMULA_STYLE}">{(found[1] or found[2]).strip()}</span>',
            written,
        )
    return written


def _style(element: Element) -> str:
    return ";".join(f"{name}:{value}" for name, value in styles_of(element).items())


def _tag(name: str, element: Element, inner: str, more: dict[str, str] | None = None) -> str:
    attributes = {**(more or {}), **kept_attributes(element)}
    if style := _style(element):
        attributes["style"] = style
    return f"<{name}{_attributes(attributes)}>{inner}</{name}>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
