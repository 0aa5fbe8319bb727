"""Where a value is written, and the smallest changes that give it another one or take it away."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from newsletter_editor.document.front_matter import FrontMatter, KeyPath
from newsletter_editor.document.front_matter_nodes import Entry, Node
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.front_matter_writing import (
    Habits,
    Setting,
    block_lines,
    collection_forms,
    column,
    flow,
    habits_of,
    key_form,
    scalar_forms,
)
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range


def same(one: Value, other: Value) -> bool:
    """Whether two values are equal in kind too: 1 is not true, 1.0 not 1, `a` not [a]."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one == other and one.utcoffset() == other.utcoffset()
    return one == other


@dataclass(frozen=True, slots=True)
class Place:
    """Where one value is written, and what is around it."""

    text: str
    node: Node
    entry: Entry | None
    column: int
    in_flow: bool
    habits: Habits

    @classmethod
    def find(cls, text: str, front_matter: FrontMatter, path: KeyPath) -> Place:
        habits = habits_of(front_matter.root, text)
        node = front_matter.node(path)
        if node is None:
            raise unwritable(path)
        in_flow = any(
            holder is not None and holder.style == "flow"
            for holder in (front_matter.node(path[:length]) for length in range(len(path)))
        )
        entry = front_matter.entry(path) if isinstance(path[-1], str) else None
        return cls._of(text, node, entry, in_flow, habits)

    @classmethod
    def _of(
        cls, text: str, node: Node, entry: Entry | None, in_flow: bool, habits: Habits
    ) -> Place:
        if entry is not None:
            at = column(text, entry.key.range.start)
        else:
            at = column(text, _dash(text, node))
        return cls(text, node, entry, at, in_flow, habits)

    def edits(self, value: Value) -> Iterator[list[Edit]]:
        """Ways to change the value, the smallest first."""
        if isinstance(value, list) and self.node.is_list and value and self.node.items:
            yield self._list_edits(value)
        if isinstance(value, dict) and self.node.is_mapping and value and self.node.entries:
            yield self._mapping_edits(value)
        yield from self.anew(value)

    def anew(self, value: Value) -> Iterator[list[Edit]]:
        """Ways to write the whole value anew."""
        setting = Setting(
            self.habits,
            self.node.style,
            self.node.range.of(self.text),
            self.column,
            self.in_flow,
        )
        for form in [*scalar_forms(value, setting), *collection_forms(value, setting)]:
            if self.node.style == "block" and not self.node.properties.length:
                yield self._in_place_of_block(form)
            yield [self._replacement(form, keep_properties=True)]
            if self.node.properties.length:
                yield [self._replacement(form, keep_properties=False)]

    def _in_place_of_block(self, form: str) -> list[Edit]:
        # Comments between the key and the first line of the block belong to neither.
        first_line = max(_line_start(self.text, self.node.range.start) - 1, self._after_mark())
        block = Range(first_line, max(self.node.range.end, first_line))
        if form.startswith("\n"):
            return [Edit(block, form)]
        return [Edit.insert(self._after_mark(), f" {form}" if form else ""), Edit(block, "")]

    def _replacement(self, form: str, keep_properties: bool) -> Edit:
        start, end = self.node.range
        if not keep_properties:
            start = self.node.properties.start
        if form.startswith("\n") or self.node.style == "block" or start == end:
            # From behind the colon or dash, or behind the anchor that stays.
            if keep_properties and self.node.properties.length:
                start = len(self.text[: self.node.properties.end].rstrip())
            else:
                start = self._after_mark()
            if form and not form.startswith("\n"):
                form = " " + form
        return Edit(Range(start, max(start, end)), form)

    def _after_mark(self) -> int:
        if self.entry is None:
            return _dash(self.text, self.node) + 1
        mark = re.compile(r"\s*:").match(self.text, self.entry.key.range.end)
        return mark.end() if mark else self.entry.key.range.end

    def _child(self, node: Node, entry: Entry | None) -> Place:
        in_flow = self.in_flow or self.node.style == "flow"
        return self._of(self.text, node, entry, in_flow, self.habits)

    def _changed(self, child: Place, value: Value) -> list[Edit]:
        return [] if same(child.node.value, value) else next(child.edits(value))

    def _mapping_edits(self, value: dict[str, Value]) -> list[Edit]:
        edits: list[Edit] = []
        last = {entry.name: entry for entry in self.node.entries}
        for name, entry in last.items():
            if name in value:
                edits += self._changed(self._child(entry.node, entry), value[name])
        gone = [at for at, entry in enumerate(self.node.entries) if entry.name not in value]
        if len(gone) == len(self.node.entries):
            return []
        edits += [removal(self.text, self.node, at) for at in gone]
        for name in value.keys() - last.keys():
            edits += insertion(self.text, self.node, name, value[name], self.habits)
        return edits

    def _list_edits(self, value: list[Value]) -> list[Edit]:
        items = self.node.items
        # Compared by how they would be written, because values of several kinds have no hash.
        old = [flow(item.value, self.habits) for item in items]
        new = [flow(item, self.habits) for item in value]
        edits: list[Edit] = []
        for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, False).get_opcodes():
            if kind == "equal":
                continue
            both = min(i_end - i, j_end - j)
            for k in range(both):
                edits += self._changed(self._child(items[i + k], None), value[j + k])
            if i + both < i_end:
                edits.append(self._without_items(i + both, i_end))
            elif j + both < j_end:
                edits.append(self._with_items(i_end, value[j + both : j_end]))
        return edits

    def _without_items(self, first: int, end: int) -> Edit:
        items = self.node.items
        if self.node.style == "flow":
            if end < len(items):
                return Edit(Range(_start(items[first]), _start(items[end])), "")
            start = _end(items[first - 1]) if first else _start(items[0])
            return Edit(Range(start, _end(items[-1])), "")
        start = _line_start(self.text, _dash(self.text, items[first]))
        return Edit(Range(start, _line_end(self.text, _end(items[end - 1]))), "")

    def _with_items(self, at: int, values: list[Value]) -> Edit:
        items = self.node.items
        if self.node.style == "flow":
            forms = [flow(value, self._quoting()) for value in values]
            between = self._separator()
            if at < len(items):
                return Edit.insert(_start(items[at]), "".join(form + between for form in forms))
            return Edit.insert(_end(items[-1]), "".join(between + form for form in forms))
        dash = _dash(self.text, items[0])
        margin = " " * column(self.text, dash)
        gap = self.text[dash + 1 : _start(items[0])]
        lines = [
            margin + (f"-{gap}{line[2:]}" if line.startswith("- ") and gap.isspace() else line)
            for line in block_lines(list(values), self._quoting())
        ]
        block = "".join(line + "\n" for line in lines)
        if at < len(items):
            return Edit.insert(_line_start(self.text, _dash(self.text, items[at])), block)
        return Edit.insert(_line_end(self.text, _end(items[-1])), block)

    def _separator(self) -> str:
        items = self.node.items
        if len(items) < 2:
            return ", "
        between = self.text[_end(items[0]) : _start(items[1])]
        return between if re.fullmatch(r"\s*,\s*", between) else ", "

    def _quoting(self) -> Habits:
        return self.habits


