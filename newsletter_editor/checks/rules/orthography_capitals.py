"""Capitals in Spanish posts, see `spelling.orthography.capitals`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.capitals import wrong_capitals
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "capitals",
    Localized(es="Mayúsculas", en="Capitals"),
    Localized(
        es="Los meses y los días de la semana van con minúscula.",
        en="Months and days of the week have no capital.",
    ),
    wrong_capitals,
)
