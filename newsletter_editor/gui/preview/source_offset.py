"""From a word on the page back to the same word in the post's source."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_MOST_WORDS = 1500
"""Aligning takes time that grows with the square of this; longer blocks are met at their start."""


def source_offset(source: str, rendered: str, offset: int) -> int:
    """Where in `source` the character lies that stands at `offset` of its `rendered` text.

    All in code points. The two differ by marks, links and quotes, so their words are aligned;
    where the word itself is not in the source, the last one before it that is counts.
    """
    source_words = list(_WORD.finditer(source))
    shown_words = list(_WORD.finditer(rendered))
    if not source_words or not shown_words:
        return 0
    if len(source_words) > _MOST_WORDS or len(shown_words) > _MOST_WORDS:
        return source_words[0].start()
    clicked = max((k for k, word in enumerate(shown_words) if word.start() <= offset), default=0)
    matcher = SequenceMatcher(
        None, [word[0] for word in shown_words], [word[0] for word in source_words], False
    )
    found = source_words[0].start()
    for shown_at, source_at, size in matcher.get_matching_blocks():
        if not size or shown_at > clicked:
            break
        k = min(clicked - shown_at, size - 1)
        word, in_source = shown_words[shown_at + k], source_words[source_at + k]
        within = offset - word.start() if shown_at + k == clicked else len(word[0])
        found = in_source.start() + min(max(within, 0), len(in_source[0]))
    return found


def reference_offset(source: str, reference: str) -> int:
    """Where in `source` an image or link is named, 0 where it cannot be found."""
    return max(source.find(reference), 0) if reference else 0
