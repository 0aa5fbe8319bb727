"""Words that no dictionary lists whole: prefixes, suffixes, compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.slips import slip_cost

PREFIXES = (
    "aero", "afro", "agro", "ante", "anti", "archi", "audio", "auto", "bi", "bio", "ciber",
    "cine", "co", "contra", "cripto", "cuasi", "deca", "des", "eco", "electro", "entre", "euro",
    "ex", "extra", "foto", "franco", "geo", "giga", "hiper", "hispano", "homo", "infra",
    "inter", "intra", "iso", "kilo", "latino", "macro", "mega", "meta", "micro", "mili", "mini",
    "mono", "multi", "nano", "narco", "neo", "neuro", "no", "omni", "penta", "petro", "pluri",
    "poli", "pos", "post", "pre", "pro", "pseudo", "psico", "radio", "re", "retro", "semi",
    "seudo", "sobre", "socio", "sub", "super", "súper", "tele", "tera", "termo", "tetra",
    "trans", "tri", "turbo", "ultra", "uni", "vice", "video", "vídeo",
)  # fmt: skip
"""Prefixes of Spanish, RAE Ortografía 2010, V.3.1: joined to the word, or to one with a hyphen."""

_ELEMENTS = (
    "amino", "andro", "antropo", "arqueo", "arterio", "astro", "bacterio", "cardio", "cefalo",
    "cito", "cloro", "cosmo", "crio", "cromo", "crono", "dermo", "dodeca", "endo", "epi",
    "espectro", "estereo", "etno", "exo", "fago", "ferro", "fibro", "fisio", "fito", "fluoro",
    "fono", "fosfo", "gastro", "gero", "glico", "gluco", "helio", "hemi", "hemo", "hepato",
    "hepta", "hetero", "hexa", "hidro", "higro", "histo", "homeo", "idio", "inmuno", "linfo",
    "lipo", "magneto", "meso", "mielo", "morfo", "nefro", "nitro", "octa", "oftalmo", "oligo",
    "onco", "opto", "orto", "osteo", "oxi", "paleo", "peri", "piezo", "piro", "pluvio", "proteo",
    "proto", "quimio", "rino", "sismo", "tauto", "tecno", "topo", "tribo", "vaso", "vibro",
    "xeno", "zoo",
)  # fmt: skip
"""Elements of words of science (RAE, Nueva gramática 2009, 11.10): endosimbiosis."""
_RAREST_OF_SCIENCE = 760
_MULTIPLES = (
    "quecto|ronto|yocto|zepto|atto|ato|femto|pico|nano|micro|mili|centi|deci|deca|hecto|kilo|mega"
    "|giga|tera|peta|exa|zetta|yotta|kibi|mebi|gibi|tebi|pebi|exbi"
)
_UNIT = re.compile(
    rf"(?:{_MULTIPLES})(?:metro|gramo|segundo|amperio|voltio|vatio|ohmio|hercio|julio|pascal|newton"
    r"|faradio|henrio|tesla|weber|siemens|lumen|lux|becquerel|sievert|gray|kelvin|litro|tonelada"
    r"|caloría|bar|electronvoltio|electrovoltio|octeto|bit|byte|baudio|píxel|pársec|mol|candela)"
    r"(?:e?s)?"
)
"""Units with the multiples of the International System, and those of octets."""
_SHORTEST_BASE = 5
_RAREST_BASE = 600
_SHORT_BASE = 4
_RAREST_SHORT_BASE = 520
_LONG_PREFIX = 3
_RAREST_LONG_BASE = 720
_LONG_BASE = 8
"""Letters; a base of so many is hardly found in a word by chance."""
_LONGEST_BASE = 10
"""Letters; a base of so many may be as rare as it likes."""
_SHORTEST_PART = 4
_RAREST_PART = 570


def is_derived(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is a prefix and a Spanish word that is not too rare."""
    if spanish.language == "es" and (_UNIT.fullmatch(word) or _is_of_science(word, spanish)):
        return True
    if spanish.language == "es" and word.startswith("irr") and _is_base("irr", word[2:], spanish):
        # In- is written so before r: irreproducible.
        return True
    for prefix in PREFIXES:
        base = word[len(prefix) :]
        if not word.startswith(prefix) or len(base) < _SHORT_BASE:
            continue
        # After a vowel a Spanish r is doubled to keep its sound: multirresistente.
        after_vowel = prefix[-1] in "aeiou"
        if after_vowel and base[0] == "r" and base[1] != "r" and spanish.language == "es":
            continue
        singular = base[1:] if after_vowel and base.startswith("rr") else base
        if _is_base(prefix, singular, spanish):
            return True
    return False


