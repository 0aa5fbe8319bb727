"""Tags and filters of the plugins that GitHub Pages runs, each only where a site has its plugin on.

https://pages.github.com/versions/ lists the plugins; each says in its own pages what it writes.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO

from liquid import Node, RenderContext, Tag, Token, TokenStream

from newsletter_editor.liquid.cached_includes import IncludeCachedTag
from newsletter_editor.liquid.contents import contents_list, with_anchors
from newsletter_editor.liquid.items import has_items, selected
from newsletter_editor.liquid.jekyll_filters import absolute_url
from newsletter_editor.liquid.nodes import resolved, run_of
from newsletter_editor.liquid.ruby_values import RubyError, to_s
from newsletter_editor.liquid.seo import seo_tag
from newsletter_editor.liquid.standard_filters import wants_run
from newsletter_editor.liquid.tags import markup_of
from newsletter_editor.site.addresses import normalized
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.running import Run

_GIST = re.compile(r"(\S+|.*(?=/).+)\s?(\S*)", re.DOTALL)
_AVATAR_SERVERS = 4
_AVATAR_SCALES = (1, 2, 3, 4)
_USER = re.compile(r"\buser=([\w.]+)\b")
_SIZE = re.compile(r"\bsize=(\d{1,5})\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"(.*)\"|'(.*)'")

Writer = Callable[["Run", str, RenderContext], str]


class WrittenNode(Node):
    """A tag that writes what a function makes of its markup."""

    __slots__ = ("markup", "writer")

    def __init__(self, token: Token, markup: str, writer: Writer) -> None:
        super().__init__(token)
        self.blank = False
        self.markup = markup
        self.writer = writer

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the function makes."""
        run = run_of(context)
        run.is_of_page = True
        text = self.writer(run, self.markup, context)
        run.budget.write(text)
        return buffer.write(text)


def _written(tag_name: str, writer: Writer) -> type[Tag]:
    class WrittenTag(Tag):
        """Reads the markup behind the name."""

        name = tag_name
        block = False

        def parse(self, stream: TokenStream) -> Node:
            """Take the tag's token and its markup."""
            token, markup = markup_of(stream)
            return WrittenNode(token, markup, writer)

    return WrittenTag


def _seo(run: Run, markup: str, context: RenderContext) -> str:
    paginator = _resolved("paginator", context)
    return seo_tag(run, markup, paginator if isinstance(paginator, Mapping) else None)


def _feed_meta(run: Run, markup: str, context: RenderContext) -> str:  # noqa: ARG001
    feed = run.config.mapping("feed")
    attributes = {
        "type": "application/atom+xml",
        "rel": "alternate",
        "href": absolute_url(run, feed.get("path") or "feed.xml"),
    }
    title = run.config.get("title") or run.config.get("name")
    if title:
        attributes["title"] = title
    pairs = (f'{name}="{_attribute(to_s(value))}"' for name, value in attributes.items())
    return f"<link {' '.join(pairs)} />"


