"""The two readers of YAML that Jekylls have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsletter_editor.document.front_matter_safe_values import (
    safe_scan_plain,
    safe_tagged_scalar,
)
from newsletter_editor.document.front_matter_values import Value, scan_plain, tagged_scalar


@dataclass(frozen=True, slots=True)
class YamlReader:
    """How a reader takes scalars, and what it does with what is no data."""

    name: str
    scan_plain: Callable[[str], Value]
    """The value of an unquoted scalar."""
    tagged_scalar: Callable[[str, str], Value]
    """That of a scalar with a tag (tag, text); raises ValueError where it is refused."""
    refuses_objects: bool
    """Whether symbols, tags of Ruby's and aliases of nothing end the reading."""
    goes_by_events: bool
    """Whether it makes values as their parts are named, and has no tree (`front_matter_handler`):
    it reads an alias of a text anew, as if there were no quotes."""


SAFE_YAML = YamlReader(
    "SafeYAML",
    safe_scan_plain,
    safe_tagged_scalar,
    refuses_objects=False,
    goes_by_events=True,
)
"""That of Jekyll 3.10 and 4.4 as gems, and so of nearly every site."""
PSYCH = YamlReader("Psych", scan_plain, tagged_scalar, refuses_objects=True, goes_by_events=False)
"""That of Debian's Jekyll."""
READERS = (SAFE_YAML, PSYCH)
