"""The tree of a post's YAML with the place of every key and value, read by libyaml as Ruby does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from newsletter_editor.document.front_matter_errors import EXPLANATIONS
from newsletter_editor.document.front_matter_handler import Handler, NotMergedError
from newsletter_editor.document.front_matter_values import (
    OddKey,
    Value,
    is_symbol,
    is_text_tag,
)
from newsletter_editor.document.yaml_readers import SAFE_YAML, YamlReader
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range

LARGEST_FRONT_MATTER = 512 * 1024
"""Characters; front matter of real posts has about 500."""
DEEPEST_NESTING = 40
MOST_VALUES = 20_000
"""Values counted with what aliases repeat, so that a few lines cannot stand for a billion."""

Style = Literal["plain", "single", "double", "literal", "folded", "block", "flow", "alias"]
_SCALAR_STYLES: dict[str | None, Style] = {
    None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded",
}  # fmt: skip
_NOT_MERGED = Localized(
    es="Detrás de «<<» solo puede ir el alias de otro bloque de claves, como «<<: *nombre».",
    en="Behind “<<” there can only be the alias of another block of keys, as “<<: *name”.",
)
_NO_NUMBER = Localized(
    es="«{written}» parece un número y no lo es: ponlo entre comillas.",
    en="“{written}” looks like a number and is none: put it in quotes.",
)
_COLON = re.compile(r"\s*:")
_PROPERTY = re.compile(r"(?:[&!][^\s]*)[ \t]*(?:\n[ \t]*)*")


class UnreadableYamlError(Exception):
    """The YAML says nothing that Jekyll would accept; `range` is where the reader gave up."""

    def __init__(self, message: Localized, range_: Range) -> None:
        super().__init__(message.en)
        self.message = message
        self.range = range_


@dataclass(slots=True)
class Node:
    """One value. `range` covers what is written of it, an anchor or tag before it left out.

    An empty value (`modified:`) has an empty range; every other one begins and ends with what is
    written of it, without the line end or comment behind it.
    """

    style: Style
    range: Range
    value: Value
    properties: Range
    tag: str | None = None
    anchor: str | None = None
    symbol: bool = False
    """Whether its reader takes it for a symbol of Ruby's, which Jekyll refuses."""
    entries: list[Entry] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    size: int = 1
    _named: dict[str, Entry] = field(default_factory=dict, repr=False, compare=False)

    def entry(self, name: str) -> Entry | None:
        """The entry of that name, the last of several, as Ruby takes it."""
        if self.entries and not self._named:
            # Whoever asks once asks for every key.
            self._named = {entry.name: entry for entry in self.entries}
        return self._named.get(name)

    @property
    def is_mapping(self) -> bool:
        """Whether it holds keys; an alias of a mapping does not count."""
        return isinstance(self.value, dict) and self.style in ("block", "flow")

    @property
    def is_list(self) -> bool:
        """Whether it holds items; an alias of a list does not count."""
        return isinstance(self.value, list) and self.style in ("block", "flow")


@dataclass(slots=True)
class Entry:
    """A key and its value in a mapping; `name` is the key as it is written, without quotes."""

    name: str
    key: Node
    node: Node


def compose(text: str, start: int, end: int, reader: YamlReader = SAFE_YAML) -> Node | None:
    """The tree of the YAML that stands in `text[start:end]`, ranges counted in `text`.

    None when there is nothing but comments. Raises UnreadableYamlError, with a sentence for the
    author.
    """
    if end - start > LARGEST_FRONT_MATTER:
        raise UnreadableYamlError(
            Localized(
                es="El front matter es demasiado grande para leerlo.",
                en="The front matter is too large to be read.",
            ),
            Range(start, start),
        )
    return _Composer(text, start, end, reader).compose()


def read_yaml(text: str, reader: YamlReader = SAFE_YAML) -> Value:
    """The value of a whole YAML text, such as a data file, under the same rules and limits.

    Raises UnreadableYamlError with a sentence for the author.
    """
    node = compose(text, 0, len(text), reader)
    return None if node is None else node.value


