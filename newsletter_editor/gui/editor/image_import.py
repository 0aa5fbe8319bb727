"""Taking an image into the repo: where it goes, what it is called, how the post refers to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.document.placing import writable
from newsletter_editor.document.saving import save
from newsletter_editor.markup.links import path_address
from newsletter_editor.repo.kinds import ENOUGH, kind_of
from newsletter_editor.repo.regular import RefusedError, read_regular
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp")
LARGEST_IMAGE = 64 * 1024 * 1024
"""Bytes."""

_USUAL_FOLDERS = ("images", "assets/images", "assets/img", "img", "assets")
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")


class NewImage(NamedTuple):
    """An image that is not in the repo yet: a file, or the bytes of one."""

    ending: str
    """With its dot, lower case."""
    file: Path | None
    data: bytes | None


class NewFile(NamedTuple):
    """A file that was made in the repo."""

    path: Path
    digest: str
    """Of its content."""


class TakenIn(NamedTuple):
    """An image that is in the repo now."""

    address: str
    """From the site's root, for the post."""
    made: NewFile | None = None
    """None where it was there before."""


def take_in(image: NewImage, post: Path, site: Site | None) -> TakenIn:
    """Write the image beside its like, and give the address for the post.

    An image that is in the repo already stays where it is; nothing is ever replaced. Without a
    site the image goes into `images` beside the post. Raises EditorError.
    """
    if image.file is not None and site is not None:
        inside = _address(image.file, site.root)
        if inside is not None:
            return TakenIn(inside)
    data = _bytes_of(image)
    root = site.root if site else post.parent
    folder = image_folder(site) if site else post.parent / "images"
    path = free_name(folder, image_name(image, post), image.ending)
    # A digest that no file has: what may have appeared there meanwhile is not replaced.
    digest = save(writable(path, site.door if site else None), data, replacing="")
    if site is None:
        address = path_address(path.relative_to(post.parent).as_posix())
    else:
        address = _address(path, root) or path_address(path.name)
    return TakenIn(address, NewFile(path, digest))


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


def image_name(image: NewImage, post: Path) -> str:
    """A name without ending: the post's own words, then those of the file that was dropped."""
    words = slug(_DATE.sub("", post.name.partition(".")[0])) or "post"
    own = slug(image.file.stem) if image.file is not None else ""
    return f"{words}-{own}"[:80].strip("-") if own else words


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
    """Raise EditorError, with what to do, for a file that no page would show as a picture."""
    if image.file is not None:
        _look_at(image.file, _read(image.file, ENOUGH, cut=True))


def _bytes_of(image: NewImage) -> bytes:
    if image.data is not None:
        return image.data
    assert image.file is not None
    return picture_in(image.file)


def picture_in(file: Path) -> bytes:
    """The content of a picture that the author chose anywhere; raises as `require_picture`."""
    data = _read(file, LARGEST_IMAGE)
    _look_at(file, data[:ENOUGH])
    return data


def _read(file: Path, most: int, *, cut: bool = False) -> bytes:
    try:
        # It was dropped or chosen by the author, and may come from anywhere.
        return read_regular(file, most, cut=cut)
    except RefusedError as error:
        raise EditorError(error.message) from error
    except OSError as error:
        raise EditorError(_UNREADABLE.format(name=file.name, reason=error.strerror)) from error


def _look_at(file: Path, head: bytes) -> None:
    kind = kind_of(head)
    if not kind.is_shown:
        what = _NOT_SHOWN if kind.is_picture else _NO_IMAGE
        raise EditorError(what.format(name=file.name, kind=kind.name))


def _address(path: Path, root: Path) -> str | None:
    try:
        return path_address("/" + path.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return None


_NOT_SHOWN = Localized(
    es="«{name}» es {kind}, que los navegadores no muestran; guárdala como JPEG o PNG.",
    en="“{name}” is {kind}, which browsers do not show; save it as JPEG or PNG.",
)
_NO_IMAGE = Localized(
    es="«{name}» no es una imagen, aunque su nombre lo diga; elige otra.",
    en="“{name}” is no image, although its name says so; choose another one.",
)
_UNREADABLE = Localized(
    es="No se puede leer «{name}» ({reason}); elige otra imagen.",
    en="“{name}” cannot be read ({reason}); choose another image.",
)
_OUTSIDE = Localized(
    es="La carpeta «{folder}» lleva fuera del repositorio; haz una carpeta de imágenes dentro.",
    en="The folder “{folder}” leads out of the repo; make a folder for images inside it.",
)
