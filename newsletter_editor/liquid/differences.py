"""Where the Liquids and Jekylls that are followed differ.

Gems and GitHub Pages run Liquid 4.0.4, Debian's Jekyll 5.4. This room follows 4.0.4. Tests that ask
Debian's Jekyll leave out what has one of these names.
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

BLOCKS_OF_LIQUID_5: frozenset[str] = frozenset({"case", "for", "if", "unless"})
"""Where they hold nothing but spaces and tags without output, 5.4 leaves out the spaces alone; of
such a block, of whatever name, 4.0.4 writes nothing at all, code of `highlight` neither."""

OTHERWISE_IN_LIQUID_5: Mapping[str, str] = MappingProxyType(
    {
        r"(?:(?<![\w\]'\".])|(?:\b|\d)(?:and|or))\[": (
            "4.0.4 has no strict rule for a path that begins with a bracket."
        ),
        r"_exp\b.*\b(?:blank|empty)\b": "4.0.4 compares with them in an expression too.",
        r"\ballow_false\b": "4.0.4 knows no option of `default`: it is an argument too many.",
        r"\bcase\s+(?:blank|empty)\b": "4.0.4 finds what is empty equal, 5.4 nothing.",
        r"\{%-?\s*#": "4.0.4 has no comment within one tag: what begins so is never closed.",
        r"\b(?:compact|uniq)\s*:": (
            "4.0.4 looks at the first item alone for whether there can be properties."
        ),
        r"\b(?:tablerow|when)\b(?s:.*)\b(?:break|continue)\b": (
            "4.0.4 writes the outputs behind one that no loop has taken, up to the next tag."
        ),
        r"\btruncatewords\b": (
            "4.0.4 adds the ellipsis to a text of exactly so many words too, and leaves a short"
            " list the list it is."
        ),
    }
)
"""What 4.0.4 does where 5.4 does something else, by a pattern for what is written."""

MISSING_IN_JEKYLL_3: frozenset[str] = frozenset({"find", "find_exp"})
"""Filters that came with Jekyll 4; what 3.10 does not know it passes over."""

DIFFERENT_IN_JEKYLL_3: Mapping[str, str] = MappingProxyType(
    {
        "group_by": "by what is written: `01` and `1` are two.",
        "include": "no file with one of `()+~#@` in its name.",
        "link": "no `baseurl` before the address, and no outputs in the path.",
        "number_of_words": "no modes: an argument is an error.",
        "page.excerpt": "that of a page is what its front matter says, and no text of it.",
        "page.name": "a post has none.",
        "post_url": "no `baseurl` before the address.",
        "sort": "texts as texts, `10` before `9`, and never beside numbers.",
        "theme": "none.",
        "where": "without a value to look for the list is left whole, texts are no numbers, and"
        " what is `empty` has an empty text.",
        "where_exp": "one comparison: `and` and `or` are errors.",
    }
)
"""What 3.10 does where 4.4 does something else; a golden case shows each."""


_NAMES = (rf"\b{name}\b" for name in ONLY_IN_LIQUID_5)
_DIFFERENT = re.compile("|".join((*_NAMES, *OTHERWISE_IN_LIQUID_5)))


def is_same_in_liquid_5(template: str) -> bool:
    """Whether a template names nothing in which the two differ."""
    return _DIFFERENT.search(template) is None
