"""Loops that are run as Ruby runs them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, TextIO, cast

from liquid import BlockNode, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import (
    LoopExpression,
    Path,
    PositionalArgument,
)
from liquid.builtin.expressions.primitive import parse_primitive
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode, ForLoop, ForNode
from liquid.builtin.tags.tablerow_tag import TableRow, TablerowNode
from liquid.expression import Expression
from liquid.token import TOKEN_COLON, TOKEN_CONTINUE, TOKEN_TAG

from newsletter_editor.liquid.expressions import ruby_expression
from newsletter_editor.liquid.nodes import GuardedNode, block_of, run_of
from newsletter_editor.liquid.ruby_values import (
    Enumerated,
    plain,
    printed,
    to_i,
    to_integer,
    to_s,
)
from newsletter_editor.site.ruby_text import is_something


class Loop(LoopExpression):
    """What a `for` goes over, cut by `limit` and `offset` as Ruby cuts it."""

    __slots__ = ()

    def evaluate(self, context: RenderContext) -> tuple[Iterator[object], int]:
        """The items and their number. Raises RubyError for a count that is no whole number."""
        over = plain(self.iterable.evaluate(context))
        key = f"{self.identifier}-{self.token.source}"
        start = self._start(key, context)
        limit = self._limit(context)
        if isinstance(over, str):
            # A text is gone over whole, whatever part is asked for.
            return iter([over] if over else []), len(over[:1])
        if isinstance(over, Enumerated):
            over = list(over)
        items, length = self._to_iter(over, context)
        first = min(max(start, 0), length)
        last = length if limit is None else max(min(start + limit, length), first)
        self._stop(key, start + last - first, context)
        part = islice(items, first, last)
        return (reversed(list(part)) if self.reversed else part), last - first

    def _start(self, key: str, context: RenderContext) -> int:
        if self.offset is not None and self.offset.token.kind == TOKEN_CONTINUE:
            return context.stopindex(key)
        return self._count(self.offset, context) or 0

    def _stop(self, key: str, at: int, context: RenderContext) -> None:
        """Remember for `offset: continue` where it ends."""
        context.stopindex(key=key, index=at)

    def _limit(self, context: RenderContext) -> int | None:
        value = plain(self.limit.evaluate(context)) if self.limit else None
        # 4.0.4 asks whether there is something, 5.4 whether there is a value.
        is_none = value is None or (value is False and not run_of(context).jekyll.is_liquid_5)
        return None if is_none else self._whole(value, context)

    def _count(self, expression: Expression | None, context: RenderContext) -> int | None:
        value = plain(expression.evaluate(context)) if expression else None
        return None if value is None else self._whole(value, context)

    def _whole(self, value: object, context: RenderContext) -> int:
        return to_integer(value) if run_of(context).jekyll.is_liquid_5 else to_i(value)


class Items(Expression):
    """What a `for` goes over, which `forloop.name` has as it is written."""

    __slots__ = ("inner",)

    def __init__(self, token: Token, inner: Expression) -> None:
        """`token` has what is written for its source."""
        super().__init__(token)
        self.inner = inner

    def __str__(self) -> str:
        return self.token.source

    def evaluate(self, context: RenderContext) -> object:
        """The items."""
        return self.inner.evaluate(context)

    def children(self) -> list[Expression]:
        """What gives them."""
        return [self.inner]


class TableLoop(Loop):
    """What a `tablerow` goes over; as a count it takes any text, and nothing is zero."""

    __slots__ = ()

    def is_over_nothing(self, context: RenderContext) -> bool:
        """Whether there is not even a list without items."""
        return not is_something(plain(self.iterable.evaluate(context)))

    def columns(self, context: RenderContext) -> int:
        """How many are wanted. Raises RubyError for what is no number."""
        # Where they are not counted, none is the last.
        return self._count(self.cols, context) or -1

    def _start(self, key: str, context: RenderContext) -> int:
        del key
        return self._count(self.offset, context) or 0

    def _stop(self, key: str, at: int, context: RenderContext) -> None:
        """Only a `for` is gone on with."""

    def _limit(self, context: RenderContext) -> int | None:
        return self._count(self.limit, context)

    def _count(self, expression: Expression | None, context: RenderContext) -> int | None:
        if expression is None or expression.token.kind == TOKEN_CONTINUE:
            return None
        return to_i(plain(expression.evaluate(context)))


class Table(TablerowNode):
    """`{% tablerow x in list cols:2 %}`."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rows; an empty list has one, without cells.

        The cells behind a `break` are written, though cut at their first tag.
        """
        expression = cast(TableLoop, self.expression)
        if expression.is_over_nothing(context):
            return 0
        items, length = expression.evaluate(context)
        context.raise_for_loop_limit(length)
        cells = TableRow(expression.identifier, items, length, expression.columns(context))
        names: dict[str, object] = {"tablerowloop": cells}
        written = buffer.write('<tr class="row1">\n')
        with context.loop(names, cells):
            for names[expression.identifier] in cells:
                written += buffer.write(f'<td class="col{cells.col}">')
                written += self.block.render(context, buffer)
                written += buffer.write("</td>")
                if cells.col_last and not cells.last:
                    written += buffer.write(f'</tr>\n<tr class="row{cells.row + 1}">')
        return written + buffer.write("</tr>\n")


class For(ForNode):
    """`{% for x in list %}`."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the block for each item; of several interrupts that wait it takes the last."""
        items, length = self.expression.evaluate(context)
        if not length:
            return self.default.render(context, buffer) if self.default else 0
        name, interrupts = self.expression.identifier, run_of(context).interrupts
        loop = ForLoop(f"{name}-{self.expression.iterable}", items, length, context.parentloop())
        names: dict[str, object] = {"forloop": loop}
        written = 0
        with context.loop(names, loop):
            for names[name] in loop:
                written += self.block.render(context, buffer)
                if interrupts and interrupts.pop() == "break":
                    break
        return written


