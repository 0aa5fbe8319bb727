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
_SIGNS: Final = r"!#%&*+\-/:<=>?@\\^|~¬±×÷϶←-⇿∀-⋿⌀-⏿─-⟯⟰-⟿⤀-⦂⦙-⧗⧜-⧻⧾-⯿©®°"
_SIGN: Final = rf"[{_SIGNS}'`\x7f]"
_SIGN_4: Final = rf"[{_SIGNS}]"
_UPPER: Final = r"[A-ZÀ-ÖØ-Þ$_]"


def _table(sign: str) -> Table:
    """`sign` is one of an operator."""
    name = rf"(?u:(?:[^\W\d]|\$)(?:\w|\$)*)(?:(?<=_){sign}+)?"
    any_name = rf"{name}|{sign}+|`[^`]+`"
    chunks = rf"(?:{name}|{sign}+`[^`]+`)(?:\.(?:{name}|{sign}+`[^`]+`))*"
    return {
        "start": (
            (r"(class|trait|object)(\s+)", ("k", ""), "class"),
            (rf"'(?:{name})(?!')", "ss"),
            (r"[^\S\n]+", ""),
            (r"//[^\n]*", "c1"),
            (r"/\*", "cm", "comment"),
            (rf"@(?:{name})", "nd"),
            (rf"(def)(\s+)({any_name})(\s*)", ("k", "", "nf", "")),
            (rf"(val)(\s+)({any_name})(\s*)", ("k", "", "nv", "")),
            (rf"(this)(\n*)(\.)({name})", ("k", "", "o", "py")),
            (rf"({name}|_)(\n*)(\.)({name})", ("nv", "", "o", "py")),
            (rf"{_UPPER}(?:{name})\b", "nc"),
            (rf"({name})(\s*)(\()", ("nf", "", "o")),
            (rf"(\.)({name})", ("o", "py")),
            (rf"(?:{_KEYWORDS})\b|(?:<[%:-]|=>|>:|[#=@_⇒←])(?:\b|(?=\s)|$)", "k"),
            (rf":(?!{sign})", "k", "type"),
            (r"(?:true|false|null)\b", "kc"),
            (r"(import|package)(\s+)", ("k", ""), "import"),
            (r"(type)(\s+)", ("k", ""), "type"),
            (until('"""', '"""(?!")'), "s"),
            *quoted('"', "s"),
            (r"'\\.'|'[^\\]'|'\\u[0-9a-fA-F]{4}'", "sc"),
            (name, "n"),
            (r"`[^`]+`", "n"),
            (r"\[", "o", "parameters"),
            (r"[(){};,.#]", "o"),
            (rf"{sign}+", "o"),
            (r"(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?|\d+[fFdD]", "mf"),
            (r"0x[0-9a-fA-F]+", "mh"),
            (r"\d+L?", "mi"),
            (r"\n", ""),
        ),
        "class": (
            (rf"({any_name})(\s*)(\[)", ("nc", "", "o"), "parameters"),
            (r"\s+", ""),
            (r"[{(]", "o", "-"),
            (r"//[^\n]*", "c1", "-"),
            (any_name, "nc", "-"),
        ),
        "type": (
            (r"\s+", ""),
            (r"<[%:]|>:|[#_⇒]|forSome|type", "k"),
            (r"([,);}]|=>|=)(\s*)", ("o", ""), "-"),
            (r"[({]", "o", "type"),
            (rf"({chunks})(\s*)(\[)", ("kt", "", "o"), "=parameters"),
            (rf"({chunks})(\s*)$", ("kt", ""), "-"),
            (r"//[^\n]*", "c1", "-"),
            (rf"\.|{any_name}", "kt"),
        ),
        "parameters": (
            (r"[\s,]+", ""),
            (r"<[%:]|=>|>:|[#_⇒]|forSome|type", "k"),
            (r"[\])}]", "o", "-"),
            (r"[(\[{]", "o", "parameters"),
            (rf"\.|{any_name}", "kt"),
        ),
        "comment": nested_comment("comment", "cm"),
        "import": ((rf"(?:{name}|\.)+", "nn", "-"),),
    }


SCALA: Final = Machine(_table(_SIGN))
SCALA_4: Final = Machine(_table(_SIGN_4))
