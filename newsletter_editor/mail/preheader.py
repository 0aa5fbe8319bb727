"""The line that mailboxes show beside the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsletter_editor.mail.elements import NO_SENTENCES
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.fragments import read_fragment

SHOWN = 140
"""Characters of which no mailbox shows more."""

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?=\s|$)|(?<=[。！？])")
_PADDING = "\u034f\u2007"
"""Two characters without ink that no mailbox folds into one blank."""


def own_preheader(data: Mapping[str, Any]) -> str:
    """The Markdown that a post's front matter gives for it, "" where it gives none."""
    for key in ("excerpt", "description", "summary"):
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def shortened(html: str) -> str:
    """The words of HTML, as many as mailboxes show."""
    return _cut(_plain(read_fragment(html)))


def first_sentences(roots: list[Element]) -> tuple[str, int]:
    """The beginning of an article that has no excerpt, and how many of `roots` it depends on: one
    more than there are where all of them say too little."""
    found = ""
    for number, root in enumerate(roots, 1):
        for paragraph in _paragraphs(root):
            if not _is_mostly_linked(paragraph):
                found = f"{found} {_plain(paragraph)}".strip()
            if len(found) >= SHOWN:
                return _cut(found), number
    return _cut(found), len(roots) + 1


def padding_behind(preheader: str) -> str:
    """What keeps the message's own first words from being shown behind a short preheader."""
    return _PADDING * max(SHOWN - len(preheader), 0)


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent.elements:
        if child.name == "p":
            yield child
        elif child.name not in NO_SENTENCES and "footnotes" not in child.classes:
            yield from _paragraphs(child)


def _plain(element: Element) -> str:
    pieces = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.name == "br":
            pieces.append(" ")
        elif child.name not in NO_SENTENCES and "footnote" not in child.classes:
            pieces.append(_plain(child))
    return " ".join("".join(pieces).split())


def _is_mostly_linked(element: Element) -> bool:
    """Whether a paragraph leads elsewhere more than it says anything."""
    linked = sum(len(each.text().strip()) for each in element.walk() if each.name == "a")
    return 2 * linked > len(element.text().strip())


def _cut(text: str) -> str:
    """Whole sentences that fit, else whole words."""
    if len(text) <= SHOWN:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if 40 <= found.end() <= SHOWN]
    if ends:
        return text[: ends[-1]].strip()
    return (
        text[: SHOWN - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
        if " " in text[:SHOWN]
        else text[:SHOWN]
    )
