"""Repeated words in Spanish posts, see `spelling.orthography.repetition`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.repetition import repeated_words
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "repeated-words",
    Localized(es="Palabras repetidas", en="Repeated words"),
    Localized(
        es="La misma palabra dos veces seguidas suele ser un descuido.",
        en="The same word twice in a row is mostly a slip.",
    ),
    repeated_words,
)
