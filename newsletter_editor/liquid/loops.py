"""Loops and conditions whose nodes are run as Ruby runs them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TextIO, cast

from liquid import BlockNode, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import (
    LoopExpression,
    Path,
    PositionalArgument,
)
from liquid.builtin.expressions.primitive import parse_primitive
from liquid.builtin.tags.capture_tag import CaptureNode
from liquid.builtin.tags.case_tag import CaseNode, MultiExpressionBlockNode
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode, ForNode
from liquid.builtin.tags.ifchanged_tag import IfChangedNode
from liquid.builtin.tags.tablerow_tag import TableRow, TablerowNode
from liquid.exceptions import LiquidInterrupt
from liquid.expression import Expression
from liquid.token import TOKEN_COLON, TOKEN_CONTINUE, TOKEN_TAG

from newsletter_editor.liquid.expressions import is_equal, ruby_expression
from newsletter_editor.liquid.nodes import GuardedNode, run_of
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
        """Write the rows; an empty list has one, without cells."""
        expression = cast(TableLoop, self.expression)
        if expression.is_over_nothing(context):
            return 0
        items, length = expression.evaluate(context)
        context.raise_for_loop_limit(length)
        cells = TableRow(expression.identifier, items, length, expression.columns(context))
        names: dict[str, object] = {"tablerowloop": cells}
        interrupt: LiquidInterrupt | None = None
        written = buffer.write('<tr class="row1">\n')
        with context.loop(names, cells):
            for names[expression.identifier] in cells:
                written += buffer.write(f'<td class="col{cells.col}">')
                try:
                    self._render_cell(context, buffer, is_cut=interrupt is not None)
                except LiquidInterrupt as raised:
                    # The cells that follow are written, though cut at their first tag.
                    interrupt = raised
                written += buffer.write("</td>")
                if cells.col_last and not cells.last:
                    written += buffer.write(f'</tr>\n<tr class="row{cells.row + 1}">')
        written += buffer.write("</tr>\n")
        if interrupt is not None:
            raise interrupt
        return written

    def _render_cell(self, context: RenderContext, buffer: TextIO, *, is_cut: bool) -> None:
        for node in self.block.nodes:
            node.render(context, buffer)
            if is_cut and node.token.kind == TOKEN_TAG:
                return


def until_cut(block: BlockNode, context: RenderContext, buffer: TextIO) -> LiquidInterrupt | None:
    """Write a block up to its end or to a `break` or `continue`, which is given back.

    What the block is for happens all the same, before the loop around it hears of that.
    """
    try:
        block.render(context, buffer)
    except LiquidInterrupt as interrupt:
        return interrupt
    return None


class Capture(CaptureNode):
    """`{% capture v %}`, which keeps what was written when a `break` cuts it."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Nothing is written, but kept under a name."""
        inner = context.get_buffer(buffer)
        interrupt = until_cut(self.block, context, inner)
        context.assign(self.name, inner.getvalue())
        if interrupt is not None:
            raise interrupt
        return 0


class IfChanged(IfChangedNode):
    """`{% ifchanged %}`, which writes what was written when a `break` cuts it."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the block unless it says what it said the last time."""
        inner = context.get_buffer(buffer)
        interrupt = until_cut(self.block, context, inner)
        text = inner.getvalue()
        written = buffer.write(text) if context.ifchanged(text) else 0
        if interrupt is not None:
            raise interrupt
        return written


def as_ruby(node: Node) -> Node:
    """A node whose conditions and loops give what they give in Ruby."""
    if isinstance(node, (BreakNode, ContinueNode)):
        node.blank = False
    if isinstance(node, TablerowNode):
        blank = node.block.blank
        node = Table(node.token, _loop(TableLoop, node.expression), node.block)
        node.blank = blank
    elif isinstance(node, CaptureNode):
        node = Capture(node.token, node.name, node.block)
    elif isinstance(node, IfChangedNode):
        node = IfChanged(node.token, node.block)
    elif isinstance(node, ForNode):
        node.expression = _loop(Loop, node.expression)
        node.expression.iterable = Items(node.expression.token, node.expression.iterable)
    if isinstance(node, CaseNode):
        node = Case(node.token, node.expression, [_when(block) for block in node.blocks])
    for holder in (node, *getattr(node, "alternatives", ())):
        for name in ("condition", "expression", "left"):
            if (expression := getattr(holder, name, None)) is not None:
                setattr(holder, name, ruby_expression(expression))
    return node


class Case(CaseNode):
    """`{% case x %}`: of its `else` blocks 4.0.4 writes the first alone, and nothing behind it."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the blocks whose values are that of the case, or else the others."""
        written, is_found = 0, False
        for block in self.blocks:
            if isinstance(block, MultiExpressionBlockNode):
                count = block.render(context, buffer)
                if count >= 0:
                    written, is_found = written + count, True
            elif not is_found:
                written += block.render(context, buffer)
                if not run_of(context).jekyll.is_liquid_5:
                    break
        return written


class When(MultiExpressionBlockNode):
    """`{% when 1, 2 %}`, whose block is written once for each value that is the one of the case."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """What was written; -1 if nothing, for there may be an `else`."""
        read = self.expression
        # What the block does for one value counts when the next is compared.
        written = [
            self.block.render(context, buffer)
            for value in read.expressions
            if is_equal(read.left.evaluate(context), value.evaluate(context))
        ]
        return sum(written) if written else -1


def _when(block: MultiExpressionBlockNode | BlockNode) -> MultiExpressionBlockNode | BlockNode:
    if not isinstance(block, MultiExpressionBlockNode):
        return block
    read = block.expression
    read.left = ruby_expression(read.left)
    read.expressions = [ruby_expression(value) for value in read.expressions]
    return When(block.token, block.block, read)


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
    branches = [*getattr(node, "alternatives", ()), *getattr(node, "blocks", ())]
    held = [getattr(node, name, None) for name in ("consequence", "block", "default")]
    for block in (*held, *(branch.block for branch in branches)):
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
