"""Gherkin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsletter_editor.kramdown.rouge_lexers import gherkin_words
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending, until


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, listed))


_STEPS: Final = "|".join(
    re.escape(step) + ("" if step.endswith(" ") else r"\b") for step in gherkin_words.STEPS
)
_BASICS: Final[Rules] = ((r"#[^\n]*", "c"), (r"[ \r\t]+", ""))
_REST: Final = ending(r"[^\n#]*(?=[\n#])", r"[\n#]")
_LINES: Final[Rules] = ((r"\n", ""), (_REST, ""))
_HEADINGS: Final[Rules] = (
    (rf"({_any_of(gherkin_words.SCENARIOS)})(:)", ("kn", "p"), "-- scenario"),
    (rf"({_any_of(gherkin_words.FEATURES)})(:)", ("kd", "p"), "-- feature"),
    (rf"({_any_of(gherkin_words.EXAMPLES)})(:)", ("nn", "p"), "-- examples"),
    (r":", "p", "--"),
    (ending(r"([^\n:]{1,1000})(:)", ":"), ("err", "p"), "--"),
)
_STEP: Final[Rules] = ((_STEPS, "nf", "-- step"),)
_TO_TABLE: Final[Rules] = ((r"(?=\|)", "", "header"),)
_TABLE: Final[Table] = {
    "start": (
        *_BASICS,
        (r"\n", ""),
        (until('"""', '"""'), "s"),
        (r"@[^\s@]+", "nt"),
        *_TO_TABLE,
        *_HEADINGS,
        *_STEP,
    ),
    "scenario": (*_BASICS, *_HEADINGS, *_STEP, *_LINES),
    "feature": (*_BASICS, *_HEADINGS, *_LINES),
    "examples": (*_BASICS, *_TO_TABLE, *_LINES),
    "step": (
        *_BASICS,
        (ending(r"<[^>\n]{0,1000}>", ">"), "nv"),
        (r'"[^"\n]*"', "s"),
        (r"\S[^\s<]*", ""),
        (r"(?=\n)", "", "-"),
        (_REST, "", "-"),
    ),
    "header": (
        (r"[^|\s]+", "nv"),
        (r"\n", "", "=row"),
        *_BASICS,
        (r"\|", "p"),
    ),
    "row": (
        *_BASICS,
        (r"\n\s*(?=[^\s|])", "", "--"),
        (r"\n\s*", ""),
        (r"\|", "p"),
        (r"[^|\s]+", "n"),
    ),
}
GHERKIN: Final = Machine(_TABLE)
