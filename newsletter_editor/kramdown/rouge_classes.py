"""Where rouge gives a token another class than Pygments does, by rouge's name of the language.

Both take their classes from the same list, but their lexers often see a thing differently. Found by
laying the classes of both, character by character, over real files of each language.
"""

from __future__ import annotations

import re
from typing import Final

_C_LIKE: Final = {"Name.Function": "n", "Name.Class": "n"}
_JAVASCRIPT: Final = {
    "Keyword.Reserved": "kd",
    "Literal.Number.Float": "mi",
    "Literal.String.Backtick": "s2",
    "Literal.String.Interpol": "p",
    "Operator.Word": "k",
    "Name.Exception": "nb",
}
_STYLES: Final = {
    "Keyword": "nl",
    "Keyword.Constant": "nb",
    "Keyword.Type": "m",
    "Literal.Number.Integer": "m",
    "Literal.Number.Hex": "m",
    "Literal.Number.Float": "m",
    "Literal.String.Double": "s1",
}
_SHELL: Final = {
    "Comment.Hashbang": "c",
    "Comment.Single": "c",
    "Literal.Number": "",
    "Literal.String": "no",
    "Literal.String.Interpol": "k",
}

TOKEN_CLASSES: Final[dict[str, dict[str, str]]] = {
    "python": {
        "Comment.Hashbang": "c1",
        "Keyword.Constant": "bp",
        "Literal.String.Affix": "s",
        "Literal.String.Doc": "s",
        "Literal.String.Double": "s",
        "Literal.String.Single": "s",
        "Literal.String.Interpol": "s",
        "Name.Decorator": "nd",
        "Name.Exception": "nb",
        "Name.Function.Magic": "nf",
        "Name.Variable.Magic": "n",
    },
    "shell": _SHELL,
    "console": _SHELL,
    "ruby": {"Name.Builtin.Pseudo": "kp"},
    "json": {"Name.Tag": "nl"},
    "yaml": {
        "Name.Tag": "na",
        "Punctuation": "pi",
        "Punctuation.Indicator": "pi",
        "Literal.Scalar.Plain": "s",
        "Name.Constant": "s",
    },
    "html": {**_STYLES, "Punctuation": "nt", "Operator": "na", "Comment.Multiline": "c"},
    "xml": {"Comment.Multiline": "c"},
    "css": _STYLES,
    "scss": _STYLES,
    "javascript": _JAVASCRIPT,
    "typescript": {**_JAVASCRIPT, "Keyword.Type": "kr"},
    "c": _C_LIKE,
    "cpp": _C_LIKE | {"Name.Namespace": "n", "Name.Attribute": "n"},
    "perl": {"Name": "nv", "Literal.String": "s2"},
    "ini": {
        "Comment.Single": "c",
        "Keyword": "nn",
        "Name.Attribute": "py",
        "Operator": "p",
    },
    "toml": {
        "Keyword": "nn",
        "Name": "py",
        "Operator": "p",
        "Literal.String.Double": "s",
        "Comment.Single": "c",
    },
    "r": {"Name.Function": "n", "Keyword.Reserved": "k", "Literal.String": "s2"},
    "go": {
        "Keyword.Namespace": "k",
        "Keyword.Declaration": "k",
        "Keyword.Constant": "no",
        "Name.Other": "n",
        "Comment.Single": "c",
        "Literal.Number.Integer": "m",
        "Literal.Number.Hex": "m",
        "Literal.Number.Float": "m",
    },
    "java": {"Name": "n"},
    "csharp": {"Operator": "p", "Literal.Number.Integer": "m"},
    "kotlin": {
        "Name.Variable": "py",
        "Keyword.Type": "nc",
        "Literal.Number": "mi",
        "Literal.String.Interpol": "s",
        "Keyword.Constant": "k",
    },
    "php": {"Literal.String.Doc": "cd", "Name.Function": "n", "Literal.String.Interpol": "nv"},
    "swift": {"Name.Class": "kt", "Name.Builtin": "kt", "Literal.String.Interpol": "se"},
    "rust": {
        "Literal.String.Doc": "cd",
        "Comment.Preproc": "nd",
        "Keyword.Type": "nb",
        "Keyword.Declaration": "k",
        "Keyword.Constant": "k",
        "Literal.Number.Hex": "mi",
        "Name.Builtin.Pseudo": "k",
        "Name.Function.Magic": "nd",
    },
    "scala": {"Name.Class": "kt", "Operator": "k", "Keyword.Declaration": "k"},
    "powershell": {"Name.Variable": "bp", "Name.Builtin": "n", "Name": "nf", "Keyword": "kr"},
    "tex": {"Literal.String": "p", "Literal.String.Backtick": "p"},
    "graphql": {"Name.Function": "n", "Name.Label": "n"},
}
"""Pygments' token to rouge's class; an empty class is plain text."""

_CONSTANTS_AND_CLASSES: Final = (
    ("Name", r"[A-Z][A-Z0-9_]+\Z", "no"),
    ("Name", r"[A-Z]", "nc"),
)
_SHELL_OPTIONS: Final = (("Text", "-", "nt"),)

PATTERN_CLASSES: Final[dict[str, tuple[tuple[str, re.Pattern[str], str], ...]]] = {
    tag: tuple((kind, re.compile(pattern), css) for kind, pattern, css in rules)
    for tag, rules in {
        "python": (("Operator", "[.:]", "p"),),
        "shell": _SHELL_OPTIONS,
        "console": _SHELL_OPTIONS,
        "java": (("Punctuation", r"[().,{}\[\]]+\Z", "o"), *_CONSTANTS_AND_CLASSES),
        "kotlin": (*_CONSTANTS_AND_CLASSES, ("Operator", r"\.", "p")),
        "go": (("Punctuation", r"[.,]", "p"),),
    }.items()
}
"""The same for some texts of a token: token, where the text begins with a match, class."""

QUOTED_APART: Final = frozenset({"javascript", "typescript"})
"""Languages in which the quotes around a string have the class `dl` of their own."""
