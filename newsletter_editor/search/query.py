"""What is looked for in texts.

`regex` is asked, which can be stopped in the midst of a match, as the standard library's engine
cannot. It is asked as little as may be: `search.folding` tells where a match may stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from newsletter_editor.search import patterns
from newsletter_editor.search.folding import folded_word
from newsletter_editor.search.required import Required, required
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.replacing import filled

SECONDS_A_TEXT = 2.0
"""That an expression may take for one text."""
LONGEST_PATTERN = 4000
"""Characters."""
WORD_LETTER = regex.compile(r"\w")
"""As the engine has it."""
_ANCHOR = re.compile(r"(?<![\\\[])(?:\\\\)*[\^$]")


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
        """The matches in their order, none of them empty but where lines begin and end, for an
        expression that says so. Raises EditorError as `finds` does."""
        for part in within:
            for match in self._matches(text, part):
                yield Range(*match.span()).shifted(part.start)

    def edits(self, text: str, within: Iterable[Range], template: str) -> list[Edit]:
        """What replaces the matches that it changes, as `replacements` gives it."""
        made = self.replacements(text, within, template)
        return [each for each in made if each.range.of(text) != each.replacement]

    def replacements(self, text: str, within: Iterable[Range], template: str) -> Iterator[Edit]:
        """What replaces each match; see `text.replacing` for an expression's template.

        Words are put as they are written, whatever the case of what was there. Raises EditorError
        as `finds` does.
        """
        for part in within:
            for match in self._matches(text, part):
                new = filled(template, _groups_of(match)) if self.is_regex else template
                yield Edit(Range(*match.span()).shifted(part.start), new)

    @property
    def folded(self) -> bytes | None:
        """What stands in each match in the `folded_letters` of a text, for words it is all of it;
        None where that is not known."""
        if not self.is_regex:
            return _folded(self.pattern)
        known = self.required
        return known.letters if known is not None else None

    @property
    def finds_places(self) -> bool:
        """Whether a match may be empty: where lines begin and end, for who says so."""
        return self.is_regex and _ANCHOR.search(self.pattern) is not None

    @property
    def folded_is_match(self) -> bool:
        """Whether whatever is folded as these words are is a match, but for whole words."""
        return not (self.is_regex or self.matches_case or self.matches_accents) and _tells_all(
            self.pattern
        )

    @property
    def required(self) -> Required | None:
        """What is known to stand in each match of an expression."""
        return _required(self.pattern) if self.is_regex else None

    @property
    def expression(self) -> regex.Pattern[str]:
        """As the engine knows it. Raises EditorError for an expression that is none."""
        return _compiled(self)

    def _matches(self, text: str, part: Range) -> Iterator[regex.Match[str]]:
        may_be_empty = self.finds_places
        # A part begins and ends as a text does, for `\A` and `\Z` and what looks around.
        try:
            for match in _compiled(self).finditer(part.of(text), timeout=SECONDS_A_TEXT):
                if match.end() > match.start() or may_be_empty:
                    yield match
        except TimeoutError:
            raise too_hard() from None


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
    pattern = (
        patterns.of_expression(query.pattern)
        if query.is_regex
        else patterns.of_words(query.pattern, query.matches_case, query.matches_accents)
    )
    if query.whole_words:
        # Not \\b, which would never match beside a sign that is no letter, as in `C++`.
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    flags = regex.MULTILINE | regex.VERSION0 | (0 if query.matches_case else regex.IGNORECASE)
    try:
        return regex.compile(pattern, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        reason = getattr(error, "msg", "") or type(error).__name__
        raise EditorError(_INVALID.format(reason=reason)) from None


@lru_cache(maxsize=64)
def _required(expression: str) -> Required | None:
    return required(expression)


def too_hard() -> EditorError:
    """Says that an expression takes too long."""
    return EditorError(_TOO_HARD)


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
