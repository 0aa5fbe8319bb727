"""Where a Spanish word is stressed, and how that is written.

Rules of RAE, Ortografía 2010, II.3.4: which vowels make a syllable is a convention of writing, so
that the accent does not depend on how somebody speaks.
"""

from __future__ import annotations

from newsletter_editor.spelling.frequency import without_accents

_STRONG = "aeo"
_WEAK = "iuü"
_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))


def stressed_letter(word: str) -> int:
    """The place of the stressed vowel of a word in lower case that is written as it should be.

    -1 where there is no vowel.
    """
    bare = without_accents(word)
    if bare != word:
        return next(at for at, letter in enumerate(word) if letter != bare[at])
    syllables = _syllables(bare, -1)
    if not syllables:
        return -1
    last_but_one = _ends_lightly(bare) and len(syllables) > 1
    vowels = syllables[-2 if last_but_one else -1]
    return next((at for at in vowels if bare[at] in _STRONG), vowels[-1])


def written_with_stress(letters: str, stressed: int) -> str:
    """Letters without acute accents, with the accent that a stress on `stressed` asks for."""
    if not _needs_accent(letters, stressed):
        return letters
    return letters[:stressed] + _ACUTE[letters[stressed]] + letters[stressed + 1 :]


def hiatus_letters(letters: str) -> list[int]:
    """Places of i and u beside a, e or o: stressed, they are always written with an accent."""
    return [at for at, letter in enumerate(letters) if letter in "iu" and _beside(letters, at)]


def _needs_accent(letters: str, stressed: int) -> bool:
    if letters[stressed] in "iu" and _beside(letters, stressed):
        return True
    syllables = _syllables(letters, stressed)
    if len(syllables) == 1:
        return False
    behind = sum(vowels[0] > stressed for vowels in syllables)
    return behind > 1 or (behind == 0) == _ends_lightly(letters)


def _ends_lightly(word: str) -> bool:
    """Whether it ends in a vowel, or in n or s behind one."""
    return word[-1] in "aeiouü" or (word[-1] in "ns" and word[-2:-1] in ("a", "e", "i", "o", "u"))


def _beside(letters: str, at: int) -> bool:
    """Whether a, e or o stands next to a vowel; an h between them does not count."""
    if letters[at] == "u" and _is_silent(letters, at):
        return False
    before = letters[:at].removesuffix("h")[-1:]
    after = letters[at + 1 :].removeprefix("h")[:1]
    return (before != "" and before in _STRONG) or (after != "" and after in _STRONG)


def _is_silent(letters: str, at: int) -> bool:
    return letters[at - 1 : at] in ("q", "g") and letters[at + 1 : at + 2] in ("e", "i")


def _syllables(letters: str, stressed: int) -> list[list[int]]:
    """The places of each syllable's vowels; y is a vowel at the end of the word alone."""
    found: list[list[int]] = []
    for at, letter in enumerate(letters):
        is_glide = letter == "y" and at == len(letters) - 1 and at > 0
        if letter not in _STRONG + _WEAK and not is_glide:
            continue
        if letter == "u" and _is_silent(letters, at):
            continue
        if not (found and _joins(letters, found[-1], at, stressed)):
            found.append([])
        found[-1].append(at)
    return found


def _joins(letters: str, syllable: list[int], at: int, stressed: int) -> bool:
    """Whether a vowel belongs to the syllable of those before it."""
    before = syllable[-1]
    if letters[before + 1 : at] not in ("", "h"):
        return False
    first, second = letters[before], letters[at]
    if first == second or {first, second} == {"u", "ü"}:
        return False
    if second in _STRONG:
        return before != stressed and not any(letters[vowel] in _STRONG for vowel in syllable)
    return not (at == stressed and first in _STRONG)
