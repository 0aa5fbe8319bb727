"""What is known of one language's words: its dictionary, its region's words, our supplement."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from newsletter_editor.resources import resource_path
from newsletter_editor.spelling.engine import Engine, MissingDictionaryError, open_engine
from newsletter_editor.spelling.frequency import Frequencies, frequencies
from newsletter_editor.spelling.word_table import WordTable, read_table
from newsletter_editor.text.localized import Localized

SPANISH_REGIONS = (
    "ES", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX",
    "NI", "PA", "PE", "PR", "PY", "SV", "US", "UY", "VE",
)  # fmt: skip
"""Countries whose Spanish can be chosen; those without words of their own share the general."""

_KEPT_ANSWERS = 200_000


class Lexicon:
    """Answers about words of one language; look-ups are remembered and may come from any thread."""

    def __init__(
        self,
        tag: str,
        engine: Engine,
        common: Frequencies,
        extra: Sequence[WordTable | frozenset[str]] = (),
        well_known: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.tag = tag
        self.engine = engine
        self.frequencies = common
        self.well_known_mistakes = well_known
        """What is written for what, both in lower case, where no rule of slips tells: haiga."""
        self._extra = tuple(extra)
        self._answers: dict[str, bool] = {}

    @property
    def language(self) -> str:
        """The language without its region, such as `es`."""
        return self.tag.split("_")[0]

    def knows(self, word: str) -> bool:
        """Whether the word is right as it is written, at the start of a sentence or in it."""
        answer = self._answers.get(word)
        if answer is None:
            lower = word.lower()
            answer = lower not in self.well_known_mistakes and (
                self.engine.knows(word) or self.adds(lower) or (lower != word and self.adds(word))
            )
            if len(self._answers) > _KEPT_ANSWERS:
                self._answers.clear()
            self._answers[word] = answer
        return answer

    def adds(self, word: str) -> bool:
        """Whether the word is one of those that we add to the dictionary."""
        return any(word in words for words in self._extra)

    def rarity(self, word: str) -> int:
        """Centibels, see `frequency`; a word with a capital counts as the one without."""
        return self.frequencies.rarity(word.lower())

    def suggest(self, word: str) -> list[str]:
        """The engine's own proposals."""
        return self.engine.suggest(word)


class SilentLexicon(Lexicon):
    """Stands in where a dictionary is missing: knows every word, and says why in `reason`."""

    def __init__(self, tag: str, reason: Localized) -> None:
        super().__init__(tag, _NoEngine(), frequencies(tag.split("_")[0]))
        self.reason = reason

    def knows(self, word: str) -> bool:  # noqa: ARG002
        """Without a dictionary nothing can be called wrong."""
        return True


class _NoEngine(Engine):
    name = "none"

    def _has(self, word: str) -> bool:  # noqa: ARG002
        return True

    def _proposals(self, word: str) -> Iterable[str]:  # noqa: ARG002
        return ()


_loading = threading.Lock()
_loaded: dict[str, Lexicon] = {}


def lexicon(tag: str) -> Lexicon:
    """The lexicon of a language such as `es_MX`, loaded once; a SilentLexicon where it can't be.

    Loading takes some tenths of a second.
    """
    with _loading:
        if tag not in _loaded:
            _loaded[tag] = _load(tag)
        return _loaded[tag]


def _load(tag: str) -> Lexicon:
    language, _, region = tag.partition("_")
    try:
        # All editions of Spanish are one dictionary and what each country adds to it.
        engine = open_engine("es_ES" if language == "es" and region in SPANISH_REGIONS else tag)
    except MissingDictionaryError as missing:
        return SilentLexicon(tag, missing.reason)
    extra: list[WordTable | frozenset[str]] = [_own_supplement(language), _more_words(language)]
    if language == "es":
        extra.append(read_table("regions", f"es_{region}.txt.gz"))
    elif language == "en":
        extra.append(read_table("supplement", "programs.txt.gz"))
    return Lexicon(tag, engine, frequencies(language), extra, _well_known_mistakes(language))


@cache
def _own_supplement(language: str) -> frozenset[str]:
    return frozenset(word for line in _lines(f"{language}.txt") for word in line.split())


@cache
def _more_words(language: str) -> WordTable:
    return read_table("supplement", f"{language}_more.txt.gz")


def _well_known_mistakes(language: str) -> dict[str, str]:
    return dict(line.split(" = ") for line in _lines(f"{language}_mistakes.txt"))


def _lines(name: str) -> list[str]:
    path = resource_path("dictionaries", "supplement", name)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if not line.startswith("#")]


@cache
def words_of_own_posts(language: str) -> WordTable:
    """Words that are right in posts of a language, and beside words of another may be slips."""
    return read_table("supplement", f"{language}_own.txt.gz")
