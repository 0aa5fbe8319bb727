"""Spaces beside signs in Spanish posts, see `spelling.orthography.spacing`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.spacing import wrong_spaces
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "spaces",
    Localized(es="Espacios junto a los signos", en="Spaces beside signs"),
    Localized(
        es="Los signos de puntuación se pegan a la palabra anterior y se separan de la siguiente.",
        en="Punctuation is joined to the word before it and apart from the one after it.",
    ),
    wrong_spaces,
)
