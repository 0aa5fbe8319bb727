"""Pictures that posts show from other people's servers, and where each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsletter_editor.document.front_matter import split
from newsletter_editor.document.source import Source, decode, plain_text, read_bytes
from newsletter_editor.links.places import WebLink, web_links
from newsletter_editor.site.references import IMAGE_ENDINGS
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

_MAY_HOLD = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(slots=True)
class HotPicture:
    """One address, in whatever posts."""

    address: str
    posts: dict[Path, int] = field(default_factory=dict)
    """How many times each post names it."""
    alt: str = ""
    """The first description that it has anywhere."""

    @property
    def name(self) -> str:
        """What the server calls the file, such as `chart.png`."""
        return unquote(urlsplit(self.address).path.rstrip("/").rpartition("/")[2])


def hot_pictures(
    site: Site,
    paths: Sequence[Path] | None = None,
    open_texts: Mapping[Path, Source] | None = None,
) -> list[HotPicture]:
    """The pictures of other hosts in all posts and drafts, or in `paths` alone, in their order.

    `open_texts` are posts as they stand in an editor, which count instead of their files. A post
    that cannot be read is passed over.
    """
    found: dict[str, HotPicture] = {}
    for path, source in posts_of(site, paths, open_texts):
        text = plain_text(source.text, source.format)
        for link in picture_links(text, site):
            picture = found.setdefault(link.address, HotPicture(link.address))
            picture.posts[path] = picture.posts.get(path, 0) + 1
            if link.is_image and link.words != link.range:
                picture.alt = picture.alt or link.words.of(text).strip()
    return list(found.values())


def posts_of(
    site: Site,
    paths: Sequence[Path] | None = None,
    open_texts: Mapping[Path, Source] | None = None,
) -> Iterator[tuple[Path, Source]]:
    """Posts with what they hold, the newest name first; those that cannot be read are left out."""
    for path in site.post_paths() if paths is None else paths:
        source = (open_texts or {}).get(path)
        if source is None:
            try:
                source = decode(read_bytes(path, door=site.door))
            except EditorError:
                continue
        yield path, source


def picture_links(text: str, site: Site) -> list[WebLink]:
    """Where a post names a picture of another host: shown, or linked to where it is shown, too.

    In the front matter, what ends as pictures do is one.
    """
    if not _MAY_HOLD.search(text):
        return []
    links = [each for each in web_links(text) if site.references.site_path(each.address) is None]
    head = split(text).front_matter
    shown = {
        each.address
        for each in links
        if each.is_image or (each.range.start < head.end and _ends_as_picture(each.address))
    }
    return [each for each in links if each.address in shown]


def _ends_as_picture(address: str) -> bool:
    path = urlsplit(address).path.lower()
    return path.endswith(tuple(IMAGE_ENDINGS))
