"""The filters of Liquid and Jekyll that go over lists.

https://jekyllrb.com/docs/liquid/filters/
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cmp_to_key
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from liquid import TokenStream
from liquid.builtin.expressions import BooleanExpression, FilteredExpression
from liquid.builtin.expressions.logical import LogicalAndExpression, LogicalOrExpression
from liquid.expression import Expression
from liquid.token import TOKEN_EXPRESSION, Token

from newsletter_editor.liquid.budget import (
    MOST_CHARACTERS,
    MOST_SORTED,
    TOO_LARGE,
    TOO_LONG,
    SpentError,
    bounded,
)
from newsletter_editor.liquid.conditions import ruby_comparisons
from newsletter_editor.liquid.nodes import check_length, readable, tokens_of, value_tokens
from newsletter_editor.liquid.ruby_values import (
    EmptyText,
    Enumerated,
    RubyError,
    as_list,
    compare,
    leading_integer,
    plain,
    to_integer,
    to_s,
)
from newsletter_editor.liquid.standard_filters import wants_run

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run


def _has_items(value: Any) -> bool:
    return isinstance(value, (Mapping, str, list, tuple)) or _is_whole(value)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _selected(item: Any, name: str) -> Any:
    """Ruby's `item[name]`; raises RubyError for what has no names.

    To Ruby a text between brackets is the part of another text that is equal.
    """
    if isinstance(item, Mapping):
        return plain(item.get(name))
    if isinstance(item, str):
        return name if name in item else None
    raise RubyError(f"cannot select the property '{name}'")


def item_property(item: Any, name: Any) -> Any:
    """A property of a list's item, `a.b` one inside another; numbers in texts become numbers."""
    value: Any = item
    path = to_s(name).split(".")
    for key in path:
        # What has no items gives false to a longer path, and is an error to a name alone.
        value = _selected(value, key) if len(path) == 1 or _has_items(value) else False
    value = plain(value)
    if isinstance(value, str):
        stripped = value.strip()
        digits = stripped.removeprefix("-")
        if digits.isascii() and len(digits) < 300:
            if digits.isdigit():
                return int(stripped)
            if digits.replace(".", "", 1).isdigit():
                return float(stripped)
    return value


def _of(value: Any) -> list[Any] | None:
    """The items that Jekyll's own filters go over; None for what is no collection."""
    if isinstance(value, Enumerated):
        return [list(pair) for pair in value.items()]
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, range):
        return list(bounded(value))
    return list(value) if isinstance(value, (list, tuple)) else None


def _grouped(value: Any) -> list[Any] | None:
    """The items of what can be grouped: those of a mapping are pairs."""
    if isinstance(value, Mapping):
        return [list(pair) for pair in value.items()]
    return _of(value)


@wants_run
def where(run: Run, value: Any, name: Any, wanted: Any) -> Any:
    """The items whose property is `wanted`, or holds it."""
    items = _of(value)
    if wanted is None and run.jekyll.is_3:
        return value
    if items is None or not name or isinstance(wanted, (list, Mapping)):
        return value
    return [item for item in items if _is_wanted(item_property(item, name), wanted)]


def find(value: Any, name: Any, wanted: Any) -> Any:
    """The first item whose property is `wanted`, or holds it."""
    items = _of(value)
    if items is None or not name or isinstance(wanted, (list, Mapping)):
        return value
    return next((i for i in items if _is_wanted(item_property(i, name), wanted)), None)


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
    items = _of(value)
    if items is None:
        return value
    return [item for item, holds in _each(run, items, name, _condition(run, expression)) if holds]


@wants_run
def find_exp(run: Run, value: Any, name: Any, expression: Any) -> Any:
    """The first item for which an expression holds."""
    items = _of(value)
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
    parsed = FilteredExpression.parse(run.environment, value_tokens(_output(expression)))
    return _groups((plain(key), item) for item, key in _each(run, items, name, parsed))


def group_by(value: Any, name: Any) -> Any:
    """The items grouped by a property."""
    items = _grouped(value)
    if items is None:
        return value
    return _groups((to_s(item_property(item, name)), item) for item in items)


