"""YAML of a site's own files as plain values, within bounds."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml

from newsletter_editor.text.localized import Localized

MOST_NODES = 200_000
"""Values that a file may come to once its aliases are followed."""
DEEPEST = 100
"""Levels of nesting that are read."""

Value = str | int | float | bool | None | date | datetime | list[Any] | dict[Any, Any]


class YamlError(Exception):
    """A text that is no sound YAML; `line` counts from 1 and is None where none is to blame."""

    def __init__(self, message: Localized, line: int | None) -> None:
        super().__init__(message.en)
        self.message = message
        self.line = line


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe loading in C that counts what it builds."""


_TIMESTAMP = re.compile(r"\d")


def load_yaml(text: str) -> Any:
    """The value of a YAML text, None for an empty one.

    Raises YamlError where the text is broken, too deep or grows too large through aliases.
    """
    try:
        value = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        reason = error.problem or "YAML"
        raise YamlError(
            Localized(es="línea {line}: {reason}", en="line {line}: {reason}").format(
                line=line or "?", reason=reason
            ),
            line,
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(Localized(es="YAML dañado", en="broken YAML"), None) from error
    _check_size(value)
    return value


def _check_size(value: Any) -> None:
    count = 0
    level = [value]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                below += item.keys()
                below += item.values()
            elif isinstance(item, list):
                below += item
            count += 1
            if len(below) + count > MOST_NODES:
                raise YamlError(Localized(es="demasiado grande", en="too large"), None)
        if not below:
            return
        level = below
    raise YamlError(Localized(es="demasiado anidado", en="nested too deeply"), None)
