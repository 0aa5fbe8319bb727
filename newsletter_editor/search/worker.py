"""The process that searches a blog; see `text.frames`.

Question: `{"revision", "search": {root, query, part, template, paths, open}}` begins a search,
`{"revision", "read": root}` reads the posts so that the next search need not, and neither goes on
with what was begun. Answer, after a moment: `{"revision", "posts": [{path, digest, is_cut, places:
[[start, end], …], changes: null or [[new or null, whether people read it], …]}, …], "unread":
[[path, es, en], …], "looked", "total", "done"}`, or `{"revision", "es", "en"}` for what is no
expression. Paths are absolute, a digest is told with a template alone. What is open in an editor is
told as path and text.

Each question may have `"aside": {key: [path, [[start, end], …]], …}`, whose answer is `"aside":
{key: [[line, words, start and end in words], …], …}`: how places of the last search read. Of 5,000
posts a window shows 20, and putting all of them into words takes longer than the search.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.document.source import Format, Source, decode, read_bytes
from newsletter_editor.search.kept import Kept, KeptPosts, Stamp
from newsletter_editor.search.places import parts_of, read_parts
from newsletter_editor.search.posts import MOST_MATCHES, matches_at, places_in
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
MOST_IN_A_SLICE = 1_000
"""Matches and posts: what a window takes in within a few milliseconds."""


class Worker:
    """Goes through the posts slice by slice, so that a newer search need not wait."""

    def __init__(self) -> None:
        self._steps: Iterator[dict[str, Any]] = iter(())
        self._blog = _Blog("")
        self._open: dict[Path, Kept] = {}

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        told: dict[str, Any] = {"revision": question["revision"]}
        try:
            if asked := question.get("search"):
                self._open = {
                    Path(path): Kept.of(Source(text, Format(), ""))
                    for path, text in asked["open"].items()
                }
                self._steps = _Search(self._of(asked["root"]), asked, self._open).steps()
            elif question.get("read"):
                self._steps = self._of(question["read"]).read()
            if "aside" in question:
                told["aside"] = {
                    key: self._lines(Path(path), [Range(*place) for place in places])
                    for key, (path, places) in question["aside"].items()
                }
            return {**told, **next(self._steps, _NOTHING)}
        except EditorError as error:
            return {**told, "es": error.message.es, "en": error.message.en}

    def _of(self, root: str) -> _Blog:
        if root != self._blog.root:
            self._blog = _Blog(root)
        return self._blog

    def _lines(self, path: Path, places: list[Range]) -> list[list[object]]:
        try:
            text = (self._open.get(path) or self._blog.now(path)).text
        except (EditorError, ValueError):
            # It has gone since; whoever chooses the row is told so.
            text = ""
        return [[m.line, m.words, *m.range_in_words] for m in matches_at(text, places)]


_NOTHING: dict[str, Any] = {"posts": [], "unread": [], "looked": 0, "total": 0, "done": True}


class _Blog:
    """The posts of one blog and what is kept of them."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.site = Site(root)
        self._posts = KeptPosts()

    def listed(self) -> list[tuple[str, Stamp]]:
        """The posts that there are now; what was kept of others is forgotten."""
        self.site = Site(self.root)
        found = self.site.stamped_posts()
        self._posts.keep_only({name for name, _ in found})
        return found

    def post(self, name: str, stamp: Stamp) -> Kept:
        """A post. Raises EditorError where it cannot be read."""
        kept = self._posts.get(name, stamp)
        if kept is None:
            kept = Kept.of(decode(read_bytes(self.site.root / name, door=self.site.door)))
            self._posts.keep(name, stamp, kept)
        return kept

    def now(self, path: Path) -> Kept:
        """A post as it is now. Raises EditorError where it cannot be read."""
        return self.post(
            path.relative_to(self.site.root).as_posix(), self.site.door.stamp(path) or (0, 0)
        )

    def read(self) -> Iterator[dict[str, Any]]:
        """Read what is not kept yet."""
        posts = self.listed()
        end = time.monotonic() + SECONDS_A_SLICE
        for looked, each in enumerate(posts):
            if time.monotonic() > end:
                yield {**_NOTHING, "looked": looked, "total": len(posts), "done": False}
                end = time.monotonic() + SECONDS_A_SLICE
            try:
                self.post(*each)
            except EditorError:
                # A search says which posts those are.
                continue


class _Search:
    def __init__(self, blog: _Blog, asked: Mapping[str, Any], open_: dict[Path, Kept]) -> None:
        self._query = Query(**asked["query"])
        self._query.check()
        self._part, self._template = asked["part"], asked["template"]
        self._blog, self._open = blog, open_
        chosen = None if asked["paths"] is None else set(asked["paths"])
        posts = blog.listed()
        self._start = f"{blog.site.root}{os.sep}"
        self._posts = [each for each in posts if chosen is None or self._path(each[0]) in chosen]

    def _path(self, name: str) -> str:
        return self._start + (name if os.sep == "/" else name.replace("/", os.sep))

    def steps(self) -> Iterator[dict[str, Any]]:
        posts: list[dict[str, Any]] = []
        unread: list[tuple[str, str, str]] = []
        count, in_slice, total = 0, 0, len(self._posts)
        end = time.monotonic() + SECONDS_OF_THE_FIRST
        for looked, (name, stamp) in enumerate(self._posts):
            if in_slice >= MOST_IN_A_SLICE or time.monotonic() > end:
                yield _slice(posts, unread, looked, total)
                posts, unread, in_slice = [], [], 0
                end = time.monotonic() + SECONDS_A_SLICE
            path = self._path(name)
            try:
                kept = (self._open and self._open.get(Path(path))) or self._blog.post(name, stamp)
                places = places_in(kept, self._query, self._part)
            except EditorError as error:
                unread.append((path, error.message.es, error.message.en))
                continue
            if places:
                posts.append(self._told(path, kept, places))
                count += len(places)
                in_slice += len(places) + 1
                if count > MOST_FOUND:
                    total = looked + 1
                    break
        yield {**_slice(posts, unread, total, len(self._posts)), "done": True}

    def _told(self, path: str, kept: Kept, places: list[Range]) -> dict[str, Any]:
        is_cut = len(places) > MOST_MATCHES
        del places[MOST_MATCHES:]
        changes = self._changes(kept.text, places) if self._template is not None else None
        digest = kept.digest if changes is not None else ""
        told = {"path": path, "digest": digest, "is_cut": is_cut}
        return {**told, "places": places, "changes": changes}

    def _changes(self, text: str, places: list[Range]) -> list[tuple[str | None, bool]]:
        assert self._template is not None
        parts = parts_of(text, self._part)
        readable = read_parts(text, self._part)
        new = {e.range.start: e for e in self._query.edits(text, parts, self._template)}
        return [
            (
                new[place.start].replacement if place.start in new else None,
                any(each.start <= place.start and place.end <= each.end for each in readable),
            )
            for place in places
        ]


def _slice(posts: list[Any], unread: list[Any], looked: int, total: int) -> dict[str, Any]:
    return {"posts": posts, "unread": unread, "looked": looked, "total": total, "done": False}


def main() -> None:
    """Run as a process of its own."""
    serve(Worker().answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
