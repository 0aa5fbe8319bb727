"""Makes the word lists of this folder anew from the packages named in README.md.

    python resources/dictionaries/make.py SOURCES

SOURCES holds the unpacked npm packages `dictionary-es`, `dictionary-en`, `dictionary-es-XX`,
`an-array-of-spanish-words` and those of `@cspell/dict-X` as `cspell-dict-X`, the unpacked wheels
`wordfreq` and `simplemma`, and of the Debian packages' `/usr/share/dict` `wspanish/spanish` and
`scowl/american-english-large`, `scowl/british-english-large`.
Only who updates a dictionary runs this.
"""

from __future__ import annotations

import gzip
import re
import shutil
import struct
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from agreeing import (
    Witnesses,
    agreed,
    read_english,
    read_headwords,
    read_list,
    read_terms,
    terms_without_slips,
    used_and_listed,
    used_in_english,
)
from hunspell import Hunspell

from newsletter_editor.spelling.frequency import as_lines
from newsletter_editor.spelling.word_sets import word_set

HERE = Path(__file__).resolve().parent
REGIONS = ("AR", "CL", "CO", "MX", "PE", "UY", "VE")
SPANISH_WORDS = 95_000
ENGLISH_WORDS = 45_000
MORE_LIKELY = 60
"""Centibels by which a known word is commoner than another that is then taken for its slip."""
NAMES_AMONG_WORDS = word_set(
    """
    abrahán aldebarán albarrán albín andrómeda antón arquímedes beltrán bucéfalo caparrós catán
    ceilán celedón cerejón cerrejón cerón chacón chinchón crespín cíbola eclesiastés estrabón
    farfán fígaro galván garzón guarín gálvez gándara gándaras génova hespérides héspero jehová
    jericó jerusalén junípero leónidas londrés machín maracaná maranchón maripérez maíllo mambrú
    mocejón obregón orión peñíscola piérides plutón pradejón pólux rendón sanjuán sarandí satán
    tarascón tarazón tetuán tolú véneta zafón ítalo guión santabárbara reir sonreir freir oir
    """
)
"""Names that wspanish writes with a small letter, which would call unaccented ones wrong, and a few
spellings that are right no longer."""
RAREST_NAME = 640
"""In centibels below certainty, as wordfreq counts: 640 is four in ten million words."""


def main(sources: Path) -> None:
    """Copy the dictionaries, then derive regions, frequencies and names from the sources."""
    for tag, package in (("es_ES", "dictionary-es"), ("en_US", "dictionary-en")):
        for suffix in ("aff", "dic"):
            shutil.copy(
                sources / package / f"index.{suffix}", HERE / "hunspell" / f"{tag}.{suffix}"
            )
        shutil.copy(sources / package / "license", HERE / "licences" / f"{package}.txt")
    spanish = Hunspell("es_ES", hunspell_data_dir=str(HERE / "hunspell"))
    english = Hunspell("en_US", hunspell_data_dir=str(HERE / "hunspell"))

    regional: set[str] = set()
    for region in REGIONS:
        own = sorted(
            form
            for form in forms_of(sources / f"dictionary-es-{region.lower()}")
            if not spanish.spell(form)
        )
        regional.update(own)
        write(HERE / "regions" / f"es_{region}.txt.gz", own)

    es = frequencies(sources / "wordfreq" / "data" / "large_es.msgpack.gz")
    en = frequencies(sources / "wordfreq" / "data" / "large_en.msgpack.gz")

    def is_listed(word: str) -> bool:
        return any(lexicon.spell(form) for lexicon in both for form in (word, word.title()))

    def is_english(word: str) -> bool:
        return english.spell(word) or english.spell(word.title())

    both = (spanish, english)
    listed = set((sources / "wspanish" / "spanish").read_text(encoding="utf-8").split())
    more = lacking(listed, es, is_listed)
    common = {word: rarity for word, rarity in es.items() if is_listed(word)}
    witnesses = Witnesses(read_headwords(sources), listed | read_list(sources), es, en)

    def is_had(word: str) -> bool:
        return word in more or is_listed(word)

    more |= agreed(witnesses, is_had, common, inflections) - NAMES_AMONG_WORDS
    more |= used_and_listed(witnesses, is_had, common) - NAMES_AMONG_WORDS - mistakes("es")
    write(HERE / "supplement" / "es_more.txt.gz", sorted(more))
    common_english = {word: rarity for word, rarity in en.items() if is_english(word)}
    terms = read_terms(sources)
    terms |= used_in_english(read_english(sources), en, is_english, common_english)
    everywhere = terms_without_slips(terms, witnesses, is_had, common)
    write(HERE / "supplement" / "en_more.txt.gz", sorted(everywhere))
    in_english = {term for term in terms - everywhere if not english.spell(term)}
    write(HERE / "supplement" / "en_own.txt.gz", sorted(in_english))
    added = more | supplement("es")

    def is_spanish(word: str) -> bool:
        return (
            spanish.spell(word)
            or spanish.spell(word.title())
            or word in regional
            or bool({word, word.title()} & added)
        )

    spanish_words = {w: n for w, n in es.items() if w.isalpha() and is_spanish(w)}
    english_words = {w: n for w, n in en.items() if w.replace("'", "").isalpha() and is_english(w)}
    write_frequencies("es", spanish_words, SPANISH_WORDS)
    write_frequencies("en", english_words, ENGLISH_WORDS)
    write(
        HERE / "frequency" / "names.txt.gz",
        sorted(names(es, en, spanish_words | english_words)),
    )


