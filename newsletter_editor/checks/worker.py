"""The process that checks the open post while its author types; see `text.frames`.

Question: `{"revision", "site", "path", "text", "near"}` or, about a text that it already has,
`{"revision", "base", "edits": [[start, end, replacement], …], "near"}`. Answer: `{"revision",
"problems": […], "unfinished", "is_part"}`, offsets in code points, every sentence in both
languages; the first one to another revision than 0, which only warms up, also `"rules": {id:
[title, explanation]}` of all rules. `near` (0) is the offset that the author looks at: in a long
post the words beside it are looked up first. Where the time was too short for all of them,
`unfinished` is true: ask again and it goes on from there. Where a rule found more than it may tell,
`is_part` is true: those close to `near` were told. `dictionary` is the tag, such as `es_ES`, of the
one that the post was read with.
A question with `proposals` is answered by `{"revision", "proposals": [[word, posts], …]}` for the
glossary of its site.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from newsletter_editor.checks.check import MOST_PROBLEMS, check
from newsletter_editor.checks.glossary_proposals import glossary_proposals
from newsletter_editor.checks.ignoring import ignore_fix
from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.site import Site
from newsletter_editor.text.deadline import serve
from newsletter_editor.text.priority import give_way
from newsletter_editor.text.problems import Fix, Problem

PATIENCE_AT_FIRST, PATIENCE = 0.2, 1.5
"""Seconds for the words of a post: of a new text, so that what is in view is told soon, and when
asked again. The window kills a worker that takes much longer."""

SECONDS_TO_ANSWER, SECONDS_TO_PROPOSE = 30.0, 150.0
"""After them the worker ends itself; its parent has killed it before, unless it is gone."""


class Checker:
    """Answers one question after another and remembers the last text and repo."""

    def __init__(self) -> None:
        self._text = ""
        self._revision: int | None = None
        self._site: str | None = None
        self._path: str | None = None
        self._around = Surroundings(None)
        self._has_told_rules = False

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """The problems of the text that the question is about, or a wish to get all of it."""
        if "text" in question:
            self._text = question["text"]
            self._look_around(question.get("site"), question.get("path"))
        elif question.get("base") == self._revision:
            for start, end, replacement in question["edits"]:
                self._text = self._text[:start] + replacement + self._text[end:]
        else:
            return {"revision": question["revision"], "resend": True}
        is_new = self._revision != question["revision"]
        self._revision = question["revision"]
        if question.get("proposals"):
            return {"revision": self._revision, "proposals": self._proposals()}
        self._around = self._around.refreshed()
        path = Path(self._path) if self._path else None
        post = CheckedPost(self._text, path, self._around, question.get("language", ""))
        near = question.get("near", 0)
        seconds = PATIENCE_AT_FIRST if is_new else PATIENCE
        unfinished = not spoken(post).read_in_time(seconds, near)
        problems = check(post, near=near)
        counts = Counter(problem.rule for problem in problems)
        return {
            **self._rules(),
            "revision": self._revision,
            "problems": [as_message(post, problem) for problem in problems],
            "unfinished": unfinished,
            "language": spoken(post).marked or "",
            "dictionary": spoken(post).tag,
            "is_part": unfinished or max(counts.values(), default=0) == MOST_PROBLEMS,
        }

    def _rules(self) -> dict[str, Any]:
        # To revision 0, which only warms up, nobody listens.
        if self._has_told_rules or not self._revision:
            return {}
        self._has_told_rules = True
        return {
            "rules": {rule.id: [list(rule.title), list(rule.explanation)] for rule in all_rules()}
        }

    def _proposals(self) -> list[list[Any]]:
        site = self._around.site
        found = glossary_proposals(site) if site is not None else []
        return [[proposal.word, proposal.posts] for proposal in found]

    def _look_around(self, site: str | None, path: str | None) -> None:
        if site != self._site:
            self._around = Surroundings(Site(site) if site else None)
        self._site, self._path = site, path


def as_message(post: CheckedPost, problem: Problem) -> dict[str, Any]:
    """A problem as it travels to the window, with the edit that would ignore it."""
    ignoring = ignore_fix(post, problem)
    return {
        "rule": problem.rule,
        "severity": int(problem.severity),
        "range": list(problem.range),
        "message": list(problem.message),
        "suggestions": list(problem.suggestions),
        "fixes": [_fix(fix) for fix in problem.fixes],
        "ignore": None if ignoring is None else _fix(ignoring),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": list(fix.title),
        "edits": [[*edit.range, edit.replacement] for edit in fix.edits],
    }


def main() -> None:
    """Run as a process of its own."""
    give_way()
    checker = Checker()
    all_rules()
    serve(checker.answer, _seconds)


def _seconds(question: dict[str, Any]) -> float:
    return SECONDS_TO_PROPOSE if question.get("proposals") else SECONDS_TO_ANSWER


if __name__ == "__main__":
    main()
