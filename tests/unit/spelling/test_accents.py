"""Accents that only the neighbours of a word show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.spelling.accents import accent_hints

CASES = json.loads(
    (Path(__file__).parents[2] / "golden" / "spelling" / "accents.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"]) for case in CASES])
def test_hints(case: dict[str, object], spanish) -> None:
    text = str(case["text"])
    assert [(hint.word.text, hint.meant) for hint in accent_hints(text, spanish)] == [
        tuple(pair) for pair in case["hints"]
    ]
