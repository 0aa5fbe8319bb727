"""How fast Markdown becomes a page, beside other programs, and how close colours of code are."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from lxml import html as lxml_html
from markdown import Markdown

from newsletter_editor.kramdown import Rendering, render_blocks, to_html
from tests.bench.rows import Row
from tests.fuzz.kramdown_reference import missing_reference

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n?^((---|\.\.\.)\s*$\n?)", re.DOTALL | re.MULTILINE)
STOCK = ("extra", "smarty", "toc", "sane_lists", "codehilite")
KILLERS = (
    "[",
    "*",
    "_",
    "`",
    ">",
    "(",
    "<",
    "{:",
    "|",
    "![",
    "*a ",
    "**a *b ",
    "<b>*a ",
    "* a\n",
    "```\n",
    "[a](",
    "[a](<",
    '<a b="',
    '<div markdown="1">\n',
    "[^a]: [^b]\n\n[^b]: [^a]\n\n[^a]",
)


def measure() -> Iterator[Row]:
    """Seconds are of the processor."""
    if not SHARED.is_dir():
        yield Row("posts", f"skipped: no shared corpus at {SHARED}", "")
        return
    posts = dict(_posts())
    texts = list(posts.values())
    ours = _least_seconds(lambda: [to_html(text) for text in texts])
    yield Row("57 posts", f"{ours:.2f} s", "")
    yield Row("÷ stock Python-Markdown", f"{ours / _stock_seconds(texts):.2f}", "≤ 1.0")
    if reason := missing_reference():
        yield Row("÷ kramdown", f"skipped: {reason}", "≤ 3")
    else:
        yield Row("÷ kramdown", f"{ours / _ruby_seconds(texts):.2f}", "≤ 3")
    seed = next((SHARED / "seed").glob("*.md")).read_text(encoding="utf-8")
    joined = "\n\n".join(texts)
    yield Row("a key in the seed's post", f"{_key_milliseconds(seed):.2f} ms", "< 2 ms")
    yield Row("a key in 200 KB", f"{_key_milliseconds(joined[:200_000]):.2f} ms", "< 5 ms")
    yield Row("growth from 10 KB to 1 MB, per letter", f"× {_growth(joined):.2f}", "≈ 1")
    worst, seconds = max(map(_killer_seconds, KILLERS), key=lambda pair: pair[1])
    yield Row(f"worst of 100 KB of openings: {worst!r}", f"{seconds:.2f} s", "< 2 s")
    yield Row("code coloured as by rouge", f"{_agreement(posts):.1%} of the letters", "≥ 95 %")


def _posts() -> Iterator[tuple[str, str]]:
    """The page's file name and the body of every post."""
    site = SHARED / "site"
    for entry in json.loads((site / "expected" / "index.json").read_text(encoding="utf-8")):
        post = (site / "repo" / entry["post"]).read_bytes().decode("utf-8-sig")
        yield entry["html"], FRONT_MATTER.sub("", post.replace("\r\n", "\n"), count=1)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _least_seconds(work: Callable[[], object], times: int = 3) -> float:
    return min(_seconds(work) for _ in range(times))


def _stock_seconds(texts: list[str]) -> float:
    converter = Markdown(extensions=list(STOCK))

    def convert() -> None:
        for text in texts:
            converter.reset()
            converter.convert(text)

    return _least_seconds(convert)


def _ruby_seconds(texts: list[str]) -> float:
    script = Path(__file__).with_name("kramdown_ruby.rb")
    done = subprocess.run(
        ["ruby", str(script)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _key_milliseconds(text: str) -> float:
    """The median of letters typed one after another in the middle of a word."""
    middle = next(
        at for at in count(len(text) // 2) if text[at].isalpha() and text[at - 1].isalpha()
    )
    rendering: Rendering = render_blocks(text)
    seconds = []
    for typed in range(1, 20):
        start = time.process_time()
        rendering = render_blocks(text[:middle] + "x" * typed + text[middle:], previous=rendering)
        seconds.append(time.process_time() - start)
    return sorted(seconds)[len(seconds) // 2] * 1000


def _growth(text: str) -> float:
    """Time per letter of 1 MB over that of the same text in pieces of 10 KB."""
    large = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    pieces = [large[at : at + 10_000] for at in range(0, len(large), 10_000)]
    whole = _least_seconds(lambda: to_html(large), 2)
    return whole / _least_seconds(lambda: [to_html(piece) for piece in pieces], 2)


def _killer_seconds(opening: str) -> tuple[str, float]:
    text = opening * (100_000 // len(opening))
    return opening, _seconds(lambda: to_html(text))


def _agreement(posts: dict[str, str]) -> float:
    """Which part of the letters of code, spaces aside, has the class that rouge gave it."""
    same = all_letters = 0
    for name, text in posts.items():
        wanted = _classes((SHARED / "site" / "expected" / name).read_text(encoding="utf-8"))
        got = _classes(to_html(text))
        if "".join(letter for letter, _ in got) != "".join(letter for letter, _ in wanted):
            # Jekyll has run Liquid over this one first.
            continue
        all_letters += len(wanted)
        same += sum(a == b for a, b in zip(got, wanted, strict=True))
    return same / all_letters


def _classes(page: str) -> list[tuple[str, str]]:
    letters: list[tuple[str, str]] = []
    for code in lxml_html.fromstring(f"<div>{page}</div>").iterfind(".//pre/code"):
        _collect(code, "", letters)
    return letters


def _collect(element: lxml_html.HtmlElement, kind: str, letters: list[tuple[str, str]]) -> None:
    letters += [(letter, kind) for letter in element.text or "" if not letter.isspace()]
    for child in element:
        _collect(child, child.get("class") or "", letters)
        letters += [(letter, kind) for letter in child.tail or "" if not letter.isspace()]
