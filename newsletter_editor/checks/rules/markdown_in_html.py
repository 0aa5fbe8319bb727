"""Markdown inside an element of HTML, where kramdown leaves it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_OPENING = re.compile(
    r"<(?P<name>details|div|section|article|aside|header|footer|main|nav|center|figure|figcaption|p"
    r"|td|li|blockquote)(?P<rest>(?:\s[^<>]*)?)>",
    re.I,
)
_MARKS = re.compile(
    r"(?<![!\w\\])\[[^\[\]\n]+\]\((?:https?:|/|#|mailto:)[^\s()]*\)|(?<![\w*\\])\*\*[^\s*][^*\n]*[^\s*]\*\*(?![\w*])"
    r"|^#{1,6} \S.*|^[ \t]*[-*+] \S.*\n[ \t]*[-*+] \S.*"
    r"|(?<![\w*\\/])\*[^\s*][^*\n]*[^\s*/]\*(?![\w*/])|!\[[^\[\]\n]*\]\([^\s()]+\)",
    re.MULTILINE,
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on the first mark of each block of HTML."""
    for block in post.markdown_blocks:
        if block.kind is not BlockKind.HTML:
            continue
        written = block.range.of(post.without_code)
        opening = _OPENING.match(written.lstrip())
        if opening is None or "markdown=" in written:
            continue
        mark = _MARKS.search(written)
        if mark is None:
            continue
        at = block.range.start + len(written) - len(written.lstrip()) + opening.end() - 1
        title = Localized(es='Añadir markdown="1"', en='Add markdown="1"')
        yield Finding(
            Range(*mark.span()).shifted(block.range.start),
            Localized(
                es="Dentro de <{name}> esto se publica con sus signos.",
                en="Inside <{name}> this is published with its signs.",
            ).format(name=opening["name"]),
            fixes=(replacement(Range(at, at), ' markdown="1"', title),),
        )


RULE = Rule(
    id="markdown-in-html",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Markdown dentro de HTML", en="Markdown inside HTML"),
    explanation=Localized(
        es='kramdown no toca lo que hay dentro de HTML, si la etiqueta no lleva markdown="1".',
        en='kramdown leaves what is inside HTML alone, unless the tag says markdown="1".',
    ),
    find=find,
)
