"""Which front-matter fields the posts of a site have, learnt from the posts themselves.

What a team writes in `.newsletter-editor.toml` wins over what its posts show, and that over what
Jekyll gives a name to (https://jekyllrb.com/docs/front-matter/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.document.source import LARGEST_POST, plain_text, read_source
from newsletter_editor.site.references import IMAGE_ENDINGS
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

MOST_POSTS_READ = 300
"""Newest posts that are looked at; a site's habits of many years ago are not its habits."""
FEWEST_FOR_A_HABIT = 5
"""Posts below which what they have in common is no habit."""


class Kind(StrEnum):
    """What a field holds, by the names that a settings file uses."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DATE = "date"
    YES_NO = "yes-no"
    NUMBER = "number"
    CHOICE = "choice"
    LIST = "list"
    AUTHOR = "author"
    IMAGE = "image"
    MAPPING = "mapping"
    YAML = "yaml"


_BY_NAME = {
    "layout": Kind.CHOICE,
    "title": Kind.TEXT,
    "subtitle": Kind.TEXT,
    "slug": Kind.TEXT,
    "permalink": Kind.TEXT,
    "excerpt": Kind.LONG_TEXT,
    "description": Kind.LONG_TEXT,
    "summary": Kind.LONG_TEXT,
    "date": Kind.DATE,
    "modified": Kind.DATE,
    "last_modified_at": Kind.DATE,
    "updated": Kind.DATE,
    "published": Kind.YES_NO,
    "tags": Kind.LIST,
    "categories": Kind.LIST,
    "author": Kind.AUTHOR,
}
_LONG = 120
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the posts of a layout."""

    path: tuple[str, ...]
    kind: Kind
    required: bool = False
    default: Value = None
    """What a new post gets; None for an empty field."""
    choices: tuple[str, ...] = ()
    """Values that posts have, the most frequent first; for lists the values in them."""
    folder: str = ""
    """For images: the folder below the root in which they lie, without slashes around it."""
    label: str = ""
    share: float = 0.0
    """Of the posts of the layout, how many have the key: 0 to 1."""
    filled: float = 0.0
    """Of the posts that have the key, how many give it a value: 0 to 1."""

    @property
    def name(self) -> str:
        """The key path with dots."""
        return ".".join(self.path)


@dataclass(slots=True)
class _Seen:
    present: int = 0
    values: list[Value] = field(default_factory=list)


class FieldModel:
    """The fields of one site by layout; learnt once, see `learn`."""

    def __init__(self, by_layout: Mapping[str, tuple[Field, ...]], counts: Counter[str]) -> None:
        self._by_layout = by_layout
        self._by_path: dict[str, dict[tuple[str | int, ...], Field]] = {
            layout: {each.path: each for each in reversed(fields)}
            for layout, fields in by_layout.items()
        }
        self.layouts = counts
        """How many posts use each layout."""

    @classmethod
    def learn(cls, site: Site | None, settings: Settings) -> FieldModel:
        """Read the newest posts of a site; without one only Jekyll's own fields are known."""
        posts = [] if site is None else list(_front_matters(site))
        counts = Counter(str(data.get("layout") or "") for data in posts)
        learner = _Learner(site, settings)
        model = {
            layout: learner.fields(
                [d for d in posts if str(d.get("layout") or "") == layout], layout
            )
            for layout in counts
        }
        # A layout that no post uses yet gets what all posts have in common.
        model[""] = learner.fields(posts, "")
        return cls(model, counts)

    def fields(self, layout: str) -> tuple[Field, ...]:
        """The fields of a layout in the order in which posts have them."""
        return self._by_layout.get(layout) or self._by_layout[""]

    def field(self, layout: str, path: Iterable[str | int]) -> Field | None:
        """One field by its key path; None where posts of that layout do not have it."""
        known = self._by_path.get(layout) or self._by_path[""]
        return known.get(tuple(path))


