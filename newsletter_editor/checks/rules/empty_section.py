"""A section with nothing below its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.blocks import Block, BlockKind
from newsletter_editor.sections.outline import without_breaks
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity

# What themes and kramdown put at the end of a page.
_OF_THEMES = re.compile(
    r"coment|comment|notas|notes|referenc|bibliogra|related|relacionad|compart|share|galer|galler"
    r"|etiquetas|tags|archiv|suscr|subscri|citas|cited|commentaire|kommentare|评论|參考|参考",
    re.IGNORECASE,
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on the heading of each section that shows nothing."""
    headings = post.headings
    for place, heading in enumerate(headings):
        following = headings[place + 1] if place + 1 < len(headings) else None
        end = following.range.start if following else post.body.end
        if following is not None and following.level > heading.level:
            continue
        if "](" in heading.title or "<a " in heading.title:
            # A heading that is a link says enough.
            continue
        if following is None and (post.links.footnotes or _OF_THEMES.search(heading.title)):
            continue
        if _shows_something(post, heading.range.end, end):
            continue
        title = Localized(es="Quitar la sección", en="Take the section out")
        yield Finding(
            heading.range,
            Localized(
                es="No hay nada bajo el título «{title}».",
                en="There is nothing below the heading “{title}”.",
            ).format(title=heading.title.strip("*_ ")),
            fixes=(Fix(title, (Edit(heading.range, ""),)),),
        )


def _shows_something(post: CheckedPost, start: int, end: int) -> bool:
    def begin(block: Block) -> int:
        return block.range.start

    first, last = (bisect_left(post.blocks, at, key=begin) for at in (start, end))
    return any(
        block.kind not in (BlockKind.COMMENT, BlockKind.DEFINITION)
        and without_breaks(block.range.of(post.text))
        for block in post.blocks[first:last]
    )


RULE = Rule(
    id="empty-section",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Sección vacía", en="Empty section"),
    explanation=Localized(
        es="Un título sin texto se publica tal cual; escribe algo debajo o quítalo.",
        en="A heading without text is published as it is; write something below or take it out.",
    ),
    find=find,
)
