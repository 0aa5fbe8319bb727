"""Turtle and TriG."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, bare, ending, until

_NAME: Final = r"[^:;<>#@\"().\[\]{} ]"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", "w"),
        (r"(?i:@prefix|@base|prefix|base)\b", "kd"),
        (r"(?i:graph)\b", "k"),
        (r"a\b", "k"),
        (r"(?:true|false)\b", "kc"),
        (r"#[^\n]*", "c1"),
        (until("<", ">"), "nl"),
        (until('"""', '"""'), "s"),
        (until("'''", "'''"), "s"),
        (ending(r'"(?:\\[^\n]|[^"\\])*"', bare('"')), "s"),
        (ending(r"'(?:\\[^\n]|[^'\\])*'", bare("'")), "s"),
        (r"@[^\s,;.]+", "na"),
        (r"[-+]?(?:\d+\.\d*|\.\d+|\d+)[eE][-+]?\d+|[-+]?\d*\.\d+", "mf"),
        (r"[-+]?\d+", "mi"),
        (r"\^\^|[,.;()\[\]{}]", "p"),
        (rf"{_NAME}{{0,200}}:", "nn"),
        (rf"{_NAME}+", "n"),
    ),
}
TURTLE: Final = Machine(_TABLE)
