"""Elixir."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, words

_WORDS: Final = {
    "k": """
        case cond if unless else after end catch rescue raise throw try receive fn def defp
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
    (name, start, end, css)
    for start, end in ("()", "[]", "{}", "<>")
    for name, css in (("r", "sr"), ("[a-qs-z]", "sx"), ("R", "sr"), ("[A-QS-Z]", "sx"))
)
_MARKED: Final = tuple(
    (name, mark, mark, css) for mark in "/|\"'" for name, css in (("R", "sr"), ("[A-QS-Z]", "sx"))
)
_DIGITS: Final = r"\d(?:_?\d)*"
_CODE: Final[Rules] = (
    (r"#[^\n]*", "c1"),
    (r"\s+", ""),
    (r'"""[\s\S]*?"""|' + r"'''[\s\S]*?'''", "sd"),
    (r"\"", "s2", "double"),
    (r"'", "s1", "single"),
    (r":\"", "ss", "atom"),
    *(
        (rf"~{name}{re.escape(start)}", css, name + start)
        for name, start, _, css in (*_SIGILS, *_MARKED)
    ),
    (rf"~r([/|\"'])[\s\S]*?(?:\1{_FLAGS['sr']}|\Z)", "sr"),
    (rf"~[a-z]([/|\"'])[\s\S]*?(?:\1{_FLAGS['sx']}|\Z)", "sx"),
    *(
        (rf"(?:{words(listed)})\b{'(?![?!])' if css in ('k', 'kn') else ''}", css)
        for css, listed in _WORDS.items()
    ),
    (r"do\b", "k"),
    (r"%=", "o"),
    (r"::|[\\;,%(){}\[\]]", "p"),
    (
        r":(?:[a-zA-Z_]\w*(?:[?!]|=(?![=>~]))?|%\{\}|===?|=~|<>|<=|>=|--|\+\+|&&|\|\||[-+/<>|&!~%`])",
        "ss",
    ),
    (r"[a-zA-Z_]\w*[?!]?:(?!:)", "ss"),
    (r":", "p"),
    (r"(?:nil|true|false)\b(?![?!])", "no"),
    (r"@[a-zA-Z_]\w*|&\d+", "nv"),
    (r"\?(?:\\(?:x\d{1,2}|[\da-fA-F]{1,2}\b)|[^\s\\])", "sx"),
    (r"[A-Z]\w*\b", "no"),
    (r"(?:[a-zA-Z_]|!\w)\w*[?!]?|!(?!=)", "n"),
    (r"~~~|=~|>>|[-+*/=<.&|^]|>(?!<)|!=", "o"),
    (r"0x[\da-fA-F]+(?:_[\da-fA-F]+)*\b", "mh"),
    (r"0o[0-7]+(?:_[0-7]+)*\b", "mo"),
    (r"0b[01]+(?:_[01]+)*\b", "mb"),
    (rf"{_DIGITS}\.{_DIGITS}(?:[eE][-+]?{_DIGITS})?\b", "mf"),
    (rf"{_DIGITS}\b", "mi"),
)
_ESCAPE: Final[Rules] = ((r"\\(?:x[\da-fA-F]{2}|u\{?\d+\}?|[abdefnrstv0\"'\\])", "se"),)
_TABLE: Final[Table] = {
    "start": _CODE,
    "inserted": ((r"\}", "si", "-"), *_CODE),
    "double": (('"', "s2", "-"), *_INSERTED, *_ESCAPE, (r"[^\"#\\]+|[#\\]", "s2")),
    "single": (("'", "s1", "-"), *_INSERTED, *_ESCAPE, (r"[^'#\\]+|[#\\]", "s1")),
    "atom": (('"', "ss", "-"), *_INSERTED, (r"[^\"#]+", "ss")),
    **{
        name + start: (
            (re.escape(end) + ("" if (start, css) == ("<", "sx") else _FLAGS[css]), css, "-"),
            *(_INSERTED if name[-2:] in ("R", "Z]") else ()),
            (
                rf"[^\{start}\{end}#\\]+|#" if name[-2:] in ("R", "Z]") else rf"[^\{start}\{end}]+",
                css,
            ),
        )
        for name, start, end, css in (*_SIGILS, *_MARKED)
    },
}
ELIXIR: Final = Machine(_TABLE)
