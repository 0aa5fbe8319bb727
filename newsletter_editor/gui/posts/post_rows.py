"""Which rows the list shows: posts newest first under their years, as far as the filter lets them.

Plain Python, so that it can be tried without a window.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.site.post_files import PostFile


class Year(NamedTuple):
    """The row above the posts of one year."""

    year: int
    count: int


class ListedPost:
    """A post of the list, with what it is searched by."""

    __slots__ = ("haystack", "order", "post")

    def __init__(self, post: PostFile, shown: str = "") -> None:
        """`shown` is what its row says besides: its day, as people write it."""
        self.post = post
        self.order: tuple[datetime, str] = (post.listed_date, str(post.path))
        told = [post.title, post.author, *post.tags, post.path.name, post.language or "", shown]
        self.haystack = folded("\n".join(told))

    @property
    def path(self) -> Path:
        """Where the post is; no two rows have the same."""
        return self.post.path

    def matches(self, words: Iterable[str]) -> bool:
        """Whether every one of the words, `folded`, is somewhere in it, numbers at their start."""
        return all(
            re.search(rf"(?<!\d){word}", self.haystack)
            if word.isdecimal()
            else word in self.haystack
            for word in words
        )


Row = Year | ListedPost


def folded(text: str) -> str:
    """The text as it is compared: without case and accents, so that `edicion` finds `Edición`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def newest_first(posts: Iterable[ListedPost]) -> list[ListedPost]:
    """In the order of the list; posts of one moment by path, as Jekyll lists them."""
    return sorted(posts, key=lambda listed: listed.order, reverse=True)


def best_first(
    ordered: Iterable[ListedPost], query: str, recent: Sequence[Path] = ()
) -> Iterator[ListedPost]:
    """The posts of an ordered list that have every word of `query`: first those whose title does.

    Without words the `recent` ones come first, in their own order.
    """
    words = folded(query).split()
    matching = [listed for listed in ordered if listed.matches(words)]
    places = {} if words else {path: place for place, path in enumerate(recent)}

    def rank(listed: ListedPost) -> tuple[int, bool, bool]:
        title = folded(listed.post.title)
        in_title = all(word in title for word in words)
        begins = bool(words) and in_title and title.startswith(words[0])
        return places.get(listed.path, len(places)), not begins, not in_title

    # Sorting is stable: among equals the newest stay first.
    yield from sorted(matching, key=rank)


def rows_of(
    ordered: Iterable[ListedPost], filter_text: str, languages: Collection[str] = ()
) -> list[Row]:
    """The rows for posts that are in order already, as far as they match the filter's words.

    Of posts in one of the `languages` alone, unless there are none.
    """
    return list(_rows(ordered, folded(filter_text).split(), languages))


def _rows(
    ordered: Iterable[ListedPost], words: list[str], languages: Collection[str]
) -> Iterator[Row]:
    matching = (
        listed
        for listed in ordered
        if (not languages or listed.post.language in languages) and listed.matches(words)
    )
    for year, posts in groupby(matching, key=lambda listed: listed.post.listed_date.year):
        of_year = list(posts)
        yield Year(year, len(of_year))
        yield from of_year
