"""The process that makes the page around a post: questions and answers as those of `rendering`.

It is one of its own, so that a key never waits for a site's layouts. A question is `{"revision",
"site", "path", "language", "text"}` or `{"revision", "base", "edits"}`. Its answer is `{"revision",
"frame": [before, after], "url", "root", "theme", "gem", "notices", "hosts", "images", "parts"}`:
`after` null where the post cannot be told from the page, `frame` null where the site has no layout
for it. `parts` are the files of which it is made; where `"look"`, a number, is another one than in
the last question they are looked at before it is answered, else now and then.
`hosts` are the other ones that style sheets would be asked of, `images` the number of images; `gem`
has the attributes of the `LockedGem` of a theme that could be fetched, or is null.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from newsletter_editor.rendering.framing.frames import frame_of, hosts_of_styles
from newsletter_editor.rendering.page import Page
from newsletter_editor.rendering.remote import remote_pictures
from newsletter_editor.rendering.whole_page import whole_page
from newsletter_editor.repo.door import Door
from newsletter_editor.site.folder import CONFIG_NAMES
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.garbage import collect_only_when_told
from newsletter_editor.text.localized import Localized, language_of
from newsletter_editor.text.priority import give_way

SECONDS_TO_ANSWER = 40.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
_SECONDS_BETWEEN_LOOKS = 2.0
_MOST_WATCHED = 5_000
_MOST_TOLD = 400
_PARTS = ("_layouts", "_includes", "_data")

_Stamp = tuple[int, int] | None


class Framer:
    """Frames one post again and again."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._text = ""
        self._about: dict[str, Any] = {}
        self._body: Page | None = None
        self._site: Site | None = None
        self._stamps: dict[Path, _Stamp] = {}
        self._looked = float("-inf")
        self._look: int | None = None

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        revision = question["revision"]
        if (look := question.get("look")) != self._look:
            self._look, self._looked = look, float("-inf")
        if "base" in question:
            if question["base"] != self._revision:
                return {"revision": revision, "resend": True}
            for start, end, replacement in question["edits"]:
                self._text = self._text[:start] + replacement + self._text[end:]
        else:
            self._text = question["text"]
            about = {key: question.get(key) for key in ("site", "path", "language")}
            if about != self._about:
                self._about, self._body, self._site = about, None, None
        self._revision = revision
        return {"revision": revision, **self._framed()}

    def _framed(self) -> dict[str, Any]:
        site, path = self._current_site(), self._about.get("path")
        if site is None or not path:
            return self._no_frame(_NO_SITE)
        try:
            page = whole_page(
                self._text, Path(path), site, self._body, language_of(self._about.get("language"))
            )
        except ValueError:
            return self._no_frame(_NO_SITE)
        self._body = page.body
        notices = list(page.notices)
        gem = asdict(site.missing_gem) if site.missing_gem else None
        if not page.has_frame:
            return {**self._no_frame(*notices, _NO_LAYOUT), "gem": gem}
        frame = frame_of(page)
        return {
            "gem": gem,
            "frame": [frame.before, frame.after],
            "url": page.url,
            "root": str(site.root),
            "theme": str(site.theme.door.root) if site.theme else None,
            "notices": [_as_message(notice) for notice in notices],
            "hosts": hosts_of_styles(page.pieces, site.config.url),
            "images": _images_of_others(page.pieces, site.config.url),
            "parts": self._parts(),
        }

    def _no_frame(self, *notices: Localized) -> dict[str, Any]:
        return {**_no_frame(*notices), "parts": self._parts()}

    def _parts(self) -> list[str]:
        """The configuration, layouts, includes and data that are there, as paths of the system."""
        there = (path for path, stamp in self._stamps.items() if stamp and path.name not in _PARTS)
        return [os.fspath(path) for path in islice(there, _MOST_TOLD)]

    def _current_site(self) -> Site | None:
        root = self._about.get("site")
        if not root:
            return None
        now = time.monotonic()
        if self._site is None or now - self._looked > _SECONDS_BETWEEN_LOOKS:
            self._looked = now
            if self._site is None or _stamps_of(self._site) != self._stamps:
                self._site, self._body = Site(root), None
                self._stamps = _stamps_of(self._site)
        return self._site


def _stamps_of(site: Site) -> dict[Path, _Stamp]:
    """The stamps of what layouts are made of; posts are looked after by the site itself."""
    found = {site.root / name: site.door.stamp(name) for name in CONFIG_NAMES}
    doors = [site.door, *([site.theme.door] if site.theme else [])]
    for door in doors:
        for path in _parts_of(door, _PARTS):
            if len(found) < _MOST_WATCHED:
                found[door.root / path] = door.stamp(path)
    return found


def _parts_of(door: Door, folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        yield folder
        yield from (entry.path for entry in door.walk(folder, most=_MOST_WATCHED))


def _images_of_others(pieces: Iterable[str], own_address: str) -> int:
    own = own_address.rstrip("/")
    return remote_pictures((piece.replace(own, "") if own else piece for piece in pieces), "").count


def _no_frame(*notices: Localized) -> dict[str, Any]:
    told = [_as_message(notice) for notice in notices]
    return {"frame": None, "notices": told, "hosts": [], "gem": None, "parts": []}


def _as_message(sentence: Localized) -> dict[str, str]:
    return {"es": sentence.es, "en": sentence.en}


def main() -> None:
    """Run as a process of its own."""
    give_way()
    collect_only_when_told()
    framer = Framer()

    def answer(question: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return framer.answer(question)
        except EditorError as error:
            return {"revision": question["revision"], **_no_frame(error.message)}

    serve(answer, SECONDS_TO_ANSWER)


_NO_SITE = Localized(
    es="La página entera necesita que el artículo esté en la carpeta del sitio.",
    en="The whole page needs the post to be in the site's folder.",
)
_NO_LAYOUT = Localized(
    es="El sitio no tiene aquí un diseño («layout») para este artículo: se ve solo el texto.",
    en="The site has no layout for this post here: the article alone is shown.",
)


if __name__ == "__main__":
    main()
