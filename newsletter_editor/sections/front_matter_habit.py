"""The front matter of a new issue, after the example of the repo's own posts.

The best example's front matter is taken as it is written, quotes, comments and order included, and
only values are changed: those that belong to the new issue, and those that other issues do not
share and that were therefore the example's alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from newsletter_editor.document import front_matter
from newsletter_editor.document.front_matter import KeyPath
from newsletter_editor.document.front_matter_edits import remove, set_value
from newsletter_editor.text.edits import apply_edits

_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)
_LANGUAGE_KEYS = ("lang", "language", "locale")
_NUMBER_KEYS = ("issue", "edition", "number")
_EMPTY = '---\nlayout: post\ntitle: ""\n---\n\n'


@dataclass(frozen=True, slots=True)
class NewIssueFacts:
    """What the front matter of a new issue has to say."""

    title: str
    author: str
    day: date
    language: str
    number: int | None
    images: frozenset[str] = frozenset()
    """Names of the image files that the repo has."""
    original: Mapping[str, Any] = field(default_factory=dict)
    """The front matter of the post that this is an edition of: both have the same images."""
    numbered: Sequence[tuple[int, Mapping[str, Any]]] = ()
    """Numbers and front matters of the repo's issues, the newest first."""


def front_matter_like(
    example: str | None,
    example_number: int | None,
    others: Sequence[Mapping[str, Any]],
    facts: NewIssueFacts,
) -> str:
    """The front matter of a new issue, marker lines and the blank lines behind it included.

    `example` is the text of the post to be followed, None for a plain front matter. `others` are
    the front matters of issues, the example's own among them: a key that the example alone has is
    left out, a value that fewer than half of them share is emptied.
    """
    text = _EMPTY
    if example is not None:
        parts = front_matter.split(example)
        found = front_matter.read(example)
        if parts.state == "present" and found.error is None and found.data:
            text = example[: parts.front_matter.end]
    data = front_matter.read(text).data
    for path, value in list(_leaves(data)):
        wanted = _wanted(path, value, facts, example_number, others)
        if wanted is _LEFT_OUT:
            text = apply_edits(text, remove(text, path))
        elif wanted != value or type(wanted) is not type(value):
            text = apply_edits(text, set_value(text, path, wanted))
    if "title" not in data:
        text = apply_edits(text, set_value(text, ("title",), facts.title))
    if facts.author and "author" not in data and example is None:
        text = apply_edits(text, set_value(text, ("author",), facts.author))
    return text if text.endswith("\n\n") else text.rstrip("\n") + "\n\n"


_LEFT_OUT = object()


