"""Words that sound alike: ves and vez, echo and hecho, tubo and tuvo, asta and hasta.

RAE, Diccionario panhispánico de dudas, under the words themselves.
"""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.nominals import nominal
from newsletter_editor.spelling.orthography.confused import (
    BEING,
    DETERMINERS,
    HAVE,
    QUANTIFIERS,
    SUBJECTS,
    Meant,
    Rule,
)
from newsletter_editor.spelling.word_sets import word_set

_ONE_TIME = word_set(
    """
    cada tal una otra alguna primera segunda tercera cuarta quinta sexta decima ultima esta esa
    aquella misma unica rara su mi nueva penultima sola toda ninguna enesima siguiente proxima
    """
)


def _ves(here: Neighbours) -> Meant | None:
    before, earlier = here.before(), here.before(2)
    if before in _ONE_TIME:
        return Meant("vez")
    if before == "la" and earlier in ("a", "de"):
        return Meant("vez")
    if (before in ("en", "de", "por") and here.after() == "de") or (
        before == "de" and here.after() == "en" and here.after(2) == "cuando"
    ):
        return Meant("vez")
    many = before in QUANTIFIERS or before in ("mil", "cien")
    return Meant("veces") if many else None


def _vez(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if before == "como" or (before in ("si", "cuando") and after not in ("", "tras", "y")):
        return Meant("ves")
    if not before and here.word.starts_sentence and after in ("como", "lo"):
        return Meant("ves")
    if here.opening == "¿" and (after in _SEEN or here.written(1) in ("qué", "cómo")):
        return Meant("ves")
    seen = before in ("te", "lo", "los", "las", "me", "nos", "le", "no", "ya")
    noun = here.before(2) in ("a", "de") or after in ("en", "que", "de", "mas")
    return Meant("ves") if seen and (not noun or before == "no") else None


_SEEN = word_set("el la los las lo un una algun alguna algo esto eso este esta tu mi bien mal")


_DONE_HOW = word_set("bien mal a por de en con polvo para y")
_FACT = word_set("de que es era fue no")


def _echo(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    done = "h" + here.word.lower
    if before in HAVE:
        # He echo de menos is he echado de menos.
        return None if _is_idiom(here) else Meant(done)
    if before in BEING:
        return Meant(done)
    if before.endswith("mente") and here.before(2) in BEING | HAVE:
        return Meant(done)
    if before in ("bien", "mal", "medio", "ya") and here.before(2) in BEING | {"", "muy"}:
        return Meant(done) if not _is_idiom(here) else None
    if before in ("bien", "mal") and here.ends_clause and here.before(2):
        return Meant(done)
    if before == "y" and here.before(2) == "dicho":
        return Meant(done)
    if before == "vez" or (before == "por" and here.before(2) in ("da", "dan", "dar", "dando")):
        return Meant(done)
    if here.word.lower == "echos" and before in DETERMINERS | {"los", "unos"}:
        return Meant(done)
    if here.word.lower == "echo":
        if before in ("un", "este", "ese", "algun", "ningun", "cada") and not _is_idiom(here):
            return Meant(done)
        if before == "de":
            return Meant(done) if _is_in_fact(here) else None
        alone = before in ("solo", "mero", "simple") and here.before(2) in ("el", "del", "al")
        if (alone or before in ("el", "este", "ese", "un", "del", "al")) and after in (
            "de",
            "que",
            "es",
        ):
            return (
                Meant(done) if after != "de" or here.after(2) in _TOLD or _verbal(here, 2) else None
            )
        return None
    made = (
        here.word.lower == "echa"
        and after in ("por", "a", "con")
        and before not in (grammar.CLITICS | {"", "no", "y", "que", "quien", "si", "cuando"})
    )
    if made and after == "por" and here.before(2) in DETERMINERS | {"la"}:
        return Meant(done)
    handmade = here.after(2) in ("mano", "medida", "maquina", "mi", "el", "ella", "nosotros", "un")
    return Meant(done) if made and handmade and before.endswith("a") else None


_TOLD = word_set("que no haber ser estar tener")


def _verbal(here: Neighbours, distance: int) -> bool:
    return grammar.is_infinitive(here.after(distance), here.spanish)


def _is_in_fact(here: Neighbours) -> bool:
    """Whether de echo is de hecho, and no command's name stands after de."""
    earlier = here.before(2)
    if not earlier or earlier in ("y", "pero", "que", "porque", "es", "son", "esta", "fue", "era"):
        return True
    return here.ends_clause and here.punctuation == "," and here.clause()[0] not in DETERMINERS


def _is_idiom(here: Neighbours) -> bool:
    return (here.after(), here.after(2)) in _IDIOMS


_IDIOMS = {
    ("de", "menos"), ("en", "falta"), ("a", "perder"), ("un", "vistazo"), ("un", "ojo"),
    ("una", "mano"), ("una", "ojeada"), ("la", "culpa"), ("a", "correr"), ("a", "andar"),
    ("a", "suertes"), ("la", "bronca"), ("de", "ver"), ("una", "siesta"),
}  # fmt: skip
"""What echar goes with, and hacer never."""
_NEVER_FACT = {idiom for idiom in _IDIOMS if idiom not in {("de", "menos"), ("a", "correr")}}


def _hecho(here: Neighbours) -> Meant | None:
    before = here.before()
    alone = before in ("me", "te", "le", "les", "os", "nos") and not here.before(2)
    if here.word.lower == "hecho" and alone and here.after():
        # A participle has its pronoun before have: le he hecho.
        return Meant("echo")
    if not _is_idiom(here):
        return None
    if before in HAVE:
        return Meant("echado") if here.word.lower == "hecho" else None
    certain = (here.after(), here.after(2)) in _NEVER_FACT
    marked = before in grammar.CLITICS | {"no", "y", "que", "tu", "yo"} or not before
    if here.word.lower == "hecho":
        # Un hecho de menos importancia.
        return Meant("echo") if before in grammar.CLITICS or (marked and certain) else None
    fits = before in grammar.CLITICS or (certain and before not in BEING)
    return Meant(here.word.lower[1:]) if fits else None


_NO_TUBE = word_set(
    """
    ayer anoche anteayer entonces no se lo le les que nunca siempre tambien ya quien solo nos te
    ella usted
    """
)
_HAD = word_set(
    """
    un una unos unas mucho mucha muchos muchas exito problemas razon miedo suerte tiempo varios
    varias dos tres su sus poco poca algun alguna algunos ningun ninguna tanto tanta lugar
    dificultades oportunidad ganas acceso gran buen buena buenos buenas mala malos malas
    """
)


def _tubo(here: Neighbours) -> Meant | None:
    before, after = here.before(), here.after()
    if here.word.is_capitalised and not here.word.starts_sentence:
        return None
    if (
        here.written(-1) != "él"
        and before in DETERMINERS - {"esta"} | grammar.PREPOSITIONS | _BEFORE_TUBE
    ):
        return None
    if after == "que":
        return Meant("tuvo") if grammar.is_infinitive(here.after(2), here.spanish) else None
    if (before in _NO_TUBE or here.written(-1) == "él") and after not in ("de", ""):
        return Meant("tuvo")
    if after in _HAD and (before or after in ("lugar", "suerte", "exito", "razon", "miedo")):
        return Meant("tuvo")
    subject = nominal(here.written(-1))
    told = subject is not None and subject.is_noun and here.before(2) in DETERMINERS | {"la"}
    return Meant("tuvo") if told and after in grammar.ARTICLES else None


_BEFORE_TUBE = word_set("tipo pequeno largo doble simple y o segundo mini")


def _tuvo(here: Neighbours) -> Meant | None:
    return Meant("tubo") if here.before() in ("un", "del") else None


def _tube(here: Neighbours) -> Meant | None:
    mine = here.before() in ("no", "yo", "me", "lo", "ya", "nunca", "siempre", "tambien")
    had = here.after() in _HAD or (
        here.after() == "que" and grammar.is_infinitive(here.after(2), here.spanish)
    )
    return Meant("tuve") if had or (mine and here.after()) else None


_UNTIL = word_set(
    "que los las ahora luego hoy mañana donde aqui ahi alli entonces siempre cuando cierto ciento"
)


def _asta(here: Neighbours) -> Meant | None:
    if here.before() in DETERMINERS | {"media", "la", "de", "las", "toro"}:
        return None
    if here.word.is_capitalised and here.before():
        return None
    after = here.after()
    reaches = after in _UNTIL or after in DETERMINERS or grammar.is_infinitive(after, here.spanish)
    # Desde Madrid hasta Lima.
    named = here.before() and here.text[here.word.end :][:2].strip().isupper()
    return Meant("hasta") if reaches or named or after.isdigit() else None


def _hasta(here: Neighbours) -> Meant | None:
    return Meant("asta") if here.before() == "media" and here.before(2) == "a" else None


def _ola(here: Neighbours) -> Meant | None:
    if here.before() or not here.word.starts_sentence or here.opening not in ("", "¡", "."):
        return None
    greets = here.after() in ("a", "amigos", "amigas", "que", "buenas", "buenos", "mundo", "chicos")
    return Meant("hola") if greets or here.punctuation in (",", "!") else None


_GOING = word_set("a al bien mal por con mejor mas en hacia de")


def _valla(here: Neighbours) -> Meant | None:
    plural = "n" if here.word.lower.endswith("n") else ""
    before, after = here.before(), here.after()
    moved = before in (
        "que",
        "se",
        "me",
        "le",
        "les",
        "nos",
        "te",
        "no",
        "donde",
        "cuando",
        "ojala",
    )
    ordered = before in ("", "y", "luego", "continuacion") and after in ("a", "al")
    if ordered and (here.before(2) or not before):
        return Meant("vaya" + plural)
    if moved and (after in _GOING or (before == "que" and not after)):
        return Meant("vaya" + plural)
    if before in ("se", "me", "te", "nos") and here.before(2) in ("que", "ojala", "no", "cuando"):
        # Nobody fences himself: que se valla pronto.
        return Meant("vaya" + plural)
    exclaimed = not before and (here.opening == "¡" or here.word.starts_sentence)
    amazed = after in ("que", "dia", "sorpresa", "tela", "usted", "suerte", "susto", "lio")
    return Meant("vaya") if exclaimed and not plural and amazed else None


def _vallo(here: Neighbours) -> Meant | None:
    """For a form that only who fences says of himself: se vallo, te vallas."""
    before = here.before()
    if here.word.lower == "vallo":
        return Meant("fue") if before == "se" else None
    told = before in ("te", "os") or (before == "no" and here.ends_clause)
    person = here.word.lower.removeprefix("vall")
    return Meant("vay" + person) if told else None


def _iva(here: Neighbours) -> Meant | None:
    if here.word.is_shouted or here.written(-1) in ("el", "del", "de", "con", "sin", "al", "más"):
        return None
    going = here.after() == "a" or grammar.is_gerund(here.after(), here.spanish)
    return Meant("iba") if going or here.before() in grammar.CLITICS | SUBJECTS | {"no"} else None


_PLOUGHED = word_set("campo campos tierra tierras parcela surco surcos buey bueyes huerto finca")


def _plough(here: Neighbours) -> Meant | None:
    """For aremos, which newsletters hardly do to a field."""
    if here.word.is_capitalised and here.before():
        return None
    return None if _PLOUGHED.intersection(here.sentence()) else Meant("h" + here.word.lower)


RULES: dict[str, Rule] = {
    **dict.fromkeys(("aremos", "aré", "ará", "arán", "aría", "arían"), _plough),
    "ves": _ves, "vez": _vez, "echo": _echo, "echa": _echo, "echas": _echo, "echos": _echo,
    "hecho": _hecho, "hecha": _hecho, "tubo": _tubo, "tuvo": _tuvo, "tube": _tube, "asta": _asta,
    "hasta": _hasta, "ola": _ola, "valla": _valla, "vallan": _valla, "baya": _valla, "iva": _iva,
    "vallo": _vallo, "vallas": _vallo,
}  # fmt: skip
