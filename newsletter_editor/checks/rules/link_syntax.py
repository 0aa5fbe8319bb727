"""Something that was meant as a link and is published as brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_ADDRESS = r"(?:https?:|ftp:|mailto:|www\.|\{\{|/|\.{1,2}/|#)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_FILE = r"[^()\s]+\.(?:png|jpe?g|gif|svg|webp|pdf|html?|md)"
_APART = re.compile(rf"(?P<gap>[ \t]+|[ \t]*\n[ \t]*)\((?P<to>{_ADDRESS}|{_FILE})[ \t]*\)", re.I)
_FULL_WIDTH = re.compile(rf"[ \t]*[（(](?P<to>{_ADDRESS}|{_FILE})[）)]", re.I)
_REVERSED = re.compile(
    r"(?<![\]\w])\((?P<text>[^()\[\]\n]+)\)\[(?P<to>(?:https?:|www\.)[^\[\]\s]+)\]"
)
_TO_THE_RIGHT = re.compile(rf"\({_ADDRESS}", re.I)
_NUMBER = re.compile(r"\(#\d+\)?")
"""Of an issue: `[Feature] (#123)` was not meant as a link."""
_INTERVAL = re.compile(r"[\[(]\s*[-+]?[\w.∞-]+\s*[,;]\s*[-+]?[\w.∞+-]+\s*[\])]")

MOST_LOOSE = 100
"""Brackets without partner that are looked at; a post with more is no Markdown."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on links that are apart from their address, unbalanced or the wrong way round."""
    text = post.without_code
    defined = {definition.label for definition in post.links.definitions}
    for link in post.links.links:
        if link.form == "shorthand" and link.label not in defined:
            yield from _apart(post, link.range)
    line_end = -1
    for place in post.links.unclosed:
        if place.end > line_end:
            line_end = post.text.find("\n", place.end)
            line_end = len(post.text) if line_end < 0 else line_end
        yield from _unclosed(post, place, line_end)
    intervals: dict[int, list[Range]] = {}
    for place in post.links.loose[:MOST_LOOSE]:
        yield from _loose(post, place, intervals)
    for match in _REVERSED.finditer(text, post.body.start):
        place = Range(*match.span())
        cure = f"[{match['text']}]({match['to']})"
        yield _finding(post, place, _REVERSED_MESSAGE, cure)


def _apart(post: CheckedPost, link: Range) -> Iterator[Finding]:
    match = _APART.match(post.without_code, link.end)
    message = _APART_MESSAGE
    if match is None:
        match = _FULL_WIDTH.match(post.without_code, link.end)
        message = _FULL_WIDTH_MESSAGE
    if match is not None and not _NUMBER.match(match[0].strip()):
        place = Range(link.start, match.end())
        yield _finding(post, place, message, f"{link.of(post.text)}({match['to']})")


def _unclosed(post: CheckedPost, place: Range, line_end: int) -> Iterator[Finding]:
    match = re.compile(_ADDRESS, re.I).match(post.without_code, place.end)
    if match is None:
        end = line_end
        cure = None
    else:
        end = match.end()
        cure = post.text[place.start : end] + ")"
        if post.text[end : end + 1] == "(":
            cure = None
    yield _finding(post, Range(place.start, end), _UNCLOSED_MESSAGE, cure)


def _loose(post: CheckedPost, place: Range, intervals: dict[int, list[Range]]) -> Iterator[Finding]:
    text = post.without_code
    line_start = text.rfind("\n", 0, place.start) + 1
    line_end = text.find("\n", place.start)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    if line_start not in intervals:
        # All brackets of a post may stand on one line.
        found = _INTERVAL.finditer(line)
        intervals[line_start] = [Range(*match.span()) for match in found]
    if any(known.start <= place.start - line_start < known.end for known in intervals[line_start]):
        return
    if place.of(text) == "]":
        if _TO_THE_RIGHT.match(text, place.end):
            yield _finding(post, place, _NEVER_OPENED)
        elif not re.match(r"[^\[]*\)", line) and "\\[" not in line:
            yield _finding(post, place, _LOOSE, severity=Severity.HINT)
    else:
        match = re.compile(rf"\[[^\[\]()\n]{{1,200}}\({_ADDRESS}\)", re.I).match(text, place.start)
        if match is not None and not _NUMBER.match(match[0], match[0].index("(")):
            at = match[0].index("(")
            cure = f"{match[0][:at].rstrip()}]{match[0][at:]}"
            yield _finding(post, Range(*match.span()), _NEVER_CLOSED, cure)
        else:
            yield _finding(post, place, _LOOSE, severity=Severity.HINT)


def _finding(
    post: CheckedPost,
    place: Range,
    message: Localized,
    cure: str | None = None,
    severity: Severity | None = None,
) -> Finding:
    fixes: tuple[Fix, ...] = ()
    if cure is not None and cure != place.of(post.text):
        fixes = (replacement(place, cure, Localized(es="Corregir el enlace", en="Mend the link")),)
    return Finding(place, message, fixes=fixes, severity=severity)


_APART_MESSAGE = Localized(
    es="Entre «]» y «(» no puede haber nada: así se publican los corchetes.",
    en="Nothing may stand between “]” and “(”: as it is the brackets are published.",
)
_FULL_WIDTH_MESSAGE = Localized(
    es="El enlace lleva paréntesis anchos «（）»: solo valen los normales.",
    en="The link has full-width parentheses “（）”: only the ordinary ones count.",
)
_UNCLOSED_MESSAGE = Localized(
    es="El paréntesis del enlace no se cierra.", en="The link's parenthesis is not closed."
)
_NEVER_OPENED = Localized(
    es="Al enlace le falta el corchete «[» del comienzo.",
    en="The link lacks its opening bracket “[”.",
)
_NEVER_CLOSED = Localized(
    es="Al enlace le falta el corchete «]».", en="The link lacks its closing bracket “]”."
)
_LOOSE = Localized(es="Este corchete no tiene pareja.", en="This bracket has no partner.")
_REVERSED_MESSAGE = Localized(
    es="El enlace está al revés: primero [texto] y luego (dirección).",
    en="The link is the wrong way round: first [text], then (address).",
)

RULE = Rule(
    id="link-syntax",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Enlace mal escrito", en="Link with broken syntax"),
    explanation=Localized(
        es="Un enlace es [texto](dirección), sin nada en medio; si no, se publican los corchetes.",
        en="A link is [text](address) with nothing between; otherwise brackets are published.",
    ),
    find=find,
)
