"""What `search` finds in the post that is open, in the units in which Qt counts."""

from __future__ import annotations

from itertools import islice

from newsletter_editor.search.query import Query
from newsletter_editor.text.ranges import Range
from newsletter_editor.text.utf16 import Utf16Map

MOST_MATCHES = 100_000


def find_all(query: Query, text: str) -> tuple[list[tuple[int, int]], bool]:
    """The places of all matches, and whether there were more. Raises EditorError for what is no
    expression or takes too long."""
    if not query.pattern:
        return [], False
    map_, whole = Utf16Map(text), [Range(0, len(text))]
    found = islice(query.places(text, whole), MOST_MATCHES + 1)
    places = [(map_.to_utf16(start), map_.to_utf16(end)) for start, end in found]
    return places[:MOST_MATCHES], len(places) > MOST_MATCHES


def replacements(query: Query, text: str, template: str) -> list[tuple[int, int, str]]:
    """What replaces each match: places and texts. Raises EditorError as `find_all`."""
    if not query.pattern:
        return []
    map_ = Utf16Map(text)
    return [
        (map_.to_utf16(place.start), map_.to_utf16(place.end), new)
        for place, new in query.replacements(text, [Range(0, len(text))], template)
    ]
