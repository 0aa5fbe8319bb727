"""Pictures of phones, cameras and programs become what readers need."""

from __future__ import annotations

import random
import struct
import zlib

import pytest
from PIL import Image, ImageChops

from newsletter_editor.images import converting
from newsletter_editor.images.converting import convert
from newsletter_editor.images.picture import Converted
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.repo.kinds import kind_of
from newsletter_editor.text.errors import EditorError
from tests.photos import (
    camera_words,
    film,
    of_a_phone,
    opened,
    photo,
    reddest_corner,
    saved,
    screenshot,
    several,
)

WEBP = Wishes(photos="webp")


def made(data: bytes, wishes: Wishes | None = None) -> tuple[Converted, Image.Image]:
    """What became of a file; what holds of every one is seen to."""
    wishes = wishes or Wishes()
    found = convert(data, wishes, "foto.x")
    image = opened(found.data)
    assert kind_of(found.data).ending == found.ending
    assert (image.width, image.height) == (found.width, found.height)
    assert image.width <= wishes.widest
    assert found.old_size == len(data)
    assert not image.getexif() and not {"xmp", "comment", "icc_profile"} & set(image.info)
    assert b"SecretCam" not in found.data and b"hdrgm" not in found.data
    # What it gave is right.
    again = convert(found.data, wishes, "foto.x")
    assert again.ending == found.ending and again.data == found.data and again.is_same
    return found, image


