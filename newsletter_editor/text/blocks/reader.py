"""The blocks of a post by their kinds and places: what is prose, code, HTML, a heading or a list.

The rules are kramdown's with GitHub's dialect, as Jekyll has it (https://kramdown.gettalong.org/
syntax.html); nothing is rendered, so a megabyte takes a fraction of a second. What differs:

- An HTML element that is never closed is its own line here, though kramdown takes all the rest of
  the post for its content. Somebody is still typing then, and the outline must not vanish.
- A pipe within a tag parts the cells of a table, and `parse_block_html` is not known: to be so
  exact would take all of kramdown, and no post has them.
- Liquid's `highlight`, `raw` and `comment` are blocks: Jekyll has run them before kramdown reads.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsletter_editor.text.blocks import containers, html_blocks, simple_blocks
from newsletter_editor.text.blocks.block_reader import BlockReader, Construct, Reading
from newsletter_editor.text.blocks.kinds import Block
from newsletter_editor.text.blocks.liquid import without_liquid_blocks


@lru_cache(maxsize=4)
def read_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of the text behind `start`, where a line has to begin, in their order.

    Lines end at `\n`. Never raises, whatever the text. The last few texts are remembered, because
    outline, checks and spelling ask about the same one.
    """
    source, liquid = without_liquid_blocks(text, start)
    reading = Reading([], liquid, _by_first)
    reader = BlockReader(source if source.endswith("\n") else source + "\n", reading)
    reader.position = start
    reader.read()
    return tuple(reading.blocks)


_ORDER: Final[tuple[tuple[str, Construct], ...]] = (
    (" \t\r\f\v\n", simple_blocks.blank),
    (" \t", simple_blocks.indented_code),
    ("~`", simple_blocks.code_between_fences),
    (">", containers.quote),
    ("#", simple_blocks.hash_heading),
    ("*-_", simple_blocks.rule),
    ("*+-0123456789", containers.list_of_items),
    (":", containers.definitions),
    ("<", html_blocks.html),
    ("", simple_blocks.underlined_heading),
    ("\\$", simple_blocks.math),
    ("", simple_blocks.table),
    ("[", containers.footnote),
    ("[", simple_blocks.link_definition),
    ("*", simple_blocks.abbreviation),
    ("{", simple_blocks.braces),
    ("^", simple_blocks.end_of_block),
    ("", simple_blocks.paragraph),
    ("", simple_blocks.other_text),
)
"""With the characters that a construct's first line can begin with; empty for any."""


@lru_cache(200)
def _by_first(first: str) -> tuple[Construct, ...]:
    return tuple(read for firsts, read in _ORDER if not firsts or first in firsts)
