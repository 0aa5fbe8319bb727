"""Errors in posts that are about to be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.document.source import plain_text, read_source
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.problems import Problem, Severity


def errors_of(site: Site, paths: Iterable[Path]) -> Iterator[tuple[CheckedPost, Problem]]:
    """What would break the published pages of posts, and in which.

    Raises EditorError for a post that cannot be read, and for settings of the team's that cannot.
    """
    around = Surroundings(site)
    if around.settings.problem is not None:
        raise EditorError(around.settings.problem)
    for path in paths:
        source = read_source(path)
        post = CheckedPost(plain_text(source.text, source.format), path, around)
        for problem in check(post):
            if problem.severity is Severity.ERROR:
                yield post, problem
