"""Jsonnet."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, until

_WORDS: Final = ByWord(
    "nx",
    {
        "k": """
        assert else error for if import importstr in local self super tailstrict then
""",
        "kc": """
        false null true
""",
        "kd": """
        function
""",
        "nb": """
        abs acos asin assertEqual atan ceil char codepoint cos escapeStringBash escapeStringDollars
        escapeStringJson escapeStringPython exp exponent filter filterMap flattenArrays floor foldl
        foldr force format join length lines log makeArray manifestIni manifestPython
        manifestPythonVars mantissa map max min mod objectFields objectHas pow range set setDiff
        setInter setMember setUnion sin sort split sqrt stringChars substr tan thisFile toString
        type uniq
""",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*|#[^\n]*", "c1"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"\|\|\|", "s", "lines"),
        (r'"', "s", "double"),
        (r"'", "s", "single"),
        (r"\$", "k"),
        (r"[a-zA-Z_]\w*", _WORDS),
        (r"-?\d+\.\d+", "mf"),
        (r"-?\d+", "mi"),
        (r"[%()+,.:;=\[\]{}]", "p"),
    ),
    "lines": ((r"\|\|\|", "s", "-"), (r"\\.", "se"), (r"[^|\\]+|[|\\]", "s")),
    "double": ((r'"', "s", "-"), (r"\\.", "se"), (r'[^"\\]+', "s")),
    "single": ((r"'", "s", "-"), (r"\\.", "se"), (r"[^'\\]+", "s")),
}
JSONNET: Final = Machine(_TABLE)
