"""Spelling: slips undone, accents hinted at, words a second, loading time and memory."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.spelling.accents import accent_hints
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon, lexicon
from newsletter_editor.spelling.prose import ProseReader
from newsletter_editor.spelling.remembered import Remembered
from newsletter_editor.spelling.speller import Speller
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.spelling.words import words
from tests.bench.rows import Row
from tests.bench.slips import make_slips

TEXTS = Path(__file__).parent / "texts"
SHARED_POSTS = Path(__file__).resolve().parents[3] / "shared/corpus/site/repo/posts/_posts"
EACH_KIND = 40


def measure() -> Iterator[Row]:
    """The rows of this bench, as they are known."""
    yield from measure_loading()
    spanish, english = lexicon("es_ES"), lexicon("en_US")
    yield from measure_speed(spanish, english)
    yield from measure_slips(spanish, english)
    yield from measure_accents(spanish)


_LOADING = """
import time, psutil
from newsletter_editor.spelling.lexicon import lexicon
process = psutil.Process()
before, begun = process.memory_info().rss, time.process_time()
names = [lexicon(tag).engine.name for tag in ("es_ES", "en_US")]
lexicon("es_ES").knows("palabra")
print(time.process_time() - begun, (process.memory_info().rss - before) / 2**20, names[0])
"""


def measure_loading() -> Iterator[Row]:
    """Time and memory that Spanish and English take, in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True
    )
    seconds, mebibytes, engine = done.stdout.split()
    yield Row("dictionaries, load (CPU)", f"{float(seconds) * 1000:.0f} ms ({engine})")
    yield Row("dictionaries, memory", f"{float(mebibytes):.0f} MiB")


def measure_speed(spanish: Lexicon, english: Lexicon) -> Iterator[Row]:
    """The founding post, or our own text, cold and after one word has changed."""
    text = sound_texts()[-1] if SHARED_POSTS.is_dir() else "\n\n".join(sound_texts())
    reader, speller = ProseReader(), Speller(spanish, english)

    def check(post: str) -> float:
        begun = time.process_time()
        passages = [passage.text for _, passage in reader.read(post)]
        speller.mistakes(passages)
        for passage in passages:
            hints[passage]
        return time.process_time() - begun

    hints = Remembered(lambda passage: tuple(accent_hints(passage, spanish)))
    count = sum(1 for _, passage in ProseReader().read(text) for _ in words(passage.text))
    cold = check(text)
    longest = max(
        (block for block, _ in ProseReader().read(text)), key=lambda block: len(block.text)
    )
    middle = text.index(" ", longest.start + len(longest.text) // 2)
    key = min(check(f"{text[:middle]} x{n}{text[middle:]}") for n in range(9))
    yield Row(
        "whole post, cold (CPU)", f"{cold * 1000:.1f} ms, {count / cold:,.0f} words/s", "100 ms"
    )
    yield Row(
        "whole post, after a key in its longest paragraph (CPU)", f"{key * 1000:.2f} ms", "5 ms"
    )


def measure_slips(spanish: Lexicon, english: Lexicon) -> Iterator[Row]:
    """Right word first and among the first three, and the same for the plain engine."""
    by_rank = [word for word in spanish.frequencies.words() if len(word) > 4]
    yield from _undone(spanish, english, "", by_rank[150:15_000], seed=1)
    # The costs of slips were weighed on the words above and on others, never on these.
    held_out = [word for word in by_rank[15_000:] if int(word.encode().hex(), 16) % 7 == HELD_OUT]
    yield from _undone(spanish, english, "rare words, ", held_out, seed=2)


HELD_OUT = 3
"""Of the seven parts that the rarer words are dealt into."""


def _undone(
    spanish: Lexicon, english: Lexicon, which: str, listed: list[str], seed: int
) -> Iterator[Row]:
    made: Counter[str] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for kind, written, meant in make_slips(
        listed, EACH_KIND, lambda word: not spanish.knows(word) and not english.knows(word), seed
    ):
        ours, plain = suggestions(written, spanish, english), spanish.suggest(written)
        for name in (kind, "all"):
            made[name] += 1
            hits[name, "ours first"] += ours[:1] == [meant]
            hits[name, "ours three"] += meant in ours[:3]
            hits[name, "plain first"] += plain[:1] == [meant]
            hits[name, "plain three"] += meant in plain[:3]
    for name, count in made.items():
        first, three, plain_first, plain_three = (
            hits[name, measured] / count
            for measured in ("ours first", "ours three", "plain first", "plain three")
        )
        yield Row(
            f"slips, {which}{name}",
            f"{first:.1%} first, {three:.1%} in three"
            f" (plain {spanish.engine.name}: {plain_first:.1%}, {plain_three:.1%}; {count} slips)",
            "95 % first, 99 % in three" if name == "all" else "",
        )


def measure_accents(spanish: Lexicon) -> Iterator[Row]:
    """Hints on sound text whose accents were taken away, and on the text as it is."""
    right = wrong = possible = unasked = count = 0
    for text in sound_texts()[: len(list(TEXTS.glob("*.txt")))]:
        for _, passage in ProseReader().read(text):
            truth = {word.start: word.lower for word in words(passage.text)}
            count += len(truth)
            possible += sum(
                spanish.knows(without_accents(word))
                for word in truth.values()
                if without_accents(word) != word
            )
            for hint in accent_hints(without_accents(passage.text), spanish):
                if truth.get(hint.word.start) == hint.meant.lower():
                    right += 1
                else:
                    wrong += 1
            unasked += sum(1 for _ in accent_hints(passage.text, spanish))
    yield Row(
        "accents, precision", f"{right / (right + wrong):.1%} of {right + wrong} hints", "95 %"
    )
    yield Row(
        "accents, recall", f"{right / possible:.1%} of {possible} words right without accent too"
    )
    yield Row("accents, on text as it is", f"{unasked} hints in {count:,} words")


def sound_texts() -> list[str]:
    """Our own Spanish texts, and the shared Spanish post where it is."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    texts = [re.sub(r"\n", "\n\n", text) for text in texts]
    return texts + [path.read_text(encoding="utf-8") for path in SHARED_POSTS.glob("*Bolet*")]
