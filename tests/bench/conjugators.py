"""Compares verbs with pronouns to two conjugators that know nothing of each other.

    python -m tests.bench.conjugators APERTIUM SPANISH_VERBS

APERTIUM is the folder of `cat-spa.autogen.bin` (Debian's apertium-spa-cat; lttoolbox reads it),
SPANISH_VERBS that of npm's unpacked `spanish-verbs`. Prints what both give and the program refuses,
what they quarrel about, and which forms with a wrong accent the program accepts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsletter_editor.spelling.conjugation import Voseo, is_verb_with_pronouns, voseo
from newsletter_editor.spelling.enclitics import joined
from newsletter_editor.spelling.engine import BUNDLED
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon, lexicon
from newsletter_editor.spelling.verbs import imperfects

VERBS = 5_000
SHOWN = 60

_TAGS = {
    "inf": "<inf>", "ger": "<ger>", "tú": "<imp><p2><sg>", "usted": "<imp><p3><sg>",
    "nosotros": "<imp><p1><pl>", "vosotros": "<imp><p2><pl>", "ustedes": "<imp><p3><pl>",
}  # fmt: skip
_CLITICS = {
    "lo": "+lo<prn><enc><p3><m><sg>", "las": "+lo<prn><enc><p3><f><pl>",
    "me": "+me<prn><enc><p1><mf><sg>", "te": "+te<prn><enc><p2><mf><sg>",
    "nos": "+nos<prn><enc><p1><mf><pl>", "os": "+os<prn><enc><p2><mf><pl>",
    "se": "+se<prn><enc><ref><p3><mf><sp>", "les": "+le<prn><enc><p3><mf><pl>",
}  # fmt: skip
_CLUSTERS = {
    "inf": ("lo", "se", "me lo", "se las", "nos"), "ger": ("lo", "se", "me lo", "se las", "nos"),
    "tú": ("lo", "te", "me", "me lo", "les"), "usted": ("lo", "se", "me", "se las", "les"),
    "nosotros": ("lo", "nos", "las"), "vosotros": ("lo", "os", "me", "me lo"),
    "ustedes": ("lo", "se", "me", "se las", "les"),
}  # fmt: skip
_JS = """
const {getConjugation: get} = require(process.argv[1]);
const asked = JSON.parse(require('fs').readFileSync(0));
const one = (v, tense, person) => { try { return get(v, tense, person) } catch { return null } };
console.log(JSON.stringify(asked.map(v => [one(v, 'INDICATIVE_PRESENT', 2),
  one(v, 'SUBJUNCTIVE_PRESENT', 2), one(v, 'SUBJUNCTIVE_PRESENT', 3),
  one(v, 'SUBJUNCTIVE_PRESENT', 5)])));
"""
_SHORT = {"decir", "hacer", "ir", "poner", "salir", "ser", "tener", "venir", "estar"}


def main(apertium: Path, spanish_verbs: Path) -> None:
    """Print the counts and the first of each kind of disagreement."""
    spanish, english = lexicon("es_ES"), lexicon("en_US")
    verbs = sorted(_verbs(spanish), key=spanish.rarity)[:VERBS]
    keys = [
        (verb, form, cluster) for verb in verbs for form in _TAGS for cluster in _CLUSTERS[form]
    ]
    first = dict(zip(keys, _generated(keys, apertium), strict=True))
    second = _by_rule(verbs, spanish_verbs)
    counts: Counter[str] = Counter()
    lists: dict[str, list[str]] = {}

    def accepted(word: str) -> bool:
        return spanish.knows(word) or is_verb_with_pronouns(word, spanish, english)

    def note(kind: str, *words: str) -> None:
        counts[kind] += 1
        lists.setdefault(kind, []).append("/".join(words))

    right = {word for word in (*first.values(), *second.values()) if word}
    for key in keys:
        one, other = first[key], second.get(key)
        if one is None or other is None:
            counts["known to one conjugator or to none"] += 1
            continue
        if one != other:
            sides = {
                (True, False): "Apertium",
                (False, True): "spanish-verbs",
                (True, True): "both",
            }
            side = sides.get((accepted(one), accepted(other)), "neither")
            note(f"conjugators quarrel, the program accepts {side}", one, other)
            continue
        counts["agreed"] += 1
        if not accepted(one):
            note("agreed, refused", one)
        for wrong in _accents_changed(one):
            if wrong in right or voseo(wrong, spanish, english) is not Voseo.NO:
                continue
            counts["wrong accents tried"] += 1
            if accepted(wrong):
                note(
                    "wrong accent, accepted by the dictionary"
                    if spanish.knows(wrong)
                    else "wrong accent, accepted by rule",
                    f"{wrong} ({one})",
                )
    print(f"{len(verbs)} verbs")
    for kind, count in counts.most_common():
        print(f"{kind}: {count}")
        print("   ", " ".join(list(dict.fromkeys(lists.get(kind, [])))[:SHOWN]))


def _verbs(spanish: Lexicon) -> Iterator[str]:
    entries = (BUNDLED / "es_ES.dic").read_text(encoding="utf-8").splitlines()
    for entry in entries:
        word = entry.split("/")[0]
        is_one = word[-2:] in ("ar", "er", "ir", "ír") and word.islower()
        if is_one and any(spanish.knows(form) for form in imperfects(word)):
            yield word


def _generated(keys: list[tuple[str, str, str]], apertium: Path) -> Iterator[str | None]:
    lines = "".join(
        f"^{verb}<vblex>{_TAGS[form]}{''.join(_CLITICS[c] for c in cluster.split())}$\n"
        for verb, form, cluster in keys
    )
    done = subprocess.run(
        ["lt-proc", "-g", str(apertium / "cat-spa.autogen.bin")],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        yield None if not line or line[0] in "#*@" else line


def _by_rule(verbs: list[str], spanish_verbs: Path) -> dict[tuple[str, str, str], str]:
    done = subprocess.run(
        ["node", "-e", _JS, str(spanish_verbs.resolve())],
        input=json.dumps(verbs), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {}
    for verb, (indicative, usted, nosotros, ustedes) in zip(
        verbs, json.loads(done.stdout), strict=True
    ):
        forms = {
            "inf": verb, "tú": None if verb in _SHORT else indicative, "usted": usted,
            "nosotros": nosotros, "vosotros": verb[:-1] + "d", "ustedes": ustedes,
        }  # fmt: skip
        for form, base in forms.items():
            for cluster in _CLUSTERS[form] if base else ():
                found[verb, form, cluster] = joined(base, tuple(cluster.split()))
    return found


def _accents_changed(word: str) -> Iterator[str]:
    bare = without_accents(word)
    if bare != word:
        yield bare
    for at, letter in enumerate(bare):
        if letter in "aeiou" and not (letter == "u" and bare[at - 1 : at] in ("q", "g")):
            changed = bare[:at] + "áéíóú"["aeiou".index(letter)] + bare[at + 1 :]
            if changed != word:
                yield changed


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
