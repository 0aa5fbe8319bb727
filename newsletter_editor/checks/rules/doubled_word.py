"""A word that stands there twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.sections.templates import main_language
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_DOUBLED = re.compile(
    r"(?<![\w'’.@/#&-])(?P<word>[^\W\d_]+)(?P<gap>[ \t\u00a0]+|[ \t]*\n[ \t]*)"
    r"(?P<again>(?P=word))(?![\w'’@/-])",
    re.I,
)
# Languages that double words for emphasis or grammar, or write without spaces, are left alone;
# Spanish has a rule of its own among those of its orthography.
LANGUAGES = frozenset(["", "en", "fr", "pt", "it", "de", "nl", "ca", "gl", "sv", "da"])
_MAY_DOUBLE: dict[str, frozenset[str]] = {
    "": frozenset(["ha", "ja", "je", "ho", "bla", "blah", "bye", "wow", "yeah", "tic", "toc"]),
    "en": frozenset(
        ["that", "had", "so", "very", "no", "is", "her", "do", "much", "uh", "um", "extra"]
    ),
    "pt": frozenset(["muito", "não", "sim", "já", "pouco"]),
    "fr": frozenset(["nous", "vous", "très", "non", "oui", "bien"]),
    "it": frozenset(["molto", "no", "sì", "piano", "quasi"]),
    "de": frozenset(["die", "der", "das", "sehr", "nein", "ja", "sie", "dass", "den", "dem"]),
}


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each pair; pairs that the language knows, and names, are left out."""
    language = main_language(post.language)
    if language not in LANGUAGES:
        return
    languages = ["", language] if language else list(_MAY_DOUBLE)
    allowed = frozenset[str]().union(*(_MAY_DOUBLE.get(name, ()) for name in languages))
    for match in _DOUBLED.finditer(post.prose, post.body.start):
        word, again = match["word"], match["again"]
        if word.casefold() in allowed or _is_name(word, again) or "\n\n" in match["gap"]:
            continue
        if "\n" in match["gap"] and _parts_blocks(post, match.start("gap")):
            continue
        if len(word) == 1 and word.casefold() not in "aeoyuàéáíói":
            continue
        yield Finding(
            Range(match.start("word"), match.end("again")),
            Localized(
                es="«{word}» está dos veces seguidas.", en="“{word}” stands there twice in a row."
            ).format(word=word),
            suggestions=(word,),
            fixes=(
                replacement(
                    Range(match.end("word"), match.end("again")),
                    "",
                    Localized(es="Quitar la segunda", en="Take the second one out"),
                ),
            ),
        )


def _parts_blocks(post: CheckedPost, at: int) -> bool:
    """Whether the line that ends at a place is a block of its own: a heading, an item."""
    return not any(
        block.kind in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
        and block.range.start <= at < block.range.end
        and post.text.find("\n", at) < block.range.end
        for block in post.markdown_blocks
    )


def _is_name(word: str, again: str) -> bool:
    """`Duran Duran`, `GET get` and abbreviations; `De de` is a slip all the same."""
    if len(word) > 1 and word.isupper() and again.islower():
        return True
    return again[:1].isupper() and (word[:1].isupper() or len(again) > 1)


RULE = Rule(
    id="doubled-word",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Palabra repetida", en="Doubled word"),
    explanation=Localized(
        es="Al corregir un texto es fácil dejar una palabra dos veces.",
        en="When a text is revised a word is easily left there twice.",
    ),
    find=find,
)
