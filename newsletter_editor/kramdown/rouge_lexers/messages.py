"""Messages of HTTP, whose bodies are cut by what they say they are."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.data import JSON
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table
from newsletter_editor.kramdown.rouge_lexers.markup import HTML

_HEADER: Final = (
    r"([^\s:]+)([ \t]*)(:)([ \t]*)([^\n]+)(\n?)",
    ("na", "", "p", "", "s", ""),
)
_BODIES: Final = {"json": r"(?:application|text)/(?:[\w.-]+\+)?json", "html": "text/html"}
_TABLE: Final[Table] = {
    "start": (
        (
            r"(GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH|QUERY)([ \t]+)(\S+)([ \t]+)"
            r"(HTTP)(/)(1(?:\.[01])?)(\n|\Z)",
            ("nf", "", "nn", "", "k", "o", "m", ""),
            "=headers",
        ),
        (
            r"(HTTP)(/)(1\.[01])([ \t]+)(\d{3})(?:([ \t]*)([^\s][^\n]*))?(\n?)",
            ("k", "o", "m", "", "m", "", "ne", ""),
            "=headers",
        ),
        (r"[\s\S]", "err"),
    ),
    "headers": (
        *(
            (
                rf"(?i:(content-type)([ \t]*)(:)([ \t]*)({kind}(?![\w.+-])[^\n]*)(\n?))",
                ("na", "", "p", "", "s", ""),
                f"=of_{name}",
            )
            for name, kind in _BODIES.items()
        ),
        _HEADER,
        (r"\n[\s\S]*", ""),
        (r"([^\n]+)(\n?)", ("s", "")),
    ),
    **{
        f"of_{name}": (
            _HEADER,
            (r"(\n)([\s\S]*)", ("", f"@{name}")),
            (r"([^\n]+)(\n?)", ("s", "")),
        )
        for name in _BODIES
    },
}  # fmt: skip
HTTP: Final = Machine(_TABLE, embedded={"json": JSON, "html": HTML})
