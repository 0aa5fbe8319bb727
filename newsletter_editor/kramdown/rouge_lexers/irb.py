"""Sessions of Ruby's consoles, and what they answer."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY, RUBY_4, RUBY_CODE, RUBY_STATES

_ANSWER: Final = Machine(
    {
        **RUBY_STATES,
        "start": ((r"=>", "p", "=root operand"), (r"", "", "=root operand")),
        "root": ((r"#<", "kt", "object"), *RUBY_CODE),
        "object": ((r">", "kt", "-"), (r"=(?=>)", "o"), (r"#<", "kt", "object"), *RUBY_CODE),
        "operand": ((r"#<", "kt", "=object"), *RUBY_STATES["operand"]),
    }
)
_REMARK: Final = r"[^\S\n]*(?:<\.+>|\.+)[^\S\n]*(?:\n|\Z)|[^\S\n]*#[^\n]*(?:\n|\Z)"


def _sessions(prompt: str, ruby: Machine) -> Machine:
    # What the console says begins both languages anew.
    table: Table = {
        "start": (
            (rf"{prompt}(?:([^\S\n]*\n)|([^\S\n]*)([^\n]*\n?))", ("gp", "w", "w", "&ruby")),
            (_REMARK, "c"),
            (r"=>[^\n]*\n?", "&answer", "answer"),
            (r"\w+(?:Exception|Error):[^\n]*\n?", "gr", "! trace"),
            (r"[^\n]+\n?", "go", "!"),
            (r"\n", "err", "!"),
        ),
        "trace": ((rf"(?=\n|{prompt}|{_REMARK})", "", "-"), (r"[^\n]+\n?", "gr")),
        "answer": (
            (rf"(?={prompt}|{_REMARK})", "", "! -"),
            (r"[^\n]*\n?", "&answer"),
        ),
    }
    return Machine(table, embedded={"ruby": ruby, "answer": _ANSWER})


IRB: Final = _sessions(r"((?>[^\n]*?(?:irb|pry))[^\n]*?[>\"*])", RUBY)
IRB_4: Final = _sessions(
    r"((?>(?:(?!irb|pry|[>\"*]>)[^\n])*)(?:(?:irb|pry)[^\n]*?[>\"*]|[>\"*]>))", RUBY_4
)
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
