"""The values of a template's front matter, each read as what it should be or refused."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

FIELDS = (
    "kind",
    "name",
    "icon",
    "order",
    "required",
    "language",
    "aliases",
    "short",
    "hidden",
)
"""The keys of a template's front matter."""


def refuse_misspelt(fields: Mapping[str, Any]) -> None:
    """Raise EditorError for a key that is a letter or two away from a known one."""
    # A key that is simply unknown is let through: a newer version of the program may know it.
    for key in fields:
        if key in FIELDS:
            continue
        near = get_close_matches(str(key), FIELDS, 1, cutoff=0.75)
        if near and near[0] not in fields:
            raise EditorError(_MISSPELT.format(key=key, near=near[0]))


def words(fields: Mapping[str, Any], key: str) -> str:
    """A text in one line, empty where the key is absent; EditorError for anything else."""
    value = fields.get(key)
    if value is None:
        return ""
    if value is False and key == "language":
        # Norwegian is a truth value in YAML 1.1.
        return "no"
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise wrong_type(key, value, Localized(es="un texto", en="a text"))
    return " ".join(str(value).split())


def number(fields: Mapping[str, Any], key: str) -> int:
    """A whole number, 0 where the key is absent; EditorError for anything else."""
    value = fields.get(key)
    if value is None:
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(key, value, Localized(es="un número entero", en="a whole number"))
    return value


def flag(fields: Mapping[str, Any], key: str) -> bool:
    """Yes or no, no where the key is absent; EditorError for anything else."""
    value = fields.get(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise wrong_type(key, value, Localized(es="true o false", en="true or false"))
    return value


def texts(fields: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of texts, or the one text that stands in its place; EditorError for anything else."""
    value = fields.get(key)
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str | int | float) for each in values):
        raise wrong_type(key, value, Localized(es="una lista de textos", en="a list of texts"))
    return tuple(str(each) for each in values)


def wrong_type(key: str, value: object, expected: Localized) -> EditorError:
    """The error that says what a key should hold."""
    return EditorError(_WRONG_TYPE.format(key=key, value=value, expected=expected))


_MISSPELT = Localized(
    es="No hay ningún dato «{key}»; ¿querías decir «{near}»?",
    en="There is no key “{key}”; did you mean “{near}”?",
)
_WRONG_TYPE = Localized(
    es="El valor de «{key}» es «{value}»; se espera {expected}.",
    en="The value of “{key}” is “{value}”; {expected} is expected.",
)
