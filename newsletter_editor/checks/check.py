"""Runs the rules on a post and gives what they found, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import islice
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
MOST_FINDINGS = 20_000
"""Of one rule in one post, from which the nearest are taken; a megabyte could hold half a million,
and each takes as long to find, sort and print as pages of prose."""


def check_post(
    text: str, path: Path | None, site: Site | None, settings: Settings | None = None
) -> list[Problem]:
    """What is wrong with one post. `settings` None reads those of the site.

    Whoever checks several posts of one site makes one `Surroundings` and calls `check`.
    """
    return check(CheckedPost(text, path, Surroundings(site, settings)))


def check(
    post: CheckedPost,
    rules: Iterable[Rule] | None = None,
    near: int = 0,
    most: int | None = MOST_PROBLEMS,
) -> list[Problem]:
    """What the rules, by default all of them, find in a post, sorted by place.

    Of more than `most` of one rule those are given that are closest to the offset `near`; None
    stands for all, up to the first `MOST_FINDINGS`.
    """
    marks = IgnoreMarks(post)
    found: list[Problem] = []
    for rule in all_rules() if rules is None else rules:
        if rule.id in post.settings.off:
            continue
        problems = islice(_problems(post, rule, marks), MOST_FINDINGS)
        if most is None:
            found += problems
            continue
        found += nsmallest(
            most,
            problems,
            key=lambda problem: abs(problem.range.start - near),
        )
    return sorted(found, key=lambda problem: (problem.range, -problem.severity))


def _problems(post: CheckedPost, rule: Rule, marks: IgnoreMarks) -> Iterator[Problem]:
    severities = post.settings.severities
    for finding in rule.find(post):
        problem = Problem(
            rule.id,
            severities.get(rule.id, finding.severity or rule.severity),
            finding.range,
            finding.message,
            finding.suggestions,
            finding.fixes,
        )
        if not marks.covers(problem) and not _is_ignored(post, problem):
            yield problem


def _is_ignored(post: CheckedPost, problem: Problem) -> bool:
    if not post.settings.ignored:
        # What a problem covers may be long.
        return False
    covered = problem.range.of(post.text)
    return any(
        ignored.covers(problem.rule, post.relative_path, covered)
        for ignored in post.settings.ignored
    )
