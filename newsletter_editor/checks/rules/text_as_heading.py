"""A paragraph right above a line of hyphens: it is published as a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_UNDERLINED = re.compile(r"^(?P<text>[^\n]*)\n(?P<line>[ ]{0,3}-+[ \t]*)\Z", re.M)
_SENTENCE = re.compile(r"[.!?…:;,][)»”\"*_]*\s*\Z")
_LONGEST_TITLE = 100
"""Characters from which a line is no title any more."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each heading that is a sentence, or longer than headings are."""
    for block in post.markdown_blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        found = _UNDERLINED.search(block.range.of(post.text))
        if found is None:
            continue
        text = found["text"].strip()
        is_certain = bool(_SENTENCE.search(text)) and not text.endswith("?")
        if not (is_certain or _is_item(post, block.range)) and len(text) < _LONGEST_TITLE:
            continue
        line = block.range.start + found.start("line")
        title = Localized(es="Dejar una línea en blanco", en="Leave a blank line")
        yield Finding(
            Range(*found.span("text")).shifted(block.range.start),
            Localized(
                es="Sobre una línea de guiones esto se publica como un título.",
                en="Above a line of hyphens this is published as a heading.",
            ),
            fixes=(replacement(Range(line, line), "\n", title),),
        )


def _is_item(post: CheckedPost, heading: Range) -> bool:
    """Whether the text is an item's, and the hyphens stand at the beginning of their line."""
    line_start = post.text.rfind("\n", 0, heading.start) + 1
    begins_item = _ITEM.fullmatch(post.text, line_start, heading.start)
    under = post.text.rfind("\n", 0, heading.end) + 1
    return begins_item is not None and post.text[under : under + 1] == "-"


_ITEM = re.compile(r"(?:[*+-]|\d+\.)[ \t]+")

RULE = Rule(
    id="text-as-heading",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Texto que sale como título", en="Text that becomes a heading"),
    explanation=Localized(
        es="«---» justo debajo de un texto lo hace título; con una línea en blanco es una raya.",
        en="“---” right below a text makes it a heading; with a blank line it is a rule.",
    ),
    find=find,
)
