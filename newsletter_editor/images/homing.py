"""Pictures of other hosts come home: their files into the repo, their addresses into all posts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsletter_editor.document import front_matter
from newsletter_editor.document.aside import put_aside
from newsletter_editor.document.creating import NewFile
from newsletter_editor.document.source import Source, plain_text
from newsletter_editor.images.hot_links import HotPicture, picture_links, posts_of
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.images.picture import Converted
from newsletter_editor.images.taking import (
    Prepared,
    image_folder,
    image_name,
    put,
    same_picture,
)
from newsletter_editor.search import replacing
from newsletter_editor.search.replacing import Done, Keep, Replacement, replacement
from newsletter_editor.site.fields import Field, FieldModel
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


@dataclass(frozen=True, slots=True)
class Arrival:
    """A picture that was fetched and is to stay."""

    picture: HotPicture
    converted: Converted


def bring_home(
    site: Site,
    arrivals: Sequence[Arrival],
    keep: Keep,
    open_texts: Mapping[Path, Source] | None = None,
) -> tuple[Done, dict[Path, list[Edit]]]:
    """Put the pictures into the repo and their new addresses into every post that names them.

    Posts in `open_texts` are not written: their edits are given back, for their editors to make.
    `replacing.undo` takes all else back as one. Raises EditorError where a picture cannot be
    written; nothing has changed then.
    """
    addresses, made = _put_all(site, arrivals)
    model = FieldModel.learn(site, Settings.read(site.root))
    paths = list(dict.fromkeys(path for each in arrivals for path in each.picture.posts))
    replacements: list[Replacement] = []
    refused: list[tuple[Path, Localized]] = []
    open_edits: dict[Path, list[Edit]] = {}
    for path, source in posts_of(site, paths, open_texts):
        edits = _edits(plain_text(source.text, source.format), addresses, site, model)
        if open_texts is not None and path in open_texts:
            open_edits[path] = edits
        elif edits:
            try:
                replacements.append(replacement(path, source, edits))
            except EditorError as error:
                refused.append((path, error.message))
    written = replacing.write(site, replacements, keep, made)
    written.refused[:0] = refused
    return written, open_edits


def _edits(text: str, addresses: Mapping[str, str], site: Site, model: FieldModel) -> list[Edit]:
    head = front_matter.read(text)
    layout = head.data.get("layout")
    edits = []
    for link in picture_links(text, site):
        new = addresses.get(link.address)
        if new is None:
            continue
        if link.range.start < head.parts.front_matter.end:
            start, end = link.range
            around = [at for at, n in head.walk() if n.range.start <= start and end <= n.range.end]
            path = around[-1] if around else ()
            field = model.field(layout if isinstance(layout, str) else "", path)
            new = _as_field_has_it(new, field)
        edits.append(Edit(link.range, new))
    return edits


def _as_field_has_it(address: str, field: Field | None) -> str:
    """Some layouts put the folder before the name themselves; then posts give the name alone."""
    if field is None:
        return address
    names = [each for each in field.choices if "://" not in each]
    if not names or any("/" in each for each in names):
        return address
    return address.removeprefix(f"/{field.folder or 'images'}/")


def _put_all(site: Site, arrivals: Sequence[Arrival]) -> tuple[dict[str, str], list[NewFile]]:
    """The new addresses by the old ones, and the files that were made."""
    folder = image_folder(site)
    addresses: dict[str, str] = {}
    made: list[NewFile] = []
    known: dict[bytes, str] = {}
    try:
        for picture, converted in ((each.picture, each.converted) for each in arrivals):
            data = converted.data
            if data not in known:
                twin = same_picture(site, (data,))
                name = _name(picture)
                ready = Prepared(converted, data, converted.ending, name, folder, twin)
                taken = put(ready, site, site.root)
                known[data] = taken.address
                if taken.made is not None:
                    made.append(taken.made)
            addresses[picture.address] = known[data]
    except EditorError:
        for path, digest in made:
            with suppress(EditorError):
                put_aside(path, digest)
        raise
    return addresses, made


_MEANINGLESS = re.compile(r"[0-9a-f_-]{12,}|\d+|image|img|picture|photo|untitled", re.IGNORECASE)
"""What servers call pictures that nobody has named."""


def _name(picture: HotPicture) -> str:
    """From the first post that shows it, and the server's name for it where that says something."""
    post = next(iter(picture.posts))
    own = Path(unquote(urlsplit(picture.address).path)).stem
    file = None if _MEANINGLESS.fullmatch(own) else Path(f"{own}.x")
    return image_name(NewImage("", file, None), post)
