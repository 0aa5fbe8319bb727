"""The addresses of many posts, each with all places where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter_editor.document.source import Source, decode, plain_text, read_bytes
from newsletter_editor.links.places import web_links
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range


class Place(NamedTuple):
    """Where an address is written."""

    path: Path
    range: Range
    line: int
    """From 1."""


def links_of(
    site: Site, paths: Iterable[Path], open_texts: Mapping[Path, str] | None = None
) -> dict[str, list[Place]]:
    """The addresses of posts in the order in which they are met; the site's own are left out, for
    what is not published yet would be missing there. Posts that cannot be read name none.

    `open_texts` are posts as they stand in an editor, which count instead of their files.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    own = own_host(site)
    for path in paths:
        text = (open_texts or {}).get(path)
        if text is None:
            try:
                text = text_of(decode(read_bytes(path, door=site.door)))
            except EditorError:
                continue
        line, at = 1, 0
        for link in web_links(text):
            if is_own(link.address, own):
                continue
            line, at = line + text.count("\n", at, link.range.start), link.range.start
            found[link.address].append(Place(path, link.range, line))
    return dict(found)


def text_of(source: Source) -> str:
    """A post's text as readers of it see it."""
    return plain_text(source.text, source.format)


def own_host(site: Site) -> str:
    """The host under which a site is published, "" where nothing tells."""
    return _host(site.config.url)


def is_own(address: str, own: str) -> bool:
    """Whether an address is of the site that is published under the host `own`."""
    return bool(own) and _host(address) == own


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
