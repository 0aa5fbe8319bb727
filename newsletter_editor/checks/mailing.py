"""What the rules of the topic *mail* share; they speak only where the team sends mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.mail.message import Message, Part
    from newsletter_editor.markup.fragments import Element


def message_of(post: CheckedPost) -> Message | None:
    """The message that the post makes; None for a team without a table `[mail]`."""
    if post.settings.mail is None or post.front_matter.parts.state != "present":
        return None
    return post.message


def lines_of(post: CheckedPost, first: int, last: int) -> Range:
    """The range of some lines of the post, counted from 1, without the last line end."""
    lines = post.lines
    return Range(lines.offset(first), lines.offset(last, len(post.text) + 1))


def elements_of(message: Message, name: str) -> Iterator[tuple[Part, Element]]:
    """The elements of a name in the post's page, each with the block that it stands in."""
    for part in message.parts:
        for element in part.root.walk():
            if element.name == name:
                yield part, element
