"""An image that somebody has pasted, dropped or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

IMAGE_ENDINGS = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"),
    *(".heic", ".heif", ".tif", ".tiff"),
)
"""Of files that are offered to be taken in."""


class NewImage(NamedTuple):
    """An image that is not in the repo yet: a file, or the bytes of one."""

    ending: str
    """With its dot, lower case."""
    file: Path | None
    data: bytes | None

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return self.file.name if self.file is not None else f"image{self.ending}"
