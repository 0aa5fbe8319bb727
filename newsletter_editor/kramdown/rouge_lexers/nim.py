"""Nim."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        addr as asm atomic bind block break case cast const continue converter defer discard
        distinct do elif else end enum except export finally for from func generic if import include
        interface iterator let macro method mixin nil object of out proc ptr raise ref return static
        template try tuple type using var when while with without yield
""",
        "ow": "and or not xor shl shr div mod in notin is isnot",
        "kt": """
        int int8 int16 int32 int64 float float32 float64 bool char range array seq set string
""",
        "kp": "true false",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"##[^\n]*", "sd"),
        (r"#[^\n]*", "c"),
        (r"\s+", ""),
        (r"(proc\s)(\w+)", ("k", "nf")),
        (r'[rR]?"""[\s\S]*?(?:"""|\Z)', "s"),
        (r'[rR]"(?:""|[^"\n])*"', "s"),
        (r'"', "s", "string"),
        (r"'", "sc", "character"),
        (r"[a-zA-Z]\w*", _WORDS),
        (r"0[xX][\da-fA-F]+(?:_[\da-fA-F]+)*(?:'[iIuU]\d+)?", "mh"),
        (r"0o[0-7_]+(?:'[iIuU]\d+)?", "mo"),
        (r"0[bB][01_]+(?:'[iIuU]\d+)?", "m"),
        (r"\d[\d_]*(?=\.\.)", "mf"),
        (r"\d[\d_]*(?:\.\d+(?:e[-+]?\d+)?|e[-+]?\d+)(?:'?f\d+)?", "mf"),
        (r"\d[\d_]*(?:'?[iIuU]\d+)?", "mi"),
        (r"\.\.|\{\.|\.\}|[`:.,;(){}^]", "p"),
        (r"[-+*/&|=<>\[\]@$%?~!\\]", "o"),
    ),
    "string": (
        (r'"', "s", "-"),
        (r"\\(?:[xX][\da-fA-F]{2}|\d+|[^\n])", "se"),
        (r'[^"\\\n]+', "s"),
        (r"\n", "err", "-"),
    ),
    "character": (
        (r"'", "sc", "-"),
        (r"\\(?:[xX][\da-fA-F]{2}|\d+|[^\n])", "se"),
        (r"[^'\\\n]+", "sc"),
        (r"\n", "err", "-"),
    ),
}
NIM: Final = Machine(_TABLE)
