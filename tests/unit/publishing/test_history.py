"""Who changed a post, under all its names; who wrote a line, while the text goes on."""

from __future__ import annotations

from newsletter_editor.publishing.history import (
    ends_of,
    files_of,
    history_of,
    last_changes,
    who_wrote,
)
from newsletter_editor.publishing.publish import publish
from tests.unit.publishing.blogs import FIRST, SECOND, TEXT, Blog

MOVED = "_posts/2020-01-02-uno-nuevo.md"


def _two_authors(blog: Blog) -> None:
    blog.luis.write(FIRST, TEXT.replace("Segundo", "SEGUNDO"))
    publish(blog.luis.repository, [FIRST], "Luis corrige «ñ»\n\nMás")
    blog.ana.write(SECOND, "otra cosa\n")
    publish(blog.ana.repository, [SECOND], "Ana con otra")
    (blog.ana.folder / FIRST).rename(blog.ana.folder / MOVED)
    publish(blog.ana.repository, [FIRST, MOVED], "Ana lo mueve")
    blog.ana.write(MOVED, TEXT.replace("Segundo", "SEGUNDO") + "Fin de Ana\n")
    publish(blog.ana.repository, [MOVED], "Ana añade")


def test_a_posts_commits_under_all_its_names(blog: Blog) -> None:
    _two_authors(blog)
    found = history_of(blog.ana.repository, MOVED)
    told = [(each.change.who, each.change.said) for each in found]
    assert told == [
        ("Ana", "Ana añade"),
        ("Ana", "Ana lo mueve"),
        ("Luis", "Luis corrige «ñ»"),
        ("Ana", "Primer día"),
    ]
    assert [each.read().decode() for each in found] == [
        TEXT.replace("Segundo", "SEGUNDO") + "Fin de Ana\n",
        TEXT.replace("Segundo", "SEGUNDO"),
        TEXT.replace("Segundo", "SEGUNDO"),
        TEXT,
    ]
    assert history_of(blog.ana.repository, "_posts/no.md") == []


def test_an_issue_that_was_made_of_another_has_a_history_of_its_own(blog: Blog) -> None:
    new = "_posts/2020-05-05-otro.md"
    blog.ana.write(new, TEXT.replace("Uno", "Otro"))
    publish(blog.ana.repository, [new], "Otro número")
    assert [each.change.said for each in history_of(blog.ana.repository, new)] == ["Otro número"]


def test_a_post_that_was_deleted_and_came_back(blog: Blog) -> None:
    for text in (None, TEXT + "otra vez\n"):
        if text is None:
            (blog.ana.folder / FIRST).unlink()
        else:
            blog.ana.write(FIRST, text)
        publish(blog.ana.repository, [FIRST], "x")
    found = history_of(blog.ana.repository, FIRST)
    assert [each.read().decode() for each in found] == [TEXT + "otra vez\n", TEXT]


def test_who_changed_each_post_last(blog: Blog) -> None:
    _two_authors(blog)
    found = last_changes(blog.ana.repository)
    assert (found[MOVED].who, found[MOVED].said) == ("Ana", "Ana añade")
    assert found[SECOND].said == "Ana con otra"
    assert found["_config.yml"].said == "Primer día"


def test_what_the_server_is_known_to_have(blog: Blog) -> None:
    ana = blog.ana
    ana.write(SECOND, "otra cosa\n")
    ana.git("add", SECOND)
    ana.git("commit", "-q", "-m", "sin enviar")
    head, sent = ends_of(ana.repository)
    assert SECOND in files_of(ana.repository, head)
    there = files_of(ana.repository, sent)
    assert there == set(filter(None, ana.git("ls-tree", "-r", "--name-only", sent).split("\n")))
    assert FIRST in there and head != sent
    ana.git("remote", "remove", "origin")
    assert ends_of(ana.repository) == (head, "")
    assert files_of(ana.repository, "") == frozenset()


def test_who_wrote_a_line(blog: Blog) -> None:
    _two_authors(blog)
    text = "Nuevo arriba\n" + blog.ana.read(MOVED).replace("Tercer", "TERCER")
    lines = text.split("\n")

    def told(words: str) -> str | None:
        number = next(at for at, line in enumerate(lines) if words in line)
        found = who_wrote(blog.ana.repository, MOVED, text, number)
        return found and found.said

    assert told("SEGUNDO") == "Luis corrige «ñ»"
    assert told("Primer") == "Primer día"
    assert told("Fin de Ana") == "Ana añade"
    assert told("TERCER") is None and told("Nuevo") is None


def test_in_a_repo_without_commits(blog: Blog) -> None:
    blog.ana.git("update-ref", "-d", "HEAD")
    assert history_of(blog.ana.repository, FIRST) == []
    assert last_changes(blog.ana.repository) == {}
    assert who_wrote(blog.ana.repository, FIRST, TEXT, 0) is None


def test_no_line_of_a_post_is_anybodys_that_nobody_has_published(blog: Blog) -> None:
    new = "_posts/2020-05-01-nuevo.md"
    blog.ana.write(new, TEXT)
    assert who_wrote(blog.ana.repository, new, TEXT, 0) is None
