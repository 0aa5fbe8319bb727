"""The window: first paints, memory, key to painted preview, and how long a key holds it up."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.rows import Row, milliseconds

ROOT = Path(__file__).resolve().parents[2]
SHARED_SEED = "corpus/site/repo/posts/_posts/2020-02-23-Boletín_informativo_NLP*.md"
STARTS = 3
LONG = 200_000
_LAYOUT = """\
<!doctype html><html><head><link rel="stylesheet" href="/assets/main.css"></head>
<body><nav>{{ site.title }}</nav><main><h1>{{ page.title }}</h1>{{ content }}</main>
<footer>{{ content | number_of_words }}</footer></body></html>
"""
_EXACT = _LAYOUT.replace("{{ content | number_of_words }}", "{{ site.title }}")
_LAYOUTS = ("default", "post", "page")
"""Whatever layout the post names."""
_SHEET = """\
---
---
body { font: 17px/1.6 serif; margin: 0; nav { position: sticky; top: 0; background: #eee; } }
main { max-width: 42em; margin: auto; img { max-width: 100%; } }
"""
_SITE = {
    "_config.yml": "url: https://blog.example\n"
    "defaults: [{scope: {path: ''}, values: {layout: default}}]\n",
    **{f"_layouts/{name}.html": _LAYOUT for name in _LAYOUTS},
    "assets/main.scss": _SHEET,
}


def measure() -> Iterator[Row]:
    """Each figure from a program of its own; starts are the best of a few."""
    # As it is installed: where Python may not keep what it compiles, each start would compile all.
    compileall.compile_dir(ROOT / "newsletter_editor", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        seed, long = _posts(Path(folder))
        yield from _measure_start(seed)
        yield from _measure_opening(seed)
        yield from _measure_typing(f"{seed.stat().st_size // 1000} KB", seed, "30 ms", "50 ms")
        yield from _measure_typing("200 KB", long, "", "100 ms")
        for kind, layout in (("not exact", _LAYOUT), ("exact", _EXACT)):
            for name in _LAYOUTS:
                (Path(folder) / "_layouts" / f"{name}.html").write_text(layout, encoding="utf-8")
            yield from _measure_whole_page(kind, seed)
        yield from _measure_busy("200 KB", "busy", long, "16 ms")
        yield from _measure_busy("1 MB", "busy_huge", seed, "30 ms")
        yield _measure_growth("twenty posts in tabs ÷ one (PSS)", "tabs", seed, "1.15")
        yield _measure_growth("a day of 200 posts and 20,000 keys (PSS)", "day", seed, "1.10")


def _measure_opening(post: Path) -> Iterator[Row]:
    seconds = _driven("open", post)["typed"]
    yield Row("open 1 MB until the first key is painted", milliseconds(seconds), "400 ms")


def _measure_typing(size: str, post: Path, median: str, most: str) -> Iterator[Row]:
    found = _driven("type", post)
    yield Row(f"key to painted preview, {size}, median", milliseconds(found["median"]), median)
    yield Row(f"key to painted preview, {size}, 95th of 100", milliseconds(found["p95"]), most)


def _measure_whole_page(kind: str, post: Path) -> Iterator[Row]:
    """A key in the site's own layout: what changes of the page around the post comes later."""
    found = _driven("whole", post)
    share = found["whole"] / found["article"]
    yield Row(f"key to painted preview, whole page ({kind}) ÷ article", f"{share:.2f}", "1.1")


def _measure_busy(size: str, bench: str, post: Path, goal: str) -> Iterator[Row]:
    found = _driven(bench, post)
    yield Row(f"a key at 10 a second, {size}, in the window's thread", milliseconds(found["key"]))
    yield Row("the same, longest that it was busy", milliseconds(found["longest"]), goal)
    yield Row("the same, of the processor's time", milliseconds(found["most_work"]), goal)


def _measure_growth(what: str, bench: str, post: Path, goal: str) -> Row:
    found = _driven(bench, post, seconds=1200)
    return Row(what, f"{found['many'] / found['one']:.2f}", goal)


def _measure_start(post: Path) -> Iterator[Row]:
    if _drop_file_cache():
        found = _driven("start", post)
        yield Row("first paint of the window, cold files", milliseconds(found["window"]))
        yield Row("first paint of the preview, cold files", milliseconds(found["preview"]))
    runs = [_driven("start", post) for _ in range(STARTS)]
    yield Row("first paint of the window", milliseconds(min(run["window"] for run in runs)))
    yield Row("first paint of the preview", milliseconds(min(run["preview"] for run in runs)))
    busy = min(run["window_cpu"] for run in runs)
    yield Row("its own work until the window's first paint (CPU)", milliseconds(busy))
    start = min(run["window"] for run in runs)
    share = _second_start(post) / start
    yield Row("a start that hands its post over ÷ a start", f"{share:.2f}", "0.25")
    memory = runs[-1]["memory"]
    parts = ", ".join(f"{name} {size / 2**20:.0f}" for name, size in memory.items())
    yield Row("memory with children (PSS)", f"{sum(memory.values()) / 2**20:.0f} MiB ({parts})")


def _second_start(post: Path) -> float:
    """Seconds of a start while the program runs, the best of a few."""
    command = [sys.executable, "-m", "newsletter_editor", str(post)]
    with tempfile.TemporaryDirectory() as home:
        places = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
        environment = {**os.environ, **dict.fromkeys(places, home)}
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as first:
            seconds = []
            # The first of them waits until there is somebody to hand over to.
            for _ in range(1 + STARTS):
                began = time.perf_counter()
                subprocess.run(command, env=environment, check=True, timeout=60)
                seconds.append(time.perf_counter() - began)
            first.terminate()
        return min(seconds[1:])


def _posts(folder: Path) -> tuple[Path, Path]:
    """The founding post, or the sample's longest, and one of 200 KB made of it, in a repo."""
    seeds = sorted((ROOT.parent / "shared").glob(SHARED_SEED))
    seeds = seeds or sorted((ROOT / "resources/sample").rglob("_posts/*.md"), key=_size)
    text = seeds[-1].read_text(encoding="utf-8")
    head, _, body = text.partition("\n---\n")
    for name, content in _SITE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    posts = folder / "_posts"
    posts.mkdir()
    seed, long = posts / "2020-02-23-seed.md", posts / "2020-02-24-long.md"
    seed.write_text(text, encoding="utf-8")
    times = LONG // len(body.encode()) + 1
    longer = (body + "\n\n") * times
    long.write_text(f"{head}\n---\n{longer.encode()[:LONG].decode(errors='ignore')}", "utf-8")
    return seed, long


def _size(path: Path) -> int:
    return path.stat().st_size


def _driven(bench: str, post: Path, seconds: int = 180) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        places = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        environment = {**os.environ, **dict.fromkeys(places, home), "APPDATA": home}
        environment["BENCH_STARTED"] = str(time.time())
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.driven_window", bench, str(post)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=seconds,
            check=True,
        )
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def _drop_file_cache() -> bool:
    """Make the system read all files from the disk again, where this user may do that."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True
