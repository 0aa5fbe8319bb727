"""DOT, Graphviz's language."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, until

_COMMON: Final[Rules] = (
    (r"\s+", ""),
    (r"//[^\n]*|#[^\n]*", "c1"),
    (until(r"/\*", r"\*/"), "cm"),
    (r'"[^"]*"', "s2"),
    (r"(<)([^>]{0,500})(>)", ("p", "", "p")),
    (r"(\w{1,200})(\s{0,50})(=)", ("n", "", "p")),
)
_NAMES: Final[Rules] = (
    (r"[a-zA-Z_]\w*", "nv"),
    (r"\d+\.\d+", "mf"),
    (r"\d+", "mi"),
)
_TABLE: Final[Table] = {
    "start": (
        *_COMMON,
        (r"(?:digraph|edge|graph|node|strict|subgraph)\b", "k"),
        *_NAMES,
        (r"->|--", "o"),
        (r"\[", "o", "attributes"),
        (r"[:;=<{}]", "p"),
    ),
    "attributes": ((r"\]", "o", "-"), *_COMMON, *_NAMES, (r"[,;=]", "p")),
}
DOT: Final = Machine(_TABLE)
