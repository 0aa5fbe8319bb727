"""What a site writes to one and the same place: addresses, and the files that get them by path."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.checks.surroundings import Surroundings


def written_to(url: str) -> str:
    """The file that Jekyll writes for an address; pages and posts are HTML."""
    if url.endswith("/"):
        return url + "index.html"
    return url if url.endswith(".html") else url + ".html"


def addresses_of(file: str) -> tuple[str, ...]:
    """The addresses for which Jekyll writes a file, `/….html`."""
    bare = file.removesuffix(".html")
    folder, name = posixpath.split(bare)
    if name != "index":
        return (file, bare)
    return (f"{folder.rstrip('/')}/", file, bare)


def pages_at(around: Surroundings, url: str) -> Iterator[Path]:
    """The pages and files of the repo that are written where a post with an address is.

    They have it by `permalink`, or by their own place in the repo.
    """
    site = around.site
    if site is None:
        return
    file = written_to(url)
    seen: set[Path] = set()
    for address in addresses_of(file):
        seen.update(around.pages_by_url.get(address, ()))
    sources = (stem + ending for stem in _stems(file) for ending in site.config.page_extensions)
    for source in sources:
        if not site.door.is_file(source):
            continue
        published = around.published.url_of(source)
        if published is not None and written_to(published) == file:
            seen.add(site.root / source)
    yield from sorted(seen)


def _stems(file: str) -> list[str]:
    """Files of a repo that may be published as one, without their endings."""
    stem = file.removesuffix(".html").lstrip("/")
    stems = [stem]
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        stems += [f"{folder}/README".lstrip("/")]
        if folder:
            # `permalink: pretty` publishes a page as the index of a folder of its name.
            stems.append(folder)
    return stems
