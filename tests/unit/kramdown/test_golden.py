"""Cases whose pages were made by kramdown 2.4.0, so that they hold where it is not installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsletter_editor.kramdown import to_html
from tests.fuzz.kramdown_reference import without_colours

GOLDEN = Path(__file__).parents[2] / "golden" / "kramdown"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(GOLDEN.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_the_page_is_kramdowns(case: dict[str, Any]) -> None:
    got = to_html(case["text"], case["options"])
    assert without_colours(got) == without_colours(case["html"])
