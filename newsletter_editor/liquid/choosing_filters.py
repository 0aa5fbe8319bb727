"""The filters of Liquid and Jekyll that choose and group a list's items, by a property or an
expression.

https://jekyllrb.com/docs/liquid/filters/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from liquid.builtin.expressions import BooleanExpression
from liquid.builtin.expressions.logical import LogicalAndExpression, LogicalOrExpression
from liquid.expression import Expression
from liquid.token import TOKEN_EXPRESSION, Token

from newsletter_editor.liquid.expressions import ruby_expression
from newsletter_editor.liquid.items import item_property, items_of
from newsletter_editor.liquid.nodes import check_length, value_of
from newsletter_editor.liquid.reading import stream_of
from newsletter_editor.liquid.ruby_values import (
    EmptyText,
    Enumerated,
    RubyError,
    plain,
    to_s,
)
from newsletter_editor.liquid.standard_filters import wants_run
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run


def _grouped(value: Any) -> list[Any] | None:
    """The items of what can be grouped: those of a mapping are pairs."""
    if isinstance(value, Mapping):
        return [list(pair) for pair in value.items()]
    return items_of(value)


@wants_run
def where(run: Run, value: Any, name: Any, wanted: Any) -> Any:
    """The items whose property is `wanted`, or holds it."""
    items = items_of(value)
    if run.jekyll.is_3:
        if items is None or name is None or wanted is None:
            return value
        wanted = str(to_s(wanted))
    elif items is None or not is_something(name) or _is_collection(wanted):
        return value
    return [item for item in items if _is_wanted(item_property(item, name, run.jekyll), wanted)]


@wants_run
def find(run: Run, value: Any, name: Any, wanted: Any) -> Any:
    """The first item whose property is `wanted`, or holds it."""
    items = items_of(value)
    if items is None or not is_something(name) or _is_collection(wanted):
        return value
    found = (i for i in items if _is_wanted(item_property(i, name, run.jekyll), wanted))
    return next(found, None)


def _is_collection(wanted: Any) -> bool:
    """Whether nothing is looked for by it; an object of Jekyll's is none to it."""
    return isinstance(wanted, (list, Mapping)) and not isinstance(wanted, Enumerated)


def _is_wanted(found: Any, wanted: Any) -> bool:
    if wanted is None:
        return found is None
    if isinstance(wanted, EmptyText):
        return found in (None, "") or (isinstance(found, list) and not "".join(map(to_s, found)))
    text = to_s(wanted)
    if isinstance(found, (list, tuple)):
        return any(to_s(one) == text for one in found)
    return found is not None and to_s(found) == text


@wants_run
def where_exp(run: Run, value: Any, name: Any, expression: Any) -> Any:
    """The items for which an expression holds."""
    items = items_of(value)
    if items is None:
        return value
    return [item for item, holds in _each(run, items, name, _condition(run, expression)) if holds]


@wants_run
def find_exp(run: Run, value: Any, name: Any, expression: Any) -> Any:
    """The first item for which an expression holds."""
    items = items_of(value)
    if items is None:
        return value
    condition = _condition(run, expression)
    return next((item for item, holds in _each(run, items, name, condition) if holds), None)


@wants_run
def group_by_exp(run: Run, value: Any, name: Any, expression: Any) -> Any:
    """The items grouped by what an expression gives for each."""
    items = _grouped(value)
    if items is None:
        return value
    # What is written as the inside of `{{ … }}`, read as laxly as that.
    parsed = value_of(_text(expression), run.environment.error_mode)
    return _groups((plain(key), item) for item, key in _each(run, items, name, parsed))


@wants_run
def group_by(run: Run, value: Any, name: Any) -> Any:
    """The items grouped by a property."""
    items = _grouped(value)
    if items is None:
        return value
    return _groups((to_s(item_property(item, name, run.jekyll)), item) for item in items)


def _groups(pairs: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    groups: dict[tuple[type, str], tuple[Any, list[Any]]] = {}
    for key, item in pairs:
        groups.setdefault((type(key), to_s(key)), (key, []))[1].append(item)
    return [{"name": key, "items": found, "size": len(found)} for key, found in groups.values()]


def _text(expression: Any) -> str:
    if not isinstance(expression, str) or isinstance(expression, EmptyText):
        raise RubyError("an expression has to be a text")
    check_length(Token(TOKEN_EXPRESSION, expression, start_index=0, source=expression))
    return expression


def _condition(run: Run, expression: Any) -> Expression:
    tokens = stream_of("if", _text(expression), "strict")
    parsed = BooleanExpression.parse(run.environment, tokens)
    joins = (LogicalAndExpression, LogicalOrExpression)
    if run.jekyll.is_3 and isinstance(parsed.expression, joins):
        raise RubyError("Expected end_of_string but found id")
    return ruby_expression(parsed)


def _each(
    run: Run, items: list[Any], name: Any, expression: Expression
) -> Iterable[tuple[Any, Any]]:
    context = run.context
    for item in items:
        run.budget.step()
        with context.extend({to_s(name): item}):
            yield item, expression.evaluate(context)


CHOOSING_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "find": find,
        "find_exp": find_exp,
        "group_by": group_by,
        "group_by_exp": group_by_exp,
        "where": where,
        "where_exp": where_exp,
    }
)