def _groups(pairs: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, tuple[Any, list[Any]]] = {}
    for key, item in pairs:
        groups.setdefault(to_s(key), (key, []))[1].append(item)
    return [{"name": key, "items": found, "size": len(found)} for key, found in groups.values()]


def _output(expression: Any) -> Token:
    """What is written as the inside of `{{ … }}`, read as laxly as that."""
    token = _token(expression)
    return token._replace(value=readable("", token.value))


def _token(expression: Any) -> Token:
    text = to_s(expression)
    token = Token(TOKEN_EXPRESSION, text, start_index=0, source=text)
    check_length(token)
    return token


def _condition(run: Run, expression: Any) -> Expression:
    token = _token(expression)
    parsed = BooleanExpression.parse(run.environment, TokenStream(tokens_of(token)))
    joins = (LogicalAndExpression, LogicalOrExpression)
    if run.jekyll.is_3 and isinstance(parsed.expression, joins):
        raise RubyError("Expected end_of_string but found id")
    return ruby_comparisons(parsed)


def _each(
    run: Run, items: list[Any], name: Any, expression: Expression
) -> Iterable[tuple[Any, Any]]:
    context = run.context
    for item in items:
        run.budget.step()
        with context.extend({to_s(name): item}):
            yield item, expression.evaluate(context)


def sort(value: Any, name: Any = None, nils: Any = "first") -> Any:
    """The items in their order, by a property if one is named, nulls first or last."""
    if value is None:
        raise RubyError("Cannot sort a null object.")
    items = list(value.items()) if isinstance(value, Mapping) else _of(value)
    if items is None:
        raise RubyError("only a list can be sorted")
    if len(items) > MOST_SORTED:
        raise SpentError(TOO_LONG)
    if name is None:
        return sorted(items, key=cmp_to_key(_strictly))
    if nils not in ("first", "last"):
        raise RubyError(f"'{to_s(nils)}' is not a valid nils order. It must be 'first' or 'last'.")
    items = _of(value) or []
    none_first = -1 if nils == "first" else 1
    keyed = [(item_property(item, name), item) for item in items]

    def order(left: tuple[Any, Any], right: tuple[Any, Any]) -> int:
        a, b = left[0], right[0]
        if a is None or b is None:
            return 0 if a is b else none_first if a is None else -none_first
        found = compare(a, b)
        return _strictly(to_s(a), to_s(b)) if found is None else found

    return [item for _, item in sorted(keyed, key=cmp_to_key(order))]


def _strictly(left: Any, right: Any) -> int:
    order = compare(left, right)
    if order is None:
        raise RubyError("values of different kinds cannot be sorted")
    return order


def sort_natural(value: Any, name: Any = None) -> Any:
    """The items in their order, whatever the case of A to Z; nulls last."""
    keyed = _keyed(as_list(value), name)
    if keyed is None:
        return None
    ordered = sorted(keyed, key=lambda pair: (pair[0] is None, to_s(pair[0]).translate(_LOWERED)))
    return [item for _, item in ordered]


# Ruby's `casecmp` knows no other letters: to it Ñ stands before é.
_LOWERED = str.maketrans(ascii_uppercase, ascii_lowercase)


def map_(value: Any, name: Any) -> list[Any]:
    """A property of every item."""
    return [
        _selected(item, to_s(name))
        if isinstance(item, (Mapping, str, date)) or _is_whole(item)
        else None
        for item in as_list(value)
    ]


def _keyed(items: list[Any], name: Any) -> list[tuple[Any, Any]] | None:
    """Each item behind its property, or behind itself where none is named.

    None where one of the items can have no properties: to Liquid the whole list is nothing then.
    """
    if name is not None and not all(map(_has_properties, items)):
        return None
    return list(zip(items if name is None else map_(items, name), items, strict=True))


def _has_properties(item: Any) -> bool:
    return isinstance(item, (Mapping, str, list, tuple)) or _is_whole(item)


def uniq(value: Any, name: Any = None) -> list[Any] | None:
    """The items without those that were there before."""
    seen: set[str] = set()
    found = []
    items = as_list(value)
    keyed = _keyed(items, name)
    if keyed is None:
        return items if len(items) == 1 else None
    for key, item in keyed:
        mark = f"{type(key).__name__} {id(key) if isinstance(key, Mapping) else to_s(key)}"
        if isinstance(key, dict):
            mark = f"dict {to_s(key)}"
        if mark not in seen:
            seen.add(mark)
            found.append(item)
    return found


