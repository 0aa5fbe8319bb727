"""A translation that does not lead to the issue that it translates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsletter_editor.checks.originals import original_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.document.source import read_source
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

FIRST_LINES, LAST_LINES = 8, 8
OTHERS_WITHOUT = 3
"""Other translations into the language from which on it is the team's habit not to link."""
_ORIGINAL = re.compile(
    r"origina[ln]|original[ei]|orijinal|原文|原版|英文版|الأصل|النسخة الإنجليزية", re.I
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding at the start of the body of a translation without such a link."""
    own = post.file
    if own is None or own.edition is None or not own.language:
        return
    original = original_of(post, own)
    if original is None or _leads_to(post.text, original, post):
        return
    if _is_habit(post, own):
        return
    start = post.body.start
    end = post.text.find("\n", start)
    yield Finding(
        Range(start, len(post.text) if end < 0 else end),
        Localized(
            es="Falta el enlace a la edición original, «{title}».",
            en="The link to the original issue, “{title}”, is missing.",
        ).format(title=original.title),
        suggestions=(),
    )


def _leads_to(text: str, original: PostFile, post: CheckedPost) -> bool:
    slug = original.slug.casefold()
    url = post.around.url_of(original).rstrip("/").casefold()
    plain = unquote(text).casefold()
    if (slug and slug in plain) or (url and url in plain):
        return True
    # Where a translation says what it translates: before its first section, or at its end.
    lines = text[post.body.start :].split("\n")
    first = next((k for k, line in enumerate(lines) if line.startswith("#")), len(lines))
    places = [*lines[: max(first, FIRST_LINES)], *lines[-LAST_LINES:]]
    return any(
        _ORIGINAL.search(line) and ("](" in line or "<http" in line or "href=" in line)
        for line in places
    )


def _is_habit(post: CheckedPost, own: PostFile) -> bool:
    others = [
        other
        for other in post.around.posts
        if other.path != own.path
        and other.language == own.language
        and other.edition is not None
        and original_of(post, other) is not None
    ]
    without = 0
    for other in others[:20]:
        try:
            text = read_source(other.path).text
        except EditorError:
            continue
        if _ORIGINAL.search(text) is None:
            without += 1
    return without >= OTHERS_WITHOUT and without * 2 > len(others[:20])


RULE = Rule(
    id="original-link",
    severity=Severity.WARNING,
    topic="links",
    title=Localized(es="Falta el enlace al original", en="Link to the original is missing"),
    explanation=Localized(
        es="Una traducción enlaza, al comienzo, la edición que traduce.",
        en="A translation links the issue that it translates, at its beginning.",
    ),
    find=find,
)
