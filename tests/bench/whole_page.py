"""Whole pages in minima beside `jekyll build --incremental` of the same post: CPU, in one run."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter_editor.rendering import render_post, whole_page
from newsletter_editor.site.jekyll import DEBIAN
from newsletter_editor.site.site import Site
from tests.bench.rows import Row
from tests.bench.site import CORPUS, SAMPLE

KEYS = 100
_CONFIG = """title: Blog
description: Un blog
url: https://ejemplo.org
theme: minima
defaults: [{scope: {path: "", type: posts}, values: {layout: LAYOUT}}]
"""
_LOOKING = "---\nlayout: post\n---\n<i>{{ content | number_of_words }}</i>{{ content }}\n"
"""A layout that looks at the content, so that no frame can be kept."""


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    if shutil.which("jekyll") is None:
        yield Row("Debian's jekyll is not installed", "-")
        return
    with tempfile.TemporaryDirectory() as folder:
        root = _site(Path(folder) / "site")
        posts = [path for path in root.rglob("*.md") if path.parent.name == "_posts"]
        post = max(posts, key=lambda path: path.stat().st_size)
        yield from _rows(root, post, Path(folder) / "out")


def _rows(root: Path, post: Path, out: Path) -> Iterator[Row]:
    first = jekyll_seconds(root, out)
    for layout in ("post", "looking"):
        config = (root / "_config.yml").read_text(encoding="utf-8")
        before = "looking" if layout == "post" else "post"
        if f"layout: {before}" in config:
            config = config.replace(f"layout: {before}", f"layout: {layout}")
            (root / "_config.yml").write_text(config, encoding="utf-8")
        yield from frames(root, post, out, first, goal="0.1")


def frames(root: Path, post: Path, out: Path, first: float, goal: str) -> Iterator[Row]:
    """A post's whole page beside Jekyll's time for the same post, and beside the article.

    `out` has what a first build made in `first` seconds; `goal` is that of a frame made anew.
    """
    text = post.read_text(encoding="utf-8")
    taken = []
    for number in range(3):
        post.write_text(f"{text}\n\n{number}\n", encoding="utf-8")
        taken.append(jekyll_seconds(root, out))
    again = statistics.median(taken)
    yield Row("jekyll build --incremental: first, then one post", f"{first:.2f} s, {again:.2f} s")
    site = Site(root, DEBIAN)
    cold = _cpu(lambda: whole_page(text, post, site))
    page = whole_page(text, post, site)
    whole, article = [], []
    plain = render_post(text, post, site)
    for number in range(KEYS):
        edited = f"{text}\n\nx{'y' * number}\n"
        # Whoever comes second finds the text in the processor's cache.
        for is_whole in (number % 2 == 0, number % 2 == 1):
            start = time.process_time()
            if is_whole:
                page = whole_page(edited, post, site, page.body)
            else:
                plain = render_post(edited, post, site, plain)
            (whole if is_whole else article).append(time.process_time() - start)
    kind = "exact" if page.frame is not None else "not exact"
    key = statistics.median(whole)
    yield Row(f"first whole page, {kind} / jekyll's", f"{cold / again:.3f}")
    yield Row(f"a key, {kind} / jekyll's", f"{key / again:.4f}", goal)
    beside = key / statistics.median(article)
    # What the process beside does when the author rests; in the window a key is the article's.
    yield Row(f"a key, {kind} / in the article", f"{beside:.2f}", "1.1" if page.frame else "")


def _site(root: Path) -> Path:
    shutil.copytree(CORPUS if CORPUS.is_dir() else SAMPLE, root)
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (root / "_config.yml").write_text(_CONFIG.replace("LAYOUT", "post"), encoding="utf-8")
    (root / "_layouts").mkdir(exist_ok=True)
    (root / "_layouts" / "looking.html").write_text(_LOOKING, encoding="utf-8")
    for post in root.rglob("*.md"):
        text = post.read_text(encoding="utf-8")
        post.write_text(text.replace("\nlayout:", "\nown_layout:", 1), encoding="utf-8")
    (root / "index.md").write_text("---\nlayout: home\n---\n", encoding="utf-8")
    return root


def jekyll_seconds(root: Path, out: Path) -> float:
    """The seconds of CPU that a build takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        ["jekyll", "build", "--incremental", "-q", "-s", root, "-d", out],
        check=True,
        env={**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "JEKYLL_ENV": "production"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
