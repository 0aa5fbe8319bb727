"""Tcl, of which rouge colours what opens a block, and what its strings hold."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_VARIABLE: Final = r"\$(?:\{[^}\n]*\}|[a-z0-9_.:-]+)"


def _words(leaving: str) -> Rules:
    return (
        (r"[{\[]", "p", f"{leaving} first"),
        (r"[}\]]", "p", "-"),
        (r'"', "s2", f"{leaving} string"),
        (r"\\[\s\S]", "se"),
    )


_TABLE: Final[Table] = {
    "start": ((r"", "", "first"),),
    "first": (
        (r"\n+|\t\s{0,99}(?=\$)", ""),
        (r"#(?![^\n\t]*[\"({\[;}\]])[^\n)]+", "c1"),
        (_VARIABLE, "nv", "=rest"),
        *_words("=rest"),
        (r"", "", "=rest"),
    ),
    "rest": (
        *_words(""),
        (r"\n+|\t\s{0,99}(?=\$)", "", "=first"),
        (r"\)[ \t]*(?=\$)|\(", "p", "=first"),
        (r"[;)]", "p"),
        (r"[^{}\[\]\"\\;()\n\t]+|\t", ""),
    ),
    "string": (
        (r'"', "s2", "-"),
        (r"\[", "p", "first"),
        (r"\\[\s\S]", "se"),
        (_VARIABLE, "nv"),
        (r"\$", ""),
        (r'[^"\[\\$]+', "s2"),
    ),
}
TCL: Final = Machine(_TABLE)
