"""GraphQL: queries, and schemas as rouge knows them."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_NAME: Final = r"[a-zA-Z_]\w*"
_BASICS: Final[Rules] = ((r"\s+", "w"), (r"#[^\n]*", "c"))
_TYPES: Final = "Int Float String Boolean ID"
_VALUES: Final[Rules] = (
    *_BASICS,
    (r"\$" + _NAME, "nv"),
    (rf"@{_NAME}", "k"),
    (r'"(?:\\[^\n]|[^"\\\n])*"', "s2"),
    (r"-?\d+(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)", "mf"),
    (r"-?\d+", "mi"),
    (_NAME, ByWord("n", {"nb": _TYPES, "kc": "true false null"})),
    (r"[!:=,\[\]{}|]", "p"),
)
_STARTS: Final[Rules] = (
    (r"(?:query|mutation|subscription|fragment)\b", "k", "operation"),
    (r"(scalar)(\s+)(\w+)", ("k", "w", "n")),
    (r"(?:type|interface|enum|input|union|schema|extend)\b", "k", "definition"),
)
_TYPED: Final[Rules] = ((_NAME, ByWord("n", {"nb": _TYPES})), (r"[:!,\[\]|]", "p"))
_TABLE: Final[Table] = {
    "start": (
        *_BASICS,
        *_STARTS,
        (r"\{", "p", "selection"),
        (r'(""")(\s*)([\s\S]*?)(\s*)(""")', ("s2", "w", "", "w", "s2")),
    ),
    "operation": (
        *_BASICS,
        (r"\{", "p", "=selection"),
        (r"\(", "p", "arguments"),
        (r"on\b", "k"),
        (rf"@{_NAME}", "k"),
        (_NAME, "n"),
        (r"", "", "-"),
    ),
    "selection": (
        *_BASICS,
        (r"\{", "p", "selection"),
        (r"\}", "p", "-"),
        (r"\(", "p", "arguments"),
        (r"(\.\.\.)(\s*)(on)\b", ("p", "w", "k")),
        (r"\.\.\.|[:,]", "p"),
        (rf"@{_NAME}", "k"),
        (_NAME, "n"),
    ),
    "arguments": ((r"\(", "p", "arguments"), (r"\)", "p", "-"), *_VALUES),
    "definition": (
        *_BASICS,
        (r"\{", "p", "=fields"),
        (r"type\b", "k"),
        (r"implements\b", "k"),
        (
            r"(?=(?:query|mutation|fragment|interface|enum|input|scalar|union|schema|extend)\b)",
            "",
            "-",
        ),
        (r"=", "p"),
        (r"\(", "p", "parameters"),
        *_TYPED,
        (r"(?=\"\"\"|\})", "", "-"),
    ),
    "fields": (*_BASICS, (r"\}", "p", "-"), (r"\(", "p", "parameters"), *_TYPED),
    "parameters": (
        *_BASICS,
        (r"\)", "p", "-"),
        (r"=", "p"),
        (r"-?\d+", "mi"),
        *_TYPED,
    ),
}
GRAPHQL: Final = Machine(_TABLE)
