"""What rules of agreement share: determiners, what stands beside them, and how it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import Nominal, nominal
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word
from newsletter_editor.text.localized import Localized

_NUMBERS = ("sg", "pl")


class Determiner(NamedTuple):
    """What a determiner asks of its noun."""

    gender: str
    number: str
    forms: tuple[str, ...]
    """Masculine and feminine singular, masculine and feminine plural; "" where there is none."""

    def form(self, gender: str, number: str) -> str:
        """The form for a gender and a number."""
        return self.forms[2 * _NUMBERS.index(number) + (gender == "f")]


NUMBERS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")


def _determiners() -> Iterator[tuple[str, Determiner]]:
    for line in (
        "el,la,los,las", "un,una,unos,unas", "este,esta,estos,estas", "ese,esa,esos,esas",
        "aquel,aquella,aquellos,aquellas", "nuestro,nuestra,nuestros,nuestras",
        "vuestro,vuestra,vuestros,vuestras", "otro,otra,otros,otras",
        "algún,alguna,algunos,algunas", "ningún,ninguna,ningunos,ningunas",
    ):  # fmt: skip
        forms = tuple(line.split(","))
        for place, form in enumerate(forms):
            yield form, Determiner("mf"[place % 2], _NUMBERS[place // 2], forms)
    for form, others in (("del", "de la,de los,de las"), ("al", "a la,a los,a las")):
        yield form, Determiner("m", "sg", (form, *others.split(",")))
    for form in ("mi", "tu", "su"):
        forms = (form, form, form + "s", form + "s")
        yield form, Determiner("mf", "sg", forms)
        yield form + "s", Determiner("mf", "pl", forms)
    for form in NUMBERS:
        yield form, Determiner("mf", "pl", ("", "", form, form))
    yield "cada", Determiner("mf", "sg", ("cada", "cada", "", ""))
    for stem in ("vari", "amb", "much", "poc", "demasiad", "cuánt", "buen", "mal"):
        forms = ("", "", stem + "os", stem + "as")
        yield stem + "os", Determiner("m", "pl", forms)
        yield stem + "as", Determiner("f", "pl", forms)


DETERMINERS = dict(_determiners())
COLLECTIVE = word_set(
    """
    docena decena serie grupo conjunto par mayoría mitad parte cantidad número lista multitud
    centenar millar resto infinidad variedad montón total
    """
)
TIMES = word_set(
    """
    vez
    veces días noches tardes mañanas semanas meses años horas minutos segundos lunes martes
    miércoles jueves viernes sábados domingos momentos siglos ocasiones
    """
)
"""Nouns that tell when, and are no subject: algunas veces es mejor."""
SHARING = grammar.PREPOSITIONS | {"y", "e", "o", "u", "ni"}
"""Before a noun phrase whose adjective may be of another one too: la fecha y la hora actuales."""
EITHER = word_set(
    """
    caché cliente clientes cometa cometas contras gamma lumbreras macro meta micro mini raíz fuentes
    par pares impar impares flash spam software chat tilde lente lentes interfaz web wifi app pijama
    sartén vodka maratón terminal consonante vocal esperma vez
    """
)
"""Nouns of either gender, or whose own noun is left out: el raíz, los fuentes, a la par."""
_DISAGREE = Localized(es="«{words}» no concuerda.", en="The words of “{words}” do not agree.")


def judged(text: str, before: Word, word: Word) -> Nominal | None:
    """What a word is, where it is plain and nothing parts it from the one before."""
    what = nominal(word.lower)
    if what is None or not word.is_prose or word.text != word.lower or word.whole:
        return None
    if text[before.end : word.start] not in (" ", "\n"):
        return None
    # Archivo.py and n.os are no words.
    ends, next_sign = text[word.end : word.end + 1], text[word.end + 1 : word.end + 2]
    glued = ends in ("/", "_", "@", "=", "(") or (ends in (".", ":") and next_sign.strip())
    return None if ends and glued else what


def is_english(word: str, reading: Reading) -> bool:
    """Whether a word is as common in English, where it has no gender: la flash, los blog."""
    if not word.isascii() or word.endswith(("os", "as")) or not reading.english.knows(word):
        return False
    return reading.english.rarity(word) + _AS_COMMON < reading.spanish.rarity(word)


_AS_COMMON = 25
"""Centibels by which a word must be commoner in English: red is Spanish, flash is not."""


def plural_of(word: str, gender: str) -> str:
    """The plural of a noun or an adjective, "" where none of the gender is known."""
    stem = word[:-1] + "c" if word.endswith("z") else word
    for plural in (stem + "s", stem + "es", without_accents(stem) + "es"):
        found = nominal(plural)
        if found is not None and found.number == "pl" and set(found.gender) & set(gender):
            return plural
    return ""


def singular_of(word: str, gender: str) -> str:
    """The singular of a noun, "" where none of the gender is known."""
    for singular in (word.removesuffix("s"), word.removesuffix("es")):
        found = nominal(singular)
        if found is not None and found.number == "sg" and set(found.gender) & set(gender):
            return singular
    return ""


def form_for(word: str, what: Nominal) -> str:
    """The adjective's form for a noun, "" where it is not known."""
    stem = word.rstrip("s")
    stem = stem[:-1] if stem[-1] in "aoe" else stem
    for ending in ("o", "a", "e", "", "os", "as", "es", "s"):
        found = nominal(stem + ending)
        if (
            found is not None
            and "a" in found.parts
            and found.number == what.number
            and set(found.gender) & set(what.gender)
        ):
            return stem + ending
    return ""


def disagreement(here: Neighbours, wrong: Word, right: str, first: Word, last: Word) -> Flaw:
    """One word to be put right; shown are all from the first to the last."""
    shown = right[0].upper() + right[1:] if wrong.is_capitalised else right
    words = here.text[first.start : last.end]
    return Flaw(
        wrong.start,
        wrong.end,
        shown,
        _DISAGREE.format(words=words),
        shown=(first.start, last.end),
    )
