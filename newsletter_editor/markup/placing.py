"""Markdown put into a post at a place: between blank lines, within an item, a quote or a cell."""

from __future__ import annotations

import re

from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.parts import split
from newsletter_editor.text.ranges import Range

_VERBATIM = (BlockKind.CODE, BlockKind.MATH, BlockKind.HTML, BlockKind.COMMENT)
_CONTAINER = re.compile(r"(?:[ ]{0,3}>[ ]?|[ \t]*(?:[*+-]|\d{1,9}\.)[ \t]+)*[ \t]*")
_LABEL = re.compile(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)


def takes_markup(text: str, offset: int) -> bool:
    """Whether Markdown means something at a place: not in front matter, code, HTML or comments."""
    body = split(text).body.start
    if offset < body:
        return False
    line = text.rfind("\n", 0, offset) + 1
    for block in read_blocks(text, body):
        if block.range.start > offset:
            break
        # Behind the last sign of code one is in the line of its fence still.
        if block.kind in _VERBATIM and block.range.start < offset <= block.range.end:
            return False
    return not _is_in_code_span(text[line:offset], text[offset : _line_end(text, offset)])


def footnote_labels(text: str) -> set[str]:
    """The labels of the post's footnotes."""
    return set(_LABEL.findall(text))


def table_row_at(text: str, offset: int) -> bool:
    """Whether a place is in a row of a table."""
    body = split(text).body.start
    return offset >= body and any(
        block.kind is BlockKind.TABLE and block.range.start <= offset <= block.range.end
        for block in read_blocks(text, body)
    )


def placed(text: str, target: Range, markdown: str, *, is_inline: bool) -> Edit:
    """The edit that puts `markdown` in the place of `target`, at which `takes_markup` is true."""
    if is_inline:
        return Edit(target, markdown)
    start, end = target
    if table_row_at(text, start):
        lines = [line.strip().removesuffix("\\\\") for line in markdown.split("\n")]
        cell = "<br />".join(line.replace("|", "\\|") for line in lines if line)
        return Edit(target, cell)
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    match = _CONTAINER.match(text[line_start : _line_end(text, start)])
    marks = match[0] if match and line_start + match.end() <= start else ""
    deeper = re.sub(r"[^>\s]", " ", marks).replace("\t", "    ")
    lines = [deeper + line if line else deeper.rstrip() for line in markdown.split("\n")]
    lines[0] = markdown.split("\n", 1)[0]
    written = "\n".join(lines)
    blank = deeper.rstrip()
    if before[len(marks) :].strip():
        written = f"\n{blank}\n{deeper}{written}"
        start -= len(before) - len(before.rstrip(" "))
    elif not marks and line_start and text[:line_start].rsplit("\n", 2)[-2].strip():
        written = f"\n{written}"
    rest = text[end : _line_end(text, end)]
    if rest.strip():
        written += f"\n{blank}\n{deeper}"
        end += len(rest) - len(rest.lstrip(" "))
    elif not marks:
        following = text[_line_end(text, end) + 1 :].split("\n", 1)[0]
        written += "\n" if following.strip() else ""
    return Edit(Range(start, end), written)


def _is_in_code_span(before: str, after: str) -> bool:
    runs = re.findall("`+", re.sub(r"\\`", "", before))
    while runs:
        fence = runs.pop(0)
        if fence in runs:
            runs = runs[runs.index(fence) + 1 :]
        elif fence in re.findall("`+", after):
            return True
    return False


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
