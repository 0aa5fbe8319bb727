"""The process that searches; see `text.frames`.

Question: `{"revision", "text" or "base" and "edits", "query": the fields of `search.query.Query`,
"template": null or what to put in place, "only": null or [start, end], "number"}`. Answer:
`{"revision", "number", "places": base64 of pairs of 32 bits, "is_cut"}`, with a template
`{"revision", "number", "edits": [[start, end, text], …], "count", "are_slices"}`, or `{"revision",
"number", "es", "en"}` for no expression.
Places are in UTF-16 units. Its parent ends it where an expression takes for ever.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from newsletter_editor.gui.searching.matches import find_all, replacements
from newsletter_editor.search.query import Query
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.errors import EditorError

SECONDS_TO_ANSWER = 20.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_EDITS = 500
"""Beyond that all is told as slices, each one edit from its first change to its last."""
LINES_IN_A_SLICE = 4_000
"""Gone and new ones: what the window puts in within some 20 ms."""


class Worker:
    """Remembers the text, so that only what has changed in it has to travel."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._text = ""

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        revision = question["revision"]
        if "base" in question:
            if question["base"] != self._revision:
                return {"revision": revision, "resend": True}
            for start, end, new in question["edits"]:
                self._text = self._text[:start] + new + self._text[end:]
        else:
            self._text = question["text"]
        self._revision = revision
        if not question.get("query"):
            return {"revision": revision}
        query = Query(**question["query"])
        told = {"revision": revision, "number": question.get("number")}
        try:
            if question.get("template") is not None:
                return {**told, **self._replaced(query, question)}
            found, is_cut = find_all(query, self._text)
        except EditorError as error:
            return {**told, "es": error.message.es, "en": error.message.en}
        places = array("I", chain.from_iterable(found))
        return {
            **told,
            "places": base64.b64encode(places.tobytes()).decode("ascii"),
            "is_cut": is_cut,
        }

    def _replaced(self, query: Query, question: Mapping[str, Any]) -> dict[str, Any]:
        made = replacements(query, self._text, question["template"])
        if question.get("only") is not None:
            made = [each for each in made if [each[0], each[1]] == question["only"]]
            return {"edits": made, "count": len(made), "are_slices": False}
        units = self._text.encode("utf-16-le", "surrogatepass")
        changes = [each for each in made if _units(units, each[0], each[1]) != each[2]]
        are_slices = len(changes) > MOST_EDITS
        if are_slices:
            changes = [_joined(units, each) for each in _slices(units, changes)]
        return {"edits": changes, "count": len(made), "are_slices": are_slices}


def _slices(
    units: bytes, changes: list[tuple[int, int, str]]
) -> Iterator[list[tuple[int, int, str]]]:
    lines = first = 0
    at = changes[0][0]
    for number, (_, end, new) in enumerate(changes, 1):
        lines += _units(units, at, end).count("\n") + new.count("\n")
        at = end
        if lines >= LINES_IN_A_SLICE or number == len(changes):
            yield changes[first:number]
            lines, first = 0, number


def _joined(units: bytes, changes: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    parts: list[str] = []
    at = start = changes[0][0]
    for begin, end, new in changes:
        parts += (_units(units, at, begin), new)
        at = end
    return start, at, "".join(parts)


def _units(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def main() -> None:
    """Run as a process of its own."""
    serve(Worker().answer, SECONDS_TO_ANSWER)


if __name__ == "__main__":
    main()
