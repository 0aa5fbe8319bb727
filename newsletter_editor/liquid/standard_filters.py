"""The filters of Liquid itself for texts, numbers and dates.

https://shopify.github.io/liquid/filters/
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable, Mapping
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Decimal,
    InvalidOperation,
    localcontext,
)
from fractions import Fraction
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, unquote_plus

from newsletter_editor.liquid.budget import MOST_CHARACTERS, TOO_LARGE, SpentError
from newsletter_editor.liquid.ruby_time import strftime, to_moment
from newsletter_editor.liquid.ruby_values import (
    EmptyText,
    Enumerated,
    RubyError,
    bytes_of,
    from_number,
    to_integer,
    to_number,
    to_s,
)

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

MOST_DIGITS = 400
"""Behind or before the point; no float has more."""
_SPACE = " \t\r\n\f\v\0"
_ASCII_SPACES = re.compile(r"[ \t\n\v\f\r]+")
_HTML_BLOCKS = re.compile(r"<script.*?</script>|<!--.*?-->|<style.*?</style>", re.DOTALL)
_HTML_TAGS = re.compile(r"<.*?>", re.DOTALL)
_ESCAPED = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)")
_BACKSLASH = re.compile(r"\\([\\0-9&`']|k<\w+>)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def wants_run(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a filter that is given the run as its first argument."""
    function.wants_run = True  # type: ignore[attr-defined]  # types know no such attribute
    return function


def escape(value: Any) -> Any:
    """Make a text safe to stand in HTML."""
    return None if value is None else html.escape(to_s(value)).replace("&#x27;", "&#39;")


def escape_once(value: Any) -> str:
    """Like `escape`, but entities stay as they are."""
    return _ESCAPED.sub(lambda found: _ENTITIES[found.group()], to_s(value))


def url_encode(value: Any) -> Any:
    """Percent-encode for a query, a space as a plus sign."""
    return None if value is None else cgi_escape(to_s(value))


def cgi_escape(text: str) -> str:
    """As Ruby's CGI.escape does."""
    return quote_plus(text.encode("utf-8", "surrogateescape"), safe="-._~")


def url_decode(value: Any) -> Any:
    """Undo `url_encode`."""
    if value is None:
        return None
    try:
        return unquote_plus(to_s(value), errors="strict")
    except UnicodeDecodeError:
        raise RubyError("invalid byte sequence in UTF-8") from None


def slice_(value: Any, offset: Any, length: Any = None) -> Any:
    """A part of a text or list, counted from 0, or from the end where negative."""
    start = to_integer(offset)
    count = 1 if length is None else to_integer(length)
    is_list = isinstance(value, (list, tuple))
    items: Any = value if is_list else to_s(value)
    empty: Any = [] if is_list else ""
    if start < 0:
        start += len(items)
    if start < 0 or start > len(items) or count < 0:
        return empty
    return items[start : start + count]


def truncate(value: Any, length: Any = 50, ellipsis: Any = "...") -> Any:
    """The beginning of a text, `length` characters with the ellipsis."""
    if value is None:
        return None
    text, tail = to_s(value), to_s(ellipsis)
    most = to_integer(length)
    kept = max(most - len(tail), 0)
    return text[:kept] + tail if len(text) > most else text


@wants_run
def truncatewords(run: Run, value: Any, words: Any = 15, ellipsis: Any = "...") -> Any:
    """The first words of a text."""
    if value is None:
        return None
    text = to_s(value)
    count = max(to_integer(words), 1)
    found = _words(text)
    # Liquid 4 takes a text of exactly so many words for too long.
    if len(found) < count + (run.jekyll.follows == "debian"):
        return text
    return " ".join(found[:count]) + to_s(ellipsis)


def _words(text: str) -> list[str]:
    # Python's own takes thin and unbreakable spaces for ends of words too.
    return [word for word in _ASCII_SPACES.split(text) if word]


def split(value: Any, pattern: Any) -> list[str]:
    """The parts of a text between separators; empty ones at the end are dropped."""
    text, separator = to_s(value), to_s(pattern)
    if separator == " ":
        return _words(text)
    if not text:
        return []
    parts = list(text) if not separator else text.split(separator)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def strip_html(value: Any) -> str:
    """A text without its tags, comments, scripts and styles."""
    text = to_s(value)
    if "<" not in text:
        return text
    # A pattern that looks for an end which never comes would look again at every beginning.
    if text.count("<") > 10_000 and ">" not in text:
        return text
    return _HTML_TAGS.sub("", _HTML_BLOCKS.sub("", text))


