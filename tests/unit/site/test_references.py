"""From what a post says to a file of its repo, and never to another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "secret.txt").write_text("s", encoding="utf-8")
    root = tmp_path / "repo"
    for name in ("images/Foto 1.png", "images/ñandú.png", "es/_posts/cerca.png", "a/x.png"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("x", encoding="utf-8")
    (root / "_config.yml").write_text(
        "url: https://Blog.example\nbaseurl: /b/\npermalink: /:categories/:title/\n",
        encoding="utf-8",
    )
    (root / "es" / "_posts" / "2020-01-01-a.md").write_text("---\n---\n", encoding="utf-8")
    return Site(root)


@pytest.fixture
def post(site: Site) -> PostFile:
    return site.posts()[0]


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("/images/Foto 1.png", "images/Foto 1.png"),
        ("/images/Foto%201.png", "images/Foto 1.png"),
        ("/b/images/Foto%201.png?v=2#x", "images/Foto 1.png"),
        ("{{ site.url }}/images/Foto%201.png", "images/Foto 1.png"),
        ("{{ site.url }}{{site.baseurl}}/images/Foto%201.png", "images/Foto 1.png"),
        ("{{ '/images/Foto 1.png' | relative_url }}", "images/Foto 1.png"),
        ("https://blog.example/b/images/Foto%201.png", "images/Foto 1.png"),
        ("//blog.example/images/Foto%201.png", "images/Foto 1.png"),
        ("http://blog.example/images/Foto%201.png", "images/Foto 1.png"),
        ("/images/n\u0303andu\u0301.png", "images/ñandú.png"),
        ("/images/%C3%B1and%C3%BA.png", "images/ñandú.png"),
        ("../../images/Foto 1.png", "images/Foto 1.png"),
        ("cerca.png", "es/_posts/cerca.png"),
        ("/images/../a/./x.png", "a/x.png"),
        ("/images/foto.png", None),
        ("https://otro.example/images/Foto%201.png", None),
        ("https://blog.example.evil/images/Foto%201.png", None),
        ("/../secret.txt", None),
        ("../../../../../secret.txt", None),
        ("%2e%2e/%2e%2e/secret.txt", None),
        ("/.git/config", None),
        ("file:///etc/passwd", None),
        ("data:image/png;base64,x", None),
        ("#titulo", None),
        ("", None),
        ("/images/\0", None),
        ("/images", None),
    ],
)
def test_reference_leads_to_its_file(
    reference: str, file: str | None, site: Site, post: PostFile
) -> None:
    assert site.resolve(reference, post) == (site.root / file if file else None)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_out_of_the_repo_leads_nowhere(site: Site) -> None:
    (site.root / "images" / "out.png").symlink_to(site.root.parent / "secret.txt")
    (site.root / "images" / "in.png").symlink_to(site.root / "a" / "x.png")
    assert site.resolve("/images/out.png") is None
    assert site.resolve("/images/in.png") is not None


@given(reference=st.text(alphabet="./%2eE5c\\ab:?#~{}", max_size=30))
def test_nothing_outside_is_found(reference: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.getbasetemp()
    found = Site(root / "not-there").resolve(reference)
    assert found is None or found.is_relative_to(root / "not-there")


def test_other_case_is_noticed(site: Site) -> None:
    assert site.references.is_exact(site.root / "images" / "Foto 1.png")
    assert not site.references.is_exact(site.root / "images" / "foto 1.png")


def test_near_names_are_found(site: Site) -> None:
    near = site.references.near("/images/foto1.PNG", site.images)
    assert near[0] == site.root / "images" / "Foto 1.png"


def test_images_are_listed_but_those_of_hidden_folders(site: Site) -> None:
    hidden = site.root / "_site" / "y.png"
    hidden.parent.mkdir()
    hidden.write_bytes(b"x")
    names = {path.relative_to(site.root).as_posix() for path in site.images}
    assert names == {"images/Foto 1.png", "images/ñandú.png", "es/_posts/cerca.png", "a/x.png"}
