"""A post and its site become the page that Jekyll would publish, block by block.

What plugins do to a finished page, such as jemoji's pictures for `:smile:`, is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import FrontMatter
from newsletter_editor.document.line_ends import MixedEnds, Newline, restore, unify
from newsletter_editor.document.source import decode, read_bytes
from newsletter_editor.document.yaml_readers import SAFE_YAML
from newsletter_editor.kramdown import Block, Rendering, render_blocks
from newsletter_editor.liquid import LiquidOutput, run_liquid
from newsletter_editor.liquid.relative_links import LINK_HOME
from newsletter_editor.liquid.view import SiteView, view_of
from newsletter_editor.rendering.missing import missing_images
from newsletter_editor.site.documents import is_of_written
from newsletter_editor.site.permalinks import AddressError
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language, Localized


class PageError(NamedTuple):
    """What could not be rendered, and the line of the post from 1 at which it stands."""

    line: int
    message: Localized


class LineEnds(NamedTuple):
    """The line ends of the post's file; `stamp` is of the file in which they were seen."""

    stamp: tuple[int, int] | None = None
    newline: Newline = "\n"
    mixed: MixedEnds | None = None


class PageState(NamedTuple):
    """What the next page of the same post can take over."""

    front_matter: str
    head: FrontMatter
    post: PostFile | None
    path: Path | None
    site: Site | None
    rendering: Rendering | None
    ends: LineEnds


@dataclass(frozen=True)
class Page:
    """A rendered post. Joined, the HTML of its blocks is the body that Jekyll publishes."""

    blocks: tuple[Block, ...]
    """Pieces of the page with the lines of the post, front matter counted, that they come from."""
    errors: tuple[PageError, ...] = ()
    title: str = ""
    author: str = ""
    avatar: str = ""
    """The author's picture as the site's data have it."""
    tags: tuple[str, ...] = ()
    draft: bool = False
    date: datetime | None = None
    language: str | None = None
    image: str = ""
    """The header image as the front matter has it."""
    url: str = ""
    """The path under which it is published, "" without a site."""
    missing: tuple[str, ...] = ()
    """Images of the site that the page shows and the repo lacks, as the page names them."""
    state: PageState | None = field(default=None, repr=False, compare=False)
    """What the next rendering of this post begins from."""

    @property
    def html(self) -> str:
        """The whole body."""
        return "".join(block.html for block in self.blocks)


def render_post(
    text: str,
    path: Path | None = None,
    site: Site | None = None,
    previous: Page | None = None,
    language: Language = "en",
    view: SiteView | None = None,
    ends: LineEnds | None = None,
) -> Page:
    """Render the post `text`, which is or will be the file at `path` of `site`.

    `previous` is the page that an earlier text of the same post gave; only what has changed since
    is rendered anew. `language` is that of the marks that stand where Liquid went wrong, `view` the
    site as templates see it, by default as an author's own machine shows it; `ends` are those that
    `line_ends_of` tells, if they are known. Never raises for what a text may hold.
    """
    before = previous.state if previous else None
    head, post = _read_head(text, path, site, before)
    ends = ends or _ends_of(path, site, before)
    body = _body_as_in_file(text, head, ends)
    first_line = head.parts.body_line(text)
    view = view or view_of(site)
    is_markdown = _is_markdown(path, view)
    stops: list[PageError] = []
    is_published = post is None or post.published
    if is_markdown and path is not None and site is not None:
        place = post.relative_path if post else path.name
        is_post = post is not None and _is_in_collection(post)
        home = view.links.home(body, place, is_post=is_post)
        if home is not None and is_published:
            stops.append(PageError(first_line + body.count("\n", 0, home), LINK_HOME))
        body = view.links.with_addresses(body, place, is_post=is_post)
    shown = _without_title(body, head, post, view)
    if shown != body:
        # With its heading the plugin takes the blanks at both ends.
        first_line += shown.count("\n", 0, len(shown) - len(shown.lstrip()))
        shown = shown.strip()
    output = LiquidOutput(shown)
    if post is None or view.config.runs_liquid(post.data):
        payload = view.payload(post, body)
        output = run_liquid(shown, payload, view, language=language, for_markdown=is_markdown)
    rendering: Rendering | None = None
    if is_markdown:
        known = before.rendering if before else None
        at = first_line if output.lines is None else 1
        rendering = render_blocks(unify(output.text)[0], view.markdown.options, known, at)
        blocks = tuple(rendering.blocks)
        if output.lines is not None:
            blocks = tuple(_placed(rendering, output.lines, first_line - 1))
    else:
        blocks = (Block("0", first_line, first_line + body.count("\n"), output.text),)
    errors = [PageError(1, message) for message in _site_problems(site, view)]
    if head.error is not None:
        line = LineMap(text).position(head.error.range.start).line
        errors.append(PageError(line, head.error.message))
    elif post is not None and post.error is not None:
        errors.append(PageError(_line_of((post.error_key,), head, text), post.error))
    errors += stops
    errors += [PageError(p.line + first_line - 1, p.message) for p in output.problems]
    url = ""
    if post is not None and site is not None:
        try:
            url = site.url_of(post)
        except AddressError as error:
            # Jekyll asks for none of what it does not publish.
            if is_published:
                errors.append(PageError(_line_of(error.keys, head, text), error.message))
    data: Mapping[str, Any] = post.data if post else head.data
    return Page(
        blocks=blocks,
        errors=tuple(errors),
        title=post.title if post else _text(data.get("title")),
        author=_author(post, site),
        avatar=_avatar(post, site),
        tags=post.tags if post else (),
        draft=post.draft if post else False,
        date=post.date if post else None,
        language=post.language if post else None,
        image=_header_image(data),
        url=url,
        missing=tuple(missing_images(blocks, site, post)),
        state=PageState(text[: head.parts.body.start], head, post, path, site, rendering, ends),
    )


