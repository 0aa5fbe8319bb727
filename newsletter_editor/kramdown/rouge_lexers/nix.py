"""Nix."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table, ending

_WORDS: Final = ByWord(
    "nv",
    {
        "k": "if then else",
        "kd": "let",
        "kn": "in with inherit",
        "kr": """
        rec assert import abort baseNameOf builtins derivation fetchTarball map removeAttrs throw
        toString
""",
        "kc": "true false null",
    },
)
_BRACKETS: Final = ("{}", "()", "[]")
_INSERTED: Final[Rules] = ((r"\$\{", "si", "inserted"),)
_CODE: Final[Rules] = (
    (r"\s+", ""),
    (r"#[^\n]*|/\*[\s\S]*?(?:\*/|\Z)", "c"),
    (ending(r"[a-zA-Z][\w.+-]*://[^\s;()\[\]{}%]+", "://"), "sx"),
    (
        r"(?:\.{1,2}|~)/[\w.+-]+[\w./+-]*|[\w.+-]{1,200}(?:/[\w.+-]+)+|(?<![\w/])/[\w.+-]+(?:/[\w.+-]+)*",
        "sx",
    ),
    (r'"', "s2", "string"),
    (r"''", "s2", "lines"),
    (r"(?:if|then|else|let|in|with|inherit)\b", _WORDS),
    (r"[a-zA-Z_][\w-]*", _WORDS),
    (r"\d+", "mi"),
    (r"\.\.\.|\+\+|//|->|&&|\|\||[=!<>]=|[-+*/=<>!?@.]", "o"),
    *((rf"\{start}", "p", start) for start, _ in _BRACKETS),
    (r"\$\{", "p", "{"),
    (r"[,;:$]", "p"),
)
_TABLE: Final[Table] = {
    "start": _CODE,
    "inserted": ((r"\}", "si", "-"), *_CODE),
    **{start: ((rf"\{end}", "p", "-"), *_CODE) for start, end in _BRACKETS},
    "string": (
        (r'"', "s2", "-"),
        *_INSERTED,
        (r"\\[\s\S]", "se"),
        (r"\n", "err"),
        (r'[^"\\$\n]+|\$', "s2"),
    ),
    "lines": (
        (r"''(?![$'\\])", "s2", "-"),
        *_INSERTED,
        (r"''(?:\$|'|\\[\s\S])", "se"),
        (r"\n", "err"),
        (r"[^'$\n]+|['$]", "s2"),
    ),
}
NIX: Final = Machine(_TABLE)
