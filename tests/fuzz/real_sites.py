"""Sites of random files, as the installed Jekyll builds them."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_PAGES = Path(__file__).resolve().parents[1] / "golden" / "site" / "pages.rb"

Files = Mapping[str, str]
"""Texts by their paths below the root of a site."""
Pages = dict[str, dict[str, str]]
"""What is published of each file, by its path: `url` and `page`."""


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
