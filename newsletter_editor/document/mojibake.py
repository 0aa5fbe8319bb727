"""Text that was UTF-8, was read as something else and was saved so: found and restored.

A sound text hardly ever happens to be UTF-8 once more when its characters are turned to bytes in
one of the usual wrong encodings, so the round trip of the whole text is tried first. A text that
is damaged in places only goes to ftfy, line by line, which knows rarer kinds of damage too; what
it leaves (much of what Mac Roman did) is then restored place by place. Nothing counts as damage
without a place that no author writes: see `_tells`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain

from newsletter_editor.document.encoding_names import encoding_name
from newsletter_editor.document.plausibility import is_usual, plausibility, points_at, script_of
from newsletter_editor.text.edits import Edit, apply_edits, difference
from newsletter_editor.text.ranges import Range, RangeSet
from newsletter_editor.text.spared import import_without

WRONG_ENCODINGS = ("mac_roman", "cp1252", "latin-1", "cp437", "cp850", "cp1250", "cp1254")
"""Codecs with which UTF-8 is wrongly read."""

_MOST_LAYERS = 4
"""How often the same damage is undone; the second time is not rare, a fourth was never seen."""
_STRANGE_RUN = re.compile(r"[^\x00-\x7f]+")
_STRANGE_RUNS = re.compile(r"[^\x00-\x7f]{2,}")
_CODE = re.compile(r"^(```|~~~).*?^\1|`+[^`]*`+|<code>.*?</code>", re.DOTALL | re.MULTILINE)
_QUOTES = "\"'“”‘’«»„`()[]"
_MENTIONS = 3
"""Up to so many damaged words may be examples in a text about damage."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What happened to a text, and what it was before."""

    readings: tuple[str, ...]
    """Names of the wrong encodings, the last mistake first; empty where only ftfy knew better."""
    edits: tuple[Edit, ...]
    """One for each damaged place."""
    repaired: str

    @property
    def characters(self) -> int:
        """Number of characters that are restored."""
        return sum(len(edit.replacement) for edit in self.edits)


def find_damage(text: str) -> Damage | None:
    """The damage of a text and its repair; None for sound text."""
    if text.isascii():
        return None
    repaired, readings = _whole(text)
    if not readings:
        repaired = _in_places(text)
    edits = tuple(_changed_places(text, repaired))
    if not edits or _only_mentions(text, edits):
        return None
    readings = readings or _readings_of(text, edits)
    return Damage(tuple(map(encoding_name, readings)), edits, repaired)


def _whole(text: str) -> tuple[str, tuple[str, ...]]:
    """The text of the best chain of round trips that explains all of it."""
    best = text
    best_chain: tuple[str, ...] = ()
    reached: list[tuple[str, tuple[str, ...]]] = [(text, ())]
    for _ in range(_MOST_LAYERS):
        reached = [
            (reread, (*readings, encoding))
            for before, readings in reached
            for encoding in WRONG_ENCODINGS
            if (reread := _read_again(before, encoding)) is not None
        ]
        for candidate, readings in reached:
            places = list(_changed_places(text, candidate))
            if _mean(candidate) > _mean(best) and _convinces(text, places):
                best, best_chain = candidate, readings
    return best, best_chain


def _mean(text: str) -> float:
    # A mean, for each character was two to four before it was restored.
    return plausibility(text) / max(len(_strange(text)), 1)


def _read_again(text: str, encoding: str) -> str | None:
    try:
        reread = text.encode(encoding, "c1-as-bytes").decode("utf-8")
    except UnicodeError:
        return None
    return reread if reread != text else None


def _c1_as_bytes(error: UnicodeError) -> tuple[bytes, int]:
    # Browsers and editors read the bytes that Windows-1252 leaves undefined as C1 controls.
    if isinstance(error, UnicodeEncodeError):
        characters = error.object[error.start : error.end]
        if all("\x80" <= character <= "\x9f" for character in characters):
            return characters.encode("latin-1"), error.end
    raise error


