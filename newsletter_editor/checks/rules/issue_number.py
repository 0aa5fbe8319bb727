"""The number of an issue that another post of the same series and language already has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import value_place
from newsletter_editor.checks.nearness import fold
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_NUMBER_KEYS = ("issue", "edition", "number")


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding that names the other post."""
    own = post.file
    if own is None or own.edition is None or not own.published:
        return
    taken = [
        other
        for other in post.around.posts_by_edition.get(own.edition, [])
        if other.path != own.path and _series(other) == _series(own)
    ]
    if not taken:
        return
    key = next((k for k in _NUMBER_KEYS if k in post.front_matter.data), "title")
    yield Finding(
        value_place(post, (key,)),
        Localized(
            es="El número {number} ya lo tiene «{other}».",
            en="“{other}” already has the number {number}.",
        ).format(number=own.edition, other=taken[0].path.name),
    )


def _series(post: PostFile) -> tuple[str, str | None, int | None]:
    """What two issues must share to be in each other's way: the words before the number too."""
    before = re.split(r"\d", post.title, maxsplit=1)[0]
    words = re.sub(r"[\W_]+", "", fold(before))
    return words, post.language, post.edition


RULE = Rule(
    id="issue-number",
    severity=Severity.WARNING,
    topic="file",
    title=Localized(es="Número de edición repetido", en="Issue number already used"),
    explanation=Localized(
        es="Dos ediciones con el mismo número confunden a los lectores y al archivo.",
        en="Two issues with one number confuse readers and the archive.",
    ),
    find=find,
)
