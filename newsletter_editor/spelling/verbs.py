"""Which forms of Spanish verbs take pronouns behind them: infinitives, gerunds and imperatives.

A form is traced back to its infinitive by undoing what conjugation does to the stem (RAE, Nueva
gramática 2009, chapter 4); whether that is a verb, and whether it has this form, the dictionary
tells. A verb that it lacks is regular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from newsletter_editor.spelling.frequency import without_accents


class Form(Enum):
    """What a verb's form is; imperatives by the person that is spoken to."""

    INFINITIVE = auto()
    GERUND = auto()
    TU = auto()
    VOS = auto()
    USTED = auto()
    NOSOTROS = auto()
    VOSOTROS = auto()
    USTEDES = auto()


class Origin(NamedTuple):
    """What a word may be a form of."""

    form: Form
    infinitive: str
    is_regular: bool
    """Whether a verb about which nothing is known would have this form."""


_SHORT_IMPERATIVES = {
    "di": "decir", "haz": "hacer", "pon": "poner", "sal": "salir", "sé": "ser", "ten": "tener",
    "ve": "ir", "ven": "venir", "está": "estar",
}  # fmt: skip
_OF_PREFIXED = re.compile(r"(\w+)(tén|vén|pón|dí|sál|haz|faz|vé)")
_VERB_OF_PREFIXED = {
    "tén": "tener", "vén": "venir", "pón": "poner", "dí": "decir", "sál": "salir", "haz": "hacer",
    "faz": "facer", "vé": "ver",
}  # fmt: skip
_SHORT_ONLY = re.compile(r"\w*(?:tener|venir|poner|salir|hacer)|decir|ser|ir")
"""Verbs whose imperative for tú is the short one alone: pon, not pone."""
_WHOLE_ONLY = (Form.TU, Form.USTED, Form.USTEDES)
"""Forms of estar that are stressed as no other verb's: está, esté, estén."""
_SUBJUNCTIVE_STEMS = (
    ("teng", "tener"), ("veng", "venir"), ("pong", "poner"), ("salg", "salir"), ("valg", "valer"),
    ("hag", "hacer"), ("fag", "facer"), ("dig", "decir"), ("traig", "traer"), ("caig", "caer"),
    ("oig", "oír"), ("quep", "caber"), ("sep", "saber"), ("yazg", "yacer"), ("asg", "asir"),
    ("roig", "roer"), ("ve", "ver"),
)  # fmt: skip
"""Stems of the subjunctive that no rule tells, also behind a prefix."""
_WHOLE_FORMS = {
    "vamos": (Form.NOSOTROS, "ir"), "vaya": (Form.USTED, "ir"), "vayamos": (Form.NOSOTROS, "ir"),
    "vayan": (Form.USTEDES, "ir"), "yendo": (Form.GERUND, "ir"), "andá": (Form.VOS, "ir"),
    "id": (Form.VOSOTROS, "ir"), "ir": (Form.INFINITIVE, "ir"), "sea": (Form.USTED, "ser"),
    "seamos": (Form.NOSOTROS, "ser"), "sean": (Form.USTEDES, "ser"), "dé": (Form.USTED, "dar"),
    "esté": (Form.USTED, "estar"), "estén": (Form.USTEDES, "estar"),
    "haya": (Form.USTED, "haber"), "hayamos": (Form.NOSOTROS, "haber"),
    "hayan": (Form.USTEDES, "haber"),
}  # fmt: skip

_ENDINGS: tuple[tuple[str, Form, str], ...] = (
    ("ando", Form.GERUND, "ar"), ("iendo", Form.GERUND, "er ir"), ("yendo", Form.GERUND, "er ir"),
    ("endo", Form.GERUND, "er ir"),
    ("emos", Form.NOSOTROS, "ar"), ("amos", Form.NOSOTROS, "er ir"),
    ("en", Form.USTEDES, "ar"), ("an", Form.USTEDES, "er ir"),
    ("e", Form.USTED, "ar"), ("a", Form.USTED, "er ir"),
    ("a", Form.TU, "ar"), ("e", Form.TU, "er ir"),
)  # fmt: skip
_NO_CHANGE_OF_LETTERS = {Form.GERUND, Form.TU}
_BEFORE_E = (("qu", "c"), ("gü", "gu"), ("gu", "g"), ("c", "z"))
"""How a stem's end is written before e, and before a."""
_BEFORE_A = (("zc", "c"), ("j", "g"), ("g", "gu"), ("z", "c"), ("c", "qu"), ("y", ""))
"""How a stem's end is written before a, and before e; y is put in by the verbs in -uir."""
_LAST_VOWEL = re.compile(r"(ie|ue|üe|ye|[aeiouíú])([^aeiouíú]*(?:[gq]u)?)\Z")
_VOWELS = {
    "ie": ("e", "i"), "ye": ("e",), "ue": ("o", "u"), "üe": ("o",), "i": ("e",), "u": ("o",),
}  # fmt: skip
"""What a stem's last vowel becomes under stress or before another, and what it was."""


