"""What the glossary could accept, for whoever shows it; making it loads the dictionaries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Proposal:
    """A word or name that the dictionaries do not know."""

    word: str
    posts: int
    """Number of posts that use it; 0 for the name of an author."""
