"""What rules of confused words give, and what they ask of the words around."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set


class Meant(NamedTuple):
    """What should stand in place of a word and those right after it."""

    right: str
    words: int = 1
    """Words replaced, the one asked about and its followers."""


Rule = Callable[[Neighbours], Meant | None]

HAVE = word_set(
    """
    he has ha hemos habeis han habia habias habiamos habian hube hubo hubimos hubieron habre habras
    habra habremos habran habria habrias habriamos habrian haya hayas hayamos hayan hubiera
    hubieras hubieramos hubieran hubiese hubieses hubiesemos hubiesen haber habiendo haberlo
    haberla haberlos haberlas haberse haberle haberme haberte habernos
    """
)
BEING = word_set(
    """
    es son era eran fue fueron sea sean ser sido siendo sera seran seria serian esta estan estaba
    estaban estuvo este esten estar estado estando estara estaria quede queda quedo quedado
    """
)
DETERMINERS = (
    grammar.NOUN_MARKERS | grammar.ARTICLES | word_set("todo toda todos todas tal cuyo cuya y/o")
) - {"tu"}
QUANTIFIERS = word_set(
    """
    muchos muchas pocos pocas varios varias algunos algunas unos unas demasiados demasiadas
    bastantes tantos tantas numerosos numerosas suficientes diversos diversas dos tres cuatro cinco
    seis siete ocho nueve diez
    """
)
SUBJECTS = word_set("ella usted quien alguien nadie todo nada eso esto aquello ello uno cualquiera")
NEGATIONS = word_set("no ni nunca jamas tampoco sin nada nadie ningun ninguna ninguno apenas")
ONLY_AFTER_HAVE = word_set("sido habido podido tenido venido debido sabido")
"""Participles that stand for no state and no noun that anything leads to."""
FINITE = word_set(
    """
    es son era eran fue fueron sera seran seria esta estan estaba estaban estas hay habia hubo
    tiene tienen tenia tenian tengo tenemos tienes puede pueden puedo puedes podemos podia debe
    deben debo debes debemos quiere quieren quiero quieres queremos sabe saben sabes sabemos hace
    hacen hago haces hacemos va van voy vas vamos dice dicen existe existen funciona funcionan
    necesita necesitan necesito necesitas necesitamos ha han he hemos habra usa usan usamos
    encuentra encuentras aparece aparecen viene vienen gusta gustan parece parecen falta faltan
    quise quiso pude pudo tuve tuvo hizo hice dijo hicieron dijeron pudieron tuvieron estuvo
    """
)
"""Frequent forms of the indicative, which nothing but a verb can be."""


def tells(here: Neighbours, distance: int) -> bool:
    """Whether a verb that nothing but tells comes within the clause, that many words after."""
    return any(_is_telling(here, at) for at in range(distance, distance + _FAR))


_FAR = 9
"""Words; a subject that is longer is rare."""


def _is_telling(here: Neighbours, distance: int) -> bool:
    bare, written = here.after(distance), here.written(distance)
    if written.endswith(("ó", "aba", "aban")) and len(written) > _SHORTEST_VERB:
        return here.spanish.knows(written)
    if written.endswith(("ía", "ían")):
        stem = written.rstrip("n")[:-2]
        return any(here.spanish.knows(stem + ending) for ending in ("er", "ir"))
    return bare in FINITE and (bare not in _DEMONSTRATIVES or here.written(distance) != bare)


_DEMONSTRATIVES = ("esta", "estas")


def conjugates(word: str, here: Neighbours) -> bool:
    """Whether a word in -a, -as, -e or -es has the verb's other forms beside it: entiendes."""
    stem = word.rstrip("sn")
    if len(stem) < _SHORTEST_VERB or stem[-1] not in "ae":
        return False
    knows = here.spanish.knows
    return knows(stem) and knows(stem + "n") and knows(stem[:-1] + "o") and knows(stem + "s")


_SHORTEST_VERB = 4
