"""What the large mail programs show, by the data of Can I Email (see `resources/mail/make.py`)."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from newsletter_editor.resources import resource_path


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        resource_path("mail", "clients.json").read_text(encoding="utf-8")
    )
    return found


def source() -> str:
    """Where the answers come from and of which day they are."""
    return f"{_table()['source']}, {_table()['date']}"


def is_known(feature: str) -> bool:
    """Whether a feature such as `css-float` or `html-video` was tested at all."""
    return feature in _table()["features"]


def clients_without(feature: str) -> tuple[str, ...]:
    """The clients whose newest version does not show a feature; none for one not tested."""
    answers = _table()["features"].get(feature, "")
    return tuple(
        client
        for client, answer in zip(_table()["clients"], answers, strict=False)
        if answer == "n"
    )
