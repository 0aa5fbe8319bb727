"""What Ruby's Liquid finds in the markup of a tag, by its strict rules or its lax ones.

Each of these gives the tokens from which python-liquid makes the expression that Ruby makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from liquid.token import (
    TOKEN_AND,
    TOKEN_COLON,
    TOKEN_COLS,
    TOKEN_COMMA,
    TOKEN_CONTAINS,
    TOKEN_CONTINUE,
    TOKEN_EQ,
    TOKEN_GE,
    TOKEN_GT,
    TOKEN_IN,
    TOKEN_LE,
    TOKEN_LIMIT,
    TOKEN_LT,
    TOKEN_NE,
    TOKEN_OFFSET,
    TOKEN_OR,
    TOKEN_PIPE,
    TOKEN_REVERSED,
    Token,
)

from newsletter_editor.liquid.values import FRAGMENT, name, operand, token, value

_NAMED = re.compile(rf"(\w+)\s*:\s*({FRAGMENT})", re.ASCII)
_ATTRIBUTES = {"cols": TOKEN_COLS, "limit": TOKEN_LIMIT, "offset": TOKEN_OFFSET}
_OPERATORS = {"==": TOKEN_EQ, "!=": TOKEN_NE, "<>": TOKEN_NE, "<": TOKEN_LT, ">": TOKEN_GT,
              "<=": TOKEN_LE, ">=": TOKEN_GE, "contains": TOKEN_CONTAINS}  # fmt: skip
_JOINS = {"and": TOKEN_AND, "or": TOKEN_OR}


class UnknownOperatorName(str):
    """Stands for a comparison that Liquid fails at once it is made."""

    __slots__ = ()


class Output(NamedTuple):
    """A value, and filters by name with their arguments."""

    value: str
    filters: Sequence[tuple[str, Sequence[str]]] = ()

    def tokens(self) -> Iterator[Token]:
        """For what stands in an output, or behind the `=` of an `assign`."""
        yield from value(self.value)
        for called, arguments in self.filters:
            yield token(TOKEN_PIPE)
            yield name(called)
            for number, argument in enumerate(arguments):
                yield token(TOKEN_COMMA if number else TOKEN_COLON)
                named = _NAMED.fullmatch(argument.strip())
                if named:
                    yield name(named[1])
                    yield token(TOKEN_COLON)
                yield from value(named[2] if named else argument)


class Comparison(NamedTuple):
    """Two values and what stands between them, or one value alone."""

    left: str
    operator: str = ""
    right: str = ""

    def tokens(self) -> Iterator[Token]:
        """For one part of a condition."""
        kind = _OPERATORS.get(self.operator)
        # Ruby makes both sides, whether it takes anything for an operator or not.
        left, right = operand(self.left), operand(self.right)
        if self.operator and kind is None:
            yield name(UnknownOperatorName(self.operator))
            return
        yield from left
        if kind is not None:
            yield token(kind)
            yield from right


class Condition(NamedTuple):
    """Comparisons, with an `and` or an `or` between each two."""

    comparisons: Sequence[Comparison]
    joins: Sequence[str]

    def tokens(self) -> Iterator[Token]:
        """For the condition of an `if`."""
        yield from self.comparisons[0].tokens()
        for join, comparison in zip(self.joins, self.comparisons[1:], strict=True):
            yield token(_JOINS[join])
            yield from comparison.tokens()


class Loop(NamedTuple):
    """What a loop goes over, and how its items are called."""

    item: str
    items: str
    is_reversed: bool
    attributes: Mapping[str, str]

    def tokens(self) -> Iterator[Token]:
        """For a `for` or a `tablerow`; the source of the first is what stands for the items."""
        yield name(self.item)._replace(source=self.items)
        yield token(TOKEN_IN)
        yield from value(self.items)
        if self.is_reversed:
            yield token(TOKEN_REVERSED)
        for each, text in self.attributes.items():
            yield token(_ATTRIBUTES[each])
            yield token(TOKEN_COLON)
            if each == "offset" and text == "continue":
                yield token(TOKEN_CONTINUE)
            else:
                yield from value(text)