def supplement(language: str) -> set[str]:
    """The words that this project adds itself."""
    lines = (HERE / "supplement" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def mistakes(language: str) -> set[str]:
    """What this project lists as well-known mistakes."""
    lines = (HERE / "supplement" / f"{language}_mistakes.txt").read_text(encoding="utf-8")
    return {line.split(" = ")[0] for line in lines.splitlines()}


def lacking(listed: set[str], es: dict[str, int], is_listed: Callable[[str], bool]) -> set[str]:
    """Listed words and their inflections that people write and the dictionaries lack."""
    found = set()
    for word in listed:
        if is_listed(word):
            continue
        found.update(form for form in (word, *inflections(word)) if form in es)
    return {
        word
        for word in found - NAMES_AMONG_WORDS
        if len(word) > 3
        and word.isalpha()
        and not is_listed(word)
        and not any(
            es.get(other, 999) < es[word] - MORE_LIKELY and is_listed(other)
            for other in neighbours(word)
        )
    }


def inflections(word: str) -> Iterator[str]:
    """Plural and feminine of a noun or an adjective, right or not."""
    if word[-1] in "aeiouáéó":
        yield word + "s"
        if word.endswith("o"):
            yield from (word[:-1] + "a", word[:-1] + "as")
    elif word.endswith("z"):
        yield word[:-1] + "ces"
    elif word[-1] in "nlrdj":
        plain = word[:-2] + without_accents(word[-2:]) if word[-2] in "áéíóú" else word
        yield plain + "es"
        yield from (plain + "a", plain + "as")
    elif word.endswith("és"):
        yield from (word[:-2] + "esa", word[:-2] + "esas", word[:-2] + "eses")


def forms_of(package: Path) -> set[str]:
    """Every form that a dictionary's stems have with their suffixes."""
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in (package / "index.aff").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            _, flag, strip, add, condition = parts[:5]
            strip = "" if strip == "0" else strip
            rules[flag].append((strip, add.split("/")[0], re.compile(condition + "$")))
    forms = set()
    for line in (package / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        forms.add(stem)
        for flag in flags:
            for strip, add, condition in rules[flag]:
                if condition.search(stem) and stem.endswith(strip):
                    forms.add(stem[: len(stem) - len(strip)] + ("" if add == "0" else add))
    return forms


def names(es: dict[str, int], en: dict[str, int], words: dict[str, int]) -> Iterator[str]:
    """Frequent tokens that are in no dictionary and are no slip of a commoner word."""
    by_letters: dict[str, int] = {}
    for table in (es, words):
        for word, rarity in table.items():
            key = without_accents(word)
            if key != word:
                by_letters[key] = min(rarity, by_letters.get(key, 999))
    for word in es.keys() | en.keys():
        rarity = min(es.get(word, 999), en.get(word, 999))
        if rarity > RAREST_NAME or not word.isalpha() or len(word) < 4 or word in words:
            continue
        if not re.fullmatch("[a-zà-öø-ÿ]+", word) or re.search(r"(.)\1\1|^(ja|je|ha)+[jh]?$", word):
            continue
        if by_letters.get(word, 999) < rarity + 30:
            continue
        if any(words.get(other, 999) < rarity - 60 for other in neighbours(word)):
            continue
        yield word


def neighbours(word: str) -> Iterator[str]:
    """Words one dropped, doubled, swapped or changed letter away."""
    letters = "abcdefghijklmnopqrstuvwxyzáéíóúñ"
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def without_accents(word: str) -> str:
    """The word without acute accents; ñ and ü stay."""
    return "".join(
        unicodedata.normalize("NFD", c).replace("\u0301", "") if c in "áéíóú" else c for c in word
    )


def frequencies(packed: Path) -> dict[str, int]:
    """Word to rarity in centibels, from a list of wordfreq."""
    bins = _unpack(gzip.decompress(packed.read_bytes()))
    return {word: centibels for centibels, words in enumerate(bins[1:]) for word in words}


def _unpack(data: bytes) -> list[Any]:
    at = 0

    def take(form: str) -> Any:
        nonlocal at
        value = struct.unpack_from(form, data, at)[0]
        at += struct.calcsize(form)
        return value

    def value() -> Any:
        nonlocal at
        kind = take("B")
        if kind < 0x80:
            return kind
        if kind < 0x90:
            return {value(): value() for _ in range(kind & 15)}
        if kind < 0xA0 or kind == 0xDC:
            return [value() for _ in range(kind & 15 if kind < 0xA0 else take(">H"))]
        if kind < 0xC0 or kind == 0xD9:
            length = kind & 31 if kind < 0xC0 else take("B")
            at += length
            return data[at - length : at].decode()
        raise ValueError(f"an unexpected kind of value: {kind:#x}")

    return list(value())


def write_frequencies(language: str, words: dict[str, int], most: int) -> None:
    """A table of the commonest words and their rarity."""
    common = dict(sorted(words.items(), key=lambda item: item[1])[:most])
    write(HERE / "frequency" / f"{language}.txt.gz", as_lines(common))


def write(path: Path, lines: list[str]) -> None:
    """Lines as gzip without a date, so that the same sources give the same bytes."""
    data = "".join(line + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0))
    sys.stdout.write(f"{path.name}: {len(lines)} lines, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
