"""One post of a repo, as far as a list of posts or another post needs to know it.

How Jekyll makes a post's data: https://jekyllrb.com/docs/posts/ and .../docs/front-matter/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from types import NoneType
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import FrontMatter
from newsletter_editor.document.front_matter_values import OddKey, Value
from newsletter_editor.document.source import read_bytes
from newsletter_editor.document.yaml_readers import SAFE_YAML, YamlReader
from newsletter_editor.repo.door import door_of
from newsletter_editor.site.config import merged
from newsletter_editor.site.dates import in_zone, parse_date
from newsletter_editor.site.languages import edition_of_post, language_of_post
from newsletter_editor.site.ruby_text import is_something, value_text
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_DATED_NAME = re.compile(
    r"(?:.+/)?(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<slug>[^/]*)(?P<ending>\.[^.]+)"
)
_NAME = re.compile(r"(?:.+/)?(?P<slug>[^/]*)(?P<ending>\.[^.]+)")
NOTE_OF_ORIGINAL = re.compile("<!-- (?:por traducir|to translate|original)(?=\n)")
"""How a hidden paragraph of the original begins in a translation that is being made."""


@dataclass(frozen=True, slots=True, eq=False)
class PostFile:
    """What is known of a post without rendering it. Two are equal only when they are the same."""

    path: Path
    relative_path: str
    """Below the site's root, with `/`."""
    title: str
    """From the front matter, or made of the file's name, as Jekyll does."""
    date: datetime
    """From the front matter, the name, or the time of the last change; always with its zone."""
    slug: str
    draft: bool
    """Whether it lies in a `_drafts` folder."""
    published: bool
    """False where the front matter says `published: false`."""
    language: str | None = None
    """As in `es` or `pt-BR`, where title, front matter or name tell."""
    edition: int | None = None
    """The number of the newsletter's issue, where title or front matter tell."""
    in_translation: bool = False
    """Whether hidden paragraphs of the original are still in it."""
    author: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    error: Localized | None = None
    """Why the post, or its front matter, cannot be read."""
    error_key: str = ""
    """The key that the error is about, "" where it is about none."""
    is_dated: bool = True
    """Whether front matter or name tell the date."""
    is_half_read: bool = False
    """Whether Jekyll gave up on its front matter, so that it has neither title nor excerpt."""
    day_in_name: datetime | None = None
    """The midnight that the file's name tells, of a post that is half read."""
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The front matter over the site's defaults, with what Jekyll adds to it."""

    @property
    def listed_date(self) -> datetime:
        """By which authors look for it: the build's own, which Jekyll takes for a post that it gave
        up on, is none of theirs."""
        return self.day_in_name or self.date

    @property
    def ending(self) -> str:
        """The file's ending as it is written, with its dot."""
        return self.path.suffix


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post lies: its path, and the folder that makes it a post."""

    root: Path
    relative_path: str
    draft: bool
    outside_folders: tuple[str, ...]
    """The folders above `_posts` or `_drafts`, which are categories."""
    yaml: YamlReader = SAFE_YAML
    """What the site's Jekyll reads front matter by."""
    now: datetime | None = None
    """When every build takes place, where the configuration says so."""
    usual_layout: str = ""
    """What a plugin gives where no layout is named, not even a null one; "" where none does."""


@lru_cache(maxsize=1 << 16)
def is_post_name(relative_path: str, draft: bool) -> bool:
    """Whether Jekyll takes a file for a post by its name: drafts need no date."""
    return bool((_NAME if draft else _DATED_NAME).fullmatch(relative_path))


def read_post(place: PostPlace, defaults: Mapping[str, Any], where: tzinfo | None) -> PostFile:
    """Read the post at `place`; what goes wrong is told in its `error`, nothing is raised.

    `defaults` is what the site's configuration presets for this path; `where` the zone of dates.
    """
    path = place.root / place.relative_path
    text = ""
    error: Localized | None = None
    modified = datetime.fromtimestamp(0, UTC)
    try:
        door = door_of(place.root)
        text, error = _text_of(read_bytes(path, door=door))
        if status := door.status(path):
            modified = datetime.fromtimestamp(status.st_mtime, UTC)
    except EditorError as problem:
        error = problem.message
    return _assemble(place, text, error, defaults, in_zone(modified, where), where)


