"""Haskell."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_WORDS: Final = ByWord(
    "n",
    {
        "kr": """
            _ case class data default deriving do else if in infix infixl infixr instance let
            newtype of then type where
        """
    },
)
_SIGN: Final = r"[:!#$%&*+.\\/<=>?@^|~-]"
_BASIC: Final[Rules] = (
    (r"\s+", ""),
    (r"\{-#", "cp", "pragma"),
    (r"\{-", "cm", "comment"),
    (r"^--\s+\|[^\n]*", "cd"),
    (r"--(?![!#$%&*+./<=>?@^|_~])[^\n]*", "c1"),
)
_ESCAPES: Final = (
    r"[abfnrtv\"'&\\]",
    r"\^[\]\[A-Z@^_]",
    r"NUL|[SE]TX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|S[OI]|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC"
    r"|[FGRU]S|SP|DEL",
    r"[oO][0-7]+",
    r"[xX][0-9a-fA-F]+",
    r"\d+",
    r"\s+\\",
)


def _comment(css: str) -> Rules:
    return ((r"-\}", css, "-"), (r"\{-", css, "comment"), (r"[^{}-]+|[{}-]", css))


_TABLE: Final[Table] = {
    "start": (
        *_BASIC,
        (r"'(?=(?:.|\\\S+)')", "sc", "character"),
        (r"\"", "s", "string"),
        (r"\d+[eE][+-]?\d+", "mf"),
        (r"\d+\.\d+(?:[eE][+-]?\d+)?", "mf"),
        (r"0[oO][0-7]+", "mo"),
        (r"0[xX][0-9a-fA-F]+", "mh"),
        (r"\d+", "mi"),
        (r"import(?![\w'])", "kr", "import"),
        (r"module(?![\w'])", "kr", "module"),
        (r"'?[A-Z][\w']*", "kt"),
        (r"[\w']+", _WORDS),
        (rf"\\(?!{_SIGN})", "nf"),
        (rf"{_SIGN}+", "o"),
        (r"\[\s*\]", "kt"),
        (r"\(\s*\)", "nb"),
        (r"(\[)([_a-z][\w']*)(\|)", ("o", "n", "o"), "quotation"),
        (r"[\[\](),;`{}]", "p"),
    ),
    "comment": _comment("cm"),
    "pragma": _comment("cp"),
    "import": (
        (r"\s+", ""),
        (r"\"", "s", "string"),
        (r"qualified\b", "k"),
        (r"([A-Z][\w.]*)(\s+)(as)(\s+)([A-Z][\w.]*)", ("nn", "", "k", "", "n"), "-"),
        (r"([A-Z][\w.]*)(\s+)(hiding)(\s+)(\()", ("nn", "", "k", "", "p"), "=functions"),
        (r"([A-Z][\w.]*)(\s+)(\()", ("nn", "", "p"), "=functions"),
        (r"[\w.]+", "nn", "-"),
    ),
    "module": (
        (r"\s+", ""),
        (r"([A-Z][\w.]*)(\s+)(\()", ("nn", "", "p"), "functions"),
        (r"where\b", "kr", "-"),
        (r"[A-Z][\w.]*", "nn", "-"),
    ),
    "functions": (
        *_BASIC,
        (r"[A-Z]\w*", "kt"),
        (r"_[\w']+|[a-z][\w']*", "nf"),
        (r",", "p"),
        (rf"{_SIGN}+", "o"),
        (r"\(", "p", "functions"),
        (r"\)", "p", "-"),
    ),
    "character": ((r"\\", "se", "=character_end escape"), (r".", "sc", "=character_end")),
    "character_end": ((r"'", "sc", "-"), (r".", "err", "-")),
    "quotation": ((r"\|\]", "o", "-"), (r"[^|]+|\|", "")),
    "string": ((r"\"", "s", "-"), (r"\\", "se", "escape"), (r"[^\\\"]+", "s")),
    "escape": tuple((pattern, "se", "-") for pattern in _ESCAPES),
}
HASKELL: Final = Machine(_TABLE)
