"""Doubled signs in Spanish posts, see `spelling.orthography.spacing`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.spacing import doubled_signs
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "doubled-signs",
    Localized(es="Signos dobles", en="Doubled signs"),
    Localized(
        es="Un signo no se repite, y después de «?» o «!» no va punto.",
        en="A sign is not repeated, and no point follows “?” or “!”.",
    ),
    doubled_signs,
)