codecs.register_error("c1-as-bytes", _c1_as_bytes)


def _convinces(text: str, places: list[Edit]) -> bool:
    code = _code_of(text)
    usual = sum(all(map(is_usual, _strange(place.replacement))) for place in places)
    return usual >= 0.9 * len(places) and any(_tells(text, place, code) for place in places)


def _in_places(text: str) -> str:
    """The text with its damaged places restored; ftfy knows rarer damage than we do."""
    repaired = _places(_with_ftfy(text))
    if repaired == text or _only_mentions(text, tuple(_changed_places(text, repaired))):
        return repaired
    # ftfy takes part of what Mac Roman did for something else: `‚Ä¶` for `‚Ķ`.
    ours_first = _places(_with_ftfy(_places(text)))
    return ours_first if _mean(ours_first) > _mean(repaired) else repaired


def _places(text: str) -> str:
    """The text with every convincing place restored, encoding by encoding, layer by layer."""
    for _ in range(_MOST_LAYERS):
        found = [edits for name in WRONG_ENCODINGS if (edits := _restorable(text, name))]
        if not found:
            break
        text = apply_edits(text, max(found, key=partial(_total_gain, text)))
    return text


def _total_gain(text: str, places: Iterable[Edit]) -> float:
    return sum(_gain(text, place) for place in places)


def _readings_of(text: str, edits: Iterable[Edit]) -> tuple[str, ...]:
    """The wrong encoding that explains the most of the places, if any does."""
    explained = {
        name: sum(_read_again(edit.range.of(text), name) == edit.replacement for edit in edits)
        for name in WRONG_ENCODINGS
    }
    likeliest = max(explained, key=lambda name: explained[name])
    return (likeliest,) if explained[likeliest] else ()


def _restorable(text: str, encoding: str) -> list[Edit]:
    code = _code_of(text)
    telling: list[Edit] = []
    doubtful: list[Edit] = []
    sequences = _sequences(encoding)
    for match in chain.from_iterable(sequences.finditer(text, *run) for run in _runs(text)):
        restored = _read_again(match[0], encoding)
        if restored is None or not all(map(is_usual, restored)):
            continue
        place = Edit(Range(*match.span()), restored)
        if _is_sound(text, place.range):
            continue
        (telling if _tells(text, place, code) else doubtful).append(place)
    if not telling:
        return []
    # Once the encoding is certain, a lone capital at the start of a sentence is believed too.
    return sorted(telling + [place for place in doubtful if _gain(text, place) > 0])


@lru_cache(maxsize=1)
def _runs(text: str) -> list[Range]:
    # Looked for once: sought in all of a megabyte, sequences of each encoding take 50 ms, in which
    # no other thread can do anything.
    return [Range(*match.span()) for match in _STRANGE_RUNS.finditer(text)]


@cache
def _sequences(encoding: str) -> re.Pattern[str]:
    """Finds what UTF-8 sequences look like in a wrong encoding, within a run of `_runs`."""

    def characters(first: int, last: int) -> str:
        codes = range(first, last + 1)
        found = (bytes([code]).decode(encoding, "ignore") or chr(code) for code in codes)
        return f"[{re.escape(''.join(found))}]"

    follower = characters(0x80, 0xBF)
    return re.compile(
        f"(?:{characters(0xC2, 0xDF)}{follower}|{characters(0xE0, 0xEF)}{follower}{{2}}"
        f"|{characters(0xF0, 0xF4)}{follower}{{3}})+"
    )


def _with_ftfy(text: str) -> str:
    # Imported here alone: few posts need it, and it costs start-up time. Its tables for terminals
    # are not used.
    import_without("ftfy", "wcwidth")
    from ftfy import TextFixerConfig, fix_encoding
    from ftfy.badness import is_bad

    # Its other services (quotes, ligatures, widths) would change what the author meant.
    config = TextFixerConfig(unescape_html=False, explain=False)
    code = _code_of(text)
    edits: list[Edit] = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii() and is_bad(line):
            fixed = fix_encoding(line, config)
            places = [Edit(place.shifted(start), by) for place, by in _in_line(line, fixed)]
            places = [place for place in places if not _is_sound(text, place.range)]
            if "\n" not in fixed and any(_tells(text, place, code) for place in places):
                edits += places
        start += len(line) + 1
    return apply_edits(text, edits)


