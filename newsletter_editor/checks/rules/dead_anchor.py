"""A link to a place of the same page that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.checks.rules.missing_file import addresses
from newsletter_editor.kramdown import to_html
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_ID = re.compile(r"<[^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'<>]+)", re.I)
_OF_LAYOUTS = re.compile(
    r"(?:top|comments?|disqus_thread|respond|footer|header|main|content|nav.*|toc|fn.*)?", re.I
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each address of the form `#place` without its place."""
    places = [
        place
        for place, is_image in addresses(post)
        if not is_image and place.of(post.text).startswith("#")
    ]
    if not places or "{%" in post.body.of(post.text):
        return
    known: set[str] | None = None
    for place in places:
        wanted = unquote(place.of(post.text)[1:])
        if _OF_LAYOUTS.fullmatch(wanted):
            continue
        if known is None:
            known = {match["id"] for match in _ID.finditer(to_html(post.body.of(post.text)))}
        if wanted in known:
            continue
        near = nearest(wanted, known, looks=post.looks)
        fixes = (replace_by(place, f"#{near[0]}"),) if len(near) == 1 else ()
        yield Finding(
            place,
            Localized(
                es="En esta página no hay ningún lugar «{id}».",
                en="There is no place “{id}” on this page.",
            ).format(id=wanted),
            suggestions=tuple(f"#{each}" for each in near),
            fixes=fixes,
            severity=Severity.WARNING if near else Severity.HINT,
        )


RULE = Rule(
    id="dead-anchor",
    severity=Severity.WARNING,
    topic="links",
    title=Localized(es="Enlace a un lugar que no existe", en="Link to a place that is not there"),
    explanation=Localized(
        es="El identificador de un título son sus palabras en minúscula, con guiones y acentos.",
        en="The id of a heading is its words in lower case, with hyphens and with their accents.",
    ),
    find=find,
)
