"""Numbers in Spanish posts, see `spelling.orthography.numbers`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.numbers import wrong_numbers
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "numbers",
    Localized(es="Cifras", en="Numbers"),
    Localized(
        es="Los millares se separan con un espacio; los decimales, con el signo del equipo.",
        en="Thousands are grouped by a space, and decimals have the sign that the team has chosen.",
    ),
    wrong_numbers,
)
