"""An item's title line that is not bold and italic where the other items' are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.sections.blocks import Block, BlockKind
from newsletter_editor.sections.outline import without_breaks
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

FEWEST = 4
"""Bold-italic titles from which on a post is taken to write its titles so."""
_BOLD_ITALIC = re.compile(
    r"(?:\*\*\*|___|\*\*_|__\*|_\*\*|\*__)(?=\S).+(?<=\S)[*_]{3}[ \t]*\\{0,2}"
)
_OTHER = re.compile(r"(?P<mark>\*\*?|__?)(?![*_\s])(?P<words>[^*_]+)(?<!\s)(?P=mark)[ \t]*")
_PLAIN = re.compile(r"[^\W\d_a-z][^*_\[\]()<>`|{}]{2,89}[^\s.,:;!?…)*\]]")


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each title line that differs from most of its post."""
    lines = list(_single_lines(post))
    titles = [line for _, line in lines if _BOLD_ITALIC.fullmatch(line.of(post.text))]
    if len(titles) < FEWEST:
        return
    others = [(k, line) for k, (_, line) in enumerate(lines) if _is_other(post, lines, k)]
    if len(others) * 4 > len(titles):
        # Then the post has two habits, and neither is a slip.
        return
    for _, line in others:
        words = line.of(post.text).strip("*_ ")
        yield Finding(
            line,
            Localized(
                es="Los demás títulos de la edición van en ***negrita y cursiva***.",
                en="The other titles of this issue are ***bold and italic***.",
            ),
            fixes=(
                replacement(
                    line,
                    f"***{words}***",
                    Localized(es="Ponerlo en negrita y cursiva", en="Make it bold and italic"),
                ),
            ),
        )


def _single_lines(post: CheckedPost) -> Iterator[tuple[int, Range]]:
    """Paragraphs of one line, breaks before it left out, with their place among the blocks."""
    for place, block in enumerate(post.blocks):
        if block.kind is BlockKind.PARAGRAPH:
            line = _own_line(post, block)
            if line is not None:
                yield place, line


def _own_line(post: CheckedPost, block: Block) -> Range | None:
    written = block.range.of(post.text)
    own = without_breaks(written)
    if not own or "\n" in own:
        return None
    start = block.range.start + written.rindex(own)
    return Range(start, start + len(own))


def _is_other(post: CheckedPost, lines: list[tuple[int, Range]], k: int) -> bool:
    place, line = lines[k]
    text = line.of(post.text)
    if not _OTHER.fullmatch(text) and not _PLAIN.fullmatch(text):
        return False
    before = post.blocks[place - 1] if place else None
    after = post.blocks[place + 1] if place + 1 < len(post.blocks) else None
    if before is None or after is None or after.kind is not BlockKind.PARAGRAPH:
        return False
    # Below an image such a line is its caption; between a title and a text it is a subtitle.
    above = without_breaks(before.range.of(post.text))
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or "![" in above:
        return False
    if _BOLD_ITALIC.fullmatch(above):
        return False
    below = without_breaks(after.range.of(post.text))
    return len(below) > max(2 * len(text), 120) and not below.startswith(("-", "*", "!", ">", "|"))


RULE = Rule(
    id="title-line",
    severity=Severity.WARNING,
    topic="sections",
    title=Localized(es="Título con otro formato", en="Title formatted otherwise"),
    explanation=Localized(
        es="Cada noticia empieza por su título en negrita y cursiva, en una línea propia.",
        en="Each item begins with its title in bold and italic, on a line of its own.",
    ),
    find=find,
)
