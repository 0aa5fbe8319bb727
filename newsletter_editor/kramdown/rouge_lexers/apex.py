"""Apex."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, until

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        and asc assert break by case catch category continue cube data default delete desc do else
        end finally first for from goto group having if insert instanceof last like limit new
        nulls offset or order reference return rollup scope select switch this throw tracking try
        typeof update using view viewstat where while with
""",
        "kc": """
        false null true
""",
        "kd": """
        abstract const enum extends final global implements inherited native private protected
        public sharing static super synchronized testmethod throws transient virtual volatile
        without class interface
""",
        "kt": """
        boolean byte char double float int long short var void
""",
    },
    ignore_case=True,
)
_NAME: Final = r"[a-zA-Z_$][\w$]*"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"(?i:(class|interface)(\s+))", ("kd", ""), "class"),
        (r"(?i:package\b)", "kn"),
        (r"(?i:(import)(\s+)([\w.]+))", ("kn", "", "nn")),
        (rf"@{_NAME}", "nd"),
        (rf"(\.)({_NAME})(?=\s*\()", ("o", "nf")),
        (rf"(\.)({_NAME})", ("o", "py")),
        (rf"({_NAME})(:)", ("nl", "p")),
        (rf"{_NAME}(?=\()", "nf"),
        (_NAME, _WORDS),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (r"0[xX][\da-fA-F]+", "mh"),
        (r"\d+\.\d+", "mf"),
        (r"\d+[lL]?", "mi"),
        (r"[(),:;\[\]{}]", "p"),
        (r"[!%&*+\-./<=>?^|~]", "o"),
    ),
    "class": ((_NAME, "nc", "-"), (r".", "err")),
    "double": ((r'"', "s2", "-"), (r"\\[\s\S]", "se"), (r'[^"\\]+', "s2")),
    "single": ((r"'", "s2", "-"), (r"\\[\s\S]", "se"), (r"[^'\\]+", "s2")),
}
APEX: Final = Machine(_TABLE)
