"""Words that no dictionary and no glossary knows."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding a misspelt word. Suggestions take too long to make for all: `suggesting`."""
    for word, place in spoken(post).mistakes():
        yield Finding(
            place,
            Localized(
                es="«{word}» no está en el diccionario.",
                en="“{word}” is not in the dictionary.",
            ).format(word=word.text),
        )


RULE = Rule(
    id="spelling",
    severity=Severity.WARNING,
    topic="language",
    title=Localized(es="Ortografía", en="Spelling"),
    explanation=Localized(
        es="Ni el diccionario del idioma del artículo ni el inglés ni el glosario del equipo "
        "conocen la palabra: corríjala o añádala al glosario.",
        en="Neither the dictionary of the post's language nor English nor the team's glossary "
        "knows the word: correct it or add it to the glossary.",
    ),
    find=find,
    slow=True,
)
