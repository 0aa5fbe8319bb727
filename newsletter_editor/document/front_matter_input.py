"""What somebody typed for a field, on the command line or in a form, as a value."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from newsletter_editor.document.front_matter_nodes import UnreadableYamlError, read_yaml
from newsletter_editor.document.front_matter_values import Value, scan_plain
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

_TRUE = ("true", "yes", "on", "sí", "si")
_FALSE = ("false", "no", "off")
_NUMBER = re.compile(r"[-+]?\d{1,18}(?:\.\d{1,12})?", re.A)
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?", re.A)


def value_of_input(typed: str, kind: str, present: Value) -> Value:
    """The value that `typed` stands for.

    `kind` is one of `site.fields.Kind` or "", for which `present`, the value that the field has,
    decides: a text stays a text whatever it looks like. Raises EditorError where `typed` is none
    of that kind.
    """
    if not typed and present is None:
        # What is empty stays empty, and does not become an empty text.
        return None
    kind = kind or _kind_of(present)
    reader = _READERS.get(kind)
    return reader(typed) if reader else typed


def _kind_of(present: Value) -> str:
    if isinstance(present, bool):
        return "yes-no"
    if isinstance(present, (int, float)):
        return "number"
    if isinstance(present, date):
        return "date"
    if isinstance(present, list):
        return "list"
    if isinstance(present, dict):
        return "yaml"
    return "text" if isinstance(present, str) else "guess"


def _yes_no(typed: str) -> Value:
    word = typed.strip().casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise _refused(typed, Localized(es="true o false", en="true or false"))


def _number(typed: str) -> Value:
    text = typed.strip()
    try:
        return int(text) if re.fullmatch(r"[-+]?\d{1,400}", text, re.A) else _finite(text)
    except ValueError:
        raise _refused(typed, Localized(es="un número", en="a number")) from None


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _date(typed: str) -> Value:
    if not typed.strip():
        return None
    # Psych knows the most forms of dates; what is written is one that all know.
    value = scan_plain(typed.strip())
    if isinstance(value, (date, datetime)):
        return value
    # Jekyll understands more forms of dates than YAML does; those stay texts.
    if re.match(r"\d{4}-\d\d?-\d\d?[ T]\d\d?:\d\d", typed.strip()):
        return typed.strip()
    raise _refused(typed, Localized(es="una fecha, 2020-02-23", en="a date, 2020-02-23"))


def _list(typed: str) -> Value:
    text = typed.strip()
    if text.startswith("["):
        value = _yaml(typed)
        if isinstance(value, list):
            return value
    return [part.strip() for part in text.split(",") if part.strip()]


def _yaml(typed: str) -> Value:
    try:
        return read_yaml(typed)
    except UnreadableYamlError as error:
        raise EditorError(error.message) from error


def _guess(typed: str) -> Value:
    """Only what cannot be meant otherwise is taken for more than text."""
    if typed in ("true", "false"):
        return typed == "true"
    if _NUMBER.fullmatch(typed):
        number = float(typed) if "." in typed else int(typed)
        return number if str(number) == typed else typed
    if _DAY.fullmatch(typed):
        return scan_plain(typed)
    if typed[:1] in ("[", "{") and typed[-1:] in ("]", "}"):
        try:
            value = read_yaml(typed)
        except UnreadableYamlError:
            return typed
        return value if isinstance(value, (list, dict)) else typed
    return typed


def _refused(typed: str, expected: Localized) -> EditorError:
    return EditorError(
        Localized(
            es="«{typed}» no vale: se espera {expected}.",
            en="“{typed}” will not do: {expected} is expected.",
        ).format(typed=typed, expected=expected)
    )


_READERS = {
    "yes-no": _yes_no,
    "number": _number,
    "date": _date,
    "list": _list,
    "yaml": _yaml,
    "mapping": _yaml,
    "guess": _guess,
}
