"""An address that leads to the author's own computer, or an e-mail address without `mailto:`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.local_files import look_up
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replace_by
from newsletter_editor.checks.rules.missing_file import addresses, is_mail
from newsletter_editor.markup.links import path_address
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_DRIVE = re.compile(r"(?:file:/*)?[A-Za-z](?::|%3A|\|)(?:[\\/]|%5C)|\\\\[\w.-]+\\", re.I)
_FILE = re.compile(r"file:", re.I)
_HOME = re.compile(r"/(?:Users|home)/[^/]+/(?:Desktop|Documents|Downloads|Pictures|Library)/|~/")
_PROGRAM = re.compile(
    r"(?:blob|attachment|app|cid|content|webkit-fake-url|(?:moz|chrome|safari)-extension):", re.I
)
"""What programs call a picture that was copied or dragged out of them."""
_HOST = re.compile(
    r"(?:https?:)?//(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])(?::\d+)?(?P<path>/[^\s]*)?\Z",
    re.I,
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each such address of a link, an image or an HTML element."""
    for place, is_image in addresses(post):
        address = place.of(post.text)
        if (host := _HOST.match(address)) and _is_shown(post.text, place, address):
            # Readers are told to start a server of their own.
            continue
        if host:
            path = host["path"] or "/"
            yield Finding(place, _OWN_SERVER, fixes=_on_site(post, place, path))
        elif (
            _DRIVE.match(address)
            or _FILE.match(address)
            or _HOME.match(address)
            or _PROGRAM.match(address)
        ):
            yield Finding(place, _OWN_FILE, fixes=_in_repo(post, place, address))
        elif not is_image and is_mail(address):
            yield Finding(
                place,
                _NO_MAILTO,
                fixes=(replace_by(place, f"mailto:{address}"),),
            )


def _is_shown(text: str, place: Range, address: str) -> bool:
    """Whether the page shows the address itself: <http://localhost:4000>."""
    after = text[place.end : place.end + 2 * len(address) + _TAG]
    shown = address.removesuffix("/")
    return (
        text.endswith(("<", f"[{address}](", f"[{shown}](", f"[`{shown}`]("), 0, place.start)
        or re.match(rf"[\"'][^<>]*>(?:<code>)?{re.escape(shown)}", after) is not None
    )


_TAG = 80
"""Code points of an element's other attributes."""


def _on_site(post: CheckedPost, place: Range, path: str) -> tuple[Fix, ...]:
    """The same page below the site's own address, where the repo has it."""
    if look_up(post, path).state == "there" and post.site is not None:
        return (replace_by(place, path),)
    return ()


def _in_repo(post: CheckedPost, place: Range, address: str) -> tuple[Fix, ...]:
    """The image of the same name, where the repo has just one."""
    if post.site is None:
        return ()
    name = re.split(r"[\\/]|%5C", address)[-1]
    same = [image for image in post.around.images if image.name == name]
    if len(same) != 1:
        return ()
    relative = same[0].relative_to(post.site.root).as_posix()
    return (replace_by(place, path_address(f"/{relative}")),)


_OWN_FILE = Localized(
    es="Esta dirección es de un archivo de tu ordenador: nadie más lo verá.",
    en="This address is of a file on your computer: nobody else will see it.",
)
_OWN_SERVER = Localized(
    es="Esta dirección es la de tu propio ordenador: a los demás no les lleva a ninguna parte.",
    en="This address is that of your own computer: it leads nobody else anywhere.",
)
_NO_MAILTO = Localized(
    es="A una dirección de correo le hace falta «mailto:» delante.",
    en="An e-mail address needs “mailto:” before it.",
)

RULE = Rule(
    id="local-address",
    severity=Severity.ERROR,
    topic="links",
    title=Localized(es="Dirección que solo vale aquí", en="Address that works only here"),
    explanation=Localized(
        es="Lo que está en tu ordenador solo lo ves tú: añade el archivo al repositorio.",
        en="What is on your computer you alone can see: put the file into the repo.",
    ),
    find=find,
)
