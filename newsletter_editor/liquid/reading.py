"""The markup of a tag as Ruby's Liquid reads it: by its strict rules, else by its lax ones.

A site's `error_mode` may ask for one of the two alone; to Liquid 5.4 `lax` says nothing about
outputs. Several tags have lax rules alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from liquid import TokenStream
from liquid.exceptions import LiquidSyntaxError
from liquid.token import TOKEN_ASSIGN, TOKEN_COLON, TOKEN_COMMA, Token

from newsletter_editor.liquid.lax import (
    lax_assignment,
    lax_case,
    lax_condition,
    lax_cycle,
    lax_loop,
    lax_name,
    lax_output,
    lax_table,
    lax_when,
)
from newsletter_editor.liquid.markup import Condition, Output
from newsletter_editor.liquid.strict import strict_condition, strict_loop, strict_output
from newsletter_editor.liquid.values import name, operand, token, value
from newsletter_editor.site.ruby_text import SPACE

T = TypeVar("T", Output, Condition)


ErrorMode = Literal["warn", "strict", "lax"]
"""How a site wants its templates read; Jekyll's own is `warn`."""


def mode_of(value: object) -> ErrorMode:
    """The mode that a site's configuration names, else Jekyll's own."""
    return next((mode for mode in get_args(ErrorMode) if mode == value), "warn")


def stream_of(tag: str, markup: str, mode: ErrorMode = "warn") -> TokenStream:
    """What python-liquid is to read behind a tag, or within `{{ … }}` where `tag` is empty.

    Raises LiquidSyntaxError for what Ruby cannot read, KeyError for a tag whose markup is no
    expression.
    """
    if len(markup) > LONGEST_KEPT:
        return TokenStream(_READERS[tag](markup, mode))
    return TokenStream(iter(_kept(tag, markup, mode)))


LONGEST_KEPT = 200
"""Characters of the markups that are kept as they were read; hardly anyone writes more."""


@lru_cache(4096)
def _kept(tag: str, markup: str, mode: ErrorMode) -> tuple[Token, ...]:
    return tuple(_READERS[tag](markup, mode))


def _either(
    strict: Callable[[str], T], lax: Callable[[str], T]
) -> Callable[[str, ErrorMode], Iterator[Token]]:
    def read(markup: str, mode: ErrorMode) -> Iterator[Token]:
        if mode != "lax":
            try:
                return strict(markup).tokens()
            except LiquidSyntaxError:
                if mode == "strict":
                    raise
        return lax(markup).tokens()

    return read


_output = _either(strict_output, lax_output)
_condition = _either(strict_condition, lax_condition)


def _assignment(markup: str, mode: ErrorMode) -> Iterator[Token]:
    assigned, output = lax_assignment(markup)
    return chain((name(assigned), token(TOKEN_ASSIGN)), _output(output, mode))


def _loop(markup: str, mode: ErrorMode) -> Iterator[Token]:
    attributes: dict[str, str] = {}
    if mode != "lax":
        try:
            return strict_loop(markup, attributes).tokens()
        except LiquidSyntaxError:
            if mode == "strict":
                raise
    loop = lax_loop(markup)
    # What the strict rules had read before they refused, Ruby forgets only for another.
    return loop._replace(attributes={**attributes, **loop.attributes}).tokens()


def _counter(markup: str, mode: ErrorMode) -> Iterator[Token]:
    del mode
    yield name(markup.strip(SPACE))


def _capture(markup: str, mode: ErrorMode) -> Iterator[Token]:
    del mode
    yield name(lax_name(markup))


def _case(markup: str, mode: ErrorMode) -> Iterator[Token]:
    del mode
    return iter(operand(lax_case(markup)))


def _when(markup: str, mode: ErrorMode) -> Iterator[Token]:
    del mode
    return _parted(map(operand, lax_when(markup)))


def _cycle(markup: str, mode: ErrorMode) -> Iterator[Token]:
    del mode
    group, values = lax_cycle(markup)
    if group:
        yield from value(group)
        yield token(TOKEN_COLON)
    written = [value(text) for text in values if text not in ("nil", "null")]
    # Of no values it writes nothing, again and again.
    yield from _parted(written or [value("")])


def _parted(values: Iterable[list[Token]]) -> Iterator[Token]:
    for number, tokens in enumerate(values):
        if number:
            yield token(TOKEN_COMMA)
        yield from tokens


_READERS: Mapping[str, Callable[[str, ErrorMode], Iterator[Token]]] = MappingProxyType(
    {
        "": _output,
        "assign": _assignment,
        "capture": _capture,
        "case": _case,
        "cycle": _cycle,
        "decrement": _counter,
        "elsif": _condition,
        "for": _loop,
        "if": _condition,
        "increment": _counter,
        "tablerow": lambda markup, _: lax_table(markup).tokens(),
        "unless": _condition,
        "when": _when,
    }
)
"""By tag, how what stands behind it is read; the second argument is the mode."""
