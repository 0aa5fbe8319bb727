"""Which block of a translation renders which of its original, and what is still to be done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsletter_editor.sections.blocks import Block, BlockKind, blocks_of
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.outline import is_illustration, title_of, without_breaks
from newsletter_editor.sections.references import references_in
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.sections.translation import (
    ELLIPSIS,
    Skeleton,
    footnote_in,
    original_in,
    visible_part,
)

_MOST_CELLS = 400_000
"""Of one comparison; longer posts are compared section by section, and then in steps."""
_GAP = -0.6


class State(StrEnum):
    """How far a block of the original has come in the translation."""

    TRANSLATED = "translated"
    TO_TRANSLATE = "to translate"
    MISSING = "missing"
    KEPT = "kept"
    """Nothing in it is to be translated, and it is there."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block of the original and that of the translation; one of them may be None."""

    original: Block | None
    translation: Block | None
    state: State | None
    """None for a block that only the translation has."""


@dataclass(slots=True)
class _Traits:
    """What of a block survives translation."""

    block: Block
    kind: str
    addresses: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    words: str = ""
    length: int = 0
    hidden: str | None = None
    """The original paragraph that a comment right above the block keeps."""


def aligned(
    original: str, translation: str, names: SectionNames, source: str, target: str
) -> list[Pair]:
    """The blocks of both posts side by side, in the order of the page.

    Blocks are matched by what translation leaves alone: their kind, images, links and numbers,
    the names of sections, and the hidden comments of a skeleton.
    """
    skeleton = Skeleton(names, source, target)
    ours = [_traits(original, block) for block in _visible(blocks_of(original))]
    theirs = _with_comments(translation, blocks_of(translation))
    for each in ours:
        if each.kind == "heading":
            name = names.translated(each.block.title, source, target)
            each.words = folded(name or each.block.title)
    pairs = []
    for left, right in _matched(ours, theirs):
        state = None if left is None else _state(original, translation, left, right, skeleton)
        pairs.append(Pair(left.block if left else None, right.block if right else None, state))
    return pairs


def _visible(blocks: Sequence[Block]) -> list[Block]:
    return [each for each in blocks if each.kind is not BlockKind.COMMENT]


def _with_comments(text: str, blocks: Sequence[Block]) -> list[_Traits]:
    found = []
    comment: str | None = None
    for block in blocks:
        if block.kind is BlockKind.COMMENT:
            comment = original_in(block.range.of(text))
            continue
        traits = _traits(text, block)
        traits.hidden, comment = comment, None
        found.append(traits)
    return found


def _traits(text: str, block: Block) -> _Traits:
    own = block.range.of(text)
    bare = without_breaks(own)
    if block.kind is BlockKind.HEADING:
        return _Traits(block, "heading", words=folded(block.title), numbers=numbers_in(bare))
    if block.kind is BlockKind.PARAGRAPH:
        illustration = is_illustration(text, block)
        kind = "title" if title_of(text, block) is not None else "text"
        kind = ("image" if "![" in bare else "caption") if illustration else kind
    else:
        kind = block.kind.value
    label = []
    if note := footnote_in(block, own):
        kind, bare, label = "footnote", without_breaks(note.text), [note.label]
    addresses = Counter([*label, *(each.address for each in references_in(bare))])
    return _Traits(block, kind, addresses, numbers_in(bare), folded(bare), len(bare))


_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*\)|https?://\S+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


def numbers_in(text: str) -> Counter[str]:
    """The numbers of a text without its addresses; `1,000.5` and `1.000,5` are the same one."""
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(_ADDRESS.sub(" ", text)))


def _likeness(left: _Traits, right: _Traits) -> float:
    if left.kind == "heading" or right.kind == "heading":
        if left.kind != right.kind:
            return -2.0
        near = left.block.level == right.block.level
        return 6.0 if left.words == right.words else (0.4 if near else 0.1)
    if right.hidden is not None and left.kind in ("text", "footnote"):
        return 5.0 if folded(right.hidden) == left.words else -1.0
    score = 0.5 if left.kind == right.kind else -0.4
    if left.addresses or right.addresses:
        shared = (left.addresses & right.addresses).total()
        all_ = max(left.addresses.total(), right.addresses.total())
        score += 4.0 * shared / all_ if shared else -0.5
    if left.numbers or right.numbers:
        shared = (left.numbers & right.numbers).total()
        score += 1.0 * shared / max(left.numbers.total(), right.numbers.total())
    if left.words == right.words:
        score += 2.0
    if left.length and right.length:
        score += 0.5 * min(left.length, right.length) / max(left.length, right.length)
    return score


