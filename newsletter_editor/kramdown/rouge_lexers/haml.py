"""Haml: pages by indentation, with Ruby in them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_EMBEDDED: Final = {"javascript": JAVASCRIPT, "css": CSS, "ruby": RUBY}
_TEXT: Final[Rules] = (
    (r"\n", "", "-"),
    (r"(#\{)([^}\n]{0,500})(\})", ("si", "@ruby", "si")),
    (r"[^#\n]+|#", ""),
)
_CODE: Final[Rules] = (
    (r"[!&]?==", "p", "=text"),
    (r"([!&]?=|~)([^\n]*\n?)", ("p", "@ruby"), "-"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"!!![^\n]*\n?", "nn"),
        (r"(?:/|-#)[^\n]*\n?", "c"),
        *(
            (
                rf"^([ \t]*)(:{name}\n)((?:\1[ \t]+[^\n]*\n?|\n)*)",
                ("", "nd", f"@{name}"),
            )
            for name in _EMBEDDED
        ),
        (r"\n|[ \t]+", ""),
        (r":[a-z]+\n", "nd"),
        (r"(-)([^\n]*\n?)", ("p", "@ruby")),
        (r"(?=[%.#]\w)", "", "tag"),
        (r"(?=[=~!]|&=)", "", "code"),
        (r"&", "err"),
        (r"", "", "text"),
    ),
    "tag": (
        (r"%[\w:-]+", "nt"),
        (r"\.[\w-]+", "nc"),
        (r"#[\w-]+", "nf"),
        (r"(\{)([^}\n]{0,500})(\})", ("p", "@ruby", "p")),
        (r"\(", "p", "attributes"),
        *_CODE,
        (r"", "", "=text"),
    ),
    "code": (*_CODE, (r"", "", "=text")),
    "attributes": (
        (r"\)", "", "-"),
        (r"\s+", ""),
        (r"[\w:-]+\s*=\s*", "na"),
        (r"\"[^\"\n]*\"|'[^'\n]*'", "s"),
        (r"[\w:-]+|[^\s)]", ""),
    ),
    "text": _TEXT,
}
HAML: Final = Machine(_TABLE, embedded=_EMBEDDED)
