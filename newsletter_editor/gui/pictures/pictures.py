"""Small pictures for the window, fetched from the process that decodes them."""

from __future__ import annotations

import base64
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from newsletter_editor.gui.alive import is_alive
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.repo.door import Door

MODULE = "newsletter_editor.gui.pictures.worker"
SECONDS_TO_DECODE = 3.0
"""What takes longer is not shown, and its process ended."""
SECONDS_AT_REST = 2.0
"""Without a wish: then the process goes, with its 26 MB. A new one is there in a quarter of one."""
MOST_KEPT = 400
"""Pictures that are remembered."""
MOST_WAITING = 400

Done = Callable[[QImage], None]


class _Key(NamedTuple):
    file: str
    stamp: tuple[int, int]
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Wish:
    key: _Key | None
    question: dict[str, Any]
    done: Done
    size: QSize
    ratio: float


class Pictures(QObject):
    """Fetches one picture at a time, the newest wish first: it is for what the author sees now.

    The window's own thread decodes nothing: a small drawing may keep Qt busy for hours, and a link
    may lead to a device that never ends.
    """

    def __init__(
        self,
        module: str = MODULE,
        seconds: float = SECONDS_TO_DECODE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._module, self._seconds = module, seconds
        self._worker: WorkerProcess | None = None
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._waiting: list[_Wish] = []
        self._asked: _Wish | None = None
        self._revision = 0

    def fetch(
        self, file: Path, root: Path | None, size: QSize, done: Done, ratio: float = 1.0
    ) -> None:
        """Call `done` with the picture of a file, no larger than `size`.

        `size` is in the screen's units, of which `ratio` pixels make one. The picture is a null one
        where it cannot be shown. With `root`, the file must lie in that folder. A bound method of a
        QObject that is gone by then is not called; a remembered picture is there at once.
        """
        stamp = _stamp(file, root)
        if stamp is None:
            done(QImage())
            return
        sides = _sides(size * ratio)
        key = _Key(str(file), stamp, (sides["width"], sides["height"]))
        place = {"file": str(file), "root": str(root) if root else None}
        wish = _Wish(key, {**place, "data": None, **sides}, done, size, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            _grant(wish, self._kept[key])
            return
        self._add(wish)

    def fetch_from(self, data: bytes, size: QSize, done: Done, ratio: float = 1.0) -> None:
        """The same of an image's bytes."""
        written = base64.b64encode(data).decode("ascii")
        self._add(_Wish(None, {"data": written, **_sides(size * ratio)}, done, size, ratio))

    def stop(self) -> None:
        """End the process; nobody is called any more. The next wish starts it again."""
        self._waiting.clear()
        self._asked = None
        if self._worker is not None:
            self._worker.stop()

    def _add(self, wish: _Wish) -> None:
        self._waiting.append(wish)
        del self._waiting[:-MOST_WAITING]
        self._ask()

    def _ask(self) -> None:
        while self._asked is None and self._waiting:
            wish = self._waiting.pop()
            if not is_alive(wish.done):
                continue
            if wish.key in self._kept:
                _grant(wish, self._kept[wish.key])
                continue
            self._asked = wish
            self._revision += 1
            self._process().ask(self._revision, "", wish.question)

    def _process(self) -> WorkerProcess:
        if self._worker is None:
            self._worker = WorkerProcess(
                self._module, seconds=self._seconds, rest=SECONDS_AT_REST, parent=self
            )
            self._worker.answered.connect(self._take)
            self._worker.cut_off.connect(self._give_up)
            self._worker.failed.connect(self._give_up)
        return self._worker

    def _take(self, answer: dict[str, Any]) -> None:
        if answer["revision"] == self._revision:
            self._finish(_image(answer))

    def _give_up(self, revision: int, *_: object) -> None:
        if revision == self._revision:
            self._finish(QImage())

    def _finish(self, image: QImage) -> None:
        wish, self._asked = self._asked, None
        if wish is not None:
            if wish.key is not None:
                self._kept[wish.key] = image
                if len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
            if is_alive(wish.done):
                _grant(wish, image)
        self._ask()


def _grant(wish: _Wish, image: QImage) -> None:
    own = QImage(image)
    # A small picture is as large on a screen of small pixels as on any other.
    larger = max(own.width() / wish.size.width(), own.height() / wish.size.height())
    own.setDevicePixelRatio(min(max(larger, 1.0), wish.ratio))
    wish.done(own)


def _sides(size: QSize) -> dict[str, int]:
    return {"width": size.width(), "height": size.height()}


def _stamp(file: Path, root: Path | None) -> tuple[int, int] | None:
    if root is not None:
        return Door(root).stamp(file)
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def _image(answer: dict[str, Any]) -> QImage:
    if "pixels" not in answer:
        return QImage()
    pixels = base64.b64decode(answer["pixels"])
    width, height = answer["width"], answer["height"]
    kind = QImage.Format.Format_ARGB32_Premultiplied
    # The image of these bytes goes with them; its copy has its own.
    return QImage(pixels, width, height, 4 * width, kind).copy()
