"""The process that searches a blog; see `text.frames`.

Question: `{"revision", "search": {root, query, part, template, paths, open} or null}`: a new search
or, with null, more of the last one. Answer, after a moment: `{"revision", "posts": [{path, digest,
is_cut, matches: [[start, end, line, words, start and end in words, new or null, whether people read
it], …]}, …], "unread": [[path, es, en], …], "looked", "total", "done"}`, or `{"revision", "es",
"en"}` for what is no expression. Paths are absolute. What is open in an editor is told as path and
text.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.document.source import Format, Source, decode, read_bytes
from newsletter_editor.search.kept import FoldedPosts, Stamp
from newsletter_editor.search.places import BODY, EVERYTHING, parts_of
from newsletter_editor.search.posts import FoundPost, search_post
from newsletter_editor.search.query import Query
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

SECONDS_OF_THE_FIRST, SECONDS_A_SLICE = 0.03, 0.08
SECONDS_TO_ANSWER = 20.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_FOUND = 20_000
"""Matches of one search; nobody looks through more."""


class Worker:
    """Goes through the posts slice by slice, so that a newer search need not wait."""

    def __init__(self) -> None:
        self._steps: Iterator[dict[str, Any]] = iter(())
        self._root = ""
        self._folded = FoldedPosts()

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        revision = question["revision"]
        try:
            if question.get("search"):
                asked = question["search"]
                if asked["root"] != self._root:
                    self._root, self._folded = asked["root"], FoldedPosts()
                self._steps = _Search(asked, self._folded).steps()
            return {"revision": revision, **next(self._steps, _NOTHING)}
        except EditorError as error:
            return {"revision": revision, "es": error.message.es, "en": error.message.en}


_NOTHING: dict[str, Any] = {"posts": [], "unread": [], "looked": 0, "total": 0, "done": True}


class _Search:
    def __init__(self, asked: Mapping[str, Any], folded: FoldedPosts) -> None:
        self._folded = folded
        self._site = Site(asked["root"])
        self._query = Query(**asked["query"])
        self._query.check()
        self._part, self._template = asked["part"], asked["template"]
        self._open = {Path(path): text for path, text in asked["open"].items()}
        chosen = None if asked["paths"] is None else set(asked["paths"])
        posts = self._site.stamped_posts()
        folded.keep_only({name for name, _ in posts})
        start = f"{self._site.root}{os.sep}"
        self._posts = [
            each
            for each in posts
            if chosen is None or start + each[0].replace("/", os.sep) in chosen
        ]

    def steps(self) -> Iterator[dict[str, Any]]:
        posts: list[dict[str, Any]] = []
        unread: list[tuple[str, str, str]] = []
        count, total = 0, len(self._posts)
        end = time.monotonic() + SECONDS_OF_THE_FIRST
        for looked, (name, stamp) in enumerate(self._posts):
            if time.monotonic() > end:
                yield _slice(posts, unread, looked, total)
                posts, unread, end = [], [], time.monotonic() + SECONDS_A_SLICE
            if not self._may_hold(name, stamp):
                continue
            path = self._site.root / name
            try:
                found = self._found(path, name, stamp)
            except EditorError as error:
                unread.append((str(path), error.message.es, error.message.en))
                continue
            if found is not None:
                posts.append(self._told(found))
                count += len(found.matches)
                if count > MOST_FOUND:
                    total = looked + 1
                    break
        yield {**_slice(posts, unread, total, len(self._posts)), "done": True}

    def _may_hold(self, name: str, stamp: Stamp) -> bool:
        word = self._query.folded
        if word is None or not self._folded.knows(name, stamp):
            return True
        return self._folded.may_hold(name, word) or self._site.root / name in self._open

    def _found(self, path: Path, name: str, stamp: Stamp) -> FoundPost | None:
        source = self._text(path)
        if source is None and self._query.folded is not None:
            data = read_bytes(path, door=self._site.door)
            if not self._folded.knows(name, stamp):
                self._folded.keep(name, stamp, data)
                if not self._may_hold(name, stamp):
                    return None
            source = decode(data)
        return search_post(self._site, path, self._query, self._part, source)

    def _text(self, path: Path) -> Source | None:
        text = self._open.get(path)
        return None if text is None else Source(text, Format(), "")

    def _told(self, found: FoundPost) -> dict[str, Any]:
        new = {}
        readable: list[Range] = []
        if self._template is not None:
            text = found.source.text
            parts = parts_of(text, self._part)
            # Elsewhere in the front matter stand names of files, tags, addresses of pages.
            everywhere = self._part == EVERYTHING
            readable = [*parts_of(text, BODY), *parts_of(text, "title")] if everywhere else parts
            new = {e.range.start: e for e in self._query.edits(text, parts, self._template)}
        return {
            "path": str(found.path),
            "digest": found.source.digest,
            "is_cut": found.is_cut,
            "matches": [
                [
                    *match.range,
                    match.line,
                    match.words,
                    *match.range_in_words,
                    new[match.range.start].replacement if match.range.start in new else None,
                    any(place.overlaps(match.range) for place in readable),
                ]
                for match in found.matches
            ],
        }


def _slice(posts: list[Any], unread: list[Any], looked: int, total: int) -> dict[str, Any]:
    return {"posts": posts, "unread": unread, "looked": looked, "total": total, "done": False}


def main() -> None:
    """Run as a process of its own."""
    serve(Worker().answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
