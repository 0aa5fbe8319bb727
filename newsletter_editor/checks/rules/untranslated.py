"""What of a translation is still to be written, or stands in the original's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.originals import original_of
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.blocks import BlockKind
from newsletter_editor.sections.notes import notes_in
from newsletter_editor.sections.outline import is_illustration, title_of, without_breaks
from newsletter_editor.sections.templates import main_language
from newsletter_editor.sections.translation import ELLIPSIS
from newsletter_editor.spelling.language import language_of_text
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

FEWEST_WORDS = 8
"""Of a paragraph whose language is judged; a title of a paper may well stay as it is."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[.!?…][)\"”’»\]\s*_\ufffc]*\Z")
"""How prose ends; an entry of a list of references ends with its address."""
_QUOTED = re.compile(r"[>|]|[\"“«„]")


def find(post: CheckedPost) -> Iterator[Finding]:
    """Blocks below a note that are as the skeleton made them, blanks, and foreign paragraphs."""
    told: set[Range] = set()
    for note in notes_in(post.text, post.blocks):
        if note.below is not None and not note.is_translated:
            told.add(note.below)
            is_draft = post.is_draft or not post.in_posts_folder
            yield Finding(note.below, _TO_WRITE, severity=Severity.WARNING if is_draft else None)
    foreign: list[tuple[Range, str]] = []
    for block in post.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.range in told:
            continue
        if without_breaks(block.range.of(post.text)) in (ELLIPSIS, "..."):
            yield Finding(block.range, _BLANK, severity=Severity.WARNING)
        elif not (title_of(post.text, block) or is_illustration(post.text, block)):
            language = _foreign_language(post, block.range)
            foreign += [(block.range, language)] if language else []
    own = post.file
    # Looked for once a post: it goes through all posts of the repo.
    original = original_of(post, own) if foreign and own else None
    if original is not None:
        theirs = main_language(original.language or "")
        for place, language in foreign:
            if language == theirs:
                yield Finding(place, _FOREIGN, severity=Severity.WARNING)


def _foreign_language(post: CheckedPost, place: Range) -> str | None:
    """The language of a paragraph of a translation that is not the translation's own."""
    own = post.file
    if own is None or own.edition is None or not own.language:
        return None
    written = place.of(post.prose)
    if len(_WORD.findall(written)) < FEWEST_WORDS or not _SENTENCE.search(written):
        return None
    if _QUOTED.match(place.of(post.text).lstrip("\\ \n*_")):
        return None
    language, mine = language_of_text([written]), main_language(own.language)
    # Half of a paragraph may be what it quotes.
    middle = written.find(" ", len(written) // 2)
    halves = (language_of_text([written[:middle]]), language_of_text([written[middle:]]))
    return None if mine in (language, *halves) else language


_TO_WRITE = Localized(
    es="Este bloque está sin traducir: la página mostraría lo que se ve aquí.",
    en="This block is not translated: the page would show what stands here.",
)
_BLANK = Localized(
    es="Aquí hay unos puntos suspensivos solos: falta el texto.",
    en="An ellipsis stands here alone: the text is missing.",
)
_FOREIGN = Localized(
    es="Este párrafo está en el idioma de la edición original.",
    en="This paragraph is in the language of the original issue.",
)

RULE = Rule(
    id="untranslated",
    severity=Severity.ERROR,
    topic="text",
    title=Localized(es="Sin traducir", en="Not translated"),
    explanation=Localized(
        es="Lo que queda del original, o un hueco, se publicaría tal cual; tradúcelo o quítalo.",
        en="What is left of the original, or a blank, would be published so; translate it or "
        "take it out.",
    ),
    find=find,
)
