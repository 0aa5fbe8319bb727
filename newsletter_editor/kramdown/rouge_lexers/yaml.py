"""YAML."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_IN_KEY: Final = r"[^#:?\[\]{},\"'\n]"
# What no colon ends is left at once, not sign by sign.
_ENDED: Final = rf"(?={_IN_KEY}{{1,151}}+[ ]*+:)"
_KEY: Final = rf"{_ENDED}(?![-?:]?\s|(?u:[&*][\w-])){_IN_KEY}(?:{_IN_KEY}{{0,150}}(?<! ))?"
_SIGN: Final = r"[|>][-+\d]*+"
_QUOTED: Final = r"\"[^\"\n]*\"|'[^'\n]*'"
_PLAIN: Final = (
    r"(?![-?:][ \n]|[ &*!|>'\"%@`\[\]{},#]|(?:[^\n#]*[ ])?\d+(?:\.\d+)?\n)"
    rf"(?!{_IN_KEY}{{0,150}}+:(?:\s|\Z))(?:[^\n#]|(?<!\s)#)+\n(?:[ ]*\n)*"
)


def _going_on(indent: str) -> str:
    """Plain text without a key in it, with all lines that are further in than what has it."""
    line = rf"{indent}\S(?:[^\n#]|(?<!\s)#)*"
    return rf"({_PLAIN}(?=[ ])(?:{line}(?:\n|\Z)(?:[ ]*\n)*)*(?:{line}\s#[^\n]*\n?)?)"


def _of_key(indent: str) -> str:
    """A colon, and such text behind it or in the next lines."""
    below = rf"(?:[ ]+#[^\n]*|[ ]*)\n(?:[ ]*(?:#[^\n]*)?\n)*{indent}(?=[^\s#])"
    return rf"(:)([ ]+|{below})" + _going_on(indent)


_COMMON: Final[Rules] = (
    (r"[ ]*\n|[ ]+", ""),
    (r"\t", "err"),
    (r"#[^\n]*", "c1"),
    (r"(?u:&[\w-]+)", "nl"),
    (r"(?u:\*[\w-]+)", "nv"),
    (r"!(?:<[^>\n]*>|[\w;/?:@&=+$,.!~*'()\[\]%-]*)", "kt"),
    (r'"', "s2", "double"),
    (r"'", "s1", "single"),
)
_WORDS: Final[Rules] = (
    (r"(?:true|false|null)", "no"),
    (r"\d+(?:\.\d+)?(?=\n|[ ]+#)", "m"),
    (r"[^\s:]+|:\S+", "s"),
    (r"\t", "err"),
    (r"[ ]+(?=\n|\Z|:(?:\s|\Z))", ""),
    (r"[ ]+", "s"),
)
_FLOW: Final[Rules] = (
    *_COMMON,
    (r"\[", "pi", "list"),
    (r"\{", "pi", "map"),
    (r"[%@`|>\]}]", "err"),
    (r"[,?:]", "pi"),
    (r"(?:[^\s,:?\[\]{}#]|(?<=[^\s,\[\]{}:?])#|[ ]+(?=[^\s,:?\[\]{}#]))+", "nv"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"^(?:---|\.\.\.)(?=\s|\Z)", "nn"),
        (r"^%(?=[A-Z])", "nt", "directive"),
        (
            rf"^([ ]*)({_KEY})([ ]*)" + _of_key(r"\1[ ]+"),
            ("", "na", "na", "pi", "@between", "@lines"),
        ),
        (
            rf"^([ ]*)(-)([ ]+)({_KEY})([ ]*)" + _of_key(r"\1[ ]\3[ ]+"),
            ("", "pi", "", "na", "na", "pi", "@between", "@lines"),
        ),
        (
            rf"^([ ]+)({_QUOTED})([ ]*)(:)([ ]+)" + _going_on(r"\1[ ]*"),
            ("", "@quoted", "", "err", "", "@lines"),
        ),
        (
            rf"^(?:({_KEY})([ ]*)(:)([ ]+)|(-)([ ]+))?({_SIGN})([^\n#]*)(#[^\n]*)?"
            r"(\n(?:[ \t]*\n)*)(?=[^ \n])",
            ("na", "na", "pi", "", "pi", "", "pi", "@wrong", "c1", ""),
            "unindented",
        ),
        (r"^([ ]*)(-)([ ]+)" + _going_on(r"\1[ ]+"), ("", "pi", "", "@lines")),
        (r"^([ ]*)" + _going_on(r"\1[ ]+"), ("", "@lines")),
        (r"(?<=[\"'}\]])([ ]*)(:)(?=\s|\Z)", ("", "err")),
        (r"((?u:&[\w-]+))([ ]*)(:)(?=\s|\Z)", ("nl", "", "err")),
        (r"((?u:\*[\w-]+))([ ]*)(:)(?=\s|\Z)", ("nv", "", "err")),
        (r"[-?:](?=[ \n]|\Z)", "pi"),
        (r"^[ ]+(?=\t)", "err"),
        (r"\[", "pi", "list"),
        (r"\{", "pi", "map"),
        (r"[\]},]", "err"),
        *_COMMON,
        (rf"({_KEY})([ ]*)(:)(?=\s|\Z)", ("na", "na", "pi"), "value"),
        (
            rf"({_SIGN})([^\n#]*)(#[^\n]*)?"
            r"(\n(?:[ \t]*\n)*([ ]+)[^\n]*(?:\n(?:\5[^\n]*|[ \t]*(?=\n|\Z)))*)",
            ("pi", "@wrong", "c1", "@block", None),
        ),
        (rf"({_SIGN})([^\n#]*)", ("pi", "@wrong")),
        (r"[%@`&*]", "err"),
        (r"(?=\S)", "", "plain"),
    ),
    "directive": (
        (r"\n", "", "-"),
        (r"[A-Z]+", "nt"),
        (r"\s+", ""),
        (r"\d+(?:\.\d+)?", "m"),
        (r"\S+", "kt"),
    ),
    "value": ((r"[ ]+(?=- )", "", "=plain"), (r"", "", "-")),
    "plain": ((r"[ ]+(?=#)|[ ]*(?=\n)", "", "-"), (r":(?=\s|\Z)", "err", "-"), *_WORDS),
    "lines": (
        (r"[ ]*\n[ \n]*", ""),
        (r"(?<=\S)([ ]+)(#[^\n]*)", ("", "c1")),
        (r":(?=\s|\Z)", "err", "=again"),
        *_WORDS,
    ),
    # Behind a colon out of place may stand what begins a value.
    "again": (
        (r"[ \n]+", ""),
        (rf"(?={_KEY}[ ]*:(?:\s|\Z)|[\"'\[\]{{}},|>&*!%@`#]|[-?:](?:\s|\Z))", "", "=start"),
        (r"", "", "=lines"),
    ),
    "list": ((r"\]", "pi", "-"), *_FLOW),
    "map": ((r"\}", "pi", "-"), *_FLOW),
    "between": ((r"\s+", ""), (r"#[^\n]*", "c1")),
    # A block whose first line stands at the margin has all lines behind it.
    "unindented": ((r"\n|[ ]+", ""), (r"^[^ \n]", "err"), (r"[^\n]+", "s")),
    "wrong": ((r"\s+", ""), (r"\S+", "err")),
    "quoted": ((r'"', "s2", "double"), (r"'", "s1", "single")),
    "block": ((r"\s+", ""), (r"[^\n]+", "s")),
    "double": (
        (r'"', "s", "-"),
        (r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n)", "se"),
        (r"[ ]*\n[ \n]*", ""),
        (r"[ ]+", "nv"),
        (r'[^\s"\\]+', "s"),
    ),
    "single": (
        # Rouge takes a doubled quote for an end and a beginning.
        (r"(')(')", ("s", "s1")),
        (r"'", "s", "-"),
        (r"[ ]*\n[ \n]*", ""),
        (r"[ ]+", "nv"),
        (r"[^\s']+", "s"),
    ),
}
YAML: Final = Machine(_TABLE)
