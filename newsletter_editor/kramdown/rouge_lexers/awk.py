"""AWK."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_WORDS: Final = ByWord(
    "nx",
    {
        "k": """
        if else while for do break continue return next nextfile delete exit print printf getline
""",
        "kd": "function",
        "kr": "BEGIN END",
        "kc": """
        CONVFMT ENVIRON ERRNO FIELDWIDTHS FILENAME FNR FS IGNORECASE NF NR OFMT OFS ORS RS SUBSEP
        ARGC ARGIND ARGV
""",
        "nb": """
        atan2 cos exp gensub gsub index int length log match rand sin split sprintf sqrt
        srand sub substr system tolower toupper
""",
        "o": "in",
    },
)
_BASICS: Final[Rules] = ((r"\s+", ""), (r"#[^\n]*", "c1"))
_TABLE: Final[Table] = {
    "start": ((r"", "", "code"),),
    # A slash begins an expression where a value may stand.
    "operand": (
        *_BASICS,
        (r"/", "sr", "=expression"),
        (r"", "", "-"),
    ),
    "expression": (
        (r"/", "sr", "-"),
        (r"\\[^\n]|\[\^?|[\]()?]|\{[\d,]+\}", "se"),
        (r"[^/\\\n\[\]()?{]+|\{", "sr"),
        (r"\n", "", "-"),
    ),
    "code": (
        (r"\n\s*", "", "operand"),
        *_BASICS,
        (r"\$\w*", "nv"),
        (r"\+\+|--|\|\||&&|!~|[-+*/%^!=<>]=|\*\*|[-+*/%^!=<>~|]", "o", "operand"),
        (r"[{(\[,;?:]", "p", "operand"),
        (r"[})\].]", "p"),
        (r"(?:print|return|in)\b", _WORDS, "operand"),
        (r"[a-zA-Z_]\w*", _WORDS),
        (r"\d+\.\d+", "mf"),
        (r"\d+", "mi"),
        (r'"(?:\\[\s\S]|[^"\\]){0,200}"', "s2"),
    ),
}
AWK: Final = Machine(_TABLE)
