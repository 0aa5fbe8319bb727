"""An image or file of the repo that the body names and that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.local_files import LocalFile, is_certain, look_up
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_DOMAIN = re.compile(
    r"(?:www\.\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|edu|gov|dev|app|me|co|info|eu|es|mx|ar|cl|"
    r"pe|fr|de|uk|it|pt|br|tr|cn|jp|ca|ch|nl|ru|in|pub|blog|cat|uy|tv|news|xyz)(?:/\S*)?)",
    re.I,
)
_NO_SCHEME = Localized(
    es="A la dirección le falta «https://»: así lleva a una página de este sitio.",
    en="The address lacks “https://”: as it is it leads to a page of this site.",
)
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_ABSOLUTE = re.compile(r"(?:https?:)?//", re.I)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each local address of an image, or of a file that is no page."""
    for place, is_image in addresses(post):
        address = place.of(post.text)
        found = look_up(post, address)
        if found.state == "other case":
            yield Finding(
                place,
                Localized(
                    es="El archivo se llama «{near}»: con otras mayúsculas no se verá en la web.",
                    en="The file is called “{near}”: in another case it will not show on the web.",
                ).format(near=re.split(r"[\"']", found.near[0].rpartition("/")[2])[0]),
                suggestions=found.near,
                fixes=(replace_by(place, found.near[0]),),
            )
        elif found.state == "missing" and _DOMAIN.fullmatch(address) and not is_image:
            yield Finding(place, _NO_SCHEME, fixes=(replace_by(place, f"https://{address}"),))
        elif address[0] in "\"'“‘«(" or (is_mail(address) and not is_image):
            # What is around the address is at fault, and another rule's.
            continue
        elif found.state == "missing" and (is_image or found.is_asset):
            yield _missing(place, address, found)


def addresses(post: CheckedPost) -> Iterator[tuple[Range, bool]]:
    """Every address in the body that is not empty, and whether it is an image's."""
    used = {link.label for link in post.links.links if link.is_image and link.label}
    for link in post.links.links:
        if link.target is not None and link.target.length:
            yield link.target, link.is_image
    for definition in post.links.definitions:
        if definition.target is not None and not definition.is_footnote:
            yield definition.target, definition.label in used


def is_domain(address: str) -> bool:
    """Whether an address begins with a host as people say it, without its scheme."""
    return bool(_DOMAIN.fullmatch(address))


def is_mail(address: str) -> bool:
    """Whether an address is one of e-mail, without its scheme."""
    return bool(_MAIL.fullmatch(address))


def _missing(place: Range, address: str, found: LocalFile) -> Finding:
    return Finding(
        place,
        Localized(
            es="No existe «{path}» en el repositorio.", en="There is no “{path}” in the repo."
        ).format(path=found.path.lstrip("/")),
        suggestions=found.near,
        fixes=(replace_by(place, found.near[0]),) if is_certain(address, found) else (),
        # The whole site may hold more than the repo does.
        severity=Severity.WARNING if _ABSOLUTE.match(address) else None,
    )


RULE = Rule(
    id="missing-file",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Imagen o archivo que no existe", en="Image or file does not exist"),
    explanation=Localized(
        es="En la página quedará un hueco o un enlace roto.",
        en="The page will show a gap or a broken link.",
    ),
    find=find,
)
