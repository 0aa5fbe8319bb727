"""Where a post is published.

Styles and placeholders: https://jekyllrb.com/docs/permalinks/.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from newsletter_editor.site.addresses import can_be_path, escape_path
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.ruby_text import is_something, value_text
from newsletter_editor.site.slugs import slugify
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "none": "/:categories/:title:output_ext",
        "date": "/:categories/:year/:month/:day/:title:output_ext",
        "ordinal": "/:categories/:year/:y_day/:title:output_ext",
        "pretty": "/:categories/:year/:month/:day/:title/",
        "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    }
)

_PLACEHOLDER = re.compile(r":([a-z_]+)")
_PLAIN = re.compile(r"^[a-zA-Z0-9./-]+$", re.MULTILINE)
# English whatever the machine speaks: Ruby's dates know no other names.
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class AddressError(EditorError):
    """A post has no address for what its front matter says, under one of `keys`; Jekyll ends."""

    def __init__(self, message: Localized, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


def url_of(post: PostFile, config: SiteConfig, collection: str = "posts") -> str:
    """The path under which a post is published, without `baseurl`, as in `/posts/a-title/`.

    `collection` is the label of the collection that it is a document of. Raises AddressError where
    Jekyll finds no address and ends.
    """
    own = post.data.get("permalink")
    template = _text(_template(post, config, collection), "permalink")
    return _sanitized(
        _PLACEHOLDER.sub(lambda found: _fill(found, post, own, config, collection), template),
        config,
    )


def template_of(config: SiteConfig, collection: str = "posts") -> str:
    """The template of a collection, by `collections.posts.permalink` or the site's own."""
    settings = config.mapping("collections").get(collection)
    chosen = settings.get("permalink") if isinstance(settings, Mapping) else None
    if is_something(chosen):
        # Names of styles are read where the site says them, here they are addresses.
        return str(chosen)
    style = str(config.get("permalink") or "date")
    if collection == "posts":
        is_known = not (config.jekyll.is_3 and style == "weekdate")
        return STYLES.get(style, style) if is_known else style
    if style == "pretty" or style.endswith("/"):
        return "/:collection/:path/"
    plain = style in ("date", "ordinal", "none") or style.endswith(":output_ext")
    return "/:collection/:path:output_ext" if plain else "/:collection/:path"


def tells_date(post: PostFile, config: SiteConfig, collection: str) -> bool:
    """Whether the address of a document is made of its date."""
    names = _PLACEHOLDER.findall(str(_template(post, config, collection)))
    return any(name.removesuffix("_") in _OF_DATE for name in names)


def _template(post: PostFile, config: SiteConfig, collection: str) -> object:
    """What the address of a document is made by: its own template, or that of its collection."""
    own = post.data.get("permalink")
    return own if is_something(own) else template_of(config, collection)


def unknown_placeholder(template: str, config: SiteConfig) -> str:
    """The first placeholder of a template that Jekyll does not have, "" where there is none."""
    known = {"output_ext", "path", "collection", *_values(config)}
    names = (found[1] for found in _PLACEHOLDER.finditer(template))
    return next((n for n in names if n not in known and n.removesuffix("_") not in known), "")


def _fill(
    found: re.Match[str], post: PostFile, own: object, config: SiteConfig, collection: str
) -> str:
    name = found[1]
    values = _values(config)
    for key in (name, name.removesuffix("_")):
        if key == "output_ext":
            value = output_ending(own, post.ending, config)
        elif key == "path":
            value = _cleaned_path(post, config, collection)
        elif key == "collection":
            value = collection
        elif key in values:
            value = values[key](post)
        else:
            continue
        return _escaped(value, config) + name[len(key) :]
    raise AddressError(
        Localized(
            es="La plantilla de direcciones nombra «:{name}», que Jekyll no conoce: "
            "corrige «permalink» en la cabecera o en «_config.yml».",
            en="The permalink names “:{name}”, which Jekyll does not know: "
            "mend “permalink” in the front matter or in “_config.yml”.",
        ).format(name=name),
        "permalink",
    )


def _escaped(value: str, config: SiteConfig) -> str:
    # One plain line is enough for Jekyll 4.
    if not value or (not config.jekyll.is_3 and _PLAIN.search(value)):
        return value
    if not can_be_path(value):
        # What else stands in a template has no colon, or a slash before it.
        raise AddressError(_CATEGORY, "category", "categories")
    return escape_path(value)


