"""A blog comes whole or not at all, and nothing that signs anybody in stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.publishing.download import (
    AlreadyHereError,
    download,
    folder_name,
    percent_of,
    plain_address,
)
from newsletter_editor.publishing.failures import StoppedError
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, TEXT, Blog, git
from tests.unit.publishing.servers import BACKEND, serving

needs_backend = pytest.mark.skipif(not BACKEND.is_file(), reason="git has no http-backend here")
TOKEN = "ghp_notoken123"


@needs_backend
def test_it_comes_with_progress_and_is_noticed_the_second_time(blog: Blog, tmp_path: Path) -> None:
    heard: list[str] = []
    with serving(blog.server.parent) as server:
        address = server.address.replace("//", f"//ana:{TOKEN}@")
        folder = download(address, tmp_path / "blogs" / "mío", progress=heard.append)
        assert (folder / FIRST).read_text("utf-8") == TEXT
        assert any(percent_of(each) for each in heard)
        with pytest.raises(AlreadyHereError) as raised:
            download(server.address, folder)
    assert raised.value.folder == folder
    assert TOKEN not in (folder / ".git" / "config").read_text("utf-8")
    assert [each.name for each in folder.parent.iterdir()] == ["mío"]


@needs_backend
@pytest.mark.parametrize("after", [0, 10, 100, 300])
def test_what_breaks_off_leaves_nothing(blog: Blog, tmp_path: Path, after: int) -> None:
    with serving(blog.server.parent) as server:
        server.breaks_after = after
        with pytest.raises(EditorError):
            download(server.address, tmp_path / "blogs" / "blog")
    assert list((tmp_path / "blogs").iterdir()) == []


@needs_backend
@pytest.mark.only_git
def test_private_blogs_and_missing_ones(blog: Blog, tmp_path: Path) -> None:
    with serving(blog.server.parent, f"ana:{TOKEN}") as server:
        with pytest.raises(EditorError, match="sign in"):
            download(server.address, tmp_path / "blogs" / "blog")
        store = tmp_path / "credentials"
        store.write_text(server.address.replace("//", f"//ana:{TOKEN}@").rpartition("/")[0])
        git(tmp_path, "config", "--global", "credential.helper", f"store --file={store}")
        assert download(server.address, tmp_path / "blogs" / "blog").is_dir()
        with pytest.raises(EditorError, match="no blog at that address"):
            download(server.address.replace("blog.git", "otro.git"), tmp_path / "blogs" / "otro")


def test_cancelled(blog: Blog, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        download(str(blog.server), tmp_path / "blogs" / "blog", is_cancelled=lambda: True)
    assert list((tmp_path / "blogs").iterdir()) == []


def test_what_a_kill_left_goes_with_the_next_download(blog: Blog, tmp_path: Path) -> None:
    left = tmp_path / "blogs" / ".newsletter-editor-download-blog-1"
    (left / ".git").mkdir(parents=True)
    download(str(blog.server), tmp_path / "blogs" / "blog")
    assert [each.name for each in (tmp_path / "blogs").iterdir()] == ["blog"]


def test_a_folder_with_something_else_is_left_alone(blog: Blog, tmp_path: Path) -> None:
    other = tmp_path / "otra"
    other.mkdir()
    (other / "x").write_text("x")
    with pytest.raises(EditorError, match="something else"):
        download(str(blog.server), other)
    (other / "x").unlink()
    assert download(str(blog.server), other) == other


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" https://github.com/ana/blog ", "https://github.com/ana/blog"),
        ("git clone https://github.com/ana/blog.git", "https://github.com/ana/blog.git"),
        ("https://github.com/ana/blog/tree/main/posts", "https://github.com/ana/blog"),
        ("https://gitlab.com/ana/blog/-/tree/main?x=1", "https://gitlab.com/ana/blog"),
        (f"https://ana:{TOKEN}@github.com/ana/blog", "https://github.com/ana/blog"),
        (f"https://{TOKEN}@github.com/ana/blog", "https://github.com/ana/blog"),
        ("git@github.com:ana/blog.git", "git@github.com:ana/blog.git"),
        (f"ssh://git:{TOKEN}@host.example:22/a/b", "ssh://git@host.example:22/a/b"),
        ("github.com/ana/blog", "https://github.com/ana/blog"),
        ("ana/blog", "https://github.com/ana/blog"),
    ],
)
def test_addresses(typed: str, meant: str) -> None:
    assert plain_address(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "-c", "--upload-pack=x", "ext::sh -c true", "blog", "ftp://x/y", "https://", "a\nb"],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(EditorError):
        plain_address(typed)


def test_names_of_folders() -> None:
    assert folder_name("https://github.com/ana/blog.git") == "blog"
    assert folder_name("git@host:blog.git") == "blog"
    assert folder_name("https://x/..") == "blog"
