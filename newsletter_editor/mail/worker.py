"""The process that makes messages while their posts are written.

Questions are those of `rendering.worker`; with `"plain": true` the answer holds the plain text too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter_editor.mail.eml import as_mail
from newsletter_editor.mail.making import MessageMaker
from newsletter_editor.mail.message import CUT_AT
from newsletter_editor.rendering import Page
from newsletter_editor.rendering import worker as pages
from newsletter_editor.rendering.remote import remote_pictures
from newsletter_editor.site.site import Site
from newsletter_editor.text.localized import language_of


class Worker(pages.Worker):
    """Makes the message of one post again and again, as fast as what has changed allows."""

    def __init__(self) -> None:
        super().__init__()
        self._maker: MessageMaker | None = None
        self._made_for: Site | None = None

    def _told(self, page: Page, question: Mapping[str, Any]) -> dict[str, Any]:
        if self._maker is None or self._made_for is not self._site:
            self._made_for = self._site
            self._maker = MessageMaker(self._site, language_of(self._about.get("language")))
        message = self._maker.of_page(page, self._text, question.get("mail"))
        pictures = remote_pictures((block.html for block in page.blocks), self._text)
        heaviest = message.heaviest(1)
        return {
            "subject": message.subject,
            "preheader": message.preheader,
            "html": message.html,
            "plain": message.text if question.get("plain") else "",
            "eml": as_mail(message).as_string() if question.get("plain") else "",
            "sender": message.settings.sender,
            "url": page.url,
            "bytes": message.size,
            "most": CUT_AT,
            "heaviest": [(block.first_line, part.size) for block, part in heaviest],
            "made": pictures.made,
            "problems": [
                {"es": each.message.es, "en": each.message.en} for each in message.problems
            ],
        }


def main() -> None:
    """Run as a process of its own."""
    pages.main(Worker())


if __name__ == "__main__":
    main()
