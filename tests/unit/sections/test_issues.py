"""New issues after a repo's habit: name, front matter, lead, sections, and never over another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsletter_editor.document import front_matter
from newsletter_editor.sections.front_matter_habit import title_like, topics_of
from newsletter_editor.sections.issues import IssuePlanner, IssueRequest
from newsletter_editor.sections.naming import NamingHabit, file_name, slug_of
from newsletter_editor.sections.outline import outline_of
from newsletter_editor.sections.section_names import SectionNames
from newsletter_editor.sections.templates import load_templates
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

DAY = date(2024, 3, 9)
LIBRARY = load_templates()

SPANISH = """---
layout: post  # siempre
title: 'Boletín #{n} [ES]: Tema {n}'
author: ana
modified:
date: 2024-01-0{n} 09:30:00 +0100
tags: [boletin, tema-{n}]
excerpt: 'Lo que trae el {n}'
canonical: https://a.b/{n}
image:
    thumb: boletin-{n}.png
---

![](/images/cabecera-{n}.png)

\\\\
[Suscríbete](https://boletin.org/alta) gratis.

# Publicaciones📙

***Uno***

\\\\
Texto.
"""
ENGLISH = """---
layout: post
title: "Bulletin #{n} [EN]: Topic {n}"
author: joe
tags: [boletin]
image:
  thumb: bulletin-{n}.png
---

![A (small) drawing](https://cdn.org/{n}.png)

[Subscribe](https://boletin.org/alta) now.

# Publications 📙

Text.

# Education 🎓

Text.
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    write(
        tmp_path / "_config.yml",
        "url: https://boletin.org\nbaseurl: /b\npermalink: /:year/:title.html\n",
    )
    for n in (1, 2):
        post = SPANISH.replace("{n}", str(n))
        post = post.replace("canonical", "other") if n == 1 else post
        write(tmp_path / f"blog/_posts/2024-01-0{n}-boletin-{n}-es.markdown", post)
    for n in (1, 2, 3):
        name = f"blog/_posts/2023-12-0{n}-bulletin-{n}-en.markdown"
        write(tmp_path / name, ENGLISH.replace("{n}", str(n)))
    write(tmp_path / "images/boletin-4.png", "x")
    return tmp_path


def planner(repo: Path, language: str = "es") -> IssuePlanner:
    return IssuePlanner(Site(repo), LIBRARY, language)


def original(repo: Path) -> object:
    return next(post for post in Site(repo).posts() if post.edition == 3)


def test_the_next_number_and_the_usual_author_are_proposed(repo: Path) -> None:
    assert planner(repo).next_number == 4
    assert planner(repo).proposed_author == "ana"
    assert planner(repo, "en").proposed_author == "joe"
    assert planner(repo, "fr").proposed_author == "ana"


def test_the_example_is_followed_and_what_was_its_own_is_emptied(repo: Path) -> None:
    request = IssueRequest("De todo: un poco", "es", DAY, 4, sections=["education", "ethics"])
    plan = planner(repo).plan(request)
    assert plan.path == repo / "blog/_posts/2024-03-09-boletin-4-es.markdown"
    assert plan.text == (
        "---\n"
        "layout: post  # siempre\n"
        "title: 'Boletín #4 [ES]: De todo: un poco'\n"
        "author: ana\n"
        "modified:\n"
        "date: 2024-03-09 09:30:00 +0100\n"
        "tags: [boletin]\n"
        "excerpt: ''\n"
        "image:\n"
        "    thumb: boletin-4.png\n"
        "---\n\n"
        "[Suscríbete](https://boletin.org/alta) gratis.\n\n"
        "# Ética en la Inteligencia Artificial 🚨\n\n"
        "# Educación 🎓\n"
    )


def test_the_original_gives_image_address_thumb_and_sections(repo: Path) -> None:
    plan = planner(repo).plan(IssueRequest("Tema", "es", DAY, 3, original=original(repo)))
    body = plan.text.split("---\n", 2)[2]
    assert body.startswith(
        "\n![A (small) drawing](https://cdn.org/3.png)\n\n\\\\\n"
        "Publicación original en inglés: [https://boletin.org/b/2023/bulletin-3-en.html]"
        "(https://boletin.org/b/2023/bulletin-3-en.html)\n\n\\\\\n[Suscríbete]"
    )
    sections = outline_of(plan.text, LIBRARY, "es").sections
    assert [each.template.id for each in sections if each.template] == ["publications", "education"]
    assert front_matter.read(plan.text).get(("image", "thumb")) == "bulletin-3.png"


def test_the_image_is_the_one_that_the_number_has(repo: Path) -> None:
    """Where the habit of the example leads to none: another edition's, or one named as theirs."""
    turkish = ENGLISH.replace("{n}", "7").replace("bulletin-7.png", "sayi_7.png")
    write(repo / "blog/_posts/2023-01-01-bulletin-7-tr.markdown", turkish)
    write(repo / "images/sayi_7.png", "x")
    write(repo / "images/bulletin-9.png", "x")
    for number, image in ((7, "sayi_7.png"), (9, "bulletin-9.png"), (8, "")):
        text = planner(repo).plan(IssueRequest("x", "es", DAY, number)).text
        assert front_matter.read(text).get(("image", "thumb")) == image


@pytest.mark.parametrize("key", ["header:\n  image", "cover", "teaser"])
@pytest.mark.parametrize("folder", ["", "/images/", "assets/"])
def test_the_image_of_the_original_counts_under_whatever_key(
    repo: Path, key: str, folder: str
) -> None:
    write(repo / "images/otra.png", "x")
    path = original(repo).path
    text = path.read_text("utf-8")
    written = text.replace("image:\n  thumb: bulletin-3.png", f"{key}: {folder}otra.png")
    assert written != text
    path.write_text(written, "utf-8")
    made = planner(repo).plan(IssueRequest("Tema", "es", DAY, 3, original=original(repo))).text
    assert front_matter.read(made).get(("image", "thumb")) == "otra.png"


def test_a_skeleton_says_its_language(repo: Path) -> None:
    """Half of it is in the original's, so that the words cannot tell."""
    request = IssueRequest("Tema", "es", DAY, 3, original=original(repo))
    text = planner(repo).translation(request, SectionNames([], LIBRARY)).text
    assert front_matter.read(text).get(("lang",)) == "es"


def test_it_is_made_once_and_never_over_another(repo: Path) -> None:
    plan = planner(repo).plan(IssueRequest("Tema", "es", DAY, 4))
    assert not plan.exists
    assert plan.create().read_text("utf-8") == plan.text
    plan.path.write_text("mine")
    assert plan.exists
    with pytest.raises(EditorError, match="there already"):
        plan.create()
    twin = IssueRequest("Tema", "es", DAY, 4, file_name=plan.path.name.upper())
    with pytest.raises(EditorError, match="there already"):
        planner(repo).plan(twin).create()
    assert plan.path.read_text() == "mine"
    assert [each.name for each in plan.path.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["../x.md", "a/b.md", "..", "x", "a\\b.md"])
def test_a_name_that_is_none_is_refused(repo: Path, name: str) -> None:
    with pytest.raises(EditorError, match="no name"):
        planner(repo).plan(IssueRequest("Tema", "es", DAY, 4, file_name=name))


def test_a_folder_that_leads_outside_is_not_written_to(repo: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "elsewhere"
    (repo / "blog/_posts").rename(outside)
    (repo / "blog/_posts").symlink_to(outside)
    writer = IssuePlanner(Site(repo), LIBRARY, "es")
    request = IssueRequest("Tema", "es", DAY, 4)
    try:
        path = writer.plan(request).path
    except EditorError as error:
        assert "outside" in error.message.en
    else:
        assert path.parent == repo / "_posts"


def test_an_unknown_section_is_named(repo: Path) -> None:
    with pytest.raises(EditorError, match="“sports”"):
        planner(repo).plan(IssueRequest("Tema", "es", DAY, 4, sections=["sports"]))


def test_a_repo_without_posts_gets_plain_jekyll(tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "title: x\n")
    plan = planner(tmp_path).plan(IssueRequest('"A: #b"', "es", DAY, 1, "ana", sections=[]))
    assert plan.path == tmp_path / "_posts/2024-03-09-a-b.md"
    data = front_matter.read(plan.text).data
    assert data == {"layout": "post", "title": '"A: #b"', "author": "ana"}


def test_line_ends_are_those_of_the_repo(repo: Path) -> None:
    for path in (repo / "blog/_posts").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    made = planner(repo).plan(IssueRequest("Tema", "es", DAY, 4)).create().read_bytes()
    assert b"\r\n" in made and made.count(b"\r\n") == made.count(b"\n")


@pytest.mark.parametrize(
    ("title", "habit", "slug"),
    [
        ("Boletín NLP #5 [ES]: GPT-2, ¿qué es?", NamingHabit(separator="_", lower=False,
         ascii_only=False), "Boletín_NLP_GPT-2,_qué_es"),
        ("Boletín NLP #5 [ES]: GPT-2, ¿qué es?", NamingHabit(), "boletin-nlp-gpt-2-que-es"),
        ('A/B: "C" <d> | e? *', NamingHabit(separator=" ", lower=False), "A B C d e"),
        ("工具 🎨 新闻", NamingHabit(), "工具-新闻"),
        ("uno dos tres cuatro", NamingHabit(longest=10), "uno-dos"),
        ("🎨", NamingHabit(), ""),
    ],
)  # fmt: skip
def test_titles_become_names_in_the_habit(title: str, habit: NamingHabit, slug: str) -> None:
    assert slug_of(title, habit) == slug


def test_names_are_never_empty_nor_windows_own() -> None:
    assert file_name(NamingHabit(), DAY, "🎨", None, "es") == "2024-03-09-issue.md"
    assert file_name(NamingHabit(), DAY, "con", None, "es") == "2024-03-09-con-post.md"


def test_titles_follow_the_repo_unless_they_tell_their_number() -> None:
    examples = [("NLP Newsletter #5 [EN]: A: b", 5)]
    assert title_like(examples, "C: d", 6, "es") == "NLP Newsletter #6 [ES]: C: d"
    assert title_like(examples, "Boletín #6: C", 6, "es") == "Boletín #6: C"
    assert title_like(examples, "C", None, "es") == "C"
    assert title_like(examples, "Boletín #5: C", 6, "es") == "Boletín #5: C"
    assert title_like(examples, "El nº 1: C", 6, "es") == "NLP Newsletter #6 [ES]: El nº 1: C"
    assert title_like([("Just a title", 5)], "C", 6, "es") == "C"
    assert topics_of("NLP Newsletter #5 [EN]: A: b") == "A: b"
    assert topics_of("GPT: b") == "GPT: b"
