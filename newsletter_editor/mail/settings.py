"""How a team's messages look and how they are sent: `[mail]` in `.newsletter-editor.toml`.

[mail]
service = "buttondown"      # or another of `services`, or the name of any other service
unsubscribe = ""            # the other service's mark; with service = "headers" an address
footer = "Escrito por **Ana** en [Lima](https://example.com)"
logo = "/images/logo.png"
width = 600
links = "section"           # in the plain text: below each section, or "in place"
from = "Ana <ana@example.com>"
colours = { text = "#222222", link = "#1f5fa8", paper = "#ffffff", page = "#f4f2ed" }
fonts = { text = "Georgia, serif", headings = "Arial, sans-serif" }
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

from newsletter_editor.mail.services import SERVICES, Service, service_of
from newsletter_editor.text.localized import Localized

NARROWEST, WIDEST = 320, 600
LONGEST_FOOTER = 4_000
"""Characters."""

SANS = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
MONO = "Menlo, Consolas, 'Courier New', monospace"


@dataclass(frozen=True, slots=True)
class Colours:
    """Six digits behind a `#`: the only form that every mail program understands."""

    text: str = "#23252b"
    headings: str = "#15171c"
    link: str = "#1f5fa8"
    soft: str = "#626772"
    """Of what stands around the post, such as date and footer."""
    paper: str = "#ffffff"
    """Behind the post."""
    page: str = "#f4f2ed"
    """Around it."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Lists of fonts as CSS has them; the last ones are those that every system has."""

    text: str = SANS
    headings: str = SANS
    code: str = MONO


class BadValue(NamedTuple):
    """A setting that is not taken, with its reason."""

    key: str
    message: Localized


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The team's choices, or the defaults where it says nothing or nothing sensible."""

    is_used: bool = False
    """Whether the team sends mail at all: whether there is a table `[mail]`."""
    service: Service | None = None
    service_name: str = ""
    unsubscribe: str = ""
    """The mark, or with the service `headers` the address, behind which readers unsubscribe."""
    footer: str = ""
    """Markdown."""
    logo: str = ""
    width: int = WIDEST
    links: Literal["section", "in place"] = "section"
    sender: str = ""
    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    bad: tuple[BadValue, ...] = field(default=())

    @classmethod
    def of(cls, table: Mapping[str, Any] | None) -> MailSettings:
        """What the table `[mail]` says; None stands for a team without one. Raises nothing."""
        return cls() if table is None else _Reader(table).settings()


class _Reader:
    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._bad: list[BadValue] = []

    def settings(self) -> MailSettings:
        table, default = self._table, MailSettings()
        for key in table.keys() - _KEYS:
            self._refuse(key, _UNKNOWN_KEY.format(keys=", ".join(sorted(_KEYS))))
        name = self._text("service")
        service = service_of(name)
        unsubscribe = self._text("unsubscribe") or (service.unsubscribe if service else "")
        if name and not unsubscribe:
            reason = _NO_MARK.format(services=", ".join(SERVICES))
            self._refuse("unsubscribe" if service else "service", reason)
        if service is not None and service.key == "headers" and unsubscribe:
            unsubscribe = self._checked("unsubscribe", unsubscribe, _is_address, _NO_ADDRESS)
        return MailSettings(
            is_used=True,
            service=service,
            service_name=service.name if service else name,
            unsubscribe=unsubscribe,
            footer=self._text("footer", LONGEST_FOOTER),
            logo=self._text("logo"),
            width=self._width(),
            links="in place" if self._links() else default.links,
            sender=self._checked("from", self._text("from"), _is_sender, _NO_SENDER),
            colours=Colours(**self._each("colours", Colours, _is_colour, _NO_COLOUR)),
            fonts=Fonts(**self._each("fonts", Fonts, _is_font, _NO_FONT)),
            bad=tuple(self._bad),
        )

    def _refuse(self, key: str, reason: Localized) -> None:
        self._bad.append(BadValue(key, reason))

    def _text(self, key: str, longest: int = 1000) -> str:
        value = self._table.get(key, "")
        if not isinstance(value, str):
            self._refuse(key, _NO_TEXT)
            return ""
        if len(value) > longest:
            self._refuse(key, _TOO_LONG.format(longest=longest))
            return ""
        return value.strip()

    def _checked(
        self, key: str, value: str, is_good: Callable[[str], bool], reason: Localized
    ) -> str:
        if not value or is_good(value):
            return value
        self._refuse(key, reason.format(value=value))
        return ""

    def _width(self) -> int:
        value = self._table.get("width", WIDEST)
        if isinstance(value, int) and not isinstance(value, bool) and NARROWEST <= value <= WIDEST:
            return value
        self._refuse("width", _NO_WIDTH.format(value=value, low=NARROWEST, high=WIDEST))
        return WIDEST

    def _links(self) -> bool:
        value = self._text("links")
        if value not in ("", "section", "in place", "in-place"):
            self._refuse("links", _NO_LINKS.format(value=value))
        return value.startswith("in")

    def _each(
        self, key: str, of: type[Any], is_good: Callable[[str], bool], reason: Localized
    ) -> dict[str, str]:
        value = self._table.get(key, {})
        names = [each.name for each in fields(of)]
        if not isinstance(value, Mapping):
            self._refuse(key, _NO_TABLE.format(names=", ".join(names)))
            return {}
        found = {}
        for name, chosen in value.items():
            if name not in names:
                self._refuse(f"{key}.{name}", _UNKNOWN_KEY.format(keys=", ".join(names)))
            elif isinstance(chosen, str) and is_good(chosen):
                found[name] = chosen
            else:
                self._refuse(f"{key}.{name}", reason.format(value=chosen))
        return found


