"""What in `_config.yml` and the data files ends a build of the whole site.

Each case was seen with Jekyll 4.3 (`tests/unit/checks/test_build_stops.py` asks the installed one).
Whether a gem is installed cannot be told from a repo, so a theme or plugin that lacks is no case.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from newsletter_editor.document.front_matter_nodes import UnreadableYamlError
from newsletter_editor.site.config import renewed
from newsletter_editor.site.data_files import check_data_file, data_files
from newsletter_editor.site.dates import parse_date
from newsletter_editor.site.documents import collection_settings
from newsletter_editor.site.permalinks import STYLES, unknown_placeholder
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

if TYPE_CHECKING:
    from newsletter_editor.site.config import SiteConfig
    from newsletter_editor.site.site import Site

MOST_DATA_FILES = 2_000
"""Data files of one site that are read to see whether they can be."""


@dataclass(frozen=True, slots=True)
class BuildStop:
    """One reason why Jekyll publishes nothing. `path` is below the root, with `/`."""

    path: str
    reason: Localized


def build_stops(site: Site) -> list[BuildStop]:
    """What stops a build, in configuration and data; never raises."""
    config = site.config
    found: list[BuildStop] = []
    if config.file is not None:
        name = config.file.name
        if config.stops_builds and config.problem is not None:
            return [BuildStop(name, config.problem)]
        found += [BuildStop(name, reason) for reason in _in_config(config)]
        found += [BuildStop(name, reason) for reason in _without_scope(site)]
        if _lacks_converter(site):
            reason = _CONVERTER.format(name=config.text("markdown"))
            found.append(BuildStop(name, reason))
    return found + list(_in_data(site))


def _in_data(site: Site) -> Iterator[BuildStop]:
    for path in data_files(site.door, site.config, MOST_DATA_FILES):
        reason = _data_problem(site, path)
        if reason is not None:
            yield BuildStop(path, reason)


def _data_problem(site: Site, path: str) -> Localized | None:
    key = str(site.root), path
    stamp = site.door.stamp(path)
    known = _answers.get(key)
    if known is None or known[0] != stamp:
        if len(_answers) > MOST_DATA_FILES:
            _answers.clear()
        known = _answers[key] = (stamp, _read_data_problem(site, path))
    return known[1]


def _read_data_problem(site: Site, path: str) -> Localized | None:
    try:
        check_data_file(site.door, site.config, path)
    except UnreadableYamlError as error:
        return _UNREADABLE.format(why=error.message)
    except UnicodeDecodeError:
        return _UNREADABLE.format(why=_NOT_UTF8)
    except csv.Error:
        return _UNREADABLE.format(why=_QUOTES)
    except EditorError:
        # Too large for us is not too large for Jekyll.
        return None
    return None


def _in_config(config: SiteConfig) -> Iterator[Localized]:
    is_3 = config.jekyll.is_3
    own = renewed(config.own) if is_3 else config.own
    for key, (is_sound, expected) in _SHAPES.items():
        is_given = key in own and not (is_3 and key in _OPEN_IN_3 and own[key] is None)
        if is_given and not is_sound(own[key]):
            yield _EXPECTED.format(key=key, expected=expected)
    liquid = own.get("liquid")
    mode = liquid.get("error_mode") if isinstance(liquid, Mapping) else None
    if isinstance(mode, str) and mode not in _MODES and not config.jekyll.is_liquid_5:
        # Any output ends it; 5.4 takes each word that it does not know for `lax`.
        yield _EXPECTED.format(key="liquid.error_mode", expected=_MODE)
    collections = own.get("collections")
    of_posts = collections.get("posts") if isinstance(collections, Mapping) else None
    templates = {
        "permalink": own.get("permalink"),
        "collections.posts.permalink": (
            of_posts.get("permalink") if isinstance(of_posts, Mapping) else None
        ),
    }
    for at, scope, preset in _presets(own):
        templates[f"defaults[{at}].permalink"] = preset.get("permalink")
        day = preset.get("date")
        if not _is_time(day) or (isinstance(day, date) and not isinstance(day, datetime)):
            yield _EXPECTED.format(key=f"defaults[{at}].date", expected=_SHAPES["time"][1])
        if not isinstance(scope, Mapping):
            yield _EXPECTED.format(key=f"defaults[{at}].scope", expected=_SHAPES["liquid"][1])
        elif is_3 and not isinstance(scope.get("path", ""), str):
            yield _EXPECTED.format(key=f"defaults[{at}].scope.path", expected=_TEXT[1])
    for key, template in templates.items():
        if template is not None and not isinstance(template, str) and key.startswith("defaults"):
            yield _EXPECTED.format(key=key, expected=_TEXT[1])
        if isinstance(template, str) and template not in STYLES:
            unknown = unknown_placeholder(template, config)
            if unknown:
                yield _PLACEHOLDER.format(key=key, name=unknown)


def _presets(own: Mapping[str, Any]) -> Iterator[tuple[int, object, Mapping[str, Any]]]:
    """What the configuration gives front matter, as far as Jekyll reads it.

    Each place in the list, from 0, with its scope and its values.
    """
    defaults = own.get("defaults")
    for at, item in enumerate(defaults if isinstance(defaults, list) else ()):
        values = item.get("values") if isinstance(item, Mapping) else None
        if isinstance(values, Mapping) and "scope" in item:
            yield at, item["scope"], values


def _without_scope(site: Site) -> Iterator[Localized]:
    """Presets for all files that stand behind narrower ones.

    Jekyll cannot compare the two: it reads none of the posts that both are for, and of pages it
    ends at the first.
    """
    defaults = site.config.own.get("defaults")
    is_behind = False
    for at, item in enumerate(defaults if isinstance(defaults, list) else ()):
        if not (isinstance(item, Mapping) and isinstance(item.get("values"), Mapping)):
            continue
        scope = item.get("scope")
        if isinstance(scope, Mapping):
            is_behind = is_behind or _is_for_any(scope, site)
        elif "scope" not in item and is_behind:
            yield _NO_SCOPE.format(key=f"defaults[{at}]")


def _is_for_any(scope: Mapping[str, Any], site: Site) -> bool:
    """Whether a preset may be for any file that there is."""
    types = (None, "post", "posts", "page", "pages", *collection_settings(site.config))
    path = scope.get("path")
    if not isinstance(path, str) or not path or "*" in path:
        return scope.get("type") in types
    return scope.get("type") in types and (site.door.is_folder(path) or site.door.is_file(path))


_answers: dict[tuple[str, str], tuple[object, Localized | None]] = {}
"""By root and path: the file's stamp and what was wrong with it then."""


