"""QML: JavaScript in blocks of properties."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT_SPACE, javascript_table
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_NAME: Final = r"[$a-zA-Z_][a-zA-Z0-9_.]{0,100}+"


_BLOCKS: Final[Rules] = (
    (rf"({_NAME})(\s*)(\{{)", ("kt", "", "p"), "properties"),
    (
        rf"({_NAME})(\s+)(on)(\s+)({_NAME})(\s*)(\{{)",
        ("kt", "", "k", "", "nl", "", "p"),
        "properties",
    ),
)
_JAVASCRIPT: Final = javascript_table(_BLOCKS)
_TABLE: Final[Table] = {
    **_JAVASCRIPT,
    "start": (*_BLOCKS, (r"\{", "p", "start"), *_JAVASCRIPT["start"]),
    "properties": (
        (rf"(id)(\s*)(:)(\s*)({_NAME})", ("nl", "", "p", "", "kd")),
        (rf"({_NAME})(\s*)(:)", ("nl", "", "p"), "operand"),
        (rf"(signal)(\s+)({_NAME})", ("kd", "", "nl"), "signal"),
        (
            rf"(property)(\s+)({_NAME})(\s+)({_NAME})(\s*)(:?)",
            ("kd", "", "kt", "", "nl", "", "p"),
            "operand",
        ),
        (r"\}", "p", "-"),
        *_BLOCKS,
        (r"\{", "p", "properties"),
        *_JAVASCRIPT["start"],
    ),
    "signal": (*JAVASCRIPT_SPACE, (r"\(", "p", "=arguments"), (r"", "", "-")),
    "arguments": (
        *JAVASCRIPT_SPACE,
        (rf"({_NAME})(\s+)({_NAME})(\s*)(,?)", ("kt", "", "n", "", "p")),
        (r"\)", "p", "-"),
    ),
}
QML: Final = Machine(_TABLE)
