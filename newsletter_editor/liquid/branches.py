"""`if`, `unless` and `case`, read and run as Ruby reads and runs them.

Ruby's Liquid reads every branch, also those that can never be reached, and what stands before the
first `when`: a mistake there ends a build, and text there makes a block one that writes something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from liquid import Environment, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import BooleanExpression
from liquid.builtin.expressions.primitive import parse_primitive
from liquid.expression import Expression
from liquid.parser import get_parser
from liquid.token import TOKEN_COMMA, TOKEN_TAG

from newsletter_editor.liquid.expressions import is_equal, ruby_expression
from newsletter_editor.liquid.nodes import Block, block_of, run_of


class Branch(NamedTuple):
    """What is written where one of the values holds; there are none for an `else`."""

    values: list[Expression]
    block: Block


class Conditional(Node):
    """`{% if x %}` and `{% unless x %}`."""

    __slots__ = ("branches", "is_unless")

    def __init__(self, token: Token, branches: list[Branch]) -> None:
        super().__init__(token)
        self.branches = branches
        self.is_unless = token.value == "unless"
        self.blank = all(branch.block.blank for branch in branches)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the first branch that holds."""
        is_wanted = not self.is_unless
        for values, block in self.branches:
            if not values or bool(values[0].evaluate(context)) is is_wanted:
                return block.render(context, buffer)
            is_wanted = True
        return 0


class IfTag(Tag):
    """Reads an `if`; what stands behind its first `else` is never reached."""

    name = "if"

    def parse(self, stream: TokenStream) -> Conditional:
        """Read all branches, whatever their order."""
        token = stream.eat(TOKEN_TAG)
        ends = (f"end{self.name}", "elsif", "else")
        branches = [_condition(self.env, stream, token, ends)]
        while not stream.current.is_tag(ends[0]):
            word = stream.eat(TOKEN_TAG)
            if word.value == "elsif":
                branches.append(_condition(self.env, stream, word, ends))
            else:
                branches.append(Branch([], _block(self.env, stream, ends)))
        return Conditional(token, branches)


class UnlessTag(IfTag):
    """Reads an `unless`."""

    name = "unless"


class Case(Node):
    """`{% case x %}`: of its `else` blocks 4.0.4 writes the first alone, and nothing behind it."""

    __slots__ = ("before", "branches", "expression")

    def __init__(
        self, token: Token, expression: Expression, before: Block, branches: list[Branch]
    ) -> None:
        """`before` is what stands before the first branch and is never written."""
        super().__init__(token)
        self.expression = expression
        self.before = before
        self.branches = branches
        self.blank = before.blank and all(branch.block.blank for branch in branches)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the blocks whose values are that of the case, or else the others.

        A block is written once for each value that is the one of the case, a `break` or no.
        """
        written, is_found = 0, False
        for values, block in self.branches:
            # What a block does for one value counts when the next is compared.
            for value in values:
                if is_equal(self.expression.evaluate(context), value.evaluate(context)):
                    written += block.render(context, buffer)
                    is_found = True
            if not values and not is_found:
                written += block.render(context, buffer)
                if not run_of(context).jekyll.is_liquid_5:
                    break
        return written


class CaseTag(Tag):
    """Reads a `case`."""

    name = "case"
    _ENDS = ("endcase", "when", "else")

    def parse(self, stream: TokenStream) -> Case:
        """Read the value, what stands before the first branch, and the branches."""
        token = stream.eat(TOKEN_TAG)
        tokens = stream.into_inner(tag=token)
        expression = ruby_expression(parse_primitive(self.env, tokens))
        tokens.expect_eos()
        before = _block(self.env, stream, self._ENDS)
        branches = []
        while not stream.current.is_tag("endcase"):
            word = stream.eat(TOKEN_TAG)
            values = list(self._values(stream.into_inner(tag=word))) if word.value == "when" else []
            branches.append(Branch(values, _block(self.env, stream, self._ENDS)))
        return Case(token, expression, before, branches)

    def _values(self, tokens: TokenStream) -> Iterator[Expression]:
        yield ruby_expression(parse_primitive(self.env, tokens))
        while tokens.current.kind == TOKEN_COMMA:
            next(tokens)
            yield ruby_expression(parse_primitive(self.env, tokens))


def _condition(
    env: Environment, stream: TokenStream, token: Token, ends: tuple[str, ...]
) -> Branch:
    condition = BooleanExpression.parse(env, stream.into_inner(tag=token))
    return Branch([ruby_expression(condition)], _block(env, stream, ends))


def _block(env: Environment, stream: TokenStream, ends: tuple[str, ...]) -> Block:
    return block_of(get_parser(env).parse_block(stream, ends))
