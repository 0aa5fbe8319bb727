"""The checks: what one post costs in a small and in a large repo, by CPU time of one core."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.site import Site
from tests.bench.rows import Row

TEXTS = Path(__file__).resolve().parent / "texts"
FEW, MANY = 100, 2000
CHECKED = 60


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    words = " ".join(
        path.read_text(encoding="utf-8") for path in sorted(TEXTS.rglob("*.txt"))
    ).split()
    # Dictionaries are loaded once; the texts must be others, for paragraphs are remembered.
    _ = _seconds_a_post(words, FEW + 1)
    few, many = _seconds_a_post(words, FEW), _seconds_a_post(words, MANY)
    yield Row(f"a post of 500 words checked, repo of {FEW:,}", f"{few * 1000:.0f} ms CPU")
    yield Row(f"a post of 500 words checked, repo of {MANY:,}", f"{many * 1000:.0f} ms CPU")
    yield Row(f"a post, repo of {MANY:,} ÷ {FEW:,}", f"{many / few:.2f}", "1")
    yield Row(f"{MANY:,} posts checked, on two cores", f"{many * MANY / 2:.0f} s", "60 s")


def _seconds_a_post(words: list[str], number: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _make(root, words, number)
        around = Surroundings(Site(root))
        paths = sorted((root / "_posts").iterdir())
        posts = [CheckedPost(path.read_text(encoding="utf-8"), path, around) for path in paths]
        step = max(1, number // CHECKED)
        check(posts[0], most=None)  # reads the repo
        chosen = posts[1::step][:CHECKED]
        start = time.process_time()
        for post in chosen:
            check(post, most=None)
        return (time.process_time() - start) / len(chosen)


def _make(root: Path, words: list[str], number: int) -> None:
    """A repo with some links and images that lead nowhere, as old ones have them."""
    chance = random.Random(number)
    (root / "_posts").mkdir()
    (root / "images").mkdir()
    (root / "_config.yml").write_text("title: T\npermalink: /:title/\n", encoding="utf-8")
    for at in range(number):
        (root / f"images/foto-{at}.png").touch()
        first = chance.randrange(len(words) - 500)
        paragraphs = [" ".join(words[first + i : first + i + 50]) for i in range(0, 500, 50)]
        paragraphs.append(
            f"![Foto](/images/foto-{chance.randrange(number + number // 5)}.png)"
            f" y [otro](/boletin-numero-{chance.randrange(number + number // 5)}/)."
        )
        name = f"{2000 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}-boletin-numero-{at}.md"
        head = f"---\nlayout: post\ntitle: Boletín {at}\nlang: es\ntags: [tema{at % 50}]\n---\n"
        (root / "_posts" / name).write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
