"""Pictures that come into a repo: what they become, where they go, what they are called."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor.images.converter import Converter
from newsletter_editor.images.taking import (
    NewImage,
    TakenIn,
    image_folder,
    prepare,
    put,
    require_picture,
)
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.repo.kinds import kind_of
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError
from tests.photos import of_a_phone, saved, screenshot

DATA = saved(screenshot(40, 30), "PNG", optimize=True)
PIXELS = NewImage(".png", None, DATA)


@pytest.fixture(scope="module")
def converter() -> Iterator[Converter]:
    with Converter() as converter:
        yield converter


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = tmp_path / "repo"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n")
    return Site(root)


def take_in(image: NewImage, post: Path, site: Site | None, converter: Converter) -> TakenIn:
    """With all that is proposed."""
    return put(prepare(image, post, site, converter), site, post.parent)


def _post(site: Site) -> Path:
    return site.root / "_posts" / "2020-02-23-Boletín_#5,_Más allá.md"


def test_named_after_the_post_and_linked_from_the_root(site: Site, converter: Converter) -> None:
    assert take_in(PIXELS, _post(site), site, converter).address == "/images/boletin-5-mas-alla.png"
    other = NewImage(".png", None, saved(screenshot(41, 30), "PNG", optimize=True))
    taken = take_in(other, _post(site), site, converter)
    assert taken.address == "/images/boletin-5-mas-alla-2.png"
    assert (site.root / "images" / "boletin-5-mas-alla.png").read_bytes() == DATA


def test_the_repos_own_image_folder_is_used(site: Site) -> None:
    (site.root / "assets" / "img").mkdir(parents=True)
    (site.root / "assets" / "img" / "a.png").write_bytes(b"x")
    assert image_folder(site) == site.root / "assets" / "img"


def test_a_dropped_file_keeps_its_words(site: Site, tmp_path: Path, converter: Converter) -> None:
    photo = tmp_path / "Foto Playa.JPG"
    photo.write_bytes(of_a_phone("JPEG"))
    target = take_in(NewImage(".jpg", photo, None), _post(site), site, converter)
    assert target.address == "/images/boletin-5-mas-alla-foto-playa.jpg"


def test_an_image_of_the_repo_stays_where_it_is(site: Site, converter: Converter) -> None:
    own = site.root / "logo.svg"
    own.write_bytes(b"<svg/>")
    assert take_in(NewImage(".svg", own, None), _post(site), site, converter).address == "/logo.svg"
    assert not (site.root / "images").exists()


def test_a_folder_that_leads_out_of_the_repo_is_not_written_to(
    site: Site, tmp_path: Path, converter: Converter
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (site.root / "images").symlink_to(outside)
    with pytest.raises(EditorError):
        take_in(PIXELS, _post(site), site, converter)
    assert list(outside.iterdir()) == []


def test_a_vanished_file_is_said(site: Site, tmp_path: Path, converter: Converter) -> None:
    with pytest.raises(EditorError) as error:
        take_in(NewImage(".png", tmp_path / "fuera.png", None), _post(site), site, converter)
    assert "fuera.png" in error.value.message.es


def test_without_a_site_it_goes_beside_the_post(tmp_path: Path, converter: Converter) -> None:
    assert take_in(PIXELS, tmp_path / "nota.md", None, converter).address == "images/nota.png"
    assert (tmp_path / "images" / "nota.png").is_file()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("foto.jxl", b"\xff\x0a" + bytes(40), "JPEG XL"),
        ("foto.png", b"---\ntitle: uno\n---\n", "no es una imagen"),
        ("foto.webp", b"%PDF-1.7\n", "no es una imagen"),
    ],
)
def test_what_is_no_picture_is_refused(
    site: Site, tmp_path: Path, converter: Converter, name: str, data: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    image = NewImage(file.suffix, file, None)
    for refuse in (
        lambda: require_picture(image),
        lambda: take_in(image, _post(site), site, converter),
    ):
        with pytest.raises(EditorError) as error:
            refuse()
        assert said in error.value.message.es
    assert not (site.root / "images").exists()


@pytest.mark.parametrize(
    ("name", "format"), [("IMG_1.HEIC", "HEIF"), ("escaneo.tif", "TIFF"), ("foto.jpg", "AVIF")]
)
def test_what_phones_and_scanners_make_is_converted(
    site: Site, tmp_path: Path, converter: Converter, name: str, format: str
) -> None:
    file = tmp_path / name
    file.write_bytes(of_a_phone(format))
    taken = take_in(NewImage(file.suffix, file, None), _post(site), site, converter)
    assert taken.path is not None and taken.path.suffix == ".jpg"
    assert b"SecretCam" not in taken.path.read_bytes()
    assert kind_of(taken.path.read_bytes()).name == "JPEG"


def test_the_same_picture_is_used_again(site: Site, tmp_path: Path, converter: Converter) -> None:
    file = tmp_path / "a.heic"
    file.write_bytes(of_a_phone("HEIF"))
    image = NewImage(".heic", file, None)
    first = take_in(image, _post(site), site, converter)
    other = site.root / "_posts" / "2021-01-01-otro.md"
    again = prepare(image, other, site, converter)
    assert again.twin == first.path
    assert put(again, site, other.parent) == TakenIn(first.address, path=first.path)
    assert len(list((site.root / "images").iterdir())) == 1


def test_the_original_and_another_name_on_request(
    site: Site, tmp_path: Path, converter: Converter
) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(of_a_phone("JPEG"))
    ready = prepare(NewImage(".jpg", file, None), _post(site), site, converter)
    taken = put(ready, site, _post(site).parent, "Playa de Cádiz ", keeps_original=True)
    assert taken.address == "/images/playa-de-cadiz.jpg"
    assert taken.path is not None and taken.path.read_bytes() == file.read_bytes()


def test_the_team_s_wishes_are_heeded(site: Site, tmp_path: Path, converter: Converter) -> None:
    (site.root / ".newsletter-editor.toml").write_text(
        '[images]\nwidest = 100\nphotos = "WebP"\nheaviest = -4\n'
    )
    assert Wishes.of(site.root) == Wishes(100, "webp")
    file = tmp_path / "a.jpg"
    file.write_bytes(of_a_phone("JPEG"))
    ready = prepare(NewImage(".jpg", file, None), _post(site), site, converter)
    assert (ready.converted.ending, ready.converted.width) == (".webp", 100)


def test_a_picture_that_takes_too_long_is_given_up_and_the_next_is_converted(
    site: Site, tmp_path: Path
) -> None:
    """The stand-in sleeps for a second before it answers, as a hard picture would."""
    data = of_a_phone("JPEG")
    with Converter("tests.unit.images.slow_images", seconds=0.2) as slow:
        with pytest.raises(EditorError) as error:
            slow.convert(data, Wishes(), "lenta.jpg")
        assert "lenta.jpg" in error.value.message.es and "tiempo" in error.value.message.es
        slow._seconds = 30
        assert slow.convert(data, Wishes(), "b.jpg").ending == ".jpg"
    with pytest.raises(EditorError):
        slow.convert(data, Wishes(), "c.jpg")


def test_it_is_called_off_on_another_thread() -> None:
    slow = Converter("tests.unit.images.slow_images")
    threading.Timer(0.3, slow.stop).start()
    with pytest.raises(EditorError) as error:
        slow.convert(of_a_phone("JPEG"), Wishes(), "a.jpg")
    assert "called off" in error.value.message.en
