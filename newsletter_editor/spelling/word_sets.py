"""Closed classes of words are written down as people write them: side by side."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, separated by spaces and line ends."""
    return frozenset(text.split())
