"""Publishing through a bare repo on disk: what goes, what stays, what the team's rules say."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from newsletter_editor.publishing.failures import RefusedByServerError
from newsletter_editor.publishing.joining import ClashesError
from newsletter_editor.publishing.newest import Said
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.repository import repository_of
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Blog, clone, git

NEW = "_posts/2020-03-01-tres.md"
posix = pytest.mark.skipif(sys.platform == "win32", reason="hooks are scripts of a shell")


def test_exactly_what_is_ticked_goes(blog: Blog) -> None:
    ana = blog.ana
    ana.write(NEW, TEXT + "![](/images/nuevo.png)\r\n")
    ana.write(FIRST, TEXT + "más\n")
    ana.write("_config.yml", "title: Otro\n")
    ana.write("images/viejo.png", b"GIF89a")
    ana.git("add", "_config.yml")
    done = publish(ana.repository, [NEW], "Publica tres\n\n#15 es")
    assert done.sent and done.paths == (NEW,)
    assert blog.on_server(NEW) == TEXT + "![](/images/nuevo.png)\r\n"
    assert blog.on_server(FIRST) == TEXT
    assert git(blog.server, "log", "-1", "--format=%B", "main").strip() == "Publica tres\n\n#15 es"
    # What the author had staged is staged as before, and nothing else is.
    assert ana.git("status", "--porcelain").split("\n") == [
        "M  _config.yml",
        f" M {FIRST}",
        " M images/viejo.png",
    ]
    assert not publish(ana.repository, [NEW], "Otra vez").sent


def test_a_change_of_the_same_length_right_after_the_index_was_written(blog: Blog) -> None:
    """Git tells it by times alone, which a copy of the index must not lose."""
    for number in range(5):
        text = TEXT.replace("Primer", f"Prime{number}")
        blog.ana.write(FIRST, text)
        assert publish(blog.ana.repository, [FIRST], f"Vez {number}").commit
        assert blog.on_server(FIRST) == text


def test_names_with_signs_that_git_takes_for_patterns(blog: Blog) -> None:
    odd = ["_posts/2020-03-01-[a] *b?.md", "_posts/2020-03-02-:(glob)ñandú #1; rm.md"]
    others = ["_posts/2020-03-01-a xb1.md", "_posts/-x.md"]
    for path in (*odd, *others):
        blog.ana.write(path, TEXT)
    done = publish(blog.ana.repository, [odd[0], odd[1], "_posts/-x.md"], "-m")
    assert sorted(done.paths) == sorted([*odd, "_posts/-x.md"])


def test_a_removed_post_goes_from_the_site(blog: Blog) -> None:
    (blog.ana.folder / FIRST).unlink()
    publish(blog.ana.repository, [FIRST], "Borra uno")
    assert blog.on_server(FIRST) == "" and blog.on_server(SECOND)
    assert blog.ana.git("status", "--porcelain") == ""


def test_others_published_meanwhile_and_both_are_there(blog: Blog) -> None:
    blog.luis.write(FIRST, TEXT.replace("Primer", "PRIMER"))
    publish(blog.luis.repository, [FIRST], "Luis")
    blog.ana.write(FIRST, TEXT.replace("Tercer", "TERCER"))
    blog.ana.write(SECOND, "sin publicar\n")
    done = publish(blog.ana.repository, [FIRST], "Ana")
    assert done.newest[0].said == {FIRST: Said.JOINED}
    both = TEXT.replace("Primer", "PRIMER").replace("Tercer", "TERCER")
    assert blog.on_server(FIRST) == blog.ana.read(FIRST) == both
    assert blog.ana.read(SECOND) == "sin publicar\n"
    # One line of history, as teams that protect theirs ask for.
    assert blog.subjects() == ["Ana", "Luis", "Primer día"]


def test_what_is_committed_and_not_sent_is_joined_with_what_others_sent(blog: Blog) -> None:
    blog.ana.write(FIRST, TEXT.replace("Tercer", "TERCER"))
    blog.ana.git("commit", "-qam", "Ana, sin enviar")
    blog.luis.write(FIRST, TEXT.replace("Primer", "PRIMER"))
    publish(blog.luis.repository, [FIRST], "Luis")
    assert publish(blog.ana.repository, [], "").sent
    both = TEXT.replace("Primer", "PRIMER").replace("Tercer", "TERCER")
    assert blog.on_server(FIRST) == blog.ana.read(FIRST) == both
    assert {"Ana, sin enviar", "Luis"} < set(blog.subjects())
    assert blog.ana.git("status", "--porcelain") == ""


@pytest.mark.parametrize("committed", [False, True], ids=["in the file", "in a commit"])
def test_a_clash_in_a_post_waits_for_the_author(blog: Blog, committed: bool) -> None:
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis")
    mine = TEXT.replace("Primer", "De Ana")
    blog.ana.write(FIRST, mine)
    if committed:
        blog.ana.git("commit", "-qam", "Ana")
    before = blog.ana.git("rev-parse", "HEAD")
    with pytest.raises(ClashesError) as raised:
        publish(blog.ana.repository, [FIRST], "Ana")
    assert blog.ana.read(FIRST) == mine
    assert blog.ana.git("rev-parse", "HEAD") == before
    (clash,) = raised.value.clashes
    assert clash.path == FIRST and clash.merge.conflicts
    wanted = TEXT.replace("Primer", "De las dos")
    publish(blog.ana.repository, [FIRST], "Ana", {clash.key: clash.decided(wanted)})
    assert blog.on_server(FIRST) == blog.ana.read(FIRST) == wanted
    assert "<<<<" not in wanted


def test_other_clashes_are_left_as_they_are_and_told(blog: Blog) -> None:
    blog.luis.write("images/viejo.png", PICTURE + b"luis")
    blog.luis.write("_config.yml", "title: Luis\nurl: https://blog.example\n")
    publish(blog.luis.repository, ["images/viejo.png", "_config.yml"], "Luis")
    blog.ana.write("images/viejo.png", PICTURE + b"ana")
    blog.ana.write("_config.yml", "title: Ana\nurl: https://blog.example\n")
    (newest,) = get_newest(blog.ana.repository)
    assert newest.said == {"images/viejo.png": Said.LEFT, "_config.yml": Said.LEFT}
    assert blog.ana.read("_config.yml").startswith("title: Ana\n")
    # Publishing it would undo what Luis did without anybody's having said so.
    for path in ("images/viejo.png", "_config.yml"):
        with pytest.raises(EditorError, match="changed by others too"):
            publish(blog.ana.repository, [path], "Ana")
    assert blog.on_server("_config.yml").startswith("title: Luis\n")


def test_deleted_by_one_and_changed_by_the_other(blog: Blog) -> None:
    (blog.luis.folder / FIRST).unlink()
    blog.luis.write(SECOND, TEXT + "de Luis\n")
    publish(blog.luis.repository, [FIRST, SECOND], "Luis")
    blog.ana.write(FIRST, TEXT + "de Ana\n")
    (blog.ana.folder / SECOND).unlink()
    (newest,) = get_newest(blog.ana.repository)
    assert newest.said == {FIRST: Said.KEPT, SECOND: Said.BACK}
    assert blog.ana.read(FIRST) == TEXT + "de Ana\n"
    assert blog.ana.read(SECOND) == TEXT + "de Luis\n"


def test_a_post_that_others_renamed_takes_ones_changes_along(blog: Blog) -> None:
    blog.luis.git("mv", FIRST, NEW)
    publish(blog.luis.repository, [FIRST, NEW], "Luis")
    blog.ana.write(FIRST, TEXT.replace("Tercer", "TERCER"))
    (newest,) = get_newest(blog.ana.repository)
    assert newest.said == {NEW: Said.JOINED}
    assert not (blog.ana.folder / FIRST).exists()
    assert blog.ana.read(NEW) == TEXT.replace("Tercer", "TERCER")


def test_what_is_ticked_follows_to_the_name_that_others_gave_it(blog: Blog) -> None:
    blog.luis.git("mv", FIRST, NEW)
    (blog.luis.folder / SECOND).unlink()
    publish(blog.luis.repository, [FIRST, NEW, SECOND], "Luis")
    blog.ana.write(FIRST, TEXT.replace("Tercer", "TERCER"))
    (blog.ana.folder / SECOND).unlink()
    publish(blog.ana.repository, [FIRST, SECOND], "Ana")
    assert blog.on_server(NEW) == TEXT.replace("Tercer", "TERCER")
    assert blog.ana.git("status", "--porcelain") == ""


def test_a_file_of_ones_own_where_others_put_one(blog: Blog) -> None:
    blog.luis.write("images/x.png", PICTURE)
    blog.luis.write("images/same.png", PICTURE)
    publish(blog.luis.repository, ["images/x.png", "images/same.png"], "Luis")
    blog.ana.write("images/x.png", PICTURE + b"other")
    blog.ana.write("images/same.png", PICTURE)
    (newest,) = get_newest(blog.ana.repository)
    assert newest.said == {"images/x.png": Said.LEFT}
    assert (blog.ana.folder / "images/x.png").read_bytes() == PICTURE + b"other"
    assert blog.ana.git("status", "--porcelain") == " M images/x.png"


def test_line_ends_go_as_they_are_unless_the_repo_asks(blog: Blog) -> None:
    blog.ana.write(NEW, TEXT.replace("\n", "\r\n"))
    publish(blog.ana.repository, [NEW], "CRLF")
    assert blog.on_server(NEW) == TEXT.replace("\n", "\r\n")
    blog.ana.write(".gitattributes", "*.md text eol=crlf\n")
    blog.ana.write(FIRST, TEXT.replace("\n", "\r\n") + "fin\r\n")
    publish(blog.ana.repository, [".gitattributes", FIRST], "Con reglas")
    assert blog.on_server(FIRST) == TEXT + "fin\n"
    # Others' lines come into a file that ends its lines otherwise.
    get_newest(blog.luis.repository)
    assert blog.luis.read(FIRST) == TEXT.replace("\n", "\r\n") + "fin\r\n"
    blog.luis.write(FIRST, blog.luis.read(FIRST).replace("Primer", "PRIMER"))
    publish(blog.luis.repository, [FIRST], "Luis")
    blog.ana.write(FIRST, (TEXT.replace("Tercer", "TERCER") + "fin\n").replace("\n", "\r\n"))
    get_newest(blog.ana.repository)
    text = TEXT.replace("Primer", "PRIMER").replace("Tercer", "TERCER") + "fin\n"
    assert blog.ana.read(FIRST) == text.replace("\n", "\r\n")


def test_undo_takes_it_off_the_site_and_leaves_the_text_here(blog: Blog) -> None:
    blog.ana.write(NEW, TEXT)
    blog.ana.write(FIRST, TEXT + "más\n")
    publish(blog.ana.repository, [NEW, FIRST], "Publica")
    blog.luis.write(SECOND, TEXT)
    publish(blog.luis.repository, [SECOND], "Luis")
    done = undo_last(blog.ana.repository)
    assert sorted(done.paths) == [FIRST, NEW]
    assert blog.on_server(NEW) == "" and blog.on_server(FIRST) == TEXT
    assert blog.on_server(SECOND) == TEXT
    assert blog.ana.read(NEW) == TEXT and blog.ana.read(FIRST) == TEXT + "más\n"
    assert blog.subjects()[:3] == ['Revert "Publica"', "Luis", "Publica"]
    with pytest.raises(EditorError, match="Nothing has been published"):
        undo_last(blog.ana.repository)
    publish(blog.ana.repository, [NEW], "De nuevo")
    assert blog.on_server(NEW) == TEXT


def test_review_goes_to_a_branch_and_leaves_the_site_alone(blog: Blog) -> None:
    blog.ana.write(NEW, TEXT)
    done = publish_for_review(blog.ana.repository, [NEW], "Para revisar")
    assert done.branch == "post/2020-03-01-tres" and done.review_address == ""
    assert blog.on_server(NEW) == "" and blog.on_server(NEW, done.branch) == TEXT
    assert blog.ana.git("symbolic-ref", "--short", "HEAD") == "main"
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"
    blog.ana.write(NEW, TEXT + "corregido\n")
    again = publish_for_review(blog.ana.repository, [NEW], "Corrige")
    assert again.branch == done.branch
    assert blog.subjects(done.branch)[:2] == ["Corrige", "Para revisar"]
    # Taken by the team, it comes back as published.
    git(blog.server, "update-ref", "refs/heads/main", f"refs/heads/{done.branch}")
    get_newest(blog.ana.repository)
    assert blog.ana.git("status", "--porcelain") == ""


@posix
@pytest.mark.only_git
def test_a_protected_branch_is_told_and_a_review_is_possible(blog: Blog) -> None:
    _hook(
        blog.server / "hooks" / "pre-receive",
        'while read old new ref; do [ "$ref" = refs/heads/main ] && echo "error: GH006: Protected '
        'branch update failed" >&2 && exit 1; done; exit 0',
    )
    blog.ana.write(NEW, TEXT)
    with pytest.raises(RefusedByServerError, match=r"GH006.*publish it for review"):
        publish(blog.ana.repository, [NEW], "Publica")
    assert blog.on_server(NEW) == "" and blog.ana.read(NEW) == TEXT
    done = publish_for_review(blog.ana.repository, [NEW], "Publica")
    assert blog.on_server(NEW, done.branch) == TEXT


@posix
@pytest.mark.only_git
def test_the_teams_hooks_hold(blog: Blog) -> None:
    hooks = blog.ana.folder / ".git" / "hooks"
    _hook(hooks / "pre-commit", "git diff --cached --name-only; echo 'falta la fecha' >&2; exit 1")
    _hook(hooks / "commit-msg", 'echo "[blog] $(cat "$1")" > "$1"')
    blog.ana.write(NEW, TEXT)
    for send in (publish, publish_for_review):
        with pytest.raises(EditorError, match="falta la fecha"):
            send(blog.ana.repository, [NEW], "Publica")
    assert blog.subjects() == ["Primer día"]
    (hooks / "pre-commit").unlink()
    publish(blog.ana.repository, [NEW], "Publica")
    assert blog.subjects()[0] == "[blog] Publica"
    blog.ana.write(NEW, TEXT + "más")
    done = publish_for_review(blog.ana.repository, [NEW], "Revisa")
    assert blog.subjects(done.branch)[0] == "[blog] Revisa"


def test_without_trust_nothing_is_run(blog: Blog, tmp_path: Path) -> None:
    other = tmp_path / "otra"
    git(tmp_path, "clone", "-q", str(blog.server), str(other))
    with pytest.raises(EditorError, match="trust"):
        repository_of(other)
    with pytest.raises(EditorError, match="no copy of a blog"):
        repository_of(tmp_path)


def test_a_repo_in_the_middle_of_something_is_left_alone(blog: Blog) -> None:
    blog.ana.write(NEW, TEXT)
    (blog.ana.folder / ".git" / "MERGE_HEAD").write_text(blog.ana.git("rev-parse", "HEAD"))
    with pytest.raises(EditorError, match="in the middle"):
        publish(blog.ana.repository, [NEW], "Publica")
    (blog.ana.folder / ".git" / "MERGE_HEAD").unlink()
    blog.ana.git("checkout", "-q", "--detach")
    with pytest.raises(EditorError, match="on no branch"):
        publish(blog.ana.repository, [NEW], "Publica")


def test_the_first_publication_of_an_empty_blog(tmp_path: Path, blog: Blog) -> None:
    server = tmp_path / "empty.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(server))
    ana = clone(str(server), tmp_path / "first", "Ana")
    ana.write(NEW, TEXT)
    assert publish(ana.repository, [NEW], "Primero").sent
    assert git(server, "show", f"main:{NEW}") == TEXT.rstrip("\n")


def test_old_states_are_kept(blog: Blog) -> None:
    start = blog.ana.git("rev-parse", "HEAD")
    blog.ana.write(NEW, TEXT)
    publish(blog.ana.repository, [NEW], "Publica")
    refs = blog.ana.git("for-each-ref", "--format=%(objectname)", "refs/newsletter-editor/before/")
    assert start in refs.split("\n")


def _hook(place: Path, script: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
