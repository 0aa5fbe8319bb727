"""Ada."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        with
        abort abstract accept access aliased all array at begin body case constant declare delay
        delta digits do else elsif end exception exit for generic goto if in interface is limited
        loop new null of others out overriding pragma private protected raise range record renames
        requeue return reverse select separate some synchronized tagged task terminate then until
        use when while
""",
        "ow": """
        abs and mod not or rem xor
""",
        "nb": """
        boolean character constraint_error duration float integer long_float long_integer
        long_long_float long_long_integer natural positive program_error short_float short_integer
        short_short_integer storage_error string tasking_error wide_character wide_string
        wide_wide_character wide_wide_string
""",
        "kd": """
        entry function package procedure subtype type
""",
    },
    ignore_case=True,
)
_NAME: Final = r"(?u:[^\W\d_]\w*)"
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"--[^\n]*", "c1"),
        (r"<<\w+>>", "nl"),
        (r"'[^\n]'", "sc"),
        (rf"(')(\s*)({_NAME})", ("p", "", "na")),
        (r'"', "s2", "text"),
        (r"16#[\dA-Fa-f_]+#", "mh"),
        (r"8#[0-7_]+#", "mo"),
        (r"2#[01_]+#", "mb"),
        (r"\d[\d_]*#[\w.]+#(?:[eE][-+]?\d+)?|\d[\d_]*\.\d[\d_]*(?:[eE][-+]?\d+)?", "mf"),
        (r"\d[\d_]*(?:[eE][-+]?\d+)?", "mi"),
        (r":=|=>|\.\.|\*\*|/=|<=|>=|<>|<<|>>|[-+*/&=<>|]", "o"),
        (r"[(),.:;']", "p"),
        (r"^(?:((?i:limited|private))(\s+))?((?i:with))\b", ("kn", "", "kn"), "used"),
        (r"_\w*|[a-zA-Z]\w*_(?!\w)", "err"),
        (
            r"(?i:(package)(\s+)(body))\b",
            ("kd", "", "kd"),
            "named",
        ),
        (r"(?i:package|procedure|function|type|subtype|entry)\b", "kd", "named"),
        (rf"{_NAME}", _WORDS),
    ),
    "text": ((r'""', "se"), (r'"', "s2", "-"), (r'[^"\n]+', "s2"), (r"\n", "err", "-")),
    "used": (
        (r"\s+", ""),
        (_NAME, "nn"),
        (r"[.,]", "p"),
        (r"", "", "-"),
    ),
    "named": (
        (r"\s+", ""),
        (rf"({_NAME})(\.)", ("nn", "p")),
        (rf"{_NAME}|\"[^\"\n]*\"", "nf", "-"),
        (r"", "", "-"),
    ),
}
ADA: Final = Machine(_TABLE)