def insertion(text: str, mapping: Node, name: str, value: Value, habits: Habits) -> list[Edit]:
    """The edits that put a key behind the last entry of a mapping."""
    if mapping.style == "flow":
        form = f"{key_form(name)}: {flow(value, habits)}"
        if not mapping.entries:
            return [Edit(Range(mapping.range.start + 1, mapping.range.end - 1), form)]
        return [Edit.insert(_entry_end(mapping.entries[-1]), f", {form}")]
    margin = " " * column(text, mapping.entries[0].key.range.start)
    lines = "".join(
        margin + line + "\n" if line else "\n" for line in block_lines({name: value}, habits)
    )
    return [Edit.insert(_line_end(text, _entry_end(mapping.entries[-1])), lines)]


def removal(text: str, mapping: Node, place: int) -> Edit:
    """The edit that takes an entry out of its mapping, with its line where it has its own.

    `place` is its number among the entries, from 0.
    """
    entry = mapping.entries[place]
    start, end = entry.key.properties.start, _entry_end(entry)
    following = mapping.entries[place + 1 : place + 2]
    if mapping.style == "flow":
        if following:
            return Edit(Range(start, following[0].key.properties.start), "")
        before = _entry_end(mapping.entries[place - 1]) if place else start
        return Edit(Range(before, end), "")
    line_start = _line_start(text, start)
    if text[line_start:start].strip(" ?") and following:
        # The key shares its line with the dash of a list.
        return Edit(Range(start, following[0].key.properties.start), "")
    return Edit(Range(line_start, _line_end(text, end)), "")


def _start(node: Node) -> int:
    return node.properties.start if node.properties.length else node.range.start


def _end(node: Node) -> int:
    return max(node.range.end, node.properties.end)


def _entry_end(entry: Entry) -> int:
    return max(_end(entry.node), entry.key.range.end)


def _dash(text: str, item: Node) -> int:
    return max(text.rfind("-", 0, _start(item)), 0)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    """Behind the end of the line on which `offset` lies."""
    at = text.find("\n", offset)
    return len(text) if at < 0 else at + 1


def unwritable(path: KeyPath) -> EditorError:
    """The error for a change that YAML does not allow in this place."""
    return EditorError(
        Localized(
            es="«{path}» no se puede cambiar aquí sin tocar otra cosa: hágalo en el texto.",
            en="“{path}” cannot be changed here without touching something else: do it in the "
            "text.",
        ).format(path=".".join(map(str, path)))
    )
