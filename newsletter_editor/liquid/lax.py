"""What strict Liquid refuses, read as Ruby's Liquid reads it after its warning.

Jekyll's default `error_mode: warn` first parses strictly and then takes from the markup what looks
like values, operators and filters: `{{ page.title | }}` and `{% if a && b %}` print something, not
an error. Each function here takes the markup of one tag and gives strict markup that means this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from liquid.exceptions import LiquidSyntaxError

UNKNOWN_OPERATOR = "unknown operator "
"""Begins the name that stands for a comparison that Liquid fails at once it is made."""

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_QUOTES = ("'", '"')
_NAME = re.compile(rf"({_FRAGMENT})(.*)", re.DOTALL)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL)
_FILTER = re.compile(rf"(?:\s+|{_FRAGMENT}|,)+")
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{_FRAGMENT}\s*)", re.ASCII)
_KEYWORD = re.compile(rf"(\w+)\s*:\s*({_FRAGMENT})", re.ASCII)
_LITERAL = re.compile(rf"{_QUOTED}|-?\d+(?:\.\d+)?|nil|null|true|false|blank|empty", re.ASCII)
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)[\d.]*", re.ASCII)
_FRACTION = re.compile(r"-?\d+\.\d+", re.ASCII)
_STEP = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_NESTED = re.compile(r"\[[^\]]*\[")
_ASSIGNMENT = re.compile(r"([\w\-.\[\]()]+)\s*=\s*(.*)", re.DOTALL | re.ASCII)
_SIGNATURE = re.compile(r"[\w\-.\[\]()]+", re.ASCII)
_WORDS = re.compile(rf"{_FRAGMENT}|\S+")
_JOIN = re.compile(r"(?:and|or)\b")
_VALUE = re.compile(_FRAGMENT)
_TOUCHING = re.compile(rf"(?:{_FRAGMENT})+")
_BLANKS = re.compile(r"\s+")
_OPERATOR = re.compile("[=!<>_a-z]+")
_LOOP_NAME = re.compile(r"[\w-]+", re.ASCII)
_IN = re.compile(r"in\s+")
_COMMA = re.compile(r",(?=.)", re.DOTALL)
_OR = re.compile(r"or\s(?=.)", re.DOTALL)
_OPERATORS = frozenset({"==", "!=", "<>", "<", ">", "<=", ">=", "contains"})
_LATE_REVERSED = re.compile(r"[:,].*\breversed\b", re.DOTALL)


class _Reader:
    """Takes a tag's markup piece by piece, from left to right."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self.at = 0

    @property
    def rest(self) -> str:
        """What has not been taken yet."""
        return self._markup[self.at :]

    def take(self, pattern: re.Pattern[str]) -> str:
        """What matches here; empty, and nothing taken, where nothing does."""
        found = pattern.match(self._markup, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def next_value(self) -> str:
        """The first value from here on. Raises LiquidSyntaxError where there is none."""
        while self.at < len(self._markup):
            if value := self.take(_VALUE):
                return value
            self.at += 1
        raise LiquidSyntaxError("expected a value", token=None)


def lax_output(markup: str) -> str:
    """Strict markup for what Ruby makes of the inside of `{{ … }}`."""
    found = _NAME.search(markup)
    if found is None:
        return "nil"
    pieces = [lax_value(found[1])]
    if filters := _FILTERS.search(found[2]):
        for text in _FILTER.findall(filters[1]):
            name = re.search(r"\w+", text, re.ASCII)
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
    name, items, rest = _loop(markup)
    backwards = " reversed" if rest.startswith("reversed") else ""
    return f"{name} in {items}{backwards}" + _attributes(markup, ("limit", "offset"))


def _lax_table(markup: str) -> str:
    name, items, _ = _loop(markup)
    return f"{name} in {items}" + _attributes(markup, ("cols", "limit", "offset"))


def _loop(markup: str) -> tuple[str, str, str]:
    """The name that a loop gives its items, what it goes over, and what stands behind."""
    reader = _Reader(markup)
    name = reader.take(_LOOP_NAME)
    if not (name and reader.take(_BLANKS) and reader.take(_IN)):
        raise LiquidSyntaxError("expected a name and 'in'", token=None)
    pieces = []
    # Values that touch, as a quoted one and a word, are one.
    while piece := reader.take(_VALUE):
        pieces.append(piece)
    items = "".join(pieces)
    if not items:
        raise LiquidSyntaxError("expected a value", token=None)
    reader.take(_BLANKS)
    return _name(name), lax_value(items), reader.rest


def _lax_case(markup: str) -> str:
    return lax_value(_Reader(markup).next_value())


def _lax_when(markup: str) -> str:
    reader = _Reader(markup)
    values = [lax_value(reader.next_value())]
    while _is_parted(reader):
        reader.take(_BLANKS)
        if not (value := reader.take(_VALUE)):
            break
        values.append(lax_value(value))
    return ", ".join(values)


def _is_parted(reader: _Reader) -> bool:
    """Take the comma or the `or` that announces another value; whether there is one."""
    is_apart = bool(reader.take(_BLANKS))
    return bool(reader.take(_COMMA) or (is_apart and reader.take(_OR)))


def _lax_cycle(markup: str) -> str:
    name, listed = _cycle_name(markup)
    values = [
        lax_value(value)
        for part in listed.split(",")
        if re.search(_FRAGMENT, part)
        and (value := _Reader(part).next_value()) not in ("nil", "null")
    ]
    return (f"{lax_value(name)}: " if name else "") + ", ".join(values)


def _cycle_name(markup: str) -> tuple[str, str]:
    """The name of a cycle's group, which ends with a colon, or ""; and what is behind it."""
    for pattern in (_VALUE, _TOUCHING):
        reader = _Reader(markup)
        name = reader.take(pattern)
        reader.take(_BLANKS)
        if name and reader.rest.startswith(":"):
            return name, reader.rest[1:]
    # Within a word the last colon counts that no quotes are around.
    colons = [at.start() for at in re.finditer(rf"{_QUOTED}|:", name) if at[0] == ":"]
    if colons and colons[-1]:
        return name[: colons[-1]], markup[colons[-1] + 1 :]
    return "", markup


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
    if _NESTED.search(re.sub(_QUOTED, "", markup)):
        # Ruby ends brackets at the first that closes, whatever was opened in between.
        return True
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
    reader = _Reader(text)
    left = reader.next_value()
    reader.take(_BLANKS)
    operator = reader.take(_OPERATOR)
    if not operator:
        return lax_value(left)
    if operator not in _OPERATORS:
        return _name(UNKNOWN_OPERATOR + operator)
    reader.take(_BLANKS)
    return f"{lax_value(left)} {operator} {lax_value(reader.take(_VALUE) or 'nil')}"


def _attributes(markup: str, known: Collection[str]) -> str:
    """Those of a loop's attributes that are known; of one that is given twice the last counts."""
    found: dict[str, str] = {}
    reader = _Reader(markup)
    while (colon := markup.find(":", reader.at)) >= 0:
        name = re.search(r"(\w+)\s*\Z", markup[reader.at : colon])
        reader.at = colon + 1
        if name is None:
            continue
        reader.take(_BLANKS)
        if (value := reader.take(_VALUE)) and name[1] in known:
            found[name[1]] = value
    return "".join(
        f" {name}: " + (value if (name, value) == ("offset", "continue") else lax_value(value))
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
    return f"{named[1]}: {lax_value(named[2])}" if named else lax_value(text)


def lax_value(text: str) -> str:
    """Strict markup for what Ruby makes of one value: a literal, a range, a path, else `nil`."""
    text = text.strip()
    if _LITERAL.fullmatch(text):
        return text
    if number := _NUMBER.fullmatch(text):
        return number[1] if "." in number[1] else f"{number[1]}.0"
    if text.startswith("(") and text.endswith(")"):
        first, dots, last = (part.strip() for part in text[1:-1].rpartition(".."))
        if dots and len(first.split()) == len(last.split()) == 1:
            return f"({lax_value(first)}..{lax_value(last)})"
    steps = _STEP.findall(text)
    if not steps or not re.match(r"[^\W\d]", steps[0]):
        return "nil"
    path = _name(steps[0])
    return path + "".join(map(_step, steps[1:]))


def _step(text: str) -> str:
    if text in ("first", "last", "size"):
        return f".{text}"
    if not text.startswith("["):
        return f'["{text}"]'
    inner = lax_value(text[1:-1])
    if inner.startswith(("[", *_QUOTES)) or inner.removeprefix("-").isdigit():
        return f"[{inner}]"
    # Nothing has such an item.
    return _name(text)
