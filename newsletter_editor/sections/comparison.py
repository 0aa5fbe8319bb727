"""What a translation lacks or has besides its original: links, images and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsletter_editor.sections.alignment import Pair, State, numbers_in
from newsletter_editor.sections.blocks import Block, blocks_of
from newsletter_editor.sections.outline import without_breaks
from newsletter_editor.sections.references import references_of
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

RULE = "translation"


def compared(original: str, translation: str, pairs: Sequence[Pair]) -> list[Problem]:
    """The differences that a reader of both would mind, at their places in the translation.

    Links and images are compared over the whole post, since a translator may move one to the next
    sentence; numbers within each pair of translated blocks. What is still to be translated is one
    hint for each block, and not compared.
    """
    pending = {id(pair.original) for pair in pairs if pair.state is State.TO_TRANSLATE}
    found = [
        Problem(RULE, Severity.HINT, pair.translation.range, _TO_TRANSLATE)
        for pair in pairs
        if pair.state is State.TO_TRANSLATE and pair.translation
    ]
    found += _missing_blocks(original, pairs)
    found += _references(original, translation, pairs)
    for pair in pairs:
        if pair.original and pair.translation and id(pair.original) not in pending:
            found += _numbers(original, translation, pair.original, pair.translation)
    return sorted(found, key=lambda problem: problem.range)


def _missing_blocks(original: str, pairs: Sequence[Pair]) -> list[Problem]:
    found = []
    place = Range(0, 0)
    for pair in pairs:
        if pair.translation is not None:
            place = Range(pair.translation.range.end, pair.translation.range.end)
        elif pair.original is not None and pair.state is State.MISSING:
            words = " ".join(without_breaks(pair.original.range.of(original)).split())
            message = _MISSING.format(start=words[:60])
            found.append(Problem(RULE, Severity.WARNING, place, message))
    return found


def _references(original: str, translation: str, pairs: Sequence[Pair]) -> list[Problem]:
    ours = references_of(original, blocks_of(original))
    theirs = references_of(translation, blocks_of(translation))
    have = Counter((each.is_image, each.address) for each in theirs)
    found = []
    for each in ours:
        key = (each.is_image, each.address)
        if have[key]:
            have[key] -= 1
            continue
        if (key[0], key[1]) not in ((other.is_image, other.address) for other in theirs):
            sentence = _NO_IMAGE if each.is_image else _NO_LINK
            place = _place_of(each.range.start, pairs)
            found.append(
                Problem(RULE, Severity.WARNING, place, sentence.format(address=each.address))
            )
    return found


def _place_of(offset: int, pairs: Sequence[Pair]) -> Range:
    """Where the translation has the block of a place of the original, or the one above it."""
    place = Range(0, 0)
    for pair in pairs:
        if pair.original is not None and pair.original.range.start > offset:
            break
        if pair.translation is not None:
            place = pair.translation.range
    return place


def _numbers(original: str, translation: str, left: Block, right: Block) -> list[Problem]:
    missing = numbers_in(left.range.of(original)) - numbers_in(right.range.of(translation))
    return [
        Problem(RULE, Severity.HINT, right.range, _NO_NUMBER.format(number=number))
        for number in missing
    ]


_TO_TRANSLATE = Localized(es="Falta traducir este bloque.", en="This block is to be translated.")
_MISSING = Localized(
    es="Falta lo que en el original dice «{start}…».",
    en="What the original says as “{start}…” is missing.",
)
_NO_IMAGE = Localized(
    es="Falta la imagen {address} del original.", en="The original's image {address} is missing."
)
_NO_LINK = Localized(
    es="Falta el enlace {address} del original.", en="The original's link {address} is missing."
)
_NO_NUMBER = Localized(
    es="El original dice aquí {number}; la traducción, no.",
    en="The original says {number} here; the translation does not.",
)
