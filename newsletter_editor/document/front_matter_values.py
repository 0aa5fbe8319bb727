"""What a YAML scalar means to Psych, by which Debian's Jekyll reads: YAML 1.1 as Ruby scans it.

The rules were found by asking Psych 4.0.4 (`front_matter_safe_values` has SafeYAML's); they differ
from PyYAML's resolver in many places (`12:30` is 45000, `1,000` a number, `08`, `1e3`, `y` text).
"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TypeAlias

Value: TypeAlias = (
    "bool | int | float | str | date | datetime | bytes | list[Value] | dict[str, Value] | None"
)
"""What front matter can hold. Keys are texts, those that are no texts to YAML an `OddKey`."""


class OddKey(str):
    """A key that is no text to YAML, as `1` or `yes`: it reads as it is written."""

    __slots__ = ("value",)

    value: Value
    """What it is."""

    @classmethod
    def of(cls, written: str, value: Value) -> OddKey:
        """The key that is `written` so and means `value`."""
        key = cls(written)
        key.value = value
        return key

    def __deepcopy__(self, _: object) -> OddKey:
        return self


NO_ZONE = timezone(timedelta(0), "no zone")
"""The zone of a time that names none: Ruby takes it for UTC and shows it in its own zone."""

_TEXT_TAGS = ("str", "ruby/string", "binary")

LONGEST_NUMBER = 400
"""Characters; a longer number is taken for text, since no post means it as a number."""

_WORDLIKE = re.compile(r"^[^\d.:\-]?(?:[^\W\d]|[_\s!@#$%^&*(){}<>|/\\~;=])+", re.M)
_MAYBE_A_CONSTANT = re.compile(r"^[ytonf~]", re.M | re.I)
_NULL = re.compile(r"^null$", re.M | re.I)
_TRUE = re.compile(r"^(?:yes|true|on)$", re.M | re.I)
_FALSE = re.compile(r"^(?:no|false|off)$", re.M | re.I)
_LONGEST_CONSTANT = 5
_DATE = re.compile(r"(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)", re.A)
_TIME = re.compile(
    r"(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?"
    r"(?:\s*(?:(Z)|([-+]\d{1,2}):?(\d\d)?))?",
    re.A,
)
_INFINITY = re.compile(r"([-+]?)\.inf", re.I)
_NOT_A_NUMBER = re.compile(r"\.nan", re.I)
_SYMBOL = re.compile(r":.", re.S)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\.[0-9_]*)?", re.A)
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?", re.A)
_INTEGER = re.compile(
    r"(?P<sign>[-+]?)(?:0b(?P<two>[01_,]+)|0(?P<eight>[0-7_,]+)"
    r"|(?P<ten>0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|0x(?P<sixteen>[0-9a-fA-F_,]+))",
    re.A,
)
_BASES = {"two": 2, "eight": 8, "ten": 10, "sixteen": 16}
_LEADING_INTEGER = re.compile(r"[-+]?\d+(?:_\d+)*", re.A)
_LEADING_FLOAT = re.compile(r"[-+]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?", re.A)


def scan_plain(text: str) -> Value:
    """The value of an unquoted scalar, given without the white space around it.

    A symbol such as `:note` is given as its text; `is_symbol` tells it from other text.
    """
    if not text:
        return None
    if _WORDLIKE.match(text) or "\n" in text:
        return _constant_or_text(text)
    if len(text) > LONGEST_NUMBER:
        return text
    if moment := time_value(text):
        return moment
    if _TIME.fullmatch(text):
        return text
    if match := _DATE.fullmatch(text):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            return text
    if match := _INFINITY.fullmatch(text):
        return float("-inf") if match[1] == "-" else float("inf")
    if _NOT_A_NUMBER.fullmatch(text):
        return float("nan")
    if _SYMBOL.match(text):
        return text
    return _number(text)


def is_symbol(text: str) -> bool:
    """Whether Ruby takes the unquoted scalar for a symbol, which Jekyll refuses to load."""
    return len(text) <= LONGEST_NUMBER and bool(_SYMBOL.match(text))


def is_text_tag(tag: str) -> bool:
    """Whether a scalar with this tag is taken as it is written, whatever it looks like."""
    # A lone `!`, as old exports write it before quotes, says nothing to Psych: it reads on as if
    # the scalar were plain.
    return _tag_name(tag) in _TEXT_TAGS


def tagged_scalar(tag: str, text: str) -> Value:
    """The value of a scalar that carries a tag such as `!!str`.

    Raises ValueError for a tag that Jekyll refuses to load.
    """
    name = _tag_name(tag)
    if is_binary_tag(tag):
        return binary_value(text)
    if is_text_tag(tag):
        return text
    if name.startswith("ruby/"):
        raise ValueError(tag)
    value = scan_plain(text)
    if name == "float" and isinstance(value, int):
        return float(value)
    return value


def _tag_name(tag: str) -> str:
    return tag.removeprefix("tag:yaml.org,2002:").lstrip("!")


def is_binary_tag(tag: str) -> bool:
    """Whether a scalar with this tag is data in base 64."""
    return _tag_name(tag) == "binary"


def binary_value(text: str) -> str | bytes:
    """What base 64 stands for, as text where it is one; unreadable base 64 as it is written."""
    try:
        data = base64.b64decode(text)
    except (binascii.Error, ValueError):
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def _constant_or_text(text: str) -> Value:
    if len(text) > _LONGEST_CONSTANT or not _MAYBE_A_CONSTANT.search(text):
        return text
    if text == "~" or _NULL.search(text):
        return None
    if _TRUE.search(text):
        return True
    if _FALSE.search(text):
        return False
    return text


def time_value(text: str) -> datetime | None:
    """The moment that an unquoted scalar says; None where it says none."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    fraction = int((match[7] or "0").ljust(6, "0")[:6])
    zone: timezone = UTC if match[8] else NO_ZONE
    if match[9]:
        hours = int(match[9])
        minutes = int(match[10] or 0)
        # An offset alone has no name, also where it is that of UTC.
        ahead = timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)
        if abs(ahead) >= timedelta(days=1):
            return None
        zone = timezone(ahead, "")
    try:
        start = datetime(year, month, day, tzinfo=zone)
        return start + timedelta(hours=hour, minutes=minute, seconds=second, microseconds=fraction)
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> Value:
    if match := _BASE_60.fullmatch(text):
        return _base_60(text, match[1] is not None)
    if _FLOAT.fullmatch(text):
        try:
            return float(text.replace(",", "").replace("_", ""))
        except ValueError:
            return text
    if match := _INTEGER.fullmatch(text):
        kind = str(match.lastgroup)
        digits = match[kind].replace(",", "").replace("_", "")
        try:
            # A lone `0_` is octal without a digit, which Ruby reads as 0.
            number = int(digits or ("0" if kind == "eight" else ""), _BASES[kind])
        except ValueError:
            return text
        return -number if match["sign"] == "-" else number
    return text


def _base_60(text: str, has_fraction: bool) -> int | float:
    # Psych weighs the first part as hours even when there are only two.
    total: int | float = 0
    for weight, part in zip((3600, 60, 1), text.split(":"), strict=False):
        leading = (_LEADING_FLOAT if has_fraction else _LEADING_INTEGER).match(part)
        digits = leading[0].replace("_", "") if leading else "0"
        total += (float(digits) if has_fraction else int(digits)) * weight
    return total
