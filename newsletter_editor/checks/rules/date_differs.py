"""A date in the front matter that is not the one in the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsletter_editor.checks.front_matter_places import value_fix, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.file_name import date_in_name
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.site.dates import parse_date
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

_PATH = ("date",)


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding on a `date` of another day than the name's."""
    value = post.front_matter.data.get("date")
    if value is None or post.site is None or post.path is None or post.is_draft:
        return
    named = date_in_name(post.path.name)
    moment = parse_date(value, post.site.time_zone)
    if named is None or moment is None:
        return
    written = value if type(value) is date else moment.date()
    if written == named or (post.site.time_zone is None and _starts_with(post, named)):
        # Without a zone of the site's the day is that of the computer that builds it.
        return
    yield Finding(
        value_place(post, _PATH),
        Localized(
            es="La fecha es {written}, pero el nombre del archivo dice {named}.",
            en="The date is {written}, but the file's name says {named}.",
        ).format(written=written.isoformat(), named=named.isoformat()),
        fixes=value_fix(post, _PATH, _moved(value, named)),
    )


def _starts_with(post: CheckedPost, day: date) -> bool:
    """Whether the author has written this day, in whatever zone."""
    return value_place(post, _PATH).of(post.text).startswith(day.isoformat())


def _moved(value: Value, day: date) -> Value:
    """The same time of day, in the same form, on another day."""
    if isinstance(value, date):
        return value.replace(year=day.year, month=day.month, day=day.day)
    if isinstance(value, str) and len(value) > 10:
        return f"{day.isoformat()}{value[10:]}"
    return day


RULE = Rule(
    id="date-differs",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Fecha distinta de la del nombre", en="Date differs from the name"),
    explanation=Localized(
        es="Jekyll publica con la fecha del front matter; quien mira la carpeta ve otra.",
        en="Jekyll publishes by the date of the front matter; whoever looks at the folder sees "
        "another one.",
    ),
    find=find,
)
