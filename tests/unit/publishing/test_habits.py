"""Messages and branches worded as the team words them."""

from __future__ import annotations

import pytest

from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.habits import proposed_message, review_branch
from newsletter_editor.publishing.hosts import review_address
from newsletter_editor.site.site import Site
from tests.unit.publishing.blogs import TEXT, Blog


@pytest.mark.parametrize(
    ("messages", "proposed"),
    [
        (["Add newsletter: {title}"] * 3, "Add newsletter: Cuatro grafos"),
        (["Create {file}"] * 2, "Create 2020-05-04-cuatro-grafos.md"),
        (["📰 Boletín «{title}»", "typo"], "📰 Boletín «Cuatro grafos»"),
        (["fix: a", "feat: b", "fix: c", "fix: d"], "fix: Publica Cuatro grafos"),
        (["New stuff", "More of it"], "Publish Cuatro grafos"),
        (["Añade cosas", "Corrige la portada"], "Publica Cuatro grafos"),
    ],
)
def test_messages(blog: Blog, messages: list[str], proposed: str) -> None:
    ana = blog.ana
    for number, message in enumerate(messages):
        name = f"2020-04-{number + 10}-viejo-{number}.md"
        title = f"Un título viejo {number}"
        ana.write(f"_posts/{name}", TEXT.replace("Uno", title))
        ana.git("add", ".")
        ana.git("commit", "-qm", message.format(title=title, file=name))
    ana.git("commit", "-q", "--allow-empty", "--amend", "--no-edit")
    ana.write("_posts/2020-05-04-cuatro-grafos.md", TEXT.replace("Uno", "Cuatro grafos"))
    site = Site(ana.folder)
    changes = status(ana.repository).changes
    assert proposed_message(ana.repository, site, changes, "es") == proposed


@pytest.mark.parametrize(
    ("messages", "spanish", "english"),
    [
        ([], "Actualiza Dos", "Update Dos"),
        (["Start the new blog"], "Actualiza Dos", "Update Dos"),
        (["Empieza el blog"], "Actualiza Dos", "Update Dos"),
        (["Update _config.yml", "Add files via upload"], "Actualiza Dos", "Update Dos"),
        (["Add the «Edición» de mayo", "Fix typo in año", "Remove it"], "Update Dos", "Update Dos"),
        (["docs: corrige la guía", "Actualiza el menú", "x"], "Actualiza Dos", "Actualiza Dos"),
    ],
)
def test_the_language_is_the_teams_or_else_the_authors(
    blog: Blog, messages: list[str], spanish: str, english: str
) -> None:
    ana = blog.ana
    ana.git("commit", "-q", "--amend", "-m", "Initial commit")
    for message in messages:
        ana.git("commit", "-q", "--allow-empty", "-m", message)
    ana.write("_posts/2020-02-01-dos.md", TEXT.replace("Uno", "Dos") + "Más.\n")
    changes = status(ana.repository).changes
    for language, message in (("es", spanish), ("en", english)):
        site = Site(ana.folder)
        assert proposed_message(ana.repository, site, changes, language) == message


def test_the_number_of_an_issue(blog: Blog) -> None:
    ana = blog.ana
    for number in (1, 2):
        post = TEXT.replace("Uno", f"'Boletín NLP #{number}'")
        ana.write(f"_posts/2020-04-1{number}-boletin.md", post)
        ana.git("add", ".")
        ana.git("commit", "-qm", f"Issue {number}")
    ana.write("_posts/2020-05-04-boletin.md", TEXT.replace("Uno", "'Boletín NLP #33'"))
    changes = status(ana.repository).changes
    assert proposed_message(ana.repository, Site(ana.folder), changes, "es") == "Issue 33"


def test_what_took_a_publication_back_is_no_wording(blog: Blog) -> None:
    ana, path = blog.ana, "_posts/2020-04-11-cuatro.md"
    post = TEXT.replace("Uno", "Cuatro grafos")
    for text, message in ((post, "x"), (f"{post}\nMás.\n", "Al sitio: Cuatro grafos")):
        ana.write(path, text)
        ana.git("add", ".")
        ana.git("commit", "-qm", message)
    ana.git("revert", "--no-edit", "HEAD")
    ana.write(path, f"{post}\nOtra cosa.\n")
    changes = status(ana.repository).changes
    message = proposed_message(ana.repository, Site(ana.folder), changes, "es")
    assert message == "Al sitio: Cuatro grafos"


def test_many_posts_are_listed_below(blog: Blog) -> None:
    ana = blog.ana
    for number in range(5):
        title = f"Un título bastante largo {number}"
        ana.write(f"_posts/2020-05-0{number + 1}-x.md", TEXT.replace("Uno", title))
    changes = status(ana.repository).changes
    message = proposed_message(ana.repository, Site(ana.folder), changes, "es")
    assert message.split("\n")[:3] == ["Publica 5 archivos", "", "- Un título bastante largo 0"]


