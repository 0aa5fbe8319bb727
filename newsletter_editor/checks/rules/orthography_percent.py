"""Percentages in Spanish posts, see `spelling.orthography.numbers`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.numbers import percent_without_space
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "percent",
    Localized(es="Porcentajes", en="Percentages"),
    Localized(
        es="El signo «%» se separa de la cifra con un espacio.",
        en="A space stands between the number and “%”.",
    ),
    percent_without_space,
)
