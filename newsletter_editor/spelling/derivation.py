"""Words that no dictionary lists whole: prefixes, suffixes, pronouns joined to verbs, compounds."""

from __future__ import annotations

import re

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon

PREFIXES = (
    "anti", "auto", "bi", "bio", "ciber", "co", "contra", "cripto", "cuasi", "des", "eco", "ex",
    "extra", "geo", "hiper", "infra", "inter", "intra", "macro", "mega", "meta", "micro",
    "mini", "mono", "multi", "nano", "neo", "neuro", "no", "poli", "pos", "post", "pre", "pro",
    "pseudo", "psico", "re", "retro", "semi", "seudo", "sobre", "socio", "sub", "super", "súper",
    "tele", "tri", "ultra", "uni", "vice",
)  # fmt: skip
"""Prefixes of Spanish, RAE Ortografía 2010, V.3.1: joined to the word, or to one with a hyphen."""

_SHORTEST_BASE = 5
_RAREST_BASE = 600
_RAREST_LONG_BASE = 720
_LONG_BASE = 8
"""Letters; a base of so many is hardly found in a word by chance."""
_SHORTEST_PART = 4
_RAREST_PART = 570


def is_derived(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is a prefix and a Spanish word that is not too rare."""
    for prefix in PREFIXES:
        base = word[len(prefix) :]
        if not word.startswith(prefix) or len(base) < _SHORTEST_BASE:
            continue
        # After a vowel a Spanish r is doubled to keep its sound: multirresistente.
        singular = base[1:] if base.startswith("rr") else base
        rarest = _RAREST_LONG_BASE if len(singular) >= _LONG_BASE else _RAREST_BASE
        if spanish.rarity(singular) <= rarest and spanish.knows(singular):
            return True
    return False


_PRONOUNS = "me|te|se|lo|la|le|los|las|les|nos|os"
_INFINITIVE = re.compile(rf"(\w+[aeií]r)(?:{_PRONOUNS})")
_INFINITIVE_TWO = re.compile(r"(\w*[áéí]r)(?:se|me|te|nos|os)(?:lo|la|los|las|le|les|me|nos)")
_GERUND = re.compile(rf"(\w*(?:á|i?é|yé)ndo)(?:{_PRONOUNS}){{1,2}}")
# The accent is on the third syllable from the end: instálalo, dámelo.
_IMPERATIVE = re.compile(rf"(\w*[áéíóú]\w*?[^aeiouáéíóú]+[aeiou]{{1,2}}n?)(?:{_PRONOUNS})")
_IMPERATIVE_TWO = re.compile(rf"(\w*[áéíóú]\w*?[aeion])(?:{_PRONOUNS}){{2}}")


def is_verb_with_pronouns(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is a verb with pronouns joined to it, with its accent.

    Infinitive, gerund and imperative take them (RAE, Gramática 2009, 16.7); two pronouns, or one
    behind a gerund or a long imperative, make the word a proparoxytone, which has an accent.
    """
    if found := _INFINITIVE.fullmatch(word):
        return spanish.knows(found[1])
    for form in (_INFINITIVE_TWO, _GERUND):
        if found := form.fullmatch(word):
            return spanish.knows(without_accents(found[1])) or spanish.knows(found[1])
    if found := _IMPERATIVE.fullmatch(word) or _IMPERATIVE_TWO.fullmatch(word):
        base = without_accents(found[1])
        # Before nos the s of -mos is lost: sentémonos, of sentemos.
        return spanish.knows(base) or (base.endswith("mo") and spanish.knows(base + "s"))
    return False


_IZE = re.compile(
    r"(\w{4,}?)i(?:z(?:ar|a|an|ó|aron|aba|aban|ando|ad[oa]s?|ador(?:a|es|as)?|ación|aciones|ables?)"
    r"|smos?|stas?)"
)
_MIENTO = re.compile(r"(\w{3,})(a|i)mientos?")


def is_suffixed(word: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether a word in lower case is a known one with a suffix that makes new words freely."""
    if word.endswith("mente") and len(word) > 8:
        return spanish.knows(word[: -len("mente")])
    if found := _IZE.fullmatch(word):
        stem = found[1]
        if stem != without_accents(stem):
            # The stress is on the suffix: útil, but utilizar.
            return False
        forms = (stem, stem + "o", stem + "a", stem + "e", *spanish.frequencies.accented(stem))
        return any(spanish.knows(form) for form in forms) or english.knows(stem)
    if found := _MIENTO.fullmatch(word):
        endings = ("ar",) if found[2] == "a" else ("er", "ir")
        return any(spanish.knows(found[1] + ending) for ending in endings)
    return False


_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(e[drs]?|ers|ing|ations?|able)$", r"iz\1"),
        (r"ys(e[drs]?|ing)$", r"yz\1"),
        (r"our", "or"),
        (r"ll(ed|ing|er|ers)$", r"l\1"),
        (r"tre(s?)$", r"ter\1"),
        (r"enc(e[ds]?|es)$", r"ens\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"[ao]e", "e"),
        (r"gramme(s?)$", r"gram\1"),
        (r"(?<!l)lment(s?)$", r"llment\1"),
    )
)


def is_british(word: str, english: Lexicon) -> bool:
    """Whether a word in lower case is the British spelling of one the dictionary has."""
    return len(word) > 4 and any(
        american != word and english.knows(american)
        for british, replaced in _BRITISH
        for american in (british.sub(replaced, word),)
    )


def is_english_compound(word: str, english: Lexicon) -> bool:
    """Whether a word in lower case is two common English words written as one: feedforward."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        if (
            english.rarity(first) <= _RAREST_PART
            and english.rarity(second) <= _RAREST_PART
            and english.knows(first)
            and english.knows(second)
        ):
            return True
    return False
