"""Nodes of a template that show their own mistakes and leave the rest of the page standing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, cast

from liquid import Environment, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import (
    BooleanExpression,
    FilteredExpression,
    LoopExpression,
    parse_identifier,
    tokenize,
)
from liquid.exceptions import (
    LiquidError,
    LiquidInterrupt,
    LiquidSyntaxError,
    ResourceLimitError,
    StopRender,
)
from liquid.output import NullIO
from liquid.token import (
    TOKEN_ASSIGN,
    TOKEN_BLANK,
    TOKEN_CONTENT,
    TOKEN_DOT,
    TOKEN_EMPTY,
    TOKEN_EXPRESSION,
    TOKEN_IDENTINDEX,
    TOKEN_IDENTSTRING,
    TOKEN_ILLEGAL,
    TOKEN_OUTPUT,
    TOKEN_RBRACKET,
    TOKEN_STRING,
    TOKEN_WORD,
)

from newsletter_editor.liquid.budget import SpentError
from newsletter_editor.liquid.lax import LAX, is_lax_alone, lax_output
from newsletter_editor.liquid.lexing import BROKEN
from newsletter_editor.liquid.ruby_values import EmptyText, RubyError, printed
from newsletter_editor.liquid.watching import Watched

if TYPE_CHECKING:
    from newsletter_editor.liquid.environment import JekyllContext, JekyllEnvironment
    from newsletter_editor.liquid.running import Run

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


COMMANDS = frozenset({"first", "last", "size"})
"""What a path may ask of a list besides its items."""


class Command(str):
    """`first`, `last` or `size` behind a dot; between brackets each is a name like any other."""

    __slots__ = ()


_STEPS = frozenset({TOKEN_WORD, TOKEN_IDENTSTRING, TOKEN_IDENTINDEX, TOKEN_RBRACKET})
"""What a path may have before its next step."""


def tokens_of(expression: Token) -> Iterator[Token]:
    """The tokens of an expression; behind a dot every word is a name, `page.empty` too.

    A name in brackets that begins a path, `["limit"]`, is the word itself.
    """
    last = ""
    for token in tokenize(expression.value, expression):
        is_word = last == TOKEN_DOT and token.kind == token.value and token.value.isalpha()
        if is_word or (token.kind == TOKEN_IDENTSTRING and last not in _STEPS):
            token = token._replace(kind=TOKEN_WORD)
        if last == TOKEN_DOT and token.value in COMMANDS:
            token = token._replace(value=Command(token.value))
        yield token
        last = token.kind


def value_tokens(expression: Token) -> TokenStream:
    """The tokens of an output or a value to assign, where `empty` and `blank` are empty texts."""
    return TokenStream(
        token._replace(kind=TOKEN_STRING, value=EmptyText())
        if token.kind in (TOKEN_EMPTY, TOKEN_BLANK)
        else token
        for token in tokens_of(expression)
    )


def _assignment(env: Environment, stream: TokenStream) -> None:
    parse_identifier(env, stream, allow_trailing_question_mark=False)
    stream.eat(TOKEN_ASSIGN)
    FilteredExpression.parse(env, stream)


_STRICT: Mapping[str, Callable[[Environment, TokenStream], Any]] = MappingProxyType(
    {
        "": FilteredExpression.parse,
        "assign": _assignment,
        "elsif": BooleanExpression.parse,
        "for": LoopExpression.parse,
        "if": BooleanExpression.parse,
        "unless": BooleanExpression.parse,
    }
)
_PLAIN = Environment(extra=False)


@lru_cache(maxsize=4096)
def readable(tag: str, markup: str) -> str:
    """Markup that python-liquid reads as Ruby reads this one; `tag` is empty for an output.

    Raises LiquidSyntaxError where Ruby finds nothing in it either.
    """
    if not is_lax_alone(tag, markup):
        try:
            _STRICT[tag](_PLAIN, _stream(tag, _expression(markup)))
        except LiquidSyntaxError:
            pass
        else:
            return markup
    return LAX[tag](markup) if tag else lax_output(markup)


def _expression(markup: str) -> Token:
    return Token(TOKEN_EXPRESSION, markup, start_index=0, source=markup)


LONGEST_KEPT = 200
"""Characters of the expressions that are kept as they were read; hardly anyone writes more."""


def value_of(markup: str) -> FilteredExpression:
    """What stands in an output, or behind the `=` of a parameter, read as strict Liquid reads it.

    Raises LiquidSyntaxError.
    """
    if len(markup) > LONGEST_KEPT:
        return _read_value(markup)
    return _kept_value(markup)


def _read_value(markup: str) -> FilteredExpression:
    parsed = FilteredExpression.parse(_PLAIN, value_tokens(_expression(markup)))
    return cast(FilteredExpression, parsed)


_kept_value = lru_cache(1024)(_read_value)


class TemplateStream(TokenStream):
    """The tokens of a template; `is_strict` is whether nothing is read laxly."""

    def __init__(
        self, tokens: Iterable[Token], ends: Mapping[int, int], *, is_strict: bool
    ) -> None:
        super().__init__(iter(tokens))
        self.ends = ends
        """Where in the source the end of each block begins, by where the block begins."""
        self.broken: list[GuardedNode] = []
        """The tags that could not be read, in whatever branch they stand."""
        self.is_strict = is_strict

    def into_inner(self, *, tag: Token | None = None, eat: bool = True) -> TokenStream:
        """The tokens of the current expression."""
        expression = self.current
        if expression.kind != TOKEN_EXPRESSION:
            raise LiquidSyntaxError("missing expression", token=tag or expression)
        check_length(expression)
        if tag is not None and tag.value in LAX and not self.is_strict:
            expression = expression._replace(value=readable(tag.value, expression.value))
        if eat:
            next(self)
        return _stream(tag.value if tag else "", expression)


def _stream(tag: str, expression: Token) -> TokenStream:
    if len(expression.value) > LONGEST_KEPT:
        return _read_stream(tag, expression)
    return TokenStream(iter(_kept_tokens(tag, expression.value)))


def _read_stream(tag: str, expression: Token) -> TokenStream:
    if tag in ("", "assign"):
        return value_tokens(expression)
    return TokenStream(tokens_of(expression))


@lru_cache(1024)
def _kept_tokens(tag: str, markup: str) -> Sequence[Token]:
    return _read_stream(tag, _expression(markup)).tokens


def run_of(context: RenderContext) -> Run:
    """The run that a node is rendered in."""
    return cast("JekyllContext", context).run


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
            except (LiquidInterrupt, StopRender, SpentError, ResourceLimitError):
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


_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")


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
        if not text.strip():
            return OutputNode(token, None)
        check_length(expression)
        is_strict = cast("JekyllEnvironment", self.env).is_strict
        return OutputNode(token, value_of(text if is_strict else readable("", text)))


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