def post_from_text(
    place: PostPlace,
    text: str,
    defaults: Mapping[str, Any],
    where: tzinfo | None,
    now: datetime | None = None,
    head: FrontMatter | None = None,
    changed: datetime | None = None,
) -> PostFile:
    """The post that a file at `place` would be if it held `text`, as an editor has it.

    `now` is the date of what has none, `changed` that of such a draft; `head` the front matter
    where it has been read.
    """
    now = in_zone(datetime.now(UTC), where) if now is None else now
    return _assemble(place, text, None, defaults, now, where, head, changed)


def _text_of(data: bytes) -> tuple[str, Localized | None]:
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", errors="replace"), Localized(
            es="No está en UTF-8, así que Jekyll no lo publica: conviértelo a UTF-8.",
            en="It is not UTF-8, so Jekyll does not publish it: convert it to UTF-8.",
        )


def with_texts(data: Mapping[str, Value]) -> dict[str, Value]:
    """The values that a template can ask a page for: to Ruby `no: 12` has the key false."""
    return {key: value for key, value in data.items() if type(key) is not OddKey}


def _data_of(found: FrontMatter) -> tuple[Mapping[str, Any], Localized | None]:
    if found.error is None:
        return with_texts(found.data), None
    return {}, Localized(
        es="El front matter no se puede leer. {why}", en="The front matter cannot be read. {why}"
    ).format(why=found.error.message)


def _assemble(
    place: PostPlace,
    text: str,
    error: Localized | None,
    defaults: Mapping[str, Any],
    modified: datetime,
    where: tzinfo | None,
    head: FrontMatter | None = None,
    changed: datetime | None = None,
) -> PostFile:
    own, unreadable = _data_of(head or front_matter.read(text, place.yaml))
    error = unreadable or error
    if unreadable or not isinstance(own.get("categories"), (list, str, NoneType)):
        # Jekyll gives up on the post there, but publishes what it has: its text.
        now = modified if place.draft else place.now or in_zone(datetime.now(UTC), where)
        return _half_read(place, own, defaults, now, error or _NO_CATEGORIES)
    data = {"draft": place.draft} | (merged(defaults, own) if defaults else dict(own))
    name = place.relative_path.rpartition("/")[2]
    dated = _DATED_NAME.fullmatch(name)
    named = dated or _NAME.fullmatch(name)
    slug = (named["slug"] if named else name).rstrip(".")
    moment, date_error = _date_of(data, dated["date"] if dated else None, where)
    if not is_something(data.get("title")):
        data["title"] = titleized(slug)
    if not is_something(data.get("slug")):
        data["slug"] = slug
    if not is_something(data.get("ext")):
        data["ext"] = named["ending"] if named else ""
    data["categories"] = _categories(place, defaults, own)
    data["tags"] = _listed(data, "tag", "tags")
    if not is_something(data.get("draft")):
        data["draft"] = place.draft
    data["date"] = moment or (changed if changed and data["draft"] else modified)
    if place.usual_layout:
        data.setdefault("layout", place.usual_layout)
    title = value_text(data["title"])
    return PostFile(
        path=place.root / place.relative_path,
        relative_path=place.relative_path,
        title=title,
        date=data["date"],
        slug=value_text(data["slug"]),
        draft=place.draft,
        published=is_something(data.get("published", True)),
        language=language_of_post(data, title, slug),
        edition=edition_of_post(data, title),
        in_translation=NOTE_OF_ORIGINAL.search(text) is not None,
        author=_author(data.get("author", data.get("authors"))),
        tags=tuple(map(value_text, data["tags"])),
        categories=tuple(dict.fromkeys(filter(None, map(value_text, data["categories"])))),
        error=error or date_error,
        error_key="date" if date_error and not error else "",
        is_dated=moment is not None,
        data=data,
    )


