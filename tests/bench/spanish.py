"""Other people's Spanish: slips undone in their sentences, and hints that were read one by one."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.spelling.context import beside
from newsletter_editor.spelling.lexicon import Lexicon, lexicon
from newsletter_editor.spelling.orthography.agreement import disagreeing
from newsletter_editor.spelling.orthography.confusion import confused_words
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.speller import Speller
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.spelling.words import words
from tests.bench.debian_texts import folder, paragraphs
from tests.bench.rows import Row
from tests.bench.slips import KINDS, Slip

EACH_KIND = 40
_PARAGRAPHS_OF_POST = 40
_READ = 100
_FEWEST_LETTERS = 4
_FEWEST_WORDS = 5
_SEED = 7
VERDICTS = Path(__file__).parent / "texts" / "verdicts.txt"
_FINDERS = {"confused words": confused_words, "agreement": disagreeing}


def measure() -> Iterator[Row]:
    """Rows for the texts that are held out; one that says so where they are absent."""
    packages = folder()
    if packages is None:
        yield Row("Spanish of others", "skipped: SPANISH_TEXTS names no folder of packages")
        return
    spanish, english = lexicon("es_ES"), lexicon("en_US")
    texts = list(paragraphs(packages, held_out=True))
    yield from measure_flags(texts, spanish, english)
    yield from measure_slips(texts, spanish, english)
    yield from measure_hints(texts, spanish, english)


class SlipInText(NamedTuple):
    """A word of a text that was miswritten."""

    kind: str
    text: str
    start: int
    end: int
    written: str


def slips_in(
    texts: list[str], each: int, spanish: Lexicon, english: Lexicon
) -> Iterator[SlipInText]:
    """For each kind of slip that many in words of sentences drawn by lot, no word twice."""
    order = random.Random(_SEED).sample(texts, len(texts))
    used: set[str] = set()
    drawn = iter(order)
    for kind, slip in KINDS.items():
        dice = random.Random(f"{_SEED} {kind}")
        made = 0
        for text in drawn:
            found = _slip_in(text, kind, slip, dice, used, spanish, english)
            if found is not None:
                yield found
                made += 1
            if made == each:
                break


def _slip_in(
    text: str,
    kind: str,
    slip: Slip,
    dice: random.Random,
    used: set[str],
    spanish: Lexicon,
    english: Lexicon,
) -> SlipInText | None:
    found = list(words(text))
    if len(found) < _FEWEST_WORDS:
        return None
    for word in dice.sample(found, len(found)):
        plain = word.text == word.lower and word.text.isalpha() and not word.whole
        if not plain or len(word.text) < _FEWEST_LETTERS or word.lower in used:
            continue
        written = slip(word.text, dice) if spanish.knows(word.text) else None
        if written and written != word.text:
            if spanish.knows(written) or english.knows(written):
                continue
            used.add(word.lower)
            return SlipInText(kind, text, word.start, word.end, written)
    return None


def measure_flags(texts: list[str], spanish: Lexicon, english: Lexicon) -> Iterator[Row]:
    """Words called wrong; a hundred of the different ones, to be read."""
    speller = Speller(spanish, english)
    count = 0
    flagged: Counter[str] = Counter()
    for start in range(0, len(texts), _PARAGRAPHS_OF_POST):
        post = texts[start : start + _PARAGRAPHS_OF_POST]
        count += sum(1 for text in post for _ in words(text))
        flagged.update(word.lower for found in speller.mistakes(post) for word in found)
    yield Row(
        "words flagged on held-out text",
        f"{flagged.total() / count * 1000:.2f} in 1,000 of {count:,} words, {len(flagged):,}"
        " different",
        "2.5 in 1,000, half of the different ones mistakes",
    )
    drawn = random.Random(_SEED).sample(sorted(flagged), min(_READ, len(flagged)))
    yield Row("some of them", " ".join(drawn))


def measure_slips(texts: list[str], spanish: Lexicon, english: Lexicon) -> Iterator[Row]:
    """The right word first and in three, with its neighbours and without."""
    count: Counter[str] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for kind, text, start, end, written in slips_in(texts, EACH_KIND, spanish, english):
        meant = text[start:end]
        alone = suggestions(written, spanish, english)
        inside = suggestions(written, spanish, english, neighbours=beside(text, start, end))
        for name in (kind, "all"):
            count[name] += 1
            hits[name, "first"] += inside[:1] == [meant]
            hits[name, "three"] += meant in inside[:3]
            hits[name, "alone first"] += alone[:1] == [meant]
            hits[name, "alone three"] += meant in alone[:3]
    for name, number in count.items():
        first, three, alone_first, alone_three = (
            hits[name, measured] / number
            for measured in ("first", "three", "alone first", "alone three")
        )
        yield Row(
            f"slips in sentences, {name}",
            f"{first:.1%} first, {three:.1%} in three"
            f" (the word alone: {alone_first:.1%}, {alone_three:.1%}; {number} slips)",
            "97 % first, 99.5 % in three" if name == "all" else "",
        )


def measure_hints(texts: list[str], spanish: Lexicon, english: Lexicon) -> Iterator[Row]:
    """Hints by rule: those that somebody has read and found right or wrong, and those unread."""
    known = verdicts()
    count = 0
    found: dict[str, Counter[str]] = {name: Counter() for name in _FINDERS}
    for text in texts:
        reading = Reading(text, spanish, english)
        count += len(reading.words)
        for name, finder in _FINDERS.items():
            found[name].update(known.get(key_of(text, flaw), "unread") for flaw in finder(reading))
    for name, verdict in found.items():
        read = verdict["right"] + verdict["wrong"]
        yield Row(
            f"hints on held-out text, {name}",
            f"{verdict['right'] / max(read, 1):.1%} right of {read} read,"
            f" {verdict['unread']} unread, in {count:,} words",
            "95 %",
        )


def key_of(text: str, flaw: Flaw) -> str:
    """A hint by a fingerprint, so that other people's sentences need not lie here."""
    around = f"{text[max(flaw.start - 40, 0) : flaw.end + 40]}\0{flaw.replacement}"
    return hashlib.sha256(around.encode()).hexdigest()[:12]


def verdicts() -> dict[str, str]:
    """What somebody has found of each hint: `right` or `wrong`, by its key."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    return {key: verdict for line in lines for key, verdict in [line.split(" ")]}
