"""JSON, TOML and differences between files."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_SPACE: Final = (r"\s+", "w")
_NUMBERS: Final = (
    (r"-?(?:0|[1-9]\d*)\.\d+(?:e[+-]?\d+)?", "mf"),
    (r"-?(?:0|[1-9]\d*)(?:e[+-]?\d+)?", "mi"),
)


def _json(*comments: tuple[str, str]) -> Table:
    key = (r'("(?:\\.|[^"\\\n]){0,300}")(\s*)(:)', ("nl", "w", "p"))
    values: Rules = (
        _SPACE,
        *comments,
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
COMMENTED_JSON: Final = Machine(_json((r"//[^\n]*", "c1"), (r"/\*[\s\S]*?(?:\*/|\Z)", "cm")))

_TOML_VALUES: Final = (
    (r"(?:true|false)", "kc"),
    (
        r"[-+]?(?:\d[\d_]*\.\d[\d_]*(?:[eE][-+]?\d+)?|\d[\d_]*[eE][-+]?\d+|\b(?:inf|nan)\b)",
        "mf",
    ),
    (r'"""', "s", "long"),
    (r'"', "s", "string"),
    (r"'''[\s\S]*?(?:'''|\Z)", "s"),
    (r"'[^'\n]*'", "s"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "ld"),
    (r"\d{4}-\d\d-\d\d", "mi"),
    (r"0x[0-9a-fA-F_]+", "mh"),
    (r"0o[0-7_]+", "mo"),
    (r"0b[01_]+", "mb"),
    (r"[-+]?\d[\d_]*(?:-\d+)*", "mi"),
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
_TOML_KEY: Final = r"(\"[^\"]{0,200}\"|'[^'\n]{0,200}'|\S{1,200})([ \t]*)(=)"
_TOML_WITHIN: Final = (
    *_TOML_KEYS,
    (_TOML_KEY, ("py", "", "p")),
    *_TOML_VALUES,
    (r"\[", "p", "list"),
    (r",", "p"),
)
_TOML: Final[Table] = {
    "start": (
        *_TOML_COMMON,
        *_TOML_VALUES[:2],
        *_TOML_KEYS,
        (_TOML_KEY, ("py", "", "p"), "value"),
        *_TOML_VALUES[6:],
        (r"\]", "p"),
    ),
    "value": ((r"\n", "", "-"), (r"\\\"", "se"), *_TOML_COMMON, *_TOML_WITHIN, (r"\]", "p")),
    "inline": (*_TOML_COMMON, (r"\}", "p", "-"), *_TOML_WITHIN),
    "list": (*_TOML_COMMON, (r"\]", "p", "-"), *_TOML_WITHIN),
    "string": (
        (r'"', "s", "-"),
        (r"\\[btnfr\"\\]", "se"),
        (r"\n", "err", "-"),
        (r"\\", "err"),
        (r'[^"\\\n]+', "s"),
    ),
    "long": (
        (r'"""', "s", "-"),
        (r"\\[btnfr\"\\\n]", "se"),
        (r"\\", "err"),
        (r'"|[^"\\]+', "s"),
    ),
}
TOML: Final = Machine(_TOML)

_INI: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"[;#][^\n]*\n?", "c"),
        (r"([a-zA-Z0-9_.-]{1,300})(\s*)(=)", ("py", "", "p"), "value"),
        (r"\[[^\n\]]{0,300}\]", "nn"),
        (r"\\\n", "se"),
    ),
    "value": (
        (r"\n", "", "-"),
        (r"\s+", ""),
        (r"[;#][^\n]*\n?", "c"),
        (r"\"", "s", "double"),
        (r"'", "s", "single"),
        (r"\\[\s\S]", "se"),
        (r"[^\\\n]+", "s"),
    ),
    "double": ((r"\"", "s", "-"), (r"\\[\s\S]", "se"), (r"[^\"\\]+", "s")),
    "single": ((r"'", "s", "-"), (r"\\[\s\S]", "se"), (r"[^'\\]+", "s")),
}
INI: Final = Machine(_INI)

_DIFF: Final[Table] = {
    "start": (
        (r"^---\n", "p"),
        (r"^[+>][^\n]*\n?", "gi"),
        (r"^[<-][^\n]*\n?", "gd"),
        (r"^![^\n]*\n?", "gs"),
        (r"(@@[^@]{0,300}@@)(\n?)", ("p", "")),
        (r"^(?:diff |[Ii]ndex|=)[^\n]*\n?", "gh"),
        (r"^\w[^\n]*\n?", "p"),
        # A blank line takes the next one with it, whatever that is.
        (r"\s[^\n]*\n?", ""),
    ),
}
DIFF: Final = Machine(_DIFF)
