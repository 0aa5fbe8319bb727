"""HTML, with the scripts and styles inside of it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_ATTRIBUTES: Final[Rules] = (
    (r"\s+", ""),
    (r"[\w:.\[\]()*#-]+\s*=\s*", "na", "value"),
    (r"(?!\d)[\w:.*#-]+", "na"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"[^<&]+", ""),
        (r"&\S*?;", "ni"),
        (r"&", "err"),
        (r"<!DOCTYPE .*?>", "cp"),
        (r"<!\[CDATA\[.*?\]\]>", "cp"),
        (r"<!--.*?-->", "c"),
        (r"<\?.*?\?>", "cp"),
        (r"<\s*script(?![\w:-])\s*", "nt", "script tag"),
        (r"<\s*style(?![\w:-])\s*", "nt", "style tag"),
        (r"</[\w:-]+", "nt", "tag"),
        (r"<", "nt", "name"),
    ),
    "name": (
        (r"\s+", ""),
        (r"(?!\d)[\w:-]+", "nt", "=tag"),
        (r"", "", "=tag"),
    ),
    "tag": ((r"/?\s*>", "nt", "-"), *_ATTRIBUTES),
    "value": (
        (r'"[^"]*(?:"|\Z)|\'[^\']*(?:\'|\Z)|[^\s>]+', "s", "-"),
        (r"", "", "-"),
    ),
    "script": ((r"(.*?)(<\s*/\s*script\s*>|\Z)", ("@javascript", "nt"), "-"),),
    "style": ((r"(.*?)(<\s*/\s*style\s*>|\Z)", ("@css", "nt"), "-"),),
}
HTML: Final = Machine(_TABLE, re.DOTALL | re.IGNORECASE, {"javascript": JAVASCRIPT, "css": CSS})
