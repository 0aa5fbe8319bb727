"""Contractions in Spanish posts, see `spelling.orthography.joining`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.joining import missing_contractions
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "contractions",
    Localized(es="Contracciones", en="Contractions"),
    Localized(
        es="«a el» y «de el» se escriben «al» y «del».",
        en="“a el” and “de el” are written “al” and “del”.",
    ),
    missing_contractions,
)
