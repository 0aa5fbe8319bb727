"""F#."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, nested_comment
from newsletter_editor.kramdown.rouge_lexers.ocaml import ESCAPE

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        abstract and as assert atomic base begin break checked class component const constraint
        constructor continue default delegate do done downcast downto elif else end event exception
        extern external finally fixed for fun function functor global if in include inherit inline
        interface internal lazy let match member method mixin module mutable namespace new not null
        object of open or override parallel private process protected public pure rec return sealed
        select sig static struct tailcall then to trait try type upcast use val virtual void
        volatile when while with yield
""",
        "bp": "true false",
        "ow": "asr land lor lsl lxor mod",
        "kt": "bool int char string unit float list array",
    },
)
_SIGNS: Final = ByWord(
    "o",
    {
        "p": """
        ( ) [ ] { } [| |] [< >] , ; ;; : :: :> := . .. -> <- < > <> = != | |> <| & && - * ? ?? # ~ _
        -. >.
""",
        "bp": "() []",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (r"\(\*(?!\))", "c", "comment"),
        (r"([A-Z][\w']*)(\.)", ("nn", "p")),
        (r"[A-Z][\w']*", "nc"),
        (r"[a-z][\w']*", _WORDS),
        (r"``[^`\n]+``", "n"),
        (rf"'{ESCAPE}'", "sc"),
        (r"'", "k"),
        (r'"', "s2", "string"),
        (r"\d[\d_]*(?:\.\d*)?[eE][-+]?\d[\d_]*", "mf"),
        (r"0[xX][\da-fA-F_]+", "mh"),
        (r"0[oO][0-7_]+", "mo"),
        (r"0[bB][01_]+", "mb"),
        (r"\d[\d_]*", "mi"),
        (r"[;,_!$%&*+./:<=>?@^|~#\[\](){}-]+", _SIGNS),
    ),
    "comment": nested_comment("comment", "c", "(*", "*)"),
    "string": (
        (r'"', "s2", "-"),
        (ESCAPE, "se"),
        (r'[^"\\]+|\\\n', "s2"),
    ),
}
FSHARP: Final = Machine(_TABLE)