def _attribute(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&quot;")


def _gist(run: Run, markup: str, context: RenderContext) -> str:  # noqa: ARG001
    found = _GIST.fullmatch(markup)
    if found is None:
        raise RubyError(f"invalid syntax of gist: {markup}")
    names = [_resolved(each, context, each) for each in (found[1].strip(), found[2].strip())]
    gist, file = map(to_s, names)
    # What a gist holds only GitHub knows, so without a network Jekyll leaves it out as well.
    query = f"?file={file}" if file else ""
    return f'<script src="https://gist.github.com/{gist}.js{query}"> </script>'


def _avatar(run: Run, markup: str, context: RenderContext) -> str:
    size = found[1] if (found := _SIZE.search(markup)) else "40"
    user = found[1] if (found := _USER.search(markup)) else None
    if user is not None:
        name = to_s(_resolved(user, context, user))
    else:
        name = run.nested(markup, context).split(" ")[0].removeprefix("@")
    server = zlib.crc32(f"{name}?v=3&s={size}".encode()) % _AVATAR_SERVERS

    def address(scale: int) -> str:
        return f"https://avatars{server}.githubusercontent.com/{name}?v=3&s={int(size) * scale}"

    class_name = "avatar avatar-small" if int(size) < 48 else "avatar"
    several = ", ".join(f"{address(scale)} {scale}x" for scale in _AVATAR_SCALES)
    start = (
        f'<img class="{class_name}" alt="{name}" width="{size}" height="{size}" '
        'data-proofer-ignore="true"'
    )
    if "lazy=true" in markup:
        return f'{start} src="" data-src="{address(1)}" data-srcset="{several}" />'
    return f'{start} src="{address(1)}" srcset="{several}" />'


def _toc_tag(run: Run, markup: str, context: RenderContext) -> str:  # noqa: ARG001
    page = run.payload.get("page")
    if not isinstance(page, Mapping) or not is_something(page.get("toc")):
        return ""
    return contents_list(to_s(page.get("content")), run.config.mapping("toc"))


def _resolved(text: str, context: RenderContext, default: Any = None) -> Any:
    """What Ruby's Liquid finds for a value such as `page.author` or `"x"`, else `default`."""
    if not text:
        return default
    value = resolved(text, context)
    return default if value is None else value


def _below(value: Any, step: str) -> Any:
    return selected(value, step) if has_items(value) else None


def _edit_link(run: Run, markup: str, context: RenderContext) -> str:
    site = context.globals.get("site")
    # The configuration may have a `github` of its own, in any shape.
    github = _below(site, "github")
    source = _below(github, "source")
    parts = [
        _below(github, "repository_url"),
        "edit",
        _below(source, "branch"),
        _below(source, "path"),
        _below(run.payload.get("page"), "path"),
    ]
    address = ""
    if all(part is not None for part in parts):
        named = (to_s(part).strip("/") for part in parts)
        address = normalized("/".join(part for part in named if part))
    words = _QUOTED.search(markup)
    return f'<a href="{address}">{words[1] or words[2] or ""}</a>' if words else address


def _has_toc(run: Run) -> bool:
    run.is_of_page = True
    page = run.payload.get("page")
    return isinstance(page, Mapping) and page.get("toc") is True


@wants_run
def toc(run: Run, value: Any) -> Any:
    """A list of contents before the text, whose headings get anchors."""
    if not _has_toc(run):
        return value
    return contents_list(to_s(value), run.config.mapping("toc")) + inject_anchors(run, value)


@wants_run
def toc_only(run: Run, value: Any) -> Any:
    """The list of contents alone."""
    return contents_list(to_s(value), run.config.mapping("toc")) if _has_toc(run) else ""


@wants_run
def inject_anchors(run: Run, value: Any) -> Any:
    """The text with anchors in its headings."""
    return with_anchors(to_s(value), run.config.mapping("toc")) if _has_toc(run) else value


_TAGS: Mapping[str, tuple[type[Tag], ...]] = MappingProxyType(
    {
        "jekyll-seo-tag": (_written("seo", _seo),),
        "jekyll-feed": (_written("feed_meta", _feed_meta),),
        "jekyll-github-metadata": (_written("github_edit_link", _edit_link),),
        "jekyll-gist": (_written("gist", _gist),),
        "jekyll-avatar": (_written("avatar", _avatar),),
        "jekyll-include-cache": (IncludeCachedTag,),
        "jekyll-toc": (_written("toc", _toc_tag),),
    }
)
_FILTERS: Mapping[str, Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"jekyll-toc": {"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors}}
)


def tags_of(plugins: frozenset[str]) -> Iterator[type[Tag]]:
    """The tags that plugins of these names bring."""
    for name in plugins & _TAGS.keys():
        yield from _TAGS[name]


def filters_of(plugins: frozenset[str]) -> dict[str, Callable[..., Any]]:
    """The filters that plugins of these names bring."""
    found: dict[str, Callable[..., Any]] = {}
    for name in plugins & _FILTERS.keys():
        found.update(_FILTERS[name])
    return found
