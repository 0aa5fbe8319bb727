"""Makes `agreement/es.txt.gz`: gender and number of common Spanish nouns and adjectives.

    python resources/dictionaries/nominals.py AUTOMORF

AUTOMORF is `spa-cat.automorf.bin` of Debian's `apertium-spa-cat`; `lt-proc` is of `lttoolbox`.
Words are left out that may be anything else than a noun, an adjective, a participle or a verb's
form, or of either gender as nouns: what is not in the list is never called wrong.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from newsletter_editor.spelling.frequency import frequencies

HERE = Path(__file__).resolve().parent
RAREST = 620
"""Centibels; the longer tail would double the file."""
_ANALYSIS = re.compile(r"\^([^/]+)/(.*)\$")


def main(automorf: Path) -> None:
    """Ask Apertium about all common words and write one line a kind of word."""
    listed = frequencies("es")
    asked = [word for word in listed.words() if listed.rarity(word) <= RAREST]
    answers = subprocess.run(
        ["lt-proc", "-w", str(automorf)],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    kinds: dict[str, list[str]] = defaultdict(list)
    for found in map(_ANALYSIS.fullmatch, answers.stdout.splitlines()):
        if found and (kind := kind_of(found[2].split("/"))):
            kinds[kind].append(found[1])
    lines = [f"{kind} {' '.join(sorted(words))}" for kind, words in sorted(kinds.items())]
    data = "".join(line + "\n" for line in lines).encode()
    (HERE / "agreement").mkdir(exist_ok=True)
    (HERE / "agreement" / "es.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def kind_of(analyses: Iterable[str]) -> str:
    """Such as `n-m-sg`, `na-mf-pl`, `nv-f-sg`: parts of speech, gender, number; "" if uncertain."""
    parts: set[str] = set()
    genders: set[str] = set()
    numbers: set[str] = set()
    for analysis in analyses:
        tags = re.findall("<([^>]+)>", analysis.split("+")[0])
        if tags[:1] == ["n"] or tags[:1] == ["adj"] or tags[:2] == ["vblex", "pp"]:
            part, gender, number = "n" if tags[0] == "n" else "a", *tags[-2:]
            if "ord" in tags or gender not in ("m", "f", "mf") or number not in ("sg", "pl"):
                return ""
            parts.add(part)
            genders.add(gender)
            numbers.add(number)
        elif tags[:1] == ["vblex"]:
            parts.add("v")
        else:
            return ""
    if len(numbers) != 1 or not parts & {"n", "a"}:
        return ""
    gender = genders.pop() if len(genders) == 1 else "mf"
    kind = "".join(part for part in "nav" if part in parts)
    return f"{kind}-{gender}-{numbers.pop()}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