def compact(value: Any, name: Any = None) -> list[Any] | None:
    """The items without nulls."""
    keyed = _keyed(as_list(value), name)
    return None if keyed is None else [item for key, item in keyed if key is not None]


def concat(value: Any, more: Any) -> list[Any]:
    """Two lists in one."""
    if not isinstance(more, (list, tuple, range)):
        raise RubyError("concat filter requires an array argument")
    return [*as_list(value), *(bounded(more) if isinstance(more, range) else more)]


def first(value: Any) -> Any:
    """The first item of a list."""
    if isinstance(value, Mapping):
        return next((list(pair) for pair in value.items()), None)
    return value[0] if isinstance(value, (list, tuple, range)) and len(value) else None


def last(value: Any) -> Any:
    """The last item of a list."""
    return value[-1] if isinstance(value, (list, tuple, range)) and len(value) else None


def join(value: Any, glue: Any = " ") -> str:
    """The items in one text."""
    between, texts = to_s(glue), list(map(to_s, as_list(value)))
    if sum(map(len, texts)) + len(between) * len(texts) > MOST_CHARACTERS:
        raise SpentError(TOO_LARGE)
    return between.join(texts)


def array_to_sentence_string(value: Any, connector: Any = "and") -> Any:
    """The items in one sentence: `a, b, and c`."""
    # To Ruby a short text is as good as a list of its letters.
    is_short = isinstance(value, str) and len(value) < 3
    if not (is_short or isinstance(value, (list, tuple, range))):
        raise RubyError("only a list becomes a sentence")
    items = list(value) if isinstance(value, str) else _of(value) or []
    if len(items) < 2:
        return "".join(map(to_s, items))
    word = to_s(connector)
    if len(items) == 2:
        return f"{to_s(items[0])} {word} {to_s(items[1])}"
    return f"{_joined(items[:-1])}, {word} {to_s(items[-1])}"


def _joined(items: Iterable[Any]) -> str:
    return ", ".join(_joined(each) if isinstance(each, list) else to_s(each) for each in items)


def _count(value: Any) -> int:
    count = to_integer(value)
    if count < 0:
        raise RubyError("negative array size")
    return count


def pop(value: Any, count: Any = 1) -> Any:
    """The list without its last items."""
    if not isinstance(value, list):
        return value
    return value[: max(len(value) - _count(count), 0)]


def shift(value: Any, count: Any = 1) -> Any:
    """The list without its first items."""
    return value[_count(count) :] if isinstance(value, list) else value


def push(value: Any, item: Any) -> Any:
    """The list with an item behind it."""
    return [*value, item] if isinstance(value, list) else value


def unshift(value: Any, item: Any) -> Any:
    """The list with an item before it."""
    return [item, *value] if isinstance(value, list) else value


def sample(value: Any, count: Any = 1) -> Any:
    """Any item of the list, or any few."""
    if not isinstance(value, list):
        return value
    most = to_integer(count)
    if most == 1:
        return random.choice(value) if value else None
    return random.sample(value, min(most, len(value)))


def to_integer_(value: Any) -> int:
    """A value as a whole number."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return int(value)
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, (list, tuple, range, Mapping, date)):
        raise RubyError("neither a collection nor a day is a number")
    return leading_integer(to_s(value))


ARRAY_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "array_to_sentence_string": array_to_sentence_string,
        "compact": compact,
        "concat": concat,
        "find": find,
        "find_exp": find_exp,
        "first": first,
        "group_by": group_by,
        "group_by_exp": group_by_exp,
        "join": join,
        "last": last,
        "map": map_,
        "pop": pop,
        "push": push,
        "reverse": lambda value: as_list(value)[::-1],
        "sample": sample,
        "shift": shift,
        "sort": sort,
        "sort_natural": sort_natural,
        "to_integer": to_integer_,
        "uniq": uniq,
        "unshift": unshift,
        "where": where,
        "where_exp": where_exp,
    }
)
