"""Rego."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, until

_WORDS: Final = ByWord(
    "n", {"kc": "true false null", "ow": "as default else import not package some with"}
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c1"),
        (r"[\[\](){}|.,;!]", "p"),
        (until('"', '"'), "s2"),
        (r"-?\d+\.\d+(?:[eE][+-]?\d+)?", "mf"),
        (r"-?\d+(?:[eE][+-]?\d+)?", "m"),
        (r"\\u[0-9a-fA-F]{4}", "mh"),
        (r"\\[\"\\/bfnrt]", "se"),
        (r"[-=><+*%/&:?@^~]+", "o"),
        (r"(?u:\w+)", _WORDS),
    ),
}
REGO: Final = Machine(_TABLE)
