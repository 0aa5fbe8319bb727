"""Conditions and loops as Ruby runs them, in place of python-liquid's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any

from liquid import BlockNode, Node, RenderContext, Token, TokenStream
from liquid.builtin.expressions import (
    BooleanExpression,
    LoopExpression,
    Path,
    PositionalArgument,
)
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
from liquid.builtin.expressions.primitive import (
    Blank,
    Empty,
    IntegerLiteral,
    RangeLiteral,
    StringLiteral,
    parse_primitive,
)
from liquid.builtin.tags.case_tag import MultiExpressionBlockNode
from liquid.builtin.tags.cycle_tag import CycleNode, CycleTag
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode
from liquid.builtin.tags.tablerow_tag import TablerowNode
from liquid.exceptions import LiquidSyntaxError
from liquid.expression import Expression
from liquid.token import TOKEN_COLON, TOKEN_TAG

from newsletter_editor.liquid.lax import UNKNOWN_OPERATOR
from newsletter_editor.liquid.nodes import GuardedNode
from newsletter_editor.liquid.ruby_values import (
    Enumerated,
    RubyError,
    compare,
    is_day_and_time,
    plain,
    to_integer,
    to_s,
)

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
        if any(side is None or side is False for side in (left, right)):
            return False
        if isinstance(left, str):
            return to_s(right) in left
        if isinstance(left, Enumerated):
            return False
        if isinstance(left, range):
            # Of a range Ruby asks whether a number lies in it.
            is_number = isinstance(right, (int, float)) and not isinstance(right, bool)
            return is_number and left.start <= right <= left.stop - 1
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


class AnyOf(Expression):
    """The values behind a `when`: whether each is the one of the `case`."""

    __slots__ = ("left", "values")

    def __init__(self, token: Token, left: Expression, values: list[Expression]) -> None:
        super().__init__(token)
        self.left = left
        self.values = values

    def evaluate(self, context: RenderContext) -> list[bool]:
        """One truth a value, for Ruby's Liquid renders the block once for each that holds."""
        left = self.left.evaluate(context)
        return [is_equal(left, value.evaluate(context)) for value in self.values]

    def children(self) -> list[Expression]:
        """The values."""
        return self.values


class UnknownOperator(Expression):
    """A comparison by an operator that Liquid has not: an error when it is made, not before."""

    __slots__ = ("name",)

    def __init__(self, token: Token, name: str) -> None:
        super().__init__(token)
        self.name = name

    def evaluate(self, context: RenderContext) -> object:  # noqa: ARG002
        """Raise RubyError."""
        raise RubyError(self.name)

    def children(self) -> list[Expression]:
        """None."""
        return []


class Loop(LoopExpression):
    """What a `for` goes over, cut by `limit` and `offset` as Ruby cuts it."""

    __slots__ = ()

    def evaluate(self, context: RenderContext) -> tuple[Iterator[object], int]:
        """The items and their number. Raises RubyError for a count that is no whole number."""
        if isinstance(self.iterable, RangeLiteral):
            _check_ends(self.iterable, context)
        over = plain(self.iterable.evaluate(context))
        if isinstance(over, str):
            # A text is gone over whole, whatever part is asked for.
            return iter([over] if over else []), len(over[:1])
        if isinstance(over, Enumerated):
            over = list(over)
        items, length = self._to_iter(over, context)
        key = f"{self.identifier}-{self.iterable}"
        if isinstance(self.offset, StringLiteral) and self.offset.value == "continue":
            start = context.stopindex(key)
        else:
            start = _count(self.offset, context) or 0
        limit = _count(self.limit, context)
        first = min(max(start, 0), length)
        last = length if limit is None else max(min(start + limit, length), first)
        context.stopindex(key=key, index=start + last - first)
        part = islice(items, first, last)
        return (reversed(list(part)) if self.reversed else part), last - first


def _check_ends(numbers: RangeLiteral, context: RenderContext) -> None:
    """Raise RubyError where Ruby finds no whole number; ends that are written out it rounds."""
    ends = (numbers.start, numbers.stop)
    if any(isinstance(end, Path) for end in ends):
        for value in (plain(end.evaluate(context)) for end in ends):
            if not (value is None or isinstance(value, str)):
                to_integer(value)


def _count(expression: Expression | None, context: RenderContext) -> int | None:
    value = plain(expression.evaluate(context)) if expression else None
    return None if value is None else to_integer(value)


def is_equal(left: Any, right: Any) -> bool:
    """Whether Liquid finds two values equal; nothing is `blank`, texts and lists may be `empty`."""
    left, right = plain(left), plain(right)
    for literal, other in ((left, right), (right, left)):
        if isinstance(literal, Blank):
            return False
        if isinstance(literal, Empty):
            return isinstance(other, (str, list, tuple, Mapping)) and not other
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return not is_day_and_time(left, right) and bool(left == right)


