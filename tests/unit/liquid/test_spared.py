"""What python-liquid is imported without, and that nothing of it is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[3]


def said_by(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("worker", ["rendering", "checks"])
def test_workers_start_without_it(worker: str) -> None:
    program = f"import sys, newsletter_editor.{worker}.worker; print(*sys.modules)"
    modules = set(said_by(program).split())
    imported = {name.partition(".")[0] for name in modules}
    # Checks import it when they first look into a template.
    assert worker == "checks" or "liquid" in imported
    assert not imported & {"asyncio", "babel", "pytz", "importlib_resources"}
    assert "dateutil.parser" not in modules


def test_dates_are_written_without_it() -> None:
    program = """
import sys
from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.view import view_of
view = view_of(None)
text = '{{ "2020-01-02" | date: "%-d %B %Y" }}'
print(run_liquid(text, view.payload(None, text), view).text, "dateutil.parser" in sys.modules)
"""
    assert said_by(program) == "2 January 2020 False"


def test_what_is_spared_is_there_once_it_is_used() -> None:
    program = """
import newsletter_editor.liquid, asyncio, liquid
extra = liquid.Environment(extra=True)
loads = liquid.Environment(loader=liquid.FileSystemLoader("."))
template = asyncio.run(loads.get_template_async("pyproject.toml"))
messages = list(liquid.extract_from_template(extra.from_string("{{ 'Hi' | t }}")))
date = liquid.Environment().from_string("{{ 'May 2 2020' | date: '%d' }}").render()
print(extra.from_string("{{ 1234.5 | decimal }}").render(), template.name, len(messages), date)
"""
    assert said_by(program).endswith("1,234.5 pyproject.toml 1 02")
