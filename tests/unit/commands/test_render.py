"""`newsletter-editor render`, as an author or a CI job calls it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.document.disk import Disk


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("title: Blog\n", encoding="utf-8")
    path = tmp_path / "_posts" / "2020-01-01-a.md"
    path.parent.mkdir()
    path.write_bytes("---\r\ntitle: T\r\n---\r\n# {{ site.title }} ñ\r\n".encode())
    return path


def test_body_is_printed(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["render", str(post)]) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode() == '<h1 id="blog-ñ">Blog ñ</h1>\n'
    assert err == b""


def test_body_is_written_to_a_file(post: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.html"
    assert main(["render", str(post), "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == '<h1 id="blog-ñ">Blog ñ</h1>\n'


def test_whole_page_is_printed(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    layout = post.parents[1] / "_layouts" / "post.html"
    layout.parent.mkdir()
    layout.write_text("<title>{{ page.title }}</title>{{ content }}", encoding="utf-8")
    post.write_text("---\ntitle: T\nlayout: post\n---\nHola\n", encoding="utf-8")
    assert main(["render", str(post), "--page"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode() == "<title>T</title><p>Hola</p>\n"
    assert err == b""
    about = post.parents[1] / "about.md"
    about.write_text("---\nlayout: post\n---\n# Yo\n{% x %}", encoding="utf-8")
    assert main(["render", str(about), "--page"]) == 1
    out, err = capfdbinary.readouterr()
    # As GitHub Pages has it, which a site without any settings is for.
    assert out.decode().startswith('<title>Yo</title><h1 id="yo">Yo</h1>')
    assert "about.md:5: " in err.decode()


def test_whole_page_needs_its_site(
    post: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path_factory.mktemp("alone") / "a.md"
    alone.write_bytes(post.read_bytes())
    assert main(["render", str(alone), "--page"]) == 2
    assert main(["render", str(alone), "--page", "--site", str(post.parents[1])]) == 2
    assert capfd.readouterr().err.count("--site") == 2


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(
    post: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    def write(self: Disk, descriptor: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "full")

    file = tmp_path / "out.html"
    file.write_text("old")
    monkeypatch.setattr(Disk, "write", write)
    assert main(["render", str(post), "-o", str(file)]) == 2
    assert file.read_text() == "old"
    assert "lleno" in capfdbinary.readouterr().err.decode()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a device that takes everything")
def test_a_device_is_written_to_and_stays_one(post: Path) -> None:
    assert main(["render", str(post), "-o", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


def test_site_is_chosen(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    other = post.parent / "other"
    other.mkdir()
    (other / "_config.yml").write_text("title: Otro\n", encoding="utf-8")
    assert main(["render", str(post), "--site", str(other)]) == 0
    assert "Otro ñ" in capfdbinary.readouterr().out.decode()


def test_liquid_mistake_is_told_with_its_line(
    post: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    post.write_text("---\ntitle: T\n---\n\nuno\n\n{% nada 1 %}\n\ndos\n", encoding="utf-8")
    assert main(["render", str(post)]) == 1
    out, err = capfdbinary.readouterr()
    assert b"<p>dos</p>" in out
    assert err.decode() == f"{post}:7: Jekyll no conoce la etiqueta «nada».\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "vacío"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "es una imagen (PNG)"),
        (b"a" * (20 * 1024 * 1024), "MB"),
        (b"# Sin nada\n", "front matter"),
        (None, "no existe"),
    ],
)
def test_bad_input_is_one_sentence(
    content: bytes | None, says: str, post: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if content is None:
        post.unlink()
    else:
        post.write_bytes(content)
    assert main(["render", str(post)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_folder_is_refused(post: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(post.parent)]) == 2
    assert "carpeta" in capfd.readouterr().err


def test_missing_site_folder_is_told(post: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(post), "--site", str(post.parent / "no")]) == 2
    assert "--site" in capfd.readouterr().err


def test_broken_configuration_is_told_and_the_post_rendered(
    post: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (post.parent.parent / "_config.yml").write_text("title: 'Blog\n", encoding="utf-8")
    assert main(["render", str(post)]) == 1
    out, err = capfd.readouterr()
    assert "<h1" in out
    assert "_config.yml" in err


def test_permalink_that_jekyll_does_not_know_is_told(
    post: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    post.write_text("---\npermalink: /:nada/\n---\nx\n", encoding="utf-8")
    assert main(["render", str(post)]) == 1
    assert "«:nada»" in capfd.readouterr().err
