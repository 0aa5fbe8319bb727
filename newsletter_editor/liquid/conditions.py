"""Comparisons in conditions as Ruby makes them, in place of python-liquid's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from liquid import Node, RenderContext, Token
from liquid.builtin.expressions import BooleanExpression
from liquid.builtin.expressions.logical import (
    ContainsExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LogicalAndExpression,
    LogicalOrExpression,
    LtExpression,
)
from liquid.expression import Expression

from newsletter_editor.liquid.ruby_values import RubyError, compare, plain, to_s

_ORDERS: Mapping[type[Expression], Callable[[int], bool]] = MappingProxyType(
    {
        LtExpression: lambda order: order < 0,
        GtExpression: lambda order: order > 0,
        LeExpression: lambda order: order <= 0,
        GeExpression: lambda order: order >= 0,
    }
)


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
        if left in (None, False) or right in (None, False):
            return False
        if isinstance(left, str):
            return to_s(right) in left
        if isinstance(left, (list, tuple, range, Mapping)):
            return right in left
        return False

    def children(self) -> list[Expression]:
        """The two sides."""
        return [self.left, self.right]


def _has_order(value: Any) -> bool:
    return isinstance(value, (int, float, str, date)) and not isinstance(value, bool)


def with_ruby_comparisons(node: Node) -> Node:
    """The node of an `if` or `unless` with its conditions compared as Ruby compares."""
    for holder in (node, *getattr(node, "alternatives", ())):
        for name in ("condition", "expression"):
            condition = getattr(holder, name, None)
            if isinstance(condition, BooleanExpression):
                condition.expression = ruby_comparisons(condition.expression)
    return node


def ruby_comparisons(expression: Expression) -> Expression:
    """An expression in which python-liquid's comparisons are replaced."""
    if isinstance(expression, BooleanExpression):
        expression.expression = ruby_comparisons(expression.expression)
    elif isinstance(expression, (LogicalAndExpression, LogicalOrExpression)):
        expression.left = ruby_comparisons(expression.left)
        expression.right = ruby_comparisons(expression.right)
    elif isinstance(expression, ContainsExpression):
        return Containment(expression.token, expression.left, expression.right)
    elif holds := _ORDERS.get(type(expression)):
        sides: Any = expression
        return Comparison(expression.token, sides.left, sides.right, holds)
    return expression
