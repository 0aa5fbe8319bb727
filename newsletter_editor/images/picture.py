"""What a picture became, and which files can become one."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter_editor.repo.kinds import ENOUGH, Kind, kind_of
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

LARGEST_SOURCE = 64 * 1024 * 1024
"""Bytes; a photo of 200 megapixels has some 50 million."""
SECONDS_TO_CONVERT = 60.0
"""For one picture; an animation of some hundred frames takes half of it on a slow machine."""
OPENERS = {
    "PNG": ("PNG",),
    "JPEG": ("JPEG", "MPO"),
    "GIF": ("GIF",),
    "WebP": ("WEBP",),
    "BMP": ("BMP",),
    "AVIF": ("AVIF",),
    "ICO": ("ICO",),
    "HEIC": ("HEIF",),
    "TIFF": ("TIFF",),
    "Photoshop": ("PSD",),
    "JPEG 2000": ("JPEG2000",),
}
"""What each kind is read with; nothing else, for some of Pillow's readers run other programs."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What has become of a picture."""

    data: bytes
    ending: str
    """With its dot."""
    width: int
    height: int
    """Pixels; 0 for a drawing that has none."""
    was: str
    """The kind it had, as people say it."""
    old_width: int = 0
    old_height: int = 0
    old_size: int = 0
    """Bytes."""
    is_same: bool = False
    """Whether it was right already and nothing has changed."""
    had_place: bool = False
    """Whether the camera had written where it was taken."""
    is_shown_as_it_was: bool = True
    """Whether browsers would have shown the original, too."""


def is_convertible(kind: Kind) -> bool:
    """Whether a kind of files is a picture that `convert` takes."""
    return kind.name in OPENERS or kind.name == "SVG"


def require_convertible(head: bytes, name: str) -> Kind:
    """What a file is by its first bytes. Raises EditorError for what is no picture of ours."""
    kind = kind_of(head[:ENOUGH])
    if is_convertible(kind):
        return kind
    told = _NOT_SHOWN if kind.is_picture else _NO_IMAGE
    raise EditorError(told.format(name=name, kind=kind.name))


TOO_MUCH = Localized(
    es="«{name}» pide demasiado tiempo o memoria; guárdala más pequeña y vuelve a intentarlo.",
    en="“{name}” takes too much time or memory; save it smaller and try again.",
)
_NOT_SHOWN = Localized(
    es="«{name}» es {kind}, que los navegadores no muestran; guárdala como JPEG o PNG.",
    en="“{name}” is {kind}, which browsers do not show; save it as JPEG or PNG.",
)
_NO_IMAGE = Localized(
    es="«{name}» no es una imagen, aunque su nombre lo diga; elige otra.",
    en="“{name}” is no image, although its name says so; choose another one.",
)
