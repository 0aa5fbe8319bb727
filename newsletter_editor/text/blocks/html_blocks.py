"""HTML elements and comments on lines of their own; see `simple_blocks`."""

from __future__ import annotations

import re

from newsletter_editor.text.blocks.block_reader import DEEPEST, BlockReader
from newsletter_editor.text.blocks.elements import VERBATIM_ELEMENTS, Elements
from newsletter_editor.text.blocks.html_names import (
    SPAN_ELEMENTS,
    TAG,
    ContentModel,
    asked_model,
    canonical,
    read_attributes,
)
from newsletter_editor.text.blocks.items import ItemLine
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.patterns import (
    COMMENT_END,
    HTML_START,
    TRAILING_SPACE,
)
from newsletter_editor.text.ranges import Range


def html(reader: BlockReader) -> bool:
    opening = HTML_START.match(reader.source, reader.position)
    if opening is None:
        return False
    at = opening.end(1)
    if at == reader.position and reader.source.startswith("<!--", at):
        end = reader.search(COMMENT_END, at + 4)
        if end is not None:
            return _add_element(reader, BlockKind.COMMENT, end.end())
    tag = TAG.match(reader.source, at)
    if tag is None or tag["name"].lower() in SPAN_ELEMENTS or reader.depth >= DEEPEST:
        return False
    if reader.elements is None:
        reader.elements = Elements(reader)
    end_tag = reader.elements.end_tag(tag)
    if end_tag is None:
        return reader.add(BlockKind.HTML, reader.source.find("\n", tag.end()) + 1)
    model = _model(tag)
    if not end_tag.length or canonical(tag["name"]) in VERBATIM_ELEMENTS:
        # The line end behind it counts as a blank line.
        return reader.add(BlockKind.HTML, end_tag.end)
    if model is not ContentModel.RAW:
        return _markdown_element(reader, tag, end_tag, model)
    liquid = reader.liquid.get(reader.place(at))
    kind = BlockKind.COMMENT if liquid == "comment" else BlockKind.CODE
    return _add_element(reader, kind if liquid else BlockKind.HTML, end_tag.end)


def _add_element(reader: BlockReader, kind: BlockKind, end: int) -> bool:
    reader.add(kind, end)
    if space := TRAILING_SPACE.match(reader.source, end):
        reader.position = space.end()
    return True


def _markdown_element(
    reader: BlockReader, tag: re.Match[str], end_tag: Range, model: ContentModel
) -> bool:
    start = reader.position
    _add_element(reader, BlockKind.ELEMENT, end_tag.end)
    end = reader.position
    reader.depth += 1
    reader.add(BlockKind.HTML, tag.end(), start=start)
    inside = reader.source[tag.end() : end_tag.start]
    if model is ContentModel.SPAN:
        if inside.strip():
            reader.add(BlockKind.PARAGRAPH, end_tag.start)
    else:
        reader.depth -= 1
        line_end = "" if inside.endswith("\n") else "\n"
        reader.read_inside([ItemLine(inside, end_tag.start), ItemLine(line_end, end_tag.start)])
        reader.depth += 1
    reader.add(BlockKind.HTML, end_tag.end, start=end_tag.start)
    reader.depth -= 1
    reader.position = end
    reader.before = BlockKind.ELEMENT
    return True


def _model(tag: re.Match[str]) -> ContentModel:
    if "markdown" not in tag["attributes"].lower():
        return ContentModel.RAW
    name = canonical(tag["name"])
    return asked_model(read_attributes(tag["attributes"], name), name) or ContentModel.RAW
