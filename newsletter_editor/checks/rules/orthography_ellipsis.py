"""Ellipses in Spanish posts, see `spelling.orthography.abbreviations`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.abbreviations import wrong_ellipses
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "ellipsis",
    Localized(es="Puntos suspensivos", en="Ellipses"),
    Localized(
        es="Son tres puntos, y sobran después de «etc.».",
        en="They are three points, and none follow “etc.”.",
    ),
    wrong_ellipses,
)
