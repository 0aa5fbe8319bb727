"""Pictures of a repo: bounded, from inside it alone, and never decoded by the window."""

from __future__ import annotations

import ast
import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

import newsletter_editor.gui
from newsletter_editor.gui.pictures import decoding
from newsletter_editor.gui.pictures.decoding import TooLargeError, decoded, harmless_drawing
from newsletter_editor.gui.pictures.pictures import Pictures
from tests.gui.previewing import PNG

SIZE = QSize(60, 40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" %s>%s</svg>'
BOX = '<rect id="b" width="100" height="50" fill="#ff0000"/>'


def encoded(width: int, height: int, format: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, format)
    return buffer.data().data()


@pytest.mark.parametrize("format", ["PNG", "JPG", "BMP", "WEBP"])
def test_large_ones_are_made_small_and_small_ones_stay(qapp, format: str) -> None:
    assert decoded(encoded(600, 100, format), SIZE).size() == QSize(60, 10)
    assert decoded(encoded(6, 4, format), SIZE).size() == QSize(6, 4)


def test_a_drawing_is_drawn(qapp) -> None:
    image = decoded((SVG % ('width="100" height="50"', BOX)).encode(), SIZE)
    assert image.size() == QSize(60, 30)
    assert image.pixelColor(30, 15).name() == "#ff0000"


@pytest.mark.parametrize("data", [b"", b"no image", PNG[:30], b"<svg", b"%PDF-1.4\n"])
def test_what_is_no_image_is_none(qapp, data: bytes, capfd) -> None:
    assert decoded(data, SIZE).isNull()


def test_too_many_bytes_and_pixels_are_not_decoded(qapp, monkeypatch) -> None:
    monkeypatch.setattr(decoding, "MOST_PIXELS", 100)
    monkeypatch.setattr(decoding, "LARGEST_PICTURE", 5000)
    monkeypatch.setattr(decoding, "LARGEST_DRAWING", 300)
    assert not decoded(encoded(10, 10), SIZE).isNull()
    drawing = SVG % ('width="9" height="9"', BOX)
    assert not decoded(drawing.encode(), SIZE).isNull()
    for data in (encoded(11, 10), b"x" * 5001, drawing.encode() + b" " * 300):
        with pytest.raises(TooLargeError):
            decoded(data, SIZE)


@pytest.mark.parametrize(
    "naming",
    [
        '<image x:href="%s" width="9" height="9"/>',
        '<image href="%s"/>',
        '<g><image x:href="%s"><title>x</title></image></g>',
        '<use x:href="%s#b"/>',
        '<filter><feImage href="%s"/></filter>',
        "<foreignObject><p>%s</p></foreignObject>",
        '<i:image xmlns:i="http://www.w3.org/2000/svg" x:href="%s"/>',
    ],
)
def test_a_drawing_names_no_other_file(naming: str) -> None:
    drawing = SVG % ("", naming % "/marked/file.png" + BOX)
    for text in (drawing, f'<?xml-stylesheet href="/marked/a.css"?>{drawing}'):
        cleaned = harmless_drawing(text.encode())
        assert b"marked" not in cleaned
        assert b'fill="#ff0000"' in cleaned


def test_a_drawing_keeps_what_is_its_own() -> None:
    inner = "<style>.a { fill: red }</style><use x:href='#b'/><text>a &amp; b</text>" + BOX
    cleaned = harmless_drawing((SVG % ("", inner)).encode("utf-16"))
    for kept in (b".a { fill: red }", b'href="#b"', b"a &amp; b"):
        assert kept in cleaned


def test_a_drawing_that_is_packed_or_made_of_entities_is_not_drawn() -> None:
    assert harmless_drawing(gzip.compress(b"<svg/>")) == b""
    entity = '<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG % ("", "<text>&a;</text>")
    assert b"ENTITY" not in harmless_drawing(entity.encode())


# ---- through the process ---------------------------------------------------------------------


class Fetched:
    """What `Pictures` has called back with."""

    def __init__(self) -> None:
        self.images: list[QImage] = []

    def take(self, image: QImage) -> None:
        self.images.append(image)


@pytest.fixture
def pictures(qtbot) -> Iterator[Pictures]:
    pictures = Pictures("tests.gui.slow_pictures", seconds=1.0)
    yield pictures
    pictures.stop()


def fetched(qtbot, pictures: Pictures, *files: Path, root: Path | None = None) -> list[QImage]:
    got = Fetched()
    for file in files:
        pictures.fetch(file, root, SIZE, got.take)
    qtbot.waitUntil(lambda: len(got.images) == len(files), timeout=20_000)
    return got.images


def test_a_picture_comes_back_as_it_is(qtbot, pictures: Pictures, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(120, 80))
    (image,) = fetched(qtbot, pictures, file, root=tmp_path)
    assert (image.size(), image.pixelColor(3, 3).name()) == (SIZE, "#00ff00")
    # Known by now, so it is there at once; not so after it has changed.
    again = Fetched()
    pictures.fetch(file, tmp_path, SIZE, again.take)
    assert len(again.images) == 1
    file.write_bytes(encoded(30, 30))
    (other,) = fetched(qtbot, pictures, file, root=tmp_path)
    assert other.size() == QSize(30, 30)


def test_bytes_are_decoded_too(qtbot, pictures: Pictures) -> None:
    got = Fetched()
    pictures.fetch_from(encoded(20, 10), SIZE, got.take)
    qtbot.waitUntil(lambda: bool(got.images), timeout=20_000)
    assert got.images[0].size() == QSize(20, 10)


def test_one_that_takes_too_long_is_given_up_and_the_next_one_works(
    qtbot, pictures: Pictures, tmp_path: Path
) -> None:
    names = ("good.png", "slow.png", "deadly.png")
    for name in names:
        (tmp_path / name).write_bytes(encoded(20, 10))
    images = fetched(qtbot, pictures, *(tmp_path / name for name in names), root=tmp_path)
    assert sorted(image.isNull() for image in images) == [False, True, True]
    # It is not tried again.
    again = Fetched()
    pictures.fetch(tmp_path / "slow.png", tmp_path, SIZE, again.take)
    assert again.images[0].isNull()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files there")
def test_pipes_devices_and_what_lies_outside_are_no_pictures(
    qtbot, pictures: Pictures, tmp_path: Path
) -> None:
    repo = tmp_path / "repo"
    repo.mkdir()
    (tmp_path / "outside.png").write_bytes(encoded(20, 10))
    os.mkfifo(repo / "pipe.png")
    (repo / "to_pipe.png").symlink_to("pipe.png")
    (repo / "zero.png").symlink_to("/dev/zero")
    (repo / "out.png").symlink_to(tmp_path / "outside.png")
    (repo / "in.png").write_bytes(encoded(20, 10))
    (repo / "link.png").symlink_to("in.png")
    names = ("pipe.png", "to_pipe.png", "zero.png", "out.png", "../outside.png", "link.png")
    images = fetched(qtbot, pictures, *(repo / name for name in names), root=repo)
    assert sum(not image.isNull() for image in images) == 1
    # One that the author drags in may be anywhere, but no pipe.
    images = fetched(qtbot, pictures, tmp_path / "outside.png", repo / "pipe.png")
    assert sorted(image.isNull() for image in images) == [False, True]


def test_nobody_who_is_gone_is_called(qtbot, pictures: Pictures, tmp_path: Path) -> None:
    class Shown(QLabel):
        def take(self, image: QImage) -> None:
            raise AssertionError

    file = tmp_path / "a.png"
    file.write_bytes(encoded(20, 10))
    label = Shown()
    pictures.fetch(file, None, SIZE, label.take)
    shiboken6.delete(label)
    fetched(qtbot, pictures, file)


# ---- everywhere ------------------------------------------------------------------------------

DECODERS = {"QImageReader", "QSvgRenderer", "QMovie", "QSvgWidget"}
OWN = {"pictures/decoding.py": "the process", "icons.py": "icons that come with the program"}


def test_nothing_in_the_window_decodes_by_itself() -> None:
    gui = Path(newsletter_editor.gui.__file__).parent
    found = set()
    for path in gui.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            takes_text = any(
                isinstance(each, ast.JoinedStr) or isinstance(getattr(each, "value", None), str)
                for each in node.args
            )
            if name in DECODERS or (name in ("QPixmap", "QImage") and takes_text):
                found.add(path.relative_to(gui).as_posix())
            if name == "fromData" or name == "loadFromData":
                found.add(path.relative_to(gui).as_posix())
    assert found == set(OWN)


@pytest.mark.parametrize(
    ("width", "pixels", "units"), [(600, 120, 60), (90, 90, 60), (30, 30, 30), (120, 120, 60)]
)
def test_a_picture_has_the_pixels_of_the_screen(
    qtbot, tmp_path: Path, width: int, pixels: int, units: int
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(encoded(width, width // 3))
    pictures = Pictures()
    taken = Fetched()
    pictures.fetch(file, tmp_path, SIZE, taken.take, 2.0)
    pictures.fetch_from(file.read_bytes(), SIZE, taken.take, 2.0)
    qtbot.waitUntil(lambda: len(taken.images) == 2, timeout=20_000)
    # Remembered, for a screen of other pixels too.
    pictures.fetch(file, tmp_path, SIZE, taken.take, 2.0)
    assert len(taken.images) == 3
    pictures.stop()
    for image in taken.images:
        assert image.width() == pixels
        assert image.deviceIndependentSize().width() == pytest.approx(units)
