"""Signs that no XML may hold: one of them makes the feed unreadable for every subscriber."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import own_texts, value_fix, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

# https://www.w3.org/TR/xml/#charsets, without the surrogates, which no UTF-8 file holds.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
_ENTITY = re.compile(r"&#(?:x0*(?P<hex>[0-9a-f]{1,4})|0*(?P<number>\d{1,5}));", re.I)
# These part words where they stand for a line's or a page's end.
_PARTING = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each run of such signs, written as they are, escaped or as entities."""
    for match in _NO_XML.finditer(post.text):
        place = Range(*match.span())
        if place.start < post.body.start and post.front_matter.error is not None:
            continue
        yield Finding(
            place,
            _SIGN.format(code=_codes(match[0])),
            fixes=(replacement(place, _instead(post, place), _TAKE_OUT),),
        )
    for match in _ENTITY.finditer(post.text, post.body.start):
        sign = chr(int(match["hex"], 16) if match["hex"] else int(match["number"]))
        if _NO_XML.match(sign):
            place = Range(*match.span())
            yield Finding(
                place,
                _SIGN.format(code=_codes(sign)),
                fixes=(replacement(place, "", _TAKE_OUT),),
            )
    for path, node, text in own_texts(post):
        found = _NO_XML.search(text)
        if found and not _NO_XML.search(node.range.of(post.text)):
            yield Finding(
                value_place(post, path),
                _SIGN.format(code=_codes(found[0])),
                fixes=value_fix(post, path, _NO_XML.sub(_space, text)),
            )


def _space(match: re.Match[str]) -> str:
    return " " if set(match[0]) & _PARTING else ""


def _instead(post: CheckedPost, place: Range) -> str:
    """A space where words would run together."""
    before = post.text[place.start - 1 : place.start]
    after = post.text[place.end : place.end + 1]
    parts = set(place.of(post.text)) & _PARTING
    return " " if parts and before.strip() and after.strip() else ""


def _codes(signs: str) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in signs))


_TAKE_OUT = Localized(es="Quitarlo", en="Take it out")
_SIGN = Localized(
    es="Hay un signo invisible ({code}) que rompe el feed para todos los suscriptores.",
    en="There is an invisible sign ({code}) that breaks the feed for every subscriber.",
)

RULE = Rule(
    id="control-sign",
    severity=Severity.ERROR,
    topic="text",
    title=Localized(es="Signo que rompe el feed", en="Sign that breaks the feed"),
    explanation=Localized(
        es="Un signo de control, a menudo pegado de otro programa, deja «feed.xml» ilegible.",
        en="A control sign, often pasted from another program, makes “feed.xml” unreadable.",
    ),
    find=find,
)
