"""`^` alone on a line: the block before it ends here."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.blocks.parser import BlockConstruct, BlockMark, BlockParser
from newsletter_editor.text.blocks.patterns import END_OF_BLOCK as _MARKER


def _parse(parser: BlockParser, match: re.Match[str]) -> bool:
    parser.position = match.end()
    parser.add(BlockMark())
    return True


END_OF_BLOCK = BlockConstruct("end of block", _MARKER, _parse, first="^")
