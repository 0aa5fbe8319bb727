"""Which words may have been meant, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from newsletter_editor.spelling.conjugation import verbs_with_pronouns
from newsletter_editor.spelling.context import Beside, Pairs, pairs
from newsletter_editor.spelling.edits import LETTERS, one_slip_away
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.slips import IMPOSSIBLE, SPLIT, neighbour_keys, slip_cost
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word

_RARITY_WEIGHT = 0.45
"""Rarity counts for less than the slip: the rarer word is the likelier to be misspelt."""
_ENGLISH = 90
"""Centibels by which an English word is less likely meant in a Spanish text."""
_ADDED = 40
"""Centibels by which a word that the dictionary lacks is less likely meant."""
_PRONOUNS = 100
"""Centibels by which a verb with its pronouns is rarer than alone; twice where letters differ."""
_COMMONEST_VERB = 480
"""Centibels; that a verb is commoner says little of its forms with pronouns."""
_LATER_VERB = 90
"""Centibels between two verbs of the same letters; those for vos come last."""
_GAIN_WEIGHT = 45
"""Centibels for each power of ten by which a word fits its neighbours; weighed on other texts than
those that the bench holds out."""
_SURPRISE = 420
"""Centibels of the most unlikely slip that is proposed."""
_RAREST_PART = 450
"""Centibels of a word that may have been joined to its neighbour."""
_LONGEST = 30
"""Letters; longer words get the engine's proposals alone."""
_BARE_LETTERS = "abcdefghijklmnopqrstuvwxyzñ"


def suggestions(
    word: Word | str,
    own: Lexicon,
    english: Lexicon | None = None,
    most: int = 10,
    neighbours: Beside | None = None,
) -> list[str]:
    """Up to `most` proposals for a misspelt word, with its capitals. Takes some 10 to 50 ms.

    Its neighbours, where they are given, have a say in the order and in nothing else.
    """
    written = word if isinstance(word, str) else word.text
    lower = written.lower()
    scored: dict[str, float] = {}
    for candidate in _candidates(lower, own):
        _score(lower, candidate, own, 0, scored)
    if english is not None and english is not own and lower.isascii():
        for candidate in english.frequencies.words_near(lower, ascii_lowercase):
            if candidate not in scored:
                _score(lower, candidate, english, _ENGLISH, scored)
    if own.language == "es":
        for verb, cost in _verbs_with_pronouns(lower, own, english or own):
            scored.setdefault(verb, cost)
    for first, second in _splits(lower, own):
        rarity = max(own.rarity(first), own.rarity(second))
        scored[f"{first} {second}"] = SPLIT + _RARITY_WEIGHT * (rarity + 120)
    proposals = own.suggest(written)
    for place, proposal in enumerate(proposals):
        if _is_cut_up(proposal, written):
            continue
        if proposal not in scored and proposal.lower() not in scored:
            cost = slip_cost(lower, proposal.lower())
            if cost >= IMPOSSIBLE:
                cost = _SURPRISE
            scored[proposal] = cost + _RARITY_WEIGHT * own.rarity(proposal) + place
    if neighbours is not None and (table := pairs(own.language)) is not None:
        for candidate in scored:
            scored[candidate] -= _GAIN_WEIGHT * _fit(candidate.lower(), neighbours, table)
    if meant := own.well_known_mistakes.get(lower):
        scored[meant] = 0
    ranked = sorted(scored, key=lambda candidate: (scored[candidate], candidate))
    return _in_case_of(written, ranked)[:most]


def _fit(candidate: str, neighbours: Beside, table: Pairs) -> float:
    first, _, rest = candidate.partition(" ")
    last = rest.rpartition(" ")[2] or first
    return table.gain(neighbours.before, first) + table.gain(last, neighbours.after)


def _score(
    written: str, candidate: str, lexicon: Lexicon, handicap: int, scored: dict[str, float]
) -> None:
    cost = slip_cost(written, candidate, _SURPRISE)
    if cost < IMPOSSIBLE:
        handicap += _ADDED if lexicon.adds(candidate) else 0
        scored[candidate] = cost + handicap + _RARITY_WEIGHT * lexicon.rarity(candidate)


