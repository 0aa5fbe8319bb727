"""A picture as cameras, programs and servers make it becomes one that readers need.

Upright, without what a camera wrote into it, no wider than wished, in a format that every browser
and mail program shows. What is drawn stays PNG, what is photographed becomes JPEG or WebP, what
moves goes on moving. Bytes and pixels are bounded here, time and memory by `worker`.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageCms, JpegImagePlugin

from newsletter_editor.images.drawings import require_drawing
from newsletter_editor.images.picture import (
    LARGEST_SOURCE,
    OPENERS,
    Converted,
    require_convertible,
)
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.repo.kinds import Kind
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

MOST_PIXELS = 120_000_000
"""Of a picture that is decoded whole."""
MOST_JPEG_PIXELS = 300_000_000
"""Of a JPEG, which is made smaller while it is decoded."""
MOST_FRAMES = 1_000
MOST_PIXELS_IN_ALL = 1_500_000_000
"""Of all frames together, as they are read."""
MOST_PIXELS_KEPT = 150_000_000
"""Of all frames together, as they are written: they are all in memory, four bytes each."""
_QUALITY = 85
_DENSE = 0.6
"""Bytes a pixel; a photo that has more was saved better than anybody sees."""
_GAIN = 1.1
"""How many times as heavy a sound file has to be for another one in its place."""
_FLAT = 0.4
"""The share of equal neighbours from which on a picture is drawn: photos have noise."""

_ANIMATED = frozenset({"PNG", "GIF", "WebP", "AVIF"})
"""Kinds whose several frames are a film, not other sizes, pages or the halves of a depth map."""
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
"""Orientations of Exif (JEITA CP-3451, 4.6.4) that change width and height."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each of them."""
_SCALABLE = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
_LOSSY = frozenset({"JPEG", "HEIC", "AVIF"})
_FORMATS = {".jpg": "JPEG", ".webp": "WEBP", ".png": "PNG", ".gif": "GIF"}
_OF_A_DAMAGED_FILE = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError),
    *(TypeError, RuntimeError, ArithmeticError),
)
"""What Pillow's readers raise."""

pillow_heif.register_heif_opener()


