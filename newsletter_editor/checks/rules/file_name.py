"""A file among the posts that Jekyll will not publish because of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

# https://jekyllrb.com/docs/posts/#creating-posts; Jekyll itself takes days and months of one digit.
_DATED = re.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-(?P<slug>.*?)(?P<ending>\.[^.]+)")
_BEGINS_WITH_DATE = re.compile(r"\d{2,4}[-_. ]\d{1,2}[-_. ]\d{1,2}")


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding at the start of a post whose name keeps it from being published."""
    if post.path is None or not post.in_posts_folder or post.site is None:
        return
    severity = Severity.WARNING if _rolls_over(post.path.name) else None
    reason = _reason(post.path.name, post.site.config.markdown_extensions)
    if reason is not None:
        yield Finding(Range(0, 0), reason, severity=severity)


def date_in_name(name: str) -> date | None:
    """The day in a post's name, or None where there is none that exists."""
    match = _DATED.fullmatch(name)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups()[:3])
    if year < 100:
        year += 2000 if year < 69 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rolls_over(name: str) -> bool:
    """Whether the day is one that its month lacks but another has: Ruby counts on from there."""
    match = _DATED.fullmatch(name)
    if match is None or date_in_name(name) is not None:
        return False
    return 1 <= int(match[2]) <= 12 and 29 <= int(match[3]) <= 31


def _reason(name: str, endings: frozenset[str]) -> Localized | None:
    match = _DATED.fullmatch(name)
    if match is None:
        if "." not in name.strip("."):
            return _NO_ENDING.format(name=name)
        return (_ODD_DATE if _BEGINS_WITH_DATE.match(name) else _NO_DATE).format(name=name)
    if _rolls_over(name):
        return _ROLLS_OVER.format(name=name)
    if date_in_name(name) is None:
        return _IMPOSSIBLE_DATE.format(name=name)
    if not match["slug"].strip():
        return _NO_TITLE.format(name=name)
    if name.startswith(("_", ".", "#", "~")) or name.endswith("~"):
        return _NO_DATE.format(name=name)
    ending = match["ending"].lower()
    if ending not in endings and ending not in (".html", ".htm"):
        return _OTHER_ENDING.format(ending=match["ending"])
    return None


_NO_ENDING = Localized(
    es="«{name}» no termina en «.md»: Jekyll no lo publicará.",
    en="“{name}” does not end in “.md”: Jekyll will not publish it.",
)
_NO_DATE = Localized(
    es="«{name}» no empieza por una fecha como «2020-02-23-»: Jekyll no lo publicará.",
    en="“{name}” does not begin with a date like “2020-02-23-”: Jekyll will not publish it.",
)
_ODD_DATE = Localized(
    es="La fecha de «{name}» no tiene la forma «2020-02-23-»: Jekyll no lo publicará.",
    en="The date of “{name}” does not have the form “2020-02-23-”: Jekyll will not publish it.",
)
_IMPOSSIBLE_DATE = Localized(
    es="«{name}» empieza por una fecha que no existe: Jekyll se detendrá.",
    en="“{name}” begins with a date that does not exist: Jekyll will stop.",
)
_ROLLS_OVER = Localized(
    es="«{name}» lleva un día que su mes no tiene: Jekyll lo publica en el mes siguiente.",
    en="“{name}” has a day that its month lacks: Jekyll publishes it in the next month.",
)
_NO_TITLE = Localized(
    es="El nombre «{name}» no tiene título detrás de la fecha.",
    en="The name “{name}” has no title behind its date.",
)
_OTHER_ENDING = Localized(
    es="Jekyll no convierte los archivos «{ending}»: el artículo saldría sin formato.",
    en="Jekyll does not convert “{ending}” files: the post would come out without formatting.",
)

RULE = Rule(
    id="file-name",
    severity=Severity.ERROR,
    topic="file",
    title=Localized(es="Nombre que Jekyll no publica", en="Name that Jekyll does not publish"),
    explanation=Localized(
        es="Jekyll publica los archivos de «_posts» que se llaman «AÑO-MES-DÍA-título.md».",
        en="Jekyll publishes files of “_posts” that are called “YEAR-MONTH-DAY-title.md”.",
    ),
    find=find,
)
