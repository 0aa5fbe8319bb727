"""Kotlin."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Table,
    bare,
    ending,
    nested_comment,
    until,
)

_KEYWORDS: Final = """
    abstract annotation as break by catch class companion const constructor continue crossinline do
    dynamic else enum external false final finally for fun get if import in infix inline inner
    interface internal is lateinit noinline null object open operator out override package private
    protected public reified return sealed set super suspend tailrec this throw true try typealias
    typeof val var vararg when where while yield
"""
_NAME: Final = r"(?u:(?:[^\W\d]|`)[\w`-]+|[^\W\d])"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (r"/\*", "cm", "comment"),
        (r"\\\n", ""),
        (r"^(\s*)(\[[^\]\n]*\])", ("", "na")),
        (r"(package|import)(\s+)(\S+)", ("k", "", "nn")),
        (r"@[A-Z](?u:[\w`-]*)", "nd"),
        (r"@", "err"),
        (rf"(return|this|break|continue)(@{_NAME})", ("k", "nd")),
        (ending(rf"{_NAME}@", "@"), "nd"),
        (r"(companion)(\s+)(object)\b", ("k", "", "k")),
        (r"(data\s+class|(?<!::)class|object|(?<!fun\s)interface)(\s+)", ("kd", ""), "class"),
        (rf"(val|var)(\s+)(<[^<>\n]*>)(\s*)({_NAME})", ("kd", "", "@types in", "", "py")),
        (rf"(val|var)(\s+)({_NAME})", ("kd", "", "py")),
        (r"(val|var)(\s+)(\()", ("kd", "", "p"), "tuple"),
        (r"(?:val|var)(?=\s)", "kd"),
        (r"fun(?=\s)", "k", "function"),
        (r"([A-Z]\w*)(<)", ("nc", "p"), "types"),
        (r"[A-Z](?u:\w*)", "nc"),
        (ending(rf"{_NAME}(?=\s*(?:\(|\{{))", r"[({]"), ByWord("nf", {"k": _KEYWORDS})),
        (_NAME, ByWord("n", {"k": _KEYWORDS})),
        (until('"""', '"""'), "s"),
        (r"(?<=[<,])\s*\*", "err"),
        (
            ending(r"\"(?:[^\"\\\n]++|\\.|\\(?=\n))*[\"\n]", bare('"') + r"|\n"),
            "s",
        ),
        (r"'(?:\\.|[^'\\\n])'", "sc"),
        (r"0[xX][0-9a-fA-F_]+[uU]?L?", "mh"),
        (r"0[bB][01_]+[uU]?L?", "mb"),
        (r"\d[\d_]*(?:\.\d[\d_]*)?[eE][-+]?\d+[fF]?|\d[\d_]*\.\d[\d_]*[fF]?|\d[\d_]*[fF]", "mf"),
        (r"\d[\d_]*[uU]?L?", "mi"),
        (r"\?:|\?\.|!!|::|\.\.", "o"),
        (r"[-+*/%=<>!&|^~?.,:;(){}\[\]]", "p"),
    ),
    "function": (
        (r"\s+", ""),
        (r"<", "p", "types"),
        (r"[A-Z]\w*(?=\.[A-Za-z])", "nc", "-"),
        (rf"{_NAME}", "nf", "-"),
        (r".", "err"),
    ),
    "class": ((r"\s+", ""), (r"[A-Z](?u:[\w`-]*)", "nc", "-"), (r".", "err")),
    "types in": ((r"<", "p", "types"), (r"", "", "-")),
    "tuple": ((r"\s+", ""), (_NAME, "py"), (r",", "p"), (r"\)", "p", "-"), (r"", "", "-")),
    "types": (
        (r">", "p", "-"),
        (r"<", "p", "types"),
        (r"\s+", ""),
        (r"[A-Z](?u:[\w`-]*)", "nc"),
        (r"in|out|reified", "k"),
        (r"[,.:?]", "p"),
    ),
    "comment": nested_comment("comment", "cm"),
}
KOTLIN: Final = Machine(_TABLE)
