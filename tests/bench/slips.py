"""Makes slips by rule from right words, as people make them, to see whether they are undone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.slips import neighbour_keys

Slip = Callable[[str, random.Random], str | None]


def accent_forgotten(word: str, dice: random.Random) -> str | None:
    bare = without_accents(word)
    return bare if bare != word else None


def accent_misplaced(word: str, dice: random.Random) -> str | None:
    bare = without_accents(word)
    if bare == word:
        return None
    places = [at for at, letter in enumerate(bare) if letter in "aeiou" and word[at] == letter]
    if not places:
        return None
    at = dice.choice(places)
    return bare[:at] + dict(zip("aeiou", "áéíóú", strict=True))[bare[at]] + bare[at + 1 :]


def accent_too_many(word: str, dice: random.Random) -> str | None:
    if not word.isascii():
        return None
    places = [at for at, letter in enumerate(word) if letter in "aeiou"]
    if not places:
        return None
    at = dice.choice(places)
    return word[:at] + dict(zip("aeiou", "áéíóú", strict=True))[word[at]] + word[at + 1 :]


def transposed(word: str, dice: random.Random) -> str | None:
    at = dice.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def neighbour_key(word: str, dice: random.Random) -> str | None:
    at = dice.randrange(len(word))
    keys = neighbour_keys(word[at])
    return word[:at] + dice.choice(keys) + word[at + 1 :] if keys else None


def dropped(word: str, dice: random.Random) -> str | None:
    at = dice.randrange(len(word))
    return word[:at] + word[at + 1 :]


def doubled(word: str, dice: random.Random) -> str | None:
    at = dice.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def undoubled(word: str, dice: random.Random) -> str | None:
    found = re.search(r"([rlcn])\1", word)
    return word[: found.start()] + word[found.start() + 1 :] if found else None


def b_v(word: str, dice: random.Random) -> str | None:
    return _one_of(word, dice, {"b": "v", "v": "b"})


def s_c_z(word: str, dice: random.Random) -> str | None:
    places = [
        (at, other)
        for at, letter in enumerate(word)
        for other in {"s": "cz", "z": "sc", "c": "sz"}.get(letter, "")
        if (letter != "c" and other != "c") or word[at + 1 : at + 2] in ("e", "i", "é", "í")
    ]
    if not places:
        return None
    at, other = dice.choice(places)
    return word[:at] + other + word[at + 1 :]


def g_j(word: str, dice: random.Random) -> str | None:
    places = [found.start() for found in re.finditer("[gj](?=[eiéí])", word)]
    if not places:
        return None
    at = dice.choice(places)
    return word[:at] + {"g": "j", "j": "g"}[word[at]] + word[at + 1 :]


def ll_y(word: str, dice: random.Random) -> str | None:
    if "ll" in word:
        return word.replace("ll", "y", 1)
    return re.sub("y(?=[aeiouáéíóú])", "ll", word, count=1) if re.search("y[aeiou]", word) else None


def h_forgotten(word: str, dice: random.Random) -> str | None:
    found = re.search("(?<!c)h", word)
    return word[: found.start()] + word[found.end() :] if found else None


def h_added(word: str, dice: random.Random) -> str | None:
    return "h" + word if word[0] in "aeiou" else None


def tilde_forgotten(word: str, dice: random.Random) -> str | None:
    return word.replace("ñ", "n", 1) if "ñ" in word else None


def _one_of(word: str, dice: random.Random, changes: dict[str, str]) -> str | None:
    places = [at for at, letter in enumerate(word) if letter in changes]
    if not places:
        return None
    at = dice.choice(places)
    return word[:at] + changes[word[at]] + word[at + 1 :]


KINDS: dict[str, Slip] = {
    "accent forgotten": accent_forgotten,
    "accent misplaced": accent_misplaced,
    "accent too many": accent_too_many,
    "transposed": transposed,
    "neighbouring key": neighbour_key,
    "b/v": b_v,
    "s/c/z": s_c_z,
    "g/j": g_j,
    "ll/y": ll_y,
    "h forgotten": h_forgotten,
    "h added": h_added,
    "n/ñ": tilde_forgotten,
    "letter doubled": doubled,
    "double letter single": undoubled,
    "letter dropped": dropped,
}


def make_slips(
    words: list[str], each: int, is_wrong: Callable[[str], bool], seed: int = 1
) -> Iterator[tuple[str, str, str]]:
    """For each kind up to `each` triples of kind, what was written, and what was meant."""
    for kind, slip in KINDS.items():
        dice = random.Random(f"{seed} {kind}")
        made = 0
        for meant in dice.sample(words, len(words)):
            written = slip(meant, dice)
            if written and written != meant and is_wrong(written):
                yield kind, written, meant
                made += 1
                if made == each:
                    break