def _text(value: object, key: str) -> str:
    if isinstance(value, str):
        return value
    raise AddressError(_NO_TEXT.format(key=key), key)


_CATEGORY = Localized(
    es="Con esta categoría no se puede hacer una dirección, y Jekyll se detiene: quita los dos "
    "puntos.",
    en="No address can be made of this category, and Jekyll stops: take out the colon.",
)
_NO_TEXT = Localized(
    es="En «{key}» tiene que haber un texto; con otra cosa Jekyll se detiene.",
    en="“{key}” has to be a text; with anything else Jekyll stops.",
)


def published_ending(ending: str, config: SiteConfig) -> str:
    """The ending, such as `.html`, under which a file with `ending` is published."""
    if config.is_markdown(ending):
        return ".html"
    return _CONVERTED.get(ending, ending)


_CONVERTED: Final = {".scss": ".css", ".sass": ".css", ".coffee": ".js"}


def output_ending(permalink: object, ending: str, config: SiteConfig) -> str:
    """The ending of the file that is written, by the document's own permalink if that has one."""
    if permalink and not str(permalink).endswith("/"):
        own = os.path.splitext(str(permalink))[1]  # noqa: PTH122 -- an address, not a path
        if own:
            return own
    return published_ending(ending, config)


def _cleaned_path(post: PostFile, config: SiteConfig, collection: str) -> str:
    path = post.relative_path
    collections = config.text("collections_dir").strip("/")
    if collections:
        path = path.removeprefix(collections + "/")
    return path.removesuffix(post.ending).replace(f"_{collection}", "", 1).rstrip(".")


def _stem(post: PostFile) -> str:
    return post.path.name.removesuffix(post.ending)


def _own_slug(post: PostFile) -> str:
    own = post.data.get("slug")
    return _stem(post) if own is None else _text(own, "slug")


def _categories(post: PostFile, name: Callable[[str], str]) -> str:
    listed = post.data.get("categories") or post.categories
    return "/".join(dict.fromkeys(name(value_text(category)) for category in listed))


_VALUES: Mapping[str, Callable[[PostFile], str]] = MappingProxyType(
    {
        "name": lambda post: slugify(_stem(post)),
        "title": lambda post: slugify(_own_slug(post), "pretty", cased=True),
        "slug": lambda post: slugify(_own_slug(post)),
        "categories": lambda post: _categories(post, str.lower),
        "slugified_categories": lambda post: _categories(post, slugify),
        "year": lambda post: f"{post.date.year:04}",
        "month": lambda post: f"{post.date.month:02}",
        "day": lambda post: f"{post.date.day:02}",
        "hour": lambda post: f"{post.date.hour:02}",
        "minute": lambda post: f"{post.date.minute:02}",
        "second": lambda post: f"{post.date.second:02}",
        "i_day": lambda post: str(post.date.day),
        "i_month": lambda post: str(post.date.month),
        "short_month": lambda post: _MONTH_NAMES[post.date.month - 1][:3],
        "long_month": lambda post: _MONTH_NAMES[post.date.month - 1],
        "short_year": lambda post: f"{post.date.year % 100:02}",
        "w_year": lambda post: f"{post.date.isocalendar().year:04}",
        "week": lambda post: f"{post.date.isocalendar().week:02}",
        "w_day": lambda post: str(post.date.isoweekday()),
        "short_day": lambda post: _DAY_NAMES[post.date.weekday()][:3],
        "long_day": lambda post: _DAY_NAMES[post.date.weekday()],
        "y_day": lambda post: f"{post.date.timetuple().tm_yday:03}",
    }
)


_OF_DATE = _VALUES.keys() - {"name", "title", "slug", "categories", "slugified_categories"}
_SINCE_4 = {
    *("slugified_categories", "long_month", "short_day", "long_day"),
    *("week", "w_year", "w_day"),
}
_VALUES_OF_3: Mapping[str, Callable[[PostFile], str]] = MappingProxyType(
    {name: value for name, value in _VALUES.items() if name not in _SINCE_4}
)


def _values(config: SiteConfig) -> Mapping[str, Callable[[PostFile], str]]:
    return _VALUES_OF_3 if config.jekyll.is_3 else _VALUES


def _sanitized(url: str, config: SiteConfig) -> str:
    if config.jekyll.is_3:
        # There slashes become one before, too.
        url = re.sub(r"/+", "/", url)
    url = f"/{url}".replace("..", "/").replace("./", "")
    return re.sub(r"/+", "/", url)
