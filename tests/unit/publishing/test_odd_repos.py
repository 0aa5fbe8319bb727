"""Repos as they lie about: half merged, without a server, shallow, with links, of other systems."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.discard import discard
from newsletter_editor.publishing.newest import Said
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.repo.trust import distrust, trust
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, PICTURE, SECOND, TEXT, Author, Blog, clone, git

NEW = "_posts/2020-03-01-tres.md"
Capture = pytest.CaptureFixture[str]
posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def _nothing_is_done(author: Author, said: str) -> None:
    before = author.git("rev-parse", "HEAD"), author.git("status", "--porcelain")
    for step in (
        lambda: publish(author.repository, [NEW], "No"),
        lambda: publish_for_review(author.repository, [NEW], "No"),
        lambda: get_newest(author.repository),
        lambda: undo_last(author.repository),
        lambda: discard(author.repository, SECOND),
    ):
        with pytest.raises(EditorError, match=said):
            step()
    assert (author.git("rev-parse", "HEAD"), author.git("status", "--porcelain")) == before


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
def test_in_the_middle_of_something(blog: Blog, command: str) -> None:
    blog.ana.git("branch", "otra")
    blog.ana.write(FIRST, TEXT.replace("Primer", "De aquí"))
    blog.ana.git("commit", "-qam", "aquí")
    blog.ana.git("checkout", "-q", "otra")
    blog.ana.write(FIRST, TEXT.replace("Primer", "De allí"))
    blog.ana.git("commit", "-qam", "allí")
    with pytest.raises(AssertionError):
        blog.ana.git(command, "main")
    blog.ana.write(NEW, TEXT)
    blog.ana.write(SECOND, "otro")
    _nothing_is_done(blog.ana, "in the middle of something")
    assert status(blog.ana.repository).changes


def test_on_no_branch(blog: Blog, capsys: Capture) -> None:
    blog.ana.git("checkout", "-q", "--detach")
    blog.ana.write(NEW, TEXT)
    for step in (
        lambda: publish(blog.ana.repository, [NEW], "No"),
        lambda: get_newest(blog.ana.repository),
    ):
        with pytest.raises(EditorError, match="on no branch"):
            step()
    assert main(["status", str(blog.ana.folder)]) == 0
    assert NEW in capsys.readouterr().out


def test_no_server_is_no_site(blog: Blog, capsys: Capture) -> None:
    blog.ana.git("remote", "remove", "origin")
    assert main(["status", str(blog.ana.folder)]) == 0
    said = capsys.readouterr().err
    assert "All is on the site" not in said and "which server" in said
    post = blog.ana.write(NEW, TEXT)
    assert main(["publish", str(post), "--despite-errors"]) == 2
    assert "which server" in capsys.readouterr().err
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"


def test_the_first_publication_of_all(blog: Blog, tmp_path: Path) -> None:
    empty = tmp_path / "server" / "empty.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(empty))
    new = clone(str(empty), tmp_path / "new", "Eva")
    assert status(new.repository).unsent is None
    assert get_newest(new.repository) == []
    new.write(NEW, TEXT)
    new.write("images/a.png", PICTURE)
    assert publish(new.repository, [NEW], "Primero").sent
    assert git(empty, "ls-tree", "-r", "--name-only", "main") == NEW
    assert publish(new.repository, ["images/a.png"], "Segundo").sent
    assert undo_last(new.repository).sent
    assert git(empty, "ls-tree", "-r", "--name-only", "main") == NEW


def test_a_branch_with_another_name_on_the_server(blog: Blog) -> None:
    blog.ana.git("branch", "-q", "-m", "mio")
    blog.luis.write(FIRST, TEXT + "de Luis\n")
    publish(blog.luis.repository, [FIRST], "Luis")
    blog.ana.write(NEW, TEXT)
    assert publish(blog.ana.repository, [NEW], "Ana").sent
    assert blog.on_server(NEW) == TEXT
    assert git(blog.server, "branch", "--format=%(refname:short)") == "main"


@pytest.mark.only_git
def test_a_shallow_copy(blog: Blog, tmp_path: Path) -> None:
    for number in range(3):
        blog.luis.write(SECOND, TEXT + f"{number}\n")
        publish(blog.luis.repository, [SECOND], f"Luis {number}")
    shallow = Author(tmp_path / "shallow")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{blog.server}", str(shallow.folder))
    shallow.git("config", "user.name", "Eva")
    shallow.git("config", "user.email", "eva@example.org")
    trust(shallow.folder)
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    publish(blog.luis.repository, [FIRST], "Luis")
    shallow.write(FIRST, TEXT.replace("Tercer", "De Eva"))
    assert publish(shallow.repository, [FIRST], "Eva").sent
    both = TEXT.replace("Primer", "De Luis").replace("Tercer", "De Eva")
    assert blog.on_server(FIRST) == both
    assert undo_last(shallow.repository).sent
    assert blog.on_server(FIRST) == TEXT.replace("Primer", "De Luis")


def test_a_copy_with_files_left_out(blog: Blog) -> None:
    blog.ana.git("sparse-checkout", "set", "images")
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="leaves files out"):
        publish(blog.ana.repository, [NEW], "No")


@posix
def test_linked_folders_and_posts(blog: Blog, tmp_path: Path, capsys: Capture) -> None:
    ana = blog.ana
    ana.write("textos/_posts/2020-05-05-cinco.md", TEXT)
    (ana.folder / "enlace").symlink_to("textos", target_is_directory=True)
    linked = ana.folder / "enlace/_posts/2020-05-05-cinco.md"
    args = ["--message", "Enlazado", "--despite-errors", "--site", str(ana.folder)]
    assert main(["publish", str(linked), *args]) == 0
    assert blog.on_server("textos/_posts/2020-05-05-cinco.md") == TEXT
    outside = tmp_path / "fuera"
    outside.mkdir()
    (outside / "2020-06-06-seis.md").write_text(TEXT)
    (ana.folder / "fuera").symlink_to(outside, target_is_directory=True)
    assert main(["publish", str(ana.folder / "fuera/2020-06-06-seis.md"), *args]) == 2
    assert "put the file inside it" in capsys.readouterr().err


@posix
@pytest.mark.parametrize("inside", ["c.md", "b"])
def test_a_link_that_becomes_a_folder(blog: Blog, tmp_path: Path, inside: str) -> None:
    outside = tmp_path / "fuera"
    outside.mkdir()
    (blog.luis.folder / "x").symlink_to(outside, target_is_directory=True)
    publish(blog.luis.repository, ["x"], "Enlace")
    get_newest(blog.ana.repository)
    assert (blog.ana.folder / "x").is_symlink()
    (blog.luis.folder / "x").unlink()
    if inside == "b":
        (blog.luis.folder / "x").mkdir()
        (blog.luis.folder / "x" / "b").symlink_to("../_config.yml")
    else:
        blog.luis.write("x/c.md", TEXT)
    publish(blog.luis.repository, ["x", f"x/{inside}"], "Carpeta")
    get_newest(blog.ana.repository)
    assert not any(outside.iterdir())
    assert not (blog.ana.folder / "x").is_symlink()
    assert (blog.ana.folder / "x" / inside).is_symlink() == (inside == "b")
    assert status(blog.ana.repository).changes == ()


def test_a_submodule_stays_as_it_is(blog: Blog, tmp_path: Path) -> None:
    allow = ("-c", "protocol.file.allow=always")
    blog.luis.git(*allow, "submodule", "add", "-q", str(blog.server), "tema")
    blog.luis.git("commit", "-qm", "Tema")
    publish(blog.luis.repository, [], "")
    blog.ana.write(NEW, TEXT)
    assert publish(blog.ana.repository, [NEW], "Ana").sent
    assert status(blog.ana.repository).changes == ()
    assert list((blog.ana.folder / "tema").iterdir()) == []
    blog.luis.write("tema/_posts/2020-01-01-uno.md", "x")
    get_newest(blog.luis.repository)
    assert status(blog.luis.repository).changes == ()
    with pytest.raises(EditorError, match="another repo"):
        publish(blog.luis.repository, ["tema/_posts/2020-01-01-uno.md"], "No")
    assert blog.luis.read("tema/_posts/2020-01-01-uno.md") == "x"
    assert not blog.luis.git("status", "--porcelain", "--ignore-submodules=dirty")


def test_a_name_that_changes_in_case(blog: Blog) -> None:
    other = "_posts/2020-01-01-Uno.md"
    (blog.ana.folder / FIRST).rename(blog.ana.folder / other)
    publish(blog.ana.repository, [FIRST, other], "Mayúscula")
    names = git(blog.server, "ls-tree", "-r", "--name-only", "main").split("\n")
    assert other in names and FIRST not in names
    blog.luis.write(FIRST, TEXT + "Luis\n")
    get_newest(blog.luis.repository)
    assert blog.luis.read(other) == TEXT + "Luis\n"


ODD = {
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "bom": b"\xef\xbb\xbf" + TEXT.encode(),
    "bom and crlf": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "lone cr": TEXT.replace("\n", "\r").encode(),
    "mixed": (TEXT + "a\r\nb\nc\rd").encode(),
    "latin-1": TEXT.encode("latin-1"),
    "nul": TEXT.encode() + b"\0\0x",
    "empty": b"",
    "no end": TEXT.rstrip().encode(),
}


@pytest.mark.parametrize("kind", ODD)
def test_bytes_are_what_the_author_wrote(blog: Blog, kind: str) -> None:
    data = ODD[kind]
    blog.ana.write(NEW, data)
    publish(blog.ana.repository, [NEW], "Bytes")
    get_newest(blog.luis.repository)
    assert (blog.luis.folder / NEW).read_bytes() == (blog.ana.folder / NEW).read_bytes() == data
    blog.luis.write(NEW, data + b"Luis\n")
    publish(blog.luis.repository, [NEW], "Luis")
    get_newest(blog.ana.repository)
    assert (blog.ana.folder / NEW).read_bytes() == data + b"Luis\n"


@pytest.mark.parametrize("kind", ODD)
def test_line_ends_as_windows_has_them_by_default(blog: Blog, kind: str) -> None:
    data = ODD[kind]
    blog.ana.git("config", "core.autocrlf", "true")
    blog.ana.write(NEW, data)
    publish(blog.ana.repository, [NEW], "Windows")
    assert (blog.ana.folder / NEW).read_bytes() == data
    blog.ana.write("control.md", data)
    blog.ana.git("add", "control.md")
    assert blog.ana.git("rev-parse", ":control.md") == git(blog.server, "rev-parse", f"main:{NEW}")


def test_both_change_a_post_under_autocrlf(blog: Blog) -> None:
    blog.ana.git("config", "core.autocrlf", "true")
    windows = TEXT.replace("\n", "\r\n")
    blog.ana.write(FIRST, windows.replace("Tercer", "De Ana"))
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    blog.luis.write(SECOND, TEXT + "Luis\n")
    publish(blog.luis.repository, [FIRST, SECOND], "Luis")
    publish(blog.ana.repository, [FIRST], "Ana")
    both = TEXT.replace("Primer", "De Luis").replace("Tercer", "De Ana")
    assert blog.on_server(FIRST) == both
    assert blog.ana.read(FIRST) == both.replace("\n", "\r\n")
    assert blog.ana.read(SECOND) == (TEXT + "Luis\n").replace("\n", "\r\n")
    assert status(blog.ana.repository).changes == ()


@pytest.mark.parametrize("place", [".git/config", ".GIT/config", "_posts", "no/hay.md", "."])
def test_what_is_no_file_of_the_blog_is_said(blog: Blog, capsys: Capture, place: str) -> None:
    args = ["publish", str(blog.ana.folder / place), "--site", str(blog.ana.folder)]
    assert main(args) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "nothing to publish" not in said
    if place == "_posts":
        assert "does not exist" not in said


@pytest.mark.only_git
def test_large_files_without_their_program(blog: Blog) -> None:
    """Git itself would put the whole file in, where the team keeps a line that stands for it."""
    blog.ana.write(".gitattributes", "*.png filter=lfs diff=lfs merge=lfs -text\n")
    blog.ana.git("add", ".gitattributes")
    blog.ana.git("commit", "-qm", "LFS")
    blog.ana.write("images/a.png", PICTURE)
    for step in (publish, publish_for_review):
        with pytest.raises(EditorError, match=r"lfs"):
            step(blog.ana.repository, ["images/a.png"], "Imagen")
    assert blog.on_server("images/a.png") == ""
    blog.ana.write(NEW, TEXT)
    assert publish(blog.ana.repository, [NEW], "Texto").sent


@posix
def test_no_hook_runs_before_the_folder_is_trusted(blog: Blog, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    for name in ("pre-commit", "post-index-change", "pre-push", "reference-transaction"):
        hook = blog.ana.folder / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\necho {name} >>'{ran}'\n")
        hook.chmod(0o755)
    blog.ana.git("config", "core.fsmonitor", f"echo >>'{ran}'; false")
    blog.ana.git("config", "core.sshCommand", f"echo >>'{ran}'")
    ran.unlink(missing_ok=True)
    distrust(blog.ana.folder)
    post = blog.ana.write(NEW, TEXT)
    for command in (["status", str(blog.ana.folder)], ["publish", str(post)]):
        assert main(command) == 2
    assert not ran.exists()


def test_the_folder_has_gone_meanwhile(blog: Blog) -> None:
    repository = blog.ana.repository
    blog.ana.folder.rename(blog.ana.folder.with_name("otra"))
    with pytest.raises(EditorError):
        status(repository)


def test_refs_that_lie_in_one_file(blog: Blog) -> None:
    """As after `git gc`: none has a file of its own."""
    for number in range(2):
        blog.ana.git("pack-refs", "--all", "--prune")
        blog.ana.write(NEW, TEXT + f"{number}\n")
        assert publish(blog.ana.repository, [NEW], f"Ana {number}").sent
    kept = blog.ana.git("for-each-ref", "--format=%(refname)", "refs/newsletter-editor/published")
    assert len(kept.splitlines()) == 2
    assert undo_last(blog.ana.repository).sent
    assert blog.on_server(NEW) == TEXT + "0\n"
    blog.ana.git("fsck", "--strict", "--no-dangling")


@pytest.mark.parametrize("flag", ["--skip-worktree", "--assume-unchanged"])
def test_what_git_is_told_not_to_look_at_is_not_overwritten(blog: Blog, flag: str) -> None:
    ana, config = blog.ana, "_config.yml"
    ana.git("update-index", flag, config, FIRST, SECOND)
    ana.write(config, "title: Blog\nurl: http://localhost:4000\n")
    ana.write(FIRST, TEXT.replace("Tercer", "De Ana"))
    blog.luis.write(config, "title: Blog\nurl: https://otro.example\n")
    blog.luis.write(FIRST, TEXT.replace("Primer", "De Luis"))
    blog.luis.write(SECOND, TEXT + "De Luis.\n")
    publish(blog.luis.repository, [config, FIRST, SECOND], "Luis")
    (newest,) = get_newest(ana.repository)
    assert newest.said[config] is Said.LEFT
    assert ana.read(config).endswith("http://localhost:4000\n")
    assert ana.read(FIRST) == TEXT.replace("Tercer", "De Ana").replace("Primer", "De Luis")
    assert ana.read(SECOND) == TEXT + "De Luis.\n"


@pytest.mark.parametrize(
    "asked",
    [
        ["+refs/heads/otra:refs/remotes/origin/otra"],
        ["+refs/heads/*:refs/remotes/servidor/*"],
        ["+refs/heads/*:refs/remotes/origin/*", "^refs/heads/main"],
        [],
    ],
    ids=["another branch", "another place", "all but this", "nothing"],
)
def test_git_is_set_up_not_to_ask_for_the_branch(blog: Blog, asked: list[str]) -> None:
    ana = blog.ana
    ana.git("config", "--unset-all", "remote.origin.fetch")
    for each in asked:
        ana.git("config", "--add", "remote.origin.fetch", each)
    blog.luis.write(SECOND, TEXT + "De Luis.\n")
    publish(blog.luis.repository, [SECOND], "Luis")
    ana.write(NEW, TEXT)
    assert publish(ana.repository, [NEW], "Ana").sent
    assert ana.read(SECOND) == TEXT + "De Luis.\n" and blog.on_server(NEW) == TEXT
    assert status(ana.repository).unsent == 0


@pytest.mark.parametrize("prune", ["true", "false"])
def test_the_team_has_renamed_the_branch(blog: Blog, prune: str) -> None:
    git(blog.server, "branch", "-m", "main", "trunk")
    git(blog.server, "symbolic-ref", "HEAD", "refs/heads/trunk")
    blog.ana.git("config", "fetch.prune", prune)
    blog.ana.write(NEW, TEXT)
    for send in (publish, publish_for_review):
        with pytest.raises(EditorError, match=r"“main” is no longer on the server"):
            send(blog.ana.repository, [NEW], "No")
    assert git(blog.server, "branch", "--format=%(refname:short)") == "trunk"
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"


def test_another_program_holds_the_index(blog: Blog) -> None:
    lock = blog.ana.folder / ".git" / "index.lock"
    lock.write_bytes(b"")
    blog.ana.write(NEW, TEXT)
    _nothing_is_done(blog.ana, "Another program is using git")
    lock.unlink()
    assert publish(blog.ana.repository, [NEW], "Ana").sent


@pytest.mark.parametrize("extension", ["refStorage", "ofTomorrow"])
def test_a_repo_of_a_newer_git(blog: Blog, extension: str) -> None:
    blog.ana.git("config", "core.repositoryFormatVersion", "1")
    blog.ana.git("config", f"extensions.{extension}", "x")
    blog.ana.write(NEW, TEXT)
    for step in (
        lambda: status(blog.ana.repository),
        lambda: publish(blog.ana.repository, [NEW], "No"),
        lambda: get_newest(blog.ana.repository),
        lambda: undo_last(blog.ana.repository),
    ):
        with pytest.raises(EditorError, match="install a newer git"):
            step()


def test_git_keeps_its_index_in_two_files(blog: Blog, door: str) -> None:
    blog.ana.git("update-index", "--split-index")
    blog.ana.write(NEW, TEXT)
    if door == "libgit":
        with pytest.raises(EditorError, match="install a newer git"):
            publish(blog.ana.repository, [NEW], "Ana")
    else:
        assert publish(blog.ana.repository, [NEW], "Ana").sent
        assert blog.ana.git("status", "--porcelain") == ""


@pytest.mark.parametrize("damaged", ["index", "config", "object"])
def test_damage_is_told(blog: Blog, damaged: str) -> None:
    ana = blog.ana
    name = ana.git("rev-parse", "HEAD:_config.yml")
    ana.write(NEW, TEXT)
    if damaged == "object":
        (ana.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    elif damaged == "index":
        (ana.folder / ".git" / "index").write_bytes(b"no index" * 20)
    else:
        (ana.folder / ".git" / "config").write_bytes(b"[core\n")
    with pytest.raises(EditorError, match=r"data of this copy is damaged"):
        publish(ana.repository, [NEW], "No")
    assert blog.subjects() == ["Primer día"]


def test_nothing_is_said_of_it(blog: Blog) -> None:
    blog.ana.write(NEW, TEXT)
    for send in (publish, publish_for_review):
        with pytest.raises(EditorError, match="in a line what has changed"):
            send(blog.ana.repository, [NEW], " \n")
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"


@pytest.mark.only_git
def test_a_server_that_takes_nothing(blog: Blog) -> None:
    hook = blog.server / "hooks" / "update"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="publish it for review"):
        publish(blog.ana.repository, [NEW], "No")
    with pytest.raises(EditorError, match="for the review either"):
        publish_for_review(blog.ana.repository, [NEW], "No")


def test_a_server_that_somebody_works_in(blog: Blog, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(blog.server), str(tmp_path / "carpeta"))
    blog.ana.git("remote", "set-url", "origin", str(tmp_path / "carpeta"))
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="a folder that somebody works in"):
        publish(blog.ana.repository, [NEW], "No")
