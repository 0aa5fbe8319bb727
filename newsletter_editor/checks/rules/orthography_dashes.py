"""Dashes in Spanish posts, see `spelling.orthography.dashes`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.dashes import wrong_dashes
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "dashes",
    Localized(es="Rayas", en="Dashes"),
    Localized(
        es="Los incisos se encierran entre rayas (—), no entre guiones.",
        en="Asides stand between long dashes (—), not between hyphens.",
    ),
    wrong_dashes,
)
