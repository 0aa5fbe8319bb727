"""The process that converts pictures; see `text.frames` and `converter`, its parent.

Question: `{"revision", "data": base64, "name", "wishes": as Wishes tells them}`. Answer:
`{"revision", "data": base64, …}` as `Converted` is, or `{"revision", "es", "en"}`: a refusal.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from newsletter_editor.images.converting import convert
from newsletter_editor.images.picture import SECONDS_TO_CONVERT, TOO_MUCH
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.memory import memory_below

MOST_MEMORY = 1536 * 1024 * 1024
"""Bytes, where the system keeps the bound; 120 million pixels take half of it."""


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """The picture that a question asks for, or the sentence that refuses it."""
    revision = question["revision"]
    if "data" not in question:
        return {"revision": revision}
    try:
        data = base64.b64decode(question["data"])
        found = convert(data, Wishes(**question["wishes"]), question["name"])
    except EditorError as error:
        return {"revision": revision, **error.message._asdict()}
    except MemoryError:
        return {"revision": revision, **TOO_MUCH.format(name=question["name"])._asdict()}
    return {
        "revision": revision,
        **asdict(found),
        "data": base64.b64encode(found.data).decode("ascii"),
    }


def main() -> None:
    """Run as a process of its own."""
    with memory_below(MOST_MEMORY):
        serve(answer, SECONDS_TO_CONVERT + 10)


if __name__ == "__main__":
    main()
