"""What a site keeps in `_data`: YAML, JSON, CSV and TSV files by their names.

https://jekyllrb.com/docs/datafiles/
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter_nodes import UnreadableYamlError, read_yaml
from newsletter_editor.document.source import read_bytes
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.text.errors import EditorError

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; larger files are left out."""
_DEEPEST = 10
_ENDINGS = (".yaml", ".yml", ".json", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Author:
    """Someone whom posts name as their author."""

    key: str
    """What front matter says, as in `author: ana`."""
    name: str
    avatar: str = ""
    """As the data file has it: a name in the image folder, a path or an address."""
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


def read_data(root: Path, config: SiteConfig) -> dict[str, Any]:
    """Everything in the site's data folder, by file name; what cannot be read is left out."""
    folder = root / (config.text("data_dir").strip("/") or "_data")
    return _read_folder(folder, root, config, _DEEPEST)


_KEYS = ("short_name", "username", "id", "key", "name")
"""Where a list of authors says what a post calls one, the best first."""


def authors_of(data: Mapping[str, Any]) -> dict[str, Author]:
    """The people of `_data/authors.yml`, in its order, whether it is a mapping or a list."""
    listed = data.get("authors")
    people: list[tuple[str, Mapping[str, Any]]] = []
    if isinstance(listed, Mapping):
        people = [(str(k), v if isinstance(v, Mapping) else {}) for k, v in listed.items()]
    elif isinstance(listed, list):
        for item in listed:
            names = [item[k] for k in _KEYS if item.get(k)] if isinstance(item, Mapping) else []
            if names:
                people.append((str(names[0]), item))
    return {
        key: Author(key, str(item.get("name") or key), str(item.get("avatar") or ""), item)
        for key, item in people
    }


def _read_folder(folder: Path, root: Path, config: SiteConfig, levels: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_dir(), entry.name))
    except OSError:
        return result
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or not Path(os.path.realpath(path)).is_relative_to(root):
            continue
        if entry.is_dir():
            if levels:
                result[_key(entry.name)] = _read_folder(path, root, config, levels - 1)
        elif path.suffix in _ENDINGS:
            try:
                result[_key(path.stem)] = _read_file(path, config)
            except (EditorError, UnicodeDecodeError, UnreadableYamlError, csv.Error):
                continue
    return result


def _read_file(path: Path, config: SiteConfig) -> Any:
    text = read_bytes(path, LARGEST_FILE).decode("utf-8-sig")
    if path.suffix == ".csv":
        return _rows(text, config.mapping("csv_reader"), ",")
    if path.suffix == ".tsv":
        return _rows(text, config.mapping("tsv_reader"), "\t")
    value = read_yaml(text)
    return False if value is None else value


def _rows(text: str, reader: Mapping[str, Any], separator: str) -> list[Any]:
    rows = [
        [cell if cell != "" else None for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    ]
    if reader.get("headers", True) is False:
        return rows
    if not rows:
        return []
    names = rows[0]
    return [
        {name: row[at] if at < len(row) else None for at, name in enumerate(names)}
        for row in rows[1:]
        if row
    ]


def _key(name: str) -> str:
    name = re.sub(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", "", name)
    return re.sub(r"\s+", "_", name)
