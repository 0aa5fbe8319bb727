"""The blanks of a template: what may be written in it, and what becomes of it in a post.

`${title}` is a blank with a name, `${title:A title}` one with a default text, `${1|a,b|}` a choice
of which the first stands there at first, `${cursor}` the place where writing goes on at the end.
Blanks of the same name are mirrored. A backslash before the dollar sign keeps it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.numerals import small_number
from newsletter_editor.text.ranges import Range

CURSOR = "cursor"

NAMES: dict[str, Localized] = {
    "title": Localized(es="título", en="title"),
    "url": Localized(es="enlace", en="link"),
    "label": Localized(es="texto del enlace", en="text of the link"),
    "text": Localized(es="texto", en="text"),
    "image": Localized(es="imagen", en="image"),
    "alt": Localized(es="texto alternativo de la imagen", en="alternative text of the image"),
    "caption": Localized(es="pie de la imagen", en="caption of the image"),
    "source": Localized(es="fuente", en="source"),
    "author": Localized(es="autor", en="author"),
    "date": Localized(es="fecha", en="date"),
    "place": Localized(es="lugar", en="place"),
    "language": Localized(es="idioma del original", en="language of the original"),
    "number": Localized(es="número", en="number"),
    CURSOR: Localized(es="donde se sigue escribiendo", en="where writing goes on"),
}
"""Names a blank may have besides a number, with what the author reads about them."""

_BLANK = re.compile(r"\\\$\{|\$\{([^}\n]*)\}|\$\{")
_CONTENT = re.compile(r"(?P<name>[A-Za-z_]\w*|\d+)(?:\|(?P<choices>.*)\||:(?P<default>.*))?")


@dataclass(frozen=True, slots=True)
class Stop:
    """One blank of an expanded template, in the order in which Tab walks them.

    `ranges` are all its mirrored places in the expanded text (code points, in order of place);
    each holds the same text. `choices` are offered there; empty for a free text.
    """

    name: str
    ranges: tuple[Range, ...]
    choices: tuple[str, ...] = ()

    def shifted(self, by: int) -> Stop:
        """The stop moved by `by` code points."""
        return Stop(self.name, tuple(place.shifted(by) for place in self.ranges), self.choices)


@dataclass(frozen=True, slots=True)
class Expansion:
    """A template's text with its blanks filled, and the stops that are left for the author."""

    text: str
    stops: tuple[Stop, ...]

    def shifted(self, by: int) -> Expansion:
        """The same text with its stops counted from `by` code points before it."""
        return Expansion(self.text, tuple(stop.shifted(by) for stop in self.stops))


@dataclass(slots=True)
class _Blank:
    name: str
    default: str = ""
    choices: tuple[str, ...] = ()


def literal(text: str) -> str:
    """A text as a template has it whose `${` are no blanks."""
    return text.replace("${", "\\${")


def without_escapes(text: str) -> str:
    """What `literal` was given."""
    return text.replace("\\${", "${")


def check_placeholders(text: str) -> None:
    """Raise EditorError, naming the line, when a blank of `text` is unknown or malformed."""
    _parse(text)


def expand(text: str, values: Mapping[str, str] | None = None) -> Expansion:
    """Fill the blanks of `text`.

    A value of `values` takes its blank's place and the blank stays a stop; else the default or
    the first choice stands there. Numbered blanks are walked first, by number, then the named
    ones by their first place, `${cursor}` last; without a cursor the walk ends with the text.
    Raises EditorError as `check_placeholders` does.
    """
    pieces, blanks = _parse(text)
    values = values or {}
    filled: list[str] = []
    length = 0
    ranges: dict[str, list[Range]] = {name: [] for name in blanks}
    for piece in pieces:
        if isinstance(piece, _Blank):
            blank = blanks[piece.name]
            value = values.get(blank.name, blank.default)
            ranges[blank.name].append(Range(length, length + len(value)))
        else:
            value = piece
        filled.append(value)
        length += len(value)
    walk = sorted(blanks.values(), key=_walk_order)
    stops = [Stop(blank.name, tuple(ranges[blank.name]), blank.choices) for blank in walk]
    if CURSOR not in blanks:
        stops.append(Stop(CURSOR, (Range(length, length),)))
    return Expansion("".join(filled), tuple(stops))


def _walk_order(blank: _Blank) -> tuple[int, int]:
    if blank.name == CURSOR or blank.name == "0":
        return 2, 0
    # `sorted` is stable, so that named blanks keep the order of the text.
    number = small_number(blank.name)
    return (1, 0) if number is None else (0, number)


def _parse(text: str) -> tuple[list[str | _Blank], dict[str, _Blank]]:
    pieces: list[str | _Blank] = []
    blanks: dict[str, _Blank] = {}
    copied = 0
    for match in _BLANK.finditer(text):
        pieces.append(text[copied : match.start()])
        copied = match.end()
        if match.group().startswith("\\"):
            pieces.append("${")
            continue
        blank = _read_blank(match, text.count("\n", 0, match.start()) + 1)
        known = blanks.setdefault(blank.name, blank)
        # A mirrored blank may give its default or choices at any of its places.
        known.default = known.default or blank.default
        known.choices = known.choices or blank.choices
        pieces.append(blank)
    pieces.append(text[copied:])
    return pieces, blanks


def _read_blank(match: re.Match[str], line: int) -> _Blank:
    content = _CONTENT.fullmatch(match[1]) if match[1] is not None else None
    if content is None:
        raise EditorError(_MALFORMED.format(blank=match.group(), line=line))
    name = content["name"]
    if not name.isdigit() and name not in NAMES:
        near = get_close_matches(name, NAMES, 1)
        sentence = _UNKNOWN_BUT_NEAR if near else _UNKNOWN
        raise EditorError(
            sentence.format(
                name=name, line=line, near=near[0] if near else "", all=", ".join(NAMES)
            )
        )
    if content["choices"] is not None:
        choices = tuple(choice.strip() for choice in content["choices"].split(","))
        return _Blank(name, choices[0], choices)
    return _Blank(name, content["default"] or "")


_MALFORMED = Localized(
    es="El hueco «{blank}» de la línea {line} no se entiende; escríbelo como ${{title}}, "
    "${{title:texto}} o ${{1|uno,otro|}}.",
    en="The blank “{blank}” in line {line} cannot be understood; write it as ${{title}}, "
    "${{title:text}} or ${{1|one,other|}}.",
)
_UNKNOWN = Localized(
    es="No hay ningún hueco que se llame «{name}» (línea {line}); los hay de nombre {all}, "
    "o un número.",
    en="There is no blank named “{name}” (line {line}); there are {all}, or a number.",
)
_UNKNOWN_BUT_NEAR = Localized(
    es="No hay ningún hueco que se llame «{name}» (línea {line}); ¿querías decir «{near}»?",
    en="There is no blank named “{name}” (line {line}); did you mean “{near}”?",
)