def strip_newlines(value: Any) -> str:
    """A text in one line."""
    return re.sub(r"\r?\n", "", to_s(value))


def newline_to_br(value: Any) -> str:
    """A text with a `<br />` before each line end."""
    return re.sub(r"\r?\n", "<br />\n", to_s(value))


def replace(value: Any, old: Any, new: Any = "") -> str:
    """Every `old` of a text replaced."""
    return _replaced(to_s(value), to_s(old), to_s(new), -1)


def replace_first(value: Any, old: Any, new: Any = "") -> str:
    """The first `old` of a text replaced."""
    return _replaced(to_s(value), to_s(old), to_s(new), 1)


def _replaced(text: str, old: str, new: str, most: int) -> str:
    if text.count(old) * max(len(new) - len(old), 0) > MOST_CHARACTERS:
        raise SpentError(TOO_LARGE)
    if "\\" not in new:
        return text.replace(old, new, most)
    pieces: list[str] = []
    done = size = 0
    for found in islice(re.finditer(re.escape(old), text), most if most >= 0 else None):
        instead = _BACKSLASH.sub(partial(_behind_backslash, found), new)
        pieces += [text[done : found.start()], instead]
        done = found.end()
        size += len(instead)
        if size > MOST_CHARACTERS:
            raise SpentError(TOO_LARGE)
    return "".join(pieces) + text[done:]


def _behind_backslash(found: re.Match[str], sign: re.Match[str]) -> str:
    """What Ruby's `gsub` puts for a backslash and the sign behind it. A text has no groups."""
    text = found.string
    match sign[1]:
        case "\\":
            return "\\"
        case "0" | "&":
            return found[0]
        case "`":
            return text[: found.start()]
        case "'":
            return text[found.end() :]
        case name if name.startswith("k"):
            raise RubyError(f"undefined group name reference: {name[2:-1]}")
        case _:
            return ""


def append(value: Any, more: Any) -> str:
    """Two texts in one."""
    return _joined(to_s(value), to_s(more))


def prepend(value: Any, more: Any) -> str:
    """Two texts in one, the second first."""
    return _joined(to_s(more), to_s(value))


def capitalize(value: Any) -> str:
    """The first letter large, the others small."""
    text = to_s(value)
    return text[:1].upper() + text[1:].lower()


def default(value: Any, instead: Any = "", options: Any = None) -> Any:
    """`instead` for what is null, false or empty; false stays with the option `allow_false`."""
    if value is False:
        allowed = isinstance(options, Mapping) and options.get("allow_false") not in (None, False)
        return value if allowed else instead
    # The word `empty` itself is not empty to Ruby.
    has_none = isinstance(value, (str, list, dict)) and not value
    empty = value is None or (has_none and not isinstance(value, EmptyText))
    return instead if empty else value


@wants_run
def date(run: Run, value: Any, pattern: Any) -> Any:
    """A date in the shape of `pattern`; what is no date stays as it is."""
    shape = to_s(pattern)
    if not shape:
        return value
    moment = to_moment(value, run.zone)
    return value if moment is None else strftime(moment, shape)


