"""Sass in its older form, of lines and indentation."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.indentation import Blocks, begins, indented
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table
from newsletter_editor.kramdown.rouge_lexers.styles import SCSS_CONTENT, scss_states

_ID: Final = r"[\w-]+"
_STATES: Final = scss_states(((r"\n", "", "--"),))
_SASS: Final[Table] = {
    **_STATES,
    "start": ((r"[ \t]*\n", ""), (r"[ \t]*", indented)),
    "content": (
        (r"//[^\n]*", begins("line_of_note", "c1"), "-"),
        (r"/\*[^\n]*\n", begins("line_of_comment", "cm"), "-"),
        (r"@import\b", "k", "import"),
        *SCSS_CONTENT,
        (rf"={_ID}", "nf", "value"),
        (rf"\+{_ID}", "nd", "value"),
        (r":", "na", "old_attribute"),
        (r"(?=[^\[\n]+?:(?:[^a-z]|$))", "", "attribute"),
        (r"", "", "selector"),
    ),
    "line_of_note": ((r"[^\n]+", "c1", "-"), (r"", "", "-")),
    "line_of_comment": ((r"[^\n]*\n", "cm", "-"),),
    "import": ((r"[ \t]+", ""), (r"\S+", "s"), (r"\n", "", "-")),
    "old_attribute": (*_STATES["attribute"][:-1], (r"", "", "=value")),
}
SASS: Final = Machine(_SASS, notes=Blocks)
