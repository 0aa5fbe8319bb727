"""Where qué, cómo, dónde, cuándo, cuánto, cuál and quién ask, outright or within a sentence.

RAE, Ortografía 2010, II.3.4.3: they have their accent in indirect questions too. Each function
returns the accented word, or "" where the other one may be meant.
"""

from __future__ import annotations

from newsletter_editor.spelling import grammar
from newsletter_editor.spelling.neighbours import Neighbours
from newsletter_editor.spelling.word_sets import word_set

QUESTION = {
    "como": "cómo", "cuando": "cuándo", "donde": "dónde", "cual": "cuál",
    "cuales": "cuáles", "quien": "quién", "quienes": "quiénes", "cuanto": "cuánto",
    "cuanta": "cuánta", "cuantos": "cuántos", "cuantas": "cuántas", "adonde": "adónde",
}  # fmt: skip
_ASKING = (
    "explic", "aprend", "sab", "sepa", "entend", "entiend", "comprend", "demuestr", "demostr",
    "descubr", "averigu", "ensen", "analiz", "investig", "discut", "describ", "muestr", "mostr",
    "pregunt", "ilustr", "detall", "decid", "determin", "defin", "especific", "elegi", "elige",
    "elija", "escog", "escoj", "indic", "comprueb", "comprob", "averig", "identific", "recuerd",
    "imagin", "conoc", "control", "eval", "observ", "adivin", "estudi", "precis", "aclar",
)  # fmt: skip
"""Beginnings of the verbs whose object may be a question, without accents."""
_SEEING = word_set(
    "ver vea veamos veremos vimos visto ves vemos mira mirad mire miren mirar veras vera"
)
_RELATIVE_ANTECEDENT = word_set("el la los las lo tal cada a")
_NO_VERBS = word_set(
    """
    sabio sabios sabor sabores sabado sabados ensenanza ensenanzas aprendiz comprendido decidido
    definido definida definidos definidas definicion definiciones determinado determinada
    determinados determinadas especifico especifica especificos especificas indice indices
    indicado indicada indicados indicadas conocido conocida conocidos conocidas detallado
    detallada identificador identificadores control controles controlador estudio estudios
    estudiante estudiantes observatorio precisamente explicito explicita recuerdo recuerdos
    detalle discutible analisis imagina imaginacion sabroso indicador indicadores elegido
    elegida elegidos elegidas escogido decidida definitivo definitiva especificacion descripcion
    """
)
"""Words that begin as those verbs do."""
_OF_QUESTIONS = word_set("de sobre acerca segun en a con")
_FINITE_AFTER_HOW = word_set(
    """
    se funciona funcionan es son esta estan puede pueden podemos puedo debe deben hacerlo hacer ha
    han he hemos era eran fue fueron sera seran llego llegaron llega llegan hace hacen usa usan
    utiliza utilizan afecta afectan cambia cambian trabaja trabajan queda quedan va van me te nos le
    les lo los
    """
)
_QUANTIFIED_NOTHING = word_set("unos unas todos todas tantos tantas en minimo maximo")


_SAYING_HOW = word_set("personalizar personaliza describe describen describir")


def _asks(word: str) -> bool:
    return (
        word in _SEEING
        or word in _SAYING_HOW
        or (word.startswith(_ASKING) and word not in _NO_VERBS)
    )


_CHOOSING = (
    "sab", "sepa", "averigu", "pregunt", "decid", "determin", "defin", "especific", "elegi",
    "elige", "elija", "escog", "escoj", "identific", "descubr", "adivin",
)  # fmt: skip
"""Those whose object is hardly ever a statement about a bare noun."""


def _chooses(word: str) -> bool:
    return (
        (word.startswith(_CHOOSING) and word not in _NO_VERBS) and not word.endswith(("ado", "ido"))
    ) or word in ("ver", "vea", "mira", "mire", "mirar")


def _is_asked(here: Neighbours) -> bool:
    """Whether a verb of asking stands right before, or before an adverb or a preposition."""
    before = here.before()
    if before.endswith("mente") or before in ("bien", "tambien", "ahora", "exactamente", "luego"):
        before = here.before(2)
    opens = before in ("especifica", "indica", "define") and not here.before(2)
    return opens or _asks(before)


def _is_question_start(here: Neighbours) -> bool:
    if here.opening == "¿":
        return True
    clause = here.clause_words()
    if len(clause) == 1 and here.before() in grammar.PREPOSITIONS | {"y", "pero", "entonces", "o"}:
        return here.text[max(clause[0].start - 3, 0) : clause[0].start].rstrip()[-1:] == "¿"
    return False


