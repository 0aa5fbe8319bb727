"""The process that searches a blog; see `text.frames`.

Question: `{"revision", "search": {root, query, part, template, paths, open} or null}`: a new search
or, with null, more of the last one. Answer, after a moment: `{"revision", "posts": [{path, digest,
is_cut, matches: [[start, end, line, words, start and end in words, new or null, whether people read
it], …]}, …], "unread": [[path, es, en], …], "looked", "total", "done"}`, or `{"revision", "es",
"en"}` for what is no expression. Paths are absolute. What is open in an editor is told as path and
text.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.document.source import Format, Source
from newsletter_editor.search.places import BODY, EVERYTHING, parts_of
from newsletter_editor.search.posts import FoundPost, search_post
from newsletter_editor.search.query import Query
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

SECONDS_A_SLICE = 0.08
SECONDS_TO_ANSWER = 20.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_FOUND = 20_000
"""Matches of one search; nobody looks through more."""


class Worker:
    """Goes through the posts slice by slice, so that a newer search need not wait."""

    def __init__(self) -> None:
        self._steps: Iterator[dict[str, Any]] = iter(())

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        revision = question["revision"]
        try:
            if question.get("search"):
                self._steps = _Search(question["search"]).steps()
            return {"revision": revision, **next(self._steps, _NOTHING)}
        except EditorError as error:
            return {"revision": revision, "es": error.message.es, "en": error.message.en}


_NOTHING: dict[str, Any] = {"posts": [], "unread": [], "looked": 0, "total": 0, "done": True}


class _Search:
    def __init__(self, asked: Mapping[str, Any]) -> None:
        self._site = Site(asked["root"])
        self._query = Query(**asked["query"])
        self._query.check()
        self._part, self._template = asked["part"], asked["template"]
        self._open = {Path(path): text for path, text in asked["open"].items()}
        paths = asked["paths"]
        self._paths = self._site.post_paths() if paths is None else [Path(path) for path in paths]

    def steps(self) -> Iterator[dict[str, Any]]:
        posts: list[dict[str, Any]] = []
        unread: list[tuple[str, str, str]] = []
        count, total, end = 0, len(self._paths), time.monotonic() + SECONDS_A_SLICE
        for looked, path in enumerate(self._paths):
            if time.monotonic() > end:
                yield _slice(posts, unread, looked, total)
                posts, unread, end = [], [], time.monotonic() + SECONDS_A_SLICE
            try:
                found = search_post(self._site, path, self._query, self._part, self._text(path))
            except EditorError as error:
                unread.append((str(path), error.message.es, error.message.en))
                continue
            if found is not None:
                posts.append(self._told(found))
                count += len(found.matches)
                if count > MOST_FOUND:
                    total = looked + 1
                    break
        yield {**_slice(posts, unread, total, len(self._paths)), "done": True}

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