def _is_text_or_empty(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_texts_or_empty(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text_or_empty, value))


def _is_mapping_or_empty(value: object) -> bool:
    return value is None or isinstance(value, Mapping)


def _are_collections(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_mapping_or_empty(value[key]) for key in value)
    return value is None or isinstance(value, list)


def _is_count(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and value >= 0)


def _is_kramdown(value: object) -> bool:
    if not isinstance(value, Mapping):
        return value is None
    reader = value.get("input")
    if reader is not None and str(reader)[:1].upper() + str(reader)[1:] not in _READERS:
        return False
    quotes = value.get("smart_quotes")
    signs = quotes.split(",") if isinstance(quotes, str) else quotes
    if isinstance(signs, list) and len(signs) != _SIGNS:
        return False
    levels = value.get("toc_levels")
    if isinstance(levels, list) and not all(re.fullmatch("[1-6]", str(x)) for x in levels):
        return False
    if isinstance(levels, str) and not _LEVELS.fullmatch(levels):
        return False
    if any(not _is_mapping_or_empty(value.get(key)) for key in _MAPPINGS_OF_KRAMDOWN):
        return False
    numbers = (value.get(key) for key in _NUMBERS_OF_KRAMDOWN)
    return all(not isinstance(number, str) or _INTEGER.fullmatch(number) for number in numbers)


def _is_liquid(value: object) -> bool:
    if not isinstance(value, Mapping):
        return value is None
    return _is_text_or_empty(value.get("error_mode"))


def _is_time(value: object) -> bool:
    if isinstance(value, str):
        return parse_date(value, None) is not None
    return value is None or isinstance(value, date)


_MODES = ("warn", "strict", "lax")
_MODE = Localized(es="«warn», «strict» o «lax»", en="“warn”, “strict” or “lax”")
_MAPPINGS_OF_KRAMDOWN = ("link_defs", "typographic_symbols", "syntax_highlighter_opts")
_NUMBERS_OF_KRAMDOWN = ("footnote_nr", "header_offset", "line_width", "list_indent")


