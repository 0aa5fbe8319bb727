"""Prefixes in Spanish posts, see `spelling.orthography.joining`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.joining import separated_prefixes
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "prefixes",
    Localized(es="Prefijos", en="Prefixes"),
    Localized(
        es="Los prefijos se escriben unidos a la palabra.",
        en="Prefixes are joined to their word.",
    ),
    separated_prefixes,
)
