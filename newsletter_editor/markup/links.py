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
    # Of an address in pieces nobody knows whether its brackets will be in pairs.
    is_whole = len(pieces) == 1
    pieces[::2] = [_outside_liquid(piece, is_whole) for piece in pieces[::2]]
    return "".join(pieces)


def _outside_liquid(url: str, is_whole: bool) -> str:
    written = address(url)
    if not is_whole:
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


def _kept(markdown: str, is_even: bool | None = None) -> str:
    """`is_even` tells of a piece whether the brackets are in pairs in the whole that it is of."""
    tags: Counter[str] = Counter()
    for found in _SIGN.finditer(markdown):
        if found["tag"] and found["name"].lower() not in _VOID:
            tags[found["name"].lower()] += -1 if found["end"] else 1
    brackets_stay = _are_even(markdown) if is_even is None else is_even

    def write(found: re.Match[str]) -> str:
        sign = found[0]
        if found["tag"]:
            if not tags[found["name"].lower()]:
                return found["tag"].replace("|", "&#124;")
            # No tag at all, so what is in it is as any other text.
            return "\\<" + _kept(found["tag"][1:], brackets_stay)
        if sign == "\\":
            return "&#92;" if found["last"] is not None else sign
        if sign in "[]" and brackets_stay:
            return sign
        before = markdown[: found.start()]
        if (len(before) - len(before.rstrip("\\"))) % 2:
            return sign
        if sign == "]" and markdown.startswith(":", found.end()):
            # A definition of a link is looked for before any backslash is taken away.
            return "&#93;"
        return f"\\{sign}"

    return _SIGN.sub(write, markdown)


def _are_even(markdown: str) -> bool:
    """Whether each opening bracket has its closing one; escaped ones do not count."""
    depth = 0
    for sign in re.findall(r"\\.|[\[\]]", markdown):
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return not depth
