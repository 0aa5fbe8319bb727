"""What the rules of the topic *mail* share; they speak only where the team sends mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.kramdown import Block
    from newsletter_editor.mail.message import Message
    from newsletter_editor.markup.element import Element


def message_of(post: CheckedPost) -> Message | None:
    """The message that the post makes; None for a team without a table `[mail]`."""
    if post.settings.mail is None or post.front_matter.parts.state != "present":
        return None
    return post.message


def lines_of(post: CheckedPost, block: Block) -> Range:
    """The range of the lines that a block is made of, without the last line end."""
    lines = post.lines
    return Range(lines.offset(block.first_line), lines.offset(block.last_line, len(post.text) + 1))


def elements_of(message: Message, name: str) -> Iterator[Element]:
    """The elements of a name in the post's page."""
    for part in message.parts:
        yield from (element for element in part.root.walk() if element.name == name)