def interrogative(here: Neighbours) -> str:
    """For all but que and porque."""
    accented = QUESTION[here.bare]
    if _is_question_start(here):
        return accented
    before, after = here.before(), here.after()
    if before in _TELL_ME and after and here.bare in ("quien", "quienes", "donde", "adonde"):
        return accented
    if here.bare in ("cual", "cuales"):
        # Without its article cual asks.
        verbs = ("es", "son", "era", "fue", "sera", "seria", "de")
        known = before not in _RELATIVE_ANTECEDENT and before not in grammar.CONJUNCTIONS
        return accented if before and known and after in verbs else ""
    if here.bare == "como":
        return accented if _is_how(here) else ""
    if here.bare == "donde":
        verb_or_subject = after in _FINITE_AFTER_HOW or grammar.is_infinitive(after, here.spanish)
        return accented if _is_asked(here) and before != "ver" and verb_or_subject else ""
    if here.bare == "cuando":
        return accented if before in _KNOWING and after not in ("", "no") else ""
    if here.bare.startswith("cuant"):
        asked = _is_asked(here) or (before in _OF_QUESTIONS and here.before(2) not in ("en", ""))
        counted = here.bare != "cuanto" and after.endswith("s" if here.bare[-1] == "s" else "a")
        return accented if asked and (counted or after in ("tiempo", "dinero")) else ""
    return accented if before in _KNOWING and here.bare in ("quien", "quienes") else ""


_KNOWING = word_set(
    """
    saber sabe sabes saben sabemos sepa sepas sepan sabia sabido preguntar preguntarse pregunta
    preguntan preguntarte decidir decide decidan averiguar averigua descubrir adivinar
    """
)
_OBJECTS = word_set("lo la los las")
_COMPARED_DOING = word_set("ser poder deber asi tanto tan ya y o ni")


def _is_how(here: Neighbours) -> bool:
    before, after = here.before(), here.after()
    infinitive = grammar.is_infinitive(after, here.spanish) and after not in _COMPARED_DOING
    if not before:
        # A heading: Cómo instalar el programa.
        heading = here.word.is_capitalised and here.begins_passage
        return heading and (infinitive or after in ("funciona", "funcionan"))
    if after in ("minimo", "maximo", "mucho", "siempre", "tal", ""):
        return False
    if infinitive and (here.written(-1) == "sé" or (before == "se" and here.before(2) == "no")):
        return True
    # Después de ver cómo funciona; entenderlos como se merecen compares.
    if before.endswith(("los", "las", "lo", "la", "le", "les")) or here.before(2) in _OBJECTS:
        return False
    if before in ("de", "sobre", "por", "en") and here.before(2) not in ("asi", ""):
        return infinitive or after in _FINITE_AFTER_HOW
    if _is_asked(here):
        if here.before(2) == "se" or before.endswith(("ado", "ido", "ada", "ida", "ados", "idas")):
            return False
        return infinitive or after in _FINITE_AFTER_HOW - {"lo", "los", "le", "les", "te", "me"}
    return False


def question_or_relative(here: Neighbours) -> str:
    """For que."""
    if here.opening == "¡":
        return "qué" if here.after() in _EXCLAIMED else ""
    before, after = here.before(), here.after()
    if _is_question_start(here):
        return "qué" if after not in ("no", "si", "por", "") or before else ""
    if before == "por" and (after or here.before(2) in _BEFORE_WHY):
        # The relative needs its article in careful prose: la razón por la que.
        if after in ("sea", "fuera"):
            return ""
        return "qué" if here.before(2) in _ASKING_WHY | _BEFORE_WHY else ""
    if after == "tan" and before in ("saber", "ver", "sabe", "de", "sobre", "medir"):
        return "qué"
    if before in ("no", "saber") and grammar.is_infinitive(after, here.spanish):
        return "qué" if here.before(2) in ("saber", "sabe", "saben", "se", "sabes") else ""
    if before == "hasta" and after == "punto":
        return "qué"
    # A clause has no bare noun as its subject: elegir qué archivos se copian.
    if _chooses(before) and (after in _ASKED_NOUNS or _is_noun(after, here)):
        return "qué"
    if _chooses(before) and after in ("fue", "es", "era", "sera") and here.after(2) == "lo":
        return "qué"
    if before in ("en", "a", "con", "sobre", "de") and here.before(2):
        asked = _chooses(here.before(2)) or here.before(2) in _ABOUT
        return "qué" if asked and (after in _ASKED_NOUNS or _is_noun(after, here)) else ""
    return ""


_ABOUT = word_set("respecto acerca referente relativo relativa informacion")
_EXCLAIMED = word_set(
    """
    bien bueno buena buenos buenas mal gran grande lindo linda bonito bonita tal tan mejor
    interesante increible alegria suerte pena lastima maravilla emocion emocionante dificil facil
    rapido divertido ganas rico rica horror desastre locura ilusion verguenza miedo risa
    sorpresa casualidad tiempos recuerdos dia noche cosa cosas
    """
)
_ASKING_WHY = word_set(
    """
    explica explican explicar explico explicaron explicando entender entiende entendemos saber
    sabe sabes sabemos preguntar pregunta preguntarse comprender comprende y descubre descubrir
    ver aprender sobre acerca dime dinos dile digame cuentame explicame explicanos entiendo
    entiendes pregunto preguntas preguntan imagino imagina comprendo
    """
)
_BEFORE_WHY = word_set("saber sabe se sabemos entender tiene tienen tener hay explicar")
_ASKED_NOUNS = word_set(
    """
    tipo clase version parte medida manera forma modo cosa lugar punto grado momento dia hora tan
    tanto orden nivel archivo carpeta programa lado efecto idioma aplicacion pagina palabra persona
    contexto caso direccion
    """
)


