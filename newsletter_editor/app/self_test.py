"""`--self-test`: whether this installation can do what the program is for, told in a JSON report.

It works on the bundled sample blog, touches no file of the author's and needs no network.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from newsletter_editor import __version__
from newsletter_editor.resources import resource_path

if TYPE_CHECKING:
    from newsletter_editor.app.program import Program

SOUND, UNSOUND = 0, 1
PATIENCE_SECONDS = 60
"""For the window, its workers and the preview; a virus scanner may read every file first."""


def run_self_test(with_preview: bool, report: str | None) -> int:
    """Try each step, write the report to the file named, or standard output, and return 0 or 1."""
    found: list[dict[str, object]] = []
    for name, step in _steps(with_preview).items():
        started = time.perf_counter()
        try:
            detail, ok = step(), True
        except Exception as error:  # noqa: BLE001 - whatever breaks a step is what the report is for
            detail, ok = f"{type(error).__name__}: {error}", False
        seconds = round(time.perf_counter() - started, 3)
        found.append({"step": name, "ok": ok, "detail": detail, "seconds": seconds})
    is_sound = all(entry["ok"] for entry in found)
    text = json.dumps(
        {
            "program": __version__,
            "python": sys.version.split()[0],
            "platform": sys.platform,
            "frozen": bool(getattr(sys, "frozen", False)),
            "ok": is_sound,
            "steps": found,
        },
        ensure_ascii=False,
        indent=2,
    )
    if report is not None:
        Path(report).write_text(text + "\n", encoding="utf-8")
    elif sys.stdout is not None:
        sys.stdout.write(text + "\n")
    return SOUND if is_sound else UNSOUND


def _steps(with_preview: bool) -> dict[str, Callable[[], str]]:
    last = {"window and preview": _window_and_preview} if with_preview else {"window": _window}
    core = {"open": _open, "render": _render, "style": _style, "spell": _spell, "check": _check}
    return core | {"message": _message, "picture": _picture, "git": _git} | last


def _sample_post() -> Path:
    return max(resource_path("sample").rglob("_posts/*.md"))


def _expect(truth: object, otherwise: str) -> None:
    if not truth:
        raise RuntimeError(otherwise)


def _open() -> str:
    from newsletter_editor.document.source import encode, read_source

    path = _sample_post()
    source = read_source(path)
    _expect(encode(source.text, source.format) == path.read_bytes(), "the bytes changed")
    return f"{path.name}: {len(source.text)} characters"


def _render() -> str:
    from newsletter_editor.document.source import read_source
    from newsletter_editor.rendering.page import render_post
    from newsletter_editor.site.site import Site

    path = _sample_post()
    page = render_post(read_source(path).text, path, Site.containing(path))
    _expect("<h1" in page.html, "the page has no section")
    return f"{len(page.blocks)} blocks"


def _spell() -> str:
    from newsletter_editor.spelling.lexicon import SilentLexicon, lexicon

    tags = []
    for tag, right, wrong in (("es_ES", "increíble", "increible"), ("en_US", "great", "graet")):
        words = lexicon(tag)
        if isinstance(words, SilentLexicon):
            raise RuntimeError(words.reason.en)
        _expect(words.knows(right) and not words.knows(wrong), f"{tag} does not spell")
        _expect(right in words.suggest(wrong), f"{tag} does not suggest {right}")
        tags.append(tag)
    return ", ".join(tags)


def _check() -> str:
    from newsletter_editor.checks.check import check_post
    from newsletter_editor.document.source import read_source
    from newsletter_editor.site.site import Site

    path = _sample_post()
    text = read_source(path).text + "\n\nUn enlace roto: [aquí] (https://example.org)\n"
    problems = check_post(text, path, Site.containing(path))
    _expect(any(p.range.start > len(text) - 60 for p in problems), "a broken link went unseen")
    return f"{len(problems)} problems, one of them made for this"


def _style() -> str:
    from newsletter_editor.rendering.styles.sass import compile_sass

    sheet = compile_sass("$wide: 2px; p { i { top: $wide * 2 } }", "scss", "", _none, _none)
    _expect("p i" in sheet and "4px" in sheet, "Sass does not compile")
    return f"{len(sheet)} characters"


def _none(*_: object) -> None:
    return None


def _message() -> str:
    from newsletter_editor.document.source import read_source
    from newsletter_editor.mail.making import make_message
    from newsletter_editor.site.site import Site

    path = _sample_post()
    message = make_message(read_source(path).text, path, Site.containing(path))
    _expect(' style="' in message.html, "no style is where mail programs read it")
    return f"{len(message.html)} characters"


def _picture() -> str:
    from newsletter_editor.images.converter import Converter
    from newsletter_editor.images.wishes import Wishes

    file = min(resource_path("sample").rglob("*.png"))
    with Converter() as converter:
        made = converter.convert(file.read_bytes(), Wishes(widest=60), file.name)
    _expect(made.width == 60, "the picture was not made smaller")
    return f"{made.width}×{made.height} pixels"


def _git() -> str:
    """The library for machines without git, and the process in which it asks servers."""
    from newsletter_editor.publishing.git import GitFailedError
    from newsletter_editor.publishing.libgit.door import LibraryGit

    with TemporaryDirectory(prefix="newsletter-editor-") as folder:
        missing, target = Path(folder, "no blog"), Path(folder, "copy")
        try:
            LibraryGit(Path(folder)).run("clone", "--", str(missing), str(target))
        except GitFailedError as failure:
            _expect("repository not found" in failure.said, failure.said)
            return failure.said.splitlines()[-1]
    raise RuntimeError("a blog that is nowhere was downloaded")


def _window() -> str:
    with _running_program(with_preview=False) as program:
        window = program.window
        _expect(window is not None and window.isVisible(), "the window did not show")
        picture = window.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in (9, 99, 199)}
        _expect(len(colours) > 2, "the window stayed blank")
        return f"{picture.width()}×{picture.height()} pixels"


def _window_and_preview() -> str:
    painted: list[int] = []
    with _running_program(with_preview=True) as program:
        _until(lambda: hasattr(program.window, "preview"), "there is no preview")
        program.window.preview.bridge.was_painted.connect(painted.append)
        _until(lambda: program.post.revision in painted, "the preview did not show the post")
        return f"the page of revision {painted[-1]}"


@contextmanager
def _running_program(with_preview: bool) -> Iterator[Program]:
    """The whole program on a copy of the sample blog, with settings of its own."""
    from newsletter_editor.app.crash import CrashHook
    from newsletter_editor.app.program import Program
    from newsletter_editor.app.run import make_application
    from newsletter_editor.gui.preview.renderer import PREVIEW_KEY
    from newsletter_editor.gui.settings import Settings

    with TemporaryDirectory(prefix="newsletter-editor-") as folder:
        # Contents alone: an installation may be read-only, and the copy must not be.
        repo = Path(folder) / "blog ñandú"
        shutil.copytree(resource_path("sample"), repo, copy_function=shutil.copyfile)
        settings = Settings(Path(folder) / "settings.ini")
        settings.set(PREVIEW_KEY, with_preview)
        program = Program(make_application(), settings, CrashHook())
        program.start(repo / _sample_post().relative_to(resource_path("sample")), "es", "light")
        try:
            _until(lambda: program.post.path is not None, "the post did not open")
            yield program
        finally:
            program.finish()


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    """Let the window's thread work until something holds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        _expect(time.monotonic() < end, otherwise)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
