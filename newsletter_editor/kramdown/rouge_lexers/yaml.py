"""YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_IN_KEY: Final = r"[^#:?\[\]{},\"'\n]"
# What no colon ends is left at once, not sign by sign.
_ENDED: Final = rf"(?={_IN_KEY}{{1,151}}+[ ]*+:)"
_KEY: Final = rf"{_ENDED}(?![?:]?[ \n]|!|(?u:[&*][\w-])){_IN_KEY}(?:{_IN_KEY}{{0,150}}(?<! ))?"


@dataclass
class _Indents:
    """How far in the code stands, in characters."""

    around: list[int] = field(default_factory=list)
    current: int = 0
    column: int = 0
    """Where the next node begins."""
    block: int | None = None
    """How far in the lines of a block scalar are, once one was seen."""

    def enter(self) -> None:
        """What begins here is further in than what is around it."""
        if self.current < self.column:
            self.around.append(self.current)
            self.current = self.column

    def leave(self) -> None:
        """Go back to the innermost indent that this line is in."""
        while self.column < self.current:
            self.current = self.around.pop()

    def next_node(self, size: int) -> str:
        """What follows a text that a line ends which is not as far in."""
        self.column = size
        self.leave()
        return "- indents"


_Stepped: TypeAlias = tuple[list[tuple[str, str]], str]


def _line(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    """Spaces before a line, wrong where they go back to an indent that no line has."""
    text = found.group()
    indents.column = kept = len(text)
    if indents.column < indents.current:
        indents.leave()
        kept = indents.current
    return [("", text[:kept]), ("err", text[kept:])], "line indents"


def _spaces(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    indents.column += len(found.group())
    return [("", found.group())], ""


def _indicator(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    indents.enter()
    indents.column += len(found.group())
    return [("pi", found.group())], ""


def _key(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    indents.enter()
    key, colon = found.groups()[groups : groups + 2]
    return [("na", key), ("pi", colon)], ""


def _next_of_plain(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    """Plain text goes on in lines that are further in than what it is the value of."""
    size = len(found.groups()[groups])
    goes_on = size > indents.current
    return [("", found.group())], "" if goes_on else indents.next_node(size)


def _block(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    indents.block = None
    return [("pi", found.group())], "header"


def _next_of_block(found: re.Match[str], groups: int, indents: _Indents) -> _Stepped:
    """A block goes on in lines that are as far in as its first one."""
    size = len(found.group())
    if size < (indents.current if indents.block is None else indents.block):
        return [("", found.group())], indents.next_node(size)
    if indents.block is None:
        indents.block = size
    return [("", found.group())], "content"


_COMMENT: Final = (r"#[^\n]*", "c1")
_NODES: Final[Rules] = (
    (r"(?u:&[\w-]+)", "nl"),
    (r"(?u:\*[\w-]+)", "nv"),
    (r"!(?:<[^>\n]*>|[\w;/?:@&=+$,.!~*'()\[\]%-]*)", "kt"),
    (r'"', "s2", "double"),
    (r"'", "s1", "single"),
    (r"\[", "pi", "list"),
    (r"\{", "pi", "map"),
)
_FLOW: Final[Rules] = (
    (r"[ ]*\n|[ ]+", ""),
    _COMMENT,
    *_NODES,
    (r"[\t%@`|>\]}]", "err"),
    (r"[,?:]", "pi"),
    (r"(?:[^\s,:?\[\]{}#]|(?<=[^\s,\[\]{}:?])#|[ ]+(?=[^\s,:?\[\]{}#]))+", "nv"),
)


def _line_rules(key: str) -> Rules:
    return (
        (r"[ ]*(?=#|\n|\Z)", "", "-"),
        (r"[ ]+", ""),
        (rf"({key})(:)(?=\s|\Z)", _key),
        *_NODES,
        (r"[|>][-+\d]*", _block),
        (r"(?=[^\s?:,\[\]{}#&*!|>'\"%@`]|[?:]\S)", "", "plain"),
    )


def _plain_rules(constant: tuple[str, str]) -> Rules:
    return (
        (r"[ ]+(?=#)|[ ]*(?=:(?:\s|\Z))", "", "-"),
        (r"\n(?:[ \t]*\n)*(?=(?:---|\.\.\.)(?:\s|\Z))", "", "- -"),
        (r"\n(?:[ \t]*\n)*([ ]*)", _next_of_plain),
        constant,
        (r"\d+(?:\.\d+)?(?=\n|[ ]+#)", "m", "-"),
        (r"[^\s:]+|:\S+", "s"),
        (r"[ ]+(?=\n|\Z)", ""),
        (r"[ ]+", "s"),
    )


_TABLE: Final[Table] = {
    "start": (
        (r"\n|[ ]+(?=#|\n|\Z)", ""),
        _COMMENT,
        (r"[ ]*\t", "err"),
        (r"^(?:---|\.\.\.)(?=\s|\Z)", "nn", "line"),
        (r"^%(?=[A-Z])", "nt", "directive"),
        (r"[ ]*", _line),
    ),
    "directive": (
        (r"\n", "", "-"),
        (r"[A-Z]+", "nt"),
        (r"\s+", ""),
        (r"\d+(?:\.\d+)?", "m"),
        (r"\S+", "kt"),
    ),
    "indents": (
        (r"[ ]*(?=\n|\Z)", "", "- -"),
        (r"[ ]+(?=[?:-](?:[ \n]|\Z))", _spaces),
        (r"[?:-](?=[ \n]|\Z)", _indicator),
        (r"[ ]*", _spaces, "-"),
    ),
    "line": _line_rules(rf"{_KEY}[ ]*"),
    "plain": _plain_rules((r"(?:true|false|null)", "no")),
    "header": ((r"\n", "", "=block"), (r"[ ]+", ""), _COMMENT, (r"[^\s#]+", "err")),
    "block": ((r"[ \t]*\n", ""), (r"^[ ]*(?=[^\n])", _next_of_block)),
    "content": ((r"^[^\n]", "err"), (r"[^\n]+", "s"), (r"\n", "", "-")),
    "list": ((r"\]", "pi", "-"), *_FLOW),
    "map": ((r"\}", "pi", "-"), *_FLOW),
    "double": (
        (r'"', "s", "-"),
        (r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n)", "se"),
        (r"[ ]*(?:\n[ \n]*|\Z)", ""),
        (r"[ ]+", "nv"),
        (r'[^\s"\\]+', "s"),
    ),
    "single": (
        # Rouge takes a doubled quote for an end and a beginning.
        (r"(')(')", ("s", "s1")),
        (r"'", "s", "-"),
        (r"[ ]*(?:\n[ \n]*|\Z)", ""),
        (r"[ ]+", "nv"),
        (r"[^\s']+", "s"),
    ),
}
YAML: Final = Machine(_TABLE, notes=_Indents)
_KEY_4: Final = r"(?![?:]?[ \n]|!|(?u:[&*][\w-]))[^#,?\[\]{}\"'\n]{1,150}"
YAML_4: Final = Machine(
    {
        **_TABLE,
        "line": _line_rules(_KEY_4),
        "plain": _plain_rules((r"(?:true|false|null)\b", "kc")),
    },
    notes=_Indents,
)
