"""Opening signs in Spanish posts, see `spelling.orthography.signs`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.signs import missing_opening_signs
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "opening-signs",
    Localized(es="Signos de apertura", en="Opening signs"),
    Localized(
        es="En español las preguntas y exclamaciones se abren con «¿» y «¡».",
        en="In Spanish questions and exclamations are opened with “¿” and “¡”.",
    ),
    missing_opening_signs,
)