def _candidates(written: str, own: Lexicon) -> set[str]:
    if len(written) > _LONGEST:
        return set()
    listed = own.frequencies
    found: set[str] = set()
    bare = without_accents(written)
    found.update(_with_these_letters(bare, own))
    for near in listed.near(bare, _BARE_LETTERS):
        found.update(_with_these_letters(near, own))
    near_written = set(one_slip_away(written, LETTERS))
    listed_near = listed.words_near(written)
    found.update(listed_near)
    # Inflected forms that the list of common words leaves out are still known to the engine.
    found.update(word for word in near_written.difference(listed_near) if own.knows(word))
    found.update(word for word in _accented_elsewhere(bare) if own.knows(word))
    for likely in _likely_slips(bare):
        if likely not in near_written and likely not in listed and own.knows(likely):
            found.add(likely)
        for near in listed.near(likely, _BARE_LETTERS):
            found.update(_with_these_letters(near, own))
    found.discard(written)
    return found


def _verbs_with_pronouns(
    written: str, own: Lexicon, english: Lexicon
) -> Iterator[tuple[str, float]]:
    """Verbs with these letters, or else one slip away, and their cost."""
    bare = without_accents(written)
    for letters, handicap in (
        ([bare], _PRONOUNS),
        (sorted(set(one_slip_away(bare, _BARE_LETTERS))), 2 * _PRONOUNS),
    ):
        found = False
        for near in letters:
            verbs = verbs_with_pronouns(near, own, english)
            for place, (verb, rarity) in enumerate(verbs.items()):
                cost = slip_cost(written, verb, _SURPRISE)
                if cost < IMPOSSIBLE:
                    found = True
                    rarity = max(rarity, _COMMONEST_VERB) + handicap
                    yield verb, cost + _RARITY_WEIGHT * rarity + place * _LATER_VERB
        if found:
            return


def _accented_elsewhere(bare: str) -> Iterator[str]:
    """The word without an accent, and with one on each of its vowels: polimorficás."""
    yield bare
    for at, letter in enumerate(bare):
        if letter in _ACUTE:
            yield bare[:at] + _ACUTE[letter] + bare[at + 1 :]


_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))


def _with_these_letters(bare: str, own: Lexicon) -> Iterator[str]:
    if bare in own.frequencies:
        yield bare
    yield from own.frequencies.accented(bare)


_BY_EAR = (
    ("b", "v"), ("v", "b"), ("s", "c"), ("c", "s"), ("z", "s"), ("s", "z"), ("z", "c"), ("c", "z"),
    ("g", "j"), ("j", "g"), ("y", "ll"), ("ll", "y"), ("k", "qu"), ("k", "c"), ("n", "m"),
    ("m", "n"), ("x", "cc"), ("x", "s"), ("s", "x"), ("n", "ñ"), ("ge", "gue"), ("gi", "gui"),
    ("ni", "ñ"), ("nn", "ñ"),
)  # fmt: skip


def _likely_slips(bare: str) -> set[str]:
    """Words one likely slip away, from which a second slip is tried."""
    found = set()
    for written, meant in _BY_EAR:
        at = bare.find(written)
        while at >= 0:
            found.add(bare[:at] + meant + bare[at + len(written) :])
            at = bare.find(written, at + 1)
    for at in range(len(bare)):
        before, letter, after = bare[:at], bare[at], bare[at + 1 :]
        if after:
            found.add(before + after[0] + letter + after[1:])
        if letter == "h" or letter in bare[max(at - 1, 0) : at]:
            found.add(before + after)
        if letter in "aeiou":
            found.add(before + "h" + bare[at:])
        for key in neighbour_keys(letter):
            found.add(before + key + after)
    found.discard(bare)
    return found


_SHORT_PARTS = word_set(
    """
    a e o u y al de el en es ha he la le lo me mi ni no nos os se si su te tu un va ya yo con del
    las les los mas muy por que sin son sus una
    """
)
"""Words of up to three letters that one joins to a neighbour; hardly any other is meant."""


def _splits(written: str, own: Lexicon) -> Iterator[tuple[str, str]]:
    for at in range(1, len(written) - 1):
        first, second = written[:at], written[at:]
        if all(
            (len(part) > 3 or without_accents(part) in _SHORT_PARTS)
            and own.rarity(part) < _RAREST_PART
            and own.knows(part)
            for part in (first, second)
        ):
            yield first, second


def _is_cut_up(proposal: str, written: str) -> bool:
    """Whether the engine has put in a space or a hyphen; `_splits` knows better where."""
    return " " in proposal or ("-" in proposal and "-" not in written)


def _in_case_of(written: str, ranked: list[str]) -> list[str]:
    if written.isupper() and len(written) > 1:
        cased = [word.upper() for word in ranked]
    elif written[:1].isupper():
        cased = [word[:1].upper() + word[1:] for word in ranked]
    else:
        cased = ranked
    return list(dict.fromkeys(word for word in cased if word != written))
