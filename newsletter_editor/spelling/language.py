"""Which language a text is in, told by its commonest words and its script."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsletter_editor.spelling.engine import installed_tags
from newsletter_editor.spelling.lexicon import SPANISH_REGIONS
from newsletter_editor.spelling.word_sets import word_set

_COMMON = {
    "es": word_set(
        "el la los las un una de del que en y por con para se es lo como más su al pero este esta"
    ),
    "en": word_set("the of and to in is that for it with as on are this be by from or an was have"),
    "fr": word_set("le les des un une et en du que qui dans pour est sur au par avec ce il sont"),
    "pt": word_set("o os as um uma do da dos das em no na que não com para se é ao mais por são"),
    "it": word_set("il lo gli un una di del della che e in per con è si sono non nel alla come"),
    "de": word_set("der die das und in zu den mit von ist des sich auf für dem ein eine nicht es"),
    "ca": word_set("el els les un una de del que i en amb per és aquest aquesta al com més són"),
    "tr": word_set("ve bir bu için ile olarak da de daha çok en olan gibi ise veya kadar"),
    "nl": word_set("de het een van en in is dat op te voor met zijn niet aan er die als"),
}
_SCRIPTS = {
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:_[A-Za-z0-9]{1,8}){0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_MOST_READ = 20_000
"""Code points; what a text begins with tells its language."""


def language_of_text(passages: Iterable[str]) -> str | None:
    """The language, such as `es`, that most common words are of; None where too little tells."""
    text = ""
    for passage in passages:
        text += passage + "\n"
        if len(text) > _MOST_READ:
            break
    letters = sum(character.isalpha() for character in text)
    scripts = {language: len(script.findall(text)) for language, script in _SCRIPTS.items()}
    if scripts["ja"] * 10 > letters:
        return "ja"
    script = max(scripts, key=lambda language: scripts[language])
    if scripts[script] * 4 > letters > 0:
        return script
    found = [word.lower() for word in _WORD.findall(text)]
    counts = {
        language: sum(word in common for word in found) / len(common)
        for language, common in _COMMON.items()
    }
    best, second = sorted(counts, key=lambda language: -counts[language])[:2]
    total = sum(word in _COMMON[best] for word in found)
    if total < _FEWEST or counts[best] < counts[second] * 1.15:
        return None
    return best


def chosen_language(declared: str | None, marked: str | None, told: str | None) -> str | None:
    """The language of a post by its front matter, by a mark in title or name, and by its text.

    The front matter is believed; a mark in the title or the name only where the text is not plainly
    Spanish, for a name may end in `-en` by chance. Other languages are told less surely, and a
    translation that is being made begins with the original's words.
    """
    if declared:
        return declared
    if marked and (told != "es" or marked.partition("-")[0] == "es"):
        return marked
    return told


def dictionary_tag(language: str, preferred: str = "") -> str:
    """The dictionary for a language such as `es`, `pt-BR`: `preferred` where it is of the language.

    Always gives a tag; whether its dictionary is there `lexicon` tells.
    """
    primary, _, region = language.replace("_", "-").partition("-")
    primary, region = primary.lower(), region.upper()
    if region and (primary != "es" or region in SPANISH_REGIONS):
        wanted = f"{primary}_{region}"
        if primary == "es" or wanted in installed_tags():
            return wanted
    # It names a file: a repo's settings may say anything, as the way to a dictionary of its own.
    if preferred.split("_")[0] == primary and _TAG.fullmatch(preferred):
        return preferred
    if primary in ("es", "en"):
        return {"es": "es_ES", "en": "en_US"}[primary]
    own = [tag for tag in installed_tags() if tag.split("_")[0] == primary]
    usual = f"{primary}_{primary.upper()}"
    return usual if usual in own or not own else own[0]
