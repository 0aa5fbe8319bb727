"""Messages of HTTP, whose bodies are cut by what they say they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, words

_BODIES: Final = {
    "json": """
        application/json application/vnd.api+json application/hal+json
        application/problem+json application/schema+json
""",
    "html": "text/html application/xhtml+xml",
    "xml": "text/xml application/xml image/svg+xml application/rss+xml application/atom+xml",
    "yaml": "text/x-yaml",
    "css": "text/css",
    "javascript": """
        application/javascript application/x-javascript text/javascript text/x-javascript
""",
    "typescript": "text/typescript",
    "graphql": "application/graphql",
    "sparql": "application/sparql-query",
    "turtle": "text/turtle application/trig",
    "markdown": "text/x-markdown",
    "python": "text/x-python application/x-python",
    "ruby": "text/x-ruby application/x-ruby",
    "php": "text/x-php",
    "sql": "text/x-sql",
    "shell": "application/x-sh application/x-shellscript text/x-sh text/x-shellscript",
    "toml": "text/x-toml",
    "diff": "text/x-diff text/x-patch",
}
"""By language, what headers call it."""
_END: Final = r"(\r?\n|\Z)"


def _headers(body: str) -> Rules:
    """The rules for headers behind which `body` stands, until one of them says otherwise."""
    classes = ("na", "", "p", "", "s", "")
    return (
        *(
            (
                rf"(?i:(content-type)( *)(:)( *)((?:{words(kinds)})(?:;[^\r\n]*)?)){_END}",
                classes,
                f"={name}",
            )
            for name, kinds in _BODIES.items()
        ),
        (rf"(?i:(content-type)( *)(:)( *)([^\r\n]+)){_END}", classes, "=plain"),
        (rf"([^\s:]+)( *)(:)( *)([^\r\n]+){_END}", classes),
        (rf"([^\r\n]+){_END}", ("s", "")),
        (r"(\r?\n)([\s\S]*)", ("", body)),
    )


_TABLE: Final[Table] = {
    "start": (
        (
            r"(GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH)( +)([^ ]+)( +)"
            rf"(HTTPS?)(/)(\d(?:\.\d)?){_END}",
            ("nf", "", "nn", "", "k", "o", "m", ""),
            "plain",
        ),
        (
            rf"(HTTPS?)(/)(\d\.\d)( +)(\d{{3}})( *)([^\r\n]*){_END}",
            ("k", "o", "m", "", "m", "", "ne", ""),
            "plain",
        ),
    ),
    "plain": _headers(""),
    **{name: _headers(f"@{name}") for name in _BODIES},
}


def http(named: Mapping[str, Machine]) -> Machine:
    """The machine; `named` has the languages that a body may be in."""
    return Machine(_TABLE, embedded={name: named[name] for name in _BODIES if name in named})
