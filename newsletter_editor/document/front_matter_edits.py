"""Changes to single values of the front matter that leave every other byte as it is.

Each function gives edits that have been tried: the changed text was read again, as every Jekyll
reads it, and says what was asked for, and nothing else in it has changed. All raise EditorError
where that cannot be had.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from newsletter_editor.document.front_matter import FrontMatter, KeyPath, read
from newsletter_editor.document.front_matter_places import (
    Place,
    insertion,
    removal,
    same,
    unwritable,
)
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.front_matter_writing import (
    as_ruby_takes_it,
    block_lines,
    column,
    habits_of,
    key_form,
)
from newsletter_editor.document.yaml_readers import READERS
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def set_value(text: str, path: KeyPath, value: Value) -> list[Edit]:
    """Give the value at a key path another one; a path that is not there is added.

    Setting a value to what it is gives no edits. Where the front matter is missing it is made.
    """
    front_matter = _readable(text)
    value = as_ruby_takes_it(value)
    node = front_matter.node(path)
    if node is None:
        return add(text, path, value)
    if same(node.value, value):
        return []
    expected = _with_value(front_matter.data, path, value)
    for length in range(len(path), 0, -1):
        # Where a value cannot be changed in its place, what holds it is written anew.
        upper = path[:length]
        holder = Place.find(text, front_matter, upper)
        inner = _at(expected, upper)
        candidates = holder.edits(inner) if length == len(path) else holder.anew(inner)
        for edits in candidates:
            if _reads_as(text, edits, front_matter, expected, path, value):
                return edits
    raise unwritable(path)


def add(text: str, path: KeyPath, value: Value) -> list[Edit]:
    """Put a key that is not there behind the last one of its mapping, with mappings around it."""
    front_matter = _readable(text)
    value = as_ruby_takes_it(value)
    if front_matter.node(path) is not None:
        return set_value(text, path, value)
    parent, name = path[:-1], path[-1]
    if not isinstance(name, str):
        raise unwritable(path)
    if parent:
        node = front_matter.node(parent)
        if node is None or not node.is_mapping:
            return _add_with_parent(text, front_matter, parent, name, value)
    expected = _with_value(front_matter.data, path, value)
    for edits in _added(text, front_matter, parent, name, value):
        if _reads_as(text, edits, front_matter, expected, path, value):
            return edits
    raise unwritable(path)


def remove(text: str, path: KeyPath) -> list[Edit]:
    """Take a key out, however often it stands there, with its values and lines.

    A mapping inside another that loses its last key becomes {}.
    """
    front_matter = _readable(text)
    parent = front_matter.node(path[:-1])
    if parent is None or front_matter.entry(path) is None:
        return []
    gone = [at for at, entry in enumerate(parent.entries) if entry.name == path[-1]]
    if len(gone) == len(parent.entries) and len(path) > 1:
        return set_value(text, path[:-1], {})
    edits = [removal(text, parent, at) for at in gone]
    return _without(text, front_matter, path, edits, 0)


def remove_shadowed(text: str, path: KeyPath) -> list[Edit]:
    """Take out the entries of a key that stands there several times, all but the one that counts.

    Ruby takes the last of them, so the page stays as it is.
    """
    front_matter = _readable(text)
    parent = front_matter.node(path[:-1])
    if parent is None:
        return []
    gone = [at for at, entry in enumerate(parent.entries) if entry.name == path[-1]][:-1]
    edits = [removal(text, parent, at) for at in gone]
    return _without(text, front_matter, path, edits, 1) if edits else []


def _without(
    text: str, before: FrontMatter, path: KeyPath, edits: list[Edit], left: int
) -> list[Edit]:
    try:
        changed = read(apply_edits(text, edits))
    except ValueError:
        raise unwritable(path) from None
    holder = changed.node(path[:-1])
    names = [entry.name for entry in holder.entries] if holder else []
    expected = copy.deepcopy(before.data)
    inner = _at(expected, path[:-1])
    if isinstance(inner, dict) and not left:
        inner.pop(str(path[-1]), None)
    is_readable = not any(
        read(apply_edits(text, edits), reader).error and not read(text, reader).error
        for reader in READERS
    )
    sound = is_readable and names.count(str(path[-1])) == left
    # A merge or alias may still bring the key in; then the entry alone is what can be asked for.
    if sound and (same(changed.data, expected) or _has_anchors(before)):
        return edits
    raise unwritable(path)


def rename(text: str, path: KeyPath, name: str) -> list[Edit]:
    """Give a key another name in its place; raises EditorError where that name is taken."""
    front_matter = _readable(text)
    entry = front_matter.entry(path)
    if entry is None or path[-1] == name:
        return []
    if front_matter.entry((*path[:-1], name)) is not None:
        raise EditorError(
            Localized(
                es="Ya hay un campo «{name}»: elige otro nombre.",
                en="There already is a field “{name}”: choose another name.",
            ).format(name=name)
        )
    edits = [Edit(entry.key.range, key_form(name))]
    changed = read(apply_edits(text, edits))
    if changed.error or not same(changed.get((*path[:-1], name)), entry.node.value):
        raise unwritable(path)
    return edits


def _readable(text: str) -> FrontMatter:
    front_matter = read(text)
    if front_matter.error is not None:
        raise EditorError(
            Localized(
                es="El front matter no se puede leer (línea {line}): {reason}",
                en="The front matter cannot be read (line {line}): {reason}",
            ).format(
                line=text.count("\n", 0, front_matter.error.range.start) + 1,
                reason=front_matter.error.message,
            )
        )
    if front_matter.parts.state == "unclosed":
        raise EditorError(
            Localized(
                es="El front matter no se cierra: falta una línea «---» tras los campos.",
                en="The front matter is not closed: a line “---” is missing after the fields.",
            )
        )
    return front_matter


def _reads_as(
    text: str,
    edits: list[Edit],
    before: FrontMatter,
    expected: dict[str, Value],
    path: KeyPath,
    value: Value,
) -> bool:
    try:
        changed_text = apply_edits(text, edits)
    except ValueError:
        return False
    changed = read(changed_text)
    if changed.error is not None or changed.parts.state != "present":
        return False
    if not same(changed.get(path), value):
        return False
    if not _reads_alike_elsewhere(text, changed_text, path, value):
        return False
    body = before.parts.body.of(text)
    if before.parts.state == "missing":
        # Blank lines before the text now stand behind the front matter, which counts them its own.
        body = body.removeprefix("\ufeff").lstrip(" \t\r\n\f\v")
    if changed.parts.body.of(changed_text).lstrip(" \t") != body.lstrip(" \t"):
        return False
    # What an alias repeats changes with its anchor, and so may differ from what was expected.
    if _has_anchors(before):
        return changed.data.keys() == expected.keys()
    return same(changed.data, expected)


def _reads_alike_elsewhere(text: str, changed_text: str, path: KeyPath, value: Value) -> bool:
    """Whether readers of other Jekylls, too, find the value and nothing else changed."""
    for reader in READERS[1:]:
        before, changed = read(text, reader), read(changed_text, reader)
        if before.error is not None:
            continue
        if changed.error is not None or not same(changed.get(path), value):
            return False
        if _has_anchors(before):
            continue
        if not same(changed.data, _with_value(before.data, path, value)):
            return False
    return True


def _has_anchors(front_matter: FrontMatter) -> bool:
    return any(node.anchor for _, node in front_matter.walk())


def _with_value(data: dict[str, Value], path: KeyPath, value: Value) -> dict[str, Value]:
    data = copy.deepcopy(data)
    holder: Value = data
    for step in path[:-1]:
        if isinstance(holder, dict):
            inner = holder.get(str(step))
            if inner is None:
                inner = holder[str(step)] = {}
            holder = inner
        elif isinstance(holder, list) and isinstance(step, int):
            holder = holder[step]
    last = path[-1]
    if isinstance(holder, dict):
        holder[str(last)] = value
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        holder[last] = value
    return data


def _at(data: Value, path: KeyPath) -> Value:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


def _add_with_parent(
    text: str, front_matter: FrontMatter, parent: KeyPath, name: str, value: Value
) -> list[Edit]:
    now = front_matter.get(parent)
    if isinstance(now, dict):
        # Reached through an alias or a merge: the post gets its own copy to change.
        return set_value(text, parent, {**now, name: value})
    if now in (None, ""):
        return set_value(text, parent, {name: value})
    raise EditorError(
        Localized(
            es="«{parent}» tiene un valor y no puede contener el campo «{name}».",
            en="“{parent}” has a value and cannot hold the field “{name}”.",
        ).format(parent=".".join(map(str, parent)), name=name)
    )


def _added(
    text: str, front_matter: FrontMatter, parent: KeyPath, name: str, value: Value
) -> Iterator[list[Edit]]:
    habits = habits_of(front_matter.root, text)
    node = front_matter.node(parent)
    lines = "".join(line + "\n" for line in block_lines({name: value}, habits))
    if front_matter.parts.state == "missing":
        start = 1 if text.startswith("\ufeff") else 0
        blank = "" if text[start:].startswith("\n") or not text[start:] else "\n"
        yield [Edit.insert(start, f"---\n{lines}---\n{blank}")]
    elif node is None:
        yield [Edit.insert(front_matter.parts.yaml.end, lines)]
    else:
        yield insertion(text, node, name, value, habits)
        if not parent and node.style == "block":
            margin = " " * column(text, node.entries[0].key.range.start)
            indented = "".join(margin + line for line in lines.splitlines(keepends=True))
            yield [Edit.insert(front_matter.parts.yaml.end, indented)]
