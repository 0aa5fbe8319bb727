"""Which images of the site a page shows although the repo does not hold them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from newsletter_editor.kramdown import Block
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site

_IMAGE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def missing_images(blocks: Iterable[Block], site: Site | None, post: PostFile | None) -> list[str]:
    """The addresses of images that lead into the site and to no file of it, each once."""
    if site is None:
        return []
    addresses = dict.fromkeys(address for block in blocks for address in _addresses(block.html))
    return [
        address
        for address in addresses
        if site.references.site_path(address) is not None and site.resolve(address, post) is None
    ]


@lru_cache(maxsize=4096)
def _addresses(page: str) -> tuple[str, ...]:
    if "<img" not in page and "<IMG" not in page:
        return ()
    return tuple(html.unescape(double or single) for double, single in _IMAGE.findall(page))