_KEYS = frozenset(
    ("service", "unsubscribe", "footer", "logo", "width", "links", "from", "colours", "fonts")
)


def _is_colour(value: str) -> bool:
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", value) is not None


def _is_font(value: str) -> bool:
    return re.fullmatch(r"[\w ,'\"-]{1,300}", value) is not None


def _is_address(value: str) -> bool:
    return re.fullmatch(r"(?:https?://|mailto:)[^\s<>\"]+", value) is not None


def _is_sender(value: str) -> bool:
    return re.fullmatch(r"(?:[^<>@]*<)?[^\s@<>]+@[^\s@<>]+>?", value) is not None


_UNKNOWN_KEY = Localized(
    es="No existe; puedes poner: {keys}.", en="There is no such setting; there are: {keys}."
)
_NO_TEXT = Localized(es="Tiene que ser un texto entre comillas.", en="It has to be a quoted text.")
_TOO_LONG = Localized(
    es="Tiene más de {longest} caracteres.", en="It has more than {longest} characters."
)
_NO_MARK = Localized(
    es="Falta en «unsubscribe» cómo se da de baja un lector; el programa solo lo sabe de: "
    "{services}.",
    en="“unsubscribe” has to say how readers unsubscribe; the program only knows that of: "
    "{services}.",
)
_NO_ADDRESS = Localized(
    es="«{value}» no empieza por https:// ni por mailto:.",
    en="“{value}” begins neither with https:// nor with mailto:.",
)
_NO_SENDER = Localized(
    es="«{value}» no es una dirección como «Ana <ana@ejemplo.org>».",
    en="“{value}” is no address such as “Ana <ana@example.org>”.",
)
_NO_WIDTH = Localized(
    es="«{value}» no es un número de {low} a {high}.",
    en="“{value}” is no number from {low} to {high}.",
)
_NO_LINKS = Localized(
    es="«{value}» no es «section» ni «in place».",
    en="“{value}” is neither “section” nor “in place”.",
)
_NO_TABLE = Localized(
    es="Tiene que ser una tabla de: {names}.", en="It has to be a table of: {names}."
)
_NO_COLOUR = Localized(
    es="«{value}» no es un color como #1f5fa8, el único modo que todos los programas entienden.",
    en="“{value}” is no colour such as #1f5fa8, the only form that all programs understand.",
)
_NO_FONT = Localized(
    es="«{value}» no es una lista de tipos de letra separados por comas.",
    en="“{value}” is no list of fonts parted by commas.",
)
