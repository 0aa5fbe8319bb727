"""Problems as other programs read them: the JSON of `check`, lines for people, GitHub's notes."""

from __future__ import annotations

from typing import Any

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.text.lines import LineMap
from newsletter_editor.text.localized import Language, Localized
from newsletter_editor.text.problems import Problem, Severity
from newsletter_editor.text.ranges import Range

SEVERITY_NAMES: dict[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "hint",
}
_SEVERITY_WORDS: dict[Severity, Localized] = {
    Severity.ERROR: Localized(es="error", en="error"),
    Severity.WARNING: Localized(es="aviso", en="warning"),
    Severity.HINT: Localized(es="consejo", en="hint"),
}
_GITHUB_LEVELS: dict[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}


def as_record(path: str, post: CheckedPost, problem: Problem, language: Language) -> dict[str, Any]:
    """One problem for JSON; lines and columns from 1 in code points of the whole file."""
    return {
        "path": path,
        "rule": problem.rule,
        "severity": SEVERITY_NAMES[problem.severity],
        "message": problem.message.in_language(language),
        **_place(post.lines, problem.range),
        "text": problem.range.of(post.text),
        "suggestions": list(problem.suggestions),
        "fixes": [
            {
                "title": fix.title.in_language(language),
                "edits": [
                    {**_place(post.lines, edit.range), "replacement": edit.replacement}
                    for edit in fix.edits
                ],
            }
            for fix in problem.fixes
        ],
    }


def as_line(path: str, post: CheckedPost, problem: Problem, language: Language) -> str:
    """One problem for people, in the form that editors and terminals make clickable."""
    line, column = post.lines.position(problem.range.start)
    severity = _SEVERITY_WORDS[problem.severity].in_language(language)
    message = problem.message.in_language(language)
    near = ""
    if problem.suggestions:
        near = " → " + ", ".join(problem.suggestions)
    return f"{path}:{line}:{column}: {severity}: {message}{near} [{problem.rule}]"


def as_github(path: str, post: CheckedPost, problem: Problem, language: Language) -> str:
    """One problem as a workflow command, which GitHub shows beside the line.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    place = _place(post.lines, problem.range)
    properties = {
        "file": path,
        "line": place["line"],
        "endLine": place["end_line"],
        "col": place["column"],
        "endColumn": place["end_column"],
        "title": problem.rule,
    }
    written = ",".join(f"{name}={_escaped(str(v), True)}" for name, v in properties.items())
    message = _escaped(problem.message.in_language(language), False)
    return f"::{_GITHUB_LEVELS[problem.severity]} {written}::{message}"


def _place(lines: LineMap, place: Range) -> dict[str, int]:
    start, end = lines.position(place.start), lines.position(place.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _escaped(text: str, is_property: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text
