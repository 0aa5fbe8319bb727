"""C and C++."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    ending,
    until,
)

_TYPES: Final = """
    DIR FILE _Bool _Complex char char16_t char32_t clock_t div_t double float fpos_t int
    int16_t int32_t int64_t int8_t int_fast16_t int_fast32_t int_fast64_t int_fast8_t
    int_least16_t int_least32_t int_least64_t int_least8_t intmax_t intptr_t jmp_buf ldiv_t
    long mbstate_t off_t ptrdiff_t short sig_atomic_t signed size_t ssize_t time_t uint16_t
    uint32_t uint64_t uint8_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t
    uint_least16_t uint_least32_t uint_least64_t uint_least8_t uintmax_t uintptr_t unsigned
    va_list void wchar_t wctrans_t wctype_t wint_t
"""
_KEYWORDS: Final = """
    _Alignas _Alignof _Atomic _Generic _Imaginary _Noreturn _Static_assert _Thread_local auto
    break case const continue default do else enum extern for goto if register restricted
    return sizeof static struct switch typedef union virtual volatile while
"""
_RESERVED: Final = """
    __asm __based __cdecl __declspec __except __fastcall __finally __inline __int16 __int32
    __int61 __int8 __leave __naked __restrict __stdcall __thread __try __typename _inline
    _naked _restrict _thread _typename inline naked restrict thread typename
"""
C_WORDS: Final = ByWord(
    "n", {"kr": _RESERVED, "kt": _TYPES, "k": _KEYWORDS, "nb": "NULL false true"}
)
_CPP_KEYWORDS: Final = """
    alignas alignof asm catch char8_t co_await co_return co_yield concept const_cast consteval
    constexpr constinit decltype delete dynamic_cast explicit export final friend mutable
    namespace new noexcept operator override private protected public reinterpret_cast requires
    restrict size_of static_assert static_cast this thread_local throw throws try typeid
    typename using
