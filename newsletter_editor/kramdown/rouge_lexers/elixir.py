"""Elixir."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, words

_WORDS: Final = {
    "k": """
        case cond if unless else after end do catch rescue raise throw try receive fn def defp
        defmodule defmacro defmacrop defprotocol defimpl defstruct defexception defdelegate
        defguard defguardp defrecord bc lc exit
""",
    "kn": "quote unquote use import require super",
    "ow": "and or not in when xor",
    "bp": "__MODULE__ __FILE__",
}
_INSERTED: Final[Rules] = ((r"#\{", "si", "inserted"),)
_FLAGS: Final = {"sr": "[fgimrsux]*", "sx": "[acs]*"}
_SIGILS: Final = tuple(
    (name, rf"\{start}", rf"\{end}", css)
    for start, end in ("()", "[]", "{}", "<>")
    for name, css in (("r", "sr"), ("[a-qs-z]", "sx"), ("[A-Z]", "sx"))
)
_CODE: Final[Rules] = (
    (r"#[^\n]*", "c1"),
    (r"\s+", ""),
    (r'"""[\s\S]*?"""|' + r"'''[\s\S]*?'''", "sd"),
    (r"\"", "s2", "double"),
    (r"'", "s1", "single"),
    (r":\"", "ss", "atom"),
    *((rf"~{name}{start}", css, name + start) for name, start, _, css in _SIGILS),
    (rf"~r([/|\"'])[\s\S]*?(?:\1{_FLAGS['sr']}|\Z)", "sr"),
    (rf"~[a-zA-Z]([/|\"'])[\s\S]*?(?:\1{_FLAGS['sx']}|\Z)", "sx"),
    *((rf"(?:{words(listed)})\b(?![?!])", css) for css, listed in _WORDS.items()),
    (r"(?:::|[\\;,%(){}\[\]])", "p"),
    (r":(?:[a-zA-Z_]\w*[?!]?|%\{\}|===?|!==?|<(?=<>>)|<<|[-+*/<>|&!^=])", "ss"),
    (r"[a-zA-Z_]\w*[?!]?:(?!:)", "ss"),
    (r":", "p"),
    (r"(?:nil|true|false)\b(?![?!])", "no"),
    (r"@[a-zA-Z_]\w*|&\d+", "nv"),
    (r"\?[^\s\\]", "sx"),
    (r"[A-Z]\w*", "no"),
    (r"!?[a-zA-Z_]\w*[?!]?|!(?!=)", "n"),
    (r"~~~|=~|[-+*/=<>.&|^]|!=", "o"),
    (r"0x[\da-fA-F]+", "mh"),
    (r"0o[0-7]+", "mo"),
    (r"0b[01]+", "mb"),
    (r"\d[\d_]*\.\d[\d_]*(?:e[-+]?\d+)?", "mf"),
    (r"\d[\d_]*\b", "mi"),
)
_ESCAPE: Final[Rules] = ((r"\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|[\s\S])", "se"),)
_TABLE: Final[Table] = {
    "start": _CODE,
    "inserted": ((r"\}", "si", "-"), *_CODE),
    **{
        name: ((end, css, "-"), *_INSERTED, *_ESCAPE, (rf"[^{end}#\\]+|#", css))
        for name, end, css in (("double", '"', "s2"), ("single", "'", "s1"), ("atom", '"', "ss"))
    },
    **{
        name + start: (
            (rf"{end}{_FLAGS[css]}", css, "-"),
            *(_INSERTED if name == "[A-Z]" else ()),
            (rf"[^{start}{end}#\\]+|#" if name == "[A-Z]" else rf"[^{start}{end}]+", css),
        )
        for name, start, end, css in _SIGILS
    },
}
ELIXIR: Final = Machine(_TABLE)
