"""An image's bytes made a small picture, within bounds.

Bytes and pixels are bounded here, time by whoever started the process: Qt's decoders may take
hours for a small file, and its SVG renderer reads other files and style sheets that one names.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QSize,
    Qt,
    QXmlStreamReader,
    QXmlStreamWriter,
)
from PySide6.QtGui import QImage, QImageReader

LARGEST_PICTURE = 20 * 1024 * 1024
"""Bytes of an image that is shown; a header is some hundred kilobytes."""
LARGEST_DRAWING = 1024 * 1024
"""Bytes of an SVG, for each of which Qt takes some hundred bytes of memory."""
MOST_PIXELS = 40_000_000
"""Of an image that has to be decoded whole; a screen of 8K has 33 million."""
MOST_JPEG_PIXELS = 250_000_000
"""Of a JPEG, which is made smaller while it is decoded."""
MOST_MEGABYTES = 200
"""Of memory for one decoded image."""

_FORMATS = frozenset({b"png", b"jpeg", b"gif", b"webp", b"bmp", b"ico", b"avif"})
_DRAWINGS = frozenset({b"svg", b"svgz"})
_LINKING = frozenset({"image", "feImage", "use", "script", "foreignObject"})


class TooLargeError(ValueError):
    """The image has more bytes or pixels than are decoded."""


def decoded(data: bytes, size: QSize) -> QImage:
    """The image no larger than `size`; a null one where it is no image. Raises TooLargeError."""
    if len(data) > LARGEST_PICTURE:
        raise TooLargeError
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader, buffer = _reader(data)
    kind = reader.format().data()
    if kind in _DRAWINGS:
        if len(data) > LARGEST_DRAWING:
            raise TooLargeError
        reader, buffer = _reader(harmless_drawing(data), b"svg")
    elif kind not in _FORMATS:
        return QImage()
    reader.setAutoTransform(True)
    whole = reader.size()
    most = MOST_JPEG_PIXELS if kind == b"jpeg" else MOST_PIXELS
    if kind not in _DRAWINGS and whole.width() * whole.height() > most:
        raise TooLargeError
    # Small ones are not blown up, and a drawing may say no size, or any.
    if whole.isValid() and (whole.width() > size.width() or whole.height() > size.height()):
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    return image


def harmless_drawing(data: bytes) -> bytes:
    """The SVG without what could name another file: images, style sheets, entities, links.

    Of a drawing that is not well-formed, what stands before the fault.
    """
    if data[:2] == b"\x1f\x8b":
        # Compressed ones may grow without end.
        return b""
    source, target = _buffer(data), QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    reader, writer = QXmlStreamReader(source), QXmlStreamWriter(target)
    reader.setEntityExpansionLimit(64)
    kinds = QXmlStreamReader.TokenType
    left_out = (kinds.DTD, kinds.ProcessingInstruction, kinds.Comment, kinds.Invalid)
    while not reader.atEnd():
        kind = reader.readNext()
        if kind == kinds.StartElement and reader.name() in _LINKING and not _is_inner(reader):
            reader.skipCurrentElement()
        elif kind not in left_out:
            writer.writeCurrentToken(reader)
    return target.data().data()


def _is_inner(reader: QXmlStreamReader) -> bool:
    """Whether the element is a copy of another one of the same drawing."""
    attributes = reader.attributes()
    links = [
        each.value()
        for each in map(attributes.at, range(attributes.size()))
        if each.name() == "href"
    ]
    return reader.name() == "use" and all(link.startswith("#") for link in links)


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(data: bytes, format: bytes = b"") -> tuple[QImageReader, QBuffer]:
    buffer = _buffer(data)
    return QImageReader(buffer, QByteArray(format)), buffer
