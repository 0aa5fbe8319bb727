"""Searching a text: plain or by regular expression, whole words, with or without case.

Qt's engine is asked, which knows Unicode's classes and gives up on some of the expressions that
would take for ever. It holds the interpreter while it works, so it is asked in `gui.searching`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.replacing import filled

MOST_MATCHES = 100_000
_ANCHOR = re.compile(r"(?<![\\\[])(?:\\\\)*[\^$]")
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\W_a-zA-Z0-9][\u0300-\u036f]*|[a-zA-Z][\u0300-\u036f]+",
    re.DOTALL,
)
_LETTER = re.compile(r"[^\W_a-zA-Z0-9][\u0300-\u036f]*|[a-zA-Z][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    pattern: str
    is_regex: bool = False
    matches_case: bool = False
    whole_words: bool = False

    @property
    def finds_places(self) -> bool:
        """Whether a match may be empty: where lines begin and end, for who says so."""
        return self.is_regex and _ANCHOR.search(self.pattern) is not None

    def compiled(self) -> QRegularExpression:
        """The expression; raises EditorError when it is none."""
        pattern = _expression(self.pattern) if self.is_regex else _literal(self.pattern)
        if self.whole_words:
            # Not \\b, which would never match beside a sign that is no letter, as in `C++`.
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
        option = QRegularExpression.PatternOption
        options = option.MultilineOption | option.UseUnicodePropertiesOption
        if not self.matches_case:
            options |= option.CaseInsensitiveOption
        expression = QRegularExpression(pattern, options)
        if not expression.isValid():
            raise EditorError(_INVALID.format(reason=expression.errorString()))
        return expression


@dataclass(frozen=True, slots=True)
class Found:
    """All matches in one text, as UTF-16 places in their order, and whether there were more."""

    places: list[tuple[int, int]]
    is_cut: bool = False


def find_all(query: Query, text: str) -> Found:
    """Every match that is not empty, or stands where `^` or `$` says; raises EditorError for what
    is no expression or too hard."""
    if not query.pattern:
        return Found([])
    places: list[tuple[int, int]] = []
    matches = query.compiled().globalMatch(text)
    if not matches.isValid():
        raise EditorError(TOO_HARD)
    while matches.hasNext():
        match = matches.next()
        if not match.isValid():
            raise EditorError(TOO_HARD)
        if match.capturedLength() or query.finds_places:
            places.append((match.capturedStart(), match.capturedEnd()))
        if len(places) == MOST_MATCHES:
            return Found(places, True)
    # An engine that gave up on the way just stops; asked again from there it says so.
    rest = query.compiled().match(text, places[-1][1] if places else 0)
    if not rest.isValid():
        raise EditorError(TOO_HARD)
    return Found(places)


def replacements(query: Query, text: str, template: str) -> list[tuple[int, int, str]]:
    """What replaces each match: UTF-16 places and texts.

    `text.replacing` says how an expression's template is read. Raises EditorError as `find_all`.
    """
    made = []
    matches = query.compiled().globalMatch(text)
    while matches.hasNext():
        match = matches.next()
        if match.capturedLength() or query.finds_places:
            new = filled(template, match.captured) if query.is_regex else template
            made.append((match.capturedStart(), match.capturedEnd(), new))
    return made


def _literal(text: str) -> str:
    """The expression for a text, whose letters may be written in one character or in several."""
    pieces, at = [], 0
    for match in _LETTER.finditer(text):
        pieces += QRegularExpression.escape(text[at : match.start()]), _both_ways(match[0])
        at = match.end()
    # A bare letter is not the beginning of one with an accent.
    last = "(?!\\p{Mn})" if text[-1:].isalnum() else ""
    return "".join(pieces) + QRegularExpression.escape(text[at:]) + last


def _expression(pattern: str) -> str:
    """An expression in which accented letters outside of brackets are found in both ways."""
    return _PIECE.sub(lambda match: _both_ways(match[0]), pattern)


def _both_ways(letter: str) -> str:
    composed = unicodedata.normalize("NFC", letter)
    parted = unicodedata.normalize("NFD", letter)
    if letter[0] in "\\[" or composed == parted:
        return letter
    return f"(?:{composed}|{parted})"


_INVALID = Localized(
    es="La expresión regular no es válida: {reason}.",
    en="The regular expression is not valid: {reason}.",
)
TOO_HARD = Localized(
    es="Buscar esta expresión regular en este texto tarda demasiado; hazla más sencilla.",
    en="This regular expression takes too long in this text; make it simpler.",
)
