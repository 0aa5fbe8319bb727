"""What arrives from the clipboard or by dropping: text, addresses, images, files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from newsletter_editor.gui.editor.image_import import IMAGE_ENDINGS, NewImage


def images_in(data: QMimeData) -> list[NewImage]:
    """The images that are to be taken into the repo: dropped files, or a picture in itself.

    What comes with text, as from a word processor, is text.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        found = [path for path in files if path.suffix.lower() in IMAGE_ENDINGS]
        return [NewImage(path.suffix.lower(), path, None) for path in found]
    if data.hasImage() and not data.hasText():
        image = QImage(data.imageData())
        if not image.isNull():
            return [NewImage(".png", None, png_of(image))]
    return []


def has_other_files(data: QMimeData) -> bool:
    """Whether files that are no images are among it; they are for the window to open."""
    return any(
        url.isLocalFile() and Path(url.toLocalFile()).suffix.lower() not in IMAGE_ENDINGS
        for url in data.urls()
    )


def png_of(image: QImage) -> bytes:
    """The image as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return data.data()
