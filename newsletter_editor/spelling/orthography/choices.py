"""What a team may choose where orthography leaves a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Quotes = Literal["any", "angular", "curly", "straight"]
DecimalSign = Literal["any", "comma", "point"]


@dataclass(frozen=True)
class Choices:
    """Where orthography leaves a choice to the team; "any" asks for nothing."""

    quotes: Quotes = "any"
    decimal: DecimalSign = "any"
