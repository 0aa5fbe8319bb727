"""python -m tests.e2e.screenshots [NAME…]: pictures of the real program, into build/screenshots.

Drives the real program on the bundled sample blog: light and dark, Spanish and English, at 100 %
and 200 %, in large and small windows. With `--readme`, also renews the picture of the README.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication, QImage

from tests.e2e.running import ROOT, RunningProgram, xdotool

FOLDER = ROOT / "build" / "screenshots"
README_PICTURE = ROOT / "resources" / "pictures" / "window.png"
LARGEST_PICTURE = 400_000
"""Bytes of the README's picture."""

POST = "posts/_posts/2026-03-09-Lengua_y_Codigo_3_ES.md"
_SECONDS_TO_SETTLE = 5.0
"""For images, checks and whatever else comes after the first paint, or after what was done."""


class Picture(NamedTuple):
    """What the program is started with, and what is done to it before the picture is taken."""

    name: str
    language: str
    theme: str
    scale: int = 1
    size: tuple[int, int] = (1440, 900)
    """In logical pixels."""
    act: Callable[[RunningProgram], None] | None = None


def _scroll_down(program: RunningProgram) -> None:
    program.keys(*["Page_Down"] * 2)


def _open_palette(program: RunningProgram) -> None:
    program.keys("ctrl+shift+p")
    program.type("im")


def _search(program: RunningProgram) -> None:
    program.keys("ctrl+f")
    program.type("lengua")


def _command(name: str) -> Callable[[RunningProgram], None]:
    """Choose a command of the palette by its Spanish name."""

    def act(program: RunningProgram) -> None:
        program.keys("ctrl+shift+p")
        program.type(name)
        program.keys("Return")

    return act


def pictures() -> list[Picture]:
    """All of them."""
    found = [
        Picture(f"window-{language}-{theme}-{scale}00", language, theme, scale)
        for language, theme, scale in product(("es", "en"), ("light", "dark"), (1, 2))
    ]
    for theme in ("light", "dark"):
        found += [
            Picture(f"small-es-{theme}", "es", theme, size=(1000, 640)),
            Picture(f"scrolled-es-{theme}", "es", theme, act=_scroll_down),
            Picture(f"palette-es-{theme}", "es", theme, act=_open_palette),
            Picture(f"search-en-{theme}", "en", theme, act=_search),
            Picture(f"whole-page-es-{theme}", "es", theme, act=_command("pagina entera")),
            Picture(f"message-es-{theme}", "es", theme, act=_command("el mensaje")),
            Picture(f"images-es-{theme}", "es", theme, act=_command("imagenes")),
        ]
    return found


def take(picture: Picture) -> QImage:
    """Start the program, act, and give the picture of its window."""
    with tempfile.TemporaryDirectory() as folder:
        blog = Path(shutil.copytree(ROOT / "resources" / "sample", Path(folder) / "blog"))
        _commit(blog)
        program = RunningProgram(
            Path(folder) / "home",
            *("--language", picture.language, "--theme", picture.theme, str(blog / POST)),
            QT_SCALE_FACTOR=str(picture.scale),
        )
        try:
            width, height = (side * picture.scale for side in picture.size)
            xdotool("windowmove", program.window(), "0", "0")
            xdotool("windowsize", program.window(), str(width), str(height))
            program.wait_for_preview("<h1")
            time.sleep(_SECONDS_TO_SETTLE)
            if picture.act is not None:
                picture.act(program)
                time.sleep(_SECONDS_TO_SETTLE)
            image = _screen().copy(0, 0, width, height)
        finally:
            program.end()
    return image


def _commit(blog: Path) -> None:
    """Commit the blog and change one post, for the list to mark it."""
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@blog.example"]
    for command in (["init"], ["add", "."], ["commit", "--quiet", "-m", "blog"]):
        subprocess.run(["git", "-C", str(blog), *who, *command], check=True, capture_output=True)
    post = sorted((blog / "posts/_posts").iterdir())[0]
    post.write_text(post.read_text(encoding="utf-8") + "\nUna línea más.\n", encoding="utf-8")


def _screen() -> QImage:
    return QGuiApplication.primaryScreen().grabWindow(0).toImage()


def _renew_readme_picture(image: QImage) -> None:
    README_PICTURE.parent.mkdir(exist_ok=True)
    # Without transparency; plain areas compress better in true colours than dithered in few.
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(README_PICTURE), "PNG", 0)
    if README_PICTURE.stat().st_size > LARGEST_PICTURE:
        raise SystemExit(f"{README_PICTURE} is too large: {README_PICTURE.stat().st_size} bytes")


def main() -> int:
    """Take the pictures; return the exit status."""
    known = {picture.name: picture for picture in pictures()}
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(known))
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    if "DISPLAY" not in os.environ:
        parser.error("no display; run `make screenshots`")
    application = QGuiApplication(sys.argv[:1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in options.name or known:
        image = take(known[name])
        image.save(str(FOLDER / f"{name}.png"))
        print(FOLDER / f"{name}.png", flush=True)
        if options.readme and name == "window-es-light-100":
            _renew_readme_picture(image)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