_INTEGER = re.compile(
    r"\s*[-+]?(?:0(?:x[\da-f]+|b[01]+|[0-7]*)|[1-9]\d*(?:_\d+)*)\s*", re.ASCII | re.IGNORECASE
)
"""What Ruby's `Integer` takes."""
_LEVELS = re.compile(r"\s*[1-6]\s*(?:\.\.\s*[1-6]\s*|(?:,\s*[1-6]\s*)*)")
_READERS = frozenset({"GFM", "Kramdown", "Markdown", "Html"})
"""Classes of kramdown's; the first letter of each may be small."""
_SIGNS = 4
"""Of smart quotes: a single and a double one, opening and closing."""
_TEXT = (_is_text_or_empty, Localized(es="un texto", en="a text"))
_LIST = (_is_list_of_texts, Localized(es="una lista de textos", en="a list of texts"))
_SHAPES: dict[str, tuple[Callable[[object], bool], Localized]] = {
    "include": (_are_texts_or_empty, _LIST[1]),
    "encoding": _TEXT,
    "exclude": (
        lambda value: isinstance(value, list),
        Localized(es="una lista", en="a list"),
    ),
    "keep_files": (
        lambda value: value is None or _is_list_of_texts(value),
        _LIST[1],
    ),
    "plugins": _LIST,
    "permalink": _TEXT,
    "timezone": _TEXT,
    "markdown": _TEXT,
    "markdown_ext": _TEXT,
    "time": (_is_time, Localized(es="una fecha", en="a date")),
    "layouts_dir": _TEXT,
    "data_dir": _TEXT,
    "collections_dir": _TEXT,
    "plugins_dir": (
        lambda value: value is None or isinstance(value, (str, list)),
        Localized(es="un texto", en="a text"),
    ),
    "cache_dir": _TEXT,
    "collections": (
        _are_collections,
        Localized(es="una lista o un grupo de claves", en="a list or a group of keys"),
    ),
    "liquid": (_is_liquid, Localized(es="un grupo de claves", en="a group of keys")),
    "kramdown": (
        _is_kramdown,
        Localized(
            es="un grupo de opciones que kramdown conozca", en="a group of options kramdown knows"
        ),
    ),
    "limit_posts": (_is_count, Localized(es="un número", en="a number")),
}

_OPEN_IN_3 = frozenset({"exclude", "include", "plugins"})
"""What a null is no value of to Jekyll 3."""


def _lacks_converter(site: Site) -> bool:
    """Whether Markdown is given to what neither Jekyll nor any plugin has: redcarpet of old."""
    named = site.config.own.get("markdown")
    if not isinstance(named, str) or named.lower() == "kramdown" or site.jekyll.on_github_pages:
        # GitHub Pages has its own say in this.
        return False
    may_have_more = any(site.config.own.get(key) for key in ("plugins", "gems", "plugins_dir"))
    door = site.door
    return not (may_have_more or door.is_folder("_plugins") or door.is_file("Gemfile"))


_CONVERTER = Localized(
    es="en «markdown» tiene que haber «kramdown»; «{name}» Jekyll no lo tiene",
    en="“markdown” has to be “kramdown”; Jekyll has no “{name}”",
)
_EXPECTED = Localized(es="en «{key}» tiene que haber {expected}", en="“{key}” has to be {expected}")
_NO_SCOPE = Localized(
    es="a «{key}» le falta un «scope», que tienen otros antes; Jekyll pierde así los artículos",
    en="“{key}” lacks a “scope”, which others before it have; Jekyll loses the posts by that",
)
_PLACEHOLDER = Localized(
    es="«{key}» nombra «:{name}», que Jekyll no conoce",
    en="“{key}” names “:{name}”, which Jekyll does not know",
)
_UNREADABLE = Localized(es="no se puede leer: {why}", en="it cannot be read: {why}")
_NOT_UTF8 = Localized(es="no está en UTF-8", en="it is not UTF-8")
_QUOTES = Localized(
    es="unas comillas no se cierran, o les sigue texto",
    en="a quotation mark is not closed, or text follows it",
)
