"""Prolog."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, until

_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"\A#[^\n]*|%[^\n]*", "c1"),
        (until(r"/\*\*", r"\*/"), "cm"),
        (r"/\*", "cm", "comment"),
        (r"\d+\.\d+", "mf"),
        (r"\d+", "m"),
        (r"=:=|=\.\.", "o"),
        (r":-|-->|[()\[\]{}|,.;!]", "p"),
        (until('"', '"'), "s2"),
        (r"'[^'\n]*'", "ss"),
        (r"[-+*/<>=@?^~:#&]", "o"),
        (r"[A-Z_]\w*", "nv"),
        (r"(?u:[^\W\dA-Z_]\w*)", "ss"),
    ),
    "comment": ((r"\*/", "cm", "-"), (r"[^*]+|\*", "err")),
}
PROLOG: Final = Machine(_TABLE)
