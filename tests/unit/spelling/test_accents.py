"""Accents that only the neighbours of a word show."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter_editor.spelling.accents import accent_hints
from newsletter_editor.spelling.orthography.agreement import disagreeing
from newsletter_editor.spelling.orthography.confusion import confused_words
from newsletter_editor.spelling.orthography.flaw import Reading

GOLDEN = Path(__file__).parents[2] / "golden" / "spelling"
CASES = json.loads((GOLDEN / "accents.json").read_text(encoding="utf-8"))
ORTHOGRAPHY = json.loads((GOLDEN / "orthography.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in CASES])
def test_hints(case: dict[str, object], spanish) -> None:
    text = str(case["text"])
    assert [(hint.word.text, hint.meant) for hint in accent_hints(text, spanish)] == [
        tuple(pair) for pair in case["hints"]
    ]


def test_a_year_is_past_once_it_is_over(spanish) -> None:
    year = datetime.now(UTC).year
    for told, meant in ((year - 1, ["publicó"]), (year, []), (year + 1, [])):
        hints = accent_hints(f"En {told} publico su primer libro.", spanish)
        assert [hint.meant for hint in hints] == meant


def test_no_rule_stumbles_where_a_text_ends(spanish, english) -> None:
    for text in [str(case["text"]) for case in CASES + ORTHOGRAPHY]:
        parts = text.split(" ")
        for length in range(1, len(parts) + 1):
            for piece in (" ".join(parts[:length]), " ".join(parts[-length:])):
                list(accent_hints(piece, spanish))
                reading = Reading(piece, spanish, english)
                list(confused_words(reading))
                list(disagreeing(reading))
