"""Mathematica."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Machine,
    Table,
    bare,
    ending,
    quoted,
    words,
)

_NAME: Final = r"[a-zA-Z$][$a-zA-Z0-9]*"
_NUMBER: Final = r"(?:\.\d+|\d+\.\d*|\d+)"
_NUMBER_OF_BASE: Final = r"(?:\.\w+|\w+\.\w*|\w+)"
_PRECISION: Final = rf"`(?:`?{_NUMBER})?"
_SYMBOL: Final = rf"(?:[a-zA-Z$][$a-zA-Z0-9]*|\\\[{_NAME}\])+"
# Rouge lists 5,400 names: those that are short, and nearly all that begin with a capital.
_SHORT: Final = words(
    """
    Abs Arg All Ask And C Cap CDF Cos Cot Csc Cup D Det Div Do Dot Dt Del E Exp Erf End Fit For GCD
    Get Hue I If Im In Key LCM Log Mod Map Max Min N Nor Now Not O Off Or On Out Pi PDF Put Re Row
    Red Run Sec Sow Sum Set Sin Tan Top Tr URL Vee Xor
    """
)
_STRING: Final = r'"(?:\\[\s\S]|[^"\\])*"'
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", "w"),
        (r"\(\*", "c", "comment"),
        (rf"\d+\^\^{_NUMBER_OF_BASE}(?:{_PRECISION})?(?:\*\^[+-]?\d+)?", "m"),
        (rf"{_NUMBER}(?:{_PRECISION})?(?:\*\^[+-]?\d+)?", "m"),
        (rf"::{_NAME}", "nt"),
        (ending(rf"::{_STRING}", bare('"')), "nt"),
        (r"(?:In|Out)\[[0-9]+\]:?=", "gp"),
        (r"(?:Module|With|Block)(?![$a-zA-Z0-9`]|\\\[)", "bp"),
        (rf"(?:{_SHORT}|[A-Z][a-zA-Z0-9]{{3,}})(?![$a-zA-Z0-9`]|\\\[)", "nb"),
        (rf"`?{_SYMBOL}(?:`{_SYMBOL})*`?", "nv"),
        (rf"#(?:{_NAME}|\"{_NAME}\"|[0-9]*)", "nf"),
        (r"[+\-*/|,;.:@~=><&`'^?!_%]", "o"),
        (r"[\[\](){}]", "p"),
        *quoted('"', "s"),
    ),
    "comment": (
        (r"\(\*", "c", "comment"),
        (r"\*\)", "c", "-"),
        (rf"::{_NAME}::", "cp"),
        (rf" :(?:{_NAME}|\s)+: ", "cp"),
        (r"[^\n(*: ]+|[^\n]", "c"),
    ),
}
MATHEMATICA: Final = Machine(_TABLE)
