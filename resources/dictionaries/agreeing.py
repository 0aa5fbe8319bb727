"""Words that several lists of other people agree on and our dictionaries lack.

The first is simplemma's table of Spanish forms and their headwords, made from Wiktionary, UniMorph
and lists of lemmas. It holds forms that a program has inflected wrongly, so only its headwords are
believed, with the plurals and feminines that it has too. A second witness is asked for: a list of
words, or that people use the word; a long headword of science needs none. What is likelier a slip
for a known word is left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.spelling.edits import one_slip_away
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.slips import slip_cost

UNUSED = 830
"""Centibels of a word that no text has."""
SHORTEST = 4
LONG = 8
"""Letters of a headword that is no other word's slip by chance."""
COMMONER_IN_ENGLISH = 40
"""Centibels; a word that much commoner in English texts is English."""
RAREST_IN_ENGLISH = 750
_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
_LETTERS = "abcdefghijklmnopqrstuvwxyzñ"


class Witnesses(NamedTuple):
    """What the packages say about words in lower case."""

    headwords: Mapping[str, str]
    """Form to headword."""
    listed: Collection[str]
    used: Mapping[str, int]
    """Rarity in centibels in Spanish texts."""
    english: Mapping[str, int]


def read_headwords(sources: Path) -> dict[str, str]:
    """Simplemma's table."""
    sys.path.insert(0, str(sources / "simplemma"))
    from simplemma.strategies.dictionaries.dictionary_factory import (  # type: ignore[import-not-found]
        _load_dictionary_from_disk,
    )

    table = _load_dictionary_from_disk("es")
    return {form.decode(): headword.decode() for form, headword in table.items()}


def read_list(sources: Path) -> set[str]:
    """The words of `an-array-of-spanish-words`."""
    file = sources / "an-array-of-spanish-words" / "index.json"
    return set(json.loads(file.read_text(encoding="utf-8")))


def read_terms(sources: Path) -> set[str]:
    """The names of programs, formats and commands of cspell's dictionaries, in lower case."""
    lines: list[str] = []
    for file in sorted(sources.glob("cspell-dict-*/**/*.txt*")):
        data = file.read_bytes()
        lines += (gzip.decompress(data) if file.suffix == ".gz" else data).decode().splitlines()
    words = (line.partition("#")[0].strip("!*+~ ").lower() for line in lines)
    return {word for word in words if word.isascii() and word.isalpha() and len(word) > 2}


def read_english(sources: Path) -> set[str]:
    """The words of SCOWL's large lists, American and British, without names."""
    files = sorted((sources / "scowl").glob("*-english-large"))
    words = {word for file in files for word in file.read_text(encoding="utf-8").split()}
    return {word for word in words if word.isascii() and word.isalpha() and word.islower()}


def used_in_english(
    listed: set[str],
    used: Mapping[str, int],
    known: Callable[[str], bool],
    common: Mapping[str, int],
) -> set[str]:
    """Listed words that people use and that are no likely slip for a known English word.

    `used` and `common` give rarities, of all words and of the known ones.
    """
    slips = _Slips(Witnesses({}, (), used, used), common)
    return {
        word
        for word in listed
        if len(word) > 2
        and used.get(word, UNUSED) <= RAREST_IN_ENGLISH
        and not known(word)
        and not known(word.title())
        and not slips.is_one(word, word.removesuffix("s"))
    }


def terms_without_slips(
    terms: set[str], witnesses: Witnesses, known: Callable[[str], bool], common: Mapping[str, int]
) -> set[str]:
    """Terms that no dictionary has and that are no likely slip for a Spanish word."""
    slips = _Slips(witnesses, common)
    return {term for term in terms if not known(term) and not slips.is_one(term, term)}


