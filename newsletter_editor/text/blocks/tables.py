"""Which lines are a table.

kramdown's syntax page, section "Tables".
"""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.text.blocks.code_spans import code_spans
from newsletter_editor.text.blocks.lines import Lines
from newsletter_editor.text.blocks.patterns import (
    TABLE_FOOT_SEPARATOR,
    TABLE_LINE,
    TABLE_SEPARATOR,
    TABLE_START,
)
from newsletter_editor.text.ranges import Range

_CODE_ELEMENT: Final = re.compile(r"<code[^\n]*?>[^\n]*?</code>")
_PIPE: Final = re.compile(r"(?<!\\)\|")


def table_end(lines: Lines) -> int | None:
    """Where the table at the position ends, None if there is none.

    A pipe within code parts no cells; here code is looked for within each line alone.
    """
    source, start = lines.source, lines.position
    if source.find("|", start, source.find("\n", start)) < 0 or not TABLE_START.match(
        source, start
    ):
        return None
    at = start
    has_body = False
    waiting = has_head = has_foot = False
    while line := TABLE_LINE.match(source, at):
        if TABLE_SEPARATOR.match(source, at):
            if waiting and (has_head or has_foot):
                has_body = has_body or not has_foot
                waiting = has_foot
            elif waiting:
                has_head, waiting = True, False
        elif TABLE_FOOT_SEPARATOR.match(source, at):
            has_body, waiting, has_foot = has_body or waiting, False, True
        elif _parts_cells(line[0]):
            waiting = True
        else:
            return None
        at = line.end()
    has_body = has_body or (waiting and not has_foot)
    return at if has_body and lines.is_boundary(at) else None


def _parts_cells(line: str) -> bool:
    if "`" not in line and "<" not in line:
        return True
    code = [Range(found.start, found.end) for found in code_spans(line)]
    code += [Range(*found.span()) for found in _CODE_ELEMENT.finditer(line)]
    return any(not any(pipe.start() in place for place in code) for pipe in _PIPE.finditer(line))
