"""Whether an SVG is a drawing and nothing else.

Shown in a page it does nothing, but opened by its address it is a page of the blog's own: what runs
in it may do there whatever the blog's pages may.
"""

from __future__ import annotations

from xml.parsers import expat

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_ACTIVE = frozenset(
    (
        *("script", "handler", "listener", "iframe", "frame", "frameset", "embed", "object"),
        *("applet", "portal", "form", "meta", "base", "link"),
    )
)
"""Elements that run something, hold what may, or act on the page around them. HTML as such does
not: diagrams have their labels as HTML in a `foreignObject`."""
_LONGEST_ENTITY = 1000
"""Characters; those of drawing programs name their namespaces."""


class _ActiveError(Exception):
    """There is more in it than a drawing."""


def require_drawing(data: bytes, name: str) -> None:
    """Raise EditorError for an SVG in which something would run, or that is not well-formed."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _look_at_element
    parser.EntityDeclHandler = _look_at_entity
    parser.ProcessingInstructionHandler = _look_at_instruction
    try:
        parser.Parse(data, True)
    except _ActiveError:
        raise EditorError(_RUNS.format(name=name)) from None
    except (expat.ExpatError, ValueError):
        raise EditorError(_DAMAGED.format(name=name)) from None


def _look_at_element(name: str, attributes: dict[str, str]) -> None:
    if name.rpartition(":")[2].lower() in _ACTIVE:
        raise _ActiveError
    for key, value in attributes.items():
        # As browsers read addresses: without spaces and signs that are not seen.
        address = "".join(sign for sign in value if sign > " ").lower()
        runs = any(each.startswith(("javascript:", "vbscript:")) for each in address.split(";"))
        holds = address.startswith("data:") and not address.startswith("data:image/")
        is_link = key.rpartition(":")[2].lower() in ("href", "src", "to", "from", "values")
        if key.lower().startswith("on") or runs or (holds and is_link):
            raise _ActiveError


def _look_at_instruction(target: str, _content: str) -> None:
    if target.lower().startswith("xml-stylesheet"):
        raise _ActiveError


def _look_at_entity(_name: str, is_parameter: int, value: str | None, *_place: object) -> None:
    # Words and nothing else; with neither elements nor other entities in them they stay small, and
    # are looked at where they stand.
    if is_parameter or value is None or len(value) > _LONGEST_ENTITY or set(value) & set("<&%"):
        raise _ActiveError


_RUNS = Localized(
    es="«{name}» es un dibujo con un programa dentro, que podría actuar en tu web; expórtalo sin "
    "él, o como PNG.",
    en="“{name}” is a drawing with a program in it, which could act on your site; export it "
    "without, or as PNG.",
)
_DAMAGED = Localized(
    es="«{name}» está dañada o incompleta: empieza como SVG y no se puede leer; elige otra.",
    en="“{name}” is damaged or incomplete: it begins as SVG and cannot be read; choose another.",
)
