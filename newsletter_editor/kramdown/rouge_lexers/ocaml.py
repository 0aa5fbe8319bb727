"""OCaml."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, nested_comment

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        as assert begin class constraint do done downto else end exception external for fun function
        functor if in include inherit initializer lazy let match module mutable new nonrec object of
        open raise rec sig struct then to try type val virtual when while with
""",
        "bp": "true false",
        "ow": "and or asr land lor lsl lxor mod",
        "kt": "unit int float bool string char list array",
    },
)
ESCAPE: Final = r"\\(?:[\\\"'ntbr ]|\d{3}|x[\da-fA-F]{2})"
"""What a backslash may stand before."""
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"\(\)|\[\]", "bp"),
        (r"\(\*", "c", "comment"),
        (r"([A-Z][\w']*)(\.)", ("nn", "p")),
        (r"[A-Z][\w']*", "nc"),
        (r"`[a-zA-Z_][\w']*", "nt"),
        (r"[a-z_][\w']*", _WORDS),
        (r"[-+*/<>=!?~#@^&|,.$%:]", "o"),
        (r"[;()\[\]{}]", "p"),
        (r"\d[\d_]*(?:\.\d*)?[eE][-+]?\d[\d_]*", "mf"),
        (r"0[xX][\da-fA-F_]+", "mh"),
        (r"0[oO][0-7_]+", "mo"),
        (r"0[bB][01_]+", "mb"),
        (r"\d[\d_]*", "mi"),
        (rf"'{ESCAPE}'", "sc"),
        (r"'", "k"),
        (r'"', "s2", "string"),
    ),
    "comment": nested_comment("comment", "c", "(*", "*)"),
    "string": (
        (r'"', "s2", "-"),
        (ESCAPE, "se"),
        (r'[^"\\]+|\\\n', "s2"),
    ),
}
OCAML: Final = Machine(_TABLE)
