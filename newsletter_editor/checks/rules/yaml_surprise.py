"""A value without quotes that Jekyll's YAML 1.1 reads as something else than it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from newsletter_editor.checks.front_matter_places import certain
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import set_value
from newsletter_editor.document.front_matter_nodes import Node
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.site.fields import Kind, kind_by_name
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_TEXT_KINDS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.AUTHOR, Kind.IMAGE, Kind.LIST)
_TEXT_KEYS = ("title", "subtitle", "excerpt", "description", "author", "summary", "slug")
_WORD = re.compile(r"(?:yes|no|on|off|y|n)", re.I)
_OCTAL = re.compile(r"[-+]?0[0-9_,]+")
_GROUPED = re.compile(r"[-+]?[0-9][0-9_,]*[_,][0-9_,.]*")
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#][^\n]*)")


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each plain value that is read as another kind, or is cut at a number sign."""
    for path, node in post.front_matter.walk():
        if not path or node.style != "plain" or not node.range.length or node.properties.length:
            continue
        written = node.range.of(post.text)
        if isinstance(node.value, str):
            yield from _cut_off(post, node)
        elif _surprises(post, path, written, node.value):
            yield Finding(
                node.range,
                Localized(
                    es="YAML lee «{written}» como {value}: ponlo entre comillas.",
                    en="YAML reads “{written}” as {value}: put it in quotes.",
                ).format(written=written, value=said(node.value)),
                fixes=_quoted(post, path, written),
            )


def _surprises(post: CheckedPost, path: KeyPath, written: str, value: Value) -> bool:
    field = post.around.field(post.layout, tuple(s for s in path if isinstance(s, str)))
    kind = field.kind if field else kind_by_name(path)
    is_text = (
        kind in _TEXT_KINDS or path[-1] in _TEXT_KEYS or isinstance(path[-1], int)
    ) and value is not None
    if isinstance(value, bool):
        return is_text or (kind is not Kind.YES_NO and bool(_WORD.fullmatch(written)))
    if value is None:
        return kind in _TEXT_KINDS and written.lower() == "null" and path[-1] in _TEXT_KEYS
    if isinstance(value, date):
        return is_text
    if ":" in written:
        return True
    if kind is Kind.NUMBER:
        return bool(_OCTAL.fullmatch(written)) and written.strip("-+0") != ""
    if _OCTAL.fullmatch(written) or _GROUPED.fullmatch(written):
        return written.strip("-+0") != ""
    if isinstance(value, float) and isinstance(path[-1], str):
        # A version such as 1.10 loses its zero.
        return str(value) != written and is_text
    # A bare whole number prints as it is written, so a text field may hold it.
    return False


def _cut_off(post: CheckedPost, node: Node) -> Iterator[Finding]:
    match = _CUT_OFF.match(post.text, node.range.end)
    if match is None:
        return
    whole = Range(node.range.start, match.start(1) + len(match[1].rstrip()))
    text = whole.of(post.text)
    yield Finding(
        whole,
        Localized(
            es="Desde «{sign}» YAML lo toma por un comentario: pon el valor entre comillas.",
            en="From “{sign}” on YAML takes it for a comment: put the value in quotes.",
        ).format(sign=match[1].split()[0]),
        fixes=_whole_in_quotes(whole, text),
    )


def _whole_in_quotes(whole: Range, text: str) -> tuple[Fix, ...]:
    form = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return (replacement(whole, form, _QUOTE),)


_QUOTE = Localized(es="Poner entre comillas", en="Put in quotes")


def _quoted(post: CheckedPost, path: KeyPath, written: str) -> tuple[Fix, ...]:
    return certain(post, _QUOTE, lambda: set_value(post.text, path, written))


def said(value: Value) -> Localized:
    """A value in words, as a sentence names it."""
    if isinstance(value, bool):
        word = "true" if value else "false"
        return Localized(es=f"{word} (sí o no)", en=f"{word} (yes or no)")
    if value is None:
        return Localized(es="nada", en="nothing")
    if isinstance(value, datetime):
        return Localized(es="un momento", en="a time")
    if isinstance(value, date):
        return Localized(es="una fecha", en="a date")
    return Localized(es="el número {value}", en="the number {value}").format(value=str(value))


RULE = Rule(
    id="yaml-surprise",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="YAML lee otra cosa", en="YAML reads something else"),
    explanation=Localized(
        es="Sin comillas, YAML toma palabras como «no», horas como 12:30 o ceros a la izquierda "
        "por otra cosa, y corta el texto en « #».",
        en="Without quotes YAML takes words like “no”, times like 12:30 or leading zeros for "
        "something else, and cuts a text at “ #”.",
    ),
    find=find,
)
