"""Taking a picture into the repo: what it becomes, where it goes, how the post refers to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.creating import NewFile
from newsletter_editor.document.placing import writable
from newsletter_editor.document.saving import save
from newsletter_editor.images.converter import Converter
from newsletter_editor.images.new_image import NewImage
from newsletter_editor.images.picture import LARGEST_SOURCE, Converted, require_convertible
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.markup.links import path_address
from newsletter_editor.repo.kinds import ENOUGH, kind_of
from newsletter_editor.repo.regular import RefusedError, read_regular
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_USUAL_FOLDERS = ("images", "assets/images", "assets/img", "img", "assets")
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_LONGEST_NAME = 80


class TakenIn(NamedTuple):
    """An image that is in the repo now."""

    address: str
    """From the site's root, for the post."""
    made: NewFile | None = None
    """None where it was there before."""
    path: Path | None = None
    """The file."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that is ready to be put into the repo, and what is proposed for it."""

    converted: Converted
    original: bytes
    ending: str
    """Of the original, with its dot."""
    name: str
    """Without ending."""
    folder: Path
    twin: Path | None = None
    """The file of the repo that is this picture already."""


def prepare(
    image: NewImage,
    post: Path | None,
    site: Site | None,
    converter: Converter,
    folder: Path | None = None,
) -> Prepared:
    """Have a picture made what readers need, and look for it in the repo.

    Its name is proposed from the post and its own; without a post, from its own alone. `folder` is
    where it goes; None for the one in which the repo keeps its pictures. Takes seconds, and is not
    for the window's thread. Raises EditorError.
    """
    if folder is None:
        assert site is not None or post is not None
        folder = image_folder(site) if site else post.parent / "images"  # type: ignore[union-attr]
    inside = _inside(image.file, site)
    data = _bytes_of(image)
    wishes = Wishes.of(site.root if site else None)
    kind = kind_of(data[:ENOUGH])
    if inside is not None and kind.is_shown:
        # What is in the repo already stays what it is; other posts may show it, too.
        same = Converted(data, kind.ending, 0, 0, kind.name, old_size=len(data), is_same=True)
        return Prepared(same, data, kind.ending, inside.stem, inside.parent, inside)
    converted = converter.convert(data, wishes, image.name)
    twin = same_picture(site, (converted.data, data)) if site is not None else None
    return Prepared(converted, data, kind.ending, image_name(image, post), folder, twin)


def put(
    prepared: Prepared,
    site: Site | None,
    base: Path,
    name: str | None = None,
    keeps_original: bool = False,
) -> TakenIn:
    """Write it under a name, the proposed one if None; a picture that is there already is used.

    Nothing is ever replaced. Without a site the address is told from `base`, the post's folder.
    Raises EditorError.
    """
    if prepared.twin is not None:
        return TakenIn(address_of_file(prepared.twin, site, base), path=prepared.twin)
    data, ending = prepared.converted.data, prepared.converted.ending
    if keeps_original:
        data, ending = prepared.original, prepared.ending
    plain = slug(name or "")[:_LONGEST_NAME].strip("-") or prepared.name
    path = free_name(prepared.folder, plain, ending)
    # A digest that no file has: what may have appeared there meanwhile is not replaced.
    digest = save(writable(path, site.door if site else None), data, replacing="")
    return TakenIn(address_of_file(path, site, base), NewFile(path, digest), path)


def same_picture(site: Site, contents: tuple[bytes, ...]) -> Path | None:
    """The picture of the repo that has one of these contents, byte for byte."""
    sizes = {len(each) for each in contents}
    for path in site.images:
        status = site.door.status(path)
        if status is None or status.st_size not in sizes:
            continue
        try:
            if site.door.read(path, LARGEST_SOURCE) in contents:
                return path
        except OSError:
            continue
    return None


def address_of_file(path: Path, site: Site | None, base: Path) -> str:
    """The address by which a post shows a file: from the site's root, else from its folder."""
    if site is None:
        return path_address(path.relative_to(base).as_posix())
    real = path.parent.resolve() / path.name
    try:
        return path_address("/" + real.relative_to(site.root).as_posix())
    except ValueError:
        return path_address(path.name)


def image_folder(site: Site) -> Path:
    """The folder in which this repo keeps the images of posts.

    Where most images are that no theme or author's picture explains; else the usual names, in
    their usual order; else `images`.
    """
    counts: Counter[str] = Counter()
    for path in site.images:
        parts = path.relative_to(site.root).parts[:-1]
        if not parts or parts[0].startswith("_"):
            continue
        counts["/".join(parts)] += 1
    wanted = [usual for usual in _USUAL_FOLDERS if counts[usual]]
    wanted += [usual for usual in _USUAL_FOLDERS[:-1] if site.door.is_folder(usual)]
    wanted += [folder for folder, _ in counts.most_common()]
    for folder in [*wanted, _USUAL_FOLDERS[0]]:
        # A link that leads out of the repo would put the image where no page can have it.
        if site.references.is_inside(site.root / folder):
            return site.root / folder
    raise EditorError(_OUTSIDE.format(folder=_USUAL_FOLDERS[0]))


def image_name(image: NewImage, post: Path | None) -> str:
    """A name without ending: the post's own words, then those of the file that was dropped."""
    own = slug(image.file.stem) if image.file is not None else ""
    words = slug(_DATE.sub("", post.name.partition(".")[0])) if post is not None else own
    words = words or "post"
    return f"{words}-{own}"[:_LONGEST_NAME].strip("-") if own and post is not None else words


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A path that is not taken: `name.png`, `name-2.png`, …"""
    path = folder / f"{name}{ending}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{name}-{number}{ending}"
        number += 1
    return path


def slug(text: str) -> str:
    """Letters and digits that every web server and file system agrees on, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def require_picture(image: NewImage) -> None:
    """Raise EditorError, with what to do, for a file that no page could show as a picture."""
    if image.file is not None:
        require_convertible(_read(image.file, ENOUGH, cut=True), image.name)


def _bytes_of(image: NewImage) -> bytes:
    if image.data is not None:
        return image.data
    assert image.file is not None
    data = _read(image.file, LARGEST_SOURCE)
    require_convertible(data[:ENOUGH], image.name)
    return data


def _read(file: Path, most: int, *, cut: bool = False) -> bytes:
    try:
        # It was dropped or chosen by the author, and may come from anywhere.
        return read_regular(file, most, cut=cut)
    except RefusedError as error:
        raise EditorError(error.message) from error
    except OSError as error:
        raise EditorError(_UNREADABLE.format(name=file.name, reason=error.strerror)) from error


def _inside(file: Path | None, site: Site | None) -> Path | None:
    if file is None or site is None:
        return None
    real = file.resolve()
    return real if real.is_relative_to(site.root) else None


_UNREADABLE = Localized(
    es="No se puede leer «{name}» ({reason}); elige otra imagen.",
    en="“{name}” cannot be read ({reason}); choose another image.",
)
_OUTSIDE = Localized(
    es="La carpeta «{folder}» lleva fuera del repositorio; haz una carpeta de imágenes dentro.",
    en="The folder “{folder}” leads out of the repo; make a folder for images inside it.",
)
