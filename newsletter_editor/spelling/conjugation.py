"""Whether a word is a verb's form that no dictionary lists: for *vos*, or with pronouns joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto

from newsletter_editor.spelling.derivation import is_derived, is_new_verb
from newsletter_editor.spelling.enclitics import Spelling, spellings
from newsletter_editor.spelling.frequency import without_accents
from newsletter_editor.spelling.lexicon import Lexicon
from newsletter_editor.spelling.verbs import Form, Origin, imperfects, origins

VOSEO_REGIONS = ("AR", "UY", "PY", "BO", "CR", "NI", "GT", "SV", "HN")
"""Where the verbs of vos are the usual ones in writing (RAE, Gramática 2009, 16.17)."""
VOS = frozenset(("vos", "che", "tenés", "podés", "querés", "sabés", "hacés", "decís", "venís"))
"""Words that show that a post says vos wherever it comes from."""

_VOSEO = re.compile(r"(\w{2,})([áéí])s?")
_SPELLED_BY_RULE = (Form.INFINITIVE, Form.VOSOTROS, Form.VOS)
"""Forms that every verb has alike."""


class Voseo(Enum):
    """Whether a word is a verb's form for vos."""

    NO = auto()
    PERHAPS = auto()
    """It is, but an accent away from another word: mirá, mirame."""
    YES = auto()


def voseo(word: str, spanish: Lexicon, english: Lexicon) -> Voseo:
    """Whether a word in lower case is a verb's form for vos: podés, mirá, decime, suscribite."""
    bare = without_accents(word)
    found = _VOSEO.fullmatch(word)
    if found and _is_verb(found[1] + without_accents(found[2]) + "r", spanish.knows):
        is_other = spanish.knows(bare)
    else:
        spelt = list(_spellings(word, spanish, english))
        if not any(text == word and origin.form is Form.VOS for text, origin in spelt):
            return Voseo.NO
        is_other = any(origin.form is not Form.VOS for _, origin in spelt)
    is_other |= any(other != word for other in spanish.frequencies.accented(bare))
    return Voseo.PERHAPS if is_other else Voseo.YES


def is_verb_with_pronouns(word: str, spanish: Lexicon, english: Lexicon) -> bool:
    """Whether a word in lower case is a verb with pronouns joined to it, with its accent."""
    return any(
        spelling.text == word and spelling.origin.form is not Form.VOS
        for spelling in _spellings(word, spanish, english)
    )


def is_order_to_vosotros(word: str, spanish: Lexicon) -> bool:
    """Whether a word in lower case is that imperative, of which the dictionary lacks some: oíd."""
    return word.endswith("d") and any(
        origin.form is Form.VOSOTROS and _is_verb(origin.infinitive, spanish.knows)
        for origin in origins(word)
    )


def verbs_with_pronouns(word: str, spanish: Lexicon, english: Lexicon) -> dict[str, int]:
    """How the verbs with pronouns that have a word's letters are written: veámoslo of veamoslo.

    With the rarity of the verb in centibels; those for *vos* come last.
    """
    found = list(_spellings(word, spanish, english))
    found.sort(key=lambda spelling: spelling.origin.form is Form.VOS)
    rarities: dict[str, int] = {}
    for text, origin in found:
        rarities.setdefault(text, spanish.rarity(origin.infinitive))
    return rarities


def _spellings(word: str, spanish: Lexicon, english: Lexicon) -> Iterator[Spelling]:
    def is_listed(form: str, origin: Origin) -> bool:
        return _is_verb(origin.infinitive, spanish.knows) and (
            origin.form in _SPELLED_BY_RULE
            or (spanish.knows(form) and _is_stressed_so(form, spanish))
        )

    def is_new(form: str, origin: Origin) -> bool:
        if origin.is_regular and is_new_verb(origin.infinitive, spanish, english):
            return True
        return _is_verb(origin.infinitive, derived) and (
            origin.form in _SPELLED_BY_RULE or derived(form)
        )

    def derived(word: str) -> bool:
        return spanish.knows(word) or is_derived(word, spanish)

    found = list(spellings(word, is_listed))
    # What a known verb explains is not read as a prefix and another: copien is no co-pien.
    yield from found or spellings(word, is_new)


def _is_verb(infinitive: str, knows: Callable[[str], bool]) -> bool:
    return knows(infinitive) and any(knows(form) for form in imperfects(infinitive))


def _is_stressed_so(form: str, spanish: Lexicon) -> bool:
    """Whether the accent on a form's stem is the present's: envía, as envío; not medía of medir."""
    if form.endswith(("ua", "ia", "ue", "ie")) and not spanish.knows(form + "n"):
        # Continua is an adjective; the verb's form is continúa.
        return False
    at = next((at for at, letter in enumerate(form) if letter in "íú"), len(form))
    behind = form[at + 1 :].rstrip("nsdr")
    return behind[-1:] not in ("a", "e") or spanish.knows(form[: at + len(behind)] + "o")
