"""HOCON."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, until

_VALUES: Final[Rules] = (
    (r"\s+", "w"),
    (r"#[^\n]*|//[^\n]*", "c1"),
    (r"(?:true|false|null)\b", "kc"),
    (r"\$\{\??", "si", "substitution"),
    (until('"""', '"""'), "s2"),
    (r'("(?:\\.|[^"\\\n])*")(?=\s*[:={])', "nl"),
    (r'"', "s2", "text"),
    (r"[\w.-]{1,200}(?=\s{0,20}[:={])", "nl"),
    (r"-?\d+(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)", "mf"),
    (r"-?\d+", "mi"),
    (r"\[", "p", "list"),
    (r"\{", "p", "object"),
    (r"[()}\]:=]", "p"),
    (r"[^\s$\"{}\[\]:=,+#`^?!@*&()]", "l"),
)
_TABLE: Final[Table] = {
    "start": _VALUES,
    "list": (
        (r"\]", "p", "-"),
        (r"\{", "p", "object"),
        (r",", "p"),
        *(rule for rule in _VALUES if rule[1] != "nl"),
    ),
    "object": ((r"\}", "p", "-"), (r",", "p"), *_VALUES),
    "text": (
        (r'"', "s2", "-"),
        (r"\$\{\??", "si", "substitution"),
        (r"\\(?:u[0-9a-fA-F]{4}|[\s\S])", "se"),
        (r'[^"\\$]+|\$', "s2"),
    ),
    "substitution": ((r"\}", "si", "-"), (r"[^}]+", "nv")),
}
HOCON: Final = Machine(_TABLE)
