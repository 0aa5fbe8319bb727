"""Where libenchant is absent, the other engine gives a post the same findings."""

from __future__ import annotations

from newsletter_editor.spelling.accents import accent_hints
from newsletter_editor.spelling.engine import open_engine
from newsletter_editor.spelling.frequency import frequencies
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.prose import ProseReader
from newsletter_editor.spelling.speller import Speller
from newsletter_editor.spelling.suggestions import suggestions

TEXT = (
    "El increible boletin de Spakwiki: publico un articulo sobre self-distillation, tokenizadores "
    "y resultados reproducibles. Escríbelo tú, dámelo y no lo preprocesses.\n"
)


def lexicon_by(kind: str, tag: str) -> Lexicon:
    return Lexicon(tag, open_engine(tag, (kind,)), frequencies(tag[:2]))


def test_both_engines_find_the_same(shared) -> None:
    paths = (shared / "corpus" / "site" / "repo" / "posts" / "_posts").glob("*Bolet*")
    posts = [TEXT, *(path.read_text(encoding="utf-8") for path in paths)]
    found = []
    for kind in ("enchant", "chunspell"):
        spanish, english = lexicon_by(kind, "es_ES"), lexicon_by(kind, "en_US")
        speller = Speller(spanish, english)
        for post in posts:
            passages = [passage.text for _, passage in ProseReader().read(post)]
            mistakes = [word for words in speller.mistakes(passages) for word in words]
            hints = [hint for passage in passages for hint in accent_hints(passage, spanish)]
            proposed = [suggestions(word, spanish, english)[:3] for word in mistakes]
            found.append((kind, (mistakes, hints, proposed)))
    by_kind = {kind: [each for by, each in found if by == kind] for kind, _ in found}
    assert by_kind["enchant"] == by_kind["chunspell"]
    assert all(mistakes for mistakes, _, _ in by_kind["chunspell"])
