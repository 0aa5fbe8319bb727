"""The collections of a site besides its posts: https://jekyllrb.com/docs/collections/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter import split
from newsletter_editor.document.source import read_bytes
from newsletter_editor.repo.door import Door
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.dates import fixed_time, in_zone
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.entries import files_below
from newsletter_editor.site.post_files import PostFile, PostPlace, post_from_text
from newsletter_editor.site.ruby_order import compare, in_order
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.text.errors import EditorError

MOST_DOCUMENTS = 5_000
"""Documents of one collection that are read."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection."""

    label: str
    settings: Mapping[str, Any]
    documents: list[PostFile] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    """Those without front matter, below the root, with `/`."""

    @property
    def folder(self) -> str:
        """The folder's name, as in `_recipes`."""
        return f"_{self.label}"


def collection_settings(config: SiteConfig) -> dict[str, Mapping[str, Any]]:
    """What `_config.yml` says of each collection besides posts, by its label."""
    listed = config.get("collections")
    if isinstance(listed, list):
        listed = dict.fromkeys(map(str, listed))
    if not isinstance(listed, Mapping):
        return {}
    return {
        str(label): settings if isinstance(settings, Mapping) else {}
        for label, settings in listed.items()
        if label != "posts"
    }


def collection_of(config: SiteConfig, path: str) -> str | None:
    """The label of the collection that a path below the root is in; None for a page."""
    folders = path.split("/")[:-1]
    outer = [part for part in config.text("collections_dir").split("/") if part]
    if outer and folders[: len(outer)] == outer:
        folders = folders[len(outer) :]
    label = folders[0][1:] if folders and folders[0].startswith("_") else None
    is_known = label in collection_settings(config)
    # Drafts may be a collection of their own; as posts they are read where that is asked for.
    is_of_drafts = label == "drafts" and is_known and not config.get("show_drafts")
    if not is_of_drafts and ("_posts" in folders or "_drafts" in folders):
        return "posts"
    return label if is_known else None


def path_below_collections(config: SiteConfig, path: str) -> str:
    """A path below the root as Jekyll tells it of what lies in a collection."""
    outer = config.text("collections_dir").strip("/")
    return path.removeprefix(f"{outer}/" if outer else "")


def is_written(config: SiteConfig, label: str) -> bool:
    """Whether the documents of a collection are published."""
    settings = config.mapping("collections").get(label)
    # Posts always are, whatever the configuration says of them.
    return label == "posts" or (
        isinstance(settings, Mapping) and is_something(settings.get("output"))
    )


def is_of_written(config: SiteConfig, path: str) -> bool:
    """Whether the file at a path is of no collection, or of one that is published."""
    label = collection_of(config, path)
    return label is None or is_written(config, label)


def read_collections(root: Path, config: SiteConfig, zone: tzinfo | None) -> list[Collection]:
    """The collections of the site in `root` but its posts; their documents as Jekyll lists them."""
    return [
        _read(root, config, label, settings, zone)
        for label, settings in collection_settings(config).items()
    ]


def _read(
    root: Path, config: SiteConfig, label: str, settings: Mapping[str, Any], zone: tzinfo | None
) -> Collection:
    outer = config.text("collections_dir").strip("/")
    folder = f"{outer}/_{label}" if outer else f"_{label}"
    presets = FrontMatterDefaults(root, config, label)
    documents: list[PostFile] = []
    now = fixed_time(config, zone)
    others: list[str] = []
    door = Door(root)
    # As a shell's `**` finds them.
    found = sorted(files_below(root, config, folder), key=lambda entry: entry.path.split("/"))
    for entry in found:
        if len(documents) >= MOST_DOCUMENTS:
            break
        relative = entry.path
        try:
            text = read_bytes(root / relative, door=door).decode("utf-8-sig", "replace")
        except EditorError:
            continue
        if split(text).state != "present":
            others.append(relative)
            continue
        yaml = config.jekyll.yaml
        place = PostPlace(root, relative, draft=False, outside_folders=(), yaml=yaml, now=now)
        changed = changed_at(door, relative, zone)
        document = post_from_text(place, text, presets.of(relative), zone, now, changed=changed)
        # One that stands empty hides a post, but no other document.
        if document.data.get("published") is not False or config.get("unpublished"):
            documents.append(document)
    # Jekyll 3 knows no order but that of dates.
    order = {} if config.jekyll.is_3 else settings
    return Collection(label, settings, _sorted(documents, order, folder), others)


def changed_at(door: Door, path: str, zone: tzinfo | None) -> datetime | None:
    """When a file changed last, on the clocks of `zone`; None where there is none."""
    status = door.status(path)
    return None if status is None else in_zone(datetime.fromtimestamp(status.st_mtime, UTC), zone)


def _sorted(documents: list[PostFile], settings: Mapping[str, Any], folder: str) -> list[PostFile]:
    names, key = settings.get("order"), settings.get("sort_by")
    if isinstance(key, str) and not isinstance(names, list):
        return in_order(documents, partial(_by_key, key))
    ordered = in_order(documents, _by_date)
    if not isinstance(names, list):
        return ordered
    places = {str(name): at for at, name in enumerate(names)}
    below = len(folder) + 1
    return sorted(ordered, key=lambda d: places.get(d.relative_path[below:], len(places)))


def _by_date(left: PostFile, right: PostFile) -> int:
    """Without a date of its own a document has none as long as it is sorted."""
    is_known = left.is_dated and right.is_dated
    dates = compare(left.date, right.date) if is_known else 0
    return dates or compare(left.relative_path, right.relative_path) or 0


def _by_key(key: str, left: PostFile, right: PostFile) -> int:
    one, other = (
        None if key == "date" and not post.is_dated else post.data.get(key)
        for post in (left, right)
    )
    if (one is None) is not (other is None):
        return 1 if one is None else -1
    return compare(one, other) or _by_date(left, right)
