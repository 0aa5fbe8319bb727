"""A line break mark where it breaks nothing: a stray backslash on the page, or spaces in vain."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

# https://kramdown.gettalong.org/syntax.html#line-breaks: both marks count before a line end
# within a paragraph; at its end, in headings and in table cells they do not.
_BLANKS = " \t"


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings at the ends of paragraphs, headings and list entries."""
    for block in post.markdown_blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        start = block.text.start
        # Read from the end: a pattern would begin at every blank of a long row of them.
        last = block.text.of(post.markdown).removesuffix("\n")
        written = last.rstrip(_BLANKS)
        before = written.removesuffix("\\\\")
        if before != written and not before.endswith("\\"):
            if block.kind is BlockKind.PARAGRAPH:
                before = before.rstrip(_BLANKS).removesuffix("\n").rstrip(_BLANKS)
            yield _backslash(post, start + len(before), block.text.end)
        elif block.kind is BlockKind.PARAGRAPH:
            kept = last.rstrip(" ")
            if len(last) - len(kept) >= 2 and kept and not kept[-1].isspace():
                yield _spaces(start + len(kept), block.text.end)


def _backslash(post: CheckedPost, start: int, end: int) -> Finding:
    mark = post.text.index("\\\\", start)
    return Finding(
        Range(mark, mark + 2),
        Localized(
            es="Aquí «\\\\» no parte la línea: en la página se ve una barra «\\».",
            en="Here “\\\\” breaks no line: the page shows a backslash “\\”.",
        ),
        fixes=(replacement(Range(start, end), "", Localized(es="Quitarlo", en="Take it out")),),
    )


def _spaces(start: int, end: int) -> Finding:
    return Finding(
        Range(start, end),
        Localized(
            es="Los espacios al final del párrafo no parten ninguna línea.",
            en="The spaces at the paragraph's end break no line.",
        ),
        fixes=(replacement(Range(start, end), "", Localized(es="Quitarlos", en="Take them out")),),
        severity=Severity.HINT,
    )


RULE = Rule(
    id="line-break",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Salto de línea sin efecto", en="Line break without effect"),
    explanation=Localized(
        es="«\\\\» y dos espacios parten la línea solo si en el mismo párrafo sigue otra.",
        en="“\\\\” and two spaces break a line only if another one follows in the paragraph.",
    ),
    find=find,
)
