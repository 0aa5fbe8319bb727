"""Liquid that Jekyll cannot parse or run: the whole site is not built then."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.checks.rules.missing_post import missing_tags
from newsletter_editor.liquid import LiquidProblem, has_liquid, run_liquid
from newsletter_editor.liquid.view import view_of
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

SECONDS = 1.0
"""For which a post's Liquid may run; one that takes longer is cut off and said to be too much."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each line on which something went wrong, once each."""
    body = post.body.of(post.text)
    if not has_liquid(body):
        return
    view = view_of(post.site)
    if not view.config.runs_liquid(post.file.data if post.file else post.front_matter.data):
        return
    is_markdown = post.file is None or view.config.is_markdown(post.file.ending)
    payload = view.payload(post.file, body)
    output = run_liquid(body, payload, view, seconds=SECONDS, for_markdown=is_markdown)
    first = post.lines.position(post.body.start).line
    # Posts and files that tags name and that are not there have a rule of their own.
    said = {post.lines.position(finding.range.start).line for finding in missing_tags(post)}
    for problem in output.problems:
        line = problem.line + first - 1
        if line in said:
            continue
        said.add(line)
        yield Finding(_place(post, line), problem.message, severity=_severity(post, problem))


def _severity(post: CheckedPost, problem: LiquidProblem) -> Severity | None:
    """Less than an error where plugins or a theme may know what the repo does not hold."""
    around = post.around
    if problem.lacks == "tag" and around.plugins.may_add_tags:
        return Severity.WARNING
    if problem.lacks == "include" and around.has_theme:
        return Severity.WARNING
    return None


def _place(post: CheckedPost, line: int) -> Range:
    """The first Liquid of a line, or the line."""
    start = post.lines.offset(line)
    end = post.text.find("\n", start)
    end = len(post.text) if end < 0 else end
    marks = [post.text.find(mark, start, end) for mark in ("{{", "{%")]
    found = min((at for at in marks if at >= 0), default=start)
    closing = [post.text.find(mark, found, end) + 2 for mark in ("}}", "%}")]
    return Range(found, min((at for at in closing if at > found + 1), default=end))


RULE = Rule(
    id="liquid",
    severity=Severity.ERROR,
    topic="text",
    title=Localized(es="Liquid que no funciona", en="Liquid that does not work"),
    explanation=Localized(
        es="Con un error en «{% … %}» o «{{ … }}» Jekyll no publica nada de todo el sitio.",
        en="With an error in “{% … %}” or “{{ … }}” Jekyll publishes nothing of the whole site.",
    ),
    find=find,
)
