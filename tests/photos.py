"""Pictures as phones, cameras and programs make them, made here."""

from __future__ import annotations

import io
import random
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

pillow_heif.register_heif_opener()
_GPS, _ORIENTATION, _MAKE = 0x8825, 0x0112, 0x010F


def photo(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """A landscape with noise: red at the top left, blue elsewhere, so that turns are seen."""
    noise = random.Random(7)
    small = Image.new("RGB", (width // 4, height // 4))
    small.putdata(
        [
            (noise.randint(0, 40), noise.randint(0, 40), 150 + noise.randint(0, 90))
            for _ in range(small.width * small.height)
        ]
    )
    image = small.resize((width, height), Image.Resampling.BICUBIC)
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(250, 20, 20))
    return image.convert(mode)


def screenshot(width: int = 320, height: int = 240) -> Image.Image:
    """A window with lines of text."""
    image = Image.new("RGB", (width, height), (250, 250, 250))
    pen = ImageDraw.Draw(image)
    for row in range(10, height - 20, 20):
        pen.text((10, row), "Publicaciones y herramientas", fill=(20, 20, 20))
    return image


def camera_words(turn: int = 1) -> Image.Exif:
    """What a camera writes: its make, how it was held, where it was."""
    exif = Image.Exif()
    exif[_MAKE] = "SecretCam"
    exif[_ORIENTATION] = turn
    place = exif.get_ifd(_GPS)
    place[1], place[2] = "N", (40.0, 25.0, 0.5)
    place[3], place[4] = "W", (3.0, 42.0, 0.5)
    exif[_GPS] = dict(place)
    return exif


def held(image: Image.Image, turn: int) -> Image.Image:
    """The pixels that a camera stores of an upright scene when it is held so."""
    turns = Image.Transpose
    ways = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM}
    ways |= {5: turns.TRANSPOSE, 6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270}
    return image.transpose(ways[turn]) if turn in ways else image


def saved(image: Image.Image, format: str, **how: Any) -> bytes:
    """The file of a picture."""
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def of_a_phone(format: str, turn: int = 6, size: tuple[int, int] = (320, 240)) -> bytes:
    """A photo that was taken with the phone on its side, with all that it writes."""
    words = camera_words(turn)
    # Only of bytes does HEIC's writer make the turn that phones write.
    exif = words.tobytes() if format == "HEIF" else words
    return saved(held(photo(*size), turn), format, exif=exif)


def several(format: str = "MPO") -> bytes:
    """A photo with a second picture behind it, as phones keep depth and gain maps."""
    second = photo(80, 60, "L").convert("RGB")
    words = camera_words(6)
    main = held(photo(), 6)
    return saved(main, format, save_all=True, append_images=[second], exif=words)


def film(format: str, size: tuple[int, int] = (60, 40), frames: int = 3, **how: Any) -> bytes:
    """An animation of frames in colours of their own, 120 ms each."""
    shades = [(250, 20, 20), (20, 250, 20), (20, 20, 250), (250, 250, 20)]
    pictures = [Image.new("RGB", size, shades[number % 4]) for number in range(frames)]
    for number, each in enumerate(pictures):
        ImageDraw.Draw(each).rectangle((number, 0, number + 5, 5), fill=(0, 0, 0))
    return saved(
        pictures[0],
        format,
        save_all=True,
        append_images=pictures[1:],
        duration=120,
        loop=0,
        **how,
    )


def wide_colours() -> bytes:
    """A JPEG whose numbers mean other colours than the web's."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return saved(photo(mode="RGB"), "JPEG", icc_profile=profile)


def opened(data: bytes) -> Image.Image:
    """The picture of a file, read whole."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def reddest_corner(image: Image.Image) -> str:
    """Where the red mark of `photo` is: `top left` in one that is upright."""
    plain = image.convert("RGB")
    width, height = plain.size
    corners = {
        "top left": (width // 10, height // 10),
        "top right": (width * 9 // 10, height // 10),
        "bottom left": (width // 10, height * 9 // 10),
        "bottom right": (width * 9 // 10, height * 9 // 10),
    }

    def redness(place: tuple[int, int]) -> int:
        red, green, blue = plain.getpixel(place)  # type: ignore[misc]
        return int(red) - int(green) - int(blue)

    return max(corners, key=lambda name: redness(corners[name]))
