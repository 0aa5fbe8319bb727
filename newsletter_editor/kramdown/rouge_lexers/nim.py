"""Nim."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table


def _word(listed: str) -> str:
    """A pattern for any of the words, in which an underline may follow each letter."""
    return (
        rf"(?:{'|'.join(''.join(f'{letter}_?' for letter in word) for word in listed.split())})\b"
    )


_KEYWORDS: Final = _word(
    """
    addr as asm atomic bind block break case cast const continue converter defer discard distinct
    do elif else end enum except export finally for from func generic if import include interface
    iterator let macro method mixin nil object of out proc ptr raise ref return static template try
    tuple type using var when while with without yield
    """
)
_TYPES: Final = _word(
    """
    int int8 int16 int32 int64 float float32 float64 bool char range array seq set string
    """
)
_NAME: Final = r"[a-zA-Z](?:_?[a-zA-Z0-9])*"
_ESCAPE: Final = r"\\(?:[\\abcefnrtvl\"']|x[a-fA-F0-9]{2}|[0-9]{1,3})"
_FLOAT_SUFFIX: Final = r"'?[fF](?:32|64)"
_IN_STRINGS: Final[Rules] = (
    (r"\$[\w#]+", "si"),
    (r"[^\\'\"$\n]+", "s"),
    (r"['\"\\$]", "s"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"##[^\n]*", "sd"),
        (r"#[^\n]*", "c"),
        (r"[-+*/=<>@$~&%!?|\\\[\]]", "o"),
        (r"\.\.|[.,:;^`{}()]", "p"),
        (r'\w+"', "s", "raw"),
        (r'"""', "s", "long"),
        (r'"', "s", "string"),
        (r"'", "sc", "character"),
        (_word("and or not xor shl shr div mod in notin is isnot"), "ow"),
        (r"(?:p_?r_?o_?c_?\s)(?![(\[\]])", "k", "function"),
        (_KEYWORDS, "k"),
        (_TYPES, "kt"),
        (_word("true false"), "kp"),
        (_NAME, "n"),
        (
            rf"\d[\d_]*(?=[eE.]|{_FLOAT_SUFFIX})"
            rf"(?:\.(?!\.)[\d_]*|[eE][-+]?\d[\d_]*)*(?:{_FLOAT_SUFFIX})*",
            "mf",
        ),
        (r"0[xX][a-fA-F0-9][a-fA-F0-9_]*", "mh", "suffix"),
        (r"0[bB][01][01_]*", "m", "suffix"),
        (r"0o[0-7][0-7_]*", "mo", "suffix"),
        (r"\d[\d_]*", "mi", "suffix"),
        (r"\s+", ""),
        (r"[^\n]+", "err"),
    ),
    "suffix": ((r"'?[iI](?:32|64)", "il"), (r"'?(?:[iI](?:8|16)|[uU])", "mi"), (r"", "", "-")),
    "function": ((_NAME, "nf", "-"), (r"`[^\n]+`", "nf", "-")),
    "character": ((_ESCAPE, "se"), (r"'", "sc", "-"), (r"[^\n]", "sc")),
    "string": (
        (rf"{_ESCAPE}|\\\n", "se"),
        (r'"', "s", "-"),
        *_IN_STRINGS,
    ),
    "raw": ((r'"(?!")', "s", "-"), (r'"', "se", "-"), *_IN_STRINGS),
    "long": ((r'"""(?!")', "s", "-"), *_IN_STRINGS, (r"\n", "s")),
}
NIM: Final = Machine(_TABLE)
