"""Writes the team's choices for its mail into the text of `.newsletter-editor.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter_editor.site.settings_changes import (
    Tables,
    changed,
    new_table,
    table_in_line,
    tables_of,
)

Choices = Mapping[str, str | int | Mapping[str, str]]


def choices_of(text: str) -> dict[str, Any]:
    """The table `[mail]` of a settings file, empty where there is none. Raises EditorError."""
    mail = tables_of(text).get("mail")
    return mail if isinstance(mail, dict) else {}


def with_choices(text: str, choices: Choices) -> str:
    """The settings file's text with these values in `[mail]`; empty ones are taken out.

    Everything else stays as it is, comments too. Raises EditorError where the file is written so
    that this cannot be done.
    """

    def change(tables: Tables) -> None:
        mail = tables.setdefault("mail", new_table())
        for key, value in choices.items():
            if value in ("", {}):
                mail.pop(key, None)
            elif mail.get(key) != value:
                mail[key] = table_in_line(value) if isinstance(value, Mapping) else value

    return changed(text, "mail", change)
