"""Articles, nouns, adjectives and verbs side by side that do not agree: los modelo, una problema.

RAE, Nueva gramática básica 2011, 2 and 13; DPD under el: el agua and un área are right, este agua
is not. Only words of certain gender and number are judged, so names and foreign words never are.
"""

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


class _Determiner(NamedTuple):
    gender: str
    number: str
    forms: tuple[str, ...]
    """Masculine and feminine singular, masculine and feminine plural."""

    def form(self, gender: str, number: str) -> str:
        return self.forms[2 * _NUMBERS.index(number) + (gender == "f")]


def _determiners() -> Iterator[tuple[str, _Determiner]]:
    for line in (
        "el,la,los,las", "un,una,unos,unas", "este,esta,estos,estas", "ese,esa,esos,esas",
        "aquel,aquella,aquellos,aquellas", "nuestro,nuestra,nuestros,nuestras",
        "vuestro,vuestra,vuestros,vuestras", "otro,otra,otros,otras",
        "algún,alguna,algunos,algunas", "ningún,ninguna,ningunos,ningunas",
    ):  # fmt: skip
        forms = tuple(line.split(","))
        for place, form in enumerate(forms):
            yield form, _Determiner("mf"[place % 2], _NUMBERS[place // 2], forms)
    for form, others in (("del", "de la,de los,de las"), ("al", "a la,a los,a las")):
        yield form, _Determiner("m", "sg", (form, *others.split(",")))
    for form in ("mi", "tu", "su"):
        forms = (form, form, form + "s", form + "s")
        yield form, _Determiner("mf", "sg", forms)
        yield form + "s", _Determiner("mf", "pl", forms)
    for stem in ("vari", "amb", "much", "poc", "demasiad", "cuánt"):
        forms = ("", "", stem + "os", stem + "as")
        yield stem + "os", _Determiner("m", "pl", forms)
        yield stem + "as", _Determiner("f", "pl", forms)


_DETERMINERS = dict(_determiners())
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
    plateada azul verde gris marrón
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
_EITHER = word_set(
    """
    caché cliente clientes cometa cometas contras gamma lumbreras macro meta micro mini raíz fuentes
    par pares impar impares flash spam software chat tilde lente lentes interfaz web wifi app pijama
    sartén vodka maratón terminal consonante vocal esperma vez
    """
)
"""Nouns of either gender, or whose own noun is left out: el raíz, los fuentes, a la par."""
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
_COLLECTIVE = word_set(
    """
    docena decena serie grupo conjunto par mayoría mitad parte cantidad número lista multitud
    centenar millar resto infinidad variedad montón total
    """
)
_TIMES = word_set(
    """
    vez
    veces días noches tardes mañanas semanas meses años horas minutos segundos lunes martes
    miércoles jueves viernes sábados domingos momentos siglos ocasiones
    """
)
"""Nouns that tell when, and are no subject: algunas veces es mejor."""
_SHARING = grammar.PREPOSITIONS | {"y", "e", "o", "u", "ni"}
"""Before a noun phrase whose adjective may be of another one too: la fecha y la hora actuales."""
_AFTER_TITLE = word_set("que lo como cuando donde un una el la los las cosa")
"""What follows a verb that agrees with something else than what stands before it."""
_DISAGREE = Localized(es="«{words}» no concuerda.", en="The words of “{words}” do not agree.")


def disagreeing(reading: Reading) -> Iterator[Flaw]:
    """Determiners and what stands right behind them, where gender or number differ for certain."""
    found = reading.words
    for at, word in enumerate(found[:-1]):
        if found[at + 1].lower in _COLOURS:
            yield from _before_colour(reading, at)
        determiner = _DETERMINERS.get(word.lower)
        if determiner is None or word.is_shouted or word.whole:
            continue
        what = _judged(reading.text, word, found[at + 1])
        if what is None or _is_english(found[at + 1].lower, reading):
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
    """A plural noun and the singular of a colour with nothing that would make it a noun."""
    noun, colour = reading.words[at : at + 2]
    if noun.lower in _COLOURS or not noun.lower.endswith("s"):
        return
    what = nominal(noun.lower)
    if what is None or not what.is_noun or what.number != "pl" or len(what.gender) > 1:
        return
    if noun.lower in _OF_COLOURS:
        return
    if _judged(reading.text, noun, colour) is None:
        return
    here = Neighbours(reading.text, reading.words, reading.bare, at, reading.spanish)
    if what.parts != "n" and here.written(-1).lower() not in _DETERMINERS:
        return
    if here.before() in _SHARING or here.before(2) in _SHARING or here.follows_name:
        # Una caja de camisas roja: the colour may be the box's.
        return
    follows = here.after(2)
    ends = here.ends_after(1) and here.punctuation_after(1) not in (",", "/", "-", ":")
    acts = follows.endswith("n") and here.spanish.knows(here.written(2))
    if not (ends or follows in _BEHIND_COLOUR or (acts and nominal(here.written(2)) is None)):
        return
    fitting = _GREY_AND_BROWN.get(colour.lower) or _fitting(colour.lower, what)
    if fitting and fitting != colour.lower:
        yield _flaw(here, colour, fitting, noun, colour)


def _may_disagree(follows: list[Word]) -> bool:
    """Whether an adjective or a verb follows that is worth a closer look."""
    return any(word.lower in _VERBS or nominal(word.lower) is not None for word in follows)


def _judged(text: str, before: Word, word: Word) -> Nominal | None:
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


def _is_english(word: str, reading: Reading) -> bool:
    """Whether a word is as common in English, where it has no gender: la flash, los blog."""
    if not word.isascii() or word.endswith(("os", "as")) or not reading.english.knows(word):
        return False
    return reading.english.rarity(word) < reading.spanish.rarity(word)


def _agree(article: Word, determiner: _Determiner, noun: Word, what: Nominal) -> bool:
    if determiner.number != what.number:
        return False
    if set(determiner.gender) & set(what.gender):
        return True
    stressed = without_accents(noun.lower).startswith(("a", "ha"))
    return article.lower in _BEFORE_STRESSED_A and stressed and what.number == "sg"


def _beside_article(
    here: Neighbours, article: Word, noun: Word, determiner: _Determiner, what: Nominal
) -> Flaw | None:
    if noun.lower in _UNCHANGING:
        return None
    if noun.lower in _EITHER or noun.lower.endswith(("is", "us")) or _is_compound(noun.lower):
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
        plural = _plural(noun.lower, determiner.gender)
        return _flaw(here, noun, plural, article, noun) if plural else None
    gender = what.gender if what.gender != "mf" else determiner.gender[0]
    form = determiner.form(gender, what.number)
    return _flaw(here, article, form, article, noun) if form and form != article.lower else None


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
    return not before and here.after(2) in ("son", "estan", "tienen", "pueden", "han", "deben")


def _plural(word: str, gender: str) -> str:
    """The plural of a noun or an adjective, "" where none of the gender is known."""
    stem = word[:-1] + "c" if word.endswith("z") else word
    for plural in (stem + "s", stem + "es", without_accents(stem) + "es"):
        found = nominal(plural)
        if found is not None and found.number == "pl" and set(found.gender) & set(gender):
            return plural
    return ""


def _behind_noun(here: Neighbours, written: list[Word], what: Nominal) -> Iterator[Flaw]:
    """An adjective, or the verb of what begins a sentence, right behind a noun."""
    article, noun, word = written[:3]
    if (
        here.before() in _SHARING
        or here.follows_name
        or article.lower in ("del", "al")
        or noun.lower in _TIMES
    ):
        # La página de los datos nueva: the adjective may belong to what stands before.
        return
    adjective = _judged(here.text, noun, word)
    if adjective is not None and adjective.parts == "a":
        wrong = adjective.number != what.number or not set(adjective.gender) & set(what.gender)
        if wrong and not _may_belong_elsewhere(here, written, adjective):
            fitting = _fitting(word.lower, what)
            if fitting:
                yield _flaw(here, word, fitting, article, word)
        return
    plural = _VERBS.get(word.lower)
    begins = article.starts_sentence and not here.before() and here.opening in ("", ".", "?", "!")
    if plural is None or what.number != "pl" or not begins or noun.lower in _TIMES:
        return
    if here.after(3) and here.after(3) not in _AFTER_TITLE and here.text[noun.end] in " \n":
        yield _flaw(here, word, plural, article, word)


def _may_belong_elsewhere(here: Neighbours, written: list[Word], adjective: Nominal) -> bool:
    if here.after(3) == "que" and written[2].lower.endswith(("or", "ores")):
        # Una energía varias magnitudes mayor que la otra.
        return True
    if written[2].lower.rstrip("s") in _PREDICATES or here.after(3) in grammar.ARTICLES:
        # Otros estados, incluido el condado; guardó la partida seguido por otros.
        return True
    if written[1].lower in _NAMED and adjective.number == "sg":
        return True
    if written[1].lower in _COLLECTIVE and adjective.number == "pl":
        return True
    if here.spanish.frequencies.accented(written[2].lower):
        # Este comando amplia la imagen lacks an accent.
        return True
    if written[2].lower in _UNCHANGING or here.after(3) in ("y", "e", "o", "u"):
        # Las lenguas griega y latina.
        return True
    if here.punctuation_after(2) in (",", "/", "-"):
        return True
    follows = nominal(here.written(3))
    return follows is not None and follows.is_noun and follows.number == adjective.number


def _fitting(word: str, what: Nominal) -> str:
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


def _flaw(here: Neighbours, wrong: Word, right: str, first: Word, last: Word) -> Flaw:
    shown = right[0].upper() + right[1:] if wrong.is_capitalised else right
    words = here.text[first.start : last.end]
    return Flaw(
        wrong.start,
        wrong.end,
        shown,
        _DISAGREE.format(words=words),
        shown=(first.start, last.end),
    )
