"""Without git: what the library says that it cannot do, and how it signs in."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from newsletter_editor.publishing.changes import status
from newsletter_editor.publishing.download import download
from newsletter_editor.publishing.failures import SignInError
from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.repository import repository_of
from newsletter_editor.publishing.sign_in import remember_token, web_address
from newsletter_editor.repo.trust import trust
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, TEXT, Blog, clone
from tests.unit.publishing.file_keyring import Keyring
from tests.unit.publishing.servers import BACKEND, serving

NEW = "_posts/2020-03-01-tres.md"
TOKEN = "ghp_notoken123"
ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.parametrize("door", ["libgit"], indirect=True)


@pytest.mark.parametrize(
    "asked",
    [
        "filter=lfs diff=lfs merge=lfs -text",
        "text working-tree-encoding=UTF-16LE",
        "ident",
        "!text filter=crypt",
    ],
)
@pytest.mark.parametrize(
    "place", [".gitattributes", "_posts/.gitattributes", ".git/info/attributes"]
)
def test_rules_for_files_that_it_cannot_follow(blog: Blog, asked: str, place: str) -> None:
    rules = blog.ana.write(place, f"# filter=no\n*.md {asked}\n")
    is_tracked = place == "_posts/.gitattributes"
    if is_tracked:
        blog.ana.git("add", place)
    blog.ana.write(NEW, TEXT)
    for step in (status, get_newest, lambda each: publish(each, [NEW], "No")):
        with pytest.raises(EditorError, match=r"only the program git"):
            step(blog.ana.repository)
    assert blog.on_server(NEW) == ""
    rules.write_text("# filter=no\n*.md text\n")
    if is_tracked:
        blog.ana.git("add", place)
    publish(blog.ana.repository, [NEW], "Sí")
    assert blog.on_server(NEW) == TEXT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("commit.gpgsign", "true"),
        ("core.sshCommand", "ssh -v"),
        ("remote.origin.promisor", "true"),
        ("includeIf.hasconfig:remote.*.url:x.path", "x"),
    ],
)
def test_settings_that_it_cannot_follow(blog: Blog, name: str, value: str) -> None:
    blog.ana.git("config", name, value)
    with pytest.raises(EditorError, match=r"only the program git"):
        publish(blog.ana.repository, [FIRST], "No")


@pytest.mark.skipif(sys.platform == "win32", reason="no bit of programs there")
@pytest.mark.parametrize("folder", [".git/hooks", ".husky"])
def test_hooks_of_the_team(blog: Blog, folder: str) -> None:
    hook = blog.ana.write(f"{folder}/pre-commit", "#!/bin/sh\nexit 1\n")
    if folder == ".husky":
        blog.ana.git("config", "core.hooksPath", folder)
    blog.ana.write(NEW, TEXT)
    hook.chmod(0o644)
    assert publish(blog.ana.repository, [NEW], "Sí").sent
    hook.chmod(0o755)
    with pytest.raises(EditorError, match=r"hook pre-commit"):
        publish(blog.ana.repository, [FIRST], "No")


def test_settings_by_folder_hold(blog: Blog, tmp_path: Path) -> None:
    (tmp_path / "work").write_text("[user]\n\tname = Ana en el Trabajo\n")
    blog.ana.git("config", "--unset", "user.name")
    key = f"includeIf.gitdir:{blog.ana.folder}/.path"
    place = Path(os.environ["HOME"], ".gitconfig")
    blog.ana.git("config", "--file", str(place), key, str(tmp_path / "work"))
    blog.ana.write(NEW, TEXT)
    publish(blog.ana.repository, [NEW], "Nuevo")
    assert blog.ana.git("log", "-1", "--format=%an") == "Ana en el Trabajo"


@pytest.fixture
def own_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "keyring.json"
    before = keyring.get_keyring()
    monkeypatch.setenv("TEST_KEYRING", str(place))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.unit.publishing.file_keyring.Keyring")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    keyring.set_keyring(Keyring())
    yield place
    keyring.set_keyring(before)


@pytest.mark.skipif(not BACKEND.is_file(), reason="git has no http-backend here")
def test_a_token_lies_in_the_keyring_alone(blog: Blog, tmp_path: Path, own_keyring: Path) -> None:
    with serving(blog.server.parent) as server:
        ana = clone(server.address, tmp_path / "http", "Ana")
        server.sign_in = f"ana:{TOKEN}"
        with pytest.raises(SignInError):
            get_newest(ana.repository)
        with pytest.raises(SignInError):
            download(server.address, tmp_path / "otra")
        remember_token(web_address(ana.repository), "ana", TOKEN, ana.folder)
        ana.write(NEW, TEXT)
        assert publish(ana.repository, [NEW], "Publica").sent
        other = download(server.address, tmp_path / "otra")
        trust(other)
        assert (other / NEW).read_text() == TEXT and status(repository_of(other)).changes == ()
        server.sign_in = "ana:otro"
        with pytest.raises(SignInError):
            get_newest(ana.repository)
    assert TOKEN in json.dumps(json.loads(own_keyring.read_text()))
    for folder in (ana.folder, other):
        kept = [path for path in folder.rglob("*") if path.is_file()]
        assert not any(TOKEN.encode() in path.read_bytes() for path in kept)


def test_without_a_keyring_it_says_so(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter_editor.mail.passwords.is_there", lambda: False)
    with pytest.raises(EditorError, match="no place for tokens"):
        remember_token("https://blog.example", "ana", TOKEN, blog.ana.folder)


def test_checks_of_a_server_that_lies_beside_the_blog(blog: Blog) -> None:
    hook = blog.server / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    blog.ana.write(NEW, TEXT)
    encoded = f"file://localhost{blog.server.parent}/%62log.git"
    for address in (str(blog.server), f"file://{blog.server}", encoded, "../server/blog.git"):
        blog.ana.git("remote", "set-url", "origin", address)
        with pytest.raises(EditorError, match=r"only the program git.*pre-receive"):
            publish(blog.ana.repository, [NEW], "No")
        assert blog.on_server(NEW) == ""
