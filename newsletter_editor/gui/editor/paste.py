"""What arrives from the clipboard or by dropping: text, rich text, addresses, images, files."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from newsletter_editor.images.new_image import IMAGE_ENDINGS, NewImage
from newsletter_editor.repo.kinds import ENOUGH, UNKNOWN, Kind, kind_of
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range

MOST_LOOKED_AT = 50
"""Files of a drag whose beginnings are read, on the window's thread."""
_LINE_ENDS = re.compile(r"[\v\f\x85]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def images_in(data: QMimeData) -> list[NewImage]:
    """The images that are to be taken into the repo: dropped files, or a picture in itself.

    A file is an image by its content, whatever its name says. What comes with text, as from a word
    processor, is text.
    """
    files = _files_of(data)
    if files:
        kinds = [(path, _kind(path)) for path in files]
        return [NewImage(_ending(path, kind), path, None) for path, kind in kinds if kind]
    if data.hasImage() and not data.hasText():
        image = QImage(data.imageData())
        if not image.isNull():
            return [NewImage(".png", None, png_of(image))]
    return []


def takes_files(data: QMimeData) -> bool | None:
    """Whether the files of a drag are all pictures; others are for the window to open.

    None where there are no files. A drag asks at every step, so they are read at its first.
    """
    files = tuple(_files_of(data))
    return _are_pictures(files) if files else None


@lru_cache(1)
def _are_pictures(files: tuple[Path, ...]) -> bool:
    return all(_seems_picture(path) for path in files[:MOST_LOOKED_AT])


def _seems_picture(path: Path) -> bool:
    """Whether a file that is being dragged is a picture; one of another machine, by its name alone.

    A page in a browser can be what is dragged, too, and name a machine that would learn on Windows
    who asks it, before anything is dropped.
    """
    if os.fspath(path).startswith(("//", "\\\\")):
        return path.suffix.lower() in IMAGE_ENDINGS
    return _kind(path) is not None


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _kind(path: Path) -> Kind | None:
    """The kind of a picture, or of what calls itself one; None for all else."""
    try:
        kind = kind_of(read_regular(path, ENOUGH, cut=True))
    except OSError:
        # It cannot be read: taking it in says why.
        kind = UNKNOWN
    return kind if kind.is_picture or path.suffix.lower() in IMAGE_ENDINGS else None


def _ending(path: Path, kind: Kind) -> str:
    """The file's own ending where it tells the truth, as `.jpeg` does."""
    own = path.suffix.lower()
    return own if own.replace("jpeg", "jpg") == kind.ending or not kind.ending else kind.ending


class RichText(NamedTuple):
    """Rich text, ready to be put in, and how many of its images cannot be."""

    edit: Edit
    left_out: int


def rich_text_of(html: str, text: str, target: Range) -> RichText | None:
    """The edit that puts rich text into a post as Markdown; None where plain text is wanted."""
    # Imported here alone: the parser of HTML is not needed until somebody pastes.
    from newsletter_editor.markup.placing import footnote_labels, placed, takes_markup
    from newsletter_editor.markup.rich_text import markdown_of

    if not takes_markup(text, target.start):
        return None
    found = markdown_of(html, footnote_labels(text))
    if found is None:
        return None
    edit = placed(text, target, found.markdown, is_inline=found.is_inline)
    return RichText(edit, found.left_out)


def without_controls(text: str) -> str:
    """A text without characters that nobody sees; Word and PDFs end lines with some of them."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n")))


def png_of(image: QImage) -> bytes:
    """The image as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return data.data()
