from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.gui.editor.image_import import (
    NewImage,
    image_folder,
    require_picture,
    take_in,
)
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

PIXELS = NewImage(".png", None, b"png")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "repo"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n")
    return Site(root)


def _post(site: Site) -> Path:
    return site.root / "_posts" / "2020-02-23-Boletín_#5,_Más allá.md"


def test_named_after_the_post_and_linked_from_the_root(site: Site) -> None:
    assert take_in(PIXELS, _post(site), site).address == "/images/boletin-5-mas-alla.png"
    assert take_in(PIXELS, _post(site), site).address == "/images/boletin-5-mas-alla-2.png"
    assert (site.root / "images" / "boletin-5-mas-alla.png").read_bytes() == b"png"


def test_the_repos_own_image_folder_is_used(site: Site) -> None:
    (site.root / "assets" / "img").mkdir(parents=True)
    (site.root / "assets" / "img" / "a.png").write_bytes(b"x")
    assert image_folder(site) == site.root / "assets" / "img"


def test_a_dropped_file_keeps_its_words(site: Site, tmp_path: Path) -> None:
    photo = tmp_path / "Foto Playa.JPG"
    photo.write_bytes(b"\xff\xd8\xff\xe0 jpg")
    target = take_in(NewImage(".jpg", photo, None), _post(site), site)
    assert target.address == "/images/boletin-5-mas-alla-foto-playa.jpg"


def test_an_image_of_the_repo_stays_where_it_is(site: Site) -> None:
    own = site.root / "logo.svg"
    own.write_bytes(b"<svg/>")
    assert take_in(NewImage(".svg", own, None), _post(site), site).address == "/logo.svg"
    assert not (site.root / "images").exists()


def test_a_folder_that_leads_out_of_the_repo_is_not_written_to(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (site.root / "images").symlink_to(outside)
    with pytest.raises(EditorError):
        take_in(PIXELS, _post(site), site)
    assert list(outside.iterdir()) == []


def test_a_vanished_file_is_said(site: Site, tmp_path: Path) -> None:
    with pytest.raises(EditorError) as error:
        take_in(NewImage(".png", tmp_path / "fuera.png", None), _post(site), site)
    assert "fuera.png" in error.value.message.es


def test_without_a_site_it_goes_beside_the_post(tmp_path: Path) -> None:
    assert take_in(PIXELS, tmp_path / "nota.md", None).address == "images/nota.png"
    assert (tmp_path / "images" / "nota.png").is_file()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        ("foto.png", b"\0\0\0\x18ftypmif1\0\0\0\0", "HEIC"),
        ("foto.jpg", b"II*\0\x08\0\0\0", "TIFF"),
        ("foto.png", b"---\ntitle: uno\n---\n", "no es una imagen"),
        ("foto.webp", b"%PDF-1.7\n", "no es una imagen"),
    ],
)
def test_what_browsers_do_not_show_is_refused(
    site: Site, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    image = NewImage(file.suffix, file, None)
    for refuse in (lambda: require_picture(image), lambda: take_in(image, _post(site), site)):
        with pytest.raises(EditorError) as error:
            refuse()
        assert said in error.value.message.es
    assert not (site.root / "images" / name).exists()
