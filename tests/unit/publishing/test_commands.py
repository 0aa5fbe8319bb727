"""`status` and `publish` as scripts call them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.repo.trust import distrust, trust
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Blog

NEW = "_posts/2020-03-01-tres.md"
POST = TEXT.replace("Uno", "Tres")
Capture = pytest.CaptureFixture[str]


def test_status_tells_posts_first_in_words(blog: Blog, capsys: Capture) -> None:
    ana = blog.ana
    assert main(["status", str(ana.folder)]) == 0
    assert capsys.readouterr() == ("", "All is on the site.\n")
    ana.write("CNAME", "x")
    ana.write("images/a.png", PICTURE)
    ana.write(FIRST, TEXT.replace("Primer párrafo", "Otro párrafo nuevo"))
    ana.write(NEW, POST)
    (ana.folder / SECOND).rename(ana.folder / "_posts/2020-02-02-dos.md")
    assert main(["status", str(ana.folder)]) == 0
    assert capsys.readouterr().out.split("\n") == [
        "changed   _posts/2020-01-01-uno.md  (+2 −1 words)",
        "moved     _posts/2020-02-02-dos.md  ← _posts/2020-02-01-dos.md",
        "new       _posts/2020-03-01-tres.md",
        "new       images/a.png",
        "new       CNAME",
        "",
    ]
    assert main(["status", str(ana.folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["branch"], told["unsent"], told["waiting"]) == ("main", 0, 0)
    assert told["changes"][1] == {
        "path": FIRST,
        "kind": "post",
        "how": "changed",
        "words_added": 2,
        "words_removed": 1,
    }


def test_publish_takes_the_new_images_that_a_post_uses(blog: Blog, capsys: Capture) -> None:
    ana = blog.ana
    for name in ("cabecera", "dentro", "relativa con ñ", "html", "otra"):
        ana.write(f"images/{name}.png", PICTURE)
    body = (
        "---\nlayout: post\ntitle: Tres\nimage:\n  thumb: cabecera.png\n---\n# Hola\n\n"
        "![Una](/images/dentro.png)\n\n![Otra](../../../images/relativa%20con%20%C3%B1.png)\n\n"
        '<img src="{{ site.url }}/images/html.png" alt="x">\n'
    )
    post = ana.write(NEW, body)
    assert main(["publish", str(post), "--dry-run", "--despite-errors"]) == 0
    out, err = capsys.readouterr()
    used = ["images/cabecera.png", "images/dentro.png", "images/html.png"]
    assert sorted(out.strip().split("\n")) == [NEW, *used, "images/relativa con ñ.png"]
    assert "It would say: Publish Tres" in err
    assert blog.on_server(NEW) == ""
    assert main(["publish", str(post), "--despite-errors"]) == 0
    out, err = capsys.readouterr()
    assert out == "https://blog.example/2020/03/01/tres.html\n"
    assert err.endswith("Published to origin/main.\n")
    assert blog.on_server(NEW) == body
    assert ana.git("status", "--porcelain", "-uall") == "?? images/otra.png"


def test_errors_stand_in_the_way_until_it_is_said_once_more(blog: Blog, capsys: Capture) -> None:
    post = blog.ana.write(NEW, POST + "{% endif %}\n")
    assert main(["publish", str(post)]) == 1
    err = capsys.readouterr().err
    assert "nothing was published" in err and NEW in err
    assert blog.subjects() == ["Primer día"]
    assert main(["publish", str(post), "--despite-errors", "--message", "Aun así"]) == 0
    assert blog.subjects()[0] == "Aun así"


@pytest.mark.parametrize("language", ["en_US.UTF-8", "es_ES.UTF-8"])
def test_what_is_in_the_way_is_one_sentence(
    blog: Blog, capsys: Capture, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    post = blog.ana.write(NEW, POST)
    spanish = language.startswith("es")
    distrust(blog.ana.folder)
    assert main(["status", str(blog.ana.folder)]) == 2
    assert ("confías" if spanish else "trust") in capsys.readouterr().err
    assert main(["publish", str(post), "--trust"]) == 0
    capsys.readouterr()
    blog.ana.write(NEW, POST + "más\n")
    blog.server.rename(blog.server.with_name("gone"))
    assert main(["publish", str(post)]) == 2
    told = capsys.readouterr().err
    assert ("ningún blog" if spanish else "no blog") in told and told.count("\n") == 1
    assert main(["publish", str(blog.ana.folder / "_posts" / "no.md")]) == 2
    assert main(["publish", "--review", "--site", str(blog.ana.folder)]) == 2


def test_what_was_not_sent_goes_with_the_next_call(blog: Blog, capsys: Capture) -> None:
    post = blog.ana.write(NEW, POST)
    gone = blog.server.rename(blog.server.with_name("gone"))
    blog.ana.git("add", ".")
    blog.ana.git("commit", "-qm", "Sin red")
    assert main(["status", str(blog.ana.folder)]) == 0
    assert "1 publication(s) were not sent" in capsys.readouterr().err
    gone.rename(blog.server)
    assert main(["publish", str(post), "--dry-run"]) == 0
    assert main(["publish", "--site", str(blog.ana.folder)]) == 0
    assert blog.subjects()[0] == "Sin red"


def test_review_and_undo(blog: Blog, capsys: Capture) -> None:
    post = blog.ana.write(NEW, POST)
    assert main(["publish", str(post), "--review"]) == 0
    assert "post/2020-03-01-tres" in capsys.readouterr().err
    assert main(["publish", str(post)]) == 0
    assert blog.on_server(NEW) == POST
    assert main(["publish", "--undo", "--site", str(blog.ana.folder)]) == 0
    assert blog.on_server(NEW) == "" and post.read_text("utf-8") == POST


def test_nobody_known_to_git(blog: Blog, capsys: Capture) -> None:
    post = blog.ana.write(NEW, POST)
    blog.ana.git("config", "--unset", "user.name")
    assert main(["publish", str(post)]) == 2
    assert "--name" in capsys.readouterr().err
    assert main(["publish", str(post), "--name", "Ana Ñu"]) == 0
    assert blog.ana.git("log", "-1", "--format=%an") == "Ana Ñu"


def test_no_git_at_all(blog: Blog, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    post = blog.ana.write(NEW, POST)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        assert main(["status", str(blog.ana.folder)]) == 0
        assert capsys.readouterr().out == f"new       {NEW}\n"
        assert main(["publish", str(post)]) == 0
    assert blog.on_server(NEW) == POST
    assert blog.ana.git("status", "--porcelain") == ""


def test_a_blog_in_a_folder_of_its_repo(blog: Blog, capsys: Capture) -> None:
    ana = blog.ana
    ana.write("web/_config.yml", "url: https://x.example\n")
    post = ana.write(f"web/{NEW}", POST + "![Una](/i/a.png)\n")
    ana.write("web/i/a.png", PICTURE)
    trust(ana.folder / "web")
    assert main(["publish", str(post)]) == 0
    assert capsys.readouterr().out == "https://x.example/2020/03/01/tres.html\n"
    assert sorted(ana.git("show", "--format=", "--name-only").split("\n")) == [
        f"web/{NEW}",
        "web/i/a.png",
    ]


def test_a_path_that_leads_out(blog: Blog, capsys: Capture, tmp_path: Path) -> None:
    outside = tmp_path / "secreto.md"
    outside.write_text("x")
    assert main(["publish", str(outside), "--site", str(blog.ana.folder)]) == 2
    assert "not in the blog" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="no line ends in names there")
def test_a_name_of_two_lines_is_one_entry(blog: Blog, capsys: Capture) -> None:
    blog.ana.write("images/a\nnew       b.png", PICTURE)
    assert main(["status", str(blog.ana.folder)]) == 0
    assert capsys.readouterr().out == "new       images/a\\nnew       b.png\n"


def test_a_post_that_the_blog_leaves_out_is_said(blog: Blog, capsys: Capture) -> None:
    blog.ana.write(".git/info/exclude", "_posts/2020-03*\n")
    post = blog.ana.write(NEW, POST)
    assert main(["publish", str(post), "--despite-errors"]) == 2
    said = capsys.readouterr().err
    assert "set up not to publish" in said
    assert said.count("\n") == 1
    assert main(["publish", str(post), "--despite-errors", "--review"]) == 2
    assert "set up not to publish" in capsys.readouterr().err


def test_what_is_on_the_site_is_not_published_again(blog: Blog, capsys: Capture) -> None:
    post = str(blog.ana.write(NEW, POST))
    assert main(["publish", post, "--despite-errors", "--message", "Nuevo"]) == 0
    before = blog.ana.git("rev-parse", "HEAD")
    capsys.readouterr()
    for more in ((), ("--review",)):
        assert main(["publish", post, "--despite-errors", *more]) == 0
        assert capsys.readouterr().err == "There is nothing to publish.\n"
    assert blog.ana.git("rev-parse", "HEAD") == before
