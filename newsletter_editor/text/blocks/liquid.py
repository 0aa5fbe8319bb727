"""Liquid's own blocks, which are gone before a post's Markdown is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsletter_editor.text.blocks.searching import Finders
from newsletter_editor.text.ranges import Range

_OPENING: Final = re.compile(r"\{%-?\s*(?P<name>raw|comment|highlight)\b[^%\n]*%\}")
_CLOSING: Final = {
    name: re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}") for name in ("raw", "comment", "highlight")
}
_BEGINS_LINE: Final = re.compile(r"[ \t>]*(?:(?:[*+-]|\d+\.)[ \t]+)?\Z")
_REST: Final = re.compile(r"[ \t]*(?:\n|\Z)")


class LiquidBlock(NamedTuple):
    """From `{% name %}` to `{% endname %}`."""

    name: str
    range: Range


def liquid_blocks(text: str, start: int = 0) -> Iterator[LiquidBlock]:
    """What Liquid keeps from Markdown: `highlight`, `raw` and `comment`, if they are closed."""
    at = text.find("{%", start)
    if at < 0:
        return
    finders = Finders(text)
    while opening := _OPENING.search(text, at):
        closing = finders.search(_CLOSING[opening["name"]], opening.end())
        at = closing.end() if closing else opening.end()
        if closing:
            yield LiquidBlock(opening["name"], Range(opening.start(), at))


def without_liquid_blocks(text: str, start: int) -> tuple[str, dict[int, str]]:
    """The text with `liquid_blocks` taken out, character for character.

    Each becomes one line, of a `<pre>` where its tag begins a line, so that it is a block wherever
    one may stand. The second part says for each such `<pre>` which tag it was. Nothing before
    `start` is looked at.
    """
    pieces = []
    names: dict[int, str] = {}
    at = 0
    for name, (begin, end) in liquid_blocks(text, start):
        pieces.append(text[at:begin])
        is_whole = name == "highlight" or _REST.match(text, end)
        if is_whole and _BEGINS_LINE.match(text[text.rfind("\n", 0, begin) + 1 : begin]):
            names[begin] = name
            pieces.append("<pre>" + "x" * (end - begin - len("<pre></pre>")) + "</pre>")
        else:
            pieces.append("x" * (end - begin))
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text, names
