"""Sites of random files, as the installed Jekyll builds them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.site.jekyll import DEBIAN, JEKYLLS, Jekyll
from newsletter_editor.site.site import Site

_PAGES = Path(__file__).resolve().parents[1] / "golden" / "site" / "pages.rb"

Files = Mapping[str, str]
"""Texts by their paths below the root of a site."""
Pages = dict[str, dict[str, str]]
"""What is published of each file, by its path: `url` and `page`."""


@cache
def asked_jekyll() -> Jekyll | None:
    """The Jekyll that `ruby` finds: the installed one, or another by `RUBYLIB` (jekylls.sh)."""
    version = "require 'jekyll'; print Jekyll::VERSION, ' ', Liquid::VERSION"
    try:
        done = subprocess.run(["ruby", "-e", version], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    jekyll, liquid = done.stdout.split(" ")
    if liquid.startswith("5."):
        return DEBIAN
    return replace(JEKYLLS["3.10" if jekyll.startswith("3.") else "4.4"], version=jekyll)


def site_of(root: Path) -> Site:
    """The site below `root`, as built by the Jekyll that is asked."""
    return Site(root, asked_jekyll())


def as_compared(html: str) -> str:
    """A page without what two may differ in: the version of a plugin, and how a sign is written.

    Liquid 4 gives a page that begins with a number to kramdown as US-ASCII; kramdown then writes
    all other signs as numbers, which a page of pages may escape.
    """
    html = re.sub(r"&(?:amp;)*#(\d+);", lambda found: chr(int(found[1])), html)
    return re.sub(r"(Jekyll SEO tag) v[\d.]+", r"\1", html)


class Difference(NamedTuple):
    """The files of a site, and a page of it as it should be and as it is here."""

    files: Files
    path: str
    wanted: str
    got: str


def built(make: Callable[[], Files], count: int) -> Iterator[tuple[Path, Files, Pages | None]]:
    """Several sites, each with its root, its files and its pages; these are None where Jekyll ends.

    The files are on the disk until all sites have been given.
    """
    assert count > 1
    with tempfile.TemporaryDirectory() as folder:
        sites = {Path(folder).resolve() / f"s{number}": make() for number in range(count)}
        for root, files in sites.items():
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(text.encode())
        done = subprocess.run(
            ["ruby", str(_PAGES), *map(str, sites)],
            capture_output=True,
            check=True,
            # Texts that Ruby writes of values have the encoding of its surroundings.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        for name, pages in json.loads(done.stdout).items():
            yield Path(name), sites[Path(name)], pages
