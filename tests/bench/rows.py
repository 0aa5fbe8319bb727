"""What every bench gives: one row for each thing that it measured."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One figure. A plain tuple of the first two will do as well."""

    what: str
    figure: str
    """With its unit."""
    goal: str = ""
    """What it should be, in the same unit."""


def milliseconds(seconds: float) -> str:
    """A duration as benches write it."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds * 1000:,.0f} ms"
