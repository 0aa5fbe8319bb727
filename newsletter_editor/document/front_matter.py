"""Where a post's front matter stands and what it says, by Jekyll's own rules.

Rules: https://jekyllrb.com/docs/front-matter/ and experiments with Jekyll 3.10, 4.3.1 and 4.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsletter_editor.document.front_matter_nodes import (
    Entry,
    Node,
    UnreadableYamlError,
    compose,
)
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.yaml_readers import SAFE_YAML, YamlReader
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.parts import Parts as Parts
from newsletter_editor.text.parts import split as split
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

KeyPath = tuple[str | int, ...]
"""Keys from the outermost to the innermost; a number is the place in a list, from 0."""


@dataclass(slots=True)
class FrontMatter:
    """What a post's front matter says; `data` is empty where it is missing or broken.

    `error` tells why it could not be read, `root` is None then and where there is no key.
    """

    parts: Parts
    data: dict[str, Value] = field(default_factory=dict)
    root: Node | None = None
    error: Problem | None = None

    def entry(self, path: KeyPath) -> Entry | None:
        """The entry at a key path, the last of several with one name, as Ruby takes it."""
        *parents, name = path
        holder = self.node(tuple(parents))
        if holder is None or not holder.is_mapping:
            return None
        return holder.entry(name) if isinstance(name, str) else None

    def node(self, path: KeyPath) -> Node | None:
        """The value written at a key path, or None where none is written."""
        node = self.root
        for step in path:
            if node is None:
                return None
            if isinstance(step, int):
                node = node.items[step] if 0 <= step < len(node.items) else None
            else:
                entry = node.entry(step)
                node = entry.node if entry else None
        return node

    def range(self, path: KeyPath) -> Range | None:
        """Where the value at a key path is written, in the whole text; None where it is not."""
        node = self.node(path)
        return None if node is None else node.range

    def key_range(self, path: KeyPath) -> Range | None:
        """Where the key itself is written."""
        entry = self.entry(path)
        return None if entry is None else entry.key.range

    def get(self, path: KeyPath, default: Value = None) -> Value:
        """The value at a key path as Jekyll sees it, through aliases and merged keys too."""
        value: Value = self.data
        for step in path:
            if isinstance(value, dict) and step in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
            else:
                return default
        return value

    def walk(self) -> Iterator[tuple[KeyPath, Node]]:
        """Every value that is written, with its key path, from the outermost inwards."""
        if self.root is not None:
            yield from _walk(self.root, ())


def read(text: str, reader: YamlReader = SAFE_YAML) -> FrontMatter:
    """Read a post's front matter as Jekyll reads it; never raises for what a post may hold.

    `reader` is the one that the site's Jekyll reads YAML by.
    """
    parts = split(text)
    found = FrontMatter(parts)
    if parts.state != "present":
        return found
    try:
        found.root = compose(text, *parts.yaml, reader)
        if found.root is None or found.root.value is None:
            found.root = None
        elif isinstance(found.root.value, dict):
            found.data = found.root.value
            _refuse_symbols(found)
        else:
            raise UnreadableYamlError(
                Localized(
                    es="El front matter debe ser una serie de líneas «clave: valor».",
                    en="The front matter must be lines of the form “key: value”.",
                ),
                found.root.range,
            )
    except UnreadableYamlError as unreadable:
        found.root = None
        found.data = {}
        found.error = Problem(
            "front-matter-yaml", Severity.ERROR, unreadable.range, unreadable.message
        )
    return found


def _walk(node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, Node]]:
    yield path, node
    for entry in node.entries:
        yield from _walk(entry.node, (*path, entry.name))
    for place, item in enumerate(node.items):
        yield from _walk(item, (*path, place))


def _refuse_symbols(front_matter: FrontMatter) -> None:
    for _, node in front_matter.walk():
        keys = [entry.key for entry in node.entries]
        for candidate in (node, *keys):
            if candidate.symbol:
                raise UnreadableYamlError(
                    Localized(
                        es="Lo que empieza por dos puntos es un símbolo de Ruby, que Jekyll no "
                        "admite: ponlo entre comillas.",
                        en="What begins with a colon is a Ruby symbol, which Jekyll does not "
                        "load: put it in quotes.",
                    ),
                    candidate.range,
                )
