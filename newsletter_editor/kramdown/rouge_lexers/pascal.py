"""Pascal, as Delphi and Free Pascal have it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        absolute abstract all and and_then array as asm assembler attribute begin bindable case
        class const constructor destructor div do downto else end except exit export exports
        external far file finalization finally for forward function goto if implementation import
        in inc index inherited initialization inline interface interrupt is label library message
        mod module near not object of on only operator or or_else out overload override packed
        pascal private procedure program property protected public published qualified raise read
        record register repeat resident resourcestring restricted safecall set shl shr stdcall
        stored string then threadvar to try type unit until uses value var view virtual while with
        write writeln xor
""",
        "nb": "false nil true",
        "kt": """
        ansistring boolean byte bytebool cardinal char comp currency double dword extended int64
        integer iunknown longbool longint longword pansichar pbyte pchar pointer real real48
        shortint shortstring single smallint tclass tdatetime textfile tobject variant widechar
        widestring word wordbool
""",
    },
    ignore_case=True,
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"\{[^}]*(?:\}|\Z)|\(\*[\s\S]*?(?:\*\)|\Z)", "cm"),
        (r"//[^\n]*\n?", "c1"),
        (r"'(?:''|[^'\n])*'", "s"),
        (r"\$[\da-fA-F]+", "mh"),
        (r"\d[\d.]*(?:[eE][-+]?\d+)?", "m"),
        (r"[a-zA-Z_]\w*", _WORDS),
        (r"[!#$%&()*+,\-./:;<=>?@\[\\\]^`{|}~]", "p"),
    ),
}
PASCAL: Final = Machine(_TABLE)
