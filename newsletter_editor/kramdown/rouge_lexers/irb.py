"""Sessions of Ruby's consoles, and what they answer."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY, RUBY_CODE, RUBY_STATES

_ANSWER: Final = Machine(
    {
        **RUBY_STATES,
        "start": ((r"=>", "p", "=root operand"), (r"", "", "=root operand")),
        "root": ((r"#<", "kt", "object"), *RUBY_CODE),
        "object": ((r">", "kt", "-"), (r"=(?=>)", "o"), (r"#<", "kt", "object"), *RUBY_CODE),
        "operand": ((r"#<", "kt", "=object"), *RUBY_STATES["operand"]),
    }
)
_PROMPT: Final = r"((?>[^\n]*?(?:irb|pry))[^\n]*?[>\"*])"
_REMARK: Final = r"[^\S\n]*(?:<\.+>|\.+)[^\S\n]*(?:\n|\Z)|[^\S\n]*#[^\n]*(?:\n|\Z)"
# What the console says begins both languages anew.
_TABLE: Final[Table] = {
    "start": (
        (rf"{_PROMPT}(?:([^\S\n]*\n)|([^\S\n]*)([^\n]*\n?))", ("gp", "w", "w", "&ruby")),
        (_REMARK, "c"),
        (r"=>[^\n]*\n?", "&answer", "answer"),
        (r"\w+(?:Exception|Error):[^\n]*\n?", "gr", "! trace"),
        (r"[^\n]+\n?", "go", "!"),
        (r"\n", "err", "!"),
    ),
    "trace": ((rf"(?=\n|{_PROMPT}|{_REMARK})", "", "-"), (r"[^\n]+\n?", "gr")),
    "answer": (
        (rf"(?={_PROMPT}|{_REMARK})", "", "! -"),
        (r"[^\n]*\n?", "&answer"),
    ),
}
IRB: Final = Machine(_TABLE, embedded={"ruby": RUBY, "answer": _ANSWER})
IRB_OUTPUT: Final = Machine(
    {
        "start": (
            (r"(=>[\s\S]*)", ("@answer",)),
            (r"\w+(?:Exception|Error):[^\n]*\n?", "gr"),
            (r"[^\n]+\n?", "go"),
            (r"\n", "err"),
        ),
    },
    embedded={"answer": _ANSWER},
)
