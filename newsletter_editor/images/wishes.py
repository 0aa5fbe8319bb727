"""What pictures are to become, as the team says in `.newsletter-editor.toml`.

[images]
widest = 1600
photos = "webp"
heaviest = 500_000
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from newsletter_editor.site.settings import Settings

WIDEST, HEAVIEST = 1_600, 1_000_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """For every picture of a blog."""

    widest: int = WIDEST
    """Pixels; twice the column of most blogs, for screens with small pixels."""
    photos: Literal["jpeg", "webp"] = "jpeg"
    """JPEG is what every mail program shows."""
    heaviest: int = HEAVIEST
    """Bytes; a picture that has more is told to be heavy."""

    @classmethod
    def of(cls, root: Path | None) -> Wishes:
        """The wishes of the blog at `root`; the defaults where it has none, or wrong ones."""
        return cls() if root is None else cls.parse(Settings.read(root).images)

    @classmethod
    def parse(cls, table: Mapping[str, Any]) -> Wishes:
        """The wishes in the table `[images]`."""
        photos = str(table.get("photos", "")).lower()
        return cls(
            _number(table.get("widest"), WIDEST),
            "webp" if photos == "webp" else "jpeg",
            _number(table.get("heaviest"), HEAVIEST),
        )

    def told(self) -> dict[str, Any]:
        """As `Wishes(**told)` takes it."""
        return asdict(self)


def _number(value: object, default: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return value if is_number and isinstance(value, int) else default
