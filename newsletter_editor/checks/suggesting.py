"""Suggestions for misspelt words, made only when somebody asks: each takes some 50 ms."""

from __future__ import annotations

from dataclasses import replace

from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rules import spelling
from newsletter_editor.spelling.context import beside
from newsletter_editor.spelling.suggestions import suggestions
from newsletter_editor.text.problems import Problem


def with_suggestions(post: CheckedPost, problem: Problem, most: int) -> Problem:
    """The problem with up to `most` words that may have been meant, the likeliest first."""
    if problem.suggestions or most <= 0:
        return replace(problem, suggestions=problem.suggestions[: max(most, 0)])
    if problem.rule != spelling.RULE.id:
        return problem
    view = spoken(post)
    start, end = problem.range
    found = suggestions(
        problem.range.of(post.text),
        view.lexicon,
        view.english,
        most,
        beside(post.text, start, end),
    )
    return replace(problem, suggestions=tuple(found))
