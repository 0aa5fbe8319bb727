"""Opening question and exclamation marks (RAE, Ortografía 2010, III.3.4.9)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.prose import OPAQUE
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.text.localized import Localized

_OPENS = {"?": "¿", "!": "¡"}
_CLOSING = re.compile(r"[?!]+")
_SENTENCE_END = re.compile(r"[.…?!](?=[\s\"”»’)\]*]|$)|[:;](?=\s)|\n(?=\s*\n)|[|•]")
_ASKING = word_set(
    "que como cuando donde cual cuales quien quienes cuanto cuanta cuantos cuantas adonde"
)
_BEFORE_ASKING = word_set("a de en por para con sobre desde hasta hacia segun y o pero e entonces")
_LONGEST_SENTENCE = 1_000
_QUOTES = "\"“”«»'‘’"
_OPENING_SIGNS = "“\"«‘'([*_"


def missing_opening_signs(reading: Reading) -> Iterator[Flaw]:
    """Questions and exclamations that are closed but were not opened."""
    text = reading.text
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    for closing in _CLOSING.finditer(text):
        sign = closing[0][0]
        start = _sentence_start(
            text, ends[bisect_right(ends, closing.start()) - 1], closing.start()
        )
        if closing.start() - start > _LONGEST_SENTENCE:
            continue
        sentence = text[start : closing.start()]
        if "¿" in sentence or "¡" in sentence or not re.search(r"[^\W\d_]", sentence):
            continue
        if _is_no_question(text, closing.end(), sentence, sign):
            continue
        if not reading.is_spanish(start, closing.start()):
            continue
        at = _question_start(reading, start, closing.start()) if sign == "?" else start
        opening = _OPENS[sign]
        yield Flaw(
            at,
            at,
            opening,
            Localized(
                es="Falta el signo de apertura «{sign}».", en="The opening “{sign}” is missing."
            ).format(sign=opening),
            shown=(closing.start(), closing.end()),
        )


def _is_no_question(text: str, end: int, sentence: str, sign: str) -> bool:
    if text[end : end + 1].isalnum():
        # Computer!Totaal, or a key that is spoken of: el botón ?123.
        return True
    # The sign itself is spoken of: pulse ? para ver la ayuda.
    if sentence[-1] in _QUOTES and text[end : end + 1] in _QUOTES:
        return True
    if sentence[-1] == " " and re.match(r" [a-záéíóúñ\d]", text[end : end + 2]):
        return True
    if sentence.endswith(("(", " ", OPAQUE)) and text[end : end + 1] == ")":
        return True
    # Yahoo! and Jeopardy! are names within a sentence.
    is_name = sign == "!" and re.search(r"(?:^|\s)[A-ZÁÉÍÓÚÑ]\w+$", sentence)
    return bool(
        is_name and re.match(r"\s+[a-záéíóúñ]", text[end : end + 5]) and " " in sentence.strip()
    )


def _sentence_start(text: str, start: int, before: int) -> int:
    while start < before and (text[start].isspace() or text[start] in '-–—”»’)]"' + OPAQUE):
        start += 1
    while start < before and text[start] in _OPENING_SIGNS:
        start += 1
    return start


def _question_start(reading: Reading, start: int, end: int) -> int:
    """After a comma, where the question itself begins there: Si llueve, ¿qué hacemos?"""
    inside = reading.words_within(start, end)
    for index in range(len(inside) - 1, 0, -1):
        bare = without_accents(inside[index].lower)
        first = index
        if without_accents(inside[index - 1].lower) in _BEFORE_ASKING:
            first = index - 1
        if bare not in _ASKING:
            continue
        before = reading.text[start : inside[first].start].rstrip()
        if before.endswith((",", "—", "–")):
            return inside[first].start
    return start
