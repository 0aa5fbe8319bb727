"""A date that has not come yet: Jekyll leaves the post out until the site is built again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from newsletter_editor.checks.front_matter_places import value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on the date, or at the start where the name has it."""
    if post.file is None or post.site is None or not post.in_posts_folder:
        return
    if post.site.config.get("future") is True or post.file.date <= datetime.now(UTC):
        return
    has_own = "date" in post.front_matter.data
    yield Finding(
        value_place(post, ("date",)) if has_own else Range(0, 0),
        Localized(
            es="La fecha {date} no ha llegado: Jekyll no la publicará hasta entonces.",
            en="The date {date} has not come: Jekyll will not publish the post until then.",
        ).format(date=post.file.date.date().isoformat()),
    )


RULE = Rule(
    id="future-date",
    severity=Severity.WARNING,
    topic="file",
    title=Localized(es="Fecha futura", en="Date in the future"),
    explanation=Localized(
        es="Jekyll deja fuera lo que tiene fecha futura; hay que reconstruir el sitio ese día.",
        en="Jekyll leaves out what has a future date; the site has to be built again on that day.",
    ),
    find=find,
)