@pytest.mark.parametrize("turn", [1, 2, 3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("format", ["JPEG", "HEIF", "AVIF", "TIFF", "WEBP", "PNG"])
def test_a_phone_s_photo_is_upright_and_says_nothing_of_where(format: str, turn: int) -> None:
    found, image = made(of_a_phone(format, turn))
    assert found.ending == ".jpg"
    assert reddest_corner(image) == "top left"
    assert image.size == (320, 240) == (found.old_width, found.old_height)
    assert found.had_place and not found.is_same
    assert found.is_shown_as_it_was is (format not in ("HEIF", "TIFF"))


@pytest.mark.parametrize("format", ["JPEG", "HEIF", "AVIF", "TIFF", "BMP", "PNG", "JPEG2000"])
@pytest.mark.parametrize("wishes", [Wishes(), WEBP, Wishes(widest=100)])
def test_photos_become_what_the_team_says(format: str, wishes: Wishes) -> None:
    found, image = made(saved(photo(), format), wishes)
    assert found.ending == (".webp" if wishes.photos == "webp" else ".jpg")
    assert image.width == min(320, wishes.widest)
    assert abs(image.width * 3 - image.height * 4) < 5


def test_several_pictures_in_one_file_leave_the_one_that_was_taken() -> None:
    data = several()
    assert data.count(b"\xff\xd8\xff") == 2
    found, image = made(data)
    assert found.data.count(b"\xff\xd8\xff") == 1
    assert reddest_corner(image) == "top left" and image.size == (320, 240)


def test_a_gain_map_goes_with_the_words_about_it() -> None:
    xmp = b'<x:xmpmeta xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"/>'
    second = saved(photo(80, 60), "JPEG")
    data = saved(photo(), "JPEG", xmp=xmp, exif=camera_words()) + second
    found, _ = made(data)
    assert second not in found.data


@pytest.mark.parametrize("format", ["PNG", "BMP", "TIFF", "GIF"])
def test_screenshots_stay_crisp(format: str) -> None:
    before = screenshot().convert("P") if format == "GIF" else screenshot()
    found, image = made(saved(before, format))
    assert found.ending == (".gif" if format == "GIF" and found.is_same else ".png")
    difference = ImageChops.difference(image.convert("RGB"), before.convert("RGB"))
    assert difference.getbbox() is None


def test_a_wide_screenshot_is_scaled_and_stays_png() -> None:
    found, image = made(saved(screenshot(3000, 1500), "PNG"))
    assert found.ending == ".png" and image.size == (1600, 800)
    assert (found.old_width, found.old_height) == (3000, 1500)


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_what_is_right_stays_as_it_is(format: str) -> None:
    image = photo() if format == "JPEG" else screenshot()
    data = saved(image, format, **({"quality": 80} if format == "JPEG" else {"optimize": True}))
    found, _ = made(data)
    assert found.is_same and found.data == data


def test_a_photo_saved_far_too_well_gets_lighter_and_one_with_words_hardly_changes() -> None:
    noise = random.Random(1)
    rough = Image.frombytes("RGB", (400, 300), noise.randbytes(360_000))
    found, _ = made(saved(rough, "JPEG", quality=100, subsampling=0))
    assert len(found.data) < found.old_size * 0.7
    before = saved(photo(), "JPEG", quality=60, exif=camera_words())
    found, image = made(before)
    difference = ImageChops.difference(image, opened(before))
    assert max(high for _, high in difference.getextrema()) <= 24


@pytest.mark.parametrize("wishes", [Wishes(), WEBP])
def test_what_is_seen_through_stays_so(wishes: Wishes) -> None:
    image = photo(80, 60, mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    for format in ("PNG", "WEBP", "TIFF", "HEIF", "AVIF"):
        _, after = made(saved(image, format), wishes)
        low, high = after.convert("RGBA").getchannel("A").getextrema()
        assert low < 30 and high > 220
    palette = screenshot().convert("P")
    palette.info["transparency"] = 0
    _, after = made(saved(palette, "PNG", transparency=0), Wishes(widest=100))
    assert after.mode == "RGBA"


def test_cmyk_and_other_colours_are_the_web_s() -> None:
    found, image = made(saved(photo(mode="CMYK"), "JPEG"))
    assert image.mode == "RGB" and found.ending == ".jpg"
    assert reddest_corner(image) == "top left"
    assert image.getpixel((160, 200))[2] > 100


def _deep_png(channels: int) -> bytes:
    """A PNG of 16 bits a channel: dark at the left, bright at the right."""
    width, height = 256, 16
    row = b"".join(struct.pack(">H", at * 257) * channels for at in range(width))
    kind = {1: 0, 3: 2}[channels]

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0)
    rows = zlib.compress((b"\0" + row) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("channels", [1, 3])
def test_sixteen_bits_become_eight_without_getting_brighter(channels: int) -> None:
    found, image = made(_deep_png(channels))
    grey = image.convert("L")
    assert [grey.getpixel((at, 8)) for at in (0, 128, 255)] == pytest.approx([0, 128, 255], abs=3)
    assert found.data[24] == 8 or found.ending == ".jpg"


@pytest.mark.parametrize("mode", ["I;16", "F", "I"])
def test_scanners_tiff_keeps_its_shades(mode: str) -> None:
    ramp = Image.linear_gradient("L").resize((64, 64)).convert("I").point(lambda at: at * 257)
    _, image = made(saved(ramp.convert(mode) if mode != "I" else ramp, "TIFF"))
    grey = image.convert("L")
    assert grey.getpixel((5, 1)) < 30 and grey.getpixel((5, 62)) > 220
    assert 90 < grey.getpixel((5, 32)) < 165


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "AVIF"])
@pytest.mark.parametrize("widest", [1600, 30])
def test_what_moves_goes_on_moving(format: str, widest: int) -> None:
    how = {"lossless": True} if format == "WEBP" else {}
    data = film(format, **how)
    found = convert(data, Wishes(widest=widest), "film")
    image = opened(found.data)
    assert image.n_frames == 3 and image.width == min(60, widest)
    assert image.info.get("loop", 0) == 0
    shades = []
    for number in range(3):
        image.seek(number)
        image.load()
        assert image.info["duration"] == 120
        red, green, blue = image.convert("RGB").getpixel((25, 15))
        shades.append(max((red, "red"), (green, "green"), (blue, "blue"))[1])
    assert shades == ["red", "green", "blue"]
    assert found.is_same is (widest == 1600 and format != "AVIF")


@pytest.mark.parametrize("turn", [1, 2, 3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("format", ["WEBP", "PNG"])
@pytest.mark.parametrize("widest", [1600, 160])
def test_what_moves_is_upright(format: str, turn: int, widest: int) -> None:
    still = opened(of_a_phone("PNG", turn))
    more = {"save_all": True, "append_images": [ImageChops.offset(still, 3, 0)]}
    data = saved(still, format, exif=still.getexif().tobytes(), **more)
    found = convert(data, Wishes(widest=widest), "film")
    image = opened(found.data)
    assert image.n_frames == 2 and not image.getexif()
    assert (
        image.size == (found.width, found.height) == (min(320, widest), min(240, widest * 3 // 4))
    )
    assert (found.old_width, found.old_height) == (320, 240)
    assert reddest_corner(image) == "top left"


def test_what_stands_for_a_film_is_no_part_of_it() -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("blue", "red", "lime")]
    how = {"save_all": True, "append_images": frames[1:], "default_image": True}
    data = saved(frames[0], "PNG", duration=[80, 120], **how)
    image = opened(convert(data, Wishes(widest=30), "film").data)
    assert image.info["default_image"] and image.size == (30, 20)
    told = []
    for number in range(1, image.n_frames):
        image.seek(number)
        image.load()
        told.append((image.convert("RGB").getpixel((9, 9)), image.info["duration"]))
    assert told == [((255, 0, 0), 80), ((0, 255, 0), 120)]


def test_what_moves_loses_its_words() -> None:
    data = film("WEBP", exif=camera_words())
    assert b"SecretCam" in data
    found = convert(data, Wishes(), "film")
    assert b"SecretCam" not in found.data and opened(found.data).n_frames == 3


def test_pages_are_no_film() -> None:
    data = saved(photo(), "TIFF", save_all=True, append_images=[screenshot()])
    _, image = made(data)
    assert getattr(image, "n_frames", 1) == 1 and reddest_corner(image) == "top left"


def test_a_drawing_stays() -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    found = convert(data, Wishes(), "a.svg")
    assert found.data == data and found.ending == ".svg" and found.is_same


def refusal(data: bytes) -> str:
    with pytest.raises(EditorError) as caught:
        convert(data, Wishes(), "foto.jpg")
    assert "foto.jpg" in caught.value.message.es
    return caught.value.message.en


def test_what_lies_about_its_kind_is_refused_in_a_sentence() -> None:
    assert "no image" in refusal(b"Just words.")
    assert "no image" in refusal(b"%PDF-1.7 something")
    assert "no image" in refusal(b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff")
    assert "JPEG XL" in refusal(b"\xff\x0a" + bytes(50))
    for signature in (
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBPVP8 ",
    ):
        assert "damaged" in refusal(signature + b"no picture at all" * 9)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "HEIF", "AVIF", "TIFF", "WEBP", "BMP"])
def test_half_a_file_is_refused_in_a_sentence(format: str) -> None:
    data = saved(photo(), format)
    assert "damaged" in refusal(data[: len(data) // 2])


@pytest.mark.parametrize("format", ["JPEG", "HEIF", "PNG", "TIFF"])
def test_a_wide_one_on_its_side_is_as_wide_as_wished(format: str) -> None:
    found, image = made(of_a_phone(format, 8, (1000, 250)), Wishes(widest=200))
    assert image.size == (200, 50) and reddest_corner(image) == "top left"
    assert (found.old_width, found.old_height) == (1000, 250)


def test_a_film_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "MOST_PIXELS_KEPT", 3 * 50 * 33 - 1)
    with pytest.raises(EditorError) as caught:
        convert(film("GIF"), Wishes(widest=50), "film.gif")
    assert "too long" in caught.value.message.en
    assert convert(film("GIF"), Wishes(), "film.gif").is_same


def test_too_many_pixels_are_not_decoded() -> None:
    """A head that promises more than anybody has; there is nothing behind it."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
    assert "60000 × 60000 pixels" in refusal(data)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" %s>%s</svg>'


HTML = "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>"


@pytest.mark.parametrize(
    ("attributes", "inner"),
    [
        ("", "<script>1</script>"),
        ("", "<g><s:SCRIPT xmlns:s='http://www.w3.org/2000/svg'/></g>"),
        ("onload='f()'", ""),
        ("", "<circle r='4' OnClick='f()'/>"),
        ("", "<a x:href=' java&#10;script:f()'><text>a</text></a>"),
        ("", "<a><set attributeName='href' to='javascript:f()'/></a>"),
        ("", "<animate attributeName='href' values='#a;javascript:f()'/>"),
        ("", "<use href='data:text/html,hello'/>"),
        ("", f"{HTML}<script>1</script></p></foreignObject>"),
        ("", f"{HTML}<img onerror='f()'/></p></foreignObject>"),
        ("", f"{HTML}<a href='javascript:f()'>a</a></p></foreignObject>"),
        ("", f"{HTML}<button formaction='javascript:f()'>a</button></p></foreignObject>"),
        ("", f"{HTML}<iframe src='https://a.example/'/></p></foreignObject>"),
        ("", f"{HTML}<form action='https://a.example/'/></p></foreignObject>"),
        ("", f"{HTML}<meta http-equiv='refresh' content='0'/></p></foreignObject>"),
    ],
)
def test_a_drawing_with_a_program_in_it_is_refused(attributes: str, inner: str) -> None:
    assert "with a program in it" in refusal((SVG % (attributes, inner)).encode())


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'https://a.example/'>]>",
        "<!DOCTYPE svg [<!ENTITY % a 'b'>]>",
        "<!DOCTYPE svg [<!ENTITY a '<g/>'>]>",
        "<!DOCTYPE svg [<!ENTITY a '&#60;g/>'>]>",
        "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;'>]>",
        f"<!DOCTYPE svg [<!ENTITY a '{'b' * 1001}'>]>",
        "<?xml-stylesheet href='https://a.example/'?>",
    ],
)
def test_a_drawing_that_names_what_is_not_in_it_is_refused(before: str) -> None:
    assert "with a program in it" in refusal((before + SVG % ("", "")).encode())


def test_a_drawing_that_is_cut_is_refused() -> None:
    assert "damaged" in refusal((SVG % ("", "<circle r='4'/>")).encode()[:-9])


def test_what_drawings_have_is_no_program() -> None:
    inner = (
        "<style>.on { fill: red }</style><a href='https://a.example/javascript:x'><text>on</text></a>"
        "<image x:href='data:image/png;base64,AAAA'/><use x:href='#b'/>"
        "<text>javascript: script</text>"
    )
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/SVG/1.1/svg11.dtd">'
    )
    data = (doctype + SVG % ("id='online' viewBox='0 0 9 9'", inner)).encode()
    found = convert(data, Wishes(), "dibujo.svg")
    assert found.data == data and found.is_same


def test_what_drawing_programs_write_is_taken() -> None:
    label = f"{HTML}<b style='color: red'>Caja</b><br/></p></foreignObject><text>Caja</text>"
    diagram = SVG % ("content='&lt;mxfile&gt;'", f"<switch>{label}</switch>")
    entities = "<!DOCTYPE svg [<!ENTITY ns_x 'http://ns.example/x/'>]>"
    logo = entities + SVG % ("xmlns:i='&ns_x;'", "<i:pgf id='a'/><circle r='4'/>")
    for drawing in (diagram, logo):
        assert convert(drawing.encode(), Wishes(), "dibujo.svg").is_same


def test_a_program_that_an_entity_hides_is_seen() -> None:
    entities = "<!DOCTYPE svg [<!ENTITY a 'javascript:'>]>"
    hidden = entities + SVG % ("", "<a x:href='&a;f()'><text>a</text></a>")
    assert "with a program in it" in refusal(hidden.encode())
