"""No pattern has a possessive group: Python 3.11.2 goes on behind what it had half matched.

See findings/python_possessive_groups.sh. `(?>(?:…)*)` means the same and is right; `x*+` of a
single character or class is, too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsletter_editor

_SOURCES = Path(newsletter_editor.__file__).parent
_ESCAPED_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_POSSESSIVE_GROUP = re.compile(r"\)(?:[?*+]|\{\d*,?\d*\})\+")
_IS_PATTERN = re.compile(r"\(\?|\\[sSwWdDbBAZ]")


def has_possessive_group(pattern: str) -> bool:
    plain = _ESCAPED_OR_CLASS.sub("x", pattern)
    return bool(_IS_PATTERN.search(pattern) and _POSSESSIVE_GROUP.search(plain))


def _texts(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            value = node.value
            yield node.lineno, value if isinstance(value, str) else value.decode("latin-1")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:=\w+)?+>", True),
        (r"(?:a)*+", True),
        (r"(?:a){1,3}+", True),
        (r"(?>(?:=\w+)?)>", False),
        (r"\s*+[()*+]++", False),
        (r"\)*+x\d", False),
    ],
)
def test_possessive_groups_are_seen(pattern: str, expected: bool) -> None:
    assert has_possessive_group(pattern) is expected


def test_no_pattern_has_a_possessive_group() -> None:
    found = [
        f"{path.relative_to(_SOURCES)}:{line}"
        for path in sorted(_SOURCES.rglob("*.py"))
        for line, text in _texts(path.read_text(encoding="utf-8"))
        # An address has signs that look like one.
        if has_possessive_group(text) and "!$" not in text
    ]
    assert found == []
