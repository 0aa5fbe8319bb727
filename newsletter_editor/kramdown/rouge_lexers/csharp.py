"""C#."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, until

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
_CODE: Final = (
    (r"\s+", ""),
    (r"//[^\n]*", "c1"),
    (until(r"/\*", r"\*/"), "cm"),
    (r"[$]?@\"(?:\"\"|[^\"])*\"", "s"),
    (r"\$\"", "s", "template"),
    (r"\"(?:\\.|[^\"\\\n])*(?:\"|\\?\n)", "s"),
    (r"\"[^\n]*\"", "s"),
    (r"'(?:\\.|[^\\'\n])'", "sc"),
    (r"0[xX][0-9a-fA-F]+[uUlL]?", "m"),
    (r"\d+(?:\.\d*)?(?:[eE][-+]\d+)?[fFdDuUlL]?", "m"),
    (r"(?:class|struct|interface)\b", "k", "class"),
    (r"(?:namespace|using)\b(?!\s*\()", "k", "namespace"),
    (
        r"^[ \t]*#[ \t]*(?:if|endif|else|elif|define|undef|line|error|warning|region|endregion)\b"
        r"[^\n]*\n",
        "cp",
    ),
    (rf"{_NAME}(?=\s*\()", ByWord("nf", _WORDS)),
    (_NAME, ByWord("n", _WORDS)),
    (r"[-~!%^&*()+=\[\]{}|:;,.<>/?]", "p"),
)
_TABLE: Final[Table] = {
    "start": _CODE,
    "class": ((r"\s+", ""), (_NAME, "nc", "-"), (r"[^\s]", "err")),
    "namespace": ((r"\s+", ""), (r"(?=\()", "", "-"), (r"[\w.]+", "nn", "-"), (r"[^\s]", "err")),
    "template": (
        (r"\"", "s", "-"),
        (r"\{\{", "p", "value value"),
        (r"\{", "p", "value"),
        (r"(?:\\.|[^\"\\{])+", "s"),
    ),
    "value": ((r"\}", "p", "-"), (r"\{", "p", "value"), *_CODE),
}
CSHARP: Final = Machine(_TABLE)
