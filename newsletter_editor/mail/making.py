"""A post becomes a message: subject, preheader, HTML, and the same as plain text."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.kramdown import Block
from newsletter_editor.liquid.view import view_of
from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.article import ArticleWriter, Looks
from newsletter_editor.mail.envelope import (
    OWN_TEMPLATE,
    POSTAL,
    UNSUBSCRIBE,
    Envelope,
    make_envelope,
    read_template,
)
from newsletter_editor.mail.inlining import Inliner
from newsletter_editor.mail.message import Message, MessageProblem, Part, size_of
from newsletter_editor.mail.preheader import (
    first_sentences,
    own_preheader,
    padding_behind,
    shortened,
)
from newsletter_editor.mail.services import MARKS
from newsletter_editor.mail.settings import MailSettings
from newsletter_editor.mail.styles import MARGIN, inlined_rules
from newsletter_editor.mail.words import direction_of, words_of, written_date
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.rendering import Page, render_post
from newsletter_editor.site.languages import language_of_post
from newsletter_editor.site.settings import FILE_NAME, Settings
from newsletter_editor.site.site import Site
from newsletter_editor.spelling.language import chosen_language, language_of_text
from newsletter_editor.text.localized import Language, Localized

SECONDS_BETWEEN_LOOKS = 1.0
"""How old the team's choices may be: asking the disk at every key would be felt."""

_MARK = re.compile(MARKS)
_AROUND = Inliner("p{margin:0 0 8px}")
_TAG = re.compile("<[^<>]*>")


_HOLD = 0xE320
"""In the private use area, where a sign waits that is to become an entity once all is inlined."""
_HELD = re.compile(f"[{chr(_HOLD)}-{chr(_HOLD + 0x7F)}]")


def _held(text: str) -> str:
    """Words of the post in which no service may see a mark of its own."""
    return _MARK.sub(lambda found: chr(_HOLD + ord(found[0])), text)


def _byline(page: Page, language: str) -> str:
    date = written_date(page.date, language) if page.date else ""
    return " · ".join(filter(None, (page.author, date)))


def _unmarked(html: str) -> str:
    """HTML of the post in which no service may see a mark of its own."""
    return _MARK.sub(lambda found: f"&#{ord(found[0])};", html)


