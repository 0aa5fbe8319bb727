"""Outputs that strict Liquid refuses, read as Ruby's Liquid reads them after its warning.

Jekyll's default `error_mode: warn` first parses strictly and then takes from the markup what looks
like a value and filters: `{{ page.title | }}` and `{{ 'a' 'b' }}` print something, not an error.
"""

from __future__ import annotations

import re

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_FRAGMENT = rf"(?:{_QUOTED}|(?:[^\s,|'\"]|{_QUOTED})+)"
_NAME = re.compile(rf"({_FRAGMENT})(.*)", re.DOTALL)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL)
_FILTER = re.compile(rf"(?:\s+|{_FRAGMENT}|,)+")
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{_FRAGMENT}\s*)")
_KEYWORD = re.compile(r"(\w+)\s*:\s*(.*)", re.DOTALL)
_LITERAL = re.compile(rf"{_QUOTED}|-?\d+(?:\.\d+)?|nil|null|true|false|blank|empty|\(.+\.\..+\)")
_STEP = re.compile(r"\[[^\[\]]+\]|[\w-]+\??")
_ASSIGNMENT = re.compile(r"\s*([\w\-]+)\s*=\s*(.*)", re.DOTALL)


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
            pieces.append(name[0] + (": " + ", ".join(arguments) if arguments else ""))
    return " | ".join(pieces)


def lax_assignment(markup: str) -> str | None:
    """Strict markup for what Ruby makes of an `assign`; None where it finds none."""
    found = _ASSIGNMENT.fullmatch(markup)
    return f"{found[1]} = {lax_output(found[2])}" if found else None


def _argument(text: str) -> str:
    named = _KEYWORD.fullmatch(text.strip())
    return f"{named[1]}: {_value(named[2])}" if named else _value(text)


def _value(text: str) -> str:
    text = text.strip()
    if _LITERAL.fullmatch(text):
        return text
    steps = _STEP.findall(text)
    if not steps or not re.match(r"[^\W\d]", steps[0]):
        return "nil"
    path: str = steps[0]
    for step in steps[1:]:
        path += step if step.startswith("[") else f'["{step}"]'
    return path
