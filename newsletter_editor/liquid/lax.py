"""What strict Liquid refuses, read as Ruby's Liquid reads it after its warning.

Jekyll's default `error_mode: warn` first parses strictly and then takes from the markup what looks
like values, operators and filters: `{{ page.title | }}` and `{% if a && b %}` print something, not
an error. Each function here takes the markup of one tag and gives strict markup that means this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from liquid.exceptions import LiquidSyntaxError

UNKNOWN_OPERATOR = "unknown operator "
"""Begins the name that stands for a comparison that Liquid fails at once it is made."""

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_NAME = re.compile(rf"({_FRAGMENT})(.*)", re.DOTALL)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL)
_FILTER = re.compile(rf"(?:\s+|{_FRAGMENT}|,)+")
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{_FRAGMENT}\s*)")
_KEYWORD = re.compile(r"(\w+)\s*:\s*(.*)", re.DOTALL)
_LITERAL = re.compile(rf"{_QUOTED}|-?\d+(?:\.\d+)?|nil|null|true|false|blank|empty", re.ASCII)
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)[\d.]*", re.ASCII)
_RANGE = re.compile(r"\(\s*(\S+)\s*\.\.\s*(\S+)\s*\)")
_STEP = re.compile(r"\[[^\[\]]+\]|[\w-]+\??", re.ASCII)
_ASSIGNMENT = re.compile(r"([\w\-.\[\]()]+)\s*=\s*(.*)", re.DOTALL | re.ASCII)
_SIGNATURE = re.compile(r"[\w\-.\[\]()]+", re.ASCII)
_WORDS = re.compile(rf"{_FRAGMENT}|\S+")
_JOIN = re.compile(r"(?:and|or)\b")
_CLAUSE = re.compile(rf"({_FRAGMENT})(?:\s*([=!<>a-z_]+))?(?:\s*({_FRAGMENT}))?")
_OPERATORS = frozenset({"==", "!=", "<>", "<", ">", "<=", ">=", "contains"})
_LOOP = re.compile(rf"([\w-]+)\s+in\s+((?:{_FRAGMENT})+)\s*(reversed)?", re.ASCII)
_LATE_REVERSED = re.compile(r":.*\breversed\b", re.DOTALL)
_ATTRIBUTE = re.compile(rf"(\w+)\s*:\s*({_FRAGMENT})")
_WHEN = re.compile(rf"({_FRAGMENT})(?:(?:\s+or\s+|\s*,\s*)(.+))?", re.DOTALL)
_CYCLE_NAME = re.compile(rf"({_FRAGMENT})\s*:\s*(.*)", re.DOTALL)


def lax_output(markup: str) -> str:
    """Strict markup for what Ruby makes of the inside of `{{ … }}`."""
    found = _NAME.search(markup)
    if found is None:
        return "nil"
    pieces = [_value(found[1])]
    if filters := _FILTERS.search(found[2]):
        for text in _FILTER.findall(filters[1]):
            name = re.search(r"\w+", text)
            if name is None:
                continue
            arguments = [_argument(each) for each in _ARGUMENT.findall(text)]
            pieces.append(_name(name[0]) + (": " + ", ".join(arguments) if arguments else ""))
    return " | ".join(pieces)


def lax_assignment(markup: str) -> str:
    """Strict markup for what Ruby makes of an `assign`. Raises LiquidSyntaxError for none."""
    found = _required(_ASSIGNMENT.search(markup))
    return f"{_name(found[1])} = {lax_output(found[2])}"


def lax_condition(markup: str) -> str:
    """Strict markup for the condition of an `if`. Raises LiquidSyntaxError where none is seen."""
    parts = _parts(markup)
    condition = _clause(parts.pop()) if parts else _clause("")
    while parts:
        join = parts.pop().strip()
        clause = _clause(parts.pop() if parts else "")
        if join not in ("and", "or"):
            raise LiquidSyntaxError("expected 'and' or 'or'", token=None)
        condition = f"{clause} {join} {condition}"
    return condition


def lax_loop(markup: str) -> str:
    """Strict markup for what stands in a `for`: only there `reversed` counts, behind the list."""
    found = _required(_LOOP.match(markup))
    backwards = " reversed" if found[3] else ""
    return f"{_name(found[1])} in {_value(found[2])}{backwards}" + _attributes(
        markup, ("limit", "offset")
    )


def _lax_table(markup: str) -> str:
    found = _required(_LOOP.match(markup))
    rest = _attributes(markup, ("cols", "limit", "offset"))
    return f"{_name(found[1])} in {_value(found[2])}{rest}"


def _lax_case(markup: str) -> str:
    return _value(_required(re.search(_FRAGMENT, markup))[0])


def _lax_when(markup: str) -> str:
    values = []
    rest: str | None = markup
    while rest is not None:
        found = _required(_WHEN.search(rest))
        values.append(_value(found[1]))
        rest = found[2]
    return ", ".join(values)


def _lax_cycle(markup: str) -> str:
    named = _CYCLE_NAME.match(markup)
    parts = (named[2] if named else markup).split(",")
    values = [_value(found[0]) for part in parts if (found := re.search(_FRAGMENT, part))]
    return (f"{_value(named[1])}: " if named else "") + ", ".join(values)


def _lax_capture(markup: str) -> str:
    return _name(_required(_SIGNATURE.search(markup))[0])


LAX: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "assign": lax_assignment,
        "capture": _lax_capture,
        "case": _lax_case,
        "cycle": _lax_cycle,
        "decrement": lambda markup: _name(markup.strip()),
        "elsif": lax_condition,
        "for": lax_loop,
        "if": lax_condition,
        "increment": lambda markup: _name(markup.strip()),
        "tablerow": _lax_table,
        "unless": lax_condition,
        "when": _lax_when,
    }
)
"""How the markup of each tag is read."""


def is_lax_alone(tag: str, markup: str) -> bool:
    """Whether Ruby reads this markup by the lax rules at once: it has no strict ones for the tag,
    or they are stricter here than python-liquid's.
    """
    if not markup.isascii() and not re.sub(_QUOTED, "", markup).isascii():
        return True
    if tag == "for":
        return bool(_LATE_REVERSED.search(markup))
    return tag in ("capture", "case", "cycle", "decrement", "increment", "tablerow", "when")


def _required(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise LiquidSyntaxError("expected a value", token=None)
    return found


def _parts(markup: str) -> list[str]:
    """A condition cut at its `and` and `or`, which are parts of their own."""
    parts: list[str] = []
    at = start = 0
    while word := _WORDS.search(markup, at):
        at = word.end()
        if join := _JOIN.match(markup, word.start(), word.end()):
            if markup[start : join.start()].strip():
                parts.append(markup[start : join.start()])
            parts.append(join[0])
            at = start = join.end()
    if markup[start:].strip():
        parts.append(markup[start:])
    return parts


def _clause(text: str) -> str:
    found = _required(_CLAUSE.search(text))
    left, operator, right = found.groups()
    if operator is None:
        return _value(left)
    if operator not in _OPERATORS:
        return _name(UNKNOWN_OPERATOR + operator)
    return f"{_value(left)} {operator} {_value(right or 'nil')}"


def _attributes(markup: str, known: tuple[str, ...]) -> str:
    found = {name: value for name, value in _ATTRIBUTE.findall(markup) if name in known}
    return "".join(
        f" {name}: " + (value if (name, value) == ("offset", "continue") else _value(value))
        for name, value in found.items()
    )


def _name(text: str) -> str:
    """A name that may be a word of Liquid's own, or no word at all."""
    quote = "'" if '"' in text else '"'
    if not text or quote in text:
        raise LiquidSyntaxError("expected a name", token=None)
    return f"[{quote}{text}{quote}]"


def _argument(text: str) -> str:
    named = _KEYWORD.fullmatch(text.strip())
    return f"{named[1]}: {_value(named[2])}" if named else _value(text)


def _value(text: str) -> str:
    text = text.strip()
    if _LITERAL.fullmatch(text):
        return text
    if number := _NUMBER.fullmatch(text):
        return number[1] if "." in number[1] else f"{number[1]}.0"
    if ends := _RANGE.fullmatch(text):
        return f"({_value(ends[1])}..{_value(ends[2])})"
    steps = _STEP.findall(text)
    if not steps or not re.match(r"[^\W\d]", steps[0]):
        return "nil"
    path = _name(steps[0])
    for step in steps[1:]:
        path += step if step.startswith("[") else f'["{step}"]'
    return path
