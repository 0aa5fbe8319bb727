"""Every rule against golden posts that trip it, marked ⟦so⟧, and near misses without a mark.

A case may name its `path:` on the first line; one without front matter of its own gets a sound one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newsletter_editor.checks.check import check
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules, rule_of
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.jekyll import JEKYLLS
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.ranges import Range

GOLDEN = Path(__file__).parents[2] / "golden" / "checks"
PATH = "posts/_posts/2020-05-01-boletin-9.md"
FRONT_MATTER = """---
layout: post
title: "Boletín #9 [ES]: prueba"
author: ana
comments: true
excerpt: Un resumen.
tags: [boletin]
image:
  thumb: cabecera.png
---
"""
OWN_FRONT_MATTER = ("front-matter-missing", "front-matter-unclosed")
OWNERS_ELSEWHERE = ("spelling", "accent", "orthography", "mail")
"""Rules with tests of their own."""


class Case(NamedTuple):
    rule: str
    name: str
    path: str
    marked: str

    @property
    def text(self) -> str:
        return re.sub("[⟦⟧]", "", self.marked)

    @property
    def expected(self) -> list[Range]:
        places, start = [], 0
        for removed, match in enumerate(re.finditer("[⟦⟧]", self.marked)):
            at = match.start() - removed
            if match[0] == "⟦":
                start = at
            else:
                places.append(Range(start, at))
        return places


def cases() -> list[Case]:
    found = []
    for file in sorted(GOLDEN.glob("*.txt")):
        for block in file.read_text("utf-8").split("==== ")[1:]:
            name, _, text = block.partition("\n")
            path = PATH
            if text.startswith("path: "):
                line, _, text = text.partition("\n")
                path = line.removeprefix("path: ")
            bare = text.lstrip("⟦⟧")
            if file.stem not in OWN_FRONT_MATTER and not bare.startswith("---\n"):
                text = FRONT_MATTER + text
            found.append(Case(file.stem, name, path, text))
    return found


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    root = tmp_path_factory.mktemp("repo")

    def write(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    write("_config.yml", "url: https://news.example\npermalink: /:categories/:title/\n")
    write("_data/authors.yml", "ana:\n  name: Ana Gil\nluis:\n  name: Luis Pérez\n")
    write("acerca.md", "---\ntitle: Acerca\n---\n")
    write("images/cabecera.png", "")
    for number in range(1, 7):
        write(
            f"posts/_posts/2020-0{number}-01-boletin-{number}.md",
            FRONT_MATTER.replace("#9", f"#{number}").replace("[boletin]", "[boletin, ia]"),
        )
    write("posts/_posts/2020-01-09-pagina.md", "---\nlayout: page\ntitle: Página\n---\n")
    write(
        "posts/_posts/2020-04-04-newsletter-4.md",
        FRONT_MATTER.replace("Boletín #9 [ES]", "Newsletter #4 [EN]"),
    )
    return Surroundings(Site(root, JEKYLLS["4.4"]))


def post_of(case: Case, around: Surroundings) -> CheckedPost:
    assert around.site is not None
    return CheckedPost(case.text, around.site.root / case.path, around)


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.rule}: {c.name}") for c in cases()])
def test_golden_posts(case: Case, around: Surroundings) -> None:
    rule = rule_of(case.rule)
    assert rule is not None
    post = post_of(case, around)
    found = check(post, [rule])
    assert [problem.range for problem in found] == case.expected, [
        (problem.range.of(post.text), problem.message.en) for problem in found
    ]
    for problem in found:
        assert problem.message.es != problem.message.en
        assert "{" in case.text or "{" not in problem.message.es


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.rule}: {c.name}") for c in cases()])
def test_fixes_cure(case: Case, around: Surroundings) -> None:
    rule = rule_of(case.rule)
    assert rule is not None
    found = check(post_of(case, around), [rule])
    for problem in found:
        for fix in problem.fixes:
            cured = case._replace(marked=apply_edits(case.text, fix.edits))
            left = check(post_of(cured, around), [rule])
            assert len(left) < len(found), fix.title.en


def test_every_rule_has_golden_posts_and_says_what_it_is() -> None:
    trips = {case.rule for case in cases() if case.expected}
    misses = {case.rule for case in cases() if not case.expected}
    ids = [rule.id for rule in all_rules()]
    assert len(set(ids)) == len(ids)
    for rule in all_rules():
        assert rule.explanation.es != rule.explanation.en
        assert rule.title.es
        if not rule.id.startswith(OWNERS_ELSEWHERE):
            assert rule.id in trips, rule.id
            assert rule.id in misses, rule.id
