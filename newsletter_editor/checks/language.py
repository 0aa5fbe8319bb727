"""What the language rules share: a post's prose, the dictionaries for it, the glossaries.

Dictionaries are loaded once a process, and what was found in a paragraph is remembered by its text,
so that after a key only the paragraph that changed is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter_editor.repo.door import Door
from newsletter_editor.repo.regular import read_regular
from newsletter_editor.site.languages import language_of_post
from newsletter_editor.spelling.accents import AccentHint, accent_hints
from newsletter_editor.spelling.blocks import Block
from newsletter_editor.spelling.glossary import (
    LARGEST_FILE,
    Glossary,
    glossary_file,
    own_glossary_file,
    read_glossary,
)
from newsletter_editor.spelling.language import chosen_language, dictionary_tag, language_of_text
from newsletter_editor.spelling.lexicon import Lexicon, lexicon
from newsletter_editor.spelling.orthography.choices import Choices
from newsletter_editor.spelling.orthography.flaw import Finder, Flaw, Reading
from newsletter_editor.spelling.prose import Passage, ProseReader
from newsletter_editor.spelling.remembered import ENDLESS, Patience, Remembered
from newsletter_editor.spelling.speller import Judgement, Speller, mistakes_together
from newsletter_editor.spelling.words import Word
from newsletter_editor.text.ranges import Range

if TYPE_CHECKING:
    from newsletter_editor.checks.post import CheckedPost

_reader = ProseReader()
_KEPT_SPELLERS = 4
_NOTHING_WRONG = Judgement()
LONGEST_PASSAGE = 20_000
"""Code points; what is longer without a blank line is no paragraph that somebody wrote."""


class SpokenPost:
    """A post as the language rules see it; ranges are of the whole post."""

    def __init__(self, post: CheckedPost) -> None:
        self._post = post
        self._patience = ENDLESS

    def read_in_time(self, seconds: float, near: int = 0) -> bool:
        """Look up what the time allows, beginning beside the offset `near`; whether that is all.

        The rules then find what has been looked up and no more. Only looking up counts.
        """
        if self.tag:
            _speller(self.tag, self.glossary)
        nearest_first = sorted(self.passages, key=lambda each: abs(each[0].start - near))
        self._patience = patience = Patience(seconds)
        for _, passage in nearest_first:
            self._judgement_of(passage)
            self._hints_in(passage)
            self._flaws_in(passage)
            if patience.was_lost:
                break
        return not patience.was_lost

    @cached_property
    def passages(self) -> list[tuple[Block, Passage]]:
        """The paragraphs, headings and titles that readers see."""
        return list(_reader.read(self._post.text))

    @cached_property
    def marked(self) -> str | None:
        """The language that front matter, title or name tell; None where none of them does."""
        title = self._post.front_matter.data.get("title")
        return language_of_post(
            self._post.front_matter.data,
            title if isinstance(title, str) else "",
            self._post.path.stem if self._post.path else "",
        )

    @cached_property
    def language(self) -> str:
        """As in `es` or `es-MX`: marked in the post, told by its text, or the site's; or ""."""
        post = self._post
        declared = language_of_post(post.front_matter.data, "", "")
        # Reading for the language takes a while, and is for nothing where it is declared.
        told = None if declared else language_of_text(passage.text for _, passage in self.passages)
        if not self.marked:
            told = post.language_before or told
        return chosen_language(declared, self.marked, told) or post.site_language

    @cached_property
    def tag(self) -> str:
        """The dictionary's, such as `es_MX`; "" where nothing tells the language."""
        settings = self._post.settings
        return dictionary_tag(self.language, settings.dictionary) if self.language else ""

    @property
    def is_spanish(self) -> bool:
        """Whether rules of Spanish apply."""
        return self.tag.startswith("es_")

    @property
    def lexicon(self) -> Lexicon:
        """The words of the post's language; a SilentLexicon where there is no dictionary."""
        return lexicon(self.tag)

    @property
    def english(self) -> Lexicon:
        """The words of English, which posts in all languages use."""
        return lexicon("en_US")

    @cached_property
    def glossary(self) -> Glossary:
        """The team's words and the author's own."""
        site = self._post.site
        own = _glossary_in(own_glossary_file(), None)
        return _glossary_in(glossary_file(site.root), site.door) | own if site else own

    def mistakes(self) -> Iterator[tuple[Word, Range]]:
        """Misspelt words."""
        found = mistakes_together([self._judgement_of(passage) for _, passage in self.passages])
        for (block, passage), words in zip(self.passages, found, strict=True):
            for word in words:
                yield word, passage.range(word.start, word.end).shifted(block.start)

    def accents(self) -> Iterator[tuple[AccentHint, Range]]:
        """Words that probably lack an accent."""
        for block, passage in self.passages:
            for hint in self._hints_in(passage):
                if self.glossary.accepts(hint.word):
                    continue
                place = passage.range(hint.word.start, hint.word.end)
                yield hint, place.shifted(block.start)

    def flaws(self, finder: Finder) -> Iterator[tuple[Flaw, Range, Range | None]]:
        """What a rule of orthography finds: the flaw, what to mark, what to replace or None."""
        for block, passage, flaws in self._flawed:
            for flaw in flaws.get(finder, ()):
                start, end = flaw.shown or (flaw.start, flaw.end)
                shown = passage.range(start, end).shifted(block.start)
                replaced = None
                if passage.is_unbroken(flaw.start, flaw.end):
                    replaced = passage.range(flaw.start, flaw.end).shifted(block.start)
                yield flaw, shown, replaced

    @cached_property
    def _flawed(self) -> list[tuple[Block, Passage, Mapping[Finder, tuple[Flaw, ...]]]]:
        """The passages in which some rule of orthography has found something."""
        return [
            (block, passage, flaws)
            for block, passage in self.passages
            if (flaws := self._flaws_in(passage))
        ]

    def _judgement_of(self, passage: Passage) -> Judgement:
        if not self.tag:
            return _NOTHING_WRONG
        speller = _speller(self.tag, self.glossary)
        return speller.judge(passage.text, self._patience) or _NOTHING_WRONG

    def _hints_in(self, passage: Passage) -> tuple[AccentHint, ...]:
        if not self.is_spanish:
            return ()
        return _accents.get((passage.text, self.tag), self._patience) or ()

    def _flaws_in(self, passage: Passage) -> Mapping[Finder, tuple[Flaw, ...]]:
        if not self.is_spanish:
            return {}
        asked = passage.text, self.tag, self._post.settings.orthography
        return _flaws.get(asked, self._patience) or {}


