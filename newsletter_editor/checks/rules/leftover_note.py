"""A hidden paragraph of the original above one that is translated."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.notes import notes_in, without_notes
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding a note; its fix takes it out."""
    for note in notes_in(post.text, post.blocks):
        if note.is_translated:
            edits = tuple(without_notes(post.text, iter([note])))
            yield Finding(note.hidden, _MESSAGE, fixes=(Fix(_TAKE_OUT, edits),))


_MESSAGE = Localized(
    es="Esta nota con el original ya no hace falta; quien mire el código de la página la verá.",
    en="This note with the original is needed no more; who looks at the page's source sees it.",
)
_TAKE_OUT = Localized(es="Quitar la nota", en="Take the note out")

RULE = Rule(
    id="leftover-note",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Nota del original", en="Note of the original"),
    explanation=Localized(
        es="El borrador de una traducción guarda cada párrafo del original en un comentario; "
        "quítalos todos con «Quitar las notas del original».",
        en="The draft of a translation keeps each paragraph of the original in a comment; take "
        "all of them out with “Take out the notes of the original”.",
    ),
    find=find,
)
