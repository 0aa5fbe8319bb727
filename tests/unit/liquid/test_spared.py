"""What the processes that run templates do without."""

from __future__ import annotations

import subprocess
import sys

import pytest

SPARED = ("asyncio", "babel", "dateutil.parser", "liquid.extra")


@pytest.mark.parametrize(
    "module", ["newsletter_editor.liquid", "newsletter_editor.rendering.worker"]
)
def test_what_is_spared_is_not_imported(module: str) -> None:
    program = (
        f"import sys, {module}\n"
        "from newsletter_editor.liquid import run_liquid\n"
        "from newsletter_editor.liquid.view import view_of\n"
        "view = view_of(None)\n"
        'text = \'{{ "2020-01-02" | date: "%-d %B %Y" }}\'\n'
        "print(run_liquid(text, view.payload(None, text), view).text)\n"
        f"print(sorted(set({SPARED!r}) & sys.modules.keys()))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert told == "2 January 2020\n[]\n"
