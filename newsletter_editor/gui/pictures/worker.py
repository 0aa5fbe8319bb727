"""The process that decodes pictures; see `text.frames`.

Question: `{"revision", "root": folder or null, "file": path, "data": base64 or null, "width",
"height"}`. Answer: `{"revision", "width", "height", "pixels"}`, the pixels as base64 of
premultiplied ARGB of 32 bits in the machine's order; without them where there is no picture to be
shown. With a root, only a file inside it is read. Its parent bounds its time by ending it.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from newsletter_editor.gui.pictures.decoding import LARGEST_PICTURE, TooLargeError, decoded
from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.memory import memory_below

SECONDS_TO_ANSWER = 10.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes that decoding may take."""


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """The small picture that a question asks for."""
    revision = question["revision"]
    if "width" not in question:
        return {"revision": revision}
    size = QSize(question["width"], question["height"])
    try:
        image = decoded(_data(question), size)
    except (OSError, TooLargeError, MemoryError, binascii.Error):
        image = QImage()
    if image.isNull():
        return {"revision": revision}
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return {
        "revision": revision,
        "width": image.width(),
        "height": image.height(),
        "pixels": base64.b64encode(image.constBits()).decode("ascii"),
    }


def _data(question: Mapping[str, Any]) -> bytes:
    if question.get("data") is not None:
        return base64.b64decode(question["data"])
    if question.get("root"):
        return Door(question["root"]).read(question["file"], LARGEST_PICTURE)
    return read_regular(question["file"], LARGEST_PICTURE)


def main() -> None:
    """Run as a process of its own."""
    # Words in a drawing need the application's fonts; nothing is ever shown.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["pictures"])
    with memory_below(MOST_MEMORY):
        serve(answer, SECONDS_TO_ANSWER)
    del application


if __name__ == "__main__":
    main()