def _matched(
    ours: Sequence[_Traits], theirs: Sequence[_Traits]
) -> list[tuple[_Traits | None, _Traits | None]]:
    """The pairs of a best global alignment (Needleman and Wunsch, 1970)."""
    if len(ours) * len(theirs) > _MOST_CELLS:
        return _matched_in_parts(ours, theirs)
    width = len(theirs) + 1
    scores = [[_GAP * column for column in range(width)]]
    steps = [bytearray(b"L" * width)]
    for row, left in enumerate(ours, 1):
        above = scores[-1]
        line = [_GAP * row] + [0.0] * (width - 1)
        step = bytearray(b"U" * width)
        for column, right in enumerate(theirs, 1):
            both = above[column - 1] + _likeness(left, right)
            up, back = above[column] + _GAP, line[column - 1] + _GAP
            best = max(both, up, back)
            line[column] = best
            step[column] = ord("B") if best == both else ord("U") if best == up else ord("L")
        scores.append(line)
        steps.append(step)
    return _walked_back(ours, theirs, steps)


def _walked_back(
    ours: Sequence[_Traits], theirs: Sequence[_Traits], steps: Sequence[bytearray]
) -> list[tuple[_Traits | None, _Traits | None]]:
    pairs: list[tuple[_Traits | None, _Traits | None]] = []
    row, column = len(ours), len(theirs)
    while row or column:
        step = chr(steps[row][column]) if row and column else ("U" if row else "L")
        row -= step != "L"
        column -= step != "U"
        pairs.append((ours[row] if step != "L" else None, theirs[column] if step != "U" else None))
    return pairs[::-1]


def _matched_in_parts(
    ours: Sequence[_Traits], theirs: Sequence[_Traits]
) -> list[tuple[_Traits | None, _Traits | None]]:
    """Long posts: cut at a heading that both have, or else in the middle."""
    middle = len(ours) // 2
    places = {each.words: at for at, each in enumerate(theirs) if each.kind == "heading"}
    heads = [
        at for at, each in enumerate(ours) if each.kind == "heading" and each.words in places and at
    ]
    cut = min(heads, key=lambda at: abs(at - middle), default=middle)
    other = places[ours[cut].words] if heads else len(theirs) * cut // len(ours)
    if other == 0 or not 0 < cut < len(ours):
        cut, other = max(1, middle), max(1, len(theirs) // 2)
    return [*_matched(ours[:cut], theirs[:other]), *_matched(ours[cut:], theirs[other:])]


def _state(
    original: str, translation: str, left: _Traits, right: _Traits | None, skeleton: Skeleton
) -> State:
    own = left.block.range.of(original)
    as_made = skeleton.block(original, left.block)
    has_comment = as_made.startswith("<!--")
    if has_comment:
        as_made = visible_part(own)
    to_be_written = has_comment or left.kind in ("title", "heading", "caption")
    if right is None:
        return State.MISSING
    now = without_breaks(right.block.range.of(translation))
    if not to_be_written:
        return State.KEPT
    untouched = now in (without_breaks(as_made), without_breaks(own), ELLIPSIS)
    if not untouched:
        return State.TRANSLATED
    if without_breaks(as_made) != without_breaks(own) and not has_comment:
        # The glossary knew the name, so nothing is left to write.
        return State.KEPT
    return State.TO_TRANSLATE if _has_words_to_translate(own) else State.KEPT


def _has_words_to_translate(text: str) -> bool:
    """Whether anything but names is there: `GPT-2` and `PyTorch3D` are called so everywhere."""
    words = re.findall(r"[^\W_]+", _ADDRESS.sub(" ", text))
    return any(word.isalpha() and word[1:] == word[1:].lower() and len(word) > 1 for word in words)
