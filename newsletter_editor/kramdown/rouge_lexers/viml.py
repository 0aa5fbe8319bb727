"""Vim's scripts."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, quoted
from newsletter_editor.kramdown.rouge_lexers.viml_words import COMMANDS, OPTIONS_AND_FUNCTIONS

_TABLE: Final[Table] = {
    "start": (
        (r"^\s++(?![\"\\])", ""),
        (r"^(\s*)(\"[^\n]*)", ("", "c")),
        (r"^\s*\\", "se"),
        (r"[ \t]+", ""),
        *quoted("/", "sr", one_line=True),
        *quoted('"', "s2", one_line=True),
        *quoted("'", "s1", one_line=True),
        (r"-?\d+", "m"),
        (r"#[\da-fA-F]{6}", "mh"),
        (r"[():<>+=!\[\]{}|,~.-]", "p"),
        (r"(?:let|if|else|endif|elseif|fun|function|endfunction)\b", "k"),
        (r"(?:NONE|bold|italic|underline|dark|light)\b", "nb"),
        (r"[abgs]:\w+\b", "nv"),
        (r"\w+\b", ByWord("", {"nb": OPTIONS_AND_FUNCTIONS, "k": COMMANDS})),
        (r"[\s\S]", ""),
    ),
}
VIML: Final = Machine(_TABLE)
