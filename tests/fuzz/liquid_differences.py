"""Templates that the installed Jekyll and this program run otherwise."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.liquid import run_liquid
from newsletter_editor.liquid.differences import is_same_in_liquid_5
from newsletter_editor.liquid.view import view_of
from newsletter_editor.site.jekyll import DEBIAN
from tests.fuzz.lax_templates import FILES, FRONT_MATTER, LaxTemplates
from tests.fuzz.nested_templates import NestedTemplates
from tests.fuzz.odd_templates import OddTemplates
from tests.fuzz.real_sites import asked_jekyll, site_of
from tests.golden.site.refresh import TEMPLATE_POST, run_in_jekyll

_FIRST_OF_ALL = re.compile(r"(?:\{\{-?[^|'\"{}.]*|=\s*|\bin\s+)\bfirst\b")
"""The first of all names that a template is given: which one depends on how Ruby keeps names, as
does the order of a drop's keys; both are those of Debian's Jekyll here."""

AT_ONCE = 2_000
"""Templates for one start of Jekyll."""


class Difference(NamedTuple):
    """A template, what Jekyll makes of it, and what comes out here."""

    template: str
    wanted: str
    got: str


def differences(seed: int, wanted: Callable[[int], bool]) -> Iterator[Difference]:
    """Those among random templates, as long as `wanted` is true of the number tried so far."""
    sources = LaxTemplates(seed), OddTemplates(seed), NestedTemplates(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {**FILES, TEMPLATE_POST: FRONT_MATTER + "cuerpo"}
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        tried = 0
        while wanted(tried):
            templates = [sources[number % len(sources)].template() for number in range(AT_ONCE)]
            yield from _differing(root, [t for t in templates if _is_followed(t)])
            tried += AT_ONCE


def _is_followed(template: str) -> bool:
    """Whether a template is run here as the Jekyll that is asked runs it."""
    if asked_jekyll() != DEBIAN:
        return _FIRST_OF_ALL.search(template) is None
    return is_same_in_liquid_5(template)


def _is_other_order(text: str, answer: str) -> bool:
    """Whether keys of a drop alone can be what differs."""
    return asked_jekyll() != DEBIAN and "relative_path" in text and sorted(text) == sorted(answer)


def _differing(root: Path, templates: list[str]) -> Iterator[Difference]:
    site = site_of(root)
    view = view_of(site)
    payload = view.payload(site.post(TEMPLATE_POST), "cuerpo")
    for template, answer in zip(templates, run_in_jekyll(root, templates), strict=True):
        got = run_liquid(template, payload, view)
        # An error ends Jekyll's build; here it is told, and the rest of the post stands.
        if answer.startswith("ERROR") or "Liquid error" in answer:
            if not got.problems:
                yield Difference(template, answer, got.text)
        elif got.problems or (got.text != answer and not _is_other_order(got.text, answer)):
            said = "".join(f" [{problem.message.en}]" for problem in got.problems)
            yield Difference(template, answer, got.text + said)
