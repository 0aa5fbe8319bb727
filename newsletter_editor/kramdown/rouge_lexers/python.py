"""Python."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import NAME, Machine, Table, ending, words

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
_NAME: Final = NAME
_DOTTED: Final = r"(?u:[^\W\d][\w.]*)"
_EXPRESSIONS: Final = (
    (r"[ \t\n\r\f\v]+", ""),
    (r"#[^\n]*\n?", "c1"),
    (r"[\[\]{}:(),;.]", "p"),
    (r"\\\n?", ""),
    (r"(?:in|is|and|or|not)\b", "ow"),
    (r"(?:<<|>>|//|\*\*)=?|->|[-~+/*%=<>&^|@]=?|!=", "o"),
    (r"(from)((?:\\\s|[ \t])+)([\w.]+)(\s+)(import)\b", ("kn", "", "nn", "", "kn")),
    (r"(import)(\s+)((?u:[\w.]+))", ("kn", "", "nn")),
    (r"(def)((?:\s|\\\s)+)", ("k", ""), "function"),
    (r"(class)((?:\s|\\\s)+)", ("k", ""), "class"),
    (r"([fF])('''|\"\"\"|['\"])", ("sa", "s"), "formatted"),
    (r"(?i:(rf|fr))('''|\"\"\"|['\"])", ("sa", "s"), "formatted_raw"),
    (r"(?i:(br|rb|r|ur))(\"\"\"[\s\S]*?(?:\"\"\"|\Z)|'''[\s\S]*?(?:'''|\Z))", ("sa", "s")),
    (r"(?i:(br|rb|r|ur))(\"(?:\\[\s\S]|[^\"\\])*\"|'(?:\\[\s\S]|[^'\\])*')", ("sa", "s")),
    (r"(?i:([bu]))(?=['\"])", ("sa",)),
    (r"`[^`\n]*`", "sb"),
    (r'"""', "s", "double_long"),
    (r"'''", "s", "single_long"),
    (r'"', "s", "double"),
    (r"'", "s", "single"),
    (rf"(?:{_BUILTINS})\b", "nb"),
    (rf"(?:{_EXCEPTIONS})\b", "nb"),
    (r"(?:None|True|False|self|Ellipsis)\b", "bp"),
    (rf"(?:{_KEYWORDS})\b", "k"),
    (_NAME, "n"),
    (r"\d[\d_]*[jJ]|(?:\d[\d_]*\.[\d_]*|\d[\d_]*(?=[eE]))(?:[eE][+-]?\d[\d_]*)?[jJ]?", "mf"),
    (r"0[oO][0-7_]+", "mo"),
    (r"0[xX][0-9a-fA-F_]+", "mh"),
    (r"0[bB][01_]+", "mb"),
    (r"\d+[lL]", "il"),
    (r"\d[\d_]*", "mi"),
)
_ESCAPE: Final = (
    r"\\(?:[abfnrtv\"'\\]|\n|N\{[^}]*\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{1,3})",
    "se",
)


def _string(quote: str) -> tuple[tuple[str, str] | tuple[str, str, str], ...]:
    sign = quote[0]
    return (
        *(((sign * 3, "s"),) if quote == sign else ()),
        (quote, "s", "-"),
        _ESCAPE,
        (rf"[^\\{sign}]+|\\|{sign}", "s"),
    )


_TABLE: Final[Table] = {
    "start": _EXPRESSIONS,
    "double": _string('"'),
    "single": _string("'"),
    "double_long": _string('"""'),
    "single_long": _string("'''"),
    "formatted": ((r"(?<=\"\"\")", "", "=f_double_long"), (r"(?<=''')", "", "=f_single_long"),
                  (r'(?<=")', "", "=f_double"), (r"(?<=')", "", "=f_single")),
    "formatted_raw": ((r"(?<=\"\"\")", "", "=f_double_long"), (r"(?<=''')", "", "=f_single_long"),
                      (r'(?<=")', "", "=fr_double"), (r"(?<=')", "", "=fr_single")),
    **{
        f"{kind}_{name}": (
            *(((quote * 3, "s"),) if len(quote) == 1 else ()),
            (quote, "s", "-"),
            _ESCAPE if kind == "f" else (r"\\[\s\S]", "s"),
            (r"\{\{|\}\}", "s"),
            (r"\{", "si", "field"),
            (rf"[^\\{{}}{quote[0]}]+|[\\{{}}{quote[0]}]", "s"),
        )
        for kind in ("f", "fr")
        for name, quote in (
            ("double", '"'), ("single", "'"), ("double_long", '"""'), ("single_long", "'''"),
        )
    },
    "function": ((_NAME, "nf", "-"), (r"\s+", ""), (r".", "err")),
    "class": ((_NAME, "nc", "-"), (r"\s+", ""), (r".", "err")),
    "field": (
        (r"\}", "si", "-"),
        (r"\{", "si", "field"),
        (ending(r"(?:![rsa])?:(?=[^\[\](){}'\"]*\}|[^'\"()\[\]]*\{)", "[{}]"), "si"),
        (r"![rsa]", "si"),
        *_EXPRESSIONS,
    ),
}  # fmt: skip
PYTHON: Final = Machine(_TABLE)
