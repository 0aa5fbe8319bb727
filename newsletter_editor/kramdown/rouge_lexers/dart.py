"""Dart."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, until, words

_KEYWORDS: Final = """
    as assert await break case catch continue default do else finally for if in is new rethrow
    return super switch this throw try while with yield
"""
_DECLARATIONS: Final = """
    abstract async dynamic const covariant external extends factory final get implements late
    native on operator required set static sync typedef var
"""
_TYPES: Final = """
    bool Comparable double Dynamic enum Function int List Map Never Null num Object Pattern Set
    String Symbol Type Uri void
"""
_NAME: Final = r"[a-zA-Z_]\w*"
_INTERPOLATED: Final[Rules] = (
    (rf"\$(?:{_NAME}|\{{[^}}]+\}})", "si"),
    (r"\\[nrt\"'\\]", "se"),
)


def _table(keywords: str, declarations: str, types: str, classes: str) -> Table:
    code: Rules = (
        (
            r"^(\s{0,200}(?:[a-zA-Z_][a-zA-Z\d_.\[\]]*\s{1,200}){1,20}?)([a-zA-Z_]\w*)(\s*)(\()",
            ("@start", "nf", "", "p"),
        ),
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"\"", "s", "double"),
        (r"'", "s", "single"),
        (r"r\"[^\"]*\"|r'[^']*'", "sx"),
        (rf"#(?:{_NAME})?", "ss"),
        (rf"@{_NAME}", "nd"),
        (rf"(?:{words(keywords)})\b", "k"),
        (rf"(?:{words(declarations)})\b", "kd"),
        (rf"(?:{words(types)})\b", "kt"),
        (r"(?:true|false|null)\b", "kc"),
        (rf"(?:{classes})\b", "kd", "class"),
        (r"(?:import|deferred|export|library|part\s*of|part|source)\b", "kn", "import"),
        (rf"(\.)({_NAME})", ("o", "na")),
        (rf"{_NAME}:", "nl"),
        (rf"\$?{_NAME}", "n"),
        (r"[~^*!%&|+=:/?-]", "o"),
        (r"[\[\](){}<>.,;]", "p"),
        (r"\d*\.\d+(?:[eE]-?\d+)?", "mf"),
        (r"0x[\da-fA-F]+", "mh"),
        (r"\d+L?", "mi"),
    )
    return {
        "start": code,
        "class": ((r"\s+", ""), (_NAME, "nc", "-")),
        "double": ((r"\"", "s", "-"), (r"[^\\$\"]+", "s"), *_INTERPOLATED),
        "single": ((r"'", "s", "-"), (r"[^\\$']+", "s"), *_INTERPOLATED),
        "import": ((r";", "o", "-"), (r"(?:show|hide)\b", "kd"), *code),
    }


DART: Final = Machine(_table(_KEYWORDS, _DECLARATIONS, _TYPES, "class|interface|mixin"))
DART_4: Final = Machine(
    _table(
        f"{_KEYWORDS} when",
        f"{_DECLARATIONS} base interface sealed",
        f"{_TYPES} Record",
        "class|mixin",
    )
)
