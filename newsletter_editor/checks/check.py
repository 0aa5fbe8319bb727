"""Runs the rules on a post and gives what they found, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsletter_editor.checks.ignoring import IgnoreMarks
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.rule import Rule
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.problems import Problem

MOST_PROBLEMS = 500
"""Of one rule in one post; whoever has more needs no longer list."""


def check_post(
    text: str, path: Path | None, site: Site | None, settings: Settings | None = None
) -> list[Problem]:
    """What is wrong with one post. `settings` None reads those of the site.

    Whoever checks several posts of one site makes one `Surroundings` and calls `check`.
    """
    return check(CheckedPost(text, path, Surroundings(site, settings)))


def check(post: CheckedPost, rules: Iterable[Rule] | None = None) -> list[Problem]:
    """What the rules, by default all of them, find in a post, sorted by place."""
    marks = IgnoreMarks(post)
    settings = post.settings
    found: list[Problem] = []
    for rule in all_rules() if rules is None else rules:
        if rule.id in settings.off:
            continue
        count = 0
        for finding in rule.find(post):
            severity = settings.severities.get(rule.id, finding.severity or rule.severity)
            problem = Problem(
                rule.id,
                severity,
                finding.range,
                finding.message,
                finding.suggestions,
                finding.fixes,
            )
            if marks.covers(problem) or _is_ignored(post, problem):
                continue
            found.append(problem)
            count += 1
            if count == MOST_PROBLEMS:
                break
    return sorted(found, key=lambda problem: (problem.range, -problem.severity))


def _is_ignored(post: CheckedPost, problem: Problem) -> bool:
    covered = problem.range.of(post.text)
    return any(
        ignored.covers(problem.rule, post.relative_path, covered)
        for ignored in post.settings.ignored
    )