def _leaves(data: Mapping[str, Any], above: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _wanted(
    path: KeyPath,
    value: Any,
    facts: NewIssueFacts,
    example_number: int | None,
    others: Sequence[Mapping[str, Any]],
) -> Any:
    if len(path) == 1:
        match path[0]:
            case "title":
                return facts.title
            case "author":
                return facts.author or value
            case "date":
                return _date_like(value, facts.day)
            case key if key in _LANGUAGE_KEYS:
                return facts.language
            case key if key in _NUMBER_KEYS and isinstance(value, int):
                return facts.number
    if isinstance(value, str) and _IMAGE.search(value):
        theirs = _at(facts.original, path)
        if isinstance(theirs, str) and theirs:
            return theirs
        return _image_of_original(value, facts) or _image_of_number(
            path, value, facts, example_number
        )
    having = [each for each in (_at(other, path) for other in others) if each is not _LEFT_OUT]
    if len(having) < 2 and len(others) > 2:
        return _LEFT_OUT
    if isinstance(value, list):
        return [each for each in value if _is_shared_entry(each, having)]
    alike = sum(each == value for each in having)
    # What the only issue so far says in prose is about itself; a word is rather a setting.
    is_prose = isinstance(value, str) and " " in value
    is_shared = alike * 2 >= len(having) and (alike > 1 or not is_prose)
    return value if is_shared else _emptied(value)


def _is_shared_entry(entry: Any, lists: Sequence[Any]) -> bool:
    count = sum(isinstance(each, list) and entry in each for each in lists)
    return count * 2 >= len(lists) and (count > 1 or len(lists) < 2)


def _emptied(value: Any) -> Any:
    return "" if isinstance(value, str) else None


def _date_like(value: Any, day: date) -> Any:
    if isinstance(value, datetime):
        return value.replace(year=day.year, month=day.month, day=day.day)
    if isinstance(value, str):
        return re.sub(r"\d{4}-\d{1,2}-\d{1,2}", f"{day:%Y-%m-%d}", value) or f"{day:%Y-%m-%d}"
    return day


def _image_of_original(value: str, facts: NewIssueFacts) -> str:
    """The original's first image under whatever key, in the folder that `value` names."""
    if facts.original is None:
        return ""
    for _, theirs in _leaves(facts.original):
        if isinstance(theirs, str) and _IMAGE.search(theirs):
            name = theirs.rpartition("/")[2]
            if name in facts.images:
                folder, slash, _ = value.rpartition("/")
                return f"{folder}{slash}{name}"
    return ""


def _image_of_number(
    path: KeyPath, value: str, facts: NewIssueFacts, example_number: int | None
) -> str:
    """The image that issues of this number have, or that is named as those of others are."""
    editions = [(number, _at(data, path)) for number, data in facts.numbered]
    for number, image in [(example_number, value), *editions]:
        if not isinstance(image, str) or not _IMAGE.search(image):
            continue
        own = image if number == facts.number else _renumbered(image, number, facts.number)
        # A name that no file has would only break the published page.
        if own.rpartition("/")[2] in facts.images:
            return own
    return ""


def _renumbered(name: str, old: int | None, new: int | None) -> str:
    if old is None or new is None:
        return ""
    renumbered, count = re.subn(rf"(?<!\d){old}(?!\d)", str(new), name)
    return renumbered if count else ""


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        if not isinstance(data, Mapping) or step not in data:
            return _LEFT_OUT
        data = data[step]
    return data


_NUMBER_SIGN = r"(?:#|№|\bn[º.°]?\s?|\b(?:issue|newsletter|bolet[ií]n|edici[oó]n)\s*#?\s*)"
_NAMED_NUMBER = re.compile(
    r"(?:[#№]|\b(?:issue|newsletter|bolet[ií]n|edici[oó]n)\s*#?\s*)(\d{1,4})\b", re.IGNORECASE
)
_MARK = re.compile(r"([\[【])\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4})?)\s*([\]】])")


def number_in(title: str) -> int | None:
    """The number of an issue that a title names, as in `#15` or `Boletín 15`; None for none."""
    found = _NAMED_NUMBER.search(title)
    return int(found[1]) if found else None


def with_language(text: str, language: str) -> str:
    """A front matter that says its language: as long as half of a translation is still in the
    original's, the words cannot tell."""
    if any(key in front_matter.read(text).data for key in _LANGUAGE_KEYS):
        return text
    written = apply_edits(text, set_value(text, (_LANGUAGE_KEYS[0],), language))
    return written if written.endswith("\n\n") else written.rstrip("\n") + "\n\n"


def title_like(
    examples: Sequence[tuple[str, int | None]], title: str, number: int | None, language: str
) -> str:
    """The whole title of an issue, in the form in which the repo's issues have it.

    A title that names its number already, or another one as issues do, is left as it is. Else
    what stands before the first colon of the best example, as in `Boletín NLP #5 [ES]: `, is put
    before it with the new number and language, if most of the `examples` (title and number) have
    that form.
    """
    title = " ".join(title.split())
    if number is None or re.search(rf"{_NUMBER_SIGN}{number}\b", title, re.IGNORECASE):
        return title
    if number_in(title) is not None:
        return title
    prefixes = [_prefix(example, own, number, language) for example, own in examples]
    having = [prefix for prefix in prefixes if prefix]
    if not having or len(having) * 2 < len(prefixes):
        return title
    return f"{having[0]}{title}"


def _prefix(example: str, own: int | None, number: int, language: str) -> str:
    before, colon, _ = example.partition(": ")
    if own is None or not colon or not re.search(rf"(?<!\d){own}(?!\d)", before):
        return ""
    before = re.sub(rf"(?<!\d){own}(?!\d)", str(number), before)
    before = _MARK.sub(lambda mark: mark[1] + language.upper() + mark[3], before)
    return f"{before}: "


def topics_of(title: str) -> str:
    """A title without the number and language before its first colon: what the issue is about."""
    before, colon, after = title.partition(": ")
    return after if colon and re.search(r"\d", before) else title


def most_common(values: Sequence[str]) -> str:
    """The value that occurs most often, the earlier of two that occur as often; else empty."""
    return Counter(filter(None, values)).most_common(1)[0][0] if any(values) else ""
