"""The posts of a site in which something is found, told while they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from newsletter_editor.document.front_matter import split
from newsletter_editor.document.source import Source, decode, plain_text, read_bytes
from newsletter_editor.search.folded_places import places_of
from newsletter_editor.search.kept import Kept
from newsletter_editor.search.places import BODY, EVERYTHING, Wanted, parts_of
from newsletter_editor.search.query import Query
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.ranges import Range

MOST_MATCHES = 10_000
"""Of one post; what is beyond is told as cut."""
_SHOWN = 80
"""Characters of the line on either side of a match."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place that was found."""

    range: Range
    """In the post's text, as `document.source` reads it."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    words: str
    """The line around it, shortened where it is long."""
    range_in_words: Range


@dataclass(frozen=True)
class FoundPost:
    """A post with matches."""

    site: Site
    path: Path
    source: Source
    matches: tuple[Match, ...]
    is_cut: bool = False
    """Whether there are more than `MOST_MATCHES`."""

    @property
    def relative_path(self) -> str:
        """Below the root of the site, with `/`."""
        return self.path.relative_to(self.site.root).as_posix()

    @cached_property
    def post(self) -> PostFile:
        """Its title, day and the like, which are read when they are asked for."""
        text = plain_text(self.source.text, self.source.format)
        return self.site.post_from_text(self.path, text)


@dataclass(frozen=True, slots=True)
class UnreadPost:
    """A post that could not be looked in."""

    path: Path
    reason: Localized


def search(
    site: Site,
    query: Query,
    part: str = EVERYTHING,
    wanted: Wanted | None = None,
    open_texts: Mapping[Path, Source] | None = None,
    paths: Sequence[Path] | None = None,
) -> Iterator[FoundPost | UnreadPost]:
    """Look through all posts and drafts, the newest name first, or through `paths` alone.

    `open_texts` are posts as they stand in an editor, which count instead of their files. Raises
    EditorError for an expression that is none.
    """
    query.check()
    wanted = wanted or Wanted()
    for path in site.post_paths() if paths is None else paths:
        try:
            found = search_post(site, path, query, part, (open_texts or {}).get(path))
        except EditorError as error:
            yield UnreadPost(path, error.message)
        else:
            if found is not None and (wanted.asks_nothing or wanted.takes(found.post)):
                yield found


def search_post(
    site: Site, path: Path, query: Query, part: str = EVERYTHING, source: Source | None = None
) -> FoundPost | None:
    """Look through one post; `source` counts instead of its file. None where nothing is found.

    Raises EditorError, for a file that cannot be read or an expression that takes too long.
    """
    source = source or decode(read_bytes(path, door=site.door))
    kept = Kept.of(source)
    places = places_in(kept, query, part)
    if not places:
        return None
    matches = tuple(matches_at(kept.text, places[:MOST_MATCHES]))
    return FoundPost(site, path, source, matches, len(places) > MOST_MATCHES)


def places_in(kept: Kept, query: Query, part: str = EVERYTHING) -> list[Range]:
    """Where a text that is kept has matches, at most one more than `MOST_MATCHES`.

    Raises EditorError for an expression that takes too long.
    """
    word, letters = query.folded, kept.letters
    if word is None or letters is None:
        text = kept.text
        found = query.places(text, parts_of(text, part))
    # From the end it is looked for half again as fast, and most texts do not have it.
    elif (last := letters.rfind(word)) < 0:
        return []
    elif part == EVERYTHING:
        found = places_of(query, word, letters, kept.reader(), last)
    else:
        text = kept.text
        # Reading front matter takes longer than all else.
        if part != BODY and letters.find(word) >= split(text).body.start:
            return []
        found = chain.from_iterable(
            _places_in_part(query, word, letters, text, each) for each in parts_of(text, part)
        )
    return list(islice(found, MOST_MATCHES + 1))


def _places_in_part(
    query: Query, word: bytes, letters: bytes, text: str, part: Range
) -> Iterator[Range]:
    # What is looked for in one part sees nothing of the others.
    inner, within = letters[part.start : part.end], part.of(text)
    found = places_of(query, word, inner, lambda *place: within[slice(*place)], inner.rfind(word))
    return (place.shifted(part.start) for place in found)


def matches_at(text: str, places: list[Range]) -> Iterator[Match]:
    """How places of a text, in their order, are told."""
    line, counted = 1, 0
    for place in places:
        line, counted = line + text.count("\n", counted, place.start), place.start
        start = text.rfind("\n", 0, place.start) + 1
        end = text.find("\n", place.start)
        end = max(end if end >= 0 else len(text), min(place.end, start + _SHOWN))
        first, last = max(start, place.start - _SHOWN), min(end, place.end + _SHOWN)
        before, after = "…" if first > start else "", "…" if last < end else ""
        words = before + text[first:last] + after
        inside = place.shifted(len(before) - first)
        inside = Range(inside.start, min(inside.end, len(words)))
        yield Match(place, line, place.start - start + 1, words, inside)
