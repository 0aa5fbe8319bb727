"""Articles, nouns, adjectives and verbs side by side that do not agree: los modelo, una problema.

RAE, Nueva gramática básica 2011, 2 and 13; DPD under el: el agua and un área are right, este agua
is not. Only words of certain gender and number are judged, so names and foreign words never are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import Nominal, nominal
from newsletter_editor.spelling.orthography.agreement_before import disagreeing_before
from newsletter_editor.spelling.orthography.agreement_verbs import disagreeing_verbs
from newsletter_editor.spelling.orthography.agreement_words import (
    COLLECTIVE,
    DETERMINERS,
    EITHER,
    NUMBERS,
    SHARING,
    TIMES,
    Determiner,
    disagreement,
    form_for,
    is_english,
    judged,
    plural_of,
    singular_of,
)
from newsletter_editor.spelling.orthography.flaw import Flaw, Reading
from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word

_CLITICS = ("la", "los", "las")
_BEFORE_STRESSED_A = ("el", "un", "del", "al", "algún", "ningún")
_UNCHANGING = word_set(
    """
    rosa naranja violeta turquesa malva lila añil azul verde rojo negro blanco gris amarillo fuente
    clave piloto estándar extra súper medio media vídeo video sur norte este oeste mitad cuarto
    primera segunda parte peor mejor máximo mínimo pro contra ambos demás
    """
)
"""Colours and what stands beside a plural as it is, and what may be no noun: las mejor pagadas."""
_COLOURS = word_set(
    """
    rojo roja negro negra blanco blanca amarillo amarilla morado morada dorado dorada plateado
    plateada azul verde gris marrón rojos rojas negros negras blancos blancas amarillos amarillas
    morados moradas dorados doradas plateados plateadas
    """
)
"""Adjectives of colour; as nouns they stand beside a plural only with one more: azul claro."""
_GREY_AND_BROWN = {"gris": "grises", "marrón": "marrones"}
_BEHIND_COLOUR = word_set(
    "de del en con para por a al sin desde hasta es son esta estan se no me te le les nos"
)
_OF_COLOURS = word_set(
    """
    canales colores componentes valores niveles tonos tonalidades píxeles bandas partidos días años
    """
)
"""Nouns beside which a colour is a name."""
_KINDS = word_set("tipo modelo clase serie nivel estilo marca versión formato norma plan línea")
"""Nouns that a name makes a name of: los tipo A, los modelo 3."""
_VERBS = {
    "es": "son", "está": "están", "fue": "fueron", "era": "eran", "tiene": "tienen",
    "puede": "pueden", "debe": "deben", "ha": "han", "será": "serán", "tenía": "tenían",
}  # fmt: skip
_COMPOUND = (
    "corta", "para", "salva", "guarda", "abre", "saca", "lava", "toca", "quita", "porta", "cuenta",
    "trota", "limpia", "rompe", "traga", "busca", "pasa", "marca", "pinta", "mata", "caza", "lanza",
)  # fmt: skip
"""Verbs that make nouns that end in s in the singular too: el cortafuegos."""
_SHORTEST_COMPOUND = 10
_STANDING_ALONE = word_set(
    """
    este ese aquel esta esa aquella estos esos aquellos estas esas aquellas otro otra otros otras
    algunos algunas muchos muchas pocos pocas varios varias ambos ambas tu unos unas
    """
)
"""What is a pronoun too, or may lack the accent of one: tu amas."""
_NAMED = word_set(
    """
    opción modo comando botón parámetro valor campo función orden estado menú pestaña filtro palabra
    herramienta formato tipo término versión variable propiedad atributo etiqueta casilla acción
    """
)
"""Nouns whose name may stand behind them as it is: la opción progresivo."""
_PREDICATES = word_set(
    """
    seguido seguida precedido precedida acompañado acompañada junto junta incluido incluida separado
    separada tranquilo tranquila contento contenta feliz solo sola seguro segura vivo viva rápido
    rápida lento lenta derecho alto bajo claro
    """
)
"""Adjectives that tell of the subject, or how: prosiguió sus viajes tranquilo."""
_AFTER_TITLE = word_set("que lo como cuando donde un una el la los las cosa")
"""What follows a verb that agrees with something else than what stands before it."""


def disagreeing(reading: Reading) -> Iterator[Flaw]:
    """Words of a noun phrase, or subject and verb, whose gender or number differ for certain."""
    yield from _behind_determiners(reading)
    yield from disagreeing_before(reading)
    yield from disagreeing_verbs(reading)


def _behind_determiners(reading: Reading) -> Iterator[Flaw]:
    found = reading.words
    for at, word in enumerate(found[:-1]):
        if found[at + 1].lower in _COLOURS:
            yield from _before_colour(reading, at)
        determiner = DETERMINERS.get(word.lower)
        if determiner is None or word.is_shouted or word.whole:
            continue
        what = judged(reading.text, word, found[at + 1])
        if what is None or is_english(found[at + 1].lower, reading):
            continue
        agree = _agree(word, determiner, found[at + 1], what)
        if agree and not (what.is_noun and _may_disagree(found[at + 2 : at + 3])):
            continue
        here = Neighbours(reading.text, found, reading.bare, at, reading.spanish)
        if agree:
            yield from _behind_noun(here, found[at : at + 4], what)
        elif flaw := _beside_article(here, word, found[at + 1], determiner, what):
            yield flaw


def _before_colour(reading: Reading, at: int) -> Iterator[Flaw]:
    """A noun and another form of a colour, with nothing that would make that a noun."""
    noun, colour = reading.words[at : at + 2]
    what, shade = nominal(noun.lower), nominal(colour.lower)
    if noun.lower in _COLOURS or what is None or shade is None:
        return
    if not what.is_noun or len(what.gender) > 1:
        return
    if what.number == shade.number and what.gender in shade.gender:
        return
    if what.number == "sg" and (shade.number == "pl" or noun.lower in _NAMED):
        return
    if noun.lower in _OF_COLOURS:
        return
    if judged(reading.text, noun, colour) is None:
        return
    here = Neighbours(reading.text, reading.words, reading.bare, at, reading.spanish)
    if what.parts != "n" and here.written(-1).lower() not in DETERMINERS:
        return
    if here.before() in SHARING or here.before(2) in SHARING or here.follows_name:
        # Una caja de camisas roja: the colour may be the box's.
        return
    follows = here.after(2)
    ends = here.ends_after(1) and here.punctuation_after(1) not in (",", "/", "-", ":")
    ends = ends or (follows == "y" and here.after(3) in grammar.ARTICLES)
    verb = here.written(2)
    third = verb.endswith(("n", "ó")) or here.spanish.knows(verb + "n")
    acts = third and here.spanish.knows(verb)
    if not (ends or follows in _BEHIND_COLOUR or (acts and nominal(here.written(2)) is None)):
        return
    fitting = _GREY_AND_BROWN.get(colour.lower) or form_for(colour.lower, what)
    if fitting and fitting != colour.lower:
        yield disagreement(here, colour, fitting, noun, colour)


def _may_disagree(follows: list[Word]) -> bool:
    """Whether an adjective or a verb follows that is worth a closer look."""
    return any(word.lower in _VERBS or nominal(word.lower) is not None for word in follows)


def _agree(article: Word, determiner: Determiner, noun: Word, what: Nominal) -> bool:
    if determiner.number != what.number:
        return False
    if set(determiner.gender) & set(what.gender):
        return True
    stressed = without_accents(noun.lower).startswith(("a", "ha"))
    return article.lower in _BEFORE_STRESSED_A and stressed and what.number == "sg"


def _beside_article(
    here: Neighbours, article: Word, noun: Word, determiner: Determiner, what: Nominal
) -> Flaw | None:
    if noun.lower in _UNCHANGING:
        return None
    if noun.lower in EITHER or noun.lower.endswith(("is", "us")) or _is_compound(noun.lower):
        return None
    if what.gender == "m" and determiner.gender == "f" and noun.lower.endswith(("nte", "ntes")):
        # La asistente: whether it is a person the list does not always know.
        return None
    if not what.is_noun and here.spanish.frequencies.accented(noun.lower):
        # In otras seria mejor an accent is missing.
        return None
    if what.is_verb and here.after(2) == "y" and determiner.number == what.number:
        # El tira y afloja.
        return None
    if article.lower in ("un", "una") and here.before() == "y" and here.before(2):
        # Las mil y una noches, treinta y un días.
        return None
    if article.lower in ("esta", "estas", "este") and "a" in what.parts:
        # El archivo esta roto lacks an accent.
        return None
    if determiner.number == what.number and not what.is_noun:
        # El nueva York and el de siempre: an adjective's noun may be elsewhere.
        return None
    if article.lower in NUMBERS and here.before() in ("el", "un", "del", "al", "la"):
        # El cuatro venezolano.
        return None
    if article.lower in _CLITICS and what.is_verb and not _is_article(here):
        return None
    if article.lower in _STANDING_ALONE and (
        (what.is_verb and determiner.number == "sg") or here.before() in ("a", "para")
    ):
        # Este busca la orden; a otros, orejas.
        return None
    if here.after(3) == here.after() or (
        noun.lower in _COMPOUND and (nominal(here.written(2)) or what).number == "pl"
    ):
        # El boca a boca; un cuenta kilómetros.
        return None
    follows = here.text[noun.end : noun.end + 3].lstrip()[:1]
    if noun.lower in _KINDS and (follows.isupper() or not follows.isalpha()) and follows != ".":
        return None
    if follows.isdigit() or here.before() in ("numero", "pagina", "capitulo", "version"):
        return None
    if determiner.number == "pl" and what.number == "sg":
        if plural := plural_of(noun.lower, determiner.gender):
            return disagreement(here, noun, plural, article, noun)
        return _both(here, article, noun, determiner, what)
    if not determiner.form("m", "pl"):
        singular = singular_of(noun.lower, determiner.gender)
        return disagreement(here, noun, singular, article, noun) if singular else None
    gender = what.gender if what.gender != "mf" else determiner.gender[0]
    form = determiner.form(gender, what.number)
    if not form or form == article.lower:
        return None
    return disagreement(here, article, form, article, noun)


def _both(
    here: Neighbours, article: Word, noun: Word, determiner: Determiner, what: Nominal
) -> Flaw | None:
    """For the plural of the other gender: las dato, estos ciudad."""
    form, plural = determiner.form(what.gender, "pl"), plural_of(noun.lower, what.gender)
    if what.parts != "n" or len(what.gender) > 1 or not form or not plural:
        return None
    found = disagreement(here, article, form, article, noun)
    return replace(found, end=noun.end, replacement=f"{found.replacement} {plural}")


def _is_compound(word: str) -> bool:
    return len(word) >= _SHORTEST_COMPOUND and word.startswith(_COMPOUND) and word.endswith("s")


def _is_article(here: Neighbours) -> bool:
    """Whether la, los or las before what may be a verb is an article all the same."""
    before = here.before()
    if before in grammar.PREPOSITIONS or before in ("todos", "todas", "ambos"):
        return True
    if grammar.is_infinitive(before, here.spanish) or grammar.is_gerund(before, here.spanish):
        # Their pronouns would be joined to them.
        return True
    if before.endswith("mos") and here.spanish.knows(here.written(-1)):
        return True
    follows = nominal(here.written(2))
    if follows is not None and follows.parts == "a" and follows.number == "pl":
        return True
    begins = here.word.is_capitalised and here.word.starts_sentence
    if begins and follows is not None and "a" in follows.parts and follows.number == "pl":
        # Los modelo grandes opens with no pronoun.
        return True
    return not before and here.after(2) in ("son", "estan", "tienen", "pueden", "han", "deben")


def _behind_noun(here: Neighbours, written: list[Word], what: Nominal) -> Iterator[Flaw]:
    """An adjective, or the verb of what begins a sentence, right behind a noun."""
    article, noun, word = written[:3]
    if (
        here.before() in SHARING
        or here.follows_name
        or article.lower in ("del", "al")
        or noun.lower in TIMES
    ):
        # La página de los datos nueva: the adjective may belong to what stands before.
        return
    adjective = judged(here.text, noun, word)
    if adjective is not None and adjective.parts == "a":
        wrong = adjective.number != what.number or not set(adjective.gender) & set(what.gender)
        if wrong and not _may_belong_elsewhere(here, written, what, adjective):
            fitting = form_for(word.lower, what)
            if fitting:
                yield disagreement(here, word, fitting, article, word)
        return
    plural = _VERBS.get(word.lower)
    begins = article.starts_sentence and not here.before() and here.opening in ("", ".", "?", "!")
    if plural is None or what.number != "pl" or not begins or noun.lower in TIMES:
        return
    if here.after(3) and here.after(3) not in _AFTER_TITLE and here.text[noun.end] in " \n":
        yield disagreement(here, word, plural, article, word)


def _may_belong_elsewhere(
    here: Neighbours, written: list[Word], what: Nominal, adjective: Nominal
) -> bool:
    if here.after(3) == "que" and written[2].lower.endswith(("or", "ores")):
        # Una energía varias magnitudes mayor que la otra.
        return True
    if written[2].lower.rstrip("s") in _PREDICATES or here.after(3) in grammar.ARTICLES:
        # Otros estados, incluido el condado; guardó la partida seguido por otros.
        return True
    if written[1].lower in _NAMED and adjective.number == "sg":
        return True
    if written[1].lower in COLLECTIVE and adjective.number == "pl":
        return True
    if here.spanish.frequencies.accented(written[2].lower):
        # Este comando amplia la imagen lacks an accent.
        return True
    joined = here.after(3) in ("y", "e", "o", "u") and what.number == "pl"
    if written[2].lower in _UNCHANGING or joined:
        # Las lenguas griega y latina.
        return True
    if here.punctuation_after(2) in (",", "/", "-"):
        return True
    follows = nominal(here.written(3))
    return (
        follows is not None
        and follows.is_noun
        and not (follows.is_verb and adjective.number == what.number)
        and follows.number == adjective.number
    )
