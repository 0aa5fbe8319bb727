"""Scala."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Machine,
    Table,
    nested_comment,
    quoted,
    until,
    words,
)

_KEYWORDS: Final = words(
    """
    abstract case catch def do else extends final finally for forSome if implicit lazy match new
    override private protected requires return sealed super this throw try val var while with yield
    """
)
_SIGN: Final = r"[!#%&'*+\-/:<=>?@\\^`|~\x7f¬±×÷϶←-⇿∀-⋿⌀-⏿─-⟯⟰-⟿⤀-⦂⦙-⧗⧜-⧻⧾-⯿©®°]"
_NAME: Final = rf"(?u:(?:[^\W\d]|\$)(?:\w|\$)*)(?:(?<=_){_SIGN}+)?"
_ANY: Final = rf"{_NAME}|{_SIGN}+|`[^`]+`"
_UPPER: Final = r"[A-ZÀ-ÖØ-Þ$_]"
_CHUNKS: Final = rf"(?:{_NAME}|{_SIGN}+`[^`]+`)(?:\.(?:{_NAME}|{_SIGN}+`[^`]+`))*"
_TABLE: Final[Table] = {
    "start": (
        (r"(class|trait|object)(\s+)", ("k", ""), "class"),
        (rf"'(?:{_NAME})(?!')", "ss"),
        (r"[^\S\n]+", ""),
        (r"//[^\n]*", "c1"),
        (r"/\*", "cm", "comment"),
        (rf"@(?:{_NAME})", "nd"),
        (rf"(def)(\s+)({_ANY})(\s*)", ("k", "", "nf", "")),
        (rf"(val)(\s+)({_ANY})(\s*)", ("k", "", "nv", "")),
        (rf"(this)(\n*)(\.)({_NAME})", ("k", "", "o", "py")),
        (rf"({_NAME}|_)(\n*)(\.)({_NAME})", ("nv", "", "o", "py")),
        (rf"{_UPPER}(?:{_NAME})\b", "nc"),
        (rf"({_NAME})(\s*)(\()", ("nf", "", "o")),
        (rf"(\.)({_NAME})", ("o", "py")),
        (rf"(?:{_KEYWORDS})\b|(?:<[%:-]|=>|>:|[#=@_⇒←])(?:\b|(?=\s)|$)", "k"),
        (rf":(?!{_SIGN})", "k", "type"),
        (r"(?:true|false|null)\b", "kc"),
        (r"(import|package)(\s+)", ("k", ""), "import"),
        (r"(type)(\s+)", ("k", ""), "type"),
        (until('"""', '"""(?!")'), "s"),
        *quoted('"', "s"),
        (r"'\\.'|'[^\\]'|'\\u[0-9a-fA-F]{4}'", "sc"),
        (_NAME, "n"),
        (r"`[^`]+`", "n"),
        (r"\[", "o", "parameters"),
        (r"[(){};,.#]", "o"),
        (rf"{_SIGN}+", "o"),
        (r"(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?|\d+[fFdD]", "mf"),
        (r"0x[0-9a-fA-F]+", "mh"),
        (r"\d+L?", "mi"),
        (r"\n", ""),
    ),
    "class": (
        (rf"({_ANY})(\s*)(\[)", ("nc", "", "o"), "parameters"),
        (r"\s+", ""),
        (r"[{(]", "o", "-"),
        (r"//[^\n]*", "c1", "-"),
        (_ANY, "nc", "-"),
    ),
    "type": (
        (r"\s+", ""),
        (r"<[%:]|>:|[#_⇒]|forSome|type", "k"),
        (r"([,);}]|=>|=)(\s*)", ("o", ""), "-"),
        (r"[({]", "o", "type"),
        (rf"({_CHUNKS})(\s*)(\[)", ("kt", "", "o"), "=parameters"),
        (rf"({_CHUNKS})(\s*)$", ("kt", ""), "-"),
        (r"//[^\n]*", "c1", "-"),
        (rf"\.|{_ANY}", "kt"),
    ),
    "parameters": (
        (r"[\s,]+", ""),
        (r"<[%:]|=>|>:|[#_⇒]|forSome|type", "k"),
        (r"[\])}]", "o", "-"),
        (r"[(\[{]", "o", "parameters"),
        (rf"\.|{_ANY}", "kt"),
    ),
    "comment": nested_comment("comment", "cm"),
    "import": ((rf"(?:{_NAME}|\.)+", "nn", "-"),),
}
SCALA: Final = Machine(_TABLE)
