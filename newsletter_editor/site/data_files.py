"""What a site keeps in `_data`: YAML, JSON, CSV and TSV files by their names.

https://jekyllrb.com/docs/datafiles/
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter_nodes import UnreadableYamlError, read_yaml
from newsletter_editor.document.source import read_bytes
from newsletter_editor.repo.door import Door, Entry
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.text.errors import EditorError

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; larger files are left out."""
_DEEPEST = 10
_ENDINGS = (".yaml", ".yml", ".json", ".csv", ".tsv")
_UNREADABLE = object()


@dataclass(frozen=True, slots=True)
class Author:
    """Someone whom posts name as their author."""

    key: str
    """What front matter says, as in `author: ana`."""
    name: str
    avatar: str = ""
    """As the data file has it: a name in the image folder, a path or an address."""
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


def read_data(root: Path, config: SiteConfig) -> DataFolder:
    """Everything in the site's data folder, by file name; what cannot be read is left out."""
    return DataFolder(root / (config.text("data_dir").strip("/") or "_data"), root, config)


class DataFolder(Mapping[str, Any]):
    """A folder of data, each file of which is read when it is first asked for.

    Sites keep tens of thousands of files there, and a post asks for one or two.
    """

    def __init__(
        self, folder: Path, root: Path, config: SiteConfig, levels: int = _DEEPEST
    ) -> None:
        """`folder` lies in the repo `root`; folders are followed `levels` down."""
        self.folder = folder
        self._root = root
        self._door = Door(root)
        self._config = config
        self._levels = levels
        self._names: dict[str, list[Entry]] | None = None
        self._values: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._values:
            # Of two files with one key Jekyll keeps the later one.
            for entry in reversed(self._entries().get(key, ())):
                if (value := self._value(entry)) is not _UNREADABLE:
                    self._values[key] = value
                    break
            else:
                self._values[key] = _UNREADABLE
        value = self._values[key]
        if value is _UNREADABLE:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._entries() if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def looked_at(self) -> Iterator[Path]:
        """The folders and files that answers so far depend on; for noticing that they change."""
        yield self.folder
        for key, value in self._values.items():
            if isinstance(value, DataFolder):
                yield from value.looked_at()
            else:
                yield from (self.folder / entry.name for entry in self._entries().get(key, ()))

    def _entries(self) -> dict[str, list[Entry]]:
        if self._names is None:
            self._names = {}
            entries = self._door.entries(self.folder)
            for entry in sorted(entries, key=lambda entry: entry.is_folder):
                file = Path(entry.name)
                if not entry.name.startswith(".") and (entry.is_folder or file.suffix in _ENDINGS):
                    key = _key(entry.name if entry.is_folder else file.stem)
                    self._names.setdefault(key, []).append(entry)
        return self._names

    def _value(self, entry: Entry) -> Any:
        path = self.folder / entry.name
        if entry.is_folder:
            if not self._levels:
                return _UNREADABLE
            return DataFolder(path, self._root, self._config, self._levels - 1)
        try:
            return _read_file(path, self._door, self._config)
        except (EditorError, UnicodeDecodeError, UnreadableYamlError, csv.Error):
            return _UNREADABLE


def theme_data(door: Door) -> DataFolder:
    """What a theme keeps in its own `_data`."""
    return DataFolder(door.root / "_data", door.root, SiteConfig())


class LaidOver(Mapping[str, Any]):
    """Data of the site over those of its theme, at every depth; read when they are asked for."""

    def __init__(self, over: Mapping[str, Any], base: Mapping[str, Any]) -> None:
        """`over` wins where both have a value."""
        self._over = over
        self._base = base

    def __getitem__(self, key: str) -> Any:
        if key not in self._base:
            return self._over[key]
        below = self._base[key]
        above = self._over.get(key)
        if above is None:
            return below
        if isinstance(above, Mapping) and isinstance(below, Mapping):
            return LaidOver(above, below)
        return above

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._base, *self._over]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


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


def _read_file(path: Path, door: Door, config: SiteConfig) -> Any:
    text = read_bytes(path, LARGEST_FILE, door).decode("utf-8-sig")
    if path.suffix == ".csv":
        return _rows(text, config.mapping("csv_reader"), ",")
    if path.suffix == ".tsv":
        return _rows(text, config.mapping("tsv_reader"), "\t")
    value = read_yaml(text, config.jekyll.yaml)
    return False if value is None else value


def data_files(door: Door, config: SiteConfig, most: int) -> Iterator[str]:
    """The paths below the root of up to `most` files that Jekyll reads as data."""
    folder = config.text("data_dir").strip("/") or "_data"
    found = (
        file.path
        for file in door.walk(folder, enter=lambda entry: not entry.name.startswith("."))
        if Path(file.name).suffix in _ENDINGS and not file.name.startswith(".")
    )
    return islice(found, most)


def check_data_file(door: Door, config: SiteConfig, path: str) -> None:
    """Read one file of data for the sake of the errors that this raises.

    Raises UnreadableYamlError, UnicodeDecodeError, csv.Error, EditorError.
    """
    _read_file(door.root / path, door, config)


def _rows(text: str, reader: Mapping[str, Any], separator: str) -> list[Any]:
    if not reader:
        _refuse_what_ruby_refuses(text, separator)
    rows = [
        [cell if cell != "" else None for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
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


def _refuse_what_ruby_refuses(text: str, separator: str) -> None:
    """Raise csv.Error for a quotation mark within a plain field, or line ends of two kinds.

    https://ruby-doc.org/stdlib/libdoc/csv/rdoc/CSV.html: `liberal_parsing` and `row_sep: :auto`.
    """
    first = _LINE_END.search(text)
    fields = re.compile(rf'"(?:[^"]|"")*"|[^{separator}\r\n]+|{separator}|\r\n|\r|\n')
    for found in fields.finditer(text):
        part = found[0]
        if part[0] != '"' and '"' in part:
            raise csv.Error("a quotation mark within a field")
        if first is not None and _LINE_END.fullmatch(part) and part != first[0]:
            raise csv.Error("line ends of two kinds")


_LINE_END = re.compile(r"\r\n|\r|\n")


def _key(name: str) -> str:
    name = re.sub(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", "", name)
    return re.sub(r"\s+", "_", name)
