"""A file name that Windows cannot store: nobody there can get the repo any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule
from newsletter_editor.repo.places import is_device_name
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Severity
from newsletter_editor.text.ranges import Range

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r"[<>:\"|?*\\\x00-\x1f]")
LONGEST_PATH = 200
"""Characters below the repo's root; Windows takes 260 with the folders above it."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """One finding at the start of the post for the first thing that is wrong with its path."""
    if post.path is None:
        return
    reason = _reason(post.relative_path)
    if reason is not None:
        yield Finding(Range(0, 0), reason)


def _reason(path: str) -> Localized | None:
    for name in path.split("/"):
        forbidden = _FORBIDDEN.search(name)
        if forbidden:
            return Localized(
                es="Windows no admite «{sign}» en el nombre «{name}»: cámbielo.",
                en="Windows does not accept “{sign}” in the name “{name}”: change it.",
            ).format(sign=forbidden[0], name=name)
        if name.endswith((".", " ")):
            return Localized(
                es="Windows no admite un punto o espacio al final del nombre «{name}».",
                en="Windows does not accept a dot or space at the end of the name “{name}”.",
            ).format(name=name)
        if is_device_name(name):
            return Localized(
                es="Windows reserva el nombre «{name}»: cámbielo.",
                en="Windows keeps the name “{name}” for itself: change it.",
            ).format(name=name)
    if len(path) > LONGEST_PATH:
        return Localized(
            es="El nombre es tan largo ({length} caracteres) que Windows puede no admitirlo.",
            en="The name is so long ({length} characters) that Windows may not accept it.",
        ).format(length=len(path))
    return None


RULE = Rule(
    id="windows-name",
    severity=Severity.ERROR,
    topic="file",
    title=Localized(es="Nombre imposible en Windows", en="Name impossible on Windows"),
    explanation=Localized(
        es="Con un nombre así, git no puede traer el repositorio en Windows.",
        en="With such a name git cannot fetch the repo on Windows.",
    ),
    find=find,
)
