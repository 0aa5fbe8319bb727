"""Nodes of a template that show their own mistakes and leave the rest of the page standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, cast

from liquid import BlockNode, Environment, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import FilteredExpression, parse_primitive
from liquid.exceptions import LiquidError, LiquidSyntaxError, ResourceLimitError
from liquid.output import NullIO
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_ILLEGAL, TOKEN_OUTPUT

from newsletter_editor.liquid.budget import SpentError
from newsletter_editor.liquid.expressions import ruby_expression
from newsletter_editor.liquid.lexing import BROKEN
from newsletter_editor.liquid.reading import LONGEST_KEPT, ErrorMode, stream_of
from newsletter_editor.liquid.ruby_values import RubyError, plain, printed
from newsletter_editor.liquid.values import value
from newsletter_editor.liquid.watching import Watched
from newsletter_editor.site.ruby_text import SPACE

if TYPE_CHECKING:
    from newsletter_editor.liquid.environment import JekyllContext, JekyllEnvironment
    from newsletter_editor.liquid.running import Run

LONGEST_EXPRESSION = 20_000
"""Characters; hardly anyone writes a hundredth of it."""

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


_PLAIN = Environment(extra=False)


def value_of(markup: str, mode: ErrorMode) -> FilteredExpression:
    """What stands in an output. Raises LiquidSyntaxError."""
    if len(markup) > LONGEST_KEPT:
        return _read_value(markup, mode)
    return _kept_value(markup, mode)


def _read_value(markup: str, mode: ErrorMode) -> FilteredExpression:
    parsed = FilteredExpression.parse(_PLAIN, stream_of("", markup, mode))
    return cast(FilteredExpression, ruby_expression(parsed))


_kept_value = lru_cache(1024)(_read_value)


def resolved(text: str, context: RenderContext) -> Any:
    """What one value stands for, such as `page.author` or `"x"`."""
    tokens = TokenStream(iter(value(text)))
    return plain(ruby_expression(parse_primitive(_PLAIN, tokens)).evaluate(context))


class TemplateStream(TokenStream):
    """The tokens of a template, and how what stands behind its tags is read."""

    def __init__(self, tokens: Iterable[Token], ends: Mapping[int, int], mode: ErrorMode) -> None:
        super().__init__(iter(tokens))
        self.ends = ends
        """Where in the source the end of each block begins, by where the block begins."""
        self.broken: list[GuardedNode] = []
        """The tags that could not be read, in whatever branch they stand."""
        self.mode = mode

    def into_inner(self, *, tag: Token | None = None, eat: bool = True) -> TokenStream:
        """The tokens of the current expression."""
        expression = self.current
        if expression.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("missing expression", token=tag or expression)
        check_length(expression)
        if eat:
            next(self)
        name = tag.value if tag else ""
        return stream_of(name, expression.value, self.mode)


def run_of(context: RenderContext) -> Run:
    """The run that a node is rendered in."""
    return cast("JekyllContext", context).run


def write_nodes(nodes: Iterable[Node], context: RenderContext, buffer: TextIO) -> int:
    """Write nodes up to the first behind which Ruby's Liquid sees a `break` or `continue` wait."""
    run = run_of(context)
    written = 0
    for node in nodes:
        written += node.render(context, buffer)
        if run.interrupts and _is_looked_behind(node, run):
            break
    return written


def _is_looked_behind(node: Node, run: Run) -> bool:
    """Whether it is asked there if one waits: behind tags, to 5.4 behind outputs as well."""
    if node.token.kind == TOKEN_CONTENT:
        return _is_raw(node.token)
    return node.token.kind != TOKEN_OUTPUT or run.jekyll.is_liquid_5


class Block(BlockNode):
    """What stands between two tags."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write it up to a `break` or `continue`."""
        return write_nodes(self.nodes, context, buffer)


def block_of(read: BlockNode) -> Block:
    """What the library has read, to be cut as Ruby cuts it."""
    return Block(read.token, read.nodes)


class GuardedNode(Node):
    """Another node, whose mistakes become a mark on the page and an entry in the run's problems.

    `error` is why the node itself could not be made.
    """

    __slots__ = ("error", "is_silent", "node")

    def __init__(self, token: Token, node: Node | None, error: Exception | None = None) -> None:
        super().__init__(token)
        self.node = node
        self.error = error
        self.blank = node is not None and node.blank
        self.is_silent = False
        """Whether it is run for what it does alone, and nothing of it is written."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node; raises SpentError alone, for the run to end."""
        run = run_of(context)
        run.budget.step()
        run.enter(self.token, buffer)
        error = self.error
        if self.node is not None:
            try:
                written = self.node.render(context, NullIO() if self.is_silent else buffer)
            except (SpentError, ResourceLimitError):
                raise
            except _MISTAKES as mistake:
                error = mistake
            else:
                return written
        run.told.add(self)
        return buffer.write(run.mark(self.token, cast(Exception, error)))


class Template(NamedTuple):
    """What was read of a template."""

    nodes: list[Node]
    broken: list[GuardedNode]
    """The tags that could not be read, in whatever branch they stand."""


_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}", re.ASCII)


def _is_raw(token: Token) -> bool:
    # Where no tag ends, its beginning would be looked for in all that stands before.
    if not token.source.endswith("%}", 0, token.start_index):
        return False
    start = token.source.rfind("{%", 0, token.start_index)
    return start >= 0 and _RAW.fullmatch(token.source, start, token.start_index) is not None


class TextNode(Node):
    """What stands in a template as it is."""

    __slots__ = ("text",)

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self.text = token.value
        self.blank = not self.text.strip(" \t\n\v\f\r") and not _is_raw(token)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text."""
        run = run_of(context)
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
        if isinstance(text, Watched):
            text = text.as_text()
        run_of(context).budget.write(text)
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
        if not text.strip(SPACE):
            return OutputNode(token, None)
        check_length(expression)
        mode = cast("JekyllEnvironment", self.env).error_mode
        return OutputNode(token, value_of(text, mode))


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


_OF_BLOCKS = frozenset({"else", "elsif", "when"})


class IllegalTag(Tag):
    """A tag that Jekyll does not know."""

    name = TOKEN_ILLEGAL
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Raise that there is no such tag."""
        token = stream.current
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
        reason = "misplaced" if token.value in _OF_BLOCKS else "unknown tag"
        raise LiquidSyntaxError(f"{reason} '{token.value}'", token=token)


def check_length(expression: Token) -> None:
    """Raise LiquidSyntaxError for an expression that nobody wrote by hand."""
    if len(expression.value) > LONGEST_EXPRESSION or expression.value.count("(") > 100:
        raise LiquidSyntaxError("expression too long", token=expression)
