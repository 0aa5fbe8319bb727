"""Where rouge gives a token another class than Pygments does, by rouge's name of the language.

Both take their classes from the same list, but their lexers often see a thing differently. Found by
laying the classes of both, character by character, over real files of each language.
"""

from __future__ import annotations

import re
from typing import Final

_STYLES: Final = {
    "Keyword": "nl",
    "Keyword.Constant": "nb",
    "Keyword.Type": "m",
    "Literal.Number.Integer": "m",
    "Literal.Number.Hex": "m",
    "Literal.Number.Float": "m",
    "Literal.String.Double": "s1",
}
TOKEN_CLASSES: Final[dict[str, dict[str, str]]] = {
    "html": {**_STYLES, "Punctuation": "nt", "Operator": "na", "Comment.Multiline": "c"},
    "xml": {"Comment.Multiline": "c"},
    "java": {"Name": "n"},
    "scala": {"Name.Class": "kt", "Operator": "k", "Keyword.Declaration": "k"},
    "tex": {"Literal.String": "p", "Literal.String.Backtick": "p"},
    "graphql": {"Name.Function": "n", "Name.Label": "n"},
}
"""Pygments' token to rouge's class; an empty class is plain text."""

_CONSTANTS_AND_CLASSES: Final = (
    ("Name", r"[A-Z][A-Z0-9_]+\b", "no"),
    ("Name", r"[A-Z]", "nc"),
)

_BEFORE_NAMES: Final = ("return", "return new", "throw new", "  new")

PATTERN_CLASSES: Final[dict[str, tuple[tuple[str, re.Pattern[str], str], ...]]] = {
    tag: tuple((kind, re.compile(pattern), css) for kind, pattern, css in rules)
    for tag, rules in {
        "java": (
            ("Punctuation", r"[().,;{}\[\]]", "o"),
            # What stands as a method's name does behind its type.
            *(("Name", rf"(?<={words} )\w+(?=\()", "nf") for words in _BEFORE_NAMES),
            ("Keyword", r"(?<=  else )if(?= \()", "nf"),
            ("Keyword.Declaration", r"(?:module|to|with|open|opens|exports|uses|provides)\b", "n"),
            ("Name", r"[A-Z]\b", "no"),
            *_CONSTANTS_AND_CLASSES,
        ),
    }.items()
}
"""The same for tokens at a place of the code where a pattern matches: token, pattern, class."""
