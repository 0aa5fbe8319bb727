"""C#."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table, until

_WORDS: Final = {
    "k": """
        abstract add alias as ascending async await base break by case catch checked class const
        continue default delegate descending do else enum equals event explicit extern false finally
        fixed for foreach from get global goto group if implicit in interface internal into is join
        let lock nameof namespace new null on operator orderby out override params partial private
        protected public readonly ref remove return sealed select set sizeof stackalloc static
        struct switch this throw true try typeof unchecked unsafe using value virtual void volatile
        where while yield
    """,
    "kt": """
        bool byte char decimal double dynamic float int long object sbyte short string uint ulong
        ushort var
    """,
}
_NAME: Final = r"@?[^\W\d]\w*"


def _table(words: Mapping[str, str], numbers: Rules, types: str, directives: str) -> Table:
    code: Rules = (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"[$]?@\"(?:\"\"|[^\"])*\"", "s"),
        (r"\$\"", "s", "template"),
        (r"\"(?:\\.|[^\"\\\n])*(?:\"|\\?\n)", "s"),
        (r"\"[^\n]*\"", "s"),
        (r"'(?:\\.|[^\\'\n])'", "sc"),
        *numbers,
        (rf"(?:{types})\b", "k", "class"),
        (r"(?:namespace|using)\b(?!\s*\()", "k", "namespace"),
        (
            rf"^[ \t]*#[ \t]*(?:{directives})\b[^\n]*\n",
            "cp",
        ),
        (rf"{_NAME}(?=\s*\()", ByWord("nf", words)),
        (_NAME, ByWord("n", words)),
        (r"[-~!%^&*()+=\[\]{}|:;,.<>/?]", "p"),
    )
    return {
        "start": code,
        "class": ((r"\s+", ""), (_NAME, "nc", "-"), (r"[^\s]", "err")),
        "namespace": (
            (r"\s+", ""),
            (r"(?=\()", "", "-"),
            (r"[\w.]+", "nn", "-"),
            (r"[^\s]", "err"),
        ),
        "template": (
            (r"\"", "s", "-"),
            (r"\{\{", "p", "value value"),
            (r"\{", "p", "value"),
            (r"(?:\\.|[^\"\\{])+", "s"),
        ),
        "value": ((r"\}", "p", "-"), (r"\{", "p", "value"), *code),
    }


_TYPES: Final = "class|struct|interface"
_DIRECTIVES: Final = "if|endif|else|elif|define|undef|line|error|warning|region|endregion"
CSHARP: Final = Machine(
    _table(
        _WORDS,
        (
            (r"0[xX][0-9a-fA-F]+[uUlL]?", "m"),
            (r"\d+(?:\.\d*)?(?:[eE][-+]\d+)?[fFdDuUlL]?", "m"),
        ),
        _TYPES,
        _DIRECTIVES,
    )
)
_WORDS_4: Final = {
    "k": f"{_WORDS['k']} and init not notnull or unmanaged when with",
    "kt": f"{_WORDS['kt']} nint nuint",
}
_DIGITS: Final = r"\d(?:[_\d]*\d)?"
CSHARP_4: Final = Machine(
    _table(
        _WORDS_4,
        (
            (r"0[bB][_01]+[uUlL]?|0[xX][_0-9a-fA-F]+[uUlL]?", "m"),
            (rf"{_DIGITS}(?:\.{_DIGITS})?(?:[eE][-+]?{_DIGITS})?[fFdDuUlLmM]?", "m"),
        ),
        f"{_TYPES}|record",
        f"{_DIRECTIVES}|nullable",
    )
)
