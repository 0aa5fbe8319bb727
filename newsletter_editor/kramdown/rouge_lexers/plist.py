"""Property lists in their older form; rouge reads those of XML as such, too."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, bare, ending

_VALUES: Final[Rules] = (
    (r"//[^\n]*", "c"),
    (ending(r"/\*[\s\S]+?\*/", r"\*/"), "c"),
    (r"\s+", "w"),
    (r"\{", "p", "dictionary"),
    (r"\(", "p", "array"),
    (ending(r'"(?:[^"\\]|\\[^\n])*"', bare('"')), "s2"),
    (ending(r"'(?:[^'\\]|\\[^\n])*'", bare("'")), "s1"),
    (r"<", "p", "data"),
    (r"[\w$/:.-]+", "l"),
)
_TABLE: Final[Table] = {
    "start": _VALUES,
    "dictionary": (*_VALUES, (r"[=;]", "p"), (r"\}", "p", "-")),
    "array": (*_VALUES, (r",", "p"), (r"\)", "p", "-")),
    "data": ((r"[\da-fA-F\s]+", "mh"), (r">", "p", "-")),
}
PLIST: Final = Machine(_TABLE)
