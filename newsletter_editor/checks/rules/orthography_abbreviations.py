"""Abbreviations and centuries in Spanish posts, see `spelling.orthography.abbreviations`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.abbreviations import wrong_abbreviations
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "abbreviations",
    Localized(es="Abreviaturas y siglos", en="Abbreviations and centuries"),
    Localized(
        es="Abreviaturas, símbolos, ordinales y siglos tienen una forma fija.",
        en="Abbreviations, symbols, ordinals and centuries have one form.",
    ),
    wrong_abbreviations,
)
