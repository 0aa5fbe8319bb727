"""JSON, TOML and differences between files."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Classes, Machine, Rules, Table, ending

_SPACE: Final = (r"\s+", "w")
_NUMBERS: Final = (
    (r"-?(?:0|[1-9]\d*)\.\d+(?:e[+-]?\d+)?", "mf"),
    (r"-?(?:0|[1-9]\d*)(?:e[+-]?\d+)?", "mi"),
)


def _json(*more: tuple[str, Classes]) -> Table:
    key = (r'("(?:\\.|[^"\\\n]){0,300}")(\s*)(:)', ("nl", "w", "p"))
    values: Rules = (
        _SPACE,
        *more,
        (r'"', "s2", "string"),
        (r"(?:true|false|null)", "kc"),
        *((rf"(?i:{pattern})", css) for pattern, css in _NUMBERS),
        (r"\{", "p", "object"),
        (r"\[", "p", "list"),
    )
    return {
        "start": (key, (r"[}\]]", "p"), *values),
        "object": (key, (r"\}", "p", "-"), (r",", "p"), *values),
        "list": ((r"\]", "p", "-"), (r",", "p"), *values),
        "string": (
            (r'"', "s2", "-"),
            (r"\\u[0-9a-fA-F]{0}|\\.", "se"),
            (r'[^"\\]+', "s2"),
        ),
    }


JSON: Final = Machine(_json())
COMMENTED_JSON: Final = Machine(
    _json(
        (r"([a-zA-Z$_]\w*)(\s*)(:)", ("na", "", "p")),
        (r"/\*.*?\*/", "c"),
        (r"//[^\n]*|\.\.\.", "c1"),
    )
)

_TOML_NUMBERS: Final = (
    (r"(?:true|false)", "kc"),
    (
        r"[-+]?(?:\d[\d_]*\.\d[\d_]*(?:[eE][-+]?\d+)?|\d[\d_]*[eE][-+]?\d+|\b(?:inf|nan)\b)",
        "mf",
    ),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "ld"),
    (r"\d{4}-\d\d-\d\d", "mi"),
    (r"0x[0-9a-fA-F_]+", "mh"),
    (r"0o[0-7_]+", "mo"),
    (r"0b[01_]+", "mb"),
    (r"[-+]?\d[\d_]*(?:-\d+)*", "mi"),
)
_TOML_STRINGS: Final = (
    (r'"""', "s", "long"),
    (r'"', "s", "string"),
    (r"'''[\s\S]*?(?:'''|\Z)", "s"),
    (r"'", "s", "single"),
)
_TOML_COMMON: Final = (
    (r"\s+", ""),
    (r"#[^\n]*", "c"),
)
_TOML_KEYS: Final = (
    (r"\[\S{1,200}\]", "nn"),
    (
        r"(\"[^\"\n]{0,200}\"|\S{1,200}?)([ \t]*)(=)([ \t]*)(\{)",
        ("nn", "", "o", "", "p"),
        "inline",
    ),
)
_TOML_KEY: Final = r"(\"[^\"]{0,200}\"|'[^'\n]{0,200}'|\S{1,200})(\s*)(=)"
_TOML_WITHIN: Final = (
    *_TOML_NUMBERS,
    *_TOML_KEYS,
    (_TOML_KEY, ("py", "", "p")),
    *_TOML_STRINGS,
    (r"\[", "p", "list"),
    (r",", "p"),
)
_TOML: Final[Table] = {
    "start": (
        *_TOML_COMMON,
        *_TOML_NUMBERS,
        *_TOML_KEYS,
        (_TOML_KEY, ("py", "", "p"), "value"),
    ),
    "value": ((r"\n", "", "-"), (r"\\[btnfr0\"\\\s]", "se"), *_TOML_COMMON, *_TOML_WITHIN),
    "inline": (*_TOML_COMMON, (r"\}", "p", "-"), *_TOML_WITHIN),
    "list": ((r"\\[btnfr0\"\\\s]", "se"), *_TOML_COMMON, (r"\]", "p", "-"), *_TOML_WITHIN),
    "string": (
        (r'"', "s", "-"),
        (r"\\[btnfr0\"\\]", "se"),
        (r"\n", "err", "-"),
        (r"\\", "err"),
        (r'[^"\\\n]+', "s"),
    ),
    "single": ((r"'", "s", "-"), (r"[^'\n]+", "s"), (r"\n", "err", "-")),
    "long": (
        (r'"""', "s", "-"),
        (r"\\[btnfr0\"\\\n]", "se"),
        (r"\\", "err"),
        (r'"|[^"\\]+', "s"),
    ),
}
TOML: Final = Machine(_TOML)
_TOML_ESCAPE_4: Final = r"\\[0t\tn\n \"\\r]", "se"
_NAMED_4: Final[Rules] = (
    *_TOML_COMMON,
    (r"true|false", "kc"),
    (
        r"(\S{1,200}|\"[^\"]{1,200}\"|'[^']{1,200}')([ \t]*)(=)(\s*)(\{)",
        ("py", "", "o", "", "p"),
        "inline",
    ),
)
_KEY_4: Final = r"(\S{1,200}|\"[^\"]{1,200}\"|'[^']{1,200}')(\s*)(=)"
_CONTENT_4: Final[Rules] = (
    *_NAMED_4,
    (_KEY_4, ("py", "", "p")),
    (r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d", "ld"),
    (r"[+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*(?:[eE][+-]?\d+(?:_\d+)*)?|[eE][+-]?\d+(?:_\d+)*)", "mf"),
    (r"[+-]?(?:nan|inf)", "mf"),
    (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", "mh"),
    (r"0o[0-7]+(?:_[0-7]+)*", "mo"),
    (r"0b[01]+(?:_[01]+)*", "mb"),
    (r"[+-]?\d+(?:_\d+)*", "mi"),
    *_TOML_STRINGS,
    _TOML_ESCAPE_4,
    (r",", "p"),
    (r"\[", "p", "list"),
)
TOML_4: Final = Machine(
    {
        **_TOML,
        "start": (
            *_NAMED_4,
            (r"\[[^\n]{0,300}?\]+", "nn"),
            (_KEY_4, ("py", "", "p"), "value"),
        ),
        "value": ((r"\n", "", "-"), *_CONTENT_4),
        "inline": (*_CONTENT_4, (r"\}", "p", "-")),
        "list": (*_CONTENT_4, (r"\]", "p", "-")),
        "string": (
            (r'"', "s", "-"),
            (r"\n", "err", "-"),
            _TOML_ESCAPE_4,
            (r"\\", "err"),
            (r'[^"\\\n]+', "s"),
        ),
        "long": ((r'"""', "s", "-"), _TOML_ESCAPE_4, (r"\\", "err"), (r'[^"\\]+|"+', "s")),
    }
)

_INI: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (ending(r"[;#][^\n]*\n", r"\n"), "c"),
        (r"([a-zA-Z0-9_.-]{1,300})(\s*)(=)", ("py", "", "p"), "value"),
        (r"\[[^\n\]]{0,300}\]", "nn"),
        (r"\\\n", "se"),
    ),
    "value": (
        (r"\n", "", "-"),
        (r"\s+", ""),
        (ending(r"[;#][^\n]*\n", r"\n"), "c"),
        (r"\"", "s", "double"),
        (r"'[^'\n]*'", "s"),
        (r"\\[\s\S]", "se"),
        (r"[^\\\n]+", "s"),
    ),
    "double": ((r"\"", "s", "-"), (r"\\[\s\S]", "se"), (r"[^\"\\]+", "s")),
}
INI: Final = Machine(_INI)

_OF_DIFF: Final[Rules] = (
    (r"^![^\n]*\n?", "gs"),
    (r"^(@@[^@]{0,300}@@)([^\n]*\n)", ("p", "")),
    (r"^(?:diff|[Ii]ndex|=)[^\n]*\n?", "gh"),
    (r"^\w[^\n]*\n?", "p"),
)
_DIFF: Final[Table] = {
    "start": (
        (r"^---(?:\n|\Z)", "p"),
        (r"^[+>][^\n]*\n?", "gi"),
        (r"^[<-][^\n]*\n?", "gd"),
        *_OF_DIFF,
        # A blank line takes the next one with it, whatever that is.
        (r"\s[^\n]*\n?", ""),
    ),
}
DIFF: Final = Machine(_DIFF)
DIFF_4: Final = Machine(
    {
        "start": (
            (r"^---(?:\n|\Z)", "p"),
            (r"^(?:\+|>+(?:[ \t]|$))[^\n]*\n?", "gi"),
            (r"^(?:-|<+(?:[ \t]|$))[^\n]*\n?", "gd"),
            *_OF_DIFF,
            (r"[^\n]+\n?", ""),
        ),
    }
)