def _read_head(
    text: str, path: Path | None, site: Site | None, before: PageState | None
) -> tuple[FrontMatter, PostFile | None]:
    """The front matter and what the site makes of it; taken over where it did not change."""
    parts = front_matter.split(text)
    if (
        before is not None
        and before.head.parts.state == parts.state == "present"
        and (before.path, before.site) == (path, site)
        and text[: parts.body.start] == before.front_matter
    ):
        return replace(before.head, parts=parts), before.post
    reader = site.jekyll.yaml if site else SAFE_YAML
    head = front_matter.read(text, reader)
    return head, _post(text, path, site, head)


def line_ends_of(path: Path, site: Site, previous: Page | None = None) -> LineEnds:
    """How the lines end in the file at `path`; `previous` is the page of an earlier text."""
    return _ends_of(path, site, previous.state if previous else None)


def as_in_file(text: str, ends: LineEnds) -> str:
    """The text with the line ends that it has, or will have, in its file."""
    return text if "\r" in text else restore(text, ends.newline, ends.mixed)


def _ends_of(path: Path | None, site: Site | None, before: PageState | None) -> LineEnds:
    """How the lines of the post's file end, for to templates a CRLF is two signs."""
    if path is None or site is None:
        return LineEnds()
    stamp = site.door.stamp(path)
    if before is not None and (before.path, before.site, before.ends.stamp) == (path, site, stamp):
        return before.ends
    if stamp is None:
        return LineEnds()
    try:
        data = read_bytes(path, door=site.door)
    except EditorError:
        return LineEnds(stamp)
    if b"\r" not in data:
        return LineEnds(stamp)
    format = decode(data).format
    return LineEnds(stamp, format.newline, format.mixed)


def _body_as_in_file(text: str, head: FrontMatter, ends: LineEnds) -> str:
    body = head.parts.body.of(text)
    if "\r" in text or (ends.newline == "\n" and ends.mixed is None):
        return body
    own = restore(text, ends.newline, ends.mixed)
    parts = front_matter.split(own)
    return parts.body.of(own) if parts.state == head.parts.state else body


def _post(text: str, path: Path | None, site: Site | None, head: FrontMatter) -> PostFile | None:
    if site is None or path is None:
        return None
    try:
        return site.post_from_text(path, text, head)
    except ValueError:
        # A post that lies elsewhere is rendered as if it were new to the site.
        return site.post_from_text(site.root / "_drafts" / path.name, text, head)


def _without_title(body: str, head: FrontMatter, post: PostFile | None, view: SiteView) -> str:
    """The body without the heading that became its title, where the site wants that."""
    if post is None:
        return body
    in_collection = _is_in_collection(post)
    data = post.data if in_collection else view.data_of_page(post.relative_path, head.data)
    is_asked = view.titles.is_asked(post.ending, data, in_collection=in_collection)
    is_asked = is_asked and is_of_written(view.config, post.relative_path)
    return view.titles.without_in_place(body, data) if is_asked else body


def _is_in_collection(post: PostFile) -> bool:
    return any(part.startswith("_") for part in post.relative_path.split("/")[:-1])


def _is_markdown(path: Path | None, view: SiteView) -> bool:
    return path is None or view.config.is_markdown(path.suffix)


def _placed(rendering: Rendering, lines: list[int], shift: int) -> Iterator[Block]:
    """The blocks with the lines of the post, from those of what Liquid made of its body."""
    for key, first, last, html in rendering.blocks:
        start = lines[min(first, len(lines)) - 1]
        end = max(lines[min(last, len(lines)) - 1], start)
        yield Block(key, start + shift, end + shift, html)


def _site_problems(site: Site | None, view: SiteView) -> list[Localized]:
    if site is None:
        return []
    own = [site.config.problem] if site.config.problem and site.config.file else []
    return own + view.markdown.problems


def _line_of(keys: Iterable[str], head: FrontMatter, text: str) -> int:
    """The line on which the first of some keys is written in the front matter, 1 where none is."""
    place = next(filter(None, (head.key_range((key,)) for key in keys)), None)
    return 1 if place is None else LineMap(text).position(place.start).line


def _author(post: PostFile | None, site: Site | None) -> str:
    if post is None or site is None:
        return ""
    known = site.authors.get(post.author)
    return known.name if known else post.author


def _avatar(post: PostFile | None, site: Site | None) -> str:
    known = site.authors.get(post.author) if post and site else None
    return known.avatar if known else ""


_IMAGE_KEYS = ("feature", "path", "url", "src", "thumb", "header", "teaser")


def _header_image(data: Mapping[str, Any]) -> str:
    """The picture at the head of the page: `image`, as text or as one of its usual keys."""
    image = data.get("image")
    if isinstance(image, Mapping):
        image = next((image[key] for key in _IMAGE_KEYS if image.get(key)), "")
    return _text(image)


def _text(value: object) -> str:
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else ""
