"""Puppet."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
)

_NAME: Final = r"(?:::)?[a-z]\w*(?:::\w+)*"
_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        and case class default define else elsif if in import include inherits node unless
""",
        "kc": "true false undef",
        "ow": "and or not in",
    },
)
_VALUES: Final[Rules] = (
    (ending(r"\$\{[^}\n]*\}", r"\}"), "nv"),
    (r"\$(?:::)?\w+(?:::\w+)*", "nv"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]{0,2000}\n", "c"),
        (r"(class)(\s+)([\w:]+)", ("k", "", "nc")),
        (r"(include|import)(\s+)([\w:]+)", ("k", "", "nc")),
        (r"(define)(\s+)([\w:]+)", ("k", "", "nf")),
        (r"(?:require|before|notify|subscribe|audit|tag|noop|schedule|alias)(?=\s*=>)", "kp"),
        (r"\b\w+(?=\s*=>)", "py"),
        (rf"{_NAME}(?=\s*\()", ByWord("nf", {"k": "if unless case elsif"})),
        (_NAME, _WORDS),
        (r"[A-Z]\w*(?:::[A-Z]\w*)*", "nc"),
        *_VALUES,
        (r"(=~|!~)(\s*)(/(?:\\[^\n]|[^/\\\n])*/)", ("o", "", "sr")),
        (ending(r"'(?:\\[\s\S]|[^'\\])*'", bare("'")), "s1"),
        (r'"', "s2", "string"),
        (r"\d+", "m"),
        (r"=>|[:(){}\[\],;|]|->|~>", "p"),
        (r"[=!<>]=|=~|!~|\+>|[=<>!+*/.-]", "o"),
    ),
    "string": (
        (r'"', "s2", "-"),
        *_VALUES,
        (r"\\[\s\S]", "se"),
        (r'[^"\\$]+|\$', "s2"),
    ),
}
PUPPET: Final = Machine(_TABLE)
