"""The file name of a new issue: by Jekyll's rule, in the repo's habit.

Jekyll's rule: `YEAR-MONTH-DAY-title.MARKUP`, https://jekyllrb.com/docs/posts/. The habit is read
from the names of the issues that the repo has: what joins the words, small letters or not, accents
or not, the number and the language in the name or not, the ending, how long.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from newsletter_editor.repo.places import is_device_name
from newsletter_editor.sections.known_posts import KnownPost
from newsletter_editor.sections.templates import main_language

# What Windows cannot store, what an address cannot hold bare, and quotes that break shells.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*¿¡!#%&{}\[\]`'’‘“”«»…]+")
_NUMBER_MARK = re.compile(r"#?\s*\b\d{1,4}\b")
_LANGUAGE_MARK = re.compile(r"\[[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4})?\]")
_SHORTEST, _LONGEST = 40, 80
"""Signs of the title in the name, unless the repo's own names are shorter or longer than that."""


@dataclass(frozen=True, slots=True)
class NamingHabit:
    """How a repo names its issues."""

    folder: str = "_posts"
    """Below the repo's root, with `/`."""
    ending: str = ".md"
    separator: str = "-"
    lower: bool = True
    ascii_only: bool = True
    longest: int = 60
    pattern: str = ""
    """A name in which `{number}` and `{language}` stand for both; empty where names are made of
    the title."""


def naming_habit(examples: Sequence[KnownPost]) -> NamingHabit:
    """The habit that posts show; `examples` has the best example first, see `issues_like`."""
    if not examples:
        return NamingHabit()
    best = examples[0]
    alike = [
        post
        for post in examples
        if main_language(post.language or "") == main_language(best.language or "")
    ][:12]
    slugs = [post.path.stem[_date_length(post.path.stem) :] for post in alike]
    titled = [len(slug) for slug in slugs]
    return NamingHabit(
        folder=_most_common(alike, lambda post: post.relative_path.rpartition("/")[0]),
        ending=_most_common(alike, lambda post: post.path.suffix),
        separator=_separator(slugs),
        lower=sum(slug == slug.lower() for slug in slugs) * 2 > len(slugs),
        ascii_only=sum(slug.isascii() for slug in slugs) == len(slugs) and len(slugs) > 1,
        longest=min(max([*titled, _SHORTEST]), _LONGEST),
        pattern=_pattern(alike),
    )


def _date_length(stem: str) -> int:
    match = re.match(r"\d{2,4}-\d{1,2}-\d{1,2}-", stem)
    return match.end() if match else 0


def _most_common(posts: Sequence[KnownPost], what: Callable[[KnownPost], str]) -> str:
    return Counter(map(what, posts)).most_common(1)[0][0]


def _separator(slugs: Sequence[str]) -> str:
    counts = {sign: sum(sign in slug for slug in slugs) for sign in "-_ "}
    # Hyphens stand inside words too, so that one of the others says more.
    return max("_ -", key=lambda sign: counts[sign] - (0.5 if sign == "-" else 0))


def _pattern(alike: Sequence[KnownPost]) -> str:
    # Habits change: the last three names say what is done now.
    numbered = [_pattern_of(post) for post in alike[:3]]
    if sum(map(bool, numbered)) * 2 <= len(numbered):
        return ""
    return next(pattern for pattern in numbered if pattern)


def _pattern_of(post: KnownPost) -> str:
    slug = post.path.stem[_date_length(post.path.stem) :].strip()
    number = str(post.edition)
    found = [match for match in re.finditer(r"\d+", slug) if match.group() == number]
    # A name that tells the number and then the topics is made of the title after all.
    if not found or len(slug) - found[-1].end() > 12:
        return ""
    # Braces would be taken for the pattern's own.
    slug = slug.replace("{", "(").replace("}", ")")
    slug = f"{slug[: found[-1].start()]}{{number}}{slug[found[-1].end() :]}"
    tag = re.escape(post.language or "-")
    mark = re.compile(rf"(?<![A-Za-z]){tag}(?![A-Za-z])", re.IGNORECASE)
    return mark.sub(_language_blank, slug)


def _language_blank(match: re.Match[str]) -> str:
    return "{LANGUAGE}" if match.group().isupper() else "{language}"


def file_name(habit: NamingHabit, day: date, title: str, number: int | None, language: str) -> str:
    """The name of an issue's file, with its ending.

    The name never holds what Windows cannot store; a title without any letter or digit becomes
    the number or the word `issue`.
    """
    slug = ""
    if habit.pattern and number is not None:
        slug = habit.pattern.format(
            number=number, language=language.lower(), LANGUAGE=language.upper()
        )
        slug = re.sub(r'[<>:"/\\|?*]+', habit.separator, slug)
    slug = slug or slug_of(title, habit) or (str(number) if number else "issue")
    if is_device_name(slug):
        slug = f"{slug}{habit.separator}post"
    return f"{day:%Y-%m-%d}-{slug}{habit.ending}"


def slug_of(title: str, habit: NamingHabit) -> str:
    """The title as the repo writes titles in file names, cut at a word."""
    text = _NUMBER_MARK.sub(" ", _LANGUAGE_MARK.sub(" ", title), count=1)
    text = _UNSAFE.sub(" ", unicodedata.normalize("NFC", text))
    text = re.sub(r"\s+(?=[,;.])", "", text)
    text = "".join(
        " " if unicodedata.category(sign) in ("So", "Cf", "Mn") else sign for sign in text
    )
    if habit.ascii_only:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        text = plain if plain.strip(" .,-") else text
    if habit.lower:
        text = re.sub(r"[^\w\s.-]|[.,;]+(?=\s|$)", " ", text.lower())
    words = text.split()
    slug = ""
    for word in words:
        longer = f"{slug}{habit.separator}{word}" if slug else word
        if len(longer) > habit.longest and slug:
            break
        slug = longer
    return slug[: _LONGEST * 2].strip("-_ .,;")
