"""The process that makes style sheets: questions on standard input, answers on standard output.

A question is `{"revision", "site", "themes": [folder, …], "address"}`; its answer is `{"revision",
"address", "css", "source", "path", "problem", "parts"}`, with null for CSS that there is none of;
`parts` are the files of which it is made. With
`"built": true` nothing is compiled: it is asked so when an answer took too long.

Sass may loop for ever and take any memory. Its parent bounds its time by killing it; its memory is
bounded where the system can.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.rendering.styles.sheets import StyleSheets
from newsletter_editor.repo.door import Door
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.garbage import collect_only_when_told
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.memory import memory_below
from newsletter_editor.text.priority import give_way

SECONDS_TO_ANSWER = 15.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""
MOST_MEMORY = 1 << 30
"""Bytes."""


class Worker:
    """Answers for the style sheets of one site after another."""

    def __init__(self) -> None:
        self._about: tuple[Any, Any] | None = None
        self._sheets: StyleSheets | None = None

    def answer(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one question."""
        revision, address = question["revision"], question.get("address")
        sheets = self._of(question)
        if sheets is None or not address:
            return {
                "revision": revision,
                "css": None,
                "source": "none",
                "path": "",
                "problem": None,
                "parts": [],
            }
        if question.get("built"):
            found = sheets.built(address, _TOO_LONG.format(path=address.lstrip("/")))
        else:
            found = sheets.css(address)
        problem = found.problem
        return {
            "revision": revision,
            "address": address,
            "css": found.css,
            "source": found.source,
            "path": found.path,
            "problem": {"es": problem.es, "en": problem.en} if problem else None,
            "parts": sheets.parts(address),
        }

    def _of(self, question: Mapping[str, Any]) -> StyleSheets | None:
        site, themes = question.get("site"), question.get("themes") or []
        if not site:
            return None
        if self._sheets is None or self._about != (site, themes) or self._sheets.is_outdated:
            self._about = site, themes
            self._sheets = StyleSheets(Site(site), [Door(Path(theme)) for theme in themes])
        return self._sheets


def main() -> None:
    """Run as a process of its own."""
    give_way()
    collect_only_when_told()
    with memory_below(MOST_MEMORY):
        serve(Worker().answer, SECONDS_TO_ANSWER)


_TOO_LONG = Localized(
    es="La hoja de estilo «{path}» tarda demasiado en compilarse.",
    en="The style sheet “{path}” takes too long to compile.",
)


if __name__ == "__main__":
    main()
