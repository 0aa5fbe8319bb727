"""The repo: posts listed, Liquid run, a key press through the rendering worker."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter_editor.rendering.worker import Worker
from newsletter_editor.site.site import Site
from tests.bench.rows import Row, milliseconds

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "site" / "repo"
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
MANY = 5000
MANY_DATA_FILES = 20_000
KEYS = 100

_LIQUID = """

{% for post in site.posts limit:5 %}
- [{{ post.title }}]({{ post.url }})
{% endfor %}
"""


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    repo = CORPUS if CORPUS.is_dir() else SAMPLE
    post = max(repo.rglob("_posts/*.*"), key=lambda path: path.stat().st_size)
    text = post.read_text(encoding="utf-8")
    site = Site(repo)
    taken = _cpu(site.posts)
    yield Row(f"{len(site.posts())} posts listed", milliseconds(taken), "500 ms")
    with tempfile.TemporaryDirectory() as folder:
        large = _many_posts(Path(folder), text)
        yield Row(f"{MANY:,} posts listed", milliseconds(_cpu(large.posts)), "5,000 ms")
        yield Row(f"{MANY:,} posts listed again", milliseconds(_cpu(large.posts)))
        yield from _data(Path(folder))
    body = text.split("\n---", 1)[1]
    for name, whole in (
        (f"{len(text) // 1000} KB", text),
        ("200 KB", text + body * (200_000 // len(body))),
        (f"{len(text) // 1000} KB with Liquid", text + _LIQUID),
    ):
        yield Row(f"a key in the worker, {name}, median", milliseconds(_key(repo, post, whole)))


def _data(folder: Path) -> Iterator[Row]:
    """The first post of a site with and without a large folder of data."""
    taken = []
    for name, number in (("without", 0), ("with", MANY_DATA_FILES)):
        root = folder / name
        (root / "_data" / "people").mkdir(parents=True)
        (root / "_config.yml").write_text("title: T\n", encoding="utf-8")
        (root / "_data" / "authors.yml").write_text("ana:\n  name: Ana\n", encoding="utf-8")
        for at in range(number):
            (root / "_data" / "people" / f"p{at}.yml").write_text("name: N\nlinks: [a, b]\n")
        post = root / "_posts" / "2020-01-01-a.md"
        text = "---\ntitle: A\nauthor: ana\n---\n{{ site.data.authors.ana.name }}\n"
        question = {"revision": 0, "site": str(root), "path": str(post), "text": text}
        taken.append(
            statistics.median(_cpu(lambda q=question: Worker().answer(q)) for _ in range(9))  # type: ignore[misc]
        )
    ratio = taken[1] / taken[0]
    yield Row(f"first post, {MANY_DATA_FILES:,} data files ÷ none", f"{ratio:.2f}", "1.2")


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _many_posts(root: Path, text: str) -> Site:
    folder = root / "_posts"
    folder.mkdir()
    for number in range(MANY):
        date = f"{2000 + number % 25}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        (folder / f"{date}-post {number} [ES].md").write_text(text, encoding="utf-8")
    return Site(root)


def _key(repo: Path, post: Path, text: str) -> float:
    worker = Worker()
    worker.answer({"revision": 0, "site": str(repo), "path": str(post), "text": text})
    middle = len(text) // 2
    times = []
    for revision in range(KEYS):
        at = middle + revision
        question = {"revision": revision + 1, "base": revision, "edits": [[at, at, "x"]]}
        times.append(_cpu(lambda question=question: worker.answer(question)))  # type: ignore[misc]
    return statistics.median(times)
