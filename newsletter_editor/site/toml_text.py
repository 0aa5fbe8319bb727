"""TOML of people who may mean ill."""

from __future__ import annotations

import tomllib
from typing import Any

from newsletter_editor.document.front_matter_nodes import DEEPEST_NESTING
from newsletter_editor.text.localized import Localized


class DeepTomlError(ValueError):
    """Tables within tables beyond what anybody writes; whoever goes through them would fail."""

    message = Localized(es="anida demasiado", en="it is nested too deeply")

    def __init__(self) -> None:
        super().__init__(self.message.en)


def read_toml(text: str) -> dict[str, Any]:
    """The tables of a text. Raises ValueError: DeepTomlError, or what `tomllib` says."""
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise DeepTomlError from None
    level: list[object] = [values]
    for _ in range(DEEPEST_NESTING):
        level = [item for value in level for item in _inside(value)]
    if level:
        # Dotted keys go as deep as they like without keeping the library busy.
        raise DeepTomlError
    return values


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
