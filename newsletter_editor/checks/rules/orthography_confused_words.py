"""Words in each other's place in Spanish posts, see `spelling.orthography.confusion`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.confusion import confused_words
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "confused-words",
    Localized(es="Palabras confundidas", en="Confused words"),
    Localized(
        es="«vez» y «ves», «ha» y «a», «haber» y «a ver», «hay» y «ahí», «sino» y «si no»: "
        "suenan igual y no son lo mismo.",
        en="“vez” and “ves”, “ha” and “a”, “haber” and “a ver”, “hay” and “ahí”, “sino” and "
        "“si no” sound alike but differ.",
    ),
    confused_words,
)
