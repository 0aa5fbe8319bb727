"""Prolog."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, bare, ending

_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"%[^\n]*|#[^\n]*", "c1"),
        (r"/\*", "cm", "comment"),
        (r"\d+\.\d+(?:[eE][-+]?\d+)?", "mf"),
        (r"\d+", "m"),
        (r"=:=|=\.\.", "o"),
        (r":-|-->|[()\[\]{}|,.;:!]", "p"),
        (r'"(?:\\[^\n]|[^"\\]){0,200}"', "s2"),
        (ending(r"'(?:\\[^\n]|[^'\\\n])*'", bare("'")), "ss"),
        (r"[-+*/<>=@?^~]|\*\*", "o"),
        (r"[A-Z_]\w*", "nv"),
        (r"[a-z]\w*", "ss"),
    ),
    "comment": ((r"\*/", "cm", "-"), (r"[^*]+|\*", "err")),
}
PROLOG: Final = Machine(_TABLE)
