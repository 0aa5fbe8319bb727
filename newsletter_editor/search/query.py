"""What is looked for in texts.

`regex` is asked, which can be stopped in the midst of a match, as the standard library's engine
cannot. Letters with accents are looked for as classes of letters, so that every place is one of the
text itself and no second copy of it is made.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain

import regex

from newsletter_editor.search.folding import folded_letters, folded_word
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.replacing import filled

SECONDS_A_TEXT = 2.0
"""That an expression may take for one text."""
LONGEST_PATTERN = 4000
"""Characters."""
_MARKS = r"[\u0300-\u0344\u0346-\u036f]"
"""All but the iota below a letter, which is Greek's iota to whoever does not tell case apart."""
_UNKNOWN = ord("?")
_WORD_LETTER = regex.compile(r"\w")
_WORD_LETTERS = frozenset(code for code in range(256) if _WORD_LETTER.match(chr(code)))
_ACCENTED = (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
"""Where Unicode has Latin, Greek and Cyrillic letters with accents."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words or a regular expression. Case and accents are apart only for who says so.

    Accents of an expression are always as it says, but for letters written in two characters.
    """

    pattern: str
    is_regex: bool = False
    whole_words: bool = False
    matches_case: bool = False
    matches_accents: bool = False

    def check(self) -> None:
        """Raise EditorError for an expression that is none."""
        _compiled(self)

    def finds(self, text: str) -> bool:
        """Whether there is a match. Raises EditorError, for one that takes too long too."""
        return next(self._matches(text, Range(0, len(text))), None) is not None

    def places(self, text: str, within: Iterable[Range]) -> Iterator[Range]:
        """The matches that are not empty, in their order. Raises EditorError as `finds` does."""
        word = self.folded
        for part in within:
            inner = part.of(text)
            letters = folded_letters(inner) if word is not None else None
            if word is None or letters is None:
                found: Iterable[Range] = (Range(*m.span()) for m in self._matches(text, part))
            else:
                found = self.places_of(word, letters, partial(str, inner))
            for place in found:
                yield place.shifted(part.start)

    def edits(self, text: str, within: Iterable[Range], template: str) -> list[Edit]:
        """What replaces the matches; see `text.replacing` for an expression's template.

        Raises EditorError as `finds` does.
        """
        found = []
        for part in within:
            for match in self._matches(text, part):
                new = filled(template, _groups_of(match)) if self.is_regex else template
                if new != match[0]:
                    found.append(Edit(Range(*match.span()).shifted(part.start), new))
        return found

    @property
    def folded(self) -> bytes | None:
        """What stands at each match in the `folded_letters` of a text; None for what cannot be told
        so, as of an expression."""
        return None if self.is_regex else _folded(self.pattern)

    def places_of(
        self, word: bytes, letters: bytes, text: Callable[[], str], last: int | None = None
    ) -> Iterator[Range]:
        """As `places`, of a text that is folded already; `word` is `folded`.

        `text` is called for what its letters cannot tell; `last` is where the word stands last in
        them, if that is known. Raises EditorError as `finds` does.
        """
        is_sure = not self.matches_case and not self.matches_accents and _tells_all(self.pattern)
        end_of = self._end_if_whole if is_sure else self._end_by_engine
        read: list[str] = []

        def whole() -> str:
            # Made for a few of the texts, and then asked for at each place.
            if not read:
                read.append(text())
            return read[0]

        last = letters.rfind(word) if last is None else last
        length = len(word)
        beyond = last + length
        at = letters.find(word)
        while is_sure and not self.whole_words and at >= 0:
            yield Range(at, at + length)
            at = letters.find(word, at + length, beyond) if at < last else -1
        while at >= 0:
            end = end_of(word, letters, at, whole)
            if end is not None:
                yield Range(at, end)
            if at == last:
                return
            at = letters.find(word, at + 1 if end is None else end, beyond)

    def _end_if_whole(
        self, word: bytes, letters: bytes, at: int, text: Callable[[], str]
    ) -> int | None:
        end = at + len(word)
        if self.whole_words:
            for beside in (at - 1, end):
                if 0 <= beside < len(letters) and (
                    _WORD_LETTER.match(text(), beside)
                    if letters[beside] == _UNKNOWN
                    else letters[beside] in _WORD_LETTERS
                ):
                    return None
        return end

    def _end_by_engine(
        self, _word: bytes, _letters: bytes, at: int, text: Callable[[], str]
    ) -> int | None:
        try:
            match = _compiled(self).match(text(), at, timeout=SECONDS_A_TEXT)
        except TimeoutError:
            raise EditorError(_TOO_HARD) from None
        return match.end() if match is not None else None

    def _matches(self, text: str, part: Range) -> Iterator[regex.Match[str]]:
        # A part begins and ends as a text does, for `\A` and `\Z` and what looks around.
        try:
            for match in _compiled(self).finditer(part.of(text), timeout=SECONDS_A_TEXT):
                if match.end() > match.start():
                    yield match
        except TimeoutError:
            raise EditorError(_TOO_HARD) from None


@lru_cache(maxsize=64)
def _tells_all(pattern: str) -> bool:
    """Whether whatever is folded as these letters are is them, where case and accents are no
    matter: so it is with those of ASCII and what is one of them with an accent."""
    bare = [unicodedata.normalize("NFD", letter)[0] for letter in pattern]
    return all(each.isascii() and each != "?" for each in bare)


def _groups_of(match: regex.Match[str]) -> Callable[[int], str]:
    def group(number: int) -> str:
        return (match[number] or "") if number <= match.re.groups else ""

    return group


@lru_cache(maxsize=64)
def _folded(pattern: str) -> bytes | None:
    return folded_word(unicodedata.normalize("NFC", pattern))


@lru_cache(maxsize=64)
def _compiled(query: Query) -> regex.Pattern[str]:
    if len(query.pattern) > LONGEST_PATTERN:
        raise EditorError(_TOO_LONG.format(most=LONGEST_PATTERN))
    pattern = query.pattern if query.is_regex else _literal(query)
    if query.whole_words:
        # Not \\b, which would never match beside a sign that is no letter, as in `C++`.
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    flags = regex.MULTILINE | regex.VERSION0 | (0 if query.matches_case else regex.IGNORECASE)
    try:
        return regex.compile(pattern, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        reason = getattr(error, "msg", "") or type(error).__name__
        raise EditorError(_INVALID.format(reason=reason)) from None


def _literal(query: Query) -> str:
    letters = unicodedata.normalize("NFC", query.pattern)
    if not query.matches_case and not query.matches_accents:
        # Some letters with accents have no capital.
        letters = "".join(each.lower() if len(each.lower()) == 1 else each for each in letters)
    written = _as_it_is if query.matches_accents else _with_any_accent
    pattern = "".join(map(written, letters))
    # A bare letter is not the beginning of one with an accent.
    is_letter = query.matches_accents and letters[-1:].isalpha()
    return pattern + (rf"(?!{_MARKS})" if is_letter else "")


def _as_it_is(letter: str) -> str:
    parted = unicodedata.normalize("NFD", letter)
    same = regex.escape(letter, special_only=True)
    return same if parted == letter else f"(?:{same}|{parted})"


def _with_any_accent(letter: str) -> str:
    if "\u0300" <= letter <= "\u036f":
        # Of a letter that is no single character; what stands before takes it in.
        return ""
    if not letter.isalpha():
        return f"{regex.escape(letter, special_only=True)}{_MARKS}*+"
    base = unicodedata.normalize("NFD", letter)[0]
    # Of the typed letter's case alone: the engine takes the other one in where case is no matter.
    alike = [each for each in _alike()[base.lower()] if each.islower() == base.islower()]
    return f"(?:[{''.join(dict.fromkeys([base, letter, *alike]))}]{_MARKS}*+)"


@cache
def _alike() -> dict[str, list[str]]:
    """Plain lower-case letter to the letters that are it with an accent, in both cases."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in chain.from_iterable(_ACCENTED):
        parted = unicodedata.normalize("NFD", chr(code))
        if len(parted) > 1 and chr(code).isalpha():
            found[parted[0].lower()].append(chr(code))
    found["i"].append("ı")
    return found


_INVALID = Localized(
    es="La expresión regular no es válida: {reason}.",
    en="The regular expression is not valid: {reason}.",
)
_TOO_HARD = Localized(
    es="Esta expresión regular tarda demasiado; hazla más sencilla.",
    en="This regular expression takes too long; make it simpler.",
)
_TOO_LONG = Localized(
    es="Lo que se busca puede tener {most} caracteres como mucho.",
    en="What is looked for may have {most} characters at most.",
)
