"""Writes the team's choices for its mail into `.newsletter-editor.toml`, and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from newsletter_editor.site.settings import FILE_NAME, quoted
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

Choices = Mapping[str, str | int | Mapping[str, str]]

_HEADER = re.compile(r"^[ \t]*\[[ \t]*mail[ \t]*\][^\n]*(?:\n|\Z)", re.MULTILINE)
_NEXT_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def choices_of(text: str) -> dict[str, Any]:
    """The table `[mail]` of a settings file, empty where there is none. Raises EditorError."""
    found = _parsed(text).get("mail")
    return dict(found) if isinstance(found, dict) else {}


def with_choices(text: str, choices: Choices) -> str:
    """The settings file's text with these values in `[mail]`; empty ones are taken out.

    Everything else stays as it is, comments too. Raises EditorError where the file is written so
    that this cannot be done.
    """
    before = _parsed(text)
    kept = {**choices_of(text), **choices}
    mail = {key: value for key, value in kept.items() if value not in ("", {})}
    if not _HEADER.search(text):
        ended = text if not text or text.endswith("\n") else text + "\n"
        text = ended + ("\n" if ended.strip() else "") + "[mail]\n"
    for key, value in choices.items():
        text = _with_value(text, key, value)
    if _parsed(text) != {**before, "mail": mail}:
        raise _broken("[mail]")
    return text


def _with_value(text: str, key: str, value: str | int | Mapping[str, str]) -> str:
    header = _HEADER.search(text)
    assert header is not None
    following = _NEXT_TABLE.search(text, header.end())
    end = following.start() if following else len(text)
    own = re.compile(rf"^[ \t]*{key}[ \t]*=[^\n]*(?:\n|\Z)", re.MULTILINE).search(
        text, header.end(), end
    )
    line = "" if value in ("", {}) else f"{key} = {_written(value)}\n"
    if own is not None:
        return text[: own.start()] + line + text[own.end() :]
    head = text[: header.end()]
    if line and not head.endswith("\n"):
        head += "\n"
    return head + line + text[header.end() :]


def _written(value: str | int | Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {quoted(each)}" for name, each in value.items()) + " }"
    return str(value) if isinstance(value, int) else quoted(value)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise _broken(str(error)) from error


def _broken(why: str) -> EditorError:
    return EditorError(
        Localized(
            es="«{name}» no se puede cambiar ({why}): corrígelo a mano.",
            en="“{name}” cannot be changed ({why}): mend it by hand.",
        ).format(name=FILE_NAME, why=why)
    )
