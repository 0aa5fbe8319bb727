"""A value of another kind than its field has: a text for a list, a word for yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsletter_editor.checks.front_matter_places import certain, value_fix, value_place
from newsletter_editor.checks.nearness import nearest
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.file_name import date_in_name
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import set_value
from newsletter_editor.document.front_matter_values import Value
from newsletter_editor.site.dates import parse_date
from newsletter_editor.site.fields import Field, Kind
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity

_TRUE = ("true", "yes", "on", "sí", "si")
_FALSE = ("false", "no", "off")
_ONE_TEXT = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.IMAGE, Kind.AUTHOR, Kind.DATE)
# Plugins and most themes take a text as well as a list of them, or a text as well as a mapping.
_IN_SEVERAL_FORMS = tuple(
    (name,)
    for name in (
        *("redirect_from", "redirect_to", "alias", "aliases", "keywords", "author", "authors"),
        *("css", "js", "scripts", "stylesheets", "toc", "sidebar", "math", "mermaid", "links"),
        *("gallery", "video", "audio", "feature", "featured"),
    )
)
_JEKYLL_STOPS = (("date",),)

EXPECTED: dict[Kind, Localized] = {
    Kind.TEXT: Localized(es="un texto", en="a text"),
    Kind.LONG_TEXT: Localized(es="un texto", en="a text"),
    Kind.CHOICE: Localized(es="un texto", en="a text"),
    Kind.IMAGE: Localized(es="el nombre de una imagen", en="the name of an image"),
    Kind.AUTHOR: Localized(es="la clave de un autor", en="the key of an author"),
    Kind.DATE: Localized(es="una fecha", en="a date"),
    Kind.YES_NO: Localized(es="true o false", en="true or false"),
    Kind.NUMBER: Localized(es="un número", en="a number"),
    Kind.LIST: Localized(es="una lista", en="a list"),
    Kind.MAPPING: Localized(es="un grupo de campos", en="a group of fields"),
}


_NO_DATE = Localized(
    es="Jekyll no entiende esta fecha y se detiene: no publica nada.",
    en="Jekyll does not understand this date and stops: it publishes nothing.",
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each value that its field cannot hold; empty ones are another rule's."""
    for field in _fields(post):
        path: KeyPath = field.path
        if path in _JEKYLL_STOPS:
            # Whatever other posts have under it, Jekyll wants a date.
            yield from _check_date(post, Field(field.path, Kind.DATE), post.front_matter.get(path))
            continue
        value = post.front_matter.get(path)
        if value in (None, "", [], {}) or post.front_matter.node(path) is None:
            continue
        if field.path in _IN_SEVERAL_FORMS:
            continue
        check = _CHECKS.get(field.kind, _check_one_text)
        yield from check(post, field, value)


def _fields(post: CheckedPost) -> Iterator[Field]:
    fields = post.around.fields.fields(post.layout)
    yield from fields
    known = {field.path for field in fields}
    for name, kind in (
        ("date", Kind.DATE),
        ("published", Kind.YES_NO),
        ("tags", Kind.LIST),
        ("categories", Kind.LIST),
    ):
        if (name,) not in known:
            yield Field((name,), kind)


def _check_yes_no(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    if isinstance(value, bool):
        return
    word = value.strip().casefold() if isinstance(value, str) else ""
    meant = True if word in _TRUE else False if word in _FALSE else None
    # Jekyll hides a post only for a real `false`; in quotes it is a text, and published.
    is_grave = field.path == ("published",) and meant is False
    severity = Severity.ERROR if is_grave else Severity.WARNING
    fixes = () if meant is None else value_fix(post, field.path, meant)
    yield _finding(post, field, severity, fixes=fixes)


def _check_list(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    if isinstance(value, list):
        return
    if isinstance(value, str):
        # Jekyll itself cuts a text at its spaces, so one without commas says what it means.
        if "," not in value and (field.path in (("tags",), ("categories",)) or " " not in value):
            return
        items: list[Value] = [part.strip() for part in value.split(",") if part.strip()]
        title = Localized(es="Hacer una lista", en="Make it a list")
        fixes = certain(post, title, lambda: set_value(post.text, field.path, items))
        yield _finding(post, field, Severity.WARNING, fixes=fixes)
    else:
        yield _finding(post, field, Severity.WARNING)


def _check_mapping(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield _finding(post, field, Severity.WARNING)


def _check_number(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield _finding(post, field, Severity.WARNING)


def _check_date(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    where = post.site.time_zone if post.site else None
    if field.path in _JEKYLL_STOPS:
        is_read = post.file is None or not post.file.is_half_read
        if is_read and "date" in post.front_matter.data and parse_date(value, where) is None:
            place = value_place(post, field.path)
            yield Finding(place, _NO_DATE, fixes=_date_fixes(post), severity=Severity.ERROR)
    elif isinstance(value, (list, dict, bool)) or parse_date(value, where) is None:
        yield _finding(post, field, Severity.WARNING)


def _date_fixes(post: CheckedPost) -> tuple[Fix, ...]:
    """Nothing but the date that the file's name says can be meant."""
    day = date_in_name(post.path.name) if post.path else None
    return () if day is None else value_fix(post, _JEKYLL_STOPS[0], day)


def _check_one_text(post: CheckedPost, field: Field, value: Value) -> Iterator[Finding]:
    is_several = isinstance(value, (list, dict))
    if is_several and field.kind in _ONE_TEXT:
        if field.kind is Kind.AUTHOR:
            # Several authors are for the layout to know.
            return
        yield _finding(post, field, Severity.WARNING)
    elif field.kind is Kind.CHOICE and isinstance(value, str):
        choices = _settled_choices(post, field)
        if choices and value not in choices:
            yield _finding(post, field, Severity.WARNING, nearest(value, choices, looks=post.looks))


def _settled_choices(post: CheckedPost, field: Field) -> tuple[str, ...]:
    setting = post.settings.fields.get(field.name)
    return setting.choices if setting else ()


def _finding(
    post: CheckedPost,
    field: Field,
    severity: Severity,
    suggestions: tuple[str, ...] = (),
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    expected = EXPECTED.get(field.kind, EXPECTED[Kind.TEXT])
    return Finding(
        value_place(post, field.path),
        Localized(
            es="En «{name}» se espera {expected}.", en="“{name}” should be {expected}."
        ).format(name=field.name, expected=expected),
        suggestions=suggestions,
        fixes=fixes,
        severity=severity,
    )


_CHECKS: dict[Kind, Callable[[CheckedPost, Field, Value], Iterator[Finding]]] = {
    Kind.YES_NO: _check_yes_no,
    Kind.LIST: _check_list,
    Kind.MAPPING: _check_mapping,
    Kind.NUMBER: _check_number,
    Kind.DATE: _check_date,
    Kind.YAML: lambda *_: iter(()),
}

RULE = Rule(
    id="wrong-type",
    severity=Severity.WARNING,
    topic="front-matter",
    title=Localized(es="Valor de otro tipo", en="Value of another kind"),
    explanation=Localized(
        es="El diseño espera otra clase de valor y no mostrará este, o Jekyll se detendrá.",
        en="The layout expects another kind of value and will not show this one, or Jekyll stops.",
    ),
    find=find,
)
