"""Doubled spaces in Spanish posts, see `spelling.orthography.spacing`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.spacing import doubled_spaces
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "doubled-spaces",
    Localized(es="Espacios dobles", en="Doubled spaces"),
    Localized(
        es="Entre dos palabras basta un espacio.",
        en="One space between two words is enough.",
    ),
    doubled_spaces,
)
