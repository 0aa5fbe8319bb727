"""Images that are too large for a message, or that Outlook does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter_editor.checks.mailing import message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.repo.picture_heads import ENOUGH_OF_PICTURE, PictureHead, picture_head
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

LARGEST = 1024 * 1024
"""Bytes of one image."""
WIDEST = 1200
"""Pixels: twice the column, for sharp screens."""
_BY_ENDING = {".webp": "WebP", ".avif": "AVIF", ".svg": "SVG", ".heic": "HEIC"}
_UNSHOWN = ("WebP", "AVIF", "SVG", "HEIC", "TIFF", "JPEG XL", "JPEG 2000")


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on the addresses of images in the body."""
    if message_of(post) is None or post.site is None:
        return
    for link in post.links.links:
        if link.is_image and link.target is not None:
            for said in _objections(post, link.target):
                yield Finding(link.target, said)


def _objections(post: CheckedPost, place: Range) -> Iterator[Localized]:
    assert post.site is not None
    address = place.of(post.text)
    folder = post.relative_path.rpartition("/")[0]
    url = post.url or "/"
    file = post.site.references.find(address, url, folder)
    if file is None:
        format_ = _format_of(address)
        if format_ in _UNSHOWN:
            yield _NOT_SHOWN.format(format=format_)
        return
    status = post.site.door.status(file)
    try:
        head = picture_head(post.site.door.read(file, ENOUGH_OF_PICTURE, cut=True))
    except (OSError, ValueError):
        head = PictureHead("")
    if head.format in _UNSHOWN:
        yield _NOT_SHOWN.format(format=head.format)
    elif head.is_animated:
        yield _ANIMATED
    if status is not None and status.st_size > LARGEST:
        yield _HEAVY.format(size=f"{status.st_size / LARGEST:.1f}")
    if head.width > WIDEST and head.format != "SVG":
        yield _WIDE.format(width=head.width, limit=WIDEST)


def _format_of(address: str) -> str:
    try:
        path = urlsplit(address).path.lower()
    except ValueError:
        return ""
    found = re.search(r"\.[a-z]{3,4}$", path)
    return _BY_ENDING.get(found[0], "") if found else ""


_NOT_SHOWN = Localized(
    es="Outlook y otros programas no muestran imágenes {format}: usa PNG o JPEG.",
    en="Outlook and other programs do not show {format} images: use PNG or JPEG.",
)
_ANIMATED = Localized(
    es="Outlook solo muestra la primera imagen de una animación: que lo diga todo ella sola.",
    en="Outlook shows only the first picture of an animation: let that one say it all.",
)
_HEAVY = Localized(
    es="La imagen pesa {size} MB; por correo, hasta 1 MB: redúcela.",
    en="The image weighs {size} MB; in mail, up to 1 MB: make it smaller.",
)
_WIDE = Localized(
    es="La imagen mide {width} píxeles de ancho; en un mensaje bastan {limit}: redúcela.",
    en="The image is {width} pixels wide; in a message {limit} are enough: make it smaller.",
)

RULE = Rule(
    id="mail-image",
    severity=Severity.WARNING,
    topic="mail",
    title=Localized(es="Imagen que no sirve para el correo", en="Image unfit for mail"),
    explanation=Localized(
        es="Quien abre el mensaje en el teléfono espera cada imagen, y Outlook no muestra todos "
        "los formatos.",
        en="Whoever opens the message on a telephone waits for each image, and Outlook does not "
        "show every format.",
    ),
    find=find,
)
