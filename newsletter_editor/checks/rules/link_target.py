"""A link that leads nowhere, shows nothing, or has a space in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.links import Link
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

# Up to the next opening only: from each of many a pattern would read to the end.
LIQUID = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.S)
_ODD_SCHEME = re.compile(r"(?!https?://[^/\s])(?:h+t+p+s*|ttps?|hhtps?|https?)[:;]/{0,3}", re.I)
_QUOTES = "\"'“”‘’«»"
_NO_ADDRESS = re.compile(r"(?:https?:(?://)?|#|\.{3}|…|/{2,})", re.I)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each inline link or image with such an address or without text."""
    for link in post.links.links:
        if link.form == "inline":
            yield from _check(post, link)
        elif link.form == "reference" and not link.is_image and not link.text.length:
            yield Finding(link.range, _NO_TEXT)


def _check(post: CheckedPost, link: Link) -> Iterator[Finding]:
    assert link.target is not None
    target = link.target.of(post.text)
    if not target or _NO_ADDRESS.fullmatch(target):
        # To the top of the page is a place, though seldom the one that is meant.
        yield Finding(link.range, _NO_TARGET, severity=Severity.WARNING if target == "#" else None)
        return
    if odd := _ODD_SCHEME.match(target):
        cure = replace_by(link.target, "https://" + target[odd.end() :])
        yield Finding(link.target, _SCHEME, fixes=(cure,))
        return
    if len(target) > 2 and target[0] in _QUOTES and target[-1] in _QUOTES:
        yield Finding(link.target, _QUOTED, fixes=(replace_by(link.target, target[1:-1]),))
        return
    if target.startswith("(") and target.endswith(")"):
        cure = replace_by(Range(link.target.start, link.target.end), target[1:-1])
        yield Finding(link.target, _DOUBLE, fixes=(cure,))
        return
    if not link.is_image and not link.text.of(post.text).strip():
        yield Finding(link.range, _NO_TEXT)
    if re.search(r"\s", LIQUID.sub("", target)):
        written = target.strip()
        fixes: tuple[Fix, ...] = ()
        if "\n" not in written and not LIQUID.search(written):
            fixes = (replace_by(link.target, re.sub(r"\s", "%20", written)),)
        yield Finding(link.target, _SPACE, fixes=fixes, severity=Severity.WARNING)


_NO_TARGET = Localized(es="El enlace no lleva a ninguna parte.", en="The link leads nowhere.")
_NO_TEXT = Localized(
    es="El enlace no tiene texto: en la página no se ve.",
    en="The link has no text: it is not seen on the page.",
)
_SCHEME = Localized(
    es="La dirección no empieza por «https://».", en="The address does not begin with “https://”."
)
_QUOTED = Localized(es="La dirección va entre comillas.", en="The address is in quotes.")
_DOUBLE = Localized(
    es="La dirección lleva paréntesis de más.", en="The address has parentheses too many."
)
_SPACE = Localized(
    es="La dirección tiene un espacio, y algunos programas de correo la cortan ahí.",
    en="The address has a space, and some mail programs cut it there.",
)

RULE = Rule(
    id="link-target",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Enlace vacío o con espacios", en="Link that is empty or has spaces"),
    explanation=Localized(
        es="Un enlace necesita un texto que se vea y una dirección completa, sin espacios.",
        en="A link needs a text to be seen and a whole address without spaces.",
    ),
    find=find,
)
