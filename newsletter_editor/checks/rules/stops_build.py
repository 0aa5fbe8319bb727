"""Front matter, configuration and data at which Jekyll stops: nothing of the site is published.

Dates, Liquid and file names have rules of their own. Each case was seen with the real Jekyll.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import key_place, value_fix, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.site.permalinks import template_of
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_TEXTS = ("permalink", "slug")
# An address cannot begin with a colon, nor with what is no scheme before one.
_NO_ADDRESS = re.compile(r":|[^/:\x00-\x7f][^/:]*:")


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on keys of the post, and at its start what stops any build of the site."""
    yield from _in_fields(post)
    for stop in post.around.build_stops:
        yield Finding(
            Range(0, 0),
            Localized(
                es="Jekyll no publica nada de este sitio por «{path}»: {reason}.",
                en="Jekyll publishes nothing of this site because of “{path}”: {reason}.",
            ).format(path=stop.path, reason=_bare(stop.reason)),
        )


def _in_fields(post: CheckedPost) -> Iterator[Finding]:
    data = post.front_matter.data
    for key in _TEXTS:
        value = data.get(key)
        if value is None or value is False or isinstance(value, str):
            continue
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        yield Finding(
            value_place(post, (key,)),
            Localized(
                es="En «{key}» tiene que haber un texto; con otra cosa Jekyll se detiene.",
                en="“{key}” has to be a text; with anything else Jekyll stops.",
            ).format(key=key),
            fixes=value_fix(post, (key,), str(value)) if is_number else (),
        )
    if post.file is None or post.site is None:
        return
    if isinstance(data.get("permalink"), str):
        try:
            post.site.url_of(post.file)
        except EditorError as error:
            yield Finding(value_place(post, ("permalink",)), error.message)
    elif post.in_posts_folder and post.file.categories:
        first = "/".join(post.file.categories).lower()
        template = template_of(post.site.config)
        named = next((k for k in ("category", "categories") if k in data), None)
        if named and _NO_ADDRESS.match(first) and template.lstrip("/").startswith(":categories"):
            yield Finding(key_place(post, (named,)), _CATEGORY)


def _bare(reason: Localized) -> Localized:
    return Localized(es=reason.es.rstrip("."), en=reason.en.rstrip("."))


_CATEGORY = Localized(
    es="Con esta categoría no se puede hacer una dirección, y Jekyll se detiene: quita los dos "
    "puntos.",
    en="No address can be made of this category, and Jekyll stops: take out the colon.",
)

RULE = Rule(
    id="stops-build",
    severity=Severity.ERROR,
    topic="file",
    title=Localized(es="Jekyll se detiene", en="Jekyll stops"),
    explanation=Localized(
        es="Con un error de estos Jekyll no publica nada, tampoco los demás artículos.",
        en="With an error like this Jekyll publishes nothing, none of the other posts either.",
    ),
    find=find,
)