def convert(data: bytes, wishes: Wishes, name: str) -> Converted:
    """The picture that readers need; `name` is what its file is called in a refusal.

    Raises EditorError for what is no picture, is damaged, or has too many bytes, pixels or frames.
    """
    kind = require_convertible(data, name)
    if len(data) > LARGEST_SOURCE:
        raise EditorError(_TOO_HEAVY.format(name=name, most=LARGEST_SOURCE // 2**20))
    if kind.name == "SVG":
        # A drawing is as sharp and as small as can be.
        require_drawing(data, name)
        return Converted(data, ".svg", 0, 0, kind.name, old_size=len(data), is_same=True)
    # Each must be one that the kind's own reader takes, with a bound of ours instead of Pillow's.
    Image.MAX_IMAGE_PIXELS = None
    with warnings.catch_warnings():
        # What is odd in a file and no fault is nobody's business.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=OPENERS[kind.name]) as image:
                return _converted(image, data, kind, wishes, name)
        except _OF_A_DAMAGED_FILE as error:
            raise EditorError(_DAMAGED.format(name=name, kind=kind.name)) from error


def _converted(image: Image.Image, data: bytes, kind: Kind, wishes: Wishes, name: str) -> Converted:
    width, height = image.size
    is_jpeg = kind.name == "JPEG"
    if width * height > (MOST_JPEG_PIXELS if is_jpeg else MOST_PIXELS):
        raise EditorError(_TOO_LARGE.format(name=name, width=width, height=height))
    exif = image.getexif()
    had_place = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    turn = _turn_of(image)
    if turn in _ON_ITS_SIDE:
        width, height = height, width
    frames = getattr(image, "n_frames", 1) if kind.name in _ANIMATED else 1
    if frames > MOST_FRAMES or frames * width * height > max(MOST_PIXELS_IN_ALL, MOST_PIXELS):
        raise EditorError(_TOO_LONG.format(name=name))
    is_right = width <= wishes.widest and turn == 1 and _is_clean(image, data, kind)
    as_it_was = Converted(
        *(data, kind.ending, width, height),
        was=kind.name,
        old_width=width,
        old_height=height,
        old_size=len(data),
        is_same=True,
        had_place=had_place,
        is_shown_as_it_was=kind.is_shown,
    )
    if frames > 1:
        ending = ".webp" if kind.name == "AVIF" else kind.ending
        if is_right and ending == kind.ending:
            return as_it_was
        stored = _scaled(image.size, wishes.widest, turn in _ON_ITS_SIDE)
        if frames * stored[0] * stored[1] > MOST_PIXELS_KEPT:
            raise EditorError(_TOO_LONG.format(name=name))
        made, size = _film(image, ending, frames, stored)
        return _changed(as_it_was, made, ending, size)
    quantized = _tables(image)
    still = _still(image, wishes.widest)
    ending = _ending(still, kind, wishes)
    is_as_large = still.size == (width, height) and turn == 1
    made = _saved(still, ending, quantized if is_as_large else None, data)
    enough = max(_GAIN * len(made), _DENSE * width * height)
    if is_right and ending == kind.ending and len(data) <= enough:
        return as_it_was
    return _changed(as_it_was, made, ending, still.size)


def _changed(before: Converted, data: bytes, ending: str, size: tuple[int, int]) -> Converted:
    width, height = size
    return replace(before, data=data, ending=ending, width=width, height=height, is_same=False)


def _turn_of(image: Image.Image) -> int:
    """Its orientation as Exif numbers it; 1 for one that stands upright, or whose reader turns."""
    if image.format == "TIFF":
        return 1
    return int(image.getexif().get(ExifTags.Base.Orientation) or 1)


def _is_clean(image: Image.Image, data: bytes, kind: Kind) -> bool:
    """Whether nothing stands in the file but the picture."""
    said = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "mp", "mpoffset"}
    if said & set(image.info) or image.getexif() or not _is_srgb(image):
        return False
    if image.mode not in ("1", "L", "LA", "P", "PA", "RGB", "RGBA"):
        return False
    if kind.name == "PNG" and getattr(image, "text", None):
        return False
    # Of 16 bits a channel, of which Pillow tells in grey pictures alone.
    if kind.name == "PNG" and data[24:25] == b"\x10":
        return False
    told = {each[0] for each in getattr(image, "applist", ())}
    return image.format != "MPO" and told <= {"APP0", "APP2", "APP14"}


def _is_srgb(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    if not profile:
        return True
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return "srgb" in ImageCms.getProfileDescription(opened).lower()
    except (ImageCms.PyCMSError, OSError):
        return False


def _still(image: Image.Image, widest: int) -> Image.Image:
    """The picture upright, in the colours of the web, eight bits a channel, without its words."""
    width, height = image.size
    turn = _turn_of(image)
    # Scaled before it is turned, which takes a copy of the whole.
    size = _scaled((width, height), widest, turn in _ON_ITS_SIDE)
    # Twice as large as wanted is enough for a good scaling; a JPEG is decoded no larger.
    image.draft(None, (2 * size[0], 2 * size[1]))
    image.seek(0)
    image.load()
    plain = image
    if image.mode not in _SCALABLE or "transparency" in image.info:
        plain = _in_web_colours(image)
        is_seen_through = plain.mode == "PA" or "transparency" in plain.info
        if size != (width, height) and (plain.mode in ("1", "P") or is_seen_through):
            plain = plain.convert("RGBA" if is_seen_through else "RGB")
    if size != (width, height):
        words = plain.info
        plain = plain.resize(size, Image.Resampling.LANCZOS)
        plain.info = words
    plain = _in_web_colours(plain)
    way = _TURNS.get(turn)
    plain = plain.transpose(way) if way is not None else plain.copy()
    for key in plain.info.keys() - {"transparency"}:
        del plain.info[key]
    return plain


def _scaled(size: tuple[int, int], widest: int, is_on_its_side: bool) -> tuple[int, int]:
    """Pixels as they are stored of a picture that is to be seen no wider than `widest`."""
    width, height = size[::-1] if is_on_its_side else size
    if width > widest:
        width, height = widest, max(1, round(height * widest / width))
    return (height, width) if is_on_its_side else (width, height)


def _in_web_colours(image: Image.Image) -> Image.Image:
    mode = image.mode
    if mode.startswith("I;16"):
        # A plain conversion would cut all that is brighter than 255.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if mode in ("I", "F"):
        extrema: Any = image.getextrema()
        low, high = map(float, extrema)
        scale = 255 / (high - low) if high > low else 1.0
        return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    profile = image.info.get("icc_profile")
    if profile and mode in ("RGB", "RGBA", "CMYK", "LAB") and not _is_srgb(image):
        target = "RGBA" if mode == "RGBA" else "RGB"
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=target,
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    if mode in ("1", "L", "LA", "P", "PA", "RGB", "RGBA"):
        return image
    return image.convert("RGBA" if mode in ("RGBa", "La") else "RGB")


def _ending(still: Image.Image, kind: Kind, wishes: Wishes) -> str:
    photo = ".webp" if wishes.photos == "webp" else ".jpg"
    if _is_seen_through(still):
        return ".webp" if photo == kind.ending else ".png"
    if kind.name in _LOSSY or _is_photo(still):
        return photo
    return ".png"


def _is_seen_through(still: Image.Image) -> bool:
    if still.mode in ("LA", "RGBA", "PA"):
        extrema: Any = still.getchannel("A").getextrema()
        return bool(extrema[0] < 255)
    return "transparency" in still.info


def _is_photo(still: Image.Image) -> bool:
    """Whether there is noise between neighbours: what is drawn has areas of one colour."""
    if still.mode in ("1", "P", "PA"):
        return False
    colours = still.convert("RGB")
    width, height = colours.size
    if width < 2:
        return False
    data = colours.tobytes()
    equal = looked = 0
    for row in range(0, height, max(1, height // 64)):
        start = 3 * width * row
        line = data[start : start + 3 * width]
        for at in range(0, 3 * (width - 1), 3 * max(1, width // 512)):
            equal += line[at : at + 3] == line[at + 3 : at + 6]
            looked += 1
    return equal < _FLAT * looked


def _tables(image: Image.Image) -> dict[str, Any] | None:
    """How finely a JPEG was quantized; a picture that keeps its size is saved so again."""
    tables = getattr(image, "quantization", None)
    if not tables or image.mode not in ("L", "RGB"):
        return None
    sampling = JpegImagePlugin.get_sampling(image)
    return {"qtables": tables, **({"subsampling": sampling} if sampling >= 0 else {})}


def _saved(still: Image.Image, ending: str, tables: dict[str, Any] | None, data: bytes) -> bytes:
    out = io.BytesIO()
    if ending == ".jpg":
        is_dense = len(data) > _DENSE * still.width * still.height
        how: dict[str, Any] = {"quality": _QUALITY} if tables is None or is_dense else tables
        plain = still if still.mode in ("L", "RGB") else still.convert("RGB")
        plain.save(out, "JPEG", optimize=True, progressive=True, **how)
    elif ending == ".webp":
        plain = still.convert("RGBA" if _is_seen_through(still) else "RGB")
        plain.save(out, "WEBP", quality=_QUALITY, method=4)
    else:
        plain = still
        if still.mode in ("RGBA", "LA") and not _is_seen_through(still):
            plain = still.convert(still.mode.removesuffix("A"))
        plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def _film(
    image: Image.Image, ending: str, frames: int, size: tuple[int, int]
) -> tuple[bytes, tuple[int, int]]:
    """The film and its size; `size` is what it is scaled to as it is stored."""
    pictures, durations = [], []
    loop = image.info.get("loop")
    way = _TURNS.get(_turn_of(image))
    # What programs that show no film show in its place, and is no part of it.
    has_still = bool(image.info.get("default_image"))
    for number in range(frames):
        image.seek(number)
        image.load()
        picture = image.convert("RGBA")
        if picture.size != size:
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        if way is not None:
            picture = picture.transpose(way)
        picture.info = {}
        pictures.append(picture)
        durations.append(image.info.get("duration") or 100)
    how: dict[str, Any] = {"save_all": True, "append_images": pictures[1:], "duration": durations}
    if ending == ".webp":
        how |= {"quality": _QUALITY, "method": 3, "loop": loop or 0}
    elif ending == ".gif":
        # What was said to end by itself has no loop, and none is written.
        how |= {"disposal": 2} | ({"loop": loop} if loop is not None else {})
    else:
        how |= {"loop": loop or 0, "default_image": has_still}
        how["duration"] = durations[has_still:]
    out = io.BytesIO()
    pictures[0].save(out, _FORMATS[ending], **how)
    return out.getvalue(), pictures[0].size


_DAMAGED = Localized(
    es="«{name}» está dañada o incompleta: empieza como {kind} y no se puede leer; elige otra.",
    en="“{name}” is damaged or incomplete: it begins as {kind} and cannot be read; choose another.",
)
_TOO_HEAVY = Localized(
    es="«{name}» pesa más de {most} MB; guárdala más pequeña y vuelve a intentarlo.",
    en="“{name}” has more than {most} MB; save it smaller and try again.",
)
_TOO_LARGE = Localized(
    es="«{name}» tiene {width} × {height} píxeles, demasiados; guárdala más pequeña.",
    en="“{name}” has {width} × {height} pixels, which is too much; save it smaller.",
)
_TOO_LONG = Localized(
    es="«{name}» es una animación demasiado larga; recórtala y vuelve a intentarlo.",
    en="“{name}” is too long an animation; shorten it and try again.",
)