def _tells(text: str, place: Edit, code: RangeSet) -> bool:
    """Whether no author writes this: reading it again makes a word or a sign of prose."""
    start, end = place.range
    damaged, restored = place.range.of(text), _strange(place.replacement)
    if not all(map(is_usual, restored)) or code.overlaps(place.range):
        return False
    if _is_sound(text, place.range) or _is_mixed_word(text, place):
        return False
    word = _word_around(text, place.range)
    around = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if all(sign and sign in _QUOTES for sign in around):
        return False
    if len(damaged) >= 3 * len(restored):
        return True
    in_word = start - word.start >= 2 or word.end - end >= 2
    is_word = len(restored) >= 3 and len({script_of(letter) for letter in restored}) == 1
    return (in_word or is_word) and _gain(text, place) > 0


def _is_sound(text: str, place: Range) -> bool:
    """Whether an author may well write this: a word's last letter, then signs in their places.

    The last three characters of `«¿Qué…»` and of `« gagné »` happen to be one of Chinese in UTF-8.
    """
    letter, signs = text[place.start], text[place.start + 1 : place.end]
    # A soft hyphen fits anywhere, and is half of what became of `í`.
    if not letter.isalpha() or "\xad" in signs or any(map(str.isalpha, signs)):
        return False
    return all(text[at].isascii() or points_at(text, at) > 0 for at in range(*place))


def _is_mixed_word(text: str, place: Edit) -> bool:
    """Whether a lone letter of another script would stand in a word, as nobody writes."""
    letter = place.replacement
    if len(letter) != 1 or not letter.isalpha() or script_of(letter) == "LATIN":
        return False
    start, end = place.range
    return "LATIN" in (script_of(text[start - 1 : start]), script_of(text[end : end + 1]))


def _gain(text: str, place: Edit) -> float:
    (start, end), replacement = place
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    old = plausibility(before + text[start:end] + after)
    return plausibility(before + replacement + after) - old


def _only_mentions(text: str, edits: tuple[Edit, ...]) -> bool:
    """Whether the text is about damage: each of few words stands beside its sound self."""
    return len(edits) <= _MENTIONS and all(_is_mention(text, edit) for edit in edits)


def _is_mention(text: str, edit: Edit) -> bool:
    (start, end), replacement = edit
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    word_start, word_end = _word_around(text, edit.range)
    word = text[word_start:start] + replacement + text[end:word_end]
    return word in line and any(map(str.isalpha, word))


def _word_around(text: str, place: Range) -> Range:
    start, end = place
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Range(start, end)


def _changed_places(old: str, new: str) -> Iterable[Edit]:
    """The smallest edits from one text to another with the same lines."""
    start = 0
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        if before != after:
            yield from (Edit(place.shifted(start), by) for place, by in _in_line(before, after))
        start += len(before) + 1


def _in_line(before: str, after: str) -> Iterable[Edit]:
    if _STRANGE_RUN.split(before) != _STRANGE_RUN.split(after):
        edit = difference(before, after)
        return [edit] if edit else []
    pairs = zip(_STRANGE_RUN.finditer(before), _STRANGE_RUN.findall(after), strict=True)
    return (Edit(Range(*run.span()), new) for run, new in pairs if run[0] != new)


def _strange(text: str) -> str:
    return "".join(chain.from_iterable(_STRANGE_RUN.findall(text)))


@lru_cache(maxsize=1)
def _code_of(text: str) -> RangeSet:
    return RangeSet(Range(*match.span()) for match in _CODE.finditer(text))
