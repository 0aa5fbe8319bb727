"""The process that checks the open post and knows what the blog's posts link to.

A question is one of `checks.worker` or `links.worker`, as its `"room"` says; see there.
"""

from __future__ import annotations

from typing import Any

from newsletter_editor.checks import worker as checks
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.gui.background import CHECKS, LINKS
from newsletter_editor.links import worker as links
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.priority import give_way


def main() -> None:
    """Run as a process of its own."""
    give_way()
    checker, before = checks.Checker(), links.Worker()
    all_rules()

    def answer(question: dict[str, Any]) -> dict[str, Any]:
        if question.get("room", CHECKS) == LINKS:
            return before.answer(question)
        return checker.answer(question)

    serve(answer, _seconds)


def _seconds(question: dict[str, Any]) -> float:
    room = question.get("room", CHECKS)
    return links.SECONDS_TO_ANSWER if room == LINKS else checks.SECONDS_TO_ANSWER


if __name__ == "__main__":
    main()
