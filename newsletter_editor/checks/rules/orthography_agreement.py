"""Neighbours of another gender or number in Spanish posts, see `spelling.orthography.agreement`."""

from __future__ import annotations

from newsletter_editor.checks.orthography import orthography_rule
from newsletter_editor.spelling.orthography.agreement import disagreeing
from newsletter_editor.text.localized import Localized

RULE = orthography_rule(
    "agreement",
    Localized(es="Concordancia", en="Agreement"),
    Localized(
        es="«los modelo», «una problema», «los datos es»: el género o el número no concuerda.",
        en="“los modelo”, “una problema”, “los datos es”: gender or number do not agree.",
    ),
    disagreeing,
)
