"""One value of Ruby's Liquid, as python-liquid's tokens: a literal, a range or a path.

https://shopify.github.io/liquid/basics/types/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from liquid.token import (
    TOKEN_BLANK,
    TOKEN_EMPTY,
    TOKEN_FALSE,
    TOKEN_FLOAT,
    TOKEN_IDENTINDEX,
    TOKEN_IDENTSTRING,
    TOKEN_INTEGER,
    TOKEN_LBRACKET,
    TOKEN_NIL,
    TOKEN_RANGE,
    TOKEN_RANGE_LITERAL,
    TOKEN_RBRACKET,
    TOKEN_RPAREN,
    TOKEN_STRING,
    TOKEN_TRUE,
    TOKEN_WORD,
    Token,
)

from newsletter_editor.liquid.ruby_values import EmptyText, RubyError
from newsletter_editor.site.ruby_text import SPACE

COMMANDS = frozenset({"first", "last", "size"})
"""What a path may ask of a list besides its items."""

QUOTED = r"\"[^\"]*\"|'[^']*'"
FRAGMENT = rf"(?:{QUOTED}|(?:[^\s,|'\"]|{QUOTED})+)"
"""What lax Liquid takes for one value."""

_INTEGER = re.compile(r"-?\d+", re.ASCII)
_FLOAT = re.compile(r"(-?\d++(?:\.\d++)?)[\d.]*", re.ASCII)
_RANGE = re.compile(r"\(\s*(?>(\S+)\s*\.\.)\s*(\S+)\s*\)", re.ASCII)
_STEP = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_NAME = re.compile(r"[\w-]+\??", re.ASCII)
_WORDS = {"nil": TOKEN_NIL, "null": TOKEN_NIL, "": TOKEN_NIL, "true": TOKEN_TRUE,
          "false": TOKEN_FALSE}  # fmt: skip
_NO_NUMBERS = {TOKEN_TRUE, TOKEN_FALSE, TOKEN_RANGE_LITERAL}
_LOOKED_UP = {TOKEN_WORD, TOKEN_LBRACKET}
_NOTHING = {"blank": TOKEN_BLANK, "empty": TOKEN_EMPTY}


NAMELESS = " "
"""The name of a path without a name, such as `=`: no variable has it."""


class Command(str):
    """`first`, `last` or `size` behind a dot; between brackets each is a name like any other."""

    __slots__ = ()


def token(kind: str, *value: Any) -> Token:
    """A token of an expression; its value is its kind if none is given."""
    return Token(kind, value[0] if value else kind, start_index=0, source="")


def name(text: str) -> Token:
    """A name, which may be a word of Liquid's own, or no word at all."""
    return token(TOKEN_WORD, text)


def operand(text: str) -> list[Token]:
    """One side of a comparison, where `blank` and `empty` stand for what they say."""
    return [token(_NOTHING[text])] if text in _NOTHING else value(text)


def value(text: str) -> list[Token]:
    """What Ruby makes of one value; of what says nothing it makes nil.

    Raises RubyError for a range whose ends are written out and no numbers.
    """
    text = text.strip(SPACE)
    if text.startswith(("'", '"')) and text.endswith(text[0]):
        return [token(TOKEN_STRING, text[1:-1])]
    if kind := _WORDS.get(text):
        return [token(kind)]
    if text in _NOTHING:
        return [token(TOKEN_STRING, EmptyText())]
    if _INTEGER.fullmatch(text):
        return [token(TOKEN_INTEGER, text)]
    if number := _FLOAT.fullmatch(text):
        return [token(TOKEN_FLOAT, number[1])]
    if ends := _RANGE.fullmatch(text):
        first, last = value(ends[1]), value(ends[2])
        is_looked_up = any(part.kind in _LOOKED_UP for part in (*first, *last))
        if not is_looked_up and {first[0].kind, last[0].kind} & _NO_NUMBERS:
            raise RubyError(f"no range of numbers: {text}")
        return [
            token(TOKEN_RANGE_LITERAL), *first, token(TOKEN_RANGE), *last, token(TOKEN_RPAREN)
        ]  # fmt: skip
    # Behind the last bracket that closes, each that opens would be looked for up to the end.
    end = text.rfind("]") + 1
    return list(_path(_STEP.findall(text, 0, end) + _NAME.findall(text, end)))


_LITERALS = {TOKEN_NIL: None, TOKEN_TRUE: True, TOKEN_FALSE: False, TOKEN_FLOAT: 0.5,
             TOKEN_RANGE_LITERAL: range(0)}  # fmt: skip
"""What stands between brackets for a value that no item has for its name."""


def _path(steps: list[str]) -> Iterator[Token]:
    first = _key(steps[0]) if steps else []
    if len(first) == 1 and not isinstance(first[0].value, str | bool):
        first = []
    if not first:
        yield name(NAMELESS)
        return
    if len(first) == 1:
        yield name(str(first[0].value))
    else:
        yield from first
    for step in steps[1:]:
        yield from _key(step)


def _key(step: str) -> list[Token]:
    """The name of an item, its number, or the path to one of these between brackets."""
    if not step.startswith("["):
        return [token(TOKEN_IDENTSTRING, Command(step) if step in COMMANDS else step)]
    inner = value(step[1:-1])
    kind = inner[0].kind
    if kind == TOKEN_INTEGER:
        return [token(TOKEN_IDENTINDEX, inner[0].value)]
    if kind in _LOOKED_UP:
        return [token(TOKEN_LBRACKET), *inner, token(TOKEN_RBRACKET)]
    return [token(TOKEN_IDENTSTRING, _LITERALS.get(kind, inner[0].value))]
