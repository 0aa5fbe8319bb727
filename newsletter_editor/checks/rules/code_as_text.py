"""Names of programs in prose that kramdown makes bold or gives a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

_DUNDER = re.compile(
    r"(?<![\w`\\*])__(?P<name>[a-z]\w*?)__(?P<rest>(?:\.\w+|\(\))?)(?![\w_])", re.A
)
_USUAL = frozenset(
    [
        "init",
        "main",
        "name",
        "str",
        "repr",
        "call",
        "len",
        "iter",
        "next",
        "dict",
        "doc",
        "file",
        "all",
        "enter",
        "exit",
        "eq",
        "hash",
        "new",
        "slots",
    ]
)
_OPTION = re.compile(r"(?<![\w`\\-])--(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\w-])", re.A)
_OPTIONS = frozenset(
    [
        "help",
        "version",
        "verbose",
        "quiet",
        "force",
        "dry-run",
        "output",
        "input",
        "config",
        "debug",
        "all",
        "user",
        "global",
        "save",
        "port",
        "host",
        "name",
        "recursive",
        "no-cache",
        "upgrade",
        "watch",
        "drafts",
        "future",
        "livereload",
        "incremental",
    ]
)


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each such name outside of code."""
    for match in _DUNDER.finditer(post.prose, post.body.start):
        if match["rest"] or match["name"] in _USUAL:
            yield _finding(Range(*match.span()), match[0], _BOLD)
    for match in _OPTION.finditer(post.prose, post.body.start):
        if match["name"] in _OPTIONS or "-" in match["name"]:
            yield _finding(Range(*match.span()), match[0], _DASH)


def _finding(place: Range, text: str, message: Localized) -> Finding:
    title = Localized(es="Ponerlo como código", en="Make it code")
    return Finding(
        place, message.format(text=text), fixes=(replacement(place, f"`{text}`", title),)
    )


_BOLD = Localized(
    es="«{text}» sale en negrita y sin sus guiones bajos.",
    en="“{text}” comes out bold and without its underscores.",
)
_DASH = Localized(
    es="Los dos guiones de «{text}» salen como una raya.",
    en="The two hyphens of “{text}” come out as a dash.",
)

RULE = Rule(
    id="code-as-text",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(es="Código que cambia", en="Code that changes"),
    explanation=Localized(
        es="Los nombres de programas van entre comillas invertidas para que salgan como son.",
        en="Names of programs stand between backticks, so that they come out as they are.",
    ),
    find=find,
)