def agreed(
    witnesses: Witnesses,
    known: Callable[[str], bool],
    common: Mapping[str, int],
    inflections: Callable[[str], Iterator[str]],
) -> set[str]:
    """New headwords and what is inflected of them; of verbs the infinitive alone.

    `common` gives the known words that people use, with their rarity.
    """
    families: dict[str, set[str]] = defaultdict(set)
    for form, headword in witnesses.headwords.items():
        families[headword].add(form)
    slips = _Slips(witnesses, common)
    found: set[str] = set()
    for headword, forms in families.items():
        if not _is_word(headword) or not _is_witnessed(headword, forms, witnesses):
            continue
        wanted = forms.intersection(inflections(headword)) | {headword}
        for form in _of_kind(headword, forms, wanted, witnesses):
            if (
                _is_word(form)
                and not known(form)
                and not _is_foreign(form, headword, witnesses)
                and (form in witnesses.listed or not any(known(o) for o in _accented(form)))
                and not slips.is_one(form, headword)
            ):
                found.add(form)
    return found


def _is_word(text: str) -> bool:
    return len(text) >= SHORTEST and text.isalpha() and text.islower()


def _is_witnessed(headword: str, forms: set[str], witnesses: Witnesses) -> bool:
    return (
        headword in witnesses.listed
        or len(headword) >= LONG
        or any(form in witnesses.used for form in forms)
    )


def _of_kind(headword: str, forms: set[str], wanted: set[str], witnesses: Witnesses) -> set[str]:
    stem = headword[:-2]
    if headword.endswith(("arse", "erse", "irse")):
        return set()
    if headword[-2:] in ("er", "ir", "ír") and stem + "iendo" in forms:
        return set()
    if headword.endswith("ar") and stem + "ando" in forms:
        # Only regular verbs: their forms are known by rule.
        is_regular = stem + "a" in forms or stem + "a" not in witnesses.used
        return {headword} if is_regular else set()
    return wanted


def _is_foreign(form: str, headword: str, witnesses: Witnesses) -> bool:
    if headword in witnesses.listed:
        return False
    rarity = witnesses.used.get(form, UNUSED)
    return witnesses.english.get(form, 999) < rarity - COMMONER_IN_ENGLISH


_OF_SCIENCE = re.compile(
    r"\w{3,}(?:(?:ómic|ónic|ític|ótic|lógic|gráfic|métric|scópic|génic|trópic|mórfic|fílic)[oa]s?"
    r"|(?:grafía|logía|metría|scopia|plastia|ectomía|emia|oide)s?|osis|itis|en(?:se|ses)|eñ[oa]s?)"
)
"""Endings of science, and of who comes from a place; they stand in for a second list."""
RAREST_OF_SCIENCE = 770


def used_and_listed(
    witnesses: Witnesses, known: Callable[[str], bool], common: Mapping[str, int]
) -> set[str]:
    """Words that people use and that are listed, or whose ending makes a second witness."""
    slips = _Slips(witnesses, common)
    return {
        word
        for word, rarity in witnesses.used.items()
        if _is_word(word)
        and (
            word in witnesses.listed
            or (rarity <= RAREST_OF_SCIENCE and _OF_SCIENCE.fullmatch(word))
        )
        and not any(known(form) for form in (word, word.title()))
        and not _is_foreign(word, "", witnesses)
        and not any(
            known(form) or witnesses.used.get(form, 999) < rarity for form in _accented(word)
        )
        # No form of a verb, for those the dictionary has: desmembra, recomendas.
        and not known(word.removesuffix("s") + "r")
        and not slips.is_one(word, word)
    }


def _accented(word: str) -> Iterator[str]:
    """The word with its accent elsewhere, or with none."""
    bare = without_accents(word)
    for at in range(len(bare)):
        accented = bare[:at] + _ACUTE.get(bare[at], bare[at]) + bare[at + 1 :]
        if accented != word:
            yield accented


class _Slips:
    """Which words are likelier other words written wrong."""

    def __init__(self, witnesses: Witnesses, common: Mapping[str, int]) -> None:
        self._headwords = witnesses.headwords
        self._used = witnesses.used
        self._common = common
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in common:
            self._by_letters[without_accents(word)].append(word)

    def is_one(self, word: str, headword: str) -> bool:
        rarity = self._used.get(word, UNUSED)
        letters = without_accents(word)
        return any(
            self._common[other] + slip_cost(word, other) <= rarity
            for near in {letters, *one_slip_away(letters, _LETTERS)}
            for other in self._by_letters.get(near, ())
            if headword not in (other, self._headwords.get(other)) and other != word
        )
