"""Number words in Spanish posts, see `spelling.orthography.numbers`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.numbers import wrong_number_words
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "number-words",
    Localized(es="Números en palabras", en="Number words"),
    Localized(
        es="Hasta el treinta, y las centenas, los números se escriben en una palabra.",
        en="Up to thirty, and for hundreds, numbers are one word.",
    ),
    wrong_number_words,
)
