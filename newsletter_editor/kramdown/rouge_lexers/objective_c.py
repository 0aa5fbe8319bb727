"""Objective-C: C with messages."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.c import (
    C_WORDS,
    CPP_WORDS,
    c_code,
    cpp,
    cpp_code,
    statements,
)
from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table, ending

_NAME: Final = r"[a-zA-Z$_][a-zA-Z0-9$_]*"
_AT_WORDS: Final = ByWord(
    "err",
    {
        "k": """
            @selector @private @protected @public @encode @synchronized @try @throw @catch @finally
            @end @property @synthesize @dynamic @optional @interface @implementation @import
            @autoreleasepool
        """,
        "nb": "@true @false @YES @NO",
    },
)
_OWN: Final[Rules] = (
    (r"@\"", "s", "string"),
    (r"@'(?:\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|\\.|[^\\'\n])'", "sc"),
    (r"@(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[lL]?", "mf"),
    (r"@(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?", "mf"),
    (r"@0x[0-9a-fA-F]+[lL]?", "mh"),
    (r"@0[0-7]+[lL]?", "mo"),
    (r"@\d+l?", "mi"),
    (r"\bin\b", "k"),
    (r"@(?:interface|implementation)\b", "k", "interface"),
    (r"@(?:class|protocol)\b", "k", "classes"),
    (r"@(?u:[^\W_]+)", _AT_WORDS),
    (r"\?", "p", "choice"),
    (r"\[", "p", "message"),
    (r"@\[", "p", "array"),
    (r"@\{", "p", "dictionary"),
)
_METHOD: Final[Rules] = (
    (
        rf"([-+])(\s*)(?:(\([^\n]{{0,300}}?\))(\s*))?(?={_NAME}:?)",
        ("k", "", "@start", ""),
        "method",
    ),
)
_CLASSES: Final[Rules] = (
    (r"\s+", ""),
    (rf"({_NAME})(\s*)(,)(\s*)", ("nc", "", "p", ""), "classes"),
    (rf"({_NAME})(\s*)(;?)", ("nc", "", "p"), "-"),
)


def _own_states(code: Rules) -> Table:
    shared: Rules = ((r"[\]{]", "p", "-"), (r";", "err"), *code)
    return {
        "choice": ((r":", "p", "-"), *code),
        "message": (
            (ending(rf"({_NAME})(\s*)(:)", ":"), ("nf", "", "p"), "=arguments"),
            (ending(rf"({_NAME})(\s*)(\])", r"\]"), ("nf", "", "p"), "-"),
            *shared,
        ),
        "arguments": (
            (r"\{", "p", "function"),
            (ending(rf"({_NAME})(\s*)(:)", ":"), ("nf", "", "p"), "-"),
            *shared,
        ),
        "array": ((r"\]", "p", "-"), (r",", "p"), *code),
        "dictionary": ((r"\}", "p", "-"), (r",", "p"), *code),
        "interface": (
            (r"\s+", ""),
            (rf"({_NAME})(\s*)(:)(\s*)({_NAME})", ("nc", "", "p", "", "nc"), "-"),
            (
                rf"({_NAME})(\s*)(\()(\s*)({_NAME})(\s*)(\))",
                ("nc", "", "p", "", "nl", "", "p"),
                "-",
            ),
            (_NAME, "nc", "-"),
        ),
        "classes": _CLASSES,
        "method": (
            (r",", "p"),
            (r"\.\.\.", "p"),
            (rf"(\([^\n]*?\))({_NAME})", ("@start", "nv")),
            (rf"({_NAME})(\s*)(:)", ("nf", "", "p")),
            (r";", "p", "-"),
            (r"\{", "p", "=function"),
            (r"//[^\n]{0,2000}\n", "c1"),
            (r"\s+", ""),
            (r"", "", "-"),
        ),
    }


_CODE: Final[Rules] = (
    *_OWN,
    *c_code(C_WORDS.with_words({"nb": "NULL NO YES false nil true"})),
)
OBJECTIVE_C: Final = Machine({**statements(_CODE, _METHOD), **_own_states(_CODE)})
_CPP_WORDS: Final = CPP_WORDS.with_words({"nb": "NULL NO YES false nil nullptr true"})
_OWN_OF_CPP: Final[Rules] = (
    (r"(\.)(class)", ("o", "bp")),
    (r"(@selector)(\()(class)(\))", ("k", "p", "bp", "p")),
    *_OWN,
)


def _objective_cpp(words: ByWord, *, leaves_functions: bool = False) -> Machine:
    code = cpp_code(words, leaves_functions=leaves_functions)
    return Machine(
        {
            **cpp(words, leaves_functions=leaves_functions, first=_OWN_OF_CPP, at_start=_METHOD),
            **_own_states((*_OWN_OF_CPP, *code)),
        },
    )


OBJECTIVE_CPP: Final = _objective_cpp(_CPP_WORDS)
OBJECTIVE_CPP_4: Final = _objective_cpp(
    _CPP_WORDS.and_words({"k": "import module"}), leaves_functions=True
)
