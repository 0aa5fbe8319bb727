"""What Ruby's Liquid reads by its lax rules, after its warning that the strict ones refuse it.

It takes from a markup what looks like values, operators and filters, and passes over the rest:
`{{ page.title | }}` and `{% if a && b %}` print something. Several tags have no other rules.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from liquid.exceptions import LiquidSyntaxError

from newsletter_editor.liquid.markup import Comparison, Condition, Loop, Output
from newsletter_editor.liquid.values import FRAGMENT

_VALUE = re.compile(FRAGMENT, re.ASCII)
_NAME = re.compile(rf"({FRAGMENT})(.*)", re.DOTALL | re.ASCII)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL | re.ASCII)
_FILTER = re.compile(rf"(?:\s+|{FRAGMENT}|,)+", re.ASCII)
_FILTER_NAME = re.compile(r"\w+", re.ASCII)
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{FRAGMENT}\s*)", re.ASCII)
_SIGNATURE = re.compile(r"(?>(?:\(?[\w\-.\[\]]\)?)+)", re.ASCII)
_ASSIGNED = re.compile(r"\s*=\s*(.*)", re.DOTALL | re.ASCII)
# Words end where letters of any alphabet do, in Ruby's expressions for ASCII too.
_JOIN = re.compile(r"(?u:\b)\s?(?:and|or)\s?(?u:\b)", re.ASCII)
_PART = re.compile(rf"(?:\s*+(?!{_JOIN.pattern})(?:{FRAGMENT}|\S+)\s*)+", re.ASCII)
_NO_PART = re.compile(r"\s+|.", re.DOTALL | re.ASCII)
_COMPARISON = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?", re.ASCII)
_LOOP = re.compile(rf"([\w-]+)\s+in\s+((?:{FRAGMENT})+)\s*(reversed)?", re.ASCII)
_TABLE = re.compile(rf"(?<!\w)(\w+)\s+in\s+((?:{FRAGMENT})+)", re.ASCII)
_WHEN = re.compile(rf"({FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)({FRAGMENT}.*))?", re.DOTALL | re.ASCII)
_CYCLE_NAME = re.compile(rf"({FRAGMENT})\s*:\s*(.*)", re.DOTALL | re.ASCII)
_WORD_BEFORE = re.compile(r"(?<!\w)(\w+)\s*\Z", re.ASCII)
_BEHIND_COLON = re.compile(rf"\s*({FRAGMENT})", re.ASCII)


def lax_output(markup: str) -> Output:
    """The inside of `{{ … }}`."""
    found = _NAME.search(markup)
    if found is None:
        return Output("")
    filters = []
    if behind := _FILTERS.search(found[2]):
        for text in _FILTER.findall(behind[1]):
            if name := _FILTER_NAME.search(text):
                filters += [(name[0], _ARGUMENT.findall(text))]
    return Output(found[1], filters)


def lax_assignment(markup: str) -> tuple[str, str]:
    """The name behind `assign`, and what it shall stand for. Raises LiquidSyntaxError for none."""
    for name in _SIGNATURE.finditer(markup):
        if assigned := _ASSIGNED.match(markup, name.end()):
            return name[0], assigned[1]
    raise LiquidSyntaxError("expected a name and '='", token=None)


def lax_condition(markup: str) -> Condition:
    """What stands behind `if`. Raises LiquidSyntaxError where no condition is seen."""
    parts = list(_parts(markup))
    # Ruby reads from the end, where a part stands, and each second part is a join.
    comparisons = [_comparison(part) for part in parts[::-2]][::-1]
    joins = [part.strip() for part in parts[-2::-2]][::-1]
    if len(comparisons) != len(joins) + 1 or not {*joins} <= {"and", "or"}:
        raise LiquidSyntaxError("expected a condition", token=None)
    return Condition(comparisons, joins)


def _parts(markup: str) -> Iterator[str]:
    """The joins of a condition and what stands between them."""
    at = 0
    while at < len(markup):
        found = _JOIN.match(markup, at) or _PART.match(markup, at)
        if found is None:
            found = _required(_NO_PART.match(markup, at))
        else:
            yield found[0]
        at = found.end()


def _comparison(part: str) -> Comparison:
    found = _required(_COMPARISON.search(part))
    return Comparison(found[1], found[2] or "", found[3] or "")


def lax_loop(markup: str) -> Loop:
    """What stands behind `for`; there alone `reversed` counts, and only behind the list."""
    found = _required(_LOOP.match(markup))
    return Loop(found[1], found[2], bool(found[3]), _attributes(markup, ("limit", "offset")))


def lax_table(markup: str) -> Loop:
    """What stands behind `tablerow`."""
    found = _required(_TABLE.search(markup))
    return Loop(found[1], found[2], False, _attributes(markup, ("cols", "limit", "offset")))


def _attributes(markup: str, known: Collection[str]) -> dict[str, str]:
    """Those of a loop's attributes that are known; of one that is given twice the last counts."""
    found: dict[str, str] = {}
    at = 0
    while (colon := markup.find(":", at)) >= 0:
        name = _WORD_BEFORE.search(markup[at:colon])
        at = colon + 1
        if name is None:
            continue
        if value := _BEHIND_COLON.match(markup, at):
            at = value.end()
            if name[1] in known:
                found[name[1]] = value[1]
    return found


def lax_case(markup: str) -> str:
    """The value behind `case`."""
    return _required(_VALUE.search(markup))[0]


def lax_when(markup: str) -> Iterator[str]:
    """The values behind `when`."""
    rest: str | None = markup
    while rest is not None:
        found = _required(_WHEN.search(rest))
        yield found[1]
        rest = found[2]


def lax_cycle(markup: str) -> tuple[str, list[str]]:
    """The group of a cycle, or "", and its values."""
    named = _CYCLE_NAME.match(markup)
    if not (named or _VALUE.match(markup)):
        raise LiquidSyntaxError("expected a value", token=None)
    group, listed = named.groups() if named else ("", markup)
    return group, [found[0] for part in listed.split(",") if (found := _VALUE.search(part))]


def lax_name(markup: str) -> str:
    """The name behind `capture`."""
    return _required(_SIGNATURE.search(markup))[0]


def _required(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise LiquidSyntaxError("expected a value", token=None)
    return found