_NO_CATEGORIES = Localized(
    es="«categories» tiene que ser un texto o una lista: así Jekyll publica el artículo sin su "
    "título y con la fecha de hoy.",
    en="“categories” has to be a text or a list: as it is, Jekyll publishes the post without its "
    "title and with today's date.",
)


def _half_read(
    place: PostPlace,
    own: Mapping[str, Any],
    defaults: Mapping[str, Any],
    now: datetime,
    error: Localized,
) -> PostFile:
    name = place.relative_path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    # What authors see in lists is what they wrote; templates get nothing of it.
    dated = _DATED_NAME.fullmatch(name)
    title = value_text(own.get("title")) or titleized(dated["slug"] if dated else stem)
    listed = _categories(place, defaults, {})
    preset = _date_of(defaults, None, now.tzinfo)[0]
    data = {"draft": place.draft} | dict(defaults)
    if place.usual_layout:
        data.setdefault("layout", place.usual_layout)
    return PostFile(
        path=place.root / place.relative_path,
        relative_path=place.relative_path,
        title=title,
        date=preset or now,
        slug=stem,
        draft=place.draft,
        published=is_something(data.get("published", True)),
        author=_author(own.get("author", own.get("authors"))),
        categories=tuple(map(value_text, listed)),
        error=error,
        error_key="categories" if error is _NO_CATEGORIES else "",
        is_dated=preset is not None,
        is_half_read=True,
        day_in_name=parse_date(dated["date"], now.tzinfo) if dated else None,
        data=data | {"categories": listed, "date": preset or now},
    )


def _date_of(
    data: Mapping[str, Any], in_name: str | None, where: tzinfo | None
) -> tuple[datetime | None, Localized | None]:
    from_name = parse_date(in_name, where) if in_name else None
    if "date" in data:
        if moment := parse_date(data["date"], where):
            return moment, None
        return from_name, Localized(
            es="La fecha no se entiende («{date}»), y así Jekyll no publica nada: corrígela.",
            en="The date makes no sense (“{date}”), so Jekyll publishes nothing: correct it.",
        ).format(date="" if data["date"] is None else data["date"])
    if in_name and from_name is None:
        return None, Localized(
            es="El nombre lleva una fecha que no existe («{date}»): cámbiale el nombre.",
            en="The name holds a date that does not exist (“{date}”): rename it.",
        ).format(date=in_name)
    return from_name, None


def titleized(slug: str) -> str:
    """The title that Jekyll makes of a name: words at hyphens, each with a capital."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in slug.rstrip("-").split("-"))


def _categories(place: PostPlace, defaults: Mapping[str, Any], own: Mapping[str, Any]) -> list[Any]:
    """Those of the folders, of the presets and of the front matter, each once.

    What is no text, as a number, Jekyll keeps as it is and adds once more as a text.
    """
    found: list[Any] = list(place.outside_folders)
    for data in (defaults, own):
        named = data.get("categories")
        if isinstance(named, list):
            found += named
        elif isinstance(named, str):
            found += named.split()
    singular = own.get("category", defaults.get("category"))
    more = _flat(singular if is_something(singular) else found)
    found += [value_text(item) for item in (*found, *more)]
    unique: dict[tuple[type, str], Any] = {}
    for item in found:
        # Python alone takes 1, 1.0 and true for the same.
        unique.setdefault((type(item), value_text(item)), item)
    return list(unique.values())


def _listed(data: Mapping[str, Any], singular: str, plural: str) -> list[Any]:
    if is_something(data.get(singular)):
        return _flat(data[singular])
    value = data.get(plural)
    if isinstance(value, str):
        return list(value.split())
    return _flat(value) if isinstance(value, list) else []


def _flat(value: Any) -> list[Any]:
    if not isinstance(value, list):
        return [] if value is None else [value]
    return [item for inner in value for item in _flat(inner)]


def _author(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("name", value.get("display_name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_author, value)))
    return "" if value is None else value_text(value).strip()
