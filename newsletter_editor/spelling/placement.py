"""Words that their place shows to be no prose: commands, endings of files, who has said it."""

from __future__ import annotations

import re

from newsletter_editor.spelling.word_sets import word_set
from newsletter_editor.spelling.words import Word

_CALLED = re.compile(r"\((?:\d[a-z]{0,3})?\)")
"""As in printf() and in ls(1), a page of the manual."""
_FILE_ENDING = re.compile(r"(?:\A|[\s(«“\"'*])\.\Z")
_MOST_LETTERS_BEFORE = 2
_PARTS = r"[^\s«»“”\"'()\[\]<>‹›|,;\ufffc]{0,80}"
_RUN_BEFORE = re.compile(rf"{_PARTS}\Z")
_LONGEST_RUN = 80
_MACHINES = re.compile(
    # A path, an option, an address, a name of a name space.
    r"(?:~|\.{1,2})?/[\w.~+-]|--\w|-\w+-|.*(?:://|::)|.*@[\w.-]*\Z"
    # A value of a key, a mail address, a hashtag, a variable.
    r"|.*[=&@#$%\\]\Z"
)
_KEY = re.compile(r"[=@]\S|::\w")
_DOTTED = re.compile(
    r"[\w-]+(?:\.[\w-]+){2,}|[\w.+-]+@[\w.-]+"
    r"|[\w-]+\.(?:com|org|net|edu|gov|info|io|ai|dev|app|es|mx|ar|cl|conf|cfg|ini|log|txt|md|html?"
    r"|xml|json|ya?ml|toml|csv|sh|bash|py|ipynb|js|jsx|ts|css|scss|php|rb|pl|lua|java|jar|cc?|cpp|hh?"
    r"|rs|go|sql|db|tex|bib|po|so|dll|exe|deb|rpm|gz|bz2|xz|tar|tgz|zip|iso|img|png|jpe?g|gif|webp|svg"
    r"|pdf|ps|epub|od[gpst]|docx?|xlsx?|pptx?|mp[34]|ogg|wav|avi|mkv|ttf|woff2?)"
)
"""Names of hosts and files, and addresses of mail."""
_RUN = re.compile(r"[\w.@+-]*")
_QUOTED = {"«": "»", "“": "”", '"': '"', "‘": "’", "'": "'", "‹": "›"}
_MOST_PARTS = 2
_DASH = re.compile(r"(?:\A|[.!?»”\"…)]\s*|\n\s*)(?:--|[—–])\s*\Z")
_LONGEST_DASH = 6
_REST_OF_NAME = re.compile(
    r"(?:[ ,.]+(?:(?:de|del|la|von|van) )?[A-ZÁÉÍÓÚÑ][\w.]*){0,4}[.\s]*(?:\(.*)?\Z", re.DOTALL
)

_UNITS = word_set(
    """
    kb mb gb tb kib mib gib kbps mbps gbps hz khz mhz ghz ms ns km cm mm nm kg mg ml cl kw kwh mw
    gw px pt pts dpi fps rpm min seg hrs hs hab km² m²
    """
)
_ABBREVIATIONS = word_set(
    """
    pág págs cap caps vol vols núm núms art arts ed eds fig figs tel av avda dr dra drs sr sra
    srta srs sres ud uds vd prof profa lic ing depto dpto aprox máx mín ref refs sec ss pp trad
    coord dir gral admón cía bibl párr vs etc ej approx sist seg univ inst trim sem nro tlf ext
    esq pral bco gob min adj sust verb adv prep conj pron cresc dim pizz
    """
)


def is_shortened(word: Word, passage: str) -> bool:
    """Whether it is an abbreviation before its full stop, or a unit behind a number."""
    if word.lower in _ABBREVIATIONS and passage[word.end : word.end + 1] == ".":
        return True
    return (
        word.lower in _UNITS
        and passage[max(word.start - 2, 0) : word.start].rstrip(" \u00a0")[-1:].isdigit()
    )


def is_identifier(word: Word, passage: str) -> bool:
    """Whether it is called like a command, ends a file's name, or is part of a longer name."""
    if _CALLED.match(passage, word.end) or _is_for_machines(word, passage):
        return True
    before = passage[max(word.start - _MOST_LETTERS_BEFORE, 0) : word.start]
    if _FILE_ENDING.search(before):
        return True
    return word.whole.count("-") >= _MOST_PARTS and word.whole == word.whole.lower()


def _is_for_machines(word: Word, passage: str) -> bool:
    """Whether it is part of a path, an address, an option, a name with dots, a key or its value."""
    run = _RUN_BEFORE.search(passage, max(word.start - _LONGEST_RUN, 0), word.start)
    before = run[0] if run else ""
    if _KEY.match(passage, word.end) or (before == "-" and passage.startswith("-", word.end)):
        # A variable, or an option such as -fno-rtti.
        return True
    if before[-1:] in (".", "-") or passage[word.end : word.end + 1] in (".", "-", "+", "@"):
        rest = _RUN.match(passage, word.start)
        if rest is not None and _DOTTED.fullmatch(before + rest[0].rstrip(".")):
            return True
    return bool(_MACHINES.match(before + "a" if before[-1:] in ("/", "-") else before))


def is_quoted(word: Word, passage: str) -> bool:
    """Whether it stands alone between quotation marks, as words are that are spoken of."""
    closing = _QUOTED.get(passage[word.start - 1 : word.start]) if word.start else None
    return closing is not None and passage[word.end : word.end + 1] == closing


def is_attributed(word: Word, passage: str) -> bool:
    """Whether a capital opens what ends the paragraph behind a dash: who has said it."""
    return (
        word.is_capitalised
        and bool(_DASH.search(passage[max(word.start - _LONGEST_DASH, 0) : word.start]))
        and bool(_REST_OF_NAME.match(passage, word.end))
    )
