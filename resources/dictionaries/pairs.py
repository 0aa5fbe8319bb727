"""Makes `pairs/es.txt.gz`: how often words stand side by side in Spanish texts.

    PYTHONPATH=. python resources/dictionaries/pairs.py PACKAGES

PACKAGES holds Debian's packages that `tests/bench/debian_texts.py` names, each unpacked in a folder
of its name. What the bench holds out is not read.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from newsletter_editor.spelling.context import GAIN_STEPS, LEAST_GAIN, STEPS, kind_of
from newsletter_editor.spelling.words import words
from tests.bench.debian_texts import paragraphs

HERE = Path(__file__).resolve().parent
FREQUENT = 150
"""Words that are told apart by themselves when endings are counted."""
RAREST_PAIR = 3
LEAST_CHANCE = 3
"""Pairs of endings that are expected less often than this tell nothing when they are missing."""
SMALLEST_GAIN = 0.15
_SMOOTHING = 2


def main(packages: Path) -> None:
    """Count, then write one line a word: its count, and its followers with theirs."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs(packages, held_out=False):
        for clause in _clauses(paragraph):
            single.update(clause[:-1])
            double.update(pairwise(clause))
    frequent = frozenset(word for word, _ in single.most_common(FREQUENT) if word)
    lines = [str(sum(single.values())), " ".join(sorted(frequent))]
    rows: dict[str, list[str]] = defaultdict(list)
    for (left, right), count in sorted(double.items()):
        if count >= RAREST_PAIR:
            rows[left].append(f"{right}|{_letter(count)}")
    for word, count in sorted(single.items()):
        if count >= RAREST_PAIR:
            lines.append(f"{word}{_letter(count)} {' '.join(rows[word])}".rstrip())
    lines += _endings(single, double, frequent)
    (HERE / "pairs").mkdir(exist_ok=True)
    data = "".join(line + "\n" for line in lines).encode()
    (HERE / "pairs" / "es.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _clauses(paragraph: str) -> list[list[str]]:
    """Words in lower case between two empty ones."""
    clauses: list[list[str]] = [[""]]
    end = 0
    for word in words(paragraph):
        if paragraph[end : word.start].strip(" \n\u00a0"):
            clauses[-1].append("")
            clauses.append([""])
        clauses[-1].append(word.lower)
        end = word.end
    clauses[-1].append("")
    return clauses


def _letter(count: float) -> str:
    return chr(ord("A") + round(STEPS * math.log2(count)))


def _endings(
    single: Counter[str], double: Counter[tuple[str, str]], frequent: frozenset[str]
) -> list[str]:
    total = sum(single.values())
    one: Counter[str] = Counter()
    two: Counter[tuple[str, str]] = Counter()
    for word, count in single.items():
        one[kind_of(word, frequent)] += count
    for (left, right), count in double.items():
        two[kind_of(left, frequent), kind_of(right, frequent)] += count
    known = sorted(kind for kind, count in one.items() if count >= LEAST_CHANCE * 10)
    lines = []
    for left in known:
        row = []
        for right in known:
            chance, count = one[left] * one[right] / total, two[left, right]
            gain = math.log10((count + _SMOOTHING) / (chance + _SMOOTHING))
            if max(chance, count) >= LEAST_CHANCE and abs(gain) >= SMALLEST_GAIN:
                step = max(round((gain - LEAST_GAIN) * GAIN_STEPS), 0)
                row.append(f"{right}|{chr(ord('A') + step)}")
        if row:
            lines.append(f"~{left} {' '.join(row)}")
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]))