def as_ruby(node: Node) -> Node:
    """A node whose conditions and loops give what they give in Ruby."""
    if isinstance(node, (BreakNode, ContinueNode)):
        node.blank = False
    if isinstance(node, CycleNode):
        node.group = _cycle_group(node)
    if isinstance(node, TablerowNode):
        node.blank = node.block.blank
    loop = getattr(node, "expression", None)
    if type(loop) is LoopExpression:
        cols = loop.cols
        if cols is None and isinstance(node, TablerowNode):
            # Where columns are not counted, none is the last.
            cols = IntegerLiteral(loop.token, 0)
        node.expression = Loop(  # type: ignore[attr-defined]  # of loops alone
            loop.token,
            loop.identifier,
            loop.iterable,
            limit=loop.limit,
            offset=loop.offset,
            reversed_=loop.reversed,
            cols=cols,
        )
    for block in getattr(node, "blocks", ()):
        if isinstance(block, MultiExpressionBlockNode):
            found: Any = block
            when = block.expression
            found.expression = AnyOf(when.token, when.left, when.expressions)
    for holder in (node, *getattr(node, "alternatives", ())):
        for name in ("condition", "expression"):
            condition = getattr(holder, name, None)
            if isinstance(condition, BooleanExpression):
                condition.expression = ruby_comparisons(condition.expression)
    return node


def without_spaces(node: Node) -> None:
    """Take the text out of the branches of a condition or loop that has nothing but spaces."""
    branches = [*getattr(node, "alternatives", ()), *getattr(node, "blocks", ())]
    held = [getattr(node, name, None) for name in ("consequence", "block", "default")]
    for block in (*held, *(branch.block for branch in branches)):
        if isinstance(block, BlockNode):
            block.nodes = [each for each in block.nodes if isinstance(each, GuardedNode)]


class NamedCycleTag(CycleTag):
    """`{% cycle page.x: 'a', 'b' %}`, whose group any value may name."""

    def parse(self, stream: TokenStream) -> CycleNode:
        """Read the name, where there is one, and the values."""
        token = stream.eat(TOKEN_TAG)
        tokens = stream.into_inner(tag=token, eat=False)
        start = tokens.pos
        group: Expression | None = parse_primitive(self.env, tokens)
        if tokens.current.kind == TOKEN_COLON:
            next(tokens)
        else:
            tokens.pos = start
            group = None
        values = [each.value for each in PositionalArgument.parse(self.env, tokens)]
        if not values:
            raise LiquidSyntaxError("expected at least one argument", token=token)
        return CycleNode(token, group, values)


class CycleName(Expression):
    """The name of a group of cycles: to Ruby any value is one, and nothing too."""

    __slots__ = ("name",)

    def __init__(self, token: Token, name: Expression) -> None:
        super().__init__(token)
        self.name = name

    def evaluate(self, context: RenderContext) -> object:
        """A text that no other value has."""
        value = plain(self.name.evaluate(context))
        return f"{type(value).__name__} {to_s(value)}"

    def children(self) -> list[Expression]:
        """What is written as the name."""
        return [self.name]


def _cycle_group(node: CycleNode) -> Expression | None:
    if node.group:
        return CycleName(node.token, node.group)
    if any(isinstance(value, Path) for value in node.args):
        # Without a name Ruby goes by the values, and takes no two variables for the same.
        return StringLiteral(node.token, f"cycle at {node.token.start_index}")
    return None


def ruby_comparisons(expression: Expression) -> Expression:
    """An expression in which python-liquid's comparisons are replaced."""
    sides: Any = expression
    if isinstance(expression, BooleanExpression):
        expression.expression = ruby_comparisons(expression.expression)
    elif isinstance(expression, (LogicalAndExpression, LogicalOrExpression)):
        expression.left = ruby_comparisons(expression.left)
        expression.right = ruby_comparisons(expression.right)
    elif isinstance(expression, ContainsExpression):
        return Containment(expression.token, expression.left, expression.right)
    elif isinstance(expression, (EqExpression, NeExpression)):
        wanted = isinstance(expression, EqExpression)
        return Equality(expression.token, expression.left, expression.right, wanted=wanted)
    elif holds := _ORDERS.get(type(expression)):
        return Comparison(expression.token, sides.left, sides.right, holds)
    elif isinstance(expression, Path):
        root = expression.path[0]
        if isinstance(root, str) and root.startswith(UNKNOWN_OPERATOR):
            return UnknownOperator(expression.token, root)
    return expression
