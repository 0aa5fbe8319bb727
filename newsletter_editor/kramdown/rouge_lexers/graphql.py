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
)

_NAME: Final = r"[a-zA-Z_]\w*\b"
_BLANK: Final = r"[^\S\n]"
_BASICS: Final[Rules] = ((r"\s+", "w"), (r"#[^\n]*", "c"), (r"[,!]", "p"))
_TYPES: Final = "Int Float String Boolean ID"
_STRING: Final = (ending(r'"(?:\\[^\n]|[^"\\\n])*"', bare('"')), "s2")
_VALUES: Final[Rules] = (
    *_BASICS,
    (r"\$" + _NAME, "nv"),
    (rf"@{_NAME}", "k"),
    _STRING,
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
        (
            ending(
                rf'(""")((?={_BLANK}*\n)\s*+)(\S[^\n]*+(?:\n\s*+(?!""")[^\n]*+)*)(\n\s*+)(""")',
                rf'\n{_BLANK}*"""',
            ),
            ("s2", "w", "", "w", "s2"),
        ),
        (rf'(""")(\s*\n{_BLANK}*)(\n{_BLANK}*)(""")', ("s2", "w", "w", "s2")),
    ),
    "operation": (
        *_BASICS,
        (r"\{", "p", "=selection"),
        (r"\(", "p", "variables"),
        (r"on\b", "k"),
        (rf"@{_NAME}", "k"),
        (_NAME, "n"),
    ),
    "selection": (
        *_BASICS,
        (r"\{", "p", "selection"),
        (r"\}", "p", "-"),
        (rf"({_NAME})(\s*)(\()", ("n", "w", "p"), "arguments"),
        (rf"(@{_NAME})(\s*)(\()", ("k", "w", "p"), "arguments"),
        (r"(\.\.\.)(\s*)(on)\b", ("p", "w", "k")),
        (rf"({_NAME})(\s*)(:)", ("n", "w", "p")),
        (r"\.\.\.", "p"),
        (rf"@{_NAME}", "k"),
        (_NAME, "n"),
    ),
    "arguments": (
        *_BASICS,
        (r"\)", "p", "-"),
        (rf"({_NAME})(\s*)(:)", ("n", "w", "p"), "value"),
        (r"[\[\]{}:=|]", "p"),
        (_NAME, "n"),
    ),
    "variables": ((r"\)", "p", "-"), (r"\{", "err"), *_VALUES),
    "value": ((rf"(?=\)|{_NAME}\s*:)", "", "-"), *_VALUES),
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
        (r'(=)(\s*)("[^"\n]*")', ("p", "w", "s2")),
        (r"=", "p"),
        (r"-?\d+", "mi"),
        *_TYPED,
    ),
}
GRAPHQL: Final = Machine(_TABLE)
