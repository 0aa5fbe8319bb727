"""Spelling, accents and orthography as checks of a whole post."""

from __future__ import annotations

import gc
import json
import weakref
from pathlib import Path

import pytest

from newsletter_editor.checks import language
from newsletter_editor.checks.check import check, check_post
from newsletter_editor.checks.language import spoken
from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.registry import all_rules, rule_of
from newsletter_editor.checks.suggesting import with_suggestions
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.spelling.remembered import Patience
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.problems import Problem

CASES = json.loads(
    (Path(__file__).parents[2] / "golden" / "spelling" / "orthography.json").read_text("utf-8")
)
LANGUAGE_RULES = ("spelling", "accent")


@pytest.fixture(autouse=True)
def no_glossary_of_the_person(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(
        "newsletter_editor.checks.language.own_glossary_file", lambda: tmp_path / "own.txt"
    )


def post_of(text: str, settings: Settings | None = None, name: str = "2020-01-01-x.md"):
    return CheckedPost(text, Path(name), Surroundings(None, settings or Settings()))


def problems_of(post: CheckedPost, *rules: str) -> list[Problem]:
    return check(post, [rule for rule in map(rule_of, rules) if rule is not None])


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case['rule']}: {case['text']}") for case in CASES]
)
def test_orthography(case) -> None:
    text = f"---\nlang: es\n---\n{case['text']}\n"
    problems = problems_of(post_of(text), f"orthography.{case['rule']}")
    if case["mended"] is None:
        assert problems == []
        return
    edits = {edit for problem in problems for fix in problem.fixes for edit in fix.edits}
    assert apply_edits(text, edits) == f"---\nlang: es\n---\n{case['mended']}\n"


def test_the_team_chooses_its_quotes_and_decimals() -> None:
    settings = Settings.parse('[orthography]\nquotes = "angular"\ndecimal = "comma"\n')
    text = 'lang\n\nDijo "esto “y” eso" y 3.5 veces que no lo sabe.\n'
    post = post_of(f"---\nlang: es\n---\n{text}", settings)
    problems = problems_of(post, "orthography.quotes", "orthography.numbers")
    edits = {edit for problem in problems for fix in problem.fixes for edit in fix.edits}
    assert "«esto “y” eso» y 3,5 veces" in apply_edits(post.text, edits)


def test_a_fix_never_swallows_markup() -> None:
    text = "---\nlang: es\n---\nEs un modelo pre *entrenado* y **dos**  [tres](x).\n"
    for problem in problems_of(post_of(text), "orthography.prefixes", "orthography.doubled-spaces"):
        for fix in problem.fixes:
            mended = apply_edits(text, fix.edits)
            assert mended.count("*") == text.count("*")
            assert "[tres](x)" in mended


def test_suggestions_are_made_on_demand() -> None:
    post = post_of("---\nlang: es\n---\nEs increible.\n")
    (problem,) = problems_of(post, "spelling")
    assert problem.suggestions == ()
    assert with_suggestions(post, problem, 3).suggestions[0] == "increíble"
    assert with_suggestions(post, problem, 0).suggestions == ()


def test_suggestions_know_their_sentence() -> None:
    found = []
    for text in ("Pulse aquí para cerar la ventana.", "Van a **cerar** un grupo."):
        post = post_of(f"---\nlang: es\n---\n{text}\n")
        (problem,) = problems_of(post, "spelling")
        found.append(with_suggestions(post, problem, 3).suggestions)
    assert found[0][0] == "cerrar"
    assert set(found[0]) & set(found[1])


@pytest.mark.parametrize(
    ("text", "name", "tag"),
    [
        ("---\nlang: es-MX\n---\nx", "a.md", "es_MX"),
        ("---\ntitle: 'Boletín [ES]'\n---\nx", "a.md", "es_ES"),
        ("---\ntitle: x\n---\nx", "2020-03-09-NLP_[FR].Md", "fr_FR"),
        ("---\ntitle: x\n---\nEl modelo es de los que no se usan en la red.", "a.md", "es_ES"),
        (
            "---\ntitle: x\n---\nThe model is one of those that are not used for it.",
            "a.md",
            "en_US",
        ),
        ("---\ntitle: x\n---\nx", "a.md", ""),
    ],
)
def test_the_language_of_a_post(text: str, name: str, tag: str) -> None:
    assert spoken(post_of(text, name=name)).tag == tag


def test_the_team_says_which_spanish_it_writes() -> None:
    settings = Settings.parse('[spelling]\ndictionary = "es_AR"\n')
    text = "---\nlang: es\n---\nMirá esto y mandalo.\n"
    assert problems_of(post_of(text, settings), "spelling") == []
    assert len(problems_of(post_of(text), "spelling")) == 2


def test_a_post_that_says_vos_may_inflect_for_it() -> None:
    text = "---\nlang: es\n---\nVos tenés que verlo.\n\nMirá esto y compartilo.\n"
    assert problems_of(post_of(text), "spelling") == []


