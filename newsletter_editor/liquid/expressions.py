"""Expressions that give what they give in Ruby, in place of python-liquid's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from liquid import RenderContext, Token
from liquid.builtin.expressions import BooleanExpression, FilteredExpression, Path
from liquid.builtin.expressions.logical import (
    ContainsExpression,
    EqExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LogicalAndExpression,
    LogicalOrExpression,
    LtExpression,
    NeExpression,
)
from liquid.builtin.expressions.primitive import Blank, Empty, RangeLiteral
from liquid.expression import Expression

from newsletter_editor.liquid.markup import UnknownOperatorName
from newsletter_editor.liquid.ruby_values import (
    Enumerated,
    RubyError,
    compare,
    ends_of,
    leading_integer,
    plain,
    to_integer,
    to_s,
)
from newsletter_editor.site.ruby_order import is_day_and_time
from newsletter_editor.site.ruby_text import is_something


class Comparison(Expression):
    """`a < b` and its kin: false where one of the two has no order, an error where both differ."""

    __slots__ = ("holds", "left", "right")

    def __init__(
        self, token: Token, left: Expression, right: Expression, holds: Callable[[int], bool]
    ) -> None:
        super().__init__(token)
        self.left = left
        self.right = right
        self.holds = holds

    def evaluate(self, context: RenderContext) -> object:
        """Whether it holds. Raises RubyError for a text beside a number and the like."""
        left, right = plain(self.left.evaluate(context)), plain(self.right.evaluate(context))
        if not (_has_order(left) and _has_order(right)):
            return False
        order = compare(left, right)
        if order is None:
            raise RubyError(f"comparison of {to_s(left)} with {to_s(right)} failed")
        return self.holds(order)

    def children(self) -> list[Expression]:
        """The two sides."""
        return [self.left, self.right]


class Containment(Expression):
    """`a contains b`: false where the first holds nothing."""

    __slots__ = ("left", "right")

    def __init__(self, token: Token, left: Expression, right: Expression) -> None:
        super().__init__(token)
        self.left = left
        self.right = right

    def evaluate(self, context: RenderContext) -> object:
        """Whether it holds."""
        left, right = plain(self.left.evaluate(context)), plain(self.right.evaluate(context))
        if not (is_something(left) and is_something(right)):
            return False
        if isinstance(left, str):
            return to_s(right) in left
        if isinstance(left, Enumerated):
            return False
        if isinstance(left, range):
            # Of a range Ruby asks whether a number lies in it.
            is_number = isinstance(right, (int, float)) and not isinstance(right, bool)
            first, last = ends_of(left)
            return is_number and first <= right <= last
        if isinstance(left, (list, tuple)):
            # To Python alone 1 and true are the same.
            return any(is_equal(item, right) for item in left)
        if isinstance(left, Mapping):
            try:
                return right in left
            except TypeError:
                # A list is no key.
                return False
        return False

    def children(self) -> list[Expression]:
        """The two sides."""
        return [self.left, self.right]


def _has_order(value: Any) -> bool:
    return isinstance(value, (int, float, str, date)) and not isinstance(value, bool)


class Equality(Expression):
    """`a == b` and `a != b`."""

    __slots__ = ("left", "right", "wanted")

    def __init__(self, token: Token, left: Expression, right: Expression, *, wanted: bool) -> None:
        super().__init__(token)
        self.left = left
        self.right = right
        self.wanted = wanted

    def evaluate(self, context: RenderContext) -> object:
        """Whether it holds."""
        return is_equal(self.left.evaluate(context), self.right.evaluate(context)) is self.wanted

    def children(self) -> list[Expression]:
        """The two sides."""
        return [self.left, self.right]


class UnknownOperator(Expression):
    """A comparison by an operator that Liquid has not: an error when it is made, not before."""

    __slots__ = ("name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name

    def evaluate(self, context: RenderContext) -> object:  # noqa: ARG002
        """Raise RubyError."""
        raise RubyError(f"unknown operator {self.name}")

    def children(self) -> list[Expression]:
        """None."""
        return []


class Numbers(RangeLiteral):
    """`(a..b)`, which keeps its ends where there is no number between them."""

    __slots__ = ()

    def evaluate(self, context: RenderContext) -> range:
        """The numbers. Raises RubyError for an end that is none."""
        ends = (self.start, self.stop)
        # Ends that are written out it rounds; else it wants whole numbers.
        is_written = not any(isinstance(end, (Path, RangeLiteral)) for end in ends)
        first, last = (_end(plain(end.evaluate(context)), is_written) for end in ends)
        return range(first, last + 1)


def _end(value: Any, is_written: bool) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        return leading_integer(value)
    return int(value) if is_written and isinstance(value, float) else to_integer(value)


def is_equal(left: Any, right: Any) -> bool:
    """Whether Liquid finds two values equal; nothing is `blank`, texts and lists may be `empty`."""
    left, right = plain(left), plain(right)
    for literal, other in ((left, right), (right, left)):
        if isinstance(literal, Blank):
            return False
        if isinstance(literal, Empty):
            return isinstance(other, (str, list, tuple, Mapping)) and not other
    if isinstance(left, range) and isinstance(right, range):
        # To Python all that hold nothing are the same.
        return ends_of(left) == ends_of(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return not is_day_and_time(left, right) and bool(left == right)


def ruby_expression(expression: Expression) -> Expression:
    """An expression in which python-liquid's comparisons and ranges are replaced."""
    replace = _REPLACED.get(type(expression))
    return replace(expression) if replace else expression


def _within(boolean: BooleanExpression) -> Expression:
    boolean.expression = ruby_expression(boolean.expression)
    return boolean


def _joined(joined: LogicalAndExpression | LogicalOrExpression) -> Expression:
    joined.left = ruby_expression(joined.left)
    joined.right = ruby_expression(joined.right)
    return joined


def _filtered(filtered: FilteredExpression) -> Expression:
    filtered.left = ruby_expression(filtered.left)
    for each in filtered.filters or ():
        for argument in each.args:
            argument.value = ruby_expression(argument.value)
    return filtered


def _numbers(numbers: RangeLiteral) -> Expression:
    ends = ruby_expression(numbers.start), ruby_expression(numbers.stop)
    return Numbers(numbers.token, *ends)


def _path(path: Path) -> Expression:
    root = path.path[0]
    is_operator = isinstance(root, UnknownOperatorName)
    return UnknownOperator(path.token, str(root)) if is_operator else path


def _compared(read: Any, made: Callable[..., Expression], **how: Any) -> Expression:
    return made(read.token, ruby_expression(read.left), ruby_expression(read.right), **how)


_REPLACED: Mapping[type[Expression], Callable[[Any], Expression]] = MappingProxyType(
    {
        BooleanExpression: _within,
        ContainsExpression: partial(_compared, made=Containment),
        EqExpression: partial(_compared, made=Equality, wanted=True),
        FilteredExpression: _filtered,
        GeExpression: partial(_compared, made=Comparison, holds=lambda order: order >= 0),
        GtExpression: partial(_compared, made=Comparison, holds=lambda order: order > 0),
        LeExpression: partial(_compared, made=Comparison, holds=lambda order: order <= 0),
        LogicalAndExpression: _joined,
        LogicalOrExpression: _joined,
        LtExpression: partial(_compared, made=Comparison, holds=lambda order: order < 0),
        NeExpression: partial(_compared, made=Equality, wanted=False),
        Path: _path,
        RangeLiteral: _numbers,
    }
)
