"""The licences of everything that travels with the program.

What installed libraries say of themselves is read with `importlib.metadata`, which brings all of
`email` along: it is imported by whoever asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.resources import resource_path

_NAMES = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_COLLECTED = "licences.json"


class Licence(NamedTuple):
    """One library or data set: its name, version, licence in short, and the licence's own words."""

    name: str
    version: str
    licence: str
    text: str


def bundled_licences() -> list[Licence]:
    """The list made when the program was built; from source, that of the installed libraries."""
    collected = resource_path(_COLLECTED)
    if collected.is_file():
        return [Licence(*entry) for entry in json.loads(collected.read_text(encoding="utf-8"))]
    return collect_licences()


def collect_licences(root: str = "newsletter-editor") -> list[Licence]:
    """What `root` needs, by the installed packages' own records, and the texts in resources."""
    found = {name: _licence_of(name) for name in _requirements(root)}
    data = [
        Licence(path.parent.name, "", _first_line(text), text)
        for path in sorted(resource_path().rglob("*"))
        if path.is_file() and _NAMES.match(path.name) and path.suffix in ("", ".txt", ".md")
        for text in [path.read_text(encoding="utf-8", errors="replace")]
    ]
    return sorted(found.values(), key=lambda entry: entry.name.lower()) + data


def _requirements(root: str) -> Iterator[str]:
    from importlib import metadata

    waiting, seen = [root], set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            # A requirement of another system or Python, such as a Windows-only library.
            continue
        yield name
        waiting += [
            match[0]
            for line in required
            if "extra ==" not in line and (match := re.match(r"[\w.-]+", line))
        ]


def _licence_of(name: str) -> Licence:
    from importlib import metadata

    distribution = metadata.distribution(name)
    about = distribution.metadata
    short = about.get("License-Expression") or about.get("License") or ""
    if not short or "\n" in short:
        classifiers = about.get_all("Classifier") or []
        short = ", ".join(c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License"))
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in distribution.files or []
        if _NAMES.search(file.name)
        and file.suffix not in (".py", ".pyc")
        and Path(str(file.locate())).is_file()
    ]
    return Licence(about["Name"], distribution.version, short, "\n\n".join(texts))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
