"""What only an image says: with images blocked, as in much of the mail, nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsletter_editor.checks.mailing import lines_of, message_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity

if TYPE_CHECKING:
    from newsletter_editor.markup.element import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings on links made of an image alone, and on a message without any words."""
    message = message_of(post)
    if message is None:
        return
    has_words = has_image = False
    blocks = message.page.blocks
    for block, part in zip(blocks, message.parts, strict=True):
        for element in part.root.walk():
            has_image |= element.name == "img"
            if element.name == "a" and element.get("href") and _is_wordless(element):
                yield Finding(lines_of(post, block), _LINK)
        has_words |= bool(part.root.text().strip())
    if has_image and not has_words and blocks:
        yield Finding(lines_of(post, blocks[0]), _MESSAGE, severity=Severity.WARNING)


def _is_wordless(link: Element) -> bool:
    images = [each for each in link.walk() if each.name == "img"]
    return (
        bool(images) and not link.text().strip() and not any(i.get("alt").strip() for i in images)
    )


_LINK = Localized(
    es="Con las imágenes bloqueadas este enlace no se ve: ponle un texto alternativo a la imagen.",
    en="With images blocked this link is not seen: give the image an alternative text.",
)
_MESSAGE = Localized(
    es="El mensaje es solo imágenes: con ellas bloqueadas no queda nada, y los filtros lo toman "
    "por correo basura.",
    en="The message is made of images alone: with them blocked nothing is left, and filters take "
    "it for junk.",
)

RULE = Rule(
    id="mail-image-alone",
    severity=Severity.HINT,
    topic="mail",
    title=Localized(es="Solo imagen", en="Image alone"),
    explanation=Localized(
        es="Muchos programas no muestran las imágenes hasta que el lector lo pide.",
        en="Many programs show no images until the reader asks for them.",
    ),
    find=find,
)