_NO_NOUNS = grammar.NOUN_MARKERS | word_set(
    """
    todos ellos nosotros vosotros unos todo tanto cuando tengo mucho poco solo tampoco ninguno
    incluso primero ciertos ciertas pequenos grandes luego
    """
)


def _is_noun(word: str, here: Neighbours) -> bool:
    """Whether a bare noun shows by its form that it is no verb; first persons hardly follow."""
    if len(word) < 5 or word in _NO_NOUNS or not here.spanish.knows(word):
        return False
    if word.endswith("os") and not word.endswith("mos"):
        return here.spanish.knows(word[:-1])
    if word.endswith("o"):
        return here.spanish.knows(word + "s") and not word.endswith(("ado", "ido"))
    if word.endswith(("cion", "sion", "dad", "tud", "ema", "grama")):
        return True
    return word.endswith(("ciones", "siones", "dades", "ores", "ajes", "ines", "anes")) or (
        word in ("herramientas", "palabras", "personas", "paginas", "teclas", "carpetas", "clases")
    )


def why(here: Neighbours) -> str:
    """For porque."""
    if here.opening == "¿":
        return "por qué"
    before, earlier = here.before(), here.before(2)
    if before in ("el", "un", "del", "su"):
        return "porqué"
    if before in _HAVING and grammar.is_infinitive(here.after(), here.spanish):
        return "por qué" if here.after() else ""
    if before in _TELL_ME or (before in ("sabes", "sabe", "sabeis") and _opens_question(here)):
        return "por qué" if here.after() else ""
    if before in _EXPLAINING and not earlier and here.after():
        return "por qué"
    if before == "entiendo" and earlier in ("", "ahora", "ya", "no", "yo") and here.after():
        return "por qué"
    if before == "explico" and earlier in ("te", "os", "le", "les") and here.after():
        return "por qué"
    if before in _WONDERING and earlier in ("se", "me", "te", "nos", "sin", "para", "de", "a"):
        # Te pregunto porque confío en ti has its reason; te preguntas has its question.
        asks_other = before in ("pregunto", "preguntamos") and earlier not in ("me", "nos")
        return "" if asks_other and earlier in ("te", "se") else "por qué"
    if before in _ASKED and earlier in _ASKED_WHOM and _tells_of_other(here):
        return "por qué"
    if before in _KNOWN and earlier in ("no", "nadie", "ni") and here.after():
        return "por qué"
    if before == "explico" and earlier == "me" and here.before(3) == "no":
        return "por qué" if here.after() else ""
    if here.written(-1) in ("sé", "entiendo", "entiende", "comprendo") and earlier == "no":
        return "por qué"
    if before in _KNOWING_WHY and here.after() and earlier not in _OBJECTS | {"se", "no", "le"}:
        return "por qué"
    return "por qué" if before == "aqui" and earlier == "he" else ""


def _opens_question(here: Neighbours) -> bool:
    clause = here.clause_words()
    return len(clause) == 1 and here.text[: clause[0].start].rstrip().endswith("¿")


_TELL_ME = word_set(
    """
    dime dinos digame diganme diganos decidme decidnos cuentame cuentanos cuenteme contadme
    explicame explicanos expliqueme expliquenos explicadme explicadnos aclarame aclaranos
    """
)
"""Orders that have nothing else to be told: with a comma a reason may follow."""
_EXPLAINING = word_set("descubre averigua averiguamos explicamos explico analizamos aclaramos")
_HAVING = word_set("tiene tienen tengo tienes tenemos tendria tendrian tenia tenian hay habia")
_WONDERING = word_set(
    """
    pregunto preguntas pregunta preguntamos preguntan preguntaba preguntaban preguntado preguntando
    preguntar
    """
)
_ASKED = word_set("pregunte pregunto preguntaste preguntaron preguntamos preguntado")
_ASKED_WHOM = word_set("le les me te nos he ha han hemos") | {""}
_KNOWN = word_set("sabemos saben sabe sabes sabia sabian sabiamos supo supimos supieron")
_NO_ANSWER = ("entend", "sab", "comprend", "oy", "tuv", "quis", "necesit", "interes")
"""Beginnings of verbs that tell why somebody asks."""


def _tells_of_other(here: Neighbours) -> bool:
    """Whether what follows is told of somebody else, as what is asked about: se fue, no vino."""
    at = 1
    while here.after(at) in ("no", "se", "le", "les", "lo", "la", "los", "las"):
        at += 1
    verb, written = here.after(at), here.written(at)
    if not verb or verb.startswith(_NO_ANSWER) or here.written(-1) == "pregunto":
        return False
    past = verb in ("fue", "fueron", "vino", "vinieron", "hizo", "hicieron", "dijo", "dejaron")
    return past or (written.endswith(("ó", "aron", "ieron")) and here.spanish.knows(written))


_KNOWING_WHY = word_set(
    """
    preguntarse preguntarme preguntarte preguntarnos saber entender comprender averiguar descubrir
    explica explican
    """
)
