"""Dashes of asides: the long one, joined to what it encloses (RAE, Ortografía 2010, III.3.4.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.orthography.flaw import Flaw, Reading, before
from newsletter_editor.text.localized import Localized

_ASIDE = re.compile(
    r"(?<=[\w)»”]) (?P<open>-{1,2}|–|—) ?(?P<inside>[^\W\d][^.?!:\n|–—]{0,200}?[\w)»”])"
    r" ?(?P<close>-{1,2}|–|—)(?P<after> (?=[^\W\d])|(?=[,.;]))"
)
_DOUBLE = re.compile(r"(?<=[\w?!»”.])--(?=[\s,.;])|(?<=[\w,.;] )--(?= )")
_MESSAGE = Localized(
    es="Los incisos van entre rayas pegadas al texto: «—inciso—».",
    en="In Spanish an aside stands between long dashes joined to it: “—aside—”.",
)
_LONG = Localized(es="Aquí va una raya (—).", en="This should be a long dash (—).")


def wrong_dashes(reading: Reading) -> Iterator[Flaw]:
    """Asides between hyphens, short dashes or dashes with spaces."""
    done = 0
    for found in _ASIDE.finditer(reading.text):
        if re.search(r"(?:^|\s)-|-(?:\s|$)", found["inside"]) or _in_enumeration(found):
            continue
        right = f" —{found['inside']}—{found['after']}"
        if found[0] == right or not _is_aside(found) or _is_path(found):
            continue
        opening, closing = found.span("open"), found.span("close")
        # Two flaws, one a dash, so that markup inside the aside is not in the way.
        yield Flaw(opening[0], found.start("inside"), "—", _MESSAGE, shown=(opening[0], opening[1]))
        yield Flaw(found.end("inside"), closing[1], "—", _MESSAGE, shown=(closing[0], closing[1]))
        done = found.end()
    for found in _DOUBLE.finditer(reading.text, done):
        yield Flaw(found.start(), found.end(), "—", _LONG)


def _in_enumeration(found: re.Match[str]) -> bool:
    """Mín - Máx - Valor: dashes that go on separate things."""
    text = found.string
    behind = re.match(
        r"[^.?!:\n]{0,80}?\s-\s", text[found.end("close") + 1 : found.end("close") + 100]
    )
    ahead = re.search(r"\s-\s[^.?!:\n]{0,80}$", before(text, found.start("open") - 1, 100))
    return bool(behind or ahead)


def _is_path(found: re.Match[str]) -> bool:
    """Ver - Barras de herramientas - Dibujo: all parts are names of something."""
    following = found.string[found.end() : found.end() + 1]
    return found["inside"][0].isupper() and following.isupper() and found["open"] != "—"


def _is_aside(found: re.Match[str]) -> bool:
    """A hyphen joined to one side alone is a compound, a range or a prefix."""
    text = found.string
    if found["open"] == "—" == found["close"]:
        return True
    spaced_open = text[found.end("open")] == " "
    spaced_close = text[found.start("close") - 1] == " "
    return spaced_open == spaced_close
