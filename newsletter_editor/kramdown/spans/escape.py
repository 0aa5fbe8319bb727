"""Characters that a backslash makes plain text."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.spans.parser import SpanConstruct, SpanParser

_ESCAPED: Final = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")
_GITHUB_ESCAPED: Final = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=\-~])""")


def _parse_with(pattern: re.Pattern[str], parser: SpanParser) -> bool:
    match = parser.match(pattern)
    if match is None:
        return False
    parser.position = match.end()
    parser.add(match[1])
    return True


ESCAPE = SpanConstruct("escape", "\\", lambda parser: _parse_with(_ESCAPED, parser))
GITHUB_ESCAPE = SpanConstruct("escape", "\\", lambda parser: _parse_with(_GITHUB_ESCAPED, parser))
