"""Quotation marks in Spanish posts, see `spelling.orthography.quotes`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.quotes import wrong_quotes
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "quotes",
    Localized(es="Comillas", en="Quotation marks"),
    Localized(
        es="Las comillas van por parejas y, si el equipo eligió unas, son siempre esas.",
        en="Quotation marks come in pairs and, where the team has chosen some, are always those.",
    ),
    wrong_quotes,
)
