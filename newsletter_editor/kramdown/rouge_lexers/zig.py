"""Zig."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        align allowzero and anyerror anyframe asm async await bool break callconv catch comptime
        comptime_float const continue c_int c_long c_longdouble c_longlong c_short c_uint c_ushort
        c_void defer else enum errdefer error export extern fn for if inline linksection noalias
        noinline noreturn nosuspend or orelse packed pub resume return struct suspend switch test
        threadlocal try type undefined union unreachable usingnamespace var void volatile while
""",
        "nb": "comptime_int",
        "kc": "false null true",
        "kt": "usize isize",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c"),
        (r"@[a-zA-Z_]\w*(?=\s*\()", "nb"),
        (r"[iuf]\d+\b", "kt"),
        (r"(\.)([a-zA-Z_]\w*)(?=\()", ("p", "nf")),
        (r"(\.)([a-zA-Z_]\w*)", ("p", "py")),
        (r"[a-zA-Z]\w*", _WORDS),
        (r'"', "s", "string"),
        (r"'[^'\\\n]'|'\\[nrt'\"\\]'", "sc"),
        (r"\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?[\d_]+)?|[eE][-+]?[\d_]+)", "mf"),
        (r"0x[\da-fA-F_]+|0b[01_]+|[\d_]+", "mi"),
        (r"\.\.\.?|\.[*?]|\.|[-+*/%=<>&!~^?@]", "o"),
        (r"[|:,;(){}\[\]]", "p"),
    ),
    "string": (
        (r'"', "s", "-"),
        (r"\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F]+\}|[\s\S])", "se"),
        (r'[^"\\]+', "s"),
    ),
}
ZIG: Final = Machine(_TABLE)
