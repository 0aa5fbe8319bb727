"""Where libenchant is absent, the other engines give a post the same findings."""

from __future__ import annotations

from functools import cache
from itertools import chain

from newsletter_editor.spelling.accents import AccentHint, accent_hints
from newsletter_editor.spelling.engine import ENGINES, open_engine
from newsletter_editor.spelling.frequency import frequencies
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.prose import ProseReader
from newsletter_editor.spelling.speller import Speller
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.spelling.words import Word

TEXT = (
    "El increible boletin de Spakwiki: publico un articulo sobre self-distillation, tokenizadores "
    "y resultados reproducibles. Escríbelo tú, dámelo y no lo preprocesses.\n"
)


@cache
def lexicon_by(kind: str, tag: str) -> Lexicon:
    return Lexicon(tag, open_engine(tag, (kind,)), frequencies(tag[:2]))


def test_all_engines_find_the_same(shared) -> None:
    paths = (shared / "corpus" / "site" / "repo" / "posts" / "_posts").glob("*Bolet*")
    posts = [TEXT, *(path.read_text(encoding="utf-8") for path in paths)]
    found = {kind: [findings(post, kind) for post in posts] for kind in ENGINES}
    assert found["enchant"] == found["chunspell"]
    # spylls proposes other words for what is far from any word.
    assert [each[:2] for each in found["spylls"]] == [each[:2] for each in found["chunspell"]]
    assert all(mistakes and hints for mistakes, hints, _ in found["spylls"])
    assert found["spylls"][0][2][:2] == [["increíble"], ["boletín"]]


def findings(post: str, kind: str) -> tuple[list[Word], list[AccentHint], list[list[str]]]:
    """The misspelt words, the hints, and for each of the words what was meant most likely."""
    spanish, english = lexicon_by(kind, "es_ES"), lexicon_by(kind, "en_US")
    passages = [passage.text for _, passage in ProseReader().read(post)]
    mistakes = list(chain.from_iterable(Speller(spanish, english).mistakes(passages)))
    hints = [hint for passage in passages for hint in accent_hints(passage, spanish)]
    meant = [suggestions(word, spanish, english)[:1] for word in mistakes]
    return mistakes, hints, meant