def _is_of_science(word: str, spanish: Lexicon) -> bool:
    return any(
        word.startswith(element)
        and len(base := word[len(element) :]) > _SHORTEST_BASE
        and spanish.rarity(base) <= _RAREST_OF_SCIENCE
        and spanish.knows(base)
        for element in _ELEMENTS
    )


def _is_base(prefix: str, base: str, spanish: Lexicon) -> bool:
    if len(base) >= _SHORTEST_BASE and spanish.adds(base):
        return True
    if len(base) >= _LONGEST_BASE:
        return spanish.knows(base)
    if len(base) >= _LONG_BASE:
        rarest = _RAREST_LONG_BASE
    elif len(base) >= _SHORTEST_BASE:
        rarest = _RAREST_BASE
    elif len(prefix) >= _LONG_PREFIX:
        rarest = _RAREST_SHORT_BASE
    else:
        return False
    return spanish.rarity(base) <= rarest and spanish.knows(base)


_IZE = re.compile(
    r"(\w{4,}?)i(?:smos?|stas?|zaci(?:ón|ones)|zador(?:a|es|as)?|zables?|[zc]\w{1,8})"
)
_AR_ENDINGS = (
    "ar|o|as?|an|amos|áis|é|aste|ó|asteis|aron|ab(?:as?|an)|áb(?:amos|ais)|ar(?:é|ás?|emos|éis|án)"
    "|aría(?:s|mos|is|n)?|es?|en|emos|éis|ar(?:as?|an)|ár(?:amos|ais)|as(?:es?|en)|ás(?:emos|eis)"
    "|ando|ad(?:[oa]s?|l[oae]s?)?"
)
_AR_ENDING = re.compile(_AR_ENDINGS)
_STRESSED_I = re.compile(r"(\w{3,})í(?:o|as?|an|es?|en)")
"""What the stem of a regular verb in -ar takes; before e its z is written c."""


def _is_verb_in_izar(word: str, stem: str) -> bool:
    """Whether -izar is inflected at the end: tokenizará, tokenice."""
    ending = word[len(stem) + 2 :]
    written_c = word[len(stem) + 1] == "c"
    return bool(_AR_ENDING.fullmatch(ending)) and written_c == (ending[0] in "eé")


_OF_VERBS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(suffix), infinitives)
    for suffix, infinitives in (
        (r"(\w{3,})a(?:miento|ble|dor|dora)s?|(\w{3,})adores", ("ar",)),
        (r"(\w{3,})a(?:ción|ciones|bilidad)", ("ar",)),
        (r"(\w{3,})(?:imiento|[ií]ble)s?|(\w{3,})ibilidad", ("er", "ir")),
        (r"(\w{3,})[ei]dor(?:a|es|as)?", ("er", "ir")),
        (r"(\w{3,}e)os", ("ar",)),
    )
)
"""Suffixes that make nouns and adjectives of verbs: renderizado, editable, enrutador."""
_WHO_DOES = re.compile(r"(\w{4,})antes?")
"""RAE, Nueva gramática 2009, 7.11: invocante, combinantes."""
_QUALITY = re.compile(r"(\w{4,})idad(?:es)?")
_OF_NAME = re.compile(r"(\w{5,})ian[oa]s?")
"""Adjectives of people's names: markoviano, hamiltoniana."""
_RAREST_VERB = 700
_LONG_VERB = 7
RAREST_SLIP = 760
"""Centibels of a common word and a slip together, which is then likelier than a new word."""
_ADJECTIVES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(\w{{3,}}){ending}"), noun)
    for ending, noun in (
        ("ónic[oa]s?", "ón"),
        ("ómic[oa]s?", "oma"),
        ("orial(?:es)?", "or"),
        ("tiv[oa]s?", "ción"),
        ("cional(?:es)?", "ción"),
    )
)
"""Endings of adjectives, and of the nouns that they are made of: bosónico, tensorial."""
_SUPERLATIVE = re.compile(r"(\w{3,})ísim[oa]s?")
_DIMINUTIVE = re.compile(r"(\w{3,}?)(?:(e?)c)?(i(?:t|ll)[oa]s?|azos?)")
_RAREST_OF_DIMINUTIVE = 640
_SHORTEST_DIMINUTIVE = 6