def spoken(post: CheckedPost) -> SpokenPost:
    """The post as the language rules see it, made once for all of them."""
    # Kept by the post, for the two need each other and must go together.
    if post.spoken is None:
        post.spoken = SpokenPost(post)
    return post.spoken


def _glossary_in(path: Path, door: Door | None) -> Glossary:
    """The words of a file, of the repo behind `door` where one is given."""
    try:
        if door is not None:
            stamp = door.stamp(path)
        else:
            status = path.stat()
            stamp = status.st_mtime_ns, status.st_size
        return _read_glossary(path, door, stamp) if stamp else Glossary()
    except OSError:
        return Glossary()


@lru_cache(maxsize=8)
def _read_glossary(path: Path, door: Door | None, stamp: tuple[int, int]) -> Glossary:  # noqa: ARG001
    data = door.read(path, LARGEST_FILE) if door else read_regular(path, LARGEST_FILE)
    return read_glossary(data.decode("utf-8", "replace"))


@lru_cache(maxsize=_KEPT_SPELLERS)
def _speller(tag: str, glossary: Glossary) -> Speller:
    return Speller(lexicon(tag), lexicon("en_US"), glossary)


def _accents_in(asked: tuple[str, str]) -> tuple[AccentHint, ...]:
    passage, tag = asked
    if len(passage) > LONGEST_PASSAGE:
        return ()
    return tuple(accent_hints(passage, lexicon(tag)))


def _flaws_in(asked: tuple[str, str, Choices]) -> dict[Finder, tuple[Flaw, ...]]:
    """What each rule of orthography finds: one reading of the passage serves all of them."""
    passage, tag, choices = asked
    if len(passage) > LONGEST_PASSAGE:
        return {}
    reading = Reading(passage, lexicon(tag), lexicon("en_US"), choices)
    found = {finder: tuple(finder(reading)) for finder in _finders}
    return {finder: flaws for finder, flaws in found.items() if flaws}


_finders: list[Finder] = []
_accents = Remembered(_accents_in)
_flaws = Remembered(_flaws_in)


def register(finder: Finder) -> None:
    """Have a rule of orthography run on every passage."""
    _finders.append(finder)
