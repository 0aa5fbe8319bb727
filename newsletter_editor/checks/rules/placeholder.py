"""Something that was to be filled in before publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.front_matter_places import own_texts, value_place
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.sections.templates import main_language
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range, RangeSet

_BLANK = re.compile(r"(?<![\\\"'“])\$\{(?:[a-z]\w*|\d+)(?::[^{}\n]*|\|[^{}\n]*\|)?\}")
_FILLER = re.compile(r"\blorem ipsum\b[^.\n]*", re.I)
_NOTE = re.compile(
    # Joined to something else XXX stands for a number: EPSG:XXXX, XXX-notes.
    r"(?<![-.:/+#“\"'])\b(?!XXX comments?\b)"
    r"(?:FIXME|XXX+(?![-./+]\w|[”\"'])|TKTK|TBD(?=\s*[:\]])|TODO(?=\s*[:(\]])|TK(?=[\s.:\]]))(?:\s*:[^\n\ufffc]{0,60})?"
)
_TODO = re.compile(r"(?<![-“\"'])\bTODO\b(?! (?:lists?|comments?|items?|notes?)\b)(?![”\"']|\.\w)")
_PART = (
    r"(?:título|title|texto|text|imagen|image|enlace|link|url|nombre|name|autor|author|fecha|date|"
    r"resumen|summary|descripción|description|fuente|source)"
)
_BRACKETED = re.compile(
    r"(?:[\[<{](?:your\b|tu\b|su\b|añad(?:ir|e|a)\b|add\b|escrib(?:ir|e|a)\b|complet(?:ar|e|a)\b)|"
    r"(?<!\w)[\[<({](?:insert(?:ar|e)?\b|rellenar?\b|pendiente\b|tbd\b|"
    r"por (?:hacer|completar)\b|placeholder\b|to be (?:added|done|defined)\b|"
    rf"{_PART} (?:aquí|here|goes)\b))"
    r"[^\[\]<>(){}\n]*[\]>)}]?"
    # In round brackets these are words like any other: print(text), the key (name of the file).
    # What is written in a row is a form: {name}:{text}, post[title]=x.
    rf"|(?<![\w#}}\]])(?<![}}\]][ :/-])[\[<{{]{_PART}(?: (?:del?|of)\b[^\[\]<>(){{}}\n]*)?[\]>}}]"
    r"(?![:=]\S|[ :/-]?[\[{])",
    re.I,
)
_HERE = re.compile(
    r"\b(?:texto|título|imagen|enlace|resumen|text|title|image|link|summary) (?:aquí|goes here)\b"
    r"|\b(?:your|insert) (?:text|title|image|link|name) here\b",
    re.I,
)
_EMPTY_ADDRESS = re.compile(
    r"(?:url|link|enlace|dirección|address|todo|xxx+|tbd|example|ejemplo|https?://(?:www\.)?"
    r"(?:url|link|enlace|xxx+|todo)/?)",
    re.I,
)
# In these TODO in capitals is a word of every day.
_TODO_IS_A_WORD = ("es", "pt", "gl", "ca", "it")


def find(post: CheckedPost) -> Iterator[Finding]:
    """Findings in the prose, in addresses and in the texts of the front matter."""
    seen: set[Range] = set()
    for place in [*_in_prose(post), *_in_links(post), *_in_fields(post)]:
        if any(place.overlaps(other) for other in seen):
            continue
        seen.add(place)
        shown = place.of(post.text)
        yield Finding(
            place,
            Localized(
                es="«{text}» parece un hueco por rellenar.",
                en="“{text}” looks like a blank to be filled in.",
            ).format(text=shown if len(shown) < 60 else shown[:59] + "…"),
        )


def _in_prose(post: CheckedPost) -> Iterator[Range]:
    for match in _BLANK.finditer(post.without_code, post.body.start):
        # `${x}^{(t)}` is math.
        if post.text[match.end() : match.end() + 1] not in ("^", "_", "$", "\\"):
            yield Range(*match.span())
    links = RangeSet(
        link.range for link in post.links.links if link.form in ("inline", "reference")
    )
    for match in _BRACKETED.finditer(post.markdown, post.body.start):
        if not (links.overlaps(Range(*match.span())) or _is_of_programs(post.markdown, match)):
            yield _cut(match)
    for pattern in _patterns(post):
        for match in pattern.finditer(post.prose, post.body.start):
            yield _cut(match)


def _is_of_programs(text: str, match: re.Match[str]) -> bool:
    """Whether programs write it so: a type in {URL}s, the definition of a link, an option."""
    after = text[match.end() : match.end() + _NEAR]
    if match[0].startswith("[") and re.match(r":[ \t]+(?:https?:|mailto:|[/#<.])", after):
        return True
    if match[0].startswith("{"):
        return bool(re.match(r"\w|[\"']\)", after))
    return False


_NEAR = 12
"""Code points."""


def _patterns(post: CheckedPost) -> list[re.Pattern[str]]:
    patterns = [_FILLER, _NOTE, _HERE]
    if main_language(post.language) not in _TODO_IS_A_WORD:
        patterns.append(_TODO)
    return patterns


def _in_links(post: CheckedPost) -> Iterator[Range]:
    for link in post.links.links:
        if link.target is not None and _EMPTY_ADDRESS.fullmatch(link.target.of(post.text)):
            yield link.target


def _in_fields(post: CheckedPost) -> Iterator[Range]:
    for path, _, text in own_texts(post):
        patterns = [_BLANK, *_patterns(post)]
        if any(pattern.search(text) for pattern in patterns) or _BRACKETED.fullmatch(text):
            yield value_place(post, path)


def _cut(match: re.Match[str]) -> Range:
    return Range(match.start(), match.start() + len(match[0].rstrip()))


RULE = Rule(
    id="placeholder",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Hueco sin rellenar", en="Leftover placeholder"),
    explanation=Localized(
        es="Queda texto de una plantilla o una nota del autor para sí mismo.",
        en="Text of a template is left, or a note of the author to himself.",
    ),
    find=find,
)