def test_posts_in_other_languages_are_not_checked_as_spanish() -> None:
    text = "---\ntitle: x\n---\nLe modèle est un des meilleurs qui sont dans les articles.\n"
    post = post_of(text)
    rules = (*LANGUAGE_RULES, "orthography.percent", "orthography.opening-signs")
    assert problems_of(post, *rules) == []


def test_the_founding_post(shared) -> None:
    repo = shared / "corpus" / "site" / "repo"
    (path,) = (repo / "posts" / "_posts").glob("*Bolet*")
    post = CheckedPost(path.read_text("utf-8"), path, Surroundings(Site(repo)))
    found = problems_of(post, *LANGUAGE_RULES, "orthography.opening-signs")
    wrong = [problem.range.of(post.text) for problem in found if problem.rule == "spelling"]
    hinted = [problem.range.of(post.text) for problem in found if problem.rule == "accent"]
    expected = {"increible", "boletin", "tambien", "matematicas", "matematico"}
    assert expected <= set(wrong)
    assert len(set(wrong) - expected) <= 12
    assert {"Ingles", "publico", "articulo", "explico"} <= set(hinted)
    (opening,) = (p for p in found if p.rule == "orthography.opening-signs")
    assert "¿Más allá de BERT?" in apply_edits(post.text, opening.fixes[0].edits)


def test_the_repos_glossary_is_accepted(tmp_path) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    folder = tmp_path / ".newsletter-editor"
    folder.mkdir()
    (folder / "glossary.txt").write_text("# nuestras\nzorblax\n", encoding="utf-8")
    post = CheckedPost(
        "---\nlang: es\n---\nUn zorblax y un vurblox.\n", None, Surroundings(Site(tmp_path))
    )
    (problem,) = problems_of(post, "spelling")
    assert problem.range.of(post.text) == "vurblox"


def test_a_long_post_is_checked_in_several_goes() -> None:
    paragraphs = [f"Párrafo {n} increible.\n" for n in range(50)]
    text = "---\nlang: es\n---\n\n" + "\n".join(paragraphs)
    hurried = CheckedPost(text, None, Surroundings(None, Settings()))
    assert not spoken(hurried).read_in_time(0.0)
    assert problems_of(hurried, "spelling") == []
    calm = CheckedPost(text, None, Surroundings(None, Settings()))
    assert spoken(calm).read_in_time(60.0)
    assert len(problems_of(calm, "spelling")) == 50
    again = CheckedPost(text, None, Surroundings(None, Settings()))
    assert spoken(again).read_in_time(0.0)
    assert len(problems_of(again, "spelling")) == 50


class Looks(Patience):
    """Lasts for so many looks at the clock."""

    def __init__(self, looks: float) -> None:
        super().__init__()
        self._looks = looks

    def is_over(self) -> bool:
        self._looks -= 1
        self.was_lost |= self._looks < 0
        return self.was_lost


def test_what_is_in_view_is_read_first(monkeypatch) -> None:
    all_rules()
    monkeypatch.setattr(language, "Patience", Looks)
    paragraphs = [f"Artículo {n} increible, compruebame {n} ahora , porfavor.\n" for n in range(50)]
    text = "---\nlang: es\n---\n\n" + "\n".join(paragraphs)
    near = text.index("Artículo 30 ")
    post = CheckedPost(text, None, Surroundings(None, Settings()))
    assert not spoken(post).read_in_time(12, near)
    found = [problem for problem in check(post) if problem.rule.startswith(("spell", "ortho"))]
    assert {post.lines.position(problem.range.start).line for problem in found} == {
        post.lines.position(near).line + step for step in (-4, -2, 0, 2)
    }
    assert {problem.rule for problem in found} == {"spelling", "orthography.spaces"}


SPANISH = "El equipo del boletín ha leído muchas cosas en este mes, y las cuenta aquí para todos."


def _spelling(path: str, title: str, body: str, more: str = "") -> list[str]:
    text = f"---\ntitle: '{title}'\n{more}---\n{body}\n"
    return [
        problem.range.of(text)
        for problem in check_post(text, Path("_posts") / path, None)
        if problem.rule == "spelling"
    ]


def test_a_text_that_is_plainly_spanish_wins_over_a_name_or_a_title() -> None:
    assert _spelling("2024-01-01-notas-en.md", "Notas", SPANISH) == []
    assert _spelling("2024-01-01-a.md", "[EN] Notas", SPANISH) == []
    assert _spelling("2024-01-01-a.md", "Notas", SPANISH, "lang: en\n") != []


def test_words_in_other_scripts_are_no_mistakes() -> None:
    body = SPANISH + " Escribe «שלום», «مرحبا», «καλημέρα», «привет» y «你好»."
    assert _spelling("2024-01-01-a.md", "Notas", body) == []


def test_a_checked_post_goes_when_nobody_needs_it() -> None:
    post = CheckedPost("---\nlang: es\n---\nUna cassa.\n", None, Surroundings(None))
    assert check(post)
    gone = weakref.ref(post)
    del post
    gc.collect()
    assert gone() is None