def size(value: Any) -> int:
    """Number of items or characters, 0 for all else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return bytes_of(value)
    has_size = hasattr(value, "__len__") and not isinstance(value, Enumerated)
    return len(value) if has_size else 0


def plus(value: Any, more: Any) -> Any:
    """The sum."""
    return _calculated(value, more, lambda a, b: a + b)


def minus(value: Any, less: Any) -> Any:
    """The difference."""
    return _calculated(value, less, lambda a, b: a - b)


def times(value: Any, factor: Any) -> Any:
    """The product."""
    return _calculated(value, factor, lambda a, b: a * b)


def divided_by(value: Any, divisor: Any) -> Any:
    """The quotient, rounded down between whole numbers."""
    return _calculated(value, divisor, _divided)


def modulo(value: Any, divisor: Any) -> Any:
    """The remainder, with the sign of the divisor."""
    return _calculated(value, divisor, _remainder)


def abs_(value: Any) -> Any:
    """The size of a number without its sign."""
    number = to_number(value)
    return from_number(-number if number < 0 else number)


def round_(value: Any, digits: Any = 0) -> Any:
    """A number rounded to so many digits behind the point, half away from zero."""
    number, places = to_number(value), int(to_number(digits))
    if isinstance(number, Decimal) and not number.is_finite() and places > 0:
        return from_number(number)
    if abs(places) >= 2**63:
        raise RubyError("bignum too big to convert into `long'")
    if isinstance(number, int) and places >= 0:
        return number
    if abs(places) > MOST_DIGITS:
        return number if places > 0 else 0
    with localcontext(prec=2 * MOST_DIGITS + 20):
        shift = Decimal(1).scaleb(-places)
        rounded = _finite(number).quantize(shift, rounding=ROUND_HALF_UP)
    return int(rounded) if places <= 0 else float(rounded)


def ceil(value: Any) -> int:
    """The next whole number upwards."""
    return int(_finite(to_number(value)).to_integral_value(ROUND_CEILING))


def floor(value: Any) -> int:
    """The next whole number downwards."""
    return int(_finite(to_number(value)).to_integral_value(ROUND_FLOOR))


def _finite(number: int | Decimal) -> Decimal:
    found = Decimal(number)
    if not found.is_finite():
        name = "NaN" if found.is_nan() else "Infinity" if found > 0 else "-Infinity"
        raise RubyError(f"Computation results in '{name}'")
    return found


def at_least(value: Any, least: Any) -> Any:
    """The greater of two numbers."""
    return from_number(max(to_number(value), to_number(least)))


def at_most(value: Any, most: Any) -> Any:
    """The smaller of two numbers."""
    return from_number(min(to_number(value), to_number(most)))


def _calculated(value: Any, other: Any, how: Callable[[Any, Any], Any]) -> Any:
    left, right = to_number(value), to_number(other)
    if isinstance(left, Decimal) or isinstance(right, Decimal):
        left, right = Decimal(left), Decimal(right)
    elif max(left.bit_length(), right.bit_length()) > 20_000:
        raise SpentError(TOO_LARGE)
    try:
        return from_number(how(left, right))
    except ZeroDivisionError:
        raise RubyError("divided by 0") from None
    except InvalidOperation:
        # As infinity times zero.
        return math.nan


def _divided(left: Any, right: Any) -> Any:
    if not right and isinstance(left, Decimal):
        return left * Decimal("inf").copy_sign(right) if left else Decimal("nan")
    if not right:
        raise ZeroDivisionError
    return left // right if isinstance(left, int) else left / right


def _remainder(left: Any, right: Any) -> Any:
    if not right:
        raise ZeroDivisionError
    if isinstance(left, int):
        return left % right
    if not (left.is_finite() and right.is_finite()):
        return left - right * (left / right).to_integral_value(ROUND_FLOOR)
    # Exact, however many digits there are.
    return Decimal(float(Fraction(left) % Fraction(right)))


def _joined(first: str, second: str) -> str:
    if len(first) + len(second) > MOST_CHARACTERS:
        raise SpentError(TOO_LARGE)
    return first + second


STANDARD_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "abs": abs_,
        "append": append,
        "at_least": at_least,
        "at_most": at_most,
        "capitalize": capitalize,
        "ceil": ceil,
        "date": date,
        "default": default,
        "divided_by": divided_by,
        "downcase": lambda value: to_s(value).lower(),
        "escape": escape,
        "escape_once": escape_once,
        "floor": floor,
        "h": escape,
        "lstrip": lambda value: to_s(value).lstrip(_SPACE),
        "minus": minus,
        "modulo": modulo,
        "newline_to_br": newline_to_br,
        "plus": plus,
        "prepend": prepend,
        "remove": lambda value, part: to_s(value).replace(to_s(part), ""),
        "remove_first": lambda value, part: to_s(value).replace(to_s(part), "", 1),
        "replace": replace,
        "replace_first": replace_first,
        "round": round_,
        "rstrip": lambda value: to_s(value).rstrip(_SPACE),
        "size": size,
        "slice": slice_,
        "split": split,
        "strip": lambda value: to_s(value).strip(_SPACE),
        "strip_html": strip_html,
        "strip_newlines": strip_newlines,
        "times": times,
        "truncate": truncate,
        "truncatewords": truncatewords,
        "upcase": lambda value: to_s(value).upper(),
        "url_decode": url_decode,
        "url_encode": url_encode,
    }
)
