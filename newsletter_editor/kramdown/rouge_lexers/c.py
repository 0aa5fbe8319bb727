"""C and C++."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_TYPES: Final = """
    DIR FILE _Bool _Complex char clock_t div_t double float fpos_t int int16_t int32_t int64_t
    int8_t int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t
    int_least64_t int_least8_t intmax_t intptr_t jmp_buf ldiv_t long mbstate_t off_t ptrdiff_t short
    sig_atomic_t signed size_t ssize_t time_t uint16_t uint32_t uint64_t uint8_t uint_fast16_t
    uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t
    uint_least8_t uintmax_t uintptr_t unsigned va_list void wchar_t wctrans_t wctype_t wint_t
    char16_t char32_t
"""
_KEYWORDS: Final = """
    _Alignas _Alignof _Atomic _Generic _Imaginary _Noreturn _Static_assert _Thread_local auto break
    case const continue default do else enum extern for goto if register restricted return sizeof
    static struct switch typedef union virtual volatile while
"""
_RESERVED: Final = "__inline __restrict _inline inline naked restrict thread typename __thread"
C_WORDS: Final = ByWord(
    "n",
    {
        "k": _KEYWORDS,
        "kt": _TYPES,
        "kr": f"{_RESERVED} __declspec __except __finally __int32 __int8 __int16 __int64 __try "
        "__asm __based __stdcall __cdecl __fastcall __leave __wchar_t __restrict__ __inline__",
        "nb": "NULL false true",
    },
)
_CPP_WORDS: Final = ByWord(
    "n",
    {
        "k": _KEYWORDS
        + """
            alignas alignof asm catch class co_await co_return co_yield concept const_cast consteval
            constexpr constinit decltype delete dynamic_cast explicit export final friend mutable
            namespace new noexcept operator override private protected public reinterpret_cast
            requires restrict static_assert static_cast template this thread_local throw throws try
            typeid typename using
        """,
        "kt": f"{_TYPES} bool",
        "kr": "__inline __restrict __try _inline inline naked thread",
        "nb": "NULL false nullptr true",
    },
)
_NAME: Final = r"[a-zA-Z_]\w*"
_SPACE: Final[Rules] = (
    (r"^#if\s+0\b", "c", "dead"),
    (r"(\s*^[ \t]*)(#)(?!(?<=^#)if\s+0\b)", ("", "cp"), "directive"),
    (r"\s+", ""),
    (r"\*/", "err"),
    (r"//[^\n]*", "c1"),
    (r"/(?:\\\n)?\*[\s\S]*?\*(?:\\\n)?/", "cm"),
)
_SIGNS: Final[Rules] = (
    (r"[~!%^&*+=|?:<>/-]", "o"),
    (r"[()\[\],.]", "p"),
)
_STRING: Final[Rules] = (
    (r"\"", "s", "-"),
    (r"\\(?:[\\abfnrtv\"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})", "se"),
    (r"[^\"\\]+|\\", "s"),
)
C_SHARED: Final[Table] = {
    "string": _STRING,
    "directive": (
        (
            r"((?<=#)include)([ \t]+)(<[^\n>]*>|\"[^\n\"]*\")([^\n]*//[^\n]*)?",
            ("cp", "", "cpf", "c1"),
        ),
        (r"\n", "cp", "-"),
        (r"/\*[\s\S]*?\*/", "cm"),
        (r"(?:\\\n|[^\n/\\])+|.", "cp"),
    ),
    "dead": (
        (r"^[ \t]*#[ \t]*if[^\n]*\n?", "c", "dead_within"),
        (r"^[ \t]*#[ \t]*(?:else|elif)[^\n]*", "c", "-"),
        (r"^[ \t]*#[ \t]*endif[^\n]*\n?", "c", "-"),
        (r"[^\n]*\n|[^\n]+", "c"),
    ),
    "dead_within": (
        (r"^[ \t]*#[ \t]*if[^\n]*\n?", "c", "dead_within"),
        (r"^[ \t]*#[ \t]*endif[^\n]*\n?", "c", "-"),
        (r"[^\n]*\n|[^\n]+", "c"),
    ),
}


_FUNCTION: Final = (
    rf"(?!return|else|case|goto)([\w*\s]{{1,200}}?[\s*])({_NAME})(?=\s*\([^;]{{0,1000}}?\)\s*"
)


_LABEL: Final = (rf"(\s*^[ \t]*)({_NAME}:(?!:))", ("", "nl"))


def statements(code: Rules, words: ByWord) -> Table:
    """Functions have their names told at the outermost level alone."""
    return {
        "start": (
            *_SPACE,
            (_FUNCTION + r"\{)", ("@function", "nf"), "defined"),
            (_FUNCTION + ";)", ("@function", "nf"), "statement"),
            (rf"({_NAME})([ \t]*)(:)(?!:)", (words, "", "o"), "statement"),
            (r"", "", "statement"),
        ),
        "statement": (_LABEL, (r";", "p", "-"), (r"\{", "p", "function"), (r"\}", "p"), *code),
        "defined": ((r"\{", "p", "=function"), *code),
        "function": (_LABEL, (r";", "p"), (r"\{", "p", "function"), (r"\}", "p", "-"), *code),
    }


C_CODE: Final[Rules] = (
    *_SPACE,
    (r"L?\"", "s", "string"),
    (r"L?'(?:\\[^\n]|\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|[^\\'\n])'", "sc"),
    (r"(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+[lL]?", "mf"),
    (r"0[xX][0-9a-fA-F]+[lLuU]*", "mh"),
    (r"0[0-7]+[lLuU]*", "mo"),
    (r"\d+[lLuU]*", "mi"),
    (r"case\b", "k", "case"),
    (_NAME, C_WORDS),
    *_SIGNS,
)
_C: Final[Table] = {
    **C_SHARED,
    **statements(C_CODE, C_WORDS),
    "case": ((r":", "p", "-"), (r"(?=[;{}])", "", "-"), *C_CODE),
}
C: Final = Machine(_C, re.MULTILINE | re.ASCII)

_DIGITS: Final = r"\d(?:[\d']*\d)?"
_CPP_CODE: Final[Rules] = (
    *_SPACE,
    (r"(?:L|u8?|U)?R\"([^()\s\\]{0,16})\([\s\S]*?\)\1\"", "s"),
    (r"(?:L|u8?|U)?\"", "s", "string"),
    (r"(?:L|u8?|U)?'(?:\\[^\n]|\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,4}|[^\\'\n])'", "sc"),
    (
        rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.?{_DIGITS})[eE][-+]?{_DIGITS}|{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS}",
        "mf",
    ),
    (r"0[xX][0-9a-fA-F](?:[0-9a-fA-F']*[0-9a-fA-F])?[lLuU]*", "mh"),
    (r"0[bB][01](?:[01']*[01])?[lLuU]*", "mb"),
    (r"0(?:[0-7']*[0-7])[lLuU]*", "mo"),
    (rf"{_DIGITS}[lLuU]*", "mi"),
    (r"case\b", "k", "case"),
    (r"(?:class|struct)\b", "k", "class"),
    (r"template\b", "k", "template"),
    (_NAME, _CPP_WORDS),
    *_SIGNS,
)
_CPP: Final[Table] = {
    **C_SHARED,
    **statements(_CPP_CODE, _CPP_WORDS),
    "case": ((r"::", "o"), (r":", "p", "-"), (r"(?=[;{}])", "", "-"), *_CPP_CODE),
    "class": ((r"\s+", ""), (_NAME, "nc", "-"), (r"", "", "-")),
    "template": (
        (r">", "p", "-"),
        (r"typename\b", "k", "class"),
        (r"(?=[;{}])", "", "-"),
        *_CPP_CODE,
    ),
}
CPP: Final = Machine(_CPP, re.MULTILINE | re.ASCII)