class Interrupt(Node):
    """`{% break %}` or `{% continue %}`, which waits for the loop around it to take it."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:  # noqa: ARG002
        """Leave word; nothing is written."""
        run_of(context).interrupts.append(self.token.value)
        return 0


def as_ruby(node: Node) -> Node:
    """A node whose loops give what they give in Ruby."""
    for name in ("block", "default"):
        if isinstance(block := getattr(node, name, None), BlockNode):
            setattr(node, name, block_of(block))
    match node:
        case BreakNode() | ContinueNode():
            return Interrupt(node.token)
        case TablerowNode():
            table = Table(node.token, _loop(TableLoop, node.expression), node.block)
            table.blank = node.block.blank
            return table
        case ForNode():
            loop = _loop(Loop, node.expression)
            loop.iterable = Items(loop.token, loop.iterable)
            return For(node.token, loop, node.block, node.default)
    if (expression := getattr(node, "expression", None)) is not None:
        cast(Any, node).expression = ruby_expression(expression)
    return node


def _loop(made: type[Loop], read: LoopExpression) -> Loop:
    return made(
        read.token,
        read.identifier,
        ruby_expression(read.iterable),
        limit=read.limit,
        offset=read.offset,
        reversed_=read.reversed,
        cols=read.cols,
    )


def without_spaces(node: Node) -> None:
    """Take the text out of the branches of a condition or loop that has nothing but spaces."""
    held = [getattr(node, name, None) for name in ("block", "default")]
    for block in (*held, *(branch.block for branch in getattr(node, "branches", ()))):
        if isinstance(block, BlockNode):
            block.nodes = [each for each in block.nodes if isinstance(each, GuardedNode)]


class Cycle(Node):
    """`{% cycle 'a', 'b' %}`: the values in turn, one each time it is run."""

    __slots__ = ("group", "values")

    def __init__(self, token: Token, group: Expression | None, values: list[Expression]) -> None:
        super().__init__(token)
        self.blank = False
        self.group = group
        self.values = values

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the next value."""
        turns: dict[object, int] = context.tag_namespace.setdefault("turns", {})
        key = self._key(context)
        turn = turns.get(key, 0)
        turns[key] = turn + 1 if turn + 1 < len(self.values) else 0
        # Another cycle of the group may have had more values.
        text = printed(self.values[turn].evaluate(context)) if turn < len(self.values) else ""
        run_of(context).budget.write(text)
        return buffer.write(text)

    def _key(self, context: RenderContext) -> object:
        """What tells one group from another: to Ruby any value does, nothing too."""
        if self.group is not None:
            value = plain(self.group.evaluate(context))
            return type(value), to_s(value)
        if any(isinstance(value, Path) for value in self.values):
            # Without a name Ruby goes by the values, and takes no two variables for the same.
            return self
        return tuple(map(str, self.values))


class CycleTag(Tag):
    """Reads a cycle."""

    name = "cycle"
    block = False

    def parse(self, stream: TokenStream) -> Cycle:
        """Read the name of the group, where there is one, and the values."""
        token = stream.eat(TOKEN_TAG)
        tokens = stream.into_inner(tag=token, eat=False)
        first = ruby_expression(parse_primitive(self.env, tokens))
        if tokens.current.kind == TOKEN_COLON:
            next(tokens)
            group, values = first, []
        else:
            group, values = None, [first]
        for each in PositionalArgument.parse(self.env, tokens):
            values.append(ruby_expression(each.value))
        return Cycle(token, group, values)
