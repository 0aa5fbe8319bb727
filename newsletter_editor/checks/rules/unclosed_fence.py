"""A code fence that is never closed: kramdown takes it, and all the code, for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_FENCE = re.compile(
    r"^[ \t>]{0,12}(?P<fence>`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.M
)


# kramdown takes what a fence has more than the line that closes it for the name of a language.
_CLOSED_BY_FEWER = re.compile(
    r" {0,3}(?P<fence>(?P<sign>[`~])(?P=sign){3,})[^\n]*(?=\n).*\n"
    r" {0,3}(?P<end>(?P=sign)+)[ \t]*\Z",
    re.DOTALL,
)


_OPENED_BY_WORDS = re.compile(
    r"^[ \t>]{0,12}(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w+#-]*)[ \t{,][^`\n]*[^`\s]`*$", re.M
)
"""A line that opens a block elsewhere, with more behind it than kramdown allows."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on the first fence that opens nothing, and on each that fewer signs close."""
    for block in post.markdown_blocks:
        if block.kind is BlockKind.CODE:
            match = _CLOSED_BY_FEWER.match(post.text, block.range.start, block.range.end)
            if match is not None and len(match["end"]) < len(match["fence"]):
                yield _finding(match["fence"], Range(*match.span("fence")))
    match = _FENCE.search(post.without_code, post.body.start)
    if match is not None:
        opened = _OPENED_BY_WORDS.search(post.without_code, post.body.start, match.end())
        if opened is not None and opened["fence"] == match["fence"]:
            yield _worded(opened)
        else:
            yield _finding(match["fence"], Range(match.start("fence"), match.end()))


def _worded(opened: re.Match[str]) -> Finding:
    place = Range(opened.start("fence"), opened.end())
    language = opened["language"]
    fixes: tuple[Fix, ...] = ()
    if language:
        title = Localized(es="Dejar solo «{language}»", en="Leave “{language}” alone")
        right = opened["fence"] + language
        fixes = (replacement(place, right, title.format(language=language)),)
    return Finding(
        place,
        Localized(
            es="Tras «{fence}» solo cabe el nombre de un lenguaje: así no es un bloque de código.",
            en="Behind “{fence}” only a language's name may stand: as it is this is no code block.",
        ).format(fence=opened["fence"]),
        fixes=fixes,
    )


def _finding(fence: str, place: Range) -> Finding:
    return Finding(
        place,
        Localized(
            es="Este bloque de código no se cierra: falta otra línea «{fence}».",
            en="This code block is not closed: another line “{fence}” is missing.",
        ).format(fence=fence),
    )


RULE = Rule(
    id="unclosed-fence",
    severity=Severity.ERROR,
    topic="text",
    title=Localized(es="Bloque de código sin cerrar", en="Code block is not closed"),
    explanation=Localized(
        es="Sin la línea que lo cierra, el código se publica como texto corrido.",
        en="Without the line that closes it the code is published as running text.",
    ),
    find=find,
)
