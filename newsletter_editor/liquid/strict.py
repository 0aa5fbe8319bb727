"""What Ruby's Liquid reads by its strict rules. Each function raises LiquidSyntaxError for the
markup that they refuse; Jekyll then reads it by the lax ones.
"""

from __future__ import annotations

import re

from liquid.exceptions import LiquidSyntaxError

from newsletter_editor.liquid.markup import Comparison, Condition, Loop, Output
from newsletter_editor.liquid.values import value

_WORD = re.compile(
    r"(?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[a-zA-Z_][\w-]*\??)|(?P<sign>\.\.|[|.:,\[\]()?-])"
    r"|\s+",
    re.ASCII,
)
_END = ("end", "")


def strict_output(markup: str) -> Output:
    """The inside of `{{ … }}`."""
    reader = _Reader(markup)
    value = reader.value()
    filters = []
    while reader.takes("|"):
        name = reader.take("name")
        filters.append((name, reader.arguments() if reader.takes(":") else []))
    reader.take("end")
    return Output(value, filters)


def strict_condition(markup: str) -> Condition:
    """What stands behind `if`, or is given to `where_exp`."""
    reader = _Reader(markup)
    comparisons = [reader.comparison()]
    joins = []
    while reader.is_at("name") and reader.word in ("and", "or"):
        joins.append(reader.take("name"))
        comparisons.append(reader.comparison())
    reader.take("end")
    return Condition(comparisons, joins)


def strict_loop(markup: str, attributes: dict[str, str]) -> Loop:
    """What stands behind `for`.

    `attributes` takes the loop's, those too that stand before what the rules refuse.
    """
    reader = _Reader(markup)
    item = reader.take("name")
    if reader.take("name") != "in":
        raise LiquidSyntaxError("expected 'in'", token=None)
    items = reader.value()
    is_reversed = reader.is_at("name") and reader.word == "reversed"
    if is_reversed:
        reader.take("name")
    while reader.is_at("name"):
        attribute = reader.take("name")
        if attribute not in ("limit", "offset"):
            raise LiquidSyntaxError("expected 'reversed', 'offset' or 'limit'", token=None)
        reader.take(":")
        attributes[attribute] = reader.value()
    reader.take("end")
    return Loop(item, items, is_reversed, attributes)


class _Reader:
    """Goes over a markup word by word. Every method raises LiquidSyntaxError for what is amiss."""

    def __init__(self, markup: str) -> None:
        self._words: list[tuple[str, str]] = []
        at = 0
        for found in _WORD.finditer(markup):
            if found.start() > at:
                break
            at = found.end()
            kind = found.lastgroup
            if kind:
                # Each sign is of a kind of its own.
                self._words.append((found[0] if kind == "sign" else kind, found[0]))
        if at < len(markup):
            raise LiquidSyntaxError(f"unexpected {markup[at]!r}", token=None)
        self._words.append(_END)
        self._at = 0

    @property
    def word(self) -> str:
        """The next one."""
        return self._words[self._at][1]

    def is_at(self, kind: str, ahead: int = 0) -> bool:
        """Whether the next word, or one further ahead, is of a kind."""
        at = self._at + ahead
        return at < len(self._words) and self._words[at][0] == kind

    def take(self, kind: str) -> str:
        """The next word, which has to be of a kind."""
        if not self.is_at(kind):
            found = self._words[self._at][0]
            raise LiquidSyntaxError(f"expected {kind!r}, found {found!r}", token=None)
        word = self.word
        self._at += 1
        return word

    def takes(self, kind: str) -> bool:
        """Take the next word if it is of a kind; whether it is."""
        is_there = self.is_at(kind)
        self._at += is_there
        return is_there

    def value(self) -> str:
        """A value without the spaces within it."""
        if self.is_at("("):
            start = self.take("(") + self.value() + self.take("..")
            text = start + self.value() + self.take(")")
            # Ruby makes a range at once, and what is none ends there, whatever follows.
            value(text)
            return text
        for kind in ("text", "number"):
            if self.is_at(kind):
                return self.take(kind)
        path = self.take("name")
        while self.is_at("[") or self.is_at("."):
            if self.takes("."):
                path += f".{self.take('name')}"
            else:
                path += self.take("[") + self.value() + self.take("]")
        return path

    def arguments(self) -> list[str]:
        """Those of a filter, as they stand behind its colon."""
        found = [self._argument()]
        while self.takes(","):
            found.append(self._argument())
        return found

    def _argument(self) -> str:
        is_named = self.is_at("name") and self.is_at(":", 1)
        name = f"{self.take('name')}{self.take(':')} " if is_named else ""
        return name + self.value()

    def comparison(self) -> Comparison:
        """One part of a condition."""
        left = self.value()
        if not self.is_at("comparison"):
            return Comparison(left)
        return Comparison(left, self.take("comparison"), self.value())
