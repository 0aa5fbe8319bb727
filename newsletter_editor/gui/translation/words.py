"""What of a block is to be written anew: its words, never its marks, links and images."""

from __future__ import annotations

import re

from newsletter_editor.text.ranges import Range

_NOTE = re.compile(r"<!--.*?-->|\{::comment\}.*?\{:/(?:comment)?\}", re.DOTALL)
_LINK = re.compile(
    r"!?\[(?P<label>[^\]\[]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])"
    r"|<(?:https?|mailto):[^>\s]*>|(?:https?|mailto):\S+|<a\s.*?</a>|!?\[",
    re.DOTALL,
)
_BEGINNING = re.compile(r"(?:\\\\\n)*(?:(?:#{1,6}|[-*+]|\d{1,3}[.)]|>)[ \t]+)*")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)(?P=mark)")
_WORD = re.compile(r"\w|…")
_BEFORE, _BEHIND = " \t\n.,;:·|)", " \t\n("


def words_to_write(block: Range, text: str) -> Range:
    """What typing is to replace of a block of `text`.

    The first words that are no link's, a note before them included; of a block of links alone the
    label of the first; of one with neither, nothing at its beginning.
    """
    beginning = _BEGINNING.match(text, block.start, block.end)
    start = beginning.end() if beginning is not None else block.start
    # Links of the original in a note are no links of the page.
    shown = _NOTE.sub(lambda note: "x" * len(note[0]), text[start : block.end])
    at, links = 0, list(_LINK.finditer(shown))
    for link in [*links, None]:
        end = link.start() if link else len(shown)
        if _WORD.search(shown, at, end):
            return _within_marks(shown, start, at, end)
        at = link.end() if link else end
    labels = [link for link in links if link["label"]]
    if labels:
        return Range(start + labels[0].start("label"), start + labels[0].end("label"))
    return Range(start, start)


def _within_marks(shown: str, start: int, at: int, end: int) -> Range:
    words = shown[at:end]
    # A point or a bracket that stands before words closes what the link stands in.
    at += len(words) - len(words.lstrip(_BEFORE if at else " \t\n"))
    end -= len(words) - len(words.rstrip(_BEHIND if end < len(shown) else " \t\n"))
    emphasis = _EMPHASIS.fullmatch(shown, at, end)
    if emphasis is not None:
        at, end = emphasis.span("words")
    return Range(start + at, start + end)
