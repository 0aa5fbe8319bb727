"""Makes `supplement/programs.txt.gz`: names that programs and libraries go by, in small letters.

    apt-cache pkgnames > SOURCES/debian/packages
    python resources/dictionaries/programs.py SOURCES

SOURCES is that of `make.py`, which has to be run before. A name is a package's, what its name
begins with, or what stands in the names of two. Left out is what is likelier a slip for a known
word of either language than a name, by how often people write the name.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from agreeing import UNUSED
from make import HERE, frequencies, write

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon, lexicon
from newsletter_editor.spelling.slips import slip_cost

OUTPUT = HERE / "supplement" / "programs.txt.gz"
_NAME = re.compile("[a-z]{4,}")
_BEGINNING = re.compile("([a-z]{4,})(?:-.*)?")


def main(sources: Path) -> None:
    """Choose among the names of Debian's packages."""
    packages = (sources / "debian" / "packages").read_text(encoding="utf-8").split()
    tables = [
        frequencies(sources / "wordfreq" / "data" / f"large_{language}.msgpack.gz")
        for language in ("es", "en")
    ]
    write(OUTPUT, [])  # What the last run found is no word that is known.
    both = (lexicon("es_ES"), lexicon("en_US"))
    names = {name for name in names_of(packages) if is_safe(name, both, tables)}
    write(OUTPUT, sorted(names))


def names_of(packages: Iterable[str]) -> set[str]:
    """What is a name among the names of packages, which are made of several words."""
    listed = list(packages)
    parts = Counter(part for name in listed for part in set(_NAME.findall(name)))
    beginnings = {found[1] for name in listed if (found := _BEGINNING.fullmatch(name))}
    return beginnings | {part for part, number in parts.items() if number > 1}


def is_safe(name: str, both: Iterable[Lexicon], tables: Iterable[Mapping[str, int]]) -> bool:
    """Whether it is in no dictionary and is written by people who mean it."""
    used = min(table.get(name, UNUSED) for table in tables)
    for known in both:
        if known.knows(name) or known.knows(name.title()):
            return False
        near = {other for bare in known.frequencies.near(name) for other in _forms(bare, known)}
        near.update(_forms(name, known))
        if any(known.rarity(other) + slip_cost(name, other) <= used for other in near):
            return False
    return True


def _forms(letters: str, known: Lexicon) -> set[str]:
    accented = known.frequencies.accented(without_accents(letters))
    return {*accented, letters} if letters in known.frequencies else {*accented}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