class MessageMaker:
    """Makes the message of one site's posts again and again; what has not changed is kept."""

    def __init__(self, site: Site | None, language: Language = "en") -> None:
        """`language` is that of the marks that stand where Liquid went wrong."""
        self._site = site
        self._language: Language = language
        self._stamp: object = None
        self._own = self._settings = MailSettings()
        self._settings_problem: Localized | None = None
        self._template: tuple[str | None, tuple[Any, ...]] = (None, ())
        self._envelope: tuple[Any, Envelope, str] | None = None
        """What stands around the article and its byline, behind what they are made of."""
        self._about: object = None
        self._addresses = Addresses(site)
        self._looked = float("-inf")
        self._is_trying = False
        self._told: tuple[object, str | None] = (None, None)
        self._html: dict[str, str] = {}
        self._summary = ("", "")
        """What the front matter says of the post, as Markdown and as mailboxes show it."""
        self._written: dict[str, Part] = {}
        """By what the page says there."""
        self._inliner = Inliner("")
        self._writer = ArticleWriter(self._addresses, Looks(0, words_of("")))
        self._made_footer: str | None = None
        self._sentences: tuple[list[Element], int, str] | None = None
        """What the preheader was made of, how many parts were asked for it, and what it says."""

    def make(self, text: str, path: Path | None = None, previous: Page | None = None) -> Message:
        """The message of the post `text`, which is or will be the file at `path`."""
        page = render_post(text, path, self._site, previous, self._language)
        return self.of_page(page, text)

    def of_page(self, page: Page, text: str, choices: Mapping[str, Any] | None = None) -> Message:
        """The message of a page that was made of the post `text`.

        `choices` is what a table `[mail]` would say, to be tried in the place of the team's.
        """
        if self._is_trying and choices is None:
            # What was tried may have been written down just now.
            self._looked = float("-inf")
        self._is_trying = choices is not None
        self._read_choices()
        post = page.state.post if page.state else None
        data: Mapping[str, Any] = post.data if post else front_matter.read(text).data
        where = post and post.relative_path
        language = self._language_of(page, data, where) or self._site_language()
        settings = self._settings = self._own if choices is None else MailSettings.of(choices)
        about = (self._stamp, settings, page.url, where, language)
        if about != self._about:
            self._about = about
            self._addresses = Addresses(self._site, post, page.url)
            self._written.clear()
            self._html.clear()
            self._summary = ("", "")
            self._envelope = None
            self._made_footer = None
            self._inliner = Inliner(inlined_rules(settings, direction_of(language)))
            looks = Looks(settings.width - 2 * MARGIN, words_of(language))
            self._writer = ArticleWriter(self._addresses, looks)
        parts = tuple(self._parts(page.blocks))
        own = self._shortened(own_preheader(data))
        preheader = own or self._first_sentences(parts)
        header_image = self._header_image(page, parts)
        footer = self._footer()
        # A team's template may name anything of the post; ours, what is told here.
        named = post if self._template[0] else None
        said = (page.title, page.author, page.date, preheader, header_image, named)
        if self._envelope is None or self._envelope[0] != said:
            byline = _byline(page, language)
            values = self._values(page, language, preheader, header_image) | {
                "byline": _held(byline),
                "footer": footer,
            }
            self._envelope = said, self._enveloped(values, post), byline
        _, envelope, byline = self._envelope
        return Message(
            subject=page.title,
            preheader=preheader,
            language=language,
            web_address=self._addresses.page,
            settings=settings,
            parts=parts,
            envelope=envelope,
            problems=tuple(self._problems(page, envelope)),
            byline=byline,
            has_own_preheader=bool(own),
            footer=footer,
            page=page,
            addresses=self._addresses,
        )

    def _values(
        self, page: Page, language: str, preheader: str, header_image: dict[str, Any] | None
    ) -> dict[str, Any]:
        """What templates can name."""
        settings = self._settings
        return {
            "subject": _held(page.title),
            "language": language,
            "direction": direction_of(language),
            "end": "left" if direction_of(language) == "rtl" else "right",
            "preheader": _held(preheader),
            "padding": padding_behind(preheader),
            "web_address": self._addresses.page,
            "words": words_of(language)._asdict(),
            "site_title": _held(view_of(self._site).config.text("title")),
            "author": _held(page.author),
            "date": page.date,
            "logo": self._picture(settings.logo, settings.width - 2 * MARGIN),
            "header_image": header_image,
        }

    def _read_choices(self) -> None:
        """Look again at what the team has chosen, if its files have changed."""
        site = self._site
        if time.monotonic() - self._looked < SECONDS_BETWEEN_LOOKS:
            return
        self._looked = time.monotonic()
        stamp: object = None
        if site is not None:
            stamp = (
                site.generation,
                *(site.door.stamp(name) for name in (FILE_NAME, OWN_TEMPLATE)),
            )
        if stamp == self._stamp and site is not None:
            return
        self._stamp = stamp
        choices = Settings.read(site.root) if site else Settings()
        self._own = MailSettings.of(choices.mail)
        self._settings_problem = choices.problem
        self._template = read_template(site)

    def _to_html(self, markdown: str) -> str:
        """Markdown that stands outside the body, each made once."""
        if markdown not in self._html:
            self._html[markdown] = view_of(self._site).to_html(markdown).strip()
        return self._html[markdown]

    def _shortened(self, markdown: str) -> str:
        if self._summary[0] != markdown:
            self._summary = (markdown, shortened(self._to_html(markdown)))
        return self._summary[1]

    def _first_sentences(self, parts: tuple[Part, ...]) -> str:
        if self._sentences is not None:
            known, asked, said = self._sentences
            if known == [part.root for part in parts[:asked]]:
                return said
        said, asked = first_sentences([part.root for part in parts])
        self._sentences = [part.root for part in parts[:asked]], asked, said
        return said

    def _footer(self) -> str:
        if self._made_footer is None:
            html = self._to_html(self._settings.footer) if self._settings.footer else ""
            written = self._writer.written(read_fragment(html))
            self._made_footer = _unmarked(_AROUND.inlined(written))
        return self._made_footer

    def _language_of(self, page: Page, data: Mapping[str, Any], path: object) -> str | None:
        """What the post says, or its words."""
        declared = language_of_post(data, "", "")
        if declared:
            return declared
        # It takes as long as ten keys: told anew when there is twice as much, or half.
        about = path, len(page.blocks).bit_length()
        if self._told[0] != about:
            words = (_TAG.sub(" ", block.html) for block in page.blocks)
            self._told = about, language_of_text(words)
        return chosen_language(None, page.language, self._told[1])

    def _site_language(self) -> str:
        if self._site is not None:
            for key in ("lang", "language", "locale"):
                if found := self._site.config.text(key):
                    return found.replace("_", "-")
        return "en"

    def _parts(self, blocks: tuple[Block, ...]) -> list[Part]:
        pieces = [block.html for block in blocks]
        known = self._written
        for html in pieces:
            if html not in known:
                root = read_fragment(html)
                inlined = _unmarked(self._inliner.inlined(self._writer.written(root)))
                known[html] = Part(inlined, root, size_of(inlined))
        parts = [known[html] for html in pieces]
        # Only what this page holds is worth keeping.
        self._written = dict(zip(pieces, parts, strict=True))
        return parts

    def _picture(self, name: str, widest: int) -> dict[str, Any] | None:
        address = self._addresses.of_site(name) if name else ""
        if not address:
            return None
        head = self._addresses.head_of(address)
        width = min(head.width, widest)
        height = round(head.height * width / head.width) if head.width else 0
        return {"address": address, "width": width, "height": height}

    def _header_image(self, page: Page, parts: tuple[Part, ...]) -> dict[str, Any] | None:
        found = self._picture(page.image, self._settings.width - 2 * MARGIN)
        if found is None:
            return None
        first = next(
            (each for part in parts for each in part.root.walk() if each.name == "img"), None
        )
        if first and self._addresses.image(first.get("src")) == found["address"]:
            # The post shows it by itself.
            return None
        if not found["width"]:
            found["width"] = self._settings.width - 2 * MARGIN
        return found

    def _enveloped(self, values: dict[str, Any], post: Any) -> Envelope:
        own, unread = self._template
        view = view_of(self._site)
        made = make_envelope(values, self._settings, post, view, own, self._language)
        head, tail = (self._marked(part) for part in (made.head, made.tail))
        return made._replace(head=head, tail=tail, problems=(*unread, *made.problems))

    def _marked(self, html: str) -> str:
        """The service's marks in the places that were held for them."""
        service = self._settings.service
        html = _HELD.sub(lambda found: f"&#{ord(found[0]) - _HOLD};", html)
        mark = self._settings.unsubscribe
        # The mark of a service is no address yet, and must reach it as it is.
        own = service is not None and service.key == "headers"
        marked = html.replace(UNSUBSCRIBE, escape(mark) if own else mark)
        return marked.replace(POSTAL, service.postal if service else "")

    def _problems(self, page: Page, envelope: Envelope) -> list[MessageProblem]:
        found = [MessageProblem("", error.line, error.message) for error in page.errors]
        if self._settings_problem is not None:
            found.append(MessageProblem(FILE_NAME, 1, self._settings_problem))
        for key, message in self._settings.bad:
            said = Localized(es="[mail] {key}: {why}", en="[mail] {key}: {why}")
            found.append(MessageProblem(FILE_NAME, 1, said.format(key=key, why=message)))
        found += [MessageProblem(OWN_TEMPLATE, *each) for each in envelope.problems]
        if not self._addresses.is_known:
            found.append(MessageProblem("_config.yml", 1, _NO_ADDRESS))
        return found


_NO_ADDRESS = Localized(
    es="Falta «url» en _config.yml (como https://ejemplo.org): sin ella las imágenes y los enlaces "
    "al propio sitio no llevan a ninguna parte.",
    en="_config.yml lacks “url” (such as https://example.org): without it images and links of the "
    "site itself lead nowhere.",
)


def make_message(
    text: str, path: Path | None = None, site: Site | None = None, language: Language = "en"
) -> Message:
    """The message of the post `text`, which is or will be the file at `path` of `site`."""
    return MessageMaker(site, language).make(text, path)
