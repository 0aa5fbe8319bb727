"""Makes `agreement/es.txt.gz`: gender and number of common Spanish nouns and adjectives.

    python resources/dictionaries/nominals.py AUTOMORF… WITNESS

Each AUTOMORF is apertium-spa as one pair of languages holds it: `es-gl.automorf.bin` of Debian's
`apertium-es-gl` and `spa-ita.automorf.bin` of `apertium-spa-ita`; `lt-proc` is of `lttoolbox`. A
pair leaves out what its other language lacks, so that several know more than one. WITNESS,
`spa-cat.automorf.bin` of `apertium-spa-cat`, gives no word: it takes out those that it doubts.
Words are left out that may be anything else than a noun, an adjective, a participle or a verb's
form, or of either gender as nouns: what is not in the list is never called wrong.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from newsletter_editor.spelling.frequency import frequencies

HERE = Path(__file__).resolve().parent
RAREST = 620
"""Centibels; the longer tail would double the file."""
_ANALYSIS = re.compile(r"\^([^/]+)/(.*)\$")


def main(automorfs: Sequence[Path], witness: Path) -> None:
    """Ask Apertium about all common words and write each with its kind."""
    listed = frequencies("es")
    asked = [word for word in listed.words() if listed.rarity(word) <= RAREST]
    doubted = _kinds(witness, asked)
    given = [_kinds(automorf, asked) for automorf in automorfs]
    lines = []
    for word in asked:
        found = [kind for each in given if (kind := each.get(word, ""))]
        parts = {part for kind in found for part in kind.partition("-")[0]}
        # Galician has words of both genders that are feminine in Spanish, and the other way round.
        end = doubted.get(word, "").partition("-")[2]
        if end and any(kind.partition("-")[2] == end for kind in found):
            lines.append(f"{word}\t{''.join(part for part in 'nav' if part in parts)}-{end}")
    data = "".join(line + "\n" for line in sorted(lines)).encode()
    (HERE / "agreement").mkdir(exist_ok=True)
    (HERE / "agreement" / "es.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _kinds(automorf: Path, asked: Sequence[str]) -> dict[str, str]:
    answers = subprocess.run(
        ["lt-proc", "-w", str(automorf)],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    found = filter(None, map(_ANALYSIS.fullmatch, answers.stdout.splitlines()))
    return {each[1]: kind_of(each[2].split("/")) for each in found}


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
    *given, last = map(Path, sys.argv[1:])
    main(given, last)
