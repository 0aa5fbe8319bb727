"""The collections of a site besides its posts: https://jekyllrb.com/docs/collections/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter import split
from newsletter_editor.document.source import read_bytes
from newsletter_editor.repo.door import Door
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.dates import fixed_time
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.entries import files_below
from newsletter_editor.site.post_files import PostFile, PostPlace, post_from_text
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.text.errors import EditorError

MOST_DOCUMENTS = 5_000
"""Documents of one collection that are read."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection; of the files without front matter only the number is kept."""

    label: str
    settings: Mapping[str, Any]
    documents: list[PostFile] = field(default_factory=list)
    other_files: int = 0

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
    if "_posts" in folders or "_drafts" in folders:
        return "posts"
    outer = [part for part in config.text("collections_dir").split("/") if part]
    if outer and folders[: len(outer)] == outer:
        folders = folders[len(outer) :]
    label = folders[0][1:] if folders and folders[0].startswith("_") else None
    return label if label in collection_settings(config) else None


def is_written(config: SiteConfig, label: str) -> bool:
    """Whether the documents of a collection are published."""
    settings = config.mapping("collections").get(label)
    usual = label == "posts"
    output = settings.get("output", usual) if isinstance(settings, Mapping) else usual
    return is_something(output)


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
    others = 0
    door = Door(root)
    for entry in files_below(root, config, folder):
        if len(documents) >= MOST_DOCUMENTS:
            break
        relative = entry.path
        try:
            text = read_bytes(root / relative, door=door).decode("utf-8-sig", "replace")
        except EditorError:
            continue
        if split(text).state != "present":
            others += 1
            continue
        place = PostPlace(root, relative, draft=False, outside_folders=(), yaml=config.jekyll.yaml)
        document = post_from_text(place, text, presets.of(relative), zone, now)
        if document.published or config.get("unpublished"):
            documents.append(document)
    return Collection(label, settings, _sorted(documents, settings, folder), others)


def _sorted(documents: list[PostFile], settings: Mapping[str, Any], folder: str) -> list[PostFile]:
    # Without a date of its own a document has that of the build, later than all but future ones.
    dated = {id(document): document.date.replace(microsecond=0) for document in documents}
    ordered = sorted(documents, key=lambda d: (dated[id(d)], d.relative_path))
    if names := settings.get("order"):
        places = {str(name): at for at, name in enumerate(names if isinstance(names, list) else [])}
        last = len(places)
        below = {d: d.relative_path[len(folder) + 1 :] for d in ordered}
        return sorted(ordered, key=lambda d: places.get(below[d], last))
    if key := settings.get("sort_by"):
        with_key = [d for d in ordered if d.data.get(str(key)) is not None]
        try:
            with_key.sort(key=lambda d: d.data[str(key)])
        except TypeError:
            return ordered
        return with_key + [d for d in ordered if d.data.get(str(key)) is None]
    return ordered
