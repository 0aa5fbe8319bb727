"""What the core says to people, in both languages of the program, without Qt."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["es", "en"]


_NAMES = frozenset({"Jekyll", "Liquid", "Ruby"})


class Localized(NamedTuple):
    """One sentence in Spanish and in English; `{names}` in it are filled by `format`."""

    es: str
    en: str

    def format(self, **values: object) -> Localized:
        """Fill the `{names}` of both sentences; a value that is Localized is filled by language."""
        filled = []
        for language in self._fields:
            own = {
                name: getattr(value, language) if isinstance(value, Localized) else value
                for name, value in values.items()
            }
            filled.append(getattr(self, language).format(**own))
        return Localized(*filled)

    def as_part(self) -> Localized:
        """The sentence as it stands within another one, without its capital and its full stop."""
        return Localized(*(_as_part(sentence) for sentence in self))

    def in_language(self, language: Language) -> str:
        """The sentence in one language."""
        return self.es if language == "es" else self.en


def _as_part(sentence: str) -> str:
    first = sentence.split(" ", 1)[0]
    # Names and abbreviations keep their capitals.
    keeps = first in _NAMES or (not first[1:].islower() and len(first) > 1)
    start = sentence[:1] if keeps else sentence[:1].lower()
    return start + sentence[1:].removesuffix(".")


def language_of(locale_name: str | None) -> Language:
    """The program's language for a locale such as `es_MX.UTF-8`; English for all but Spanish."""
    return "es" if (locale_name or "").lower().startswith("es") else "en"