def origins(word: str) -> Iterator[Origin]:
    """What a word in lower case, without pronouns, may be; most are no verbs."""
    if word in _WHOLE_FORMS:
        yield Origin(*_WHOLE_FORMS[word], False)
    if word in _SHORT_IMPERATIVES:
        yield Origin(Form.TU, _SHORT_IMPERATIVES[word], False)
    if found := _OF_PREFIXED.fullmatch(word):
        yield Origin(Form.TU, found[1] + _VERB_OF_PREFIXED[found[2]], False)
    if word[-2:] in ("ar", "er", "ir", "ír"):
        yield Origin(Form.INFINITIVE, word, True)
    if word[-2:] in ("ad", "ed", "id", "íd"):
        yield Origin(Form.VOSOTROS, word[:-1] + "r", True)
    if word[-1:] in ("á", "é", "í"):
        yield from (
            Origin(Form.VOS, infinitive, True)
            for infinitive in _infinitives(word[:-1], (without_accents(word[-1]) + "r",))
        )
    for ending, form, conjugations in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            for origin in _of_stem(word[: -len(ending)], ending, form, conjugations.split()):
                if origin.infinitive == "estar" and form in _WHOLE_ONLY:
                    continue
                if form is not Form.TU or not _SHORT_ONLY.fullmatch(origin.infinitive):
                    yield origin


def _of_stem(stem: str, ending: str, form: Form, conjugations: list[str]) -> Iterator[Origin]:
    for written, is_regular in _as_in_infinitive(stem, ending, form, conjugations):
        for infinitive in _infinitives(written, conjugations):
            yield Origin(form, infinitive, is_regular)
        for changed in _with_older_vowel(written):
            for infinitive in _infinitives(changed, conjugations):
                yield Origin(form, infinitive, False)
    if form in (Form.USTED, Form.NOSOTROS, Form.USTEDES) and "ar" not in conjugations:
        for irregular, infinitive in _SUBJUNCTIVE_STEMS:
            if stem.endswith(irregular):
                yield Origin(form, stem.removesuffix(irregular) + infinitive, False)


def _as_in_infinitive(
    stem: str, ending: str, form: Form, conjugations: list[str]
) -> Iterator[tuple[str, bool]]:
    """The stem with the letters that the infinitive has at its end, and whether that is regular."""
    if form in _NO_CHANGE_OF_LETTERS:
        # Leyendo of leer, huyendo of huir; riendo of reír; tañendo of tañer.
        yield stem, ending != "endo" or stem[-1:] == "ñ" or stem[-2:] == "ll"
        if stem.endswith("y"):
            yield stem[:-1], False
        if ending == "iendo":
            yield stem + "e", False
        return
    changes = _BEFORE_E if "ar" in conjugations else _BEFORE_A
    changed = [(now, then) for now, then in changes if stem.endswith(now)]
    yield stem, stem[-1:] not in ("c", "g", "z")
    for now, then in changed:
        yield stem.removesuffix(now) + then, now not in ("zc", "y")


def _with_older_vowel(stem: str) -> Iterator[str]:
    bare = without_accents(stem)
    if bare != stem:
        yield bare
    found = _LAST_VOWEL.search(bare)
    if not found:
        return
    before = bare[: found.start()]
    for vowel in _VOWELS.get(found[1], ()):
        yield before + vowel + found[2]
        if found[1] == "ue" and before.endswith("h"):
            # No word begins with ue: huele of oler, deshuesa of desosar.
            yield before[:-1] + vowel + found[2]


def _infinitives(stem: str, conjugations: list[str] | tuple[str, ...]) -> Iterator[str]:
    for ending in conjugations:
        yield stem + ending
        if ending == "ir" and stem[-1:] in ("a", "e", "o"):
            yield stem + "ír"
        if not stem.isascii() and (bare := without_accents(stem)) != stem:
            yield bare + ending


def imperfects(infinitive: str) -> tuple[str, ...]:
    """Where a verb would have its imperfect, the most regular tense: no noun in -ar has one."""
    stem, ending = infinitive[:-2], infinitive[-2:]
    if infinitive in ("ir", "ser"):
        return ("iba",) if infinitive == "ir" else ("era",)
    if ending == "ar":
        return (stem + "aba",)
    return (stem + "ía", stem + "eía") if stem.endswith("v") else (stem + "ía",)
