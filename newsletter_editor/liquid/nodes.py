"""Nodes of a template that show their own mistakes and leave the rest of the page standing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO, cast

from liquid import Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.builtin.tags.assign_tag import AssignNode, AssignTag
from liquid.exceptions import (
    LiquidError,
    LiquidInterrupt,
    LiquidSyntaxError,
    ResourceLimitError,
    StopRender,
)
from liquid.token import (
    TOKEN_CONTENT,
    TOKEN_DOT,
    TOKEN_EXPRESSION,
    TOKEN_ILLEGAL,
    TOKEN_OUTPUT,
    TOKEN_WORD,
)

from newsletter_editor.liquid.budget import SpentError
from newsletter_editor.liquid.lax import lax_assignment, lax_output
from newsletter_editor.liquid.lexing import BROKEN
from newsletter_editor.liquid.ruby_values import RubyError, printed

if TYPE_CHECKING:
    from newsletter_editor.liquid.environment import JekyllEnvironment

LONGEST_EXPRESSION = 20_000
"""Characters; python-liquid's patterns take time that grows with the square of the length."""

_MISTAKES = (
    LiquidError,
    RubyError,
    RecursionError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    OSError,
)


def tokens_of(expression: Token) -> Iterator[Token]:
    """The tokens of an expression; behind a dot every word is a name, `page.empty` too."""
    behind_dot = False
    for token in tokenize(expression.value, expression):
        if behind_dot and token.kind == token.value and token.value.isalpha():
            yield Token(TOKEN_WORD, token.value, token.start_index, token.source)
        else:
            yield token
        behind_dot = token.kind == TOKEN_DOT


class TemplateStream(TokenStream):
    """The tokens of a template."""

    def into_inner(self, *, tag: Token | None = None, eat: bool = True) -> TokenStream:
        """The tokens of the current expression."""
        expression = self.current
        if expression.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("missing expression", token=tag or expression)
        if eat:
            next(self)
        return TokenStream(tokens_of(expression))


class GuardedNode(Node):
    """Another node, whose mistakes become a mark on the page and an entry in the run's problems.

    `error` is why the node itself could not be made.
    """

    __slots__ = ("error", "node")

    def __init__(self, token: Token, node: Node | None, error: Exception | None = None) -> None:
        super().__init__(token)
        self.node = node
        self.error = error
        self.blank = node is not None and node.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node; raises SpentError alone, for the run to end."""
        run = cast("JekyllEnvironment", context.env).run
        run.budget.step()
        run.enter(self.token, buffer)
        error = self.error
        if self.node is not None:
            try:
                written = self.node.render(context, buffer)
            except (LiquidInterrupt, StopRender, SpentError, ResourceLimitError):
                raise
            except _MISTAKES as mistake:
                error = mistake
            else:
                return written
        return buffer.write(run.mark(self.token, cast(Exception, error)))


class TextNode(Node):
    """What stands in a template as it is."""

    __slots__ = ("text",)

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.text = token.value
        self.blank = not self.text.strip()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text."""
        run = cast("JekyllEnvironment", context.env).run
        return run.write_text(self.token, self.text, buffer)


class TextTag(Tag):
    """Reads text."""

    name = TOKEN_CONTENT
    block = False

    def parse(self, stream: TokenStream) -> TextNode:
        """Take the stream's next token."""
        return TextNode(stream.expect(TOKEN_CONTENT))


class OutputNode(Node):
    """`{{ … }}`, printed as Ruby prints values."""

    __slots__ = ("expression",)

    def __init__(self, token: Token, expression: FilteredExpression | None) -> None:
        super().__init__(token)
        self.expression: Any = expression
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node to the output buffer."""
        if self.expression is None:
            return 0
        text = printed(self.expression.evaluate(context))
        cast("JekyllEnvironment", context.env).run.budget.write(len(text))
        return buffer.write(text)


class OutputTag(Tag):
    """Reads an output."""

    name = TOKEN_OUTPUT
    block = False

    def parse(self, stream: TokenStream) -> OutputNode:
        """Parse the stream's next two tokens."""
        token = stream.eat(TOKEN_OUTPUT)
        expression = stream.expect(TOKEN_EXPRESSION)
        text = expression.value
        if not text.strip():
            return OutputNode(token, None)
        check_length(expression)
        try:
            parsed = FilteredExpression.parse(self.env, TokenStream(tokens_of(expression)))
        except LiquidSyntaxError:
            if cast("JekyllEnvironment", self.env).is_strict:
                raise
            again = expression._replace(value=lax_output(text))
            parsed = FilteredExpression.parse(self.env, TokenStream(tokens_of(again)))
        return OutputNode(token, cast(FilteredExpression, parsed))


class LenientAssignTag(AssignTag):
    """`assign`, whose value may be as loosely written as an output."""

    def parse(self, stream: TokenStream) -> AssignNode:
        """Parse the stream's next two tokens."""
        position = stream.pos
        try:
            return super().parse(stream)
        except LiquidSyntaxError:
            expression = stream.tokens[position + 1 : position + 2]
            markup = lax_assignment(expression[0].value) if expression else None
            if markup is None or cast("JekyllEnvironment", self.env).is_strict:
                raise
            stream.pos = position
            stream.tokens[position + 1] = expression[0]._replace(value=markup)
            return super().parse(stream)


class BrokenTag(Tag):
    """A piece without its end, an end without its beginning."""

    name = BROKEN
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Raise what is wrong with it."""
        token = stream.current
        reason = "never ended"
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
            reason = stream.current.value
        raise LiquidSyntaxError(reason, token=token)


class IllegalTag(Tag):
    """A tag that Jekyll does not know."""

    name = TOKEN_ILLEGAL
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Raise that there is no such tag."""
        token = stream.current
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
        raise LiquidSyntaxError(f"unknown tag '{token.value}'", token=token)


def check_length(expression: Token) -> None:
    """Raise LiquidSyntaxError for an expression that nobody wrote by hand."""
    if len(expression.value) > LONGEST_EXPRESSION or expression.value.count("(") > 100:
        raise LiquidSyntaxError("expression too long", token=expression)
