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

from newsletter_editor.liquid.budget import (
    MOST_CHARACTERS,
    MOST_SORTED,
    TOO_LARGE,
    TOO_LONG,
    SpentError,
)
from newsletter_editor.liquid.items import has_items, item_property, items_of, selected
from newsletter_editor.liquid.mixed_hash import MixedHash
from newsletter_editor.liquid.ruby_values import (
    LOOPS,
    Enumerated,
    RubyError,
    as_list,
    compare,
    ends_of,
    leading_integer,
    to_integer,
    to_s,
)
from newsletter_editor.liquid.standard_filters import wants_run
from newsletter_editor.site.ruby_order import in_order

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run


@wants_run
def sort(run: Run, value: Any, name: Any = None, nils: Any = "first") -> Any:
    """The items in their order, by a property if one is named, nulls first or last."""
    if value is None:
        raise RubyError("Cannot sort a null object.")
    items = list(value.items()) if isinstance(value, Mapping) else items_of(value)
    if items is None:
        raise RubyError("only a list can be sorted")
    if len(items) > MOST_SORTED:
        raise SpentError(TOO_LONG)
    if name is None:
        return sorted(items, key=cmp_to_key(_strictly))
    if nils not in ("first", "last"):
        raise RubyError(f"'{to_s(nils)}' is not a valid nils order. It must be 'first' or 'last'.")
    if isinstance(value, Mapping):
        items = list(value) if isinstance(value, Enumerated) else [*map(list, items)]
    none_first = -1 if nils == "first" else 1
    keyed = [(item_property(item, name, run.jekyll), item) for item in items]

    def order(left: tuple[Any, Any], right: tuple[Any, Any]) -> int:
        a, b = left[0], right[0]
        if a is None or b is None:
            return 0 if a is b else none_first if a is None else -none_first
        found = compare(a, b)
        # Jekyll 3 does not go by how they are written.
        is_odd = found is None and not run.jekyll.is_3
        return _strictly(to_s(a), to_s(b)) if is_odd else _strictly(a, b)

    if len({type(key) for key, _ in keyed if key is not None}) > 1:
        return [item for _, item in in_order(keyed, order)]
    return [item for _, item in sorted(keyed, key=cmp_to_key(order))]


def _strictly(left: Any, right: Any) -> int:
    order = compare(left, right)
    if order is None:
        raise RubyError("values of different kinds cannot be sorted")
    return order


def sort_natural(value: Any, name: Any = None) -> Any:
    """The items in their order, whatever the case of A to Z; nulls last."""
    items = as_list(value)
    if name is not None and not all(map(has_items, items)):
        return None
    keyed = _keyed(items, name) or []
    ordered = sorted(
        (pair for pair in keyed if pair[0] is not None),
        key=lambda pair: to_s(pair[0]).translate(_LOWERED),
    )
    # To Ruby's comparison a null stands behind every other one, which turns them round.
    nulls = [item for key, item in reversed(keyed) if key is None]
    return [item for _, item in ordered] + nulls


# Ruby's `casecmp` knows no other letters: to it Ñ stands before é.
_LOWERED = str.maketrans(ascii_uppercase, ascii_lowercase)


def map_(value: Any, name: Any) -> list[Any]:
    """A property of every item; null of those that can have none."""
    return [selected(item, name) if has_items(item) else None for item in as_list(value)]


def _keyed(items: list[Any], name: Any, *, is_4: bool = False) -> list[tuple[Any, Any]] | None:
    """Each item behind its property, or behind itself where none is named or compared.

    None where one of the items can have no properties: to Liquid the whole list is nothing then.
    Raises RubyError where an item before it has them, but none by name.
    """
    if name is None or (len(items) < 2 and not (is_4 and items and not has_items(items[0]))):
        return [(item, item) for item in items]
    return _by_property(items, name, is_4=is_4)


