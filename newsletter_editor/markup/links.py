"""Links and images as every command writes them: with just the text and address that are meant."""

from __future__ import annotations

import re
from collections import Counter

from newsletter_editor.markup.escaping import address, escaped
from newsletter_editor.text.blocks.code_spans import code_spans

_LIQUID = re.compile(r"(\{\{.*?\}\})")
_IN_NAMES = re.compile(r"[\x00-\x20\x7f%#?|\[\]{}<>\"\\^`()*:&~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SIGN = re.compile(r"\\(?P<last>$)?|(?P<tag><(?P<end>/?)(?P<name>[A-Za-z][\w-]*)[^<>]*>)|[|`<\[\]]")
_VOID = frozenset({"br", "img", "wbr"})


def link(text: str, target: str) -> str:
    """A link that shows a text, which is no Markdown, and leads to an address."""
    return f"[{label(text)}]({target_of(target)})"


def image(alt: str, target: str, title: str = "") -> str:
    """An image with its description; `title` is written as it is, with the space before it."""
    return f"![{description(alt)}]({target_of(target)}{title})"


def description(alt: str) -> str:
    """A text between the brackets of an image, where kramdown knows fewer escaped signs."""
    return re.sub(r"\\(.)", lambda sign: "&#126;" if sign[1] == "~" else sign[0], label(alt))


def label(text: str) -> str:
    """A text between the brackets of a link or image."""
    written = escaped(" ".join(text.split()), in_label=True)
    # A caret would make a footnote's mark of it.
    return f"&#94;{written[1:]}" if written.startswith("^") else written


def target_of(url: str) -> str:
    """An address between the round brackets; what Jekyll puts in, in braces, stays as it is."""
    pieces = _LIQUID.split(url.strip())
    # As in Wikipedia's addresses: kramdown counts the brackets inside, so that pairs may stay.
    keeps_brackets = len(pieces) == 1 and _are_even(pieces[0], "()")
    pieces[::2] = [_outside_liquid(piece, keeps_brackets) for piece in pieces[::2]]
    return "".join(pieces)


def _outside_liquid(url: str, keeps_brackets: bool) -> str:
    written = address(url)
    if not keeps_brackets:
        written = written.replace("(", "%28").replace(")", "%29")
    # What looks like an entity would be read as one, and two tildes as what is struck out.
    return _ENTITY.sub("&amp;", written).replace("~~", "%7E%7E")


def path_address(path: str) -> str:
    """The address of a file by its path: signs that would part an address belong to the name."""
    return _IN_NAMES.sub(lambda found: f"%{ord(found[0]):02X}", path)


def label_of_markdown(markdown: str) -> str:
    """Markdown of a line between the brackets of a link: its marks stay, what would end the link
    or begin something else does not."""
    pieces: list[str] = []
    at = 0
    for start, end, _ in code_spans(markdown):
        pieces.append(_kept(markdown[at:start]))
        pieces.append(markdown[start:end].replace("|", "\\|"))
        at = end
    pieces.append(_kept(markdown[at:]))
    written = "".join(pieces)
    return f"&#94;{written[1:]}" if written.startswith("^") else written


def _kept(markdown: str) -> str:
    tags: Counter[str] = Counter()
    for found in _SIGN.finditer(markdown):
        if found["tag"] and found["name"].lower() not in _VOID:
            tags[found["name"].lower()] += -1 if found["end"] else 1
    is_even = _are_even(markdown, "[]")

    def write(found: re.Match[str]) -> str:
        sign = found[0]
        if found["tag"]:
            whole = found["tag"].replace("|", "&#124;")
            return whole if not tags[found["name"].lower()] else f"\\{whole}"
        if sign == "\\":
            return "&#92;" if found["last"] is not None else sign
        if sign in "[]" and is_even:
            return sign
        before = markdown[: found.start()]
        is_escaped = (len(before) - len(before.rstrip("\\"))) % 2
        return sign if is_escaped else f"\\{sign}"

    return _SIGN.sub(write, markdown)


def _are_even(text: str, pair: str) -> bool:
    """Whether each opening sign of a pair has its closing one; escaped signs do not count."""
    depth = 0
    for sign in re.findall(rf"\\.|[{re.escape(pair)}]", text):
        depth += {pair[0]: 1, pair[1]: -1}.get(sign, 0)
        if depth < 0:
            return False
    return not depth
