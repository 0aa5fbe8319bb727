"""What jekyll-seo-tag writes into the head of a page: https://jekyll.github.io/jekyll-seo-tag/.

Of its versions 2.8 and 2.9 are followed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.jekyll_filters import (
    absolute_url,
    date_to_xmlschema,
    markdownify,
    normalize_whitespace,
    uri_escape,
)
from newsletter_editor.liquid.ruby_values import to_json, to_s
from newsletter_editor.liquid.standard_filters import escape_once, strip_html
from newsletter_editor.site.addresses import is_absolute
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

PLUGIN = "jekyll-seo-tag"
_HOME_OR_ABOUT = re.compile(r"^/(about/)?(index.html?)?$", re.MULTILINE)
_ENTITIES = ("BlogPosting", "CreativeWork")
_AUTHORS = ("Organization", "Person")
_USUAL_WORDS = 100
"""Of a description, to 2.9."""
_IN_SCRIPTS = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})
_VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}


def seo_tag(run: Run, markup: str, paginator: Mapping[str, Any] | None) -> str:
    """The lines of the tag `seo`; `markup` is what is written behind its name."""
    return "".join(f"{line}\n" for line in _Seo(run, markup, paginator or {}).lines())


class _Seo:
    def __init__(self, run: Run, markup: str, paginator: Mapping[str, Any]) -> None:
        self._run = run
        self._markup = markup
        self._paginator = paginator
        jekyll = run.config.jekyll
        self._version = jekyll.version_of(PLUGIN)
        self._is_since_2_9 = jekyll.has_since(PLUGIN, 2, 9)
        self._page: Mapping[str, Any] = _hash(run.payload.get("page"))
        self._site: Mapping[str, Any] = _hash(run.payload.get("site"))

    def lines(self) -> Iterator[str]:
        yield f"<!-- Begin Jekyll SEO tag v{self._version} -->"
        title = self._title
        if title and not self._says("title=false"):
            yield f"<title>{title}</title>"
        version = self._run.payload["jekyll"]["version"]
        yield _meta("name", "generator", f"Jekyll v{version}")
        if self._page_title:
            yield self._meta("property", "og:title", self._page_title)
        if is_something(self._author.get("name")):
            yield self._meta("name", "author", self._author["name"])
        yield self._meta("property", "og:locale", self._locale)
        if self._description:
            yield _meta("name", "description", self._description)
            also = 'name="twitter:description" ' if self._is_since_2_9 else ""
            yield f'<meta {also}property="og:description" content="{self._description}" />'
        if is_something(self._site.get("url")):
            if not (self._is_since_2_9 and self._says("canonical=false")):
                yield f'<link rel="canonical" href="{self._escaped(self._canonical)}" />'
            yield self._meta("property", "og:url", self._canonical)
        if self._site_title:
            yield _meta("property", "og:site_name", self._site_title)
        yield from self._image_lines()
        if is_something(self._page.get("date")):
            yield _meta("property", "og:type", "article")
            yield _meta("property", "article:published_time", self._moment(self._page["date"]))
            if self._is_since_2_9:
                yield _meta("property", "article:modified_time", self._modified())
        else:
            yield _meta("property", "og:type", "website")
        for relation, name in (("prev", "previous_page"), ("next", "next_page")):
            if is_something(self._paginator.get(name)):
                address = absolute_url(self._run, self._paginator.get(f"{name}_path"))
                yield f'<link rel="{relation}" href="{self._escaped(address)}" />'
        yield from self._twitter_lines()
        facebook = _hash(self._site.get("facebook"))
        for kind, key in (
            ("fb:admins", "admins"),
            ("article:publisher", "publisher"),
            ("fb:app_id", "app_id"),
        ):
            if is_something(facebook.get(key)):
                yield self._meta("property", kind, facebook[key])
        yield from self._verification_lines()
        script = to_json(self._json_ld())
        script = script.translate(_IN_SCRIPTS) if self._is_since_2_9 else script
        yield f'<script type="application/ld+json">\n{script}</script>'
        yield "<!-- End Jekyll SEO tag -->"

    def _says(self, option: str) -> bool:
        return re.search(option, self._markup, re.IGNORECASE) is not None

    def _escaped(self, value: Any) -> str:
        return escape_once(value) if self._is_since_2_9 else to_s(value)

    def _meta(self, kind: str, name: str, content: Any) -> str:
        return _meta(kind, name, self._escaped(content))

    def _image_lines(self) -> Iterator[str]:
        if self._image_path is None:
            return
        yield self._meta("property", "og:image", self._image_path)
        for key in ("height", "width", "alt"):
            if is_something(self._image.get(key)):
                yield self._meta("property", f"og:image:{key}", self._image[key])

    def _twitter_lines(self) -> Iterator[str]:
        site = self._site.get("twitter")
        kind = "name" if self._is_since_2_9 else "property"
        if self._image_path is None:
            yield _meta("name", "twitter:card", "summary")
        else:
            cards = (_hash(self._page.get("twitter")).get("card"), _hash(site).get("card"))
            card = next((c for c in cards if is_something(c) and c != ""), "summary_large_image")
            yield self._meta("name", "twitter:card", card)
            yield self._meta(kind, "twitter:image", self._image_path)
            if is_something(self._image.get("alt")):
                yield self._meta("name", "twitter:image:alt", self._image["alt"])
        if self._page_title:
            yield _meta(kind, "twitter:title", self._page_title)
        if is_something(site):
            username = to_s(_hash(site).get("username")).replace("@", "")
            yield self._meta("name", "twitter:site", f"@{username}")
            author = self._author.get("twitter") or self._author.get("name")
            if isinstance(author, str):
                creator = author.removeprefix("@").replace("@", "")
                yield self._meta("name", "twitter:creator", f"@{creator}")

    def _verification_lines(self) -> Iterator[str]:
        named = self._site.get("webmaster_verifications")
        if is_something(named):
            for key, name in _VERIFICATIONS.items():
                if is_something(_hash(named).get(key)):
                    yield self._meta("name", name, _hash(named)[key])
        elif is_something(own := self._site.get("google_site_verification")):
            yield self._meta("name", _VERIFICATIONS["google"], own)

    def _json_ld(self) -> dict[str, Any]:
        kind = self._type
        found = {
            "@context": "https://schema.org",
            "@type": kind,
            "author": self._json_author(),
            "dateModified": self._modified(),
            "datePublished": self._moment(self._page.get("date")),
            "description": self._description,
            "headline": self._page_title,
            "image": self._json_image(),
            "mainEntityOfPage": {"@type": "WebPage", "@id": self._canonical}
            if kind in _ENTITIES
            else None,
            "name": self._name(),
            "publisher": self._publisher(),
            "sameAs": self._links(),
            "url": self._canonical,
        }
        return {key: value for key, value in found.items() if value is not None}

    def _json_author(self) -> dict[str, Any] | None:
        name, kind = self._author.get("name"), self._author.get("type")
        if not is_something(name) or (is_something(kind) and kind not in _AUTHORS):
            return None
        found = {"@type": kind if is_something(kind) else "Person", "name": name}
        if is_something(self._author.get("url")):
            found["url"] = self._author["url"]
        return found

    def _json_image(self) -> Any:
        if self._image_path is None:
            return None
        others = {key: value for key, value in self._image.items() if key != "path"}
        if not others:
            return self._image_path
        return {**others, "url": self._image_path, "@type": "imageObject"}

    def _publisher(self) -> dict[str, Any] | None:
        logo = self._site.get("logo")
        if not is_something(logo):
            return None
        address = logo if is_absolute(to_s(logo)) else absolute_url(self._run, logo)
        found: dict[str, Any] = {
            "@type": "Organization",
            "logo": {"@type": "ImageObject", "url": uri_escape(address)},
        }
        if is_something(self._author.get("name")):
            found["name"] = self._author["name"]
        return found

    def _links(self) -> Any:
        if is_something(links := _hash(self._page.get("seo")).get("links")):
            return links
        links = _hash(self._site.get("social")).get("links")
        return links if self._is_home_or_about and is_something(links) else None

    def _name(self) -> str | None:
        own = _hash(self._page.get("seo")).get("name")
        if is_something(own) and (name := self._formatted(own)):
            return name
        if not self._is_home_or_about:
            return None
        social = _hash(self._site.get("social")).get("name")
        return self._formatted(social) if is_something(social) else self._site_title

    def _modified(self) -> Any:
        moments = (
            _hash(self._page.get("seo")).get("date_modified"),
            self._page.get("last_modified_at"),
            self._page.get("date"),
        )
        return self._moment(next(filter(is_something, moments), None))

    def _moment(self, value: Any) -> Any:
        return date_to_xmlschema(self._run, value) if is_something(value) else None

    @property
    def _type(self) -> Any:
        own = _hash(self._page.get("seo")).get("type")
        if is_something(own):
            return own
        if self._is_home_or_about:
            return "WebSite"
        return "BlogPosting" if is_something(self._page.get("date")) else "WebPage"

    @property
    def _is_home_or_about(self) -> bool:
        return bool(_HOME_OR_ABOUT.search(to_s(self._page.get("url"))))

    @cached_property
    def _title(self) -> str | None:
        site, page = self._site_title, self._page_title
        tagline = self._formatted(self._site.get("tagline")) or self._site_description
        if site and page != site:
            title: str | None = f"{page} | {site}"
        elif self._site_description and site:
            title = f"{site} | {tagline}"
        else:
            title = page or site
        number = self._paginator.get("page")
        if isinstance(number, int) and number > 1:
            message = (
                self._site.get("seo_paginator_message") or "Page %<current>s of %<total>s for "
            )
            total = to_s(self._paginator.get("total_pages"))
            words = to_s(message).replace("%<current>s", str(number)).replace("%<total>s", total)
            return words + (title or "")
        return title

    @cached_property
    def _site_title(self) -> str | None:
        return self._formatted(_first(self._site.get("title"), self._site.get("name")))

    @cached_property
    def _site_description(self) -> str | None:
        return self._formatted(self._site.get("description"))

    @cached_property
    def _page_title(self) -> str | None:
        title = self._formatted(self._page.get("title"))
        category = self._formatted(self._page.get("title_category")) if self._is_since_2_9 else None
        if title and category and title != category:
            return f"{title} | {category}"
        return title or category or self._site_title

    @cached_property
    def _description(self) -> str | None:
        own = _first(self._page.get("description"), self._page.get("excerpt"))
        text = self._formatted(own) or self._site_description
        most = _first(self._page.get("seo_description_max_words"), _USUAL_WORDS)
        if text is None or not self._is_since_2_9 or not isinstance(most, int):
            return text
        words = text.split(" ")
        return text if len(words) <= most else " ".join(words[:most]) + "…"

    @cached_property
    def _canonical(self) -> str:
        own = to_s(self._page.get("canonical_url"))
        if own:
            return own
        address = to_s(absolute_url(self._run, self._page.get("url")))
        return re.sub(r"/index\.html$", "/", address, flags=re.MULTILINE)

    @cached_property
    def _locale(self) -> str:
        named = (
            self._page.get("locale"), self._site.get("locale"),
            self._page.get("lang"), self._site.get("lang"), "en_US",
        )  # fmt: skip
        return to_s(next(filter(is_something, named))).replace("-", "_")

    @cached_property
    def _author(self) -> Mapping[str, Any]:
        several = self._page.get("authors")
        named = [self._page.get("author")]
        if isinstance(several, list):
            named.append(several[0] if several else None)
        named.append(self._site.get("author"))
        author = next((each for each in named if to_s(each)), None)
        if isinstance(author, str):
            authors = _hash(self._site.get("data")).get("authors")
            known = _hash(authors).get(author)
            return {"name": author, **_hash(known)}
        return _hash(author)

    @cached_property
    def _image(self) -> Mapping[str, Any]:
        named = self._page.get("image")
        if isinstance(named, str):
            return {"path": named}
        return {"path": None, **_hash(named)}

    @cached_property
    def _image_path(self) -> str | None:
        named = (self._image.get(key) for key in ("path", "facebook", "twitter"))
        raw = next(filter(is_something, named), None)
        if raw is None:
            return None
        if isinstance(raw, str):
            with contextlib.suppress(ValueError):
                raw = raw if is_absolute(raw) else absolute_url(self._run, self._from_page(raw))
        return to_s(uri_escape(to_s(raw)))

    def _from_page(self, path: str) -> str:
        """The path of an image, which one without a slash at its start has from the page on."""
        if path.startswith("/") or not self._is_since_2_9:
            return path
        return f"{to_s(self._page.get('url')).rpartition('/')[0]}/{path}"

    def _formatted(self, value: Any) -> str | None:
        text = markdownify(self._run, value)
        return escape_once(normalize_whitespace(strip_html(text))) or None


def _meta(kind: str, name: str, content: Any) -> str:
    return f'<meta {kind}="{name}" content="{to_s(content)}" />'


def _first(one: Any, other: Any) -> Any:
    return one if is_something(one) else other


def _hash(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
