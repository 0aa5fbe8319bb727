"""A post as it goes out by mail: its parts, its HTML, its plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from newsletter_editor.kramdown import Block
from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.envelope import Envelope
from newsletter_editor.mail.settings import MailSettings
from newsletter_editor.mail.words import words_of
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.rendering import Page
from newsletter_editor.text.localized import Localized

CUT_AT = 102_400
"""Bytes of HTML behind which Gmail shows a link instead of the rest."""


class Part(NamedTuple):
    """One block of the page within the message, of which it has as many in the same order."""

    html: str
    root: Element
    """What the page says there."""
    size: int
    """Bytes of the message."""


class MessageProblem(NamedTuple):
    """What keeps a message from being as it should, and where: a file of the repo and its line."""

    place: str
    """Below the root; empty for the post itself."""
    line: int
    message: Localized


@dataclass(frozen=True)
class Message:
    """A post as it goes out by mail."""

    subject: str
    preheader: str
    language: str
    web_address: str
    """Where the same stands on the web, "" where that is not known."""
    settings: MailSettings
    parts: tuple[Part, ...]
    envelope: Envelope
    problems: tuple[MessageProblem, ...]
    byline: str
    has_own_preheader: bool
    footer: str = ""
    """HTML."""
    page: Page = field(repr=False, compare=False, default=Page(()))
    addresses: Addresses = field(repr=False, compare=False, default=Addresses(None))

    @cached_property
    def html(self) -> str:
        """The whole HTML."""
        return "".join(
            [self.envelope.head, *[part.html for part in self.parts], self.envelope.tail]
        )

    @cached_property
    def size(self) -> int:
        """Bytes of the HTML."""
        around = size_of(self.envelope.head) + size_of(self.envelope.tail)
        return around + sum([part.size for part in self.parts])

    @cached_property
    def text(self) -> str:
        """The plain text, lines of at most 72 columns."""
        # Whoever wants the HTML alone need not wait for what measures columns.
        from newsletter_editor.mail.plain_text import PlainText

        writer = PlainText(self.addresses, words_of(self.language), self.settings.links)
        return writer.message(
            self.subject,
            self.byline,
            [part.root for part in self.parts],
            read_fragment(self.footer),
            self.settings.unsubscribe,
        )

    @property
    def headers(self) -> dict[str, str]:
        """Those by which mail programs offer to unsubscribe, where the team sends by itself."""
        service, address = self.settings.service, self.settings.unsubscribe
        if service is None or service.key != "headers" or not address:
            return {}
        one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        return {"List-Unsubscribe": f"<{address}>"} | (
            one_click if address.startswith("https:") else {}
        )

    def heaviest(self, most: int = 3) -> list[tuple[Block, Part]]:
        """The parts that take most of its bytes, the heaviest first."""
        sizes = [part.size for part in self.parts]
        found = nlargest(most, range(len(sizes)), key=sizes.__getitem__)
        return [(self.page.blocks[at], self.parts[at]) for at in found]


def size_of(html: str) -> int:
    """Bytes of HTML."""
    return len(html.encode("utf-8", "surrogatepass"))
