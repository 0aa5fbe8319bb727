"""Small pictures of images. Decoded small, too: a photograph of 50 megapixels would take the memory
of the whole program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST_PICTURE = 20 * 1024 * 1024
"""Bytes of an image that is shown; a header is some hundred kilobytes."""


def thumbnail(file: Path, size: QSize) -> QImage:
    """The image in a file, no larger than `size`; a null one where it cannot be shown.

    May be called on any thread.
    """
    try:
        if file.stat().st_size > LARGEST_PICTURE:
            return QImage()
    except OSError:
        return QImage()
    return _read(QImageReader(str(file)), size)


def thumbnail_of(data: bytes, size: QSize) -> QImage:
    """The same of an image's bytes."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer), size)


def _read(reader: QImageReader, size: QSize) -> QImage:
    reader.setAutoTransform(True)
    whole = reader.size()
    # Vector images say no size or any; small ones are not blown up.
    if whole.isValid() and (whole.width() > size.width() or whole.height() > size.height()):
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
