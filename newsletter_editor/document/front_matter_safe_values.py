"""What a YAML scalar means to SafeYAML 1.0.5, by which Jekyll 3.10 and 4.4 read as gems.

It takes libyaml's events as Psych does and gives plain scalars a meaning of its own. Found by
reading 111 scalars with both (November 2026); `front_matter_values` has Psych's.
"""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone

from newsletter_editor.document.front_matter_values import (
    LONGEST_NUMBER,
    NO_ZONE,
    Value,
    binary_value,
    is_binary_tag,
    time_value,
)

_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null")),
    **dict.fromkeys(("yes", "true", "on"), True),
    **dict.fromkeys(("no", "false", "off"), False),
}
"""Whatever letters of theirs are large."""
_NUMBERS: dict[str, Value] = {
    **dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_INTEGER = re.compile(
    r"(?P<ten>[-+]?(?:0|[1-9][0-9]*))|0(?P<eight>[0-7]+)|(?P<sixteen>0[xX][0-9a-fA-F]+|[-+]0x[0-9a-fA-F]+)"
    r"|0b(?P<two>[01]+)",
    re.A,
)
_LONGEST_WORD = 5
_BASES = {"two": 2, "eight": 8, "ten": 10, "sixteen": 16}
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+][0-9]+)?", re.A)
_LONE_MARK = re.compile(r"__|(?<![0-9])_|_(?![0-9])", re.A)
_BASE_60 = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+", re.A)
_BASE_60_FLOAT = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*", re.A)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.A)
_UNNAMED = timezone(timedelta(0), "")
"""An offset without a name: SafeYAML prints `+0000` where Psych says `UTC`."""


def safe_scan_plain(text: str) -> Value:
    """The value of an unquoted scalar, given without the white space around it.

    Raises ValueError for what looks like a number and is none, which ends the reading.
    """
    if text in _NUMBERS:
        return _NUMBERS[text]
    if len(text) <= _LONGEST_WORD and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if len(text) > LONGEST_NUMBER:
        return text
    # The marks between groups of digits count for whole numbers alone, and anywhere.
    digits = text.replace("_", "").replace(",", "")
    if match := _INTEGER.fullmatch(digits):
        kind = str(match.lastgroup)
        return int(match[kind], _BASES[kind])
    if _FLOAT.fullmatch(text):
        if _LONE_MARK.search(text):
            raise ValueError(text)
        return float(text.replace("_", ""))
    if _BASE_60.fullmatch(digits) or _BASE_60_FLOAT.fullmatch(text):
        return _base_60(digits)
    if match := _DATE.fullmatch(text):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return text
    found = time_value(text)
    if found is None:
        return text
    has_no_name = found.tzinfo is NO_ZONE or not found.utcoffset()
    return found.replace(tzinfo=_UNNAMED) if has_no_name else found


def safe_tagged_scalar(tag: str, text: str) -> Value:
    """The value of a scalar with a tag: all but `!!binary` say nothing, quotes neither."""
    return binary_value(text) if is_binary_tag(tag) else safe_scan_plain(text)


def _base_60(text: str) -> float:
    total = 0.0
    for part in text.split(":"):
        total = total * 60 + float(part)
    # The first part has had its sign already.
    return -total if text.startswith("-") else total
