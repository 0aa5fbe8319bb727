"""Kotlin."""

from __future__ import annotations

import unicodedata
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Machine,
    Table,
    nested_comment,
    until,
    words,
)

_KEYWORDS: Final = words(
    """
    abstract annotation as break by catch class companion const constructor continue crossinline do
    dynamic else enum external false final finally for fun get if import in infix inline inner
    interface internal is lateinit noinline null object open operator out override package private
    protected public reified return sealed set super suspend tailrec this throw true try typealias
    typeof val var vararg when where while yield
    """
)


def _of_kind(kinds: str) -> str:
    """The letters of European scripts that Unicode counts among these kinds."""
    places = (*range(0xAA, 0x530), *range(0x1E00, 0x2070))
    return "".join(sign for sign in map(chr, places) if unicodedata.category(sign) in kinds.split())


_CAPITAL: Final = rf"[A-Z{_of_kind('Lu')}]"
_LETTERS: Final = rf"a-zA-Z{_of_kind('Lu Ll Lt Lm Nl')}"
_REST: Final = rf"[-\w{_LETTERS}{_of_kind('Nd Pc Cf Mn Mc')}]*+`?+"
_CLASS: Final = rf"`?{_CAPITAL}{_REST}"
_NAME: Final = rf"`?[_{_LETTERS}]{_REST}"
_DIGITS: Final = r"(?:\d[\d_]*\d|\d)"
_EXPONENT: Final = rf"[eE][-+]?{_DIGITS}"
_TABLE: Final[Table] = {
    "start": (
        (r"(companion)(\s+)(object)\b", ("k", "", "k")),
        (r"(class|data\s+class|interface|object)(\s+)", ("kd", ""), "class"),
        (r"(fun)(\s+)", ("k", ""), "function"),
        (r"(package|import)(\s+)(\S+)", ("k", "", "nn")),
        (r"(val|var)(\s+)(\()", ("kd", "", "p"), "tuple"),
        (r"(val|var)(\s+)", ("kd", ""), "property"),
        (rf"(return|continue|break|this|super)(@{_NAME})?\b", ("k", "nd")),
        (rf"(?:{_KEYWORDS})\b", "k"),
        (r"^\s++(?!\[[^\]\n]*\])", ""),
        (r"^\s*\[[^\]\n]*\]", "na"),
        (r"[^\S\n]+|\\?\n", ""),
        (r"//[^\n]*", "c1"),
        (r"/\*[^\n]*\*/", "cm"),
        (r"/\*[^\n]*", "cm", "comment"),
        (r"(::)(class)", ("o", "k")),
        (r"::|!!|\?[:.]|\.\.", "o"),
        (
            rf"(?:{_DIGITS}?\.{_DIGITS}(?:{_EXPONENT})?|{_DIGITS}{_EXPONENT})[fF]?|{_DIGITS}[fF]",
            "mf",
        ),
        (r"0[bB](?:[01][01_]*[01]|[01])[uU]?L?", "mb"),
        (r"0[xX](?:[\da-fA-F][\da-fA-F_]*[\da-fA-F]|[\da-fA-F])[uU]?L?", "mh"),
        (r"(?:[1-9][\d_]*\d|\d)[uU]?L?", "mi"),
        (r"[-~!%^&*()+=|\[\]:;,.<>/?{}]", "p"),
        (r'@"(?:""|[^"])*"', "s"),
        (until('"""', '"""'), "s"),
        (r'"(?:\\[\\"]|[^"\\\n]|\\(?![\\"]))*["\n]', "s"),
        # The last quote ends it where all have a backslash before them and no line follows.
        (r'"[^\n]*"', "s"),
        (r"'(?:\\[^\n]|[^\\])'", "sc"),
        (rf"@{_CLASS}", "nd"),
        (rf"({_CLASS})(<)", ("nc", "p"), "types"),
        (_CLASS, "nc"),
        (rf"{_NAME}(?=\s*[({{])", "nf"),
        (rf"{_NAME}@", "nd"),
        (_NAME, "n"),
    ),
    "class": ((_CLASS, "nc", "-"),),
    "function": (
        (r"<", "p", "types"),
        (r"\s+", ""),
        (rf"({_CLASS})(\.)", ("nc", "p")),
        (_NAME, "nf", "-"),
    ),
    "types": (
        (_CLASS, "nc"),
        (r"<", "p", "types"),
        (r"reified|out|in", "k"),
        (r"[,:.?]", "p"),
        (r"\s+", ""),
        (r">", "p", "-"),
    ),
    "property": ((r"<", "p", "types"), (r"\s+", ""), (_NAME, "py", "-")),
    "tuple": ((r",", "p"), (r"\)", "p", "-"), (r"\s+", ""), (_NAME, "py")),
    "comment": nested_comment("comment", "cm"),
}
KOTLIN: Final = Machine(_TABLE)
