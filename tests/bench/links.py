"""5,000 links looked at in the background of typing: how long the window is busy at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.links.index import LinkIndex, keys_of
from tests.bench.rows import Row, milliseconds
from tests.web_server import WebServer, moved, reply, web_server

ROOT = Path(__file__).resolve().parents[2]
POSTS, LINKS, HOSTS = 500, 10, 250
INDEXED = 5_000
_MOVED, _GONE = 3, 7
"""Of ten links so many are."""


def measure() -> Iterator[Row]:
    """Processor time of the one thread, which other programs do not lengthen."""
    answers = {f"/{n}": reply(b"") for n in range(POSTS * LINKS)}
    for number in range(_MOVED, POSTS * LINKS, LINKS):
        answers[f"/{number}"] = moved("/0", 301)
    for number in range(_GONE, POSTS * LINKS, LINKS):
        del answers[f"/{number}"]
    with tempfile.TemporaryDirectory() as folder, web_server(answers) as server:
        post = _blog(Path(folder), server)
        places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.links", str(post)],
            cwd=ROOT,
            env={**os.environ, **dict.fromkeys(places, f"{folder}/home")},
            stdout=subprocess.PIPE,
            timeout=600,
            check=True,
        )
        found = json.loads(done.stdout.splitlines()[-1])
        yield Row("links looked at, requests", f"{found['looked']:,}, {len(server.requests):,}")
        yield Row("keys typed meanwhile", str(found["keys"]))
        for name, what in (("alone", "typing alone"), ("busy", "while links are looked at")):
            longest = milliseconds(found[name])
            yield Row(f"the window's thread at once, {what}", longest, "16 ms")
        yield Row("a slice of results taken into the pane, longest", milliseconds(found["slice"]))
    yield from _said_before()


def _blog(folder: Path, server: WebServer) -> Path:
    posts = folder / "_posts"
    posts.mkdir()
    (folder / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for post in range(POSTS):
        links = "\n\n".join(
            f"[link {number}]({server.address(f'/{number}', f'h{number % HOSTS}.example.com')})"
            for number in range(post * LINKS, (post + 1) * LINKS)
        )
        text = f"---\ntitle: Post {post}\n---\n{links}\n"
        (posts / f"2020-01-{1 + post % 28:02}-{post}.md").write_text(text, encoding="utf-8")
    return posts / "2020-01-01-0.md"


def _said_before() -> Iterator[Row]:
    """The index of a large blog: made, taken up again, asked."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        root, size = Path(folder) / "blog", 0
        (root / "_posts").mkdir(parents=True)
        words = "Palabras de un artículo que nadie lee. " * 30
        for number in range(INDEXED):
            items = "\n\n".join(
                f"***Item {number} {n}***\n\n{words} [x](https://e{n}.example/{number})"
                for n in range(LINKS)
            )
            text = f"---\ntitle: Post {number}\n---\n{items}\n"
            (root / "_posts" / f"2020-01-{1 + number % 28:02}-{number}.md").write_text(text)
            size += len(text)
        index = LinkIndex(root)
        taken = _cpu(lambda: list(index.refreshed()))
        what = f"said before: {INDEXED:,} posts, {size / 1e6:.0f} MB"
        yield Row(f"{what}, first index", milliseconds(taken))
        index.keep()
        again = LinkIndex(root)
        taken = _cpu(lambda: (again.recall(), list(again.refreshed())))
        yield Row(f"{what}, at the next start", milliseconds(taken))
        keys = keys_of("***Item 7 3***\n\n[x](https://e3.example/7)")
        taken = _cpu(lambda: list(again.before(keys, None)))
        yield Row(f"{what}, one item asked about", milliseconds(taken))


def _cpu(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - begun


def drive(post: Path) -> dict[str, float]:
    """Type into the real window, first alone and then while links are looked at."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from newsletter_editor.gui.links import tools
    from newsletter_editor.gui.main_window import MainWindow
    from newsletter_editor.gui.open_post import OpenPost
    from newsletter_editor.gui.post_files import PostFiles
    from newsletter_editor.gui.preview import engine
    from newsletter_editor.gui.settings import Settings
    from newsletter_editor.gui.tasks import Tasks
    from newsletter_editor.gui.theme import Theme
    from newsletter_editor.text.garbage import collect_only_when_told

    tools.MODULE = "tests.gui.online_worker"
    engine.prepare(neighbours=True)
    application = QApplication([sys.argv[0]])
    theme = Theme(application)
    theme.choose("light")
    settings = Settings(post.parents[1] / "settings.ini")
    text = OpenPost()
    window = MainWindow(settings, theme)
    window.fill(text, PostFiles(text, settings), Tasks(), "en")
    window.late.finish()
    window.files.open_path(post)
    window.show()
    collect_only_when_told()
    slices: list[float] = []
    take = window.links._add

    def timed(answer: dict) -> None:
        begun = time.thread_time()
        take(answer)
        slices.append(time.thread_time() - begun)

    window.links.slices.found.disconnect(window.links._add)
    window.links.slices.found.connect(timed)
    keys = 0

    def longest(until: object) -> float:
        nonlocal keys
        most, next_key = 0.0, time.monotonic()
        while not until():  # type: ignore[operator]
            begun = time.thread_time()
            if time.monotonic() > next_key:
                keys += 1
                QTest.keyClick(window.editor.edit, "a" if keys % 60 else "\r")
                next_key = time.monotonic() + 0.1
            QApplication.processEvents()
            most = max(most, time.thread_time() - begun)
            time.sleep(0.001)
        return most

    calm = time.monotonic() + 15
    longest(lambda: time.monotonic() > calm)
    end = time.monotonic() + 20
    alone = longest(lambda: time.monotonic() > end)
    window.links.show()
    window.links.pane.scope.setCurrentIndex(1)
    shown = time.monotonic() + 5
    longest(lambda: time.monotonic() > shown)
    window.links.begin()
    window.editor.edit.setFocus()
    keys = 0
    busy = longest(lambda: not window.links.slices.is_running)
    looked = window.links._looked
    window.post.document.setModified(False)
    return {"alone": alone, "busy": busy, "looked": looked, "keys": keys, "slice": max(slices)}


if __name__ == "__main__":
    found = drive(Path(sys.argv[1]))
    print(json.dumps(found), flush=True)
    # What the window keeps running is no matter here.
    os._exit(0)
