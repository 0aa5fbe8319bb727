"""A link to a post or page of the site that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.local_files import look_up
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.checks.rules.missing_file import addresses, is_domain
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_POST_URL = re.compile(r"\{%-?\s*post_url\s+(?P<name>[^%]*?)\s*-?%\}")
_LINK = re.compile(r"\{%-?\s*link\s+(?P<name>[^%]*?)\s*-?%\}")
_POST_NAME = re.compile(r"(?:.+/)?(\d+)-(\d+)-(\d+)-(.*)")
_ABSOLUTE = re.compile(r"(?:https?:)?//", re.I)


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on `post_url` and `link` tags, and on addresses of pages of the site."""
    if post.site is None:
        return
    yield from missing_tags(post)
    for place, is_image in addresses(post):
        if not is_image:
            yield from _page(post, place)


def missing_tags(post: CheckedPost) -> Iterator[Finding]:
    """The `post_url` and `link` tags alone; none outside a site."""
    if post.site is None:
        return
    names = post.around.post_names
    for match in _POST_URL.finditer(post.without_code, post.body.start):
        name = match["name"].strip("/")
        if "{{" in name or name in names or name.removesuffix(".md") in names:
            continue
        if _with_whole_date(name) in names:
            # Jekyll looks for the day and the title at last, whatever folder is named.
            continue
        near = nearest(name, names, looks=post.looks)
        place = Range(*match.span("name"))
        yield Finding(
            place,
            Localized(
                es="No hay ningún artículo «{name}»: Jekyll se detendrá.",
                en="There is no post “{name}”: Jekyll will stop.",
            ).format(name=name),
            suggestions=near,
            fixes=(replace_by(place, near[0]),) if len(near) == 1 else (),
        )
    for match in _LINK.finditer(post.without_code, post.body.start):
        name = match["name"].strip("/")
        if "{{" in name or post.site.door.is_file(name):
            continue
        yield Finding(
            Range(*match.span("name")),
            Localized(
                es="No hay ningún archivo «{name}»: Jekyll se detendrá.",
                en="There is no file “{name}”: Jekyll will stop.",
            ).format(name=name),
        )


def _with_whole_date(name: str) -> str:
    found = _POST_NAME.fullmatch(name)
    if found is None:
        return name
    return f"{found[1]:0>4}-{found[2]:0>2}-{found[3]:0>2}-{found[4]}"


def _page(post: CheckedPost, place: Range) -> Iterator[Finding]:
    address = place.of(post.text)
    found = look_up(post, address)
    if found.state != "missing" or found.is_asset or is_domain(address) or address[0] == "(":
        # Other rules speak of these.
        return
    if not re.search(r"[/.]", address):
        # A single word in the place of an address is a blank that was never filled.
        return
    urls = _same_slug(post, found.path)
    absolute = _ABSOLUTE.match(address)
    if absolute is not None:
        folder = found.path.rstrip("/").rpartition("/")[0]
        if (
            folder not in post.around.post_folders - {""}
            and _slug(found.path) not in post.around.urls_by_slug
        ):
            # The domain may have pages that this repo does not make.
            return
        host = post.site.config.url.rstrip("/") + post.site.config.baseurl if post.site else ""
        urls = tuple(host + url for url in urls)
    yield Finding(
        place,
        Localized(
            es="El sitio no tiene la página «{path}».", en="The site has no page “{path}”."
        ).format(path=found.path),
        suggestions=urls,
        fixes=(replace_by(place, urls[0]),) if len(urls) == 1 else (),
        severity=Severity.WARNING,
    )


def _slug(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].removesuffix(".html")


def _same_slug(post: CheckedPost, path: str) -> tuple[str, ...]:
    """Addresses of posts whose last part is that of `path`, or nearly."""
    wanted = _slug(path)
    by_slug = post.around.urls_by_slug
    if wanted in by_slug:
        return (by_slug[wanted],)
    return tuple(by_slug[slug] for slug in post.around.slugs.nearest(wanted, looks=post.looks))


RULE = Rule(
    id="missing-post",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Enlace a una página que no existe", en="Link to a page that is not there"),
    explanation=Localized(
        es="Con «post_url» Jekyll se detiene si el artículo no existe; otros enlaces quedan rotos.",
        en="With “post_url” Jekyll stops if the post is not there; other links are broken.",
    ),
    find=find,
)