_OF_VERB_AND_NOUN = re.compile(
    "(?:abre|aparca|busca|calienta|cierra|corta|cubre|cuelga|cuenta|guarda|lanza|lava|limpia|mata"
    "|para|pasa|pisa|porta|quita|rasca|rompe|saca|salva|tapa|toca|traga)(\\w{4,}s)"
)
"""Verbs that make nouns with what they are done to (RAE, Nueva gramática 2009, 11.8)."""


def is_suffixed(word: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether a word in lower case is a known one with a suffix that makes new words freely."""
    if word.endswith("mente") and len(word) > 8:
        return spanish.knows(word[: -len("mente")])
    if found := _OF_VERB_AND_NOUN.fullmatch(word):
        return spanish.rarity(found[1]) <= _RAREST_BASE and spanish.knows(found[1])
    if _is_of_izar(word, spanish, english) or is_form_of_new_verb(word, spanish):
        return True
    if _is_of_english_verb(word, spanish, english) or _is_of_noun(word, spanish):
        return True
    for suffix, infinitives in _OF_VERBS:
        if found := suffix.fullmatch(word):
            stem = found[1] or found[2]
            verbs = [stem + infinitive for infinitive in infinitives]
            if any(
                spanish.adds(verb) or (spanish.rarity(verb) <= _RAREST_VERB and spanish.knows(verb))
                for verb in verbs
            ):
                return True
            # Of long verbs the rare ones too, where nothing common was meant: paginador.
            if any(len(verb) >= _LONG_VERB and spanish.knows(verb) for verb in verbs):
                return not _is_slip_of_common(word, spanish)
    if (found := _WHO_DOES.fullmatch(word)) and spanish.knows(found[1] + "ar"):
        return not _is_slip_of_common(word, spanish)
    if found := _QUALITY.fullmatch(word):
        stem = found[1]
        able = stem[:-3] + "ble" if stem.endswith("bil") else stem
        forms = (able, stem, stem + "o", *spanish.frequencies.accented(stem + "o"))
        return any(spanish.knows(form) for form in forms)
    if (found := _OF_NAME.fullmatch(word)) and english.knows(found[1].title()):
        return not english.knows(found[1])
    return _is_superlative(word, spanish) or _is_diminutive(word, spanish)


def _is_of_izar(word: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether -izar and what is made of it stands behind a known word: serializar, tokenización."""
    found = _IZE.fullmatch(word)
    if not found:
        return False
    stem = found[1]
    inflected = word[len(stem) + 1] in "zc" and _is_verb_in_izar(word, stem)
    noun = word[len(stem) + 1] == "s" or re.match("iza(?:ci|do|bl)", word[len(stem) :])
    # The stress is on the suffix: útil, but utilizar.
    if not (inflected or noun) or stem != without_accents(stem):
        return False
    forms = (
        stem,
        *(stem + end for end in ("o", "a", "e", "io", "ía")),
        *spanish.frequencies.accented(stem),
    )
    return any(spanish.knows(form) for form in forms) or english.knows(stem)


def is_new_verb(infinitive: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether it is a regular verb that we add to the dictionary, or one made freely with -izar."""
    return infinitive.endswith("ar") and (
        spanish.adds(infinitive)
        or (infinitive.endswith("izar") and _is_of_izar(infinitive, spanish, english))
    )


def is_form_of_new_verb(word: str, spanish: Lexicon) -> bool:
    """Whether it is inflected of a new verb in -ar; the dictionary inflects its own ones itself."""
    if found := _STRESSED_I.fullmatch(word):
        # Verbs in -grafiar and the like stress their i: fotografían (RAE, Manual 2010, 4.2.2).
        return spanish.adds(f"{found[1]}iar")
    return any(spanish.adds(stem + "ar") for stem in _stems_of_verbs_in_ar(word))


def _stems_of_verbs_in_ar(word: str) -> Iterator[str]:
    for at in range(3, len(word)):
        if _AR_ENDING.fullmatch(word, at):
            stem = word[:at]
            if word[at] not in "eé":
                yield stem
            else:
                yield from _before_e(stem)


def _before_e(stem: str) -> Iterator[str]:
    """What a stem that is written so before e is before a: cheque of checar, cargue of cargar."""
    for written, otherwise in (("qu", "c"), ("gu", "g"), ("c", "z")):
        if stem.endswith(written):
            yield stem.removesuffix(written) + otherwise
            return
    if stem[-1] not in "gz":
        yield stem


_RAREST_ENGLISH_VERB = 600
_SHORTEST_ENGLISH_VERB = 3


def _is_of_english_verb(word: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether -ear stands behind a common English word, as in the trade: hackear, commitea."""
    for stem in _stems_of_verbs_in_ar(word):
        verb = stem.removesuffix("e")
        base = verb.removesuffix("gu") + "g" if verb.endswith("gu") else verb
        singles = (base, base + "e", base[:-1] if base[-1:] == base[-2:-1] else base)
        if (stem.endswith("e") or stem + "e" in english.frequencies) and any(
            len(form) >= _SHORTEST_ENGLISH_VERB
            and english.rarity(form) <= _RAREST_ENGLISH_VERB
            and english.knows(form)
            for form in singles
        ):
            return not _is_slip_of_common(word, spanish)
    return False


def _is_slip_of_common(word: str, spanish: Lexicon) -> bool:
    return any(
        spanish.rarity(other) + slip_cost(word, other) <= RAREST_SLIP
        for other in spanish.frequencies.words_near(word)
    )


def _is_of_noun(word: str, spanish: Lexicon) -> bool:
    """Whether it is the adjective of a known noun: fermiónico of fermión, espinorial of espinor."""
    for adjective, ending in _ADJECTIVES:
        if (found := adjective.fullmatch(word)) and spanish.knows(found[1] + ending):
            return True
    return False


def _is_superlative(word: str, spanish: Lexicon) -> bool:
    found = _SUPERLATIVE.fullmatch(word)
    return found is not None and any(
        spanish.knows(form) for stem in _stems(found[1]) for form in _positives(stem, spanish)
    )


def _is_diminutive(word: str, spanish: Lexicon) -> bool:
    found = _DIMINUTIVE.fullmatch(word)
    if not found or len(word) < _SHORTEST_DIMINUTIVE:
        return False
    # Those in -illo and -azo are mostly words of their own, so they need a commoner base.
    rarest = _RAREST_OF_DIMINUTIVE - (0 if "t" in found[3] else 180)
    rarest -= 110 if len(word) == _SHORTEST_DIMINUTIVE else 0
    return any(
        spanish.rarity(form) <= rarest and spanish.knows(form)
        for stem in _stems(found[1])
        for form in _positives(stem, spanish)
        if len(form) > 3 and form[-1] not in "i"
    )


def _stems(written: str) -> tuple[str, ...]:
    """The stem as its other forms write it: riquísimo of rico, larguísimo of largo."""
    for before_i, otherwise in (("qu", "c"), ("gu", "g"), ("c", "z"), ("bil", "ble")):
        if written.endswith(before_i):
            return (written, written.removesuffix(before_i) + otherwise)
    return (written,)


def _positives(stem: str, spanish: Lexicon) -> Iterator[str]:
    for form in (stem, stem + "o", stem + "a", stem + "e"):
        yield form
        yield from spanish.frequencies.accented(form)


_BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(e[drs]?|ers|ing|ations?|able)$", r"iz\1"),
        (r"ys(e[drs]?|ing)$", r"yz\1"),
        (r"our", "or"),
        (r"ll(ed|ing|er|ers)$", r"l\1"),
        (r"tre(s?)$", r"ter\1"),
        (r"enc(e[ds]?|es)$", r"ens\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"[ao]e", "e"),
        (r"gramme(s?)$", r"gram\1"),
        (r"(?<!l)lment(s?)$", r"llment\1"),
    )
)


def is_british(word: str, english: Lexicon) -> bool:
    """Whether a word in lower case is the British spelling of one the dictionary has."""
    return len(word) > 4 and any(
        american != word and english.knows(american)
        for british, replaced in _BRITISH
        for american in (british.sub(replaced, word),)
    )


def is_english_compound(word: str, english: Lexicon) -> bool:
    """Whether a word in lower case is two common English words written as one: feedforward."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:at], word[at:]
        if (
            english.rarity(first) <= _RAREST_PART
            and english.rarity(second) <= _RAREST_PART
            and english.knows(first)
            and english.knows(second)
        ):
            return True
    return False
