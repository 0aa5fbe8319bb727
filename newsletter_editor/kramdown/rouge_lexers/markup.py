"""HTML, with the scripts and styles inside of it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import WRONG, Machine, Rules, Table, ending
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_END: Final[Rules] = ((r"\s+", ""), (r">", "nt", "-"))
_NAME: Final = r"(?u:(?:[^\W\d]|[:_-])[\w:.·-]*)"
_WITH_VALUE: Final = r"(?u:(?:[^\W\d]|[:_\[\]()*.-])[\w:.·\[\]()*-]*)"
_ATTRIBUTE: Final = r"(?u:(?:[^\W\d]|[:_*#-])[\w:.·*#-]*)"
_PARTS: Final = re.compile(rf"({_ATTRIBUTE})|[\s\S]")


def without_value(
    found: re.Match[str], groups: int, notes: None
) -> tuple[list[tuple[str, str]], str]:
    """The step for names and brackets behind which no value stands."""
    return [("na" if part[1] else WRONG, part[0]) for part in _PARTS.finditer(found[0])], ""


HTML_TABLE: Final[Table] = {
    "start": (
        (r"[^<&]+", ""),
        (r"&\S{0,100}?;", "ni"),
        (ending(r"<!DOCTYPE .*?>", ">"), "cp"),
        (ending(r"<!\[CDATA\[.*?\]\]>", r"\]\]>"), "cp"),
        (r"<!--", "c", "comment"),
        (ending(r"<\?.*?\?>", r"\?>"), "cp"),
        (r"<\s*script\s*", "nt", "! script tag"),
        (r"<\s*style\s*", "nt", "! style tag"),
        (r"</", "nt", "end"),
        (r"<", "nt", "name"),
    ),
    "end": (*_END, (_NAME, "nt", "=ended")),
    "ended": _END,
    "name": ((r"\s+", ""), (_NAME, "nt", "=tag"), (r"", "", "=tag")),
    "comment": ((r"[^-]+", "c"), (r"-->", "c", "-"), (r"-", "c")),
    "tag": (
        (r"\s+", ""),
        (rf"{_WITH_VALUE}\s*=\s*", "na", "value"),
        # Where none has a value, none has one from any later sign on: else each would be tried.
        (rf"{_WITH_VALUE}", without_value),
        (_ATTRIBUTE, "na"),
        (r"/?\s*>", "nt", "-"),
        (r"\d+", WRONG),
    ),
    "value": ((r'"', "s", "=double"), (r"'", "s", "=single"), (r"[^\s>]+", "s", "-")),
    "double": ((r'"', "s", "-"), (r'[^"]+', "s")),
    "single": ((r"'", "s", "-"), (r"[^']+", "s")),
    **{
        name: (
            (r"[^<]+", f"&{language}"),
            (rf"<\s*/\s*{name}\s*>", "nt", "-"),
            (r"<", f"&{language}"),
        )
        for name, language in (("script", "javascript"), ("style", "css"))
    },
}
HTML_FLAGS: Final = re.DOTALL | re.IGNORECASE | re.ASCII
HTML: Final = Machine(HTML_TABLE, HTML_FLAGS, {"javascript": JAVASCRIPT, "css": CSS})