class _Composer:
    def __init__(self, text: str, start: int, end: int, reader: YamlReader) -> None:
        self._text = text
        self._reader = reader
        self._start = start
        self._end = end
        # libyaml encodes what it is given; a lone surrogate has no UTF-8 and stands for damage.
        self._yaml = "".join(
            "\ufffd" if "\ud800" <= character <= "\udfff" else character
            for character in text[start:end]
        )
        self._anchors: dict[str, Node] = {}
        self._open_anchors: set[str] = set()
        self._has_odd_keys = False

    def compose(self) -> Node | None:
        events = self._events()
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    root = self._node(next(events), events, 0)
                    # What cannot follow the root is noticed only when the end is asked for.
                    next(events)
                    if self._has_odd_keys and self._reader.goes_by_events:
                        Handler(self._name).read(root)
                    return root
        except yaml.YAMLError as error:
            raise self._explained(error) from error
        except NotMergedError as error:
            raise UnreadableYamlError(_NOT_MERGED, error.node.range) from error
        return None

    def _events(self) -> Iterator[Any]:
        loader = yaml.CSafeLoader(self._yaml)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        if depth > DEEPEST_NESTING:
            raise self._refused(
                event,
                Localized(
                    es="El front matter está anidado con demasiada profundidad.",
                    en="The front matter is nested too deeply.",
                ),
            )
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        start, end = self._span(event)
        body = self._after_properties(event, start, end)
        node = Node("plain", Range(body, end), None, Range(start, body), event.tag, event.anchor)
        if event.anchor:
            self._open_anchors.add(event.anchor)
        if isinstance(event, yaml.ScalarEvent):
            self._fill_scalar(node, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._fill_sequence(node, event, events, depth)
        else:
            self._fill_mapping(node, event, events, depth)
        if node.size > MOST_VALUES:
            raise self._refused(
                event,
                Localized(
                    es="El front matter repite demasiados valores mediante alias.",
                    en="The front matter repeats too many values through aliases.",
                ),
            )
        if event.anchor:
            self._open_anchors.discard(event.anchor)
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        target = self._anchors.get(event.anchor)
        is_known = target is not None and event.anchor not in self._open_anchors
        if not is_known and self._reader.refuses_objects:
            raise self._refused(
                event,
                Localized(
                    es="El alias *{name} no tiene un ancla &{name} antes.",
                    en="The alias *{name} has no anchor &{name} before it.",
                ).format(name=event.anchor),
            )
        start, end = self._span(event)
        node = Node("alias", Range(start, end), None, Range(start, start))
        node.anchor = event.anchor
        if target is not None and is_known:
            node.value = target.value
            if isinstance(node.value, str) and self._reader.goes_by_events:
                # It does not know any more that there have been quotes.
                node.value = self._scanned(event, node.value)
            node.size = target.size
        return node

    def _fill_scalar(self, node: Node, event: Any) -> None:
        node.style = _SCALAR_STYLES[event.style]
        plain = node.style == "plain"
        if node.style in ("literal", "folded"):
            node.range = Range(node.range.start, self._end_of_block(node.range))
        if event.tag is not None:
            try:
                node.value = self._reader.tagged_scalar(event.tag, event.value)
            except ValueError:
                raise self._refused(event, _refused_tag(event.tag)) from None
            node.symbol = is_symbol(event.value) and not is_text_tag(event.tag)
        elif plain:
            node.value = self._scanned(event, event.value)
            node.symbol = is_symbol(event.value)
        else:
            node.value = event.value
        node.symbol = node.symbol and self._reader.refuses_objects

    def _scanned(self, event: Any, text: str) -> Value:
        try:
            return self._reader.scan_plain(text)
        except ValueError:
            raise self._refused(event, _NO_NUMBER.format(written=text)) from None

    def _fill_sequence(self, node: Node, event: Any, events: Iterator[Any], depth: int) -> None:
        self._refuse_object(event)
        values: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            item = self._node(event, events, depth + 1)
            node.items.append(item)
            node.size += item.size
            values.append(item.value)
        self._close(node, event, values)

    def _fill_mapping(self, node: Node, event: Any, events: Iterator[Any], depth: int) -> None:
        self._refuse_object(event)
        values: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not value.range.length and not value.properties.length:
                value.range = self._place_of_nothing(key, value.range)
                value.properties = Range(value.range.start, value.range.start)
            name = self._name(key)
            is_odd = name == "<<" or key.value is None or isinstance(key.value, (dict, list))
            self._has_odd_keys = self._has_odd_keys or is_odd
            node.entries.append(Entry(name, key, value))
            node.size += key.size + value.size
            merged = _merged(value) if name == "<<" else None
            if merged is None:
                is_text = isinstance(key.value, str)
                values[name if is_text else OddKey.of(name, key.value)] = value.value
            else:
                values.update(merged)
        self._close(node, event, values)

    def _end_of_block(self, written: Range) -> int:
        # libyaml counts the blank lines behind a block scalar to it.
        *lines, last = written.of(self._text).split("\n")
        lines += [last] if last else []
        while len(lines) > 1 and not lines[-1].strip(" "):
            lines.pop()
        return written.start + sum(len(line) + 1 for line in lines) - 1

    def _close(self, node: Node, event: Any, value: Value) -> None:
        start, end = node.range
        if self._text[start : start + 1] in ("[", "{") and event.end_mark.index > (
            event.start_mark.index
        ):
            node.style = "flow"
            end = self._start + event.end_mark.index
        else:
            node.style = "block"
            # A block collection ends where the next token begins; its own end is its last child's.
            last = node.entries[-1].node if node.entries else node.items[-1]
            end = max(last.range.end, last.properties.end)
            end = max(end, node.entries[-1].key.range.end) if node.entries else end
        node.range = Range(start, end)
        node.value = value

    def _name(self, key: Node) -> str:
        if isinstance(key.value, str):
            return key.value
        return key.range.of(self._text)

    def _place_of_nothing(self, key: Node, given: Range) -> Range:
        # libyaml puts an empty value where the next token begins; here it is behind its colon.
        colon = _COLON.match(self._text, key.range.end, self._end)
        return Range(colon.end(), colon.end()) if colon else given

    def _span(self, event: Any) -> tuple[int, int]:
        return self._start + event.start_mark.index, self._start + event.end_mark.index

    def _after_properties(self, event: Any, start: int, end: int) -> int:
        count = (event.anchor is not None) + (event.tag is not None)
        for _ in range(count):
            match = _PROPERTY.match(self._text, start)
            if match is None or match.end() > max(end, start):
                break
            start = match.end()
        return start

    def _refuse_object(self, event: Any) -> None:
        if not self._reader.refuses_objects:
            return
        tag = (event.tag or "").removeprefix("tag:yaml.org,2002:").lstrip("!")
        if tag.startswith("ruby/") or tag in ("set", "struct", "str"):
            raise self._refused(event, _refused_tag(event.tag))

    def _refused(self, event: Any, message: Localized) -> UnreadableYamlError:
        return UnreadableYamlError(message, Range(*self._span(event)))

    def _explained(self, error: yaml.YAMLError) -> UnreadableYamlError:
        at = self._start
        problem = str(error)
        if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
            mark = error.problem_mark
            if error.context_mark is not None and "scanning a quoted" in (error.context or ""):
                # The reader gives up at the end of the text; the author must go to the beginning.
                mark = error.context_mark
            at += mark.index
            problem = error.problem or problem
        elif isinstance(error, yaml.reader.ReaderError):
            control = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]", self._yaml)
            at += control.start() if control else 0
            problem = "control characters are not allowed"
        context = (error.context or "") if isinstance(error, yaml.MarkedYAMLError) else ""
        at = min(at, self._end)
        return UnreadableYamlError(self._sentence(problem, context, at), Range(at, at))

    def _sentence(self, problem: str, context: str, at: int) -> Localized:
        character = self._text[at : at + 1]
        if character == "\t":
            problem = "tab character"
        for part, sentence in EXPLANATIONS:
            if part in problem or part in context:
                return sentence.format(character=character)
        return Localized(
            es="Este YAML no se puede leer ({problem}).", en="This YAML cannot be read ({problem})."
        ).format(problem=problem)


def _merged(node: Node) -> dict[str, Value] | None:
    """What a `<<` key brings in, or None when Ruby takes it for an ordinary key."""
    if isinstance(node.value, dict):
        return node.value
    if node.style != "alias" and isinstance(node.value, list):
        together: dict[str, Value] = {}
        for value in reversed(node.value):
            if not isinstance(value, dict):
                return None
            together.update(value)
        return together
    return None


def _refused_tag(tag: str) -> Localized:
    return Localized(
        es="Jekyll no admite la etiqueta YAML {tag}: quítala.",
        en="Jekyll does not load the YAML tag {tag}: take it out.",
    ).format(tag=tag)
