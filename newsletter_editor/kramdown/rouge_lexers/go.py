"""Go."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import NAME, ByWord, Machine, Table, until

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
            break case chan const continue default defer else fallthrough for func go goto if import
            interface map package range return select struct switch type var
        """,
        "kt": """
            bool byte complex128 complex64 error float32 float64 int int16 int32 int64 int8 rune
            string uint uint16 uint32 uint64 uint8 uintptr
        """,
        "nb": """
            append cap close complex copy delete imag len make new panic print println real recover
        """,
        "no": "false iota nil true",
    },
)
_ESCAPE: Final = r"\\(?:[abfnrtv\\'\"]|[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c"),
        (until(r"/\*", r"\*/"), "c"),
        (r"`[^`]*(?:`|\Z)", "s"),
        (r"\"", "s", "string"),
        (rf"'(?:[^\\\n']|{_ESCAPE})'", "sc"),
        (NAME, _WORDS),
        (r"(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?i?|\d+[eE][-+]?\d+i?|\d+i", "m"),
        (r"0[xX][0-9a-fA-F]+|\d+", "m"),
        (r"&\^=|<<=|>>=|\.\.\.|&&|\|\||<-|\+\+|--|:=|&\^|[-+*/%&|^<>=!:.]", "o"),
        (r"[(){}\[\],;]", "p"),
    ),
    "string": (
        (r"\"", "s", "-"),
        (_ESCAPE, "se"),
        (r"\\[\s\S]?", "err"),
        (r"[^\"\\]+", "s"),
    ),
}
GO: Final = Machine(_TABLE)
