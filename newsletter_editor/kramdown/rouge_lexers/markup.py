"""HTML, with the scripts and styles inside of it."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import WRONG, Machine, Rules, Table, ending
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_END: Final[Rules] = ((r"\s+", ""), (r">", "nt", "-"))
_NAME: Final = r"(?:[^\W\d]|[:_-])[\w:.·-]*"
_TABLE: Final[Table] = {
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
        (r"(?:[^\W\d]|[:_\[\]()*.-])[\w:.·\[\]()*-]*\s*=\s*", "na", "value"),
        (r"(?:[^\W\d]|[:_*#-])[\w:.·*#-]*", "na"),
        (r"/?\s*>", "nt", "-"),
        # No name begins with one of these unless a value follows.
        (r"[\[\]().]+", WRONG),
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
HTML: Final = Machine(_TABLE, re.DOTALL | re.IGNORECASE, {"javascript": JAVASCRIPT, "css": CSS})
