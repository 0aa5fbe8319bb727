"""Teams that take nothing but what they have looked at: protected branches, copies (forks)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.failures import OnlyForReviewError, RefusedByServerError
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Blog, git

NEW = "_posts/2020-03-01-tres.md"
IMAGE = "images/a.png"
Capture = pytest.CaptureFixture[str]
protecting = pytest.mark.skipif(sys.platform == "win32", reason="hooks are scripts of a shell")


def _protect(blog: Blog) -> None:
    hook = blog.server / "hooks" / "pre-receive"
    hook.write_text(
        "#!/bin/sh\nwhile read old new ref; do\n"
        '[ "$ref" = refs/heads/main ] && echo "GH006: Protected branch" >&2 && exit 1\n'
        "done; exit 0\n"
    )
    hook.chmod(0o755)


def _fork(blog: Blog, folder: Path) -> Path:
    copy = folder / "copia.git"
    git(folder, "clone", "-q", "--bare", str(blog.server), str(copy))
    return copy


@protecting
@pytest.mark.only_git
def test_what_was_refused_goes_for_review_later(blog: Blog, capsys: Capture) -> None:
    _protect(blog)
    blog.ana.write(NEW, TEXT)
    blog.ana.write(IMAGE, PICTURE)
    with pytest.raises(RefusedByServerError, match="publish it for review"):
        publish(blog.ana.repository, [NEW, IMAGE], "Publica")
    # As after a restart: nothing differs any more, but nobody has it.
    found = status(blog.ana.repository)
    assert (found.changes, found.unsent) == ((), 1)
    blog.ana.write(NEW, TEXT + "Sin elegir.\n")
    done = publish_for_review(blog.ana.repository, [], "")
    assert blog.subjects(done.branch)[0] == "Publica"
    assert done.branch == "post/2020-03-01-tres" and set(done.paths) == {NEW, IMAGE}
    assert blog.on_server(NEW, done.branch) == TEXT
    # The same, asked for on the command line once more, adds nothing.
    assert main(["publish", "--review", "--site", str(blog.ana.folder)]) == 0
    assert capsys.readouterr().err.count(done.branch) == 1
    assert len(blog.subjects(done.branch)) == 2


@protecting
@pytest.mark.only_git
@pytest.mark.parametrize("squashed", [True, False])
def test_after_the_review_nothing_is_left_to_send(blog: Blog, squashed: bool) -> None:
    _protect(blog)
    blog.ana.write(NEW, TEXT)
    with pytest.raises(RefusedByServerError):
        publish(blog.ana.repository, [NEW], "Publica")
    done = publish_for_review(blog.ana.repository, [NEW], "Publica")
    (blog.server / "hooks" / "pre-receive").unlink()
    blog.luis.git("fetch", "-q")
    blog.luis.git("merge", "-q", *(["--squash"] if squashed else []), f"origin/{done.branch}")
    if squashed:
        blog.luis.git("commit", "-qm", "Tres (#7)")
    blog.luis.git("push", "-q", "origin", "main")
    _protect(blog)
    get_newest(blog.ana.repository)
    found = status(blog.ana.repository)
    assert (found.changes, found.unsent, found.waiting) == ((), 0, 0)
    assert not publish(blog.ana.repository, [NEW], "Nada").sent
    assert publish_for_review(blog.ana.repository, [], "Nada").branch == ""
    # And what comes next is reviewed by itself.
    blog.ana.write(SECOND, TEXT + "Más.\n")
    done = publish_for_review(blog.ana.repository, [SECOND], "Más")
    assert done.paths == (SECOND,)


@protecting
@pytest.mark.only_git
def test_what_was_refused_can_be_undone(blog: Blog) -> None:
    _protect(blog)
    blog.ana.write(NEW, TEXT)
    with pytest.raises(RefusedByServerError):
        publish(blog.ana.repository, [NEW], "Publica")
    undo_last(blog.ana.repository)
    found = status(blog.ana.repository)
    assert [each.path for each in found.changes] == [NEW] and found.unsent == 0
    assert blog.ana.read(NEW) == TEXT and blog.subjects() == ["Primer día"]


def test_a_copy_is_sent_to_and_the_blog_fetched_from(blog: Blog, tmp_path: Path) -> None:
    copy = _fork(blog, tmp_path)
    ana = blog.ana
    ana.git("remote", "add", "copia", str(copy))
    ana.git("config", "remote.pushDefault", "copia")
    blog.luis.write(SECOND, TEXT + "De Luis.\n")
    publish(blog.luis.repository, [SECOND], "Luis")
    ana.write(NEW, TEXT)
    head = ana.git("rev-parse", "HEAD")
    with pytest.raises(OnlyForReviewError, match=r"“copia”.*for review"):
        publish(ana.repository, [NEW], "No")
    assert ana.git("rev-parse", "HEAD") == head
    done = publish_for_review(ana.repository, [NEW], "Para revisar")
    assert ana.read(SECOND) == TEXT + "De Luis.\n"
    assert git(copy, "show", f"{done.branch}:{NEW}") == TEXT.rstrip("\n")
    assert git(copy, "show", f"{done.branch}:{SECOND}").endswith("De Luis.")
    assert git(blog.server, "branch", "--format=%(refname:short)") == "main"
    # Somebody's branch of the same name on the copy is left alone.
    blog.luis.git("push", "-q", str(copy), f"HEAD:refs/heads/{done.branch}-2")
    ana.git("update-ref", "-d", f"refs/newsletter-editor/review/{done.branch}")
    again = publish_for_review(ana.repository, [NEW], "Para revisar")
    assert again.branch == f"{done.branch}-3"


def test_the_address_of_a_copy_may_stand_for_its_name(blog: Blog, tmp_path: Path) -> None:
    copy = _fork(blog, tmp_path)
    blog.ana.git("config", "branch.main.pushRemote", str(copy))
    blog.ana.write(NEW, TEXT)
    done = publish_for_review(blog.ana.repository, [NEW], "Para revisar")
    assert git(copy, "show", f"{done.branch}:{NEW}") == TEXT.rstrip("\n")


def test_nothing_is_sent_where_git_is_set_up_so(blog: Blog) -> None:
    blog.ana.git("config", "branch.main.pushRemote", "no_push")
    blog.luis.write(FIRST, TEXT + "De Luis.\n")
    publish(blog.luis.repository, [FIRST], "Luis")
    assert get_newest(blog.ana.repository)
    blog.ana.write(NEW, TEXT)
    for send in (publish, publish_for_review):
        with pytest.raises(EditorError, match="not to send anything"):
            send(blog.ana.repository, [NEW], "No")
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"
