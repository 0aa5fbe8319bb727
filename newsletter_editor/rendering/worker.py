"""The process that renders: questions on standard input, answers on standard output.

A question is `{"revision", "site", "path", "text"}`, or `{"revision", "base", "edits"}` with edits
`[start, end, replacement]` in code points, made one after another to the text of revision `base`.
Its answer is `{"revision", "blocks": [[key, first line, last line, html], …], "errors", …}`, with
null for HTML that was sent before, other than in answer to revision 0, which only warms up. Where
the answer before it was to revision `after`, `"kept": [after, head, tail, lines]` says that so many
of its first and last blocks stay, the last ones so many lines further down, and `blocks` are those
between them. A base that is not known is answered by `"resend": true`.

Its parent bounds its time and memory by killing it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.rendering.page import Page, render_post
from newsletter_editor.rendering.remote import remote_pictures
from newsletter_editor.repo.door import Door
from newsletter_editor.site.build_files import tells_build
from newsletter_editor.site.folder import CONFIG_NAMES
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.garbage import collect_only_when_told
from newsletter_editor.text.localized import language_of

MOST_REMEMBERED = 20_000
"""Keys whose HTML was sent; beyond that all is forgotten and sent anew."""

SECONDS_TO_ANSWER = 8.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""

_SECONDS_BETWEEN_LOOKS = 2.0


_Stamp = tuple[int, int] | None
Block = tuple[str, int, int]
"""Key, first line, last line."""


class Worker:
    """Renders one post again and again, as fast as what has changed allows."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._text = ""
        self._about: dict[str, Any] = {}
        self._page: Page | None = None
        self._site: Site | None = None
        self._stamps: dict[Path, _Stamp] = {}
        self._looked = float("-inf")
        self._sent: dict[str, str] = {}
        self._told_blocks: tuple[int, list[Block]] = 0, []
        """Of the last answer, and its revision."""

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        started = time.perf_counter()
        revision = question["revision"]
        if "base" in question:
            if question["base"] != self._revision:
                return {"revision": revision, "resend": True}
            self._text = _edited(self._text, question["edits"])
        else:
            self._text = question["text"]
            about = {key: question.get(key) for key in ("site", "path", "language")}
            if about != self._about:
                self._about = about
                self._page = None
                self._site = None
        self._revision = revision
        told = self._told(self._render(), question)
        return {"revision": revision, **told, "seconds": time.perf_counter() - started}

    def forget_answer(self) -> None:
        """Tell all blocks in the next one: something else was answered meanwhile."""
        self._told_blocks = 0, []

    def _told(self, page: Page, question: Mapping[str, Any]) -> dict[str, Any]:
        """What is said of a page."""
        blocks = self._blocks(page, question["revision"])
        if not question["revision"]:
            # Asked to warm up: nobody keeps this answer.
            self._sent.clear()
        pictures = remote_pictures((block.html for block in page.blocks), self._text)
        return {
            **blocks,
            "title": page.title,
            "author": page.author,
            "avatar": page.avatar,
            "tags": list(page.tags),
            "draft": page.draft,
            "date": page.date.isoformat() if page.date else None,
            "language": page.language,
            "image": page.image,
            "url": page.url,
            "missing": list(page.missing),
            "errors": [
                {"line": error.line, "es": error.message.es, "en": error.message.en}
                for error in page.errors
            ],
            "remote": pictures.count,
            "made": pictures.made,
            "literal": pictures.literal,
        }

    def _render(self) -> Page:
        site = self._current_site()
        path = self._about.get("path")
        self._page = render_post(
            self._text,
            Path(path) if path else None,
            site,
            self._page,
            language_of(self._about.get("language")),
        )
        if site is not None:
            for looked_at in site.data.looked_at():
                if looked_at not in self._stamps:
                    self._stamps[looked_at] = site.door.stamp(looked_at)
        return self._page

    def _current_site(self) -> Site | None:
        root = self._about.get("site")
        if not root:
            return None
        if time.monotonic() - self._looked > _SECONDS_BETWEEN_LOOKS or self._site is None:
            self._looked = time.monotonic()
            if self._site is None or self._has_changed(self._site.door):
                site = self._site = Site(root)
                self._stamps = {path: site.door.stamp(path) for path in _read_by_every_post(site)}
                self._page = None
        return self._site

    def _has_changed(self, door: Door) -> bool:
        return any(door.stamp(path) != stamp for path, stamp in self._stamps.items())

    def _blocks(self, page: Page, revision: int) -> dict[str, Any]:
        if len(self._sent) > MOST_REMEMBERED:
            self._sent.clear()
        fresh = {key for key, _, _, html in page.blocks if self._sent.get(key) != html}
        told = [(key, first, last) for key, first, last, _ in page.blocks]
        (after, before), self._told_blocks = self._told_blocks, (revision, told)
        head, tail, lines = _kept(before, told, fresh)
        kept = {"kept": [after, head, tail, lines]} if after and head + tail else {}
        if not kept:
            head = tail = 0
        blocks: list[list[Any]] = []
        for key, first, last, html in page.blocks[head : len(told) - tail]:
            blocks.append([key, first, last, html if key in fresh else None])
            fresh.discard(key)
            self._sent[key] = html
        return {"blocks": blocks, **kept}


def _kept(before: list[Block], now: list[Block], fresh: set[str]) -> tuple[int, int, int]:
    """How many blocks stand at the beginning and the end of both, of which none has new HTML, and
    by how many lines those at the end have moved."""
    limit = min(len(before), len(now))
    head = 0
    while head < limit and before[head] == now[head] and now[head][0] not in fresh:
        head += 1
    tail = 0
    lines = now[-1][1] - before[-1][1] if limit else 0
    while tail < limit - head:
        (key, first, last), was = now[-1 - tail], before[-1 - tail]
        if key in fresh or was != (key, first - lines, last - lines):
            break
        tail += 1
    return head, tail, lines


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, replacement in edits:
        text = text[:start] + replacement + text[end:]
    return text


def _read_by_every_post(site: Site) -> Iterator[Path]:
    """The configuration, what tells the site's Jekyll, and the includes.

    Of data only what a post asks for is looked at.
    """
    for name in (*CONFIG_NAMES, *tells_build(site.door)):
        yield site.root / name
    waiting = ["_includes"]
    while waiting:
        folder = waiting.pop()
        yield site.root / folder
        for entry in site.door.entries(folder):
            if not entry.is_folder:
                yield site.root / entry.path
            elif not entry.is_link:
                waiting.append(entry.path)


def main(worker: Worker | None = None) -> None:
    """Run as a process of its own."""
    collect_only_when_told()
    renderer = worker or Worker()

    def answer(question: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return renderer.answer(question)
        except EditorError as error:
            renderer.forget_answer()
            message = {"line": 1, "es": error.message.es, "en": error.message.en}
            return {"revision": question["revision"], "blocks": [], "errors": [message]}

    serve(answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
