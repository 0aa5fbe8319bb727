"""Elm."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Table,
    nested_comment,
    until,
)

_WORDS: Final = ByWord(
    "n", {"k": "alias as case else exposing if import in let module of port then type"}
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"--[^\n]*", "c1"),
        (r"\{-", "cm", "comment"),
        (until('"""', '"""'), "s"),
        (r'"', "s", "string"),
        (r"'(?:\\[^\n]|[^\n])'", "sc"),
        (r"0[xX][\da-fA-F]+", "mh"),
        (r"\d+(?:\.\d+)?[eE][-+]?\d+|\d+\.\d+", "mf"),
        (r"\d+", "mi"),
        (r"[A-Z]\w*", "kt"),
        (r"[a-z]\w*|_", _WORDS),
        (r":(?!:)|[()\[\]{};`]", "p"),
        (r"::|[!#$%&*+,\-./<=>?@\\^|~]", "o"),
    ),
    "comment": nested_comment("comment", "cm", "{-", "-}"),
    "string": (
        (r'"', "s2", "-"),
        (r'\\"', "se"),
        (r'[^"\\]+', "s2"),
    ),
}
ELM: Final = Machine(_TABLE)
