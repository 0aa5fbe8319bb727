"""Emoji by their names in Spanish and English (resources/emoji says where these come from)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Language


class Emoji(NamedTuple):
    """One emoji; `words` are all that it is found by, without accents, name first."""

    sign: str
    name: str
    words: tuple[str, ...]


@lru_cache
def all_emoji(language: Language) -> tuple[Emoji, ...]:
    """Every emoji, in the order of keyboards, named in a language."""
    found = []
    for line in resource_path("emoji", f"{language}.txt").read_text("utf-8").splitlines():
        sign, name, words = line.split("\t")
        others = (plain(word) for word in words.split(",") if word)
        found.append(Emoji(sign, name, (plain(name), *others)))
    return tuple(found)


def find_emoji(query: str, language: Language, most: int = 60) -> list[Emoji]:
    """Emoji of which a word begins with each word of the query; those whose own name says it come
    first. The other language's names are known too, where the author's own have nothing."""
    wanted = plain(query).replace("_", " ").replace("-", " ").split()
    if not wanted:
        return list(all_emoji(language)[:most])
    found = _ranked(wanted, all_emoji(language))
    if len(found) < most:
        other: Language = "en" if language == "es" else "es"
        seen = {emoji.sign for emoji in found}
        own = {emoji.sign: emoji for emoji in all_emoji(language)}
        found += [
            own[emoji.sign]
            for emoji in _ranked(wanted, all_emoji(other))
            if emoji.sign not in seen and emoji.sign in own
        ]
    return found[:most]


def plain(text: str) -> str:
    """A word as people type it in a hurry: small letters, no accents."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _ranked(wanted: list[str], among: tuple[Emoji, ...]) -> list[Emoji]:
    ranked = []
    for order, emoji in enumerate(among):
        ranks = [_rank(word, emoji.words) for word in wanted]
        if None not in ranks:
            ranked.append((sum(rank for rank in ranks if rank is not None), order, emoji))
    return [emoji for _, _, emoji in sorted(ranked, key=lambda each: each[:2])]


def _rank(word: str, words: tuple[str, ...]) -> int | None:
    """How well a typed word fits; less is better, None is not at all."""
    name = words[0]
    if name == word:
        return 0
    if word in words:
        return 1
    if name.startswith(word):
        return 2
    if f" {word}" in name:
        return 3
    split = (part for each in words for part in each.replace("_", " ").split())
    return 4 if any(part.startswith(word) for part in split) else None
