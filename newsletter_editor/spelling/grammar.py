"""Closed classes of Spanish words and the shapes of its verbs, without their accents.

Accent hints look at neighbours that may lack their own accents, so all comparisons are made on
words without them. Classes after RAE, Nueva gramática básica 2011.
"""

from __future__ import annotations

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.word_sets import word_set

NOUN_MARKERS = word_set(
    """
    el un del al su sus mi mis tu tus nuestro nuestra nuestros nuestras vuestro vuestra vuestros
    vuestras cada otro otra otros otras
    este ese aquel esta esa aquella estos esos estas esas algun ningun alguna ninguna algunos
    algunas primer tercer primera tercera mismo misma mismos mismas gran buen nuevo nueva nuevos
    nuevas propio propia cualquier una unos unas dicho dicha dichos dichas cierto cierta varios
    varias muchos muchas pocos pocas dos tres cuatro cinco seis siete ocho nueve diez ambos ambas
    unico unica
    """
)
"""After these stands a noun or an adjective, never a verb."""
OBJECT_ARTICLES = word_set("un una unos unas el la los las su sus")
ARTICLES = word_set("el la los las un una unos unas su sus mi tu")
PRONOUN_OR_ARTICLE = word_set("la lo los las")
PREPOSITIONS = word_set(
    """
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por segun sin sobre
    tras via del al
    """
)
CLITICS = word_set("me te se nos os le les lo la los las")
CONJUNCTIONS = word_set(
    """
    y e o u ni que si cuando como aunque porque pero mas sino donde mientras pues quien quienes
    cual cuales cuyo cuya
    """
)
SUBJUNCTIVE_OPENERS = word_set(
    "que si cuando como aunque donde quien quienes ojala quiza quizas hasta cual cuales tal acaso"
)
ADVERBS_BEFORE_VERB = word_set(
    """
    tambien tampoco ya no nunca siempre solo recien luego despues entonces hoy ayer ahora aun
    todavia asi alli aqui casi apenas incluso ademas
    """
)
THIRD_PERSON_SUBJECTS = word_set("el ella ello quien usted este esta aquel aquella alguien nadie")
COPULAS = word_set(
    """
    es son era eran fue fueron sea sean ser sido esta estan estaba estaban parece parecen
    """
)
AFTER_VERB = word_set(
    """
    un una unos unas el la los las lo su sus que como a al en con por para de del sobre hasta
    desde entre tras dos tres cuatro este esta estos estas ese esa mucho mucha muchos muchas
    varios varias algunos algunas otro otra otros otras mas muy bien todo toda todos todas nuestro
    nuestra ser
    """
)
"""What a verb's object, complement or adverb begins with."""
OBJECT_MARKERS = word_set(
    """
    un una unos unas el la los las su sus que este esta estos estas ese esa varios varias algunos
    algunas otro otra otros otras dos tres cuatro nuestro nuestra muchos muchas todo toda todos
    todas
    """
)
FINITE_SECOND = word_set(
    """
    eres has puedes tienes quieres sabes vas haces debes ves dices estas seras haras podras
    tendras puedas tengas quieras debias podias tenias eras fuiste hiciste tuviste deberias
    podrias necesitas crees piensas decides eliges usas vives trabajas escribes lees
    """
)
FINITE_THIRD = word_set(
    """
    es fue era sera seria ha habia hace hizo hacia tiene tenia tuvo puede podia pudo podra podria
    dice dijo decia sabe sabia quiere queria quiso va iba debe debia deberia estaba estuvo ve vio
    viene vino cree creia creo dio da lleva llevo llego empezo comenzo publico explico escribio
    mismo
    """
)


def is_gerund(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is a gerund, with or without pronouns: `comando` is none."""
    for pronoun in ("", "se", "lo", "la", "los", "las", "le", "les", "me", "te", "nos"):
        base = word.removesuffix(pronoun)
        if (pronoun and base == word) or not base.endswith("ndo"):
            continue
        if base.endswith("ando"):
            return spanish.knows(base[:-4] + "ar")
        if base.endswith(("iendo", "yendo")) and len(base) > 6:
            stem = base[:-5]
            return any(spanish.knows(stem + infinitive) for infinitive in ("er", "ir")) or (
                spanish.knows(base)
            )
        return base in ("siendo", "yendo", "viendo", "dando")
    return False


_PARTICIPLES = word_set(
    """
    hecho escrito abierto puesto visto compuesto cubierto dispuesto descrito roto resuelto vuelto
    incluido dicho impreso inscrito expuesto propuesto
    """
)


def is_participle(word: str, spanish: Lexicon, endings: tuple[str, ...] = ("o",)) -> bool:
    """Whether a word in lower case is a participle with one of the endings o, a, os, as."""
    for ending in endings:
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)]
        if stem + "o" in _PARTICIPLES:
            return True
        if stem.endswith("ad") and spanish.knows(stem[:-2] + "ar"):
            return True
        if stem.endswith("id") and any(spanish.knows(stem[:-2] + end) for end in ("er", "ir")):
            return True
    return False


def is_infinitive(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is an infinitive, with or without pronouns."""
    for pronoun in ("", "lo", "la", "los", "las", "se", "le", "les", "nos", "me", "te"):
        base = word[: len(word) - len(pronoun)] if word.endswith(pronoun) else ""
        if len(base) > 1 and base.endswith(("ar", "er", "ir")) and spanish.knows(base):
            stem = base[:-2]
            # A verb has forms beside its infinitive: lugar and taller are none.
            forms = ("ando", "iendo", "ado", "ido")
            return any(spanish.knows(stem + form) for form in forms) or base in (
                "ser", "ver", "ir", "leer", "caer", "traer", "creer", "oir", "decir", "poder",
            )  # fmt: skip
    return False


def is_future(bare: str, spanish: Lexicon) -> bool:
    """Whether a word without its accents can be a future of the third person or of tú: podra."""
    return bare.endswith(("ra", "ran", "ras")) and any(
        word.endswith(("rá", "rán", "rás"))
        and spanish.knows(without_accents(word.rstrip("ns")[:-1]))
        for word in spanish.frequencies.accented(bare)
    )


def is_nominal(word: str) -> bool:
    """Whether a word is in none of the classes that no noun or adjective belongs to."""
    return not (
        word in PREPOSITIONS or word in CONJUNCTIONS or word in NOUN_MARKERS or word in CLITICS
    )
