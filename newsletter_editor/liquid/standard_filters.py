"""The filters of Liquid itself for texts and dates, and all of them by their names.

https://shopify.github.io/liquid/filters/
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, unquote_plus

from newsletter_editor.liquid.budget import MOST_CHARACTERS, TOO_LARGE, SpentError
from newsletter_editor.liquid.mixed_hash import MixedHash
from newsletter_editor.liquid.number_filters import NUMBER_FILTERS
from newsletter_editor.liquid.ruby_time import strftime, to_moment
from newsletter_editor.liquid.ruby_values import (
    LOOPS,
    EmptyText,
    Enumerated,
    RubyError,
    bytes_of,
    to_integer,
    to_s,
)
from newsletter_editor.site.ruby_text import SPACE, is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

_ASCII_SPACES = re.compile(r"[ \t\n\v\f\r]+")
_HTML_BLOCK = re.compile(r"<script|<!--|<style")
_ENDS_OF_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_HTML_TAGS = re.compile(r"<[^>]*>")
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
    count = to_integer(length) if is_something(length) else 1
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
    # Of exactly so many Liquid 4 takes any for too many, the newer one where blanks follow them.
    is_too_long = not run.jekyll.is_liquid_5 or bool(_ASCII_SPACES.search(text[-1:]))
    if len(found) < count + (not is_too_long):
        return text if run.jekyll.is_liquid_5 else value
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
    text = _without_blocks(text)
    # Whoever looked for an end that never comes would look again at every beginning.
    last = text.rfind(">") + 1
    return _HTML_TAGS.sub("", text[:last]) + text[last:]


def _without_blocks(text: str) -> str:
    last = {opening: text.rfind(end) for opening, end in _ENDS_OF_BLOCKS.items()}
    kept: list[str] = []
    done = at = 0
    while found := _HTML_BLOCK.search(text, at):
        opening, at = found[0], found.end()
        if at <= last[opening]:
            kept.append(text[done : found.start()])
            end = _ENDS_OF_BLOCKS[opening]
            done = at = text.index(end, at) + len(end)
    return "".join((*kept, text[done:]))


def strip_newlines(value: Any) -> str:
    """A text in one line."""
    return re.sub(r"\r?\n", "", to_s(value))


@wants_run
def newline_to_br(run: Run, value: Any) -> str:
    """A text with a `<br />` before each line end, in 4.0.4 behind the CR of one."""
    return re.sub(r"\r?\n" if run.jekyll.is_liquid_5 else r"\n", "<br />\n", to_s(value))


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


def downcase(value: Any) -> str:
    """Small letters; to Ruby a sigma is the same at the end of a word."""
    return to_s(value).replace("Σ", "σ").lower()


def capitalize(value: Any) -> str:
    """The first letter large, the others small."""
    text = to_s(value)
    return text[:1].title() + downcase(text[1:])


@wants_run
def default(run: Run, value: Any, instead: Any = "", *options: Any) -> Any:
    """`instead` for what is null, false or empty; in 5.4 false stays by an option `allow_false`."""
    if len(options) > run.jekyll.is_liquid_5:
        raise RubyError("wrong number of arguments")
    if value is False:
        allowed = [each.get("allow_false") for each in options if isinstance(each, Mapping)]
        return instead if not (allowed and is_something(allowed[0])) else value
    # The word `empty` itself is not empty to Ruby.
    has_none = isinstance(value, (str, list, dict, MixedHash)) and not value
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
    if isinstance(value, range):
        # `len` raises for what no memory could hold.
        return max(value.stop - value.start, 0)
    has_size = hasattr(value, "__len__") and not isinstance(value, (Enumerated, *LOOPS))
    return len(value) if has_size else 0


def _joined(first: str, second: str) -> str:
    if len(first) + len(second) > MOST_CHARACTERS:
        raise SpentError(TOO_LARGE)
    return first + second


STANDARD_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        **NUMBER_FILTERS,
        "append": append,
        "capitalize": capitalize,
        "date": date,
        "default": default,
        "downcase": downcase,
        "escape": escape,
        "escape_once": escape_once,
        "h": escape,
        "lstrip": lambda value: to_s(value).lstrip(SPACE),
        "newline_to_br": newline_to_br,
        "prepend": prepend,
        "remove": lambda value, part: to_s(value).replace(to_s(part), ""),
        "remove_first": lambda value, part: to_s(value).replace(to_s(part), "", 1),
        "replace": replace,
        "replace_first": replace_first,
        "rstrip": lambda value: to_s(value).rstrip(SPACE),
        "size": size,
        "slice": slice_,
        "split": split,
        "strip": lambda value: to_s(value).strip(SPACE),
        "strip_html": strip_html,
        "strip_newlines": strip_newlines,
        "truncate": truncate,
        "truncatewords": truncatewords,
        "upcase": lambda value: to_s(value).upper(),
        "url_decode": url_decode,
        "url_encode": url_encode,
    }
)
