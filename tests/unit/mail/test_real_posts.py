"""Real posts as messages: the words, links and images of each page, and the founding one's size."""

from __future__ import annotations

import email
import re
from email import policy
from pathlib import Path

import pytest

from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.mail.elements import EMBEDDED, LEFT_OUT
from newsletter_editor.mail.eml import as_mail
from newsletter_editor.mail.making import MessageMaker
from newsletter_editor.mail.message import CUT_AT
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import read_fragment
from newsletter_editor.markup.tables import width
from newsletter_editor.site.site import Site

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
FOUNDING = CORPUS / "seed" / "boletin_nlp_5_es.md"


@pytest.fixture(scope="module")
def maker(shared: Path) -> MessageMaker:
    return MessageMaker(Site(CORPUS / "site" / "repo"))


def _said(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.name in LEFT_OUT | EMBEDDED | {"svg"} or "reversefootnote" in node.classes:
        return ""
    return "".join(map(_said, node.children)) + (
        "\n" if node.name in ("p", "li", "td", "br") else ""
    )


def test_every_post_keeps_its_words_links_and_images(maker: MessageMaker) -> None:
    posts = sorted((CORPUS / "site" / "repo" / "posts" / "_posts").iterdir())
    for path in posts:
        source = read_source(path)
        message = maker.make(plain_text(source.text, source.format), path)
        page = "\n".join(_said(part.root) for part in message.parts)
        # Numbers of links stand, and lines end, within texts that have no blanks.
        text, at = re.sub(r"\s|\[\d+\]", "", message.text), 0
        for word in re.findall(r"\w+", re.sub(r"\[\d+\]", " ", page)):
            at = text.find(word, at)
            assert at >= 0, (path.name, word)
            at += len(word)
        roots = [read_fragment(part.html) for part in message.parts]
        links = [e.get("href") for r in roots for e in r.walk() if e.name == "a"]
        assert all(re.match(r"https?://|mailto:", link) for link in links), path.name
        pictures = [e for part in message.parts for e in part.root.walk() if e.name == "img"]
        shown = [e for r in roots for e in r.walk() if e.name == "img"]
        assert len([e for e in pictures if e.get("src")]) == len(shown), path.name
        assert all(int(e.get("width") or 0) <= 600 for e in shown)
        for line in message.text.split("\n"):
            assert width(line) <= 72 or " " not in line.strip().partition("] ")[2], path.name


def test_the_founding_post_is_not_cut_and_not_twice_its_page(maker: MessageMaker) -> None:
    message = maker.make(FOUNDING.read_text(encoding="utf-8"), FOUNDING)
    assert message.size < CUT_AT
    assert message.size <= 2.0 * len(message.page.html.encode())
    mail = email.message_from_bytes(as_mail(message).as_bytes(), policy=policy.default)
    plain, html = mail.iter_parts()
    assert html.get_content().rstrip("\r\n").replace("\r\n", "\n") == message.html.rstrip("\n")
    assert plain.get_content().replace("\r\n", "\n") == message.text