"""
CPP_WORDS: Final = ByWord(
    "n",
    {
        "kr": f"""
            {_RESERVED} __event __interface __multiple_inheritance __single_inheritance
            __super __uuidof __virtual_inheritance
        """,
        "kt": f"{_TYPES} bool",
        "k": _KEYWORDS + _CPP_KEYWORDS,
        "nb": "NULL false nullptr true",
    },
)
_NAME: Final = r"[a-zA-Z_]\w*"
_COMMENT: Final = r"/\*[^*]{0,300}+\*++(?:[^*/][^*]{0,300}+\*++){0,4}/"
# Rouge's comment behind arguments goes on past its end, if what follows is a function only so. Were
# each of them to, the ways to share what is between two would never end.
_STRETCHED: Final = r"/\*(?:[^*]{0,300}+\*++){1,6}?/"
_INLINE: Final[Rules] = (
    (r"[ \t\r]+", ""),
    (r"\\\n", ""),
    (until(r"/(?:\\\n)?\*", r"\*(?:\\\n)?/"), "cm"),
)
_SPACE: Final[Rules] = ((r"\n+", "", "label"), (r"//[^\n]*", "c1", "label"), *_INLINE)
# It is looked for at every name outside of functions: each part is bounded and taken one way only.
_FUNCTION: Final = (
    r"(?=[\w*\s]{3,300}+\()([\w*\s]{1,140}?[\s*])([a-zA-Z_]\w*+)"
    r"(\s*+\((?:[^;)]{0,1000}+\)){1,30}?)"
    rf"((?:\s|//[^\n]*\n|{_COMMENT})*(?:{_STRETCHED}(?:\s|//[^\n]*\n)*)?)"
)
_NUMBERS: Final[Rules] = (
    (r"(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+[lLuU]*", "mf"),
    (r"0[xX][0-9a-fA-F]+[lLuU]*", "mh"),
    (r"0[0-7]+[lLuU]*", "mo"),
    (r"\d+[lLuU]*", "mi"),
)


def c_code(words: ByWord) -> Rules:
    """What statements are made of."""
    return (
        *_SPACE,
        (r"(?:u8|u|U|L)?\"", "s", "string"),
        (
            r"(?i:(?:u8|u|L)?'(?:\\.|\\[0-7]{1,3}|\\x[a-f0-9]{1,2}|[^\\'\n])')",
            "sc",
        ),
        *_NUMBERS,
        (r"\*/", "err"),
        (r"[~!%^&*+=|?:<>/-]", "o"),
        (r"[()\[\],.;]", "p"),
        (r"case\b", "k", "case"),
        (_NAME, words),
    )


def statements(code: Rules, at_start: Rules = ()) -> Table:
    """A language of C's kind from what its statements are made of.

    Functions have their names told at the outermost level alone, labels at the start of a line
    in a function.
    """
    line: Rules = (*_INLINE, (r"#if\s0", "c", "dead"), (r"#", "cp", "directive"), (r"", "", "-"))
    return {
        "start": ((r"", "", "=root label"),),
        "root": (
            *at_start,
            (r"\n+", "", "line"),
            *_SPACE,
            (_FUNCTION + r"(\{)", ("@start", "nf", "@start", "@start", "p"), "function"),
            (_FUNCTION + "(;)", ("@start", "nf", "@start", "@start", "p")),
            (r"\{", "p", "function"),
            *code,
        ),
        "label": ((rf"{_NAME}:(?!:)", "nl"), *line),
        "line": line,
        "function": (
            *code,
            (r"\{", "p", "function"),
            (r"\}", "p", "-"),
        ),
        "case": ((r":", "p", "-"), *code),
        "string": (
            (r"\"", "s", "-"),
            (r"\\(?:[\\abfnrtv\"']|x[a-fA-F0-9]{2,4}|[0-7]{1,3})", "se"),
            (r"[^\\\"\n]+|\\\n|\\", "s"),
        ),
        "directive": (
            (r"(include)(\s*)(<[^>]+>|\"[^\"]+\")([^\n]*)", ("cp", "", "cpf", "c1")),
            (r"[^/\n\\]+|\\[\s\S]", "cp"),
            *_INLINE,
            (r"/", "cp"),
            (r"\n", "cp", "-"),
        ),
        "dead": (
            (r"^\s*#if", "c", "dead"),
            (r"^\s*#\s*el(?:se|if)", "c", "-"),
            (until(r"^\s*#\s*endif\b", r"(?<!\\)\n"), "c", "-"),
            # Of blank lines each would be followed to where they end.
            (r"\n(?:[^\S\n]*\n)*", "c"),
            (ending(r"[^\n]+\n(?:[^\S\n]*\n)*", r"\n"), "c"),
        ),
    }


C_CODE: Final = c_code(C_WORDS)
C: Final = Machine(statements(C_CODE))

_DIGITS: Final = r"\d(?:'?\d)*"


_RAW: Final = r"[\w{}\[\]#<>%:;.?*+\-/^&|~!=,\"']{0,16}"


def cpp_code(words: ByWord, *, leaves_functions: bool = False) -> Rules:
    """What statements are made of in C++."""
    return (
        (r"(?:class|struct)\b", "k", "class"),
        (r"template\b", "k", "template"),
        (rf"{_DIGITS}(?:\.{_DIGITS})?(?:y|d|h|min|s|ms|us|ns|i|if|il)\b", "mx"),
        (
            rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS})(?:[eE][+-]?{_DIGITS}[lLuU]*)?",
            "mf",
        ),
        (rf"{_DIGITS}[eE][+-]?{_DIGITS}[lLuU]*", "mf"),
        (r"0[xX][0-9a-fA-F](?:'?[0-9a-fA-F])*[lLuU]*", "mh"),
        (r"0b[01]+(?:'[01]+)*", "mb"),
        (r"0[0-7](?:'?[0-7])*[lLuU]*", "mo"),
        (rf"{_DIGITS}[lLuU]*", "mi"),
        (
            ending(rf"(?:u8|u|U|L)?R\"({_RAW})\([^)]*+(?:\)(?!\1\")[^)]*+)*\)\1\"", rf"\){_RAW}\""),
            "s",
        ),
        (r"::|<=>", "o"),
        (r"\{" if leaves_functions else r"[{}]", "p"),
        *c_code(words),
    )


def cpp(
    words: ByWord, *, leaves_functions: bool = False, first: Rules = (), at_start: Rules = ()
) -> Table:
    """C++ with these words; rouge 4 leaves a function at the first brace that closes.

    `first` is what comes before in all statements, `at_start` in those outside of functions.
    """
    code: Rules = (*first, *cpp_code(words, leaves_functions=leaves_functions))
    closed: Rules = ((r"\}", "p", "-"),) if leaves_functions else ()
    return {
        **statements(
            code,
            (*at_start, (r"(?:__offload|__blockingoffload|__outer)\b", "kp"), (r"\}", "p")),
        ),
        "case": ((r":(?!:)", "p", "-"), *closed, *code),
        "class": (
            (_NAME, "nc", "-"),
            *_SPACE,
            (r"\.{3}", "o"),
            (r",", "p", "-"),
            (r"", "", "-"),
        ),
        "template": ((r"[>;]", "p", "-"), *closed, (r"typename\b", "k", "class"), *code),
    }


CPP: Final = Machine(cpp(CPP_WORDS))
CPP_WORDS_4: Final = CPP_WORDS.and_words({"k": "import module"})
CPP_4: Final = Machine(cpp(CPP_WORDS_4, leaves_functions=True))
