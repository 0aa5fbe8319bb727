"""The message: how large it is, and how long it takes beside the page that it is made of."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsletter_editor.mail.making import make_message
from newsletter_editor.mail.message import CUT_AT
from newsletter_editor.mail.worker import Worker as MailWorker
from newsletter_editor.rendering.worker import Worker
from newsletter_editor.site.site import Site
from newsletter_editor.text.garbage import collect_only_when_told
from tests.bench.rows import Row, milliseconds
from tests.bench.site import CORPUS, SAMPLE

FOUNDING = CORPUS.parents[1] / "seed" / "boletin_nlp_5_es.md"
STARTS, KEYS = 7, 400


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    repo = CORPUS if CORPUS.is_dir() else SAMPLE
    post = FOUNDING if FOUNDING.is_file() else next(SAMPLE.rglob("_posts/*.md"))
    text = post.read_text(encoding="utf-8")
    message = make_message(text, post, Site(repo))
    page = len(message.page.html.encode())
    yield Row("HTML of the founding post's message", f"{message.size:,} B", f"{CUT_AT:,} B")
    yield Row("message ÷ page, bytes", f"{message.size / page:.2f}", "2.0")
    seconds: dict[str, list[float]] = {"render": [], "mail": []}
    for _ in range(STARTS):
        for command, taken in seconds.items():
            taken.append(_command(command, post, repo))
    page_taken, mail_taken = (statistics.median(taken) for taken in seconds.values())
    yield Row("page cold, a process of its own", milliseconds(page_taken))
    yield Row("message cold ÷ page cold", f"{mail_taken / page_taken:.2f}", "1.5")
    article_key, mail_key = _keys([Worker(), MailWorker()], repo, post, text)
    yield Row("a key of the article, median", milliseconds(article_key))
    yield Row("a key of the message ÷ of the article", f"{mail_key / article_key:.2f}", "1.3")


def _command(name: str, post: Path, repo: Path) -> float:
    """Processor time of one command from its start to its end."""
    before = os.times()
    arguments = [name, str(post), "--site", str(repo), "-o", os.devnull]
    subprocess.run([sys.executable, "-m", "newsletter_editor", *arguments], check=False)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def _keys(workers: list[Any], repo: Path, post: Path, text: str) -> list[float]:
    """Processor time of a key in each, asked in turns, so that what else runs meets all alike."""
    collect_only_when_told()
    for worker in workers:
        worker.answer({"revision": 0, "site": str(repo), "path": str(post), "text": text})
    taken: list[list[float]] = [[] for _ in workers]
    for revision in range(KEYS):
        at = len(text) // 2 + revision
        question = {"revision": revision + 1, "base": revision, "edits": [[at, at, "x"]]}
        for worker, seconds in zip(workers, taken, strict=True):
            start = time.process_time()
            worker.answer(question)
            seconds.append(time.process_time() - start)
    return [statistics.median(seconds) for seconds in taken]
