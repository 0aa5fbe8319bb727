"""GraphQL: queries, and schemas as rouge knows them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
    until,
)

_NAME: Final = r"[a-zA-Z_]\w*\b"
_BASICS: Final[Rules] = ((r"\s+", "w"), (r"#[^\n]*", "c"), (r"[,!]", "p"))
_TYPE: Final = ByWord("n", {"nb": "Int Float String Boolean ID"})
_STRINGS: Final = (
    ending(r'"(?:\\[\s\S]|[^"\\])*"', bare('"')),
    # The last quote ends it where all have a backslash before them.
    ending(r'"[\s\S]*"', '"'),
)
_DIRECTIVES: Final[Rules] = (
    (rf"(@{_NAME})(\s*)(\()", ("k", "w", "p"), "arguments"),
    (rf"@{_NAME}", "k"),
)


def _values(follows: str, opened: str) -> Rules:
    """The rules for values; `follows` is where one leads, `opened` what stands before a state."""
    return (
        (until('"""', '"""'), "s2"),
        (rf"\${_NAME}", "nv", follows),
        (r"(?:true|false|null)\b", "kc", follows),
        (r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?", "mf", follows),
        (r"[-+]?[1-9][0-9]*(?:[eE][-+]?[0-9]+)?", "mi", follows),
        *((string, "s2", follows) for string in _STRINGS),
        (_NAME, "n", follows),
        (r"\{", "p", f"{opened}object"),
        (r"\[", "p", f"{opened}list"),
        *_BASICS,
    )


_OPERATION: Final[Rules] = (
    *_DIRECTIVES,
    (_NAME, "n"),
    (r"\(", "p", "variables"),
    (r"\{", "p", "=selection"),
    *_BASICS,
)
_TABLE: Final[Table] = {
    "start": (
        (r"(?:query|mutation|subscription)\b", "k", "operation"),
        (r"\{", "p", "selection"),
        (r"fragment\b", "k", "fragment"),
        (r"scalar\b", "k", "value"),
        (r"(?:type|interface|enum|input|schema)\b", "k", "definition"),
        (r"union\b", "k", "union"),
        (r"extend\b", "k"),
        *_BASICS,
        (
            ending(r'(""")(\n)([\s\S]*?)(\n)(""")', r'\n"""'),
            ("s2", "w", "@markdown", "w", "s2"),
        ),
    ),
    "operation": _OPERATION,
    "fragment": ((r"on\b", "k"), *_OPERATION),
    "definition": (
        (r"implements\b", "k"),
        (_NAME, "n"),
        (r"\(", "p", "variables"),
        (r"\{", "p", "=fields"),
        *_BASICS,
    ),
    "fields": (
        (r"\}", "p", "-"),
        (rf"({_NAME})(\s*)(\()", ("n", "w", "p"), "variables"),
        (_NAME, "n"),
        (r":", "p", "type"),
        *_BASICS,
    ),
    "union": ((_NAME, "n"), (r"=", "p", "=variant"), *_BASICS),
    "variant": ((_NAME, "n", "=other"), *_BASICS),
    "other": ((r"\|", "p", "=variant"), (r"(?!\s|#)", "", "-"), *_BASICS),
    "selection": (
        *_DIRECTIVES,
        (r"\}", "p", "-"),
        (rf"({_NAME})(\s*)(\()", ("n", "w", "p"), "arguments"),
        (rf"({_NAME})(\s*)(:)", ("n", "w", "p")),
        (_NAME, "n"),
        (r"(\.\.\.)(\s+)(on)\b", ("p", "w", "k")),
        (r"\.\.\.", "p"),
        (r"\{", "p", "selection"),
        *_BASICS,
    ),
    "arguments": ((r"\)", "p", "-"), (_NAME, "n"), (r":", "p", "value"), *_BASICS),
    "variables": (
        (r"\)", "p", "-"),
        (rf"\${_NAME}", "nv"),
        (_NAME, "n"),
        (r":", "p", "type"),
        (r"=", "p", "value"),
        *_BASICS,
    ),
    "type": ((_NAME, _TYPE, "-"), (r"\[", "p", "=types"), *_BASICS),
    "types": ((_NAME, _TYPE), (r"\]", "p", "-"), *_BASICS),
    "value": _values("-", "="),
    "list": ((r"\]", "p", "-"), *_values("", "")),
    "object": (
        (r"\}", "p", "-"),
        (rf"({_NAME})(\s*)(:)", ("n", "w", "p"), "value"),
        *_BASICS,
    ),
}
_TEXT: Final = Machine({"start": ((r"[\s\S]+", ""),)})
GRAPHQL: Final = Machine(_TABLE, embedded={"markdown": _TEXT})
