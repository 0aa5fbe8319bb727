"""Images that only one post shows: offered along when it is deleted."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from newsletter_editor.document.source import LARGEST_POST
from newsletter_editor.publishing.changes import shown_by
from newsletter_editor.publishing.following import enters
from newsletter_editor.site.references import IMAGE_ENDINGS
from newsletter_editor.site.site import Site

_TEXTS = frozenset(
    (
        *(".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".xml", ".txt"),
        *(".yml", ".yaml", ".json", ".csv", ".tsv", ".css", ".scss", ".sass", ".js", ".liquid"),
        *(".svg", ".toml", ".rb"),
    )
)


def images_of_it_alone(site: Site, post: Path, text: str) -> list[Path]:
    """The images that a post with this text shows and that no other file of the site names.

    By their file names: one that is named anywhere for whatever reason stays.
    """
    mine = {
        file
        for file in shown_by(site, post, text)
        if file.suffix.lower() in IMAGE_ENDINGS and site.door.is_file(file)
    }
    names = {file: {file.name.encode(), quote(file.name).encode()} for file in mine}
    for entry in site.door.walk(enter=enters):
        if not names:
            break
        place = site.root / entry.path
        is_text = PurePosixPath(entry.name).suffix.lower() in _TEXTS
        if not is_text or place == post or place in names or entry.size > LARGEST_POST:
            continue
        with suppress(OSError):
            data = site.door.read(entry.path, LARGEST_POST)
            names = {
                file: words
                for file, words in names.items()
                if not any(word in data for word in words)
            }
    return sorted(names)
