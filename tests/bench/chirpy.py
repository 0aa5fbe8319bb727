"""Whole pages in chirpy, a theme of many includes, beside `jekyll build --incremental`: CPU."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row
from tests.bench.site import CORPUS, SAMPLE
from tests.bench.whole_page import frames, jekyll_seconds

_PACKAGE = "jekyll-theme-chirpy@5.3.21"
_POSTS = 60
_PLUGINS = "jekyll-paginate, jekyll-redirect-from, jekyll-seo-tag, jekyll-archives, jekyll-sitemap"


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    if shutil.which("jekyll") is None or shutil.which("npm") is None:
        yield Row("Debian's jekyll or npm is not installed", "-")
        return
    with tempfile.TemporaryDirectory() as folder:
        root = _site(Path(folder))
        post = max((root / "_posts").iterdir(), key=lambda path: path.stat().st_size)
        out = Path(folder) / "out"
        first = jekyll_seconds(root, out)
        yield from frames(root, post, out, first, goal="0.3")


def _site(folder: Path) -> Path:
    """The theme's own site, without Ruby of its own, with posts of ours."""
    subprocess.run(
        ["npm", "pack", "--silent", _PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    (packed,) = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    root = folder / "package"
    for own in ("_plugins", "_posts"):
        shutil.rmtree(root / own, ignore_errors=True)
    # Debian's Jekyll, which reads YAML by Psych, stops at a colon in the Turkish one.
    (root / "_data" / "locales" / "tr-TR.yml").unlink()
    style = root / "assets" / "css" / "style.scss"
    own_name = "{{ site.theme }}"
    style.write_text(style.read_text("utf-8").replace(own_name, "jekyll-theme-chirpy"), "utf-8")
    config = (root / "_config.yml").read_text("utf-8")
    config = re.sub(r"^theme:.*$", f"plugins: [{_PLUGINS}]", config, flags=re.MULTILINE)
    (root / "_config.yml").write_text(config, "utf-8")
    source = CORPUS if CORPUS.is_dir() else SAMPLE
    posts = sorted(path for path in source.rglob("*.md") if path.parent.name == "_posts")
    (root / "_posts").mkdir()
    for post in posts[:_POSTS]:
        text = post.read_text("utf-8")
        head = text.replace("\nlayout:", "\nown_layout:", 1)
        (root / "_posts" / post.name).write_text(head, "utf-8")
    return root
