"""Whole posts: drafts become posts and back, they are renamed, copied, removed; all is undone."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from newsletter_editor.publishing import moving
from newsletter_editor.publishing.left_images import images_of_it_alone
from newsletter_editor.publishing.moving import (
    Move,
    duplicated,
    linking_to,
    put_back,
    remove,
    renamed,
    to_draft,
    to_post,
)
from newsletter_editor.publishing.scheduling import Scheduling, scheduling_of
from newsletter_editor.site.site import Site
from newsletter_editor.text.errors import EditorError

TEXT = "---\r\ntitle:  'Uno'   # nota\r\ndate: 2020-01-01 10:00:00 +0100\r\n---\r\nHola ñ\r\n"
DAY = date(2021, 3, 4)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for path, text in {
        "_config.yml": "plugins: [jekyll-redirect-from]\npermalink: /:title/\n",
        "blog/_posts/2020-01-01-uno.md": TEXT,
        "blog/_drafts/sub/idea suelta.md": TEXT,
        "blog/_drafts/sin fecha.md": "---\ntitle: x\n---\nHola\n",
        "blog/_posts/2020-02-02-dos.md": "---\nredirect_from: /viejo/\n---\nHola\n",
        "blog/_posts/2020-02-03-fijo.md": "---\npermalink: /fijo/\n---\nHola\n",
    }.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return Site(tmp_path)


def _done(site: Site, move: Move) -> str:
    """The new path; afterwards the move has been undone, byte for byte."""
    before = _files(site)
    undo = move.do()
    after = _files(site)
    undo()
    assert _files(site) == before
    move.do()
    assert _files(site) == after
    return move.new.relative_to(site.root).as_posix()


def _files(site: Site) -> dict[str, bytes]:
    return {
        path.relative_to(site.root).as_posix(): path.read_bytes()
        for path in sorted(site.root.rglob("*"))
        if path.is_file()
    }


def _post(site: Site, path: str):  # type: ignore[no-untyped-def]
    return site.post(site.root / path)


def test_a_draft_becomes_a_post_of_a_day(site: Site) -> None:
    new = _done(site, to_post(site, _post(site, "blog/_drafts/sub/idea suelta.md"), DAY))
    assert new == "blog/_posts/sub/2021-03-04-idea suelta.md"
    text = (site.root / new).read_bytes().decode()
    assert text.startswith("---\r\ntitle:  'Uno'   # nota\r\ndate: 2021-03-04")
    assert text.endswith("\r\n---\r\nHola ñ\r\n")
    assert site.post(site.root / new).date.date() == DAY
    new = _done(site, to_post(site, _post(site, "blog/_drafts/sin fecha.md"), DAY))
    assert (site.root / new).read_bytes() == b"---\ntitle: x\n---\nHola\n"


def test_a_post_becomes_a_draft(site: Site) -> None:
    new = _done(site, to_draft(site, _post(site, "blog/_posts/2020-01-01-uno.md")))
    assert new == "blog/_drafts/uno.md"
    assert (site.root / new).read_bytes() == TEXT.encode()
    with pytest.raises(EditorError, match="no folder of posts"):
        to_draft(site, _post(site, new))


def test_the_old_address_leads_to_the_new_one(site: Site) -> None:
    new = _done(site, renamed(site, _post(site, "blog/_posts/2020-01-01-uno.md"), "primero"))
    assert new == "blog/_posts/2020-01-01-primero.md"
    assert site.post(site.root / new).data["redirect_from"] == ["/uno/"]
    new = _done(site, renamed(site, _post(site, "blog/_posts/2020-02-02-dos.md"), "segundo"))
    assert site.post(site.root / new).data["redirect_from"] == ["/viejo/", "/dos/"]
    # What says where it is published stays there.
    new = _done(site, renamed(site, _post(site, "blog/_posts/2020-02-03-fijo.md"), "otro"))
    assert "redirect_from" not in site.post(site.root / new).data


def test_without_the_plugin_nothing_is_written_down(site: Site) -> None:
    (site.root / "_config.yml").write_text("plugins: []\n")
    site.reload()
    new = _done(site, renamed(site, _post(site, "blog/_posts/2020-01-01-uno.md"), "primero"))
    assert (site.root / new).read_bytes() == TEXT.encode()


@pytest.mark.parametrize("name", ["", " ", "a/b", "..", "a:b", ".x"])
def test_names_that_are_none(site: Site, name: str) -> None:
    with pytest.raises(EditorError):
        renamed(site, _post(site, "blog/_posts/2020-01-01-uno.md"), name)


def test_nothing_takes_anothers_place(site: Site) -> None:
    (site.root / "blog/_drafts/uno.md").write_text("otro")
    with pytest.raises(EditorError, match="already"):
        to_draft(site, _post(site, "blog/_posts/2020-01-01-uno.md"))
    with pytest.raises(EditorError, match="called"):
        renamed(site, _post(site, "blog/_posts/2020-01-01-uno.md"), "uno")


def test_copies_are_numbered(site: Site) -> None:
    post = _post(site, "blog/_posts/2020-01-01-uno.md")
    assert _done(site, duplicated(site, post)) == "blog/_posts/2020-01-01-uno-2.md"
    assert _done(site, duplicated(site, post)) == "blog/_posts/2020-01-01-uno-3.md"
    second = _post(site, "blog/_posts/2020-01-01-uno-2.md")
    assert _done(site, duplicated(site, second)) == "blog/_posts/2020-01-01-uno-4.md"


def test_what_was_changed_since_is_not_undone(site: Site) -> None:
    move = to_draft(site, _post(site, "blog/_posts/2020-01-01-uno.md"))
    undo = move.do()
    move.new.write_text("más")
    with pytest.raises(EditorError, match="changed since"):
        undo()
    assert move.new.read_text() == "más"


def test_removed_and_put_back(site: Site) -> None:
    path = site.root / "blog/_posts/2020-01-01-uno.md"
    with pytest.raises(EditorError):
        remove(path, b"another content")
    assert path.read_bytes() == TEXT.encode()
    remove(path, TEXT.encode())
    assert not path.exists()
    put_back(path, TEXT.encode(), site.door)
    assert path.read_bytes() == TEXT.encode()


def test_a_link_that_leads_out_is_left_alone(site: Site, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    outside = tmp_path_factory.mktemp("out") / "x.md"
    outside.write_text("secreto")
    link = site.root / "blog/_posts/2020-01-05-enlace.md"
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    with pytest.raises((EditorError, OSError)):
        to_draft(site, site.post(link)).do()
    assert outside.read_text() == "secreto"


LINKS = (
    "[a]({% post_url 2020-01-01-uno %}) [b]({%- post_url /2020-01-01-uno -%}) "
    "{% link blog/_posts/2020-01-01-uno.md %} "
    "{%link  /blog/_posts/2020-01-01-uno.md  -%} [c](/uno/#hola) <a href='/blog/uno/'>c</a> "
    "[d]({{ site.baseurl }}/uno/ 'x')\r\n[e]: https://x.example/blog/uno/\r\n"
)
OTHERS = "{% post_url 2020-01-01-uno-dos %} [x](/uno/dos/) /uno/abc uno [y](/sub/uno/)\r\n"


@pytest.fixture
def linked(site: Site) -> Site:
    config = site.root / "_config.yml"
    config.write_text(f"{config.read_text()}url: https://x.example\nbaseurl: /blog\n")
    for path, text in {
        "blog/_posts/2020-05-05-enlaza.md": "---\r\ntitle: x\r\n---\r\n" + LINKS + OTHERS,
        "index.html": LINKS,
        "_site/copia.html": LINKS,
        "otro.md": OTHERS,
    }.items():
        place = site.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return Site(site.root)


def test_links_follow_to_the_new_name(linked: Site) -> None:
    move = renamed(linked, linked.post("blog/_posts/2020-01-01-uno.md"), "primero")
    followers = sorted(linked.relative(each.path) for each in move.followers)
    assert followers == ["blog/_posts/2020-05-05-enlaza.md", "index.html"]
    _done(linked, move)
    followed = LINKS.replace("01-uno", "01-primero").replace("/uno/", "/primero/")
    assert (linked.root / "index.html").read_bytes() == followed.encode()
    text = (linked.root / followers[0]).read_bytes().decode()
    assert text == "---\r\ntitle: x\r\n---\r\n" + followed + OTHERS


def test_a_link_to_a_draft_follows_when_it_becomes_a_post(linked: Site) -> None:
    (linked.root / "otro.md").write_text("{% link blog/_drafts/sin fecha.md %}\n")
    move = to_post(linked, linked.post("blog/_drafts/sin fecha.md"), DAY)
    _done(linked, move)
    text = (linked.root / "otro.md").read_text()
    assert text == "{% link blog/_posts/2021-03-04-sin fecha.md %}\n"


def test_many_ways_to_read_a_link_are_not_all_tried(linked: Site) -> None:
    (linked.root / "_config.yml").write_text("url: a\nbaseurl: aa\npermalink: /:title/\n")
    (linked.root / "otro.md").write_text(f"{'{% link' + ' ' * 20_000} {'a' * 20_000}!/uno/\n")
    site = Site(linked.root)
    told = linking_to(site, site.post("blog/_posts/2020-01-01-uno.md"))
    assert "index.html" in told and "otro.md" not in told


def test_who_links_to_a_post_that_goes_is_told(linked: Site) -> None:
    post = linked.post("blog/_posts/2020-01-01-uno.md")
    told = ("blog/_posts/2020-05-05-enlaza.md", "index.html")
    assert sorted(to_draft(linked, post).left_alone) == sorted(linking_to(linked, post)) == [*told]
    before = (linked.root / "index.html").read_bytes()
    to_draft(linked, post).do()
    assert (linked.root / "index.html").read_bytes() == before


def test_a_follower_that_changes_meanwhile_leaves_all_as_it_was(linked: Site) -> None:
    move = renamed(linked, linked.post("blog/_posts/2020-01-01-uno.md"), "primero")
    (linked.root / "index.html").write_text("otra cosa")
    before = _files(linked)
    with pytest.raises(EditorError):
        move.do()
    assert _files(linked) == before


def test_images_that_only_this_post_shows(site: Site) -> None:
    text = (
        "---\nimage: /images/portada.png\n---\n![a](/images/una%20%C3%B1.png) "
        "![b](../images/compartida.png)\n![c](/images/estilo.png) ![d](/images/no-hay.png)\n"
    )
    for name in ("portada", "una ñ", "compartida", "estilo", "de-nadie"):
        place = site.root / f"images/{name}.png"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"\x89PNG")
    (site.root / "css").mkdir()
    (site.root / "css/main.scss").write_text("a { background: url(../images/estilo.png) }")
    (site.root / "acerca.md").write_text("![x](/images/compartida.png)")
    post = site.root / "blog/_posts/2020-07-07-fotos.md"
    post.write_text(text)
    found = images_of_it_alone(Site(site.root), post, text)
    assert [site.relative(each) for each in found] == ["images/portada.png", "images/una ñ.png"]


@pytest.mark.parametrize(
    ("files", "needs"),
    [
        # As GitHub Pages has it.
        ({}, Scheduling.AT_ONCE),
        ({"_config.yml": "future: true\n"}, Scheduling.AT_ONCE),
        ({"_config.yml": "future: false\n"}, Scheduling.BY_HAND),
        (
            {".github/workflows/x.yml": "on:\n  schedule:\n    - cron: '0 6 * * *'\n"},
            Scheduling.BY_ITSELF,
        ),
        ({".github/workflows/x.yml": "on: push\n# schedule: no\n"}, Scheduling.BY_HAND),
        ({".github/workflows/x.txt": "schedule:\n"}, Scheduling.BY_HAND),
    ],
)
def test_what_a_day_to_come_needs(tmp_path: Path, files: dict[str, str], needs: Scheduling) -> None:
    if any(path.startswith(".github") for path in files):
        files = {"_config.yml": "future: false\n", **files}
    for path, text in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    assert scheduling_of(Site(tmp_path)) is needs


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_post_moves_out_of_the_repo(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    outside.mkdir()
    posts = {post.path.name: post for post in site.posts()}
    shutil.rmtree(site.root / "blog" / "_drafts")
    (site.root / "blog" / "_drafts").symlink_to(outside)
    before = _files(site)
    looked_into: list[Path] = []
    monkeypatch.setattr(moving, "twin_of", looked_into.append)
    with pytest.raises(EditorError):
        to_draft(site, posts["2020-02-02-dos.md"]).do()
    assert _files(site) == before and not looked_into
    assert not any(outside.iterdir())
    # Nor does what comes back, should its folder have become a link meanwhile.
    with pytest.raises(EditorError):
        put_back(site.root / "blog" / "_drafts" / "x.md", b"x", site.door)
    assert not any(outside.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_what_is_no_ordinary_file_is_told_and_not_moved(site: Site) -> None:
    name = "2020-02-02-dos.md"
    post = next(post for post in site.posts() if post.path.name == name)
    post.path.unlink()
    os.mkfifo(post.path)
    for work_out in (to_draft, duplicated, lambda site, post: renamed(site, post, "otro")):
        with pytest.raises(EditorError, match=name):
            work_out(site, post)
