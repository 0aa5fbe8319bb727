"""The filters that Jekyll adds to Liquid, but those for lists.

https://jekyllrb.com/docs/liquid/filters/
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.ruby_time import strftime, to_moment
from newsletter_editor.liquid.ruby_values import (
    Enumerated,
    RubyError,
    inspect,
    pretty_json,
    to_json,
    to_s,
)
from newsletter_editor.liquid.standard_filters import cgi_escape, wants_run
from newsletter_editor.site.addresses import is_absolute, normalized, renormalized_component
from newsletter_editor.site.dates import in_zone, parse_date
from newsletter_editor.site.ruby_text import SPACE, is_something
from newsletter_editor.site.slugs import slugify

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run
    from newsletter_editor.site.config import SiteConfig

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_CJK_SCRIPTS = ("CJK ", "KATAKANA", "HIRAGANA", "HANGUL", "HALFWIDTH KATAKANA", "HALFWIDTH HANGUL")


@wants_run
def markdownify(run: Run, value: Any) -> str:
    """Markdown as HTML, by the site's own options."""
    text = to_s(value)
    run.budget.read(text)
    return run.to_html(text)


@wants_run
def smartify(run: Run, value: Any) -> str:
    """A text with typographic quotes, dashes and ellipses."""
    text = to_s(value)
    run.budget.read(text)
    return run.smartened(text)


def slugify_(value: Any, mode: Any = None) -> Any:
    """A text fit to be part of an address."""
    if value is None:
        return None
    return slugify(_text(value), to_s(mode) if is_something(mode) else "default")


def xml_escape(value: Any) -> str:
    """A text safe to stand in XML."""
    return html.escape(to_s(value), quote=False).replace('"', "&quot;").replace("'", "&apos;")


def cgi_escape_(value: Any) -> str:
    """A text percent-encoded for a query."""
    return cgi_escape(_text(value))


def uri_escape(value: Any) -> Any:
    """A text percent-encoded where an address needs it."""
    return None if value is None else renormalized_component(_text(value))


def normalize_whitespace(value: Any) -> str:
    """A text with single spaces."""
    return _SPACES.sub(" ", to_s(value)).strip(SPACE)


@wants_run
def number_of_words(run: Run, value: Any, *modes: Any) -> int:
    """How many words a text has; mode `cjk` and `auto` count its Chinese and the like by sign."""
    if len(modes) > (0 if run.jekyll.is_3 else 1):
        raise RubyError(f"wrong number of arguments (given {1 + len(modes)})")
    text, mode = _text(value), modes[0] if modes else None
    if mode not in ("cjk", "auto"):
        return len(_words(text))
    signs = sum(1 for sign in text if _is_cjk(sign))
    if mode == "auto" and not signs:
        return len(_words(text))
    return signs + len(_words("".join(" " if _is_cjk(sign) else sign for sign in text)))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[ \t\r\n\f\v\0]+", text) if word]


def _is_cjk(sign: str) -> bool:
    return sign > "\u1000" and unicodedata.name(sign, "").startswith(_CJK_SCRIPTS)


@wants_run
def jsonify(run: Run, value: Any) -> str:
    """A value as JSON."""
    return to_json(value, run.budget.print)


@wants_run
def inspect_(run: Run, value: Any) -> str:
    """A value as Ruby shows it to programmers; an object of Jekyll's by itself as JSON."""
    is_told = isinstance(value, Enumerated)
    # A page by itself is a hash; only among others it is an object.
    alone = dict(value) if hasattr(value, "inspected") else value
    shown = pretty_json(jsonify(run, value)) if is_told else inspect(alone)
    return xml_escape(shown)


@wants_run
def relative_url(run: Run, value: Any) -> Any:
    """A path of the site with the site's `baseurl` before it."""
    if value is None:
        return None
    address = _address(value)
    return address if is_absolute(address) else _below_base(run.config, address)


@wants_run
def absolute_url(run: Run, value: Any) -> Any:
    """A path of the site with the site's address before it."""
    return None if value is None else absolute_address(run.config, _address(value))


def absolute_address(config: SiteConfig, address: str) -> str:
    """A path of the site with the site's address before it, as `absolute_url` gives it."""
    if is_absolute(address):
        return address
    relative = _below_base(config, address)
    return normalized(config.url + relative) if config.url else relative


def _below_base(config: SiteConfig, address: str) -> str:
    return normalized(_slashed(config.baseurl) + _slashed(address))


def strip_index(value: Any) -> Any:
    """An address without `index.html` at its end."""
    if value is None or value == "":
        return None
    return re.sub(r"/index\.html?$", "/", _text(value), count=1)


def _text(value: Any) -> str:
    """A value that has to be text, as Ruby's own methods for texts demand."""
    if not isinstance(value, str):
        raise RubyError(f"this filter takes text, not {inspect(value)[:60]}")
    return value


def _address(value: Any) -> str:
    if isinstance(value, Mapping) and "url" in value:
        return to_s(value["url"])
    return to_s(value)


def _slashed(text: str) -> str:
    return text if not text or text.startswith("/") else f"/{text}"


def _moment(run: Run, value: Any) -> datetime:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    found = parse_date(value, run.zone) if is_day else to_moment(value, run.zone)
    if found is None:
        raise RubyError(f"Invalid Date: '{inspect(value)}' is not a valid datetime.")
    return in_zone(found, run.zone)


def _dated(month: str) -> Callable[..., Any]:
    @wants_run
    def date_to_string(run: Run, value: Any, kind: Any = None, style: Any = None) -> Any:
        if not to_s(value):
            return value
        moment = _moment(run, value)
        if kind == "ordinal":
            day = f"{moment.day}{_ordinal(moment.day)}"
            return strftime(moment, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")
        return strftime(moment, f"%d {month} %Y")

    return date_to_string


def _ordinal(number: int) -> str:
    if 11 <= number <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@wants_run
def date_to_xmlschema(run: Run, value: Any) -> Any:
    """A date as `2011-04-24T20:34:46+08:00`."""
    return strftime(_moment(run, value), "%Y-%m-%dT%H:%M:%S%:z") if to_s(value) else value


@wants_run
def date_to_rfc822(run: Run, value: Any) -> Any:
    """A date as `Sun, 24 Apr 2011 12:34:46 +0000`."""
    return strftime(_moment(run, value), "%a, %d %b %Y %H:%M:%S %z") if to_s(value) else value


def unchanged(value: Any) -> Any:
    """What only a build could do, as with style sheets, is left as it is."""
    return value


JEKYLL_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "absolute_url": absolute_url,
        "cgi_escape": cgi_escape_,
        "date_to_long_string": _dated("%B"),
        "date_to_rfc822": date_to_rfc822,
        "date_to_string": _dated("%b"),
        "date_to_xmlschema": date_to_xmlschema,
        "inspect": inspect_,
        "jsonify": jsonify,
        "markdownify": markdownify,
        "normalize_whitespace": normalize_whitespace,
        "number_of_words": number_of_words,
        "relative_url": relative_url,
        "sassify": unchanged,
        "scssify": unchanged,
        "slugify": slugify_,
        "smartify": smartify,
        "strip_index": strip_index,
        "uri_escape": uri_escape,
        "xml_escape": xml_escape,
    }
)
