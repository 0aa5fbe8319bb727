"""Whole posts: drafts become posts and back, they are renamed, copied, removed; all is undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsletter_editor.publishing.moving import (
    Move,
    duplicated,
    put_back,
    remove,
    renamed,
    to_draft,
    to_post,
)
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
    put_back(path, TEXT.encode())
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
