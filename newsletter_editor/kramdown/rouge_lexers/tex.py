"""TeX and LaTeX."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_COMMAND: Final = r"\\(?:[a-zA-Z@]+\*?|[\s\S])"
_COMMON: Final[Rules] = (
    (r"%[^\n]*", "c"),
    (r"[{}&_^]", "p"),
)
_FORMULA: Final[Rules] = (
    *_COMMON,
    (_COMMAND, "nv"),
    (r"\d+", "m"),
    (r"[-=!+*/()\[\]]", "o"),
    (r"[^-=!+*/()\[\]\\$%&_^{}0-9]+", "nb"),
)
_TABLE: Final[Table] = {
    "start": (
        *_COMMON,
        (r"\\begin\{[^}\n]*\}|\\end\{[^}\n]*\}", "nt"),
        (r"\\\[", "p", "display"),
        (r"\\\(", "p", "inline"),
        (r"\$\$", "p", "double"),
        (r"\$", "p", "single"),
        (r"(\\verb)(\S)([^\n]*?)(\2)", ("nb", "kp", "sx", "kp")),
        (_COMMAND, "k", "command"),
        (r"[^\\$%&_^{}]+", ""),
    ),
    "command": ((r"\[[^\]\n]*\]", "na", "-"), (r"", "", "-")),
    "display": ((r"\\\]", "p", "-"), (r"\$", "nb"), *_FORMULA),
    "inline": ((r"\\\)", "p", "-"), (r"\$", "nb"), *_FORMULA),
    "double": ((r"\$\$", "p", "-"), *_FORMULA),
    "single": ((r"\$", "p", "-"), *_FORMULA),
}
TEX: Final = Machine(_TABLE)
