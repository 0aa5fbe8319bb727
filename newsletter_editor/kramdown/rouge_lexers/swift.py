"""Swift."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    NAME,
    ByWord,
    Machine,
    Rules,
    Table,
    ending,
    nested_comment,
)

_WORDS: Final = {
    "k": """
        Self Type __COLUMN__ __FILE__ __FUNCTION__ __LINE__ as associativity async await break case
        catch continue default defer didSet do dynamicType else fallthrough for get guard if in
        infix inout is isolated mutating new none nonmutating operator override postfix precedence
        prefix repeat rethrows return self set super switch throw throws try unowned weak where
        while willSet
    """,
    "kd": """
        actor associatedtype class convenience deinit dynamic enum extension fileprivate final func
        import indirect internal lazy let nonisolated open optional private protocol public required
        some static struct subscript typealias var
    """,
    "kc": "false nil true",
}
_BEFORE_BRACKETS: Final = "if switch while for guard case"
_NAME: Final = NAME
_COMMON: Final[Rules] = (
    (r"\s+", ""),
    (r"//[^\n]*", "c1"),
    (r"/\*", "cm", "comment"),
)


def _table(words: Mapping[str, str], directives: Rules, signs: Rules = ()) -> Table:
    """`directives` begin with a sharp sign, `signs` come before operators."""
    code: Rules = (
        *_COMMON[1:],
        *directives,
        (r"'(?:[^'\\\n]|\\[^\n])'", "sc"),
        (r"[^\S\n]\s*|\n(?:\s*(?=[^\s#]|\Z))?", ""),
        (r"\"", "s", "string"),
        (r"\d[\d_]*(?:\.\d[\d_]*)?[eE][-+]?[\d_]+|\d[\d_]*\.\d[\d_]*", "mf"),
        (r"0x[0-9a-fA-F_]+(?:\.[0-9a-fA-F_]+)?(?:p[-+]?\d+)?", "mh"),
        (r"0o[0-7_]+", "mo"),
        (r"0b[01_]+", "mb"),
        (r"\d[\d_]*", "mi"),
        (r"@" + _NAME, "kd"),
        (r"\$\d+", "nv"),
        *signs,
        (r"(?:as[?!]?|try!?)(?=\s)", "k"),
        (r"(?:as|try)\b(?!\s*[?!(:])", "k"),
        (rf"(let|var)(\s+|(?=\())(\(?)(?={_NAME})", ("k", "", "p"), "named"),
        (r"(?:private|internal|public|open|fileprivate)\(set\)", "kd"),
        (r"init\b(?!\s*(?:[?!]\s*)?\()|deinit\b", "kd"),
        (rf"(`)({_NAME})(`)", ("p", "nv", "p")),
        (r"[A-Z]\w*", ByWord("kt", words)),
        (rf"(?!default)({_NAME})(?=\s*:)", "nv"),
        (rf"{_NAME}(?=\s*(?:[?!]\s*)?\()", ByWord("nf", {"k": _BEFORE_BRACKETS})),
        (_NAME, ByWord("n", words)),
        (r"[(){}\[\],:;?\\]", "p"),
        (r"[-+*/%=<>!&|^~.]+", "o"),
    )
    return {
        "start": code,
        "value": ((r"\)", "se", "-"), (r"\(", "p", "brackets"), *code),
        "brackets": ((r"\)", "p", "-"), (r"\(", "p", "brackets"), *code),
        "named": (
            (rf"{_NAME}(?=\s*,\s*{_NAME}\s*[,)])", "nv"),
            (rf"(?<=[(,])(\s*)({_NAME})(?=\s*\))", ("", "nv")),
            (r"(,)(\s*+)(?=[^\n()]*\))", ("p", "")),
            (rf"{_NAME}", "nv", "-"),
            (r"", "", "-"),
        ),
        "string": (
            (r"\"", "s", "-"),
            (r"\\\(", "se", "value"),
            (r"\\(?:[0\\tnr'\"]|u\{[0-9a-fA-F]{1,8}\})", "se"),
            (r"[^\"\\]+|\\", "s"),
        ),
        "comment": nested_comment("comment", "cm"),
    }


SWIFT: Final = Machine(
    _table(
        _WORDS,
        (
            (
                r"(\A\s*|\n\s*)(#[^\n]*)",
                ("", "cp"),
            ),
            (r"(#selector\()([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)(\))", ("kd", "nf", "kd")),
            (r"#(?:available|unavailable|keyPath)\([^()\n]*\)", "kd"),
            (r"#(?:file|line|column|function|dsohandle)\b", "kd"),
        ),
    )
)
_WORDS_4: Final = {
    "k": f"{_WORDS['k']} autoreleasepool consume discard each left precedencegroup right",
    "kd": f"{_WORDS['kd']} any borrowing consuming distributed macro package",
    "kc": _WORDS["kc"],
}
SWIFT_4: Final = Machine(
    _table(
        _WORDS_4,
        ((r"(\A\s*|\n\s*)(#(?![#\"/])[^\n]*)", ("", "cp")), (rf"#{_NAME}", "k")),
        (
            (rf"\${_NAME}", "n"),
            (r"~Copyable\b", "kt"),
            (ending(r"(?s:(#{1,9})/\n.*?^[ \t]*/\1)", r"^[ \t]*/#"), "sr"),
            (r"(#{0,9})/(?!\s)[^\n]{0,300}(?<![\s\\])/\1", "sr"),
        ),
    )
)