class _Learner:
    def __init__(self, site: Site | None, settings: Settings) -> None:
        self._settings = settings
        self._has_authors = site is not None and bool(site.authors)
        self._folders = _image_folders(site) if site is not None else {}

    def fields(self, posts: list[dict[str, Value]], layout: str) -> tuple[Field, ...]:
        seen: dict[tuple[str, ...], _Seen] = {}
        order: dict[tuple[str, ...], list[float]] = {}
        for data in posts:
            _collect(data, (), seen, order)
        paths = sorted(seen, key=lambda path: sum(order[path]) / len(order[path]))
        found = {path: self._field(path, seen[path], len(posts)) for path in paths}
        for name in ("title", "layout"):
            if (name,) not in found:
                found = {(name,): Field((name,), _BY_NAME[name], required=not posts), **found}
        for name, setting in self._settings.fields.items():
            if setting.layouts and layout not in setting.layouts:
                continue
            path = tuple(name.split("."))
            own = found.get(path, Field(path, self._kind(path, [])))
            found[path] = replace(
                own,
                kind=Kind(setting.kind) if setting.kind in set(Kind) else own.kind,
                required=own.required if setting.required is None else setting.required,
                default=own.default if setting.default is None else setting.default,
                choices=setting.choices or own.choices,
                folder=setting.folder.strip("/") or own.folder,
                label=setting.label,
                share=max(own.share, 1.0 if setting.required else 0.6),
            )
        return tuple(found.values())

    def _field(self, path: tuple[str, ...], seen: _Seen, posts: int) -> Field:
        filled = [value for value in seen.values if value not in (None, "", [], {})]
        kind = self._kind(path, filled)
        share = seen.present / posts
        filled_share = len(filled) / seen.present
        habit = posts >= FEWEST_FOR_A_HABIT and share >= 0.9
        return Field(
            path,
            kind,
            required=path in (("layout",), ("title",)) or (habit and filled_share >= 0.9),
            default=_default(seen.values, posts),
            choices=_choices(filled),
            folder=self._folder(filled) if kind is Kind.IMAGE else "",
            share=share,
            filled=filled_share,
        )

    def _kind(self, path: tuple[str, ...], filled: Sequence[Value]) -> Kind:
        named = _BY_NAME.get(path[0]) if len(path) == 1 else None
        kinds = Counter(_kind_of(value) for value in filled)
        common = kinds.most_common(1)[0][0] if kinds else None
        if named is Kind.AUTHOR:
            return Kind.AUTHOR if self._has_authors else Kind.TEXT
        if named is Kind.DATE and common not in (None, Kind.DATE, Kind.TEXT):
            named = None
        if named is not None:
            return named
        if common is None:
            return Kind.IMAGE if path[-1] in ("thumb", "image", "teaser", "cover") else Kind.TEXT
        if common is Kind.TEXT:
            texts = [value for value in filled if isinstance(value, str)]
            return _text_kind(texts)
        # Posts that disagree about a field leave it to the author.
        return common if kinds[common] >= 0.8 * len(filled) else Kind.YAML

    def _folder(self, filled: Sequence[Value]) -> str:
        folders: Counter[str] = Counter()
        for value in filled:
            if isinstance(value, str):
                folders.update(self._folders.get(value.rpartition("/")[2].casefold(), ()))
        if folders:
            return folders.most_common(1)[0][0]
        every = Counter(folder for found in self._folders.values() for folder in found)
        return every.most_common(1)[0][0] if every else "images"


def _front_matters(site: Site) -> Iterable[dict[str, Value]]:
    for post in site.newest_posts()[0][:MOST_POSTS_READ]:
        try:
            source = read_source(post.path, LARGEST_POST)
        except EditorError:
            continue
        found = front_matter.read(plain_text(source.text, source.format))
        if found.data:
            yield found.data


def _collect(
    data: Mapping[str, Value],
    above: tuple[str, ...],
    seen: dict[tuple[str, ...], _Seen],
    order: dict[tuple[str, ...], list[float]],
) -> None:
    for place, (name, value) in enumerate(data.items()):
        path = (*above, name)
        known = seen.setdefault(path, _Seen())
        known.present += 1
        known.values.append(value)
        base = order[above][-1] if above else 0.0
        order.setdefault(path, []).append(base + (place + 1) / 100 ** len(path))
        if isinstance(value, dict) and len(path) < 4:
            _collect(value, path, seen, order)


def _kind_of(value: Value) -> Kind:
    if isinstance(value, bool):
        return Kind.YES_NO
    if isinstance(value, (int, float)):
        return Kind.NUMBER
    if isinstance(value, date):
        return Kind.DATE
    if isinstance(value, list):
        return Kind.LIST if not any(isinstance(v, (dict, list)) for v in value) else Kind.YAML
    if isinstance(value, dict):
        return Kind.MAPPING
    return Kind.TEXT


def _text_kind(texts: list[str]) -> Kind:
    images = sum(is_image_name(text) for text in texts)
    if images >= 0.8 * len(texts):
        return Kind.IMAGE
    if any("\n" in text for text in texts) or sum(map(len, texts)) > _LONG * len(texts):
        return Kind.LONG_TEXT
    distinct = len(set(texts))
    if distinct <= _MOST_CHOICES and len(texts) >= 4 * distinct and max(map(len, texts)) < 40:
        return Kind.CHOICE
    return Kind.TEXT


def kind_by_name(path: Sequence[str | int]) -> Kind | None:
    """The kind of a key that Jekyll gives a meaning to, or that sites agree on; None for others."""
    return _BY_NAME.get(str(path[0])) if len(path) == 1 else None


def is_image_name(text: str) -> bool:
    """Whether a value looks like the name or address of an image."""
    return "." in text and "." + text.rpartition(".")[2].lower() in IMAGE_ENDINGS


def _choices(filled: Sequence[Value]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for value in filled:
        counts.update(
            str(v)
            for v in (value if isinstance(value, list) else [value])
            if isinstance(v, str) and len(v) < 80
        )
    return tuple(text for text, _ in counts.most_common(200))


def _default(values: list[Any], posts: int) -> Value:
    plain = [value for value in values if isinstance(value, (str, bool, int, list))]
    if posts < FEWEST_FOR_A_HABIT or not plain:
        return None
    counts = Counter(repr(value) for value in plain)
    form, count = counts.most_common(1)[0]
    if count < 0.6 * posts:
        return None
    return next(value for value in plain if repr(value) == form)


def _image_folders(site: Site) -> dict[str, set[str]]:
    folders: dict[str, set[str]] = {}
    for image in site.images:
        folder = Path(image).relative_to(site.root).parent.as_posix()
        folders.setdefault(image.name.casefold(), set()).add("" if folder == "." else folder)
    return folders