@pytest.mark.parametrize(
    ("branches", "name"),
    [
        ([], "post/2020-05-04-Hola_a"),
        (["boletin/uno-dos", "boletin/tres", "fix/x"], "boletin/2020-05-04-hola-a"),
        (["boletin_uno", "boletin_dos"], "2020_05_04_hola_a"),
    ],
)
def test_branches(blog: Blog, branches: list[str], name: str) -> None:
    for branch in branches:
        blog.ana.git("push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    repository = blog.ana.repository
    assert review_branch(repository, repository.remote(), "2020-05-04-Hola_a") == name


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("git@github.com:ana/blog.git", "https://github.com/ana/blog/compare/main...p/x?expand=1"),
        (
            "https://tok@github.com/ana/blog",
            "https://github.com/ana/blog/compare/main...p/x?expand=1",
        ),
        (
            "git@github.com-work:ana/blog.git",
            "https://github.com/ana/blog/compare/main...p/x?expand=1",
        ),
        (
            "ssh://git@ssh.github.com:443/ana/blog.git",
            "https://github.com/ana/blog/compare/main...p/x?expand=1",
        ),
        (
            "https://gitlab.com/g/sub/blog.git",
            "https://gitlab.com/g/sub/blog/-/merge_requests/new?merge_request%5Bsource_branch%5D="
            "p%2Fx&merge_request%5Btarget_branch%5D=main",
        ),
        ("https://codeberg.org/ana/blog.git", "https://codeberg.org/ana/blog/compare/main...p/x"),
        (
            "ssh://git@git.casa.example:2222/ana/blog.git",
            "https://git.casa.example/ana/blog/compare/main...p/x",
        ),
        (
            "git@bitbucket.org:ana/blog.git",
            "https://bitbucket.org/ana/blog/pull-requests/new?source=p%2Fx&dest=main",
        ),
        (
            "https://code.example/scm/news/blog.git",
            "https://code.example/projects/news/repos/blog/pull-requests?create&sourceBranch="
            "refs%2Fheads%2Fp%2Fx&targetBranch=refs%2Fheads%2Fmain",
        ),
        (
            "https://ana@dev.azure.com/casa/El%20blog/_git/blog",
            "https://dev.azure.com/casa/El%20blog/_git/blog/pullrequestcreate?sourceRef=p%2Fx"
            "&targetRef=main",
        ),
        (
            "git@ssh.dev.azure.com:v3/casa/blog/blog",
            "https://dev.azure.com/casa/blog/_git/blog/pullrequestcreate?sourceRef=p%2Fx"
            "&targetRef=main",
        ),
        ("https://git.sr.ht/~ana/blog", ""),
        ("/srv/blog.git", ""),
        ("C:/srv/blog.git", ""),
        ("file:///srv/blog.git", ""),
    ],
)
def test_pages_for_reviews(address: str, page: str) -> None:
    assert review_address(address, "main", "p/x") == page


def test_the_server_may_name_the_page_but_only_one_of_its_own() -> None:
    said = [
        "remote: Create a pull request:",
        "remote:   https://evil.example/ana/blog/compare/x",
        "remote:   https://casa.example/ana/blog/pulls/new",
        "remote:   https://casa.example/ana/blog/compare/main...p%2Fx   ",
    ]
    assert review_address("https://casa.example/ana/blog.git", "main", "p/x", said) == (
        "https://casa.example/ana/blog/compare/main...p%2Fx"
    )


@pytest.mark.parametrize(
    ("copy", "original", "page"),
    [
        (
            "git@github.com:ana/blog.git",
            "https://github.com/casa/blog",
            "https://github.com/casa/blog/compare/main...ana:p/x?expand=1",
        ),
        (
            "git@github.com:ana/casa-blog.git",
            "https://github.com/casa/blog",
            "https://github.com/casa/blog/compare/main...ana:casa-blog:p/x?expand=1",
        ),
        (
            "https://codeberg.org/ana/copia.git",
            "ssh://git@codeberg.org/casa/blog.git",
            "https://codeberg.org/casa/blog/compare/main...ana/copia:p/x",
        ),
        (
            "https://gitlab.com/ana/blog.git",
            "https://gitlab.com/casa/blog.git",
            "https://gitlab.com/ana/blog/-/merge_requests/new?merge_request%5Bsource_branch%5D="
            "p%2Fx&merge_request%5Btarget_branch%5D=main",
        ),
        (
            "https://codeberg.org/ana/blog.git",
            "https://github.com/casa/blog.git",
            "https://codeberg.org/ana/blog/compare/main...p/x",
        ),
    ],
)
def test_pages_for_reviews_of_a_copy(copy: str, original: str, page: str) -> None:
    assert review_address(copy, "main", "p/x", original=original) == page
