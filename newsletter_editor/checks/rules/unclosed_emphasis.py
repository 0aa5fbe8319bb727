"""Asterisks or underscores that open bold or italic and never close it: they are published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.masking import blank
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_RUN = re.compile(r"(?<!\\)\*+")
# Within a word an underscore is a letter like any other.
_LINES = re.compile(r"(?<![^\s(\[\"'“‘«¿¡*])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)")
_RULE_LINE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$", re.M)
# Math of one dollar sign, names of files, and faces such as m(__)m.
_NO_MARKS = re.compile(
    r"\$[^\s$*_][^$\n*_]{0,300}?[_^][^$\n]{0,300}?\$"
    r"|(?<![\w_])_[\w-]+(?:\.(?:ya?ml|html?|md|rb|s?css|sass|less|js|json|toml|py|txt)\b|/[\w./-]*)"
    r"|(?<![\w_])_(?:posts|drafts|layouts|includes|plugins|data|sass|site|pages|config)(?![\w_])"
    r"|\w\([_*]{1,3}\)\w"
    # Names in programs, and marks that are spoken of.
    r"|(?<![\w_])_{1,2}(?:\d\w*|[A-Za-z]\w*(?:_\w+|[=(\d])|[a-z]+[A-Z]\w*)"
    r"|(?<=[\"'“‘>])(?:\*{1,3}|_\w+)(?=[\"'”’<])|/\*|\*/|\*nix\b|\*[a-z]+\.[A-Z]"
    # Patterns of names: libtasn1.*, *.txt, lib/*.
    r"|(?<=[\w)])\.\*(?![\w*])|(?<![\w*])\*\.[\w{]+|(?<=\w)/\*(?![\w*])|(?<![\w*])\*\*/[\w*]"
)
_LONGEST_MARK = 3
_OPENING = "([{\"'“‘«¿¡—–-/>*_"
_CLOSING = ")]},.;:!?»”’"


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each mark of two or three asterisks, or one before a word, without its end."""
    text = _with_brackets(post)
    for block in post.markdown_blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            for mark in _unpaired(text, block.text):
                yield Finding(
                    mark,
                    Localized(
                        es="La negrita o cursiva se abre aquí y no se cierra.",
                        en="Bold or italic is opened here and not closed.",
                    ),
                )


def _with_brackets(post: CheckedPost) -> str:
    """The prose, where a link begins with its bracket, unlike code, which is blanked out, too."""
    text = post.prose
    pieces, done = [], 0
    for at in sorted(link.range.start for link in post.links.links):
        if at >= done and text[at + 1 : at + 2] in ("_", "*"):
            pieces += [text[done:at], "["]
            done = at + 1
    return "".join([*pieces, text[done:]])


def _unpaired(text: str, part: Range) -> Iterator[Range]:
    if _RULE_LINE.search(text, part.start, part.end):
        return
    found = [*_pairs(text, part, _RUN), *_pairs(text, part, _LINES)]
    if not found:
        return
    holes = [Range(*match.span()) for match in _NO_MARKS.finditer(text, part.start, part.end)]
    if holes:
        # A mark that ends a sentence in italics looks like a pattern of names, too.
        bare = blank(text, holes)
        also = {*_pairs(bare, part, _RUN), *_pairs(bare, part, _LINES)}
        found = [mark for mark in found if mark in also]
    yield from found


def _pairs(text: str, part: Range, pattern: re.Pattern[str]) -> Iterator[Range]:
    opened: list[list[int]] = []
    for match in pattern.finditer(text, part.start, part.end):
        if len(match[0]) > _LONGEST_MARK:
            return
        before = text[match.start() - 1 : match.start()] if match.start() > part.start else ""
        after = text[match.end() : match.end() + 1] if match.end() < part.end else ""
        length = len(match[0])
        at = match.start()
        if before.strip() and opened:
            length, at = _close(opened, length, at)
        if length and after.strip() and after not in _CLOSING:
            opened.append([at, length, int(not before.strip() or before in _OPENING)])
    for at, length, at_word in opened:
        if length > 1 or at_word:
            yield Range(at, at + length)


def _close(opened: list[list[int]], length: int, at: int) -> tuple[int, int]:
    while length and opened:
        last = opened[-1]
        used = min(last[1], length)
        last[1] -= used
        length -= used
        at += used
        if not last[1]:
            opened.pop()
    return length, at


RULE = Rule(
    id="unclosed-emphasis",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Negrita o cursiva sin cerrar", en="Emphasis is not closed"),
    explanation=Localized(
        es="Los asteriscos sin pareja se publican, y el texto sale sin formato.",
        en="Asterisks without a partner are published, and the text comes out plain.",
    ),
    find=find,
)
