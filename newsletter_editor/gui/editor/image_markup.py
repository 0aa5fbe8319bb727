"""Images as Markdown: finding the one at a place, writing one, making words of it again.

All offsets are code points; every command gives the edits and what is selected after them.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter_editor.gui.editor.formatting import Change, is_url
from newsletter_editor.markup.links import description
from newsletter_editor.markup.links import image as image_markdown
from newsletter_editor.site.references import IMAGE_ENDINGS
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

_IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]"
    r"\((?P<target>(?:[^()\\\n]|\\.|\([^()\n]*\))*)\)"
)
_TARGET = re.compile(r"\s*(?P<address><[^>]*>|.*?)(?P<title>\s+(?:\".*\"|'.*'))?\s*")
_LONGEST_TARGET = 4000
"""Code points; a data address may be longer, and has no title."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")


class Image(NamedTuple):
    """One that stands in a text."""

    range: Range
    """Of the whole, from `!` to `)`."""
    alt: str
    """The description as people read it."""
    address: str
    """Without the brackets that may stand around it."""
    target: str
    """Address and title as they are written."""
    title: str = ""
    """As it is written, with its quotes and the space before them."""


def image_at(text: str, selection: Range) -> Image | None:
    """The image in which the selection lies, also one that is a link's text."""
    start = text.rfind("\n", 0, selection.start) + 1
    end = text.find("\n", selection.start)
    for match in _IMAGE.finditer(text, start, len(text) if end < 0 else end):
        if match.start() <= selection.start and selection.end <= match.end():
            address, title = _parts(match["target"])
            alt = _ESCAPED.sub(lambda sign: sign[1] or html.unescape(sign[0]), match["alt"])
            return Image(Range(*match.span()), alt, address, match["target"], title)
    return None


def room_for_image(text: str, selection: Range) -> tuple[Range, str]:
    """The stretch of the text that an image replaces, and the words of it that describe it."""
    words = selection.of(text)
    if "\n" in words or "](" in words:
        # More than a description: what is selected stays, and the image comes behind it.
        return Range(selection.end, selection.end), ""
    return selection, words.strip()


def insert_image(place: Range, alt: str, address: str) -> Change:
    """Put an image in place of a stretch of the text."""
    edit = Edit(place, image_markdown(alt, address))
    end = place.start + len(edit.replacement)
    return Change([edit], Range(end, end))


def change_image(image: Image, alt: str, address: str) -> Change:
    """Give an image another description or address; its title stays, and what is not changed."""
    if address == image.address:
        written = f"![{description(alt)}]({image.target})"
    else:
        written = image_markdown(alt, address, image.title)
    end = image.range.start + len(written)
    return Change([Edit(image.range, written)], Range(end, end))


def unwrap_image(image: Image) -> Change:
    """Leave of an image its description, which is selected then."""
    start = image.range.start
    return Change([Edit(image.range, image.alt)], Range(start, start + len(image.alt)))


def wrap_address(selection: Range, address: str) -> Change:
    """Make an image of a selected address; the cursor goes where it is described."""
    place = selection.start + len("![")
    return Change([Edit(selection, image_markdown("", address))], Range(place, place))


def is_image_address(text: str) -> bool:
    """Whether the text is a web address, or the path of an image, and nothing else."""
    if is_url(text):
        return not text.startswith("mailto:")
    return not re.search(r"\s", text) and text.lower().endswith(tuple(IMAGE_ENDINGS))


def is_image_url(text: str) -> bool:
    """Whether the text is a web address that ends as those of images do."""
    try:
        path = urlsplit(text).path
    except ValueError:
        return False
    return is_url(text) and path.lower().endswith(tuple(IMAGE_ENDINGS))


def _parts(target: str) -> tuple[str, str]:
    """The address, and the title with the space before it."""
    found = _TARGET.fullmatch(target) if len(target) <= _LONGEST_TARGET else None
    if found is None:
        return target.strip(), ""
    address = found["address"]
    return address[1:-1] if address.startswith("<") else address, found["title"] or ""
