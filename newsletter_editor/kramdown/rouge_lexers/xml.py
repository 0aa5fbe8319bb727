"""XML."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, ending, until

_NAME: Final = r"(?u:(?:[^\W\d]|:)[\w:.-]*)"
_TABLE: Final[Table] = {
    "start": (
        (r"[^<&]+", ""),
        (r"&\S{0,100}?;", "ni"),
        (until(r"<!\[CDATA\[", r"\]\]>"), "cp"),
        (r"<!--", "c", "comment"),
        (ending(r"<\?.*?\?>", r"\?>"), "cp"),
        (ending(r"<![^>]*>", ">"), "cp"),
        (rf"<\s*{_NAME}", "nt", "tag"),
        (rf"<\s*/\s*{_NAME}\s*>", "nt"),
    ),
    "comment": ((r"-->", "c", "-"), (r"[^-]+|-", "c")),
    "tag": (
        (r"\s+", ""),
        (rf"{_NAME}\s*=", "na", "value"),
        (r"/?\s*>", "nt", "-"),
    ),
    "value": (
        (r"\s+", ""),
        (r"\"[^\"]*\"|'[^']*'|[^\s>]+", "s", "-"),
    ),
}
XML: Final = Machine(_TABLE)
