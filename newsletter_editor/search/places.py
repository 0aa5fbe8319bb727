"""Where is looked: in which part of a post, and in which posts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import split
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.text.ranges import Range

EVERYTHING, BODY = "all", "body"


def parts_of(text: str, part: str) -> list[Range]:
    """The stretches of a post's text to look in.

    `part` is `all`, `body`, or a key of the front matter such as `title` or `image.thumb`; a post
    that lacks it, or whose front matter cannot be read, has no such stretch.
    """
    if part == EVERYTHING:
        return [Range(0, len(text))]
    if part == BODY:
        return [split(text).body]
    found = front_matter.read(text).range(tuple(part.split(".")))
    return [_without_quotes(text, found)] if found is not None else []


def _without_quotes(text: str, value: Range) -> Range:
    """A value without YAML's own signs: its beginning is that of what it says."""
    is_quoted = value.end - value.start > 1 and text[value.start] in "\"'"
    if is_quoted and text[value.end - 1] == text[value.start]:
        return Range(value.start + 1, value.end - 1)
    return value


READ = ("title", "subtitle", "excerpt", "description", "summary")
"""Keys of the front matter that layouts show as they are."""
_TO_MACHINES = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://[^\s<>\"'`\])]+|www\.[^\s<>\"'`\])]+"
    r"|(?<=\]\()<?[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+"
    r"|\b(?:href|src|srcset|id|class|style)[ \t]*=[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')"
    r"|\{%.*?%\}|\{\{.*?\}\}|^[ ]{0,3}\{:[^}\n]*\}",
    re.IGNORECASE | re.MULTILINE,
)


def read_parts(text: str, part: str) -> list[Range]:
    """The stretches of `parts_of` that are for readers: nothing that leads a program to a file,
    a page or a style.

    Who looks in one key alone means all of it.
    """
    if part not in (EVERYTHING, BODY):
        return parts_of(text, part)
    head = front_matter.read(text) if part == EVERYTHING else None
    shown = [head.range((key,)) for key in READ] if head is not None else []
    body = split(text).body
    found, start = [each for each in shown if each is not None], body.start
    for other in _TO_MACHINES.finditer(text, body.start, body.end):
        found.append(Range(start, other.start()))
        start = other.end()
    return [*found, Range(start, body.end)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts are looked in; what is not said lets all through."""

    language: str = ""
    """As in `es`, which takes `es-MX` in, or `pt-BR`."""
    author: str = ""
    tag: str = ""
    first_year: int | None = None
    last_year: int | None = None
    drafts: bool | None = None
    """Only drafts, or only posts that are none."""

    @property
    def asks_nothing(self) -> bool:
        """Whether it lets every post through."""
        return self == Wanted()

    def takes(self, post: PostFile) -> bool:
        """Whether a post is one of them."""
        language = (post.language or "").lower()
        wanted = self.language.lower()
        return (
            (not wanted or language == wanted or language.startswith(f"{wanted}-"))
            and (not self.author or self.author.casefold() == post.author.casefold())
            and (not self.tag or self.tag.casefold() in map(str.casefold, post.tags))
            and (self.first_year is None or self.first_year <= post.date.year)
            and (self.last_year is None or post.date.year <= self.last_year)
            and (self.drafts is None or self.drafts == post.draft)
        )
