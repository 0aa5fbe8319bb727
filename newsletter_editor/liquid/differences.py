"""Where Liquid 4.0.4, which gems and GitHub Pages run, and the 5.4 of Debian's Jekyll differ.

This room follows 4.0.4. Tests that ask Debian's Jekyll leave out what has one of these names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

ONLY_IN_LIQUID_5: frozenset[str] = frozenset(
    {
        "base64_decode",
        "base64_encode",
        "base64_url_safe_decode",
        "base64_url_safe_encode",
        "echo",
        "liquid",
        "remove_last",
        "render",
        "replace_last",
    }
)
"""Tags and filters that 4.0.4 has not: such a tag ends its build, such a filter does nothing."""

OTHERWISE_IN_LIQUID_5: Mapping[str, str] = MappingProxyType(
    {
        "truncatewords": "4.0.4 adds the ellipsis to a text of exactly so many words too.",
    }
)
"""What 4.0.4 does where 5.4 does something else."""


_NAMES = re.compile(rf"\b(?:{'|'.join((*ONLY_IN_LIQUID_5, *OTHERWISE_IN_LIQUID_5))})\b")


def is_same_in_liquid_5(template: str) -> bool:
    """Whether a template names nothing in which the two differ."""
    return _NAMES.search(template) is None
