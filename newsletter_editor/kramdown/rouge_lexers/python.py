"""Python."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    NAME,
    Machine,
    Rules,
    Table,
    before,
    ending,
    words,
)

_BUILTINS: Final = words(
    """
    __import__ abs all any apply ascii basestring bin bool buffer bytearray bytes callable chr
    classmethod cmp coerce compile complex delattr dict dir divmod enumerate eval exit file filter
    float format frozenset getattr globals hasattr hash hex id input int intern isinstance
    issubclass iter len list locals long map max memoryview min next object oct open ord pow
    property range raw_input reduce repr reversed round set setattr slice sorted staticmethod str
    sum super tuple type unichr unicode vars xrange zip
    """
)
_EXCEPTIONS: Final = words(
    """
    ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
    BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
    ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EnvironmentError
    Exception FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
    IOError ImportError ImportWarning IndentationError IndexError InterruptedError
    IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
    NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
    PendingDeprecationWarning ProcessLookupError RecursionError ReferenceError ResourceWarning
    RuntimeError RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
    UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
    UserWarning ValueError Warning WindowsError ZeroDivisionError
    """
)
_KEYWORDS: Final = words(
    """
    as assert async await break continue del elif else except exec finally for from global if
    import lambda nonlocal pass print raise return try while with yield
    """
)
_DOTTED: Final = r"(?u:(?:[^\W\d]|\.)[\w.]*)"
_STRINGS: Final = tuple(
    (kind, quote) for kind in ("", "r", "f", "fr") for quote in ("'''", '"""', "'", '"')
)
_PREFIXES: Final = {"": "[bu]{0,2}", "r": "[bru]{1,2}", "f": "[bfu]{1,2}", "fr": "fr|rf"}
"""Of each kind of string, raw and formatted ones, tried from the last on."""


def _opened(mark: str) -> Rules:
    return tuple(
        (rf"(?i:({_PREFIXES[kind]}))({quote})", ("sa", mark), f"{kind}{quote}")
        for kind, quote in sorted(_STRINGS, key=lambda each: len(_PREFIXES[each[0]]))
    )


def _string(kind: str, quote: str, mark: str) -> Rules:
    escaped = "s" if "r" in kind else "se"
    field = ("si", "field") if "f" in kind else ("s",)
    return (
        *(((quote * 3, mark),) if len(quote) == 1 else ()),
        (quote, mark, "-"),
        (r"'''|\"\"\"|['\"]", mark),
        (
            r"\\(?:[abfnrtv\"'\\]|\n|newline|N\{[a-zA-Z][a-zA-Z ]+[a-zA-Z]\}|u[0-9a-fA-F]{4}"
            r"|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{1,3})",
            escaped,
        ),
        (r"\\.", "s"),
        (r"\{\{", "s"),
        (r"\{", *field),
        (r"[^'\"\\{\n]+|\n", "s"),
    )


def _table(
    *,
    mark: str,
    module: str,
    pseudo: str,
    first: Rules = (),
    decorators: Rules = (),
    calls: Rules = (),
    in_strings: Rules = (),
) -> Table:
    """`mark` is the class of quotes, `module` that of what is imported."""
    return {
        "start": (
            (
                ending(r"^(:)(\s*)((?i:[ru]){0,2}\"\"\"[\s\S]*?\"\"\")", r"\"\"\""),
                ("p", "", "sd"),
            ),
            *first,
            (r"[ \t\n\r\f\v]+", ""),
            (r"#[^\n]*\n?", "c1"),
            (r"[\[\]{}:(),;.]", "p"),
            (r"\\\n?", ""),
            *decorators,
            (r"(?:in|is|and|or|not)\b", "ow"),
            (r"(?:<<|>>|//|\*\*)=?|->|[-~+/*%=<>&^|@]=?|!=", "o"),
            (
                rf"(from)((?:\\\s|\s)+)({_DOTTED})((?:\\\s|\s)+)(import)",
                ("kn", "", module, "", "kn"),
            ),
            (rf"(import)(\s+)({_DOTTED})", ("kn", "", module)),
            (r"(def)((?:\s|\\\s)+)", ("k", ""), "function"),
            (r"(class)((?:\s|\\\s)+)", ("k", ""), "class"),
            *calls,
            (r"`[^`\n]*`", "sb"),
            *_opened(mark),
            (rf"(?:{_BUILTINS})\b", "nb"),
            (rf"(?:{_EXCEPTIONS})\b", "nb"),
            (rf"(?:{pseudo})\b", "bp"),
            (rf"(?:{_KEYWORDS})\b", "k"),
            (NAME, "n"),
            (
                r"\d(?:_?\d)*[jJ]|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*(?:\.|(?=[eE][+-]?\d)))"
                r"(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?",
                "mf",
            ),
            (r"0[bB](?:_?[01])+", "mb"),
            (r"0[oO](?:_?[0-7])+", "mo"),
            (r"0[xX](?:_?[0-9a-fA-F])+", "mh"),
            (r"\d+L", "il"),
            (r"[1-9](?:_?\d)*|0(?:_?0)*", "mi"),
        ),
        **{
            f"{kind}{quote}": (*in_strings, *_string(kind, quote, mark)) for kind, quote in _STRINGS
        },
        "function": ((NAME, "nf", "-"),),
        "class": ((NAME, "nc", "-"),),
        "field": (
            (r"([^{}!:]+)", ("@start",)),
            (r"![asr]|:", "si"),
            (r"\{", "si", "field"),
            (r"\}", "si", "-"),
        ),
    }


PYTHON: Final = Machine(
    _table(
        mark="s",
        module="nn",
        pseudo="self|None|Ellipsis|NotImplemented|False|True",
    )
)
_TABLE_4: Final = _table(
    mark="sh",
    module="n",
    pseudo="None|Ellipsis|NotImplemented|False|True",
    first=((r"\.\.\.\B$", "bp"),),
    decorators=((rf"@{_DOTTED}", "nd"),),
    calls=(
        (before(r"[a-z_]\w*[ \t]*(?=\()", r"\)"), "nf"),
        (before(r"[A-Z]\w*[ \t]*(?=\()", r"\)"), "nc"),
    ),
    in_strings=((r"^\s*(?:>>>|\.\.\.)\B", "gp", "doctest"), (r"^\s+", "s")),
)
PYTHON_4: Final = Machine(
    {
        **_TABLE_4,
        "doctest": ((r"\n\n", "", "-"), (r"'''|\"\"\"", "sh", "- -"), *_TABLE_4["start"]),
    }
)