def _by_property(items: list[Any], name: Any, *, is_4: bool) -> list[tuple[Any, Any]] | None:
    """`is_4` for what Liquid 4 does, which looks at the first item alone."""
    keyed: list[tuple[Any, Any]] = []
    for item in items:
        if not has_items(item):
            if is_4 and keyed:
                raise RubyError("an item has no properties")
            return None
        keyed.append((selected(item, name), item))
    return keyed


@wants_run
def uniq(run: Run, value: Any, name: Any = None) -> list[Any] | None:
    """The items without those that were there before."""
    seen: set[str] = set()
    found = []
    keyed = _keyed(as_list(value), name, is_4=not run.jekyll.is_liquid_5)
    if keyed is None:
        return None
    for key, item in keyed:
        mark = f"{type(key).__name__} {id(key) if isinstance(key, Mapping) else to_s(key)}"
        if isinstance(key, (dict, MixedHash)):
            mark = f"dict {to_s(key)}"
        if mark not in seen:
            seen.add(mark)
            found.append(item)
    return found


@wants_run
def compact(run: Run, value: Any, name: Any = None) -> list[Any] | None:
    """The items without nulls."""
    items = as_list(value)
    is_4 = not run.jekyll.is_liquid_5
    keyed = _keyed(items, None) if name is None else _by_property(items, name, is_4=is_4)
    return None if keyed is None else [item for key, item in keyed if key is not None]


def concat(value: Any, more: Any) -> list[Any]:
    """Two lists in one."""
    if not isinstance(more, (list, tuple)):
        raise RubyError("concat filter requires an array argument")
    return [*as_list(value), *more]


def first(value: Any) -> Any:
    """The first item of a list."""
    if type(value) in LOOPS:
        return value["first"]
    if isinstance(value, Mapping):
        return next((list(pair) for pair in value.items()), None)
    if isinstance(value, range):
        return ends_of(value)[0]
    return value[0] if isinstance(value, (list, tuple)) and value else None


def last(value: Any) -> Any:
    """The last item of a list."""
    if type(value) in LOOPS:
        return value["last"]
    if isinstance(value, range):
        return ends_of(value)[1]
    return value[-1] if isinstance(value, (list, tuple)) and value else None


def join(value: Any, glue: Any = " ") -> str:
    """The items in one text."""
    between, texts = to_s(glue), list(map(to_s, as_list(value)))
    if sum(map(len, texts)) + len(between) * len(texts) > MOST_CHARACTERS:
        raise SpentError(TOO_LARGE)
    return between.join(texts)


def array_to_sentence_string(value: Any, connector: Any = "and") -> Any:
    """The items in one sentence: `a, b, and c`."""
    # To Ruby a short text is as good as a list of its letters.
    is_short = isinstance(value, (str, Mapping)) and len(value) < 3
    if not (is_short or isinstance(value, (list, tuple))):
        raise RubyError("only a list becomes a sentence")
    if isinstance(value, Mapping):
        # What is looked for in a mapping are the numbers of a list.
        items: list[Any] = [_at(value, place) for place in range(len(value))]
    else:
        items = list(value) if isinstance(value, str) else items_of(value) or []
    if len(items) < 2:
        return "".join(map(_told, items))
    word = to_s(connector)
    if len(items) == 2:
        return f"{_told(items[0])} {word} {_told(items[1])}"
    return f"{_joined(items[:-1])}, {word} {_told(items[-1])}"


def _at(value: Mapping[Any, Any], place: int) -> Any:
    return value[place] if isinstance(value, MixedHash) and place in value else None


def _joined(items: Iterable[Any]) -> str:
    return ", ".join(_joined(each) if isinstance(each, list) else _told(each) for each in items)


def _told(item: Any) -> str:
    return str(item.in_list) if hasattr(item, "in_list") else to_s(item)


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
    try:
        most = to_integer(count)
    except RubyError:
        most = 1
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
        "first": first,
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
    }
)
