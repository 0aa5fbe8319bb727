"""Words that no dictionary lists because they are made as one writes: prefixes and compounds."""

from __future__ import annotations

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
        if spanish.rarity(singular) <= _RAREST_BASE and spanish.knows(singular):
            return True
    return False


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
