"""Pictures of other hosts come home, and go back, to the byte."""

from __future__ import annotations

import ssl
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter_editor.document.source import decode
from newsletter_editor.images.converter import Converter
from newsletter_editor.images.fetching import Fetched, fetched
from newsletter_editor.images.homing import Arrival, bring_home
from newsletter_editor.images.hot_links import hot_pictures
from newsletter_editor.images.picture import Converted
from newsletter_editor.images.wishes import Wishes
from newsletter_editor.search import replacing
from newsletter_editor.site.site import Site
from newsletter_editor.web.asking import Stop
from newsletter_editor.web.client import Client
from tests.photos import film, of_a_phone, photo, saved, screenshot
from tests.web_server import dripping, moved, raw, reply, web_server

CDN = "https://cdn.example.com"
POST = f"""---
title: Uno
image:
  thumb: {CDN}/cabecera.png
source: {CDN}/no-picture
---
![un mar]({CDN}/mar%20azul.jpg "título")
[![]({CDN}/a_(1).png)]({CDN}/a_(1).png) y [un enlace]({CDN}/informe)
<img src="{CDN}/0123456789abcdef.png" alt="">

![por nombre][m]

[m]: <{CDN}/m.png>

`![]({CDN}/codigo.png)`
![propia](https://blog.example/images/x.png) ![local](/images/y.png) ![]({{{{ site.url }}}}/z.png)
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return blog(tmp_path / "blog", {"2020-01-01-uno.md": POST.encode()})


def blog(root: Path, posts: dict[str, bytes]) -> Site:
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\nurl: https://blog.example\n")
    for name, data in posts.items():
        (root / "_posts" / name).write_bytes(data)
    return Site(root)


def content(site: Site) -> dict[str, bytes]:
    files = (each for each in site.root.rglob("*") if each.is_file())
    return {each.relative_to(site.root).as_posix(): each.read_bytes() for each in files}


def picture(number: int) -> Converted:
    data = saved(screenshot(20 + number, 10), "PNG")
    return Converted(data, ".png", 20 + number, 10, "PNG", 20 + number, 10, len(data))


def test_pictures_of_others_are_found_and_nothing_else(site: Site) -> None:
    found = hot_pictures(site)
    assert [each.address.removeprefix(CDN) for each in found] == [
        "/cabecera.png", "/mar%20azul.jpg", "/a_(1).png", "/0123456789abcdef.png", "/m.png",
    ]  # fmt: skip
    assert [sum(each.posts.values()) for each in found] == [1, 1, 2, 1, 1]
    assert found[1].alt == "un mar" and found[1].name == "mar azul.jpg"


def test_all_addresses_change_in_one_step_and_come_back(site: Site) -> None:
    (site.root / "_posts" / "2021-01-01-dos.md").write_bytes(
        f"\ufeff---\r\ntitle: Dos\r\n---\r\n![]({CDN}/mar%20azul.jpg)\r\n".encode()
    )
    before = content(site)
    found = hot_pictures(site)
    arrivals = [Arrival(each, picture(at)) for at, each in enumerate(found)]
    kept: list[Path] = []
    done, edits = bring_home(site, arrivals, lambda path, data: kept.append(path))
    assert edits == {} and done.refused == [] and len(done.written) == 2
    assert {each.name for each in kept} == {"2020-01-01-uno.md", "2021-01-01-dos.md"}
    text = (site.root / "_posts" / "2020-01-01-uno.md").read_text("utf-8")
    for wanted in (
        "  thumb: /images/uno-cabecera.png\n",
        '![un mar](/images/dos-mar-azul.png "título")',
        "[![](/images/uno-a-1.png)](/images/uno-a-1.png) y",
        '<img src="/images/uno.png" alt="">',
        "[m]: </images/uno-m.png>",
        f"`![]({CDN}/codigo.png)`",
        f"source: {CDN}/no-picture",
    ):
        assert wanted in text
    dos = (site.root / "_posts" / "2021-01-01-dos.md").read_bytes()
    assert dos.endswith(b"![](/images/dos-mar-azul.png)\r\n") and dos.startswith(b"\xef\xbb\xbf")
    assert len(list((site.root / "images").iterdir())) == 5
    assert hot_pictures(Site(site.root)) == []
    undone = replacing.undo(site, lambda *_: None)
    assert undone is not None and undone.refused == []
    assert content(site) == before


def test_a_picture_that_something_else_speaks_of_stays(site: Site) -> None:
    found = hot_pictures(site)
    bring_home(site, [Arrival(found[1], picture(1))], lambda *_: None)
    (file,) = (site.root / "images").iterdir()
    (site.root / "otra.md").write_text(f"![](/images/{file.name})")
    replacing.undo(site, lambda *_: None)
    assert file.exists()


def test_the_open_post_is_left_to_its_editor(site: Site) -> None:
    path = site.root / "_posts" / "2020-01-01-uno.md"
    before = path.read_bytes()
    text = f"![nuevo]({CDN}/nuevo.png) y más"
    open_texts = {path: decode(text.encode())}
    (found,) = hot_pictures(site, open_texts=open_texts)
    done, edits = bring_home(site, [Arrival(found, picture(1))], lambda *_: None, open_texts)
    assert done.written == [] and path.read_bytes() == before
    (edit,) = edits[path]
    assert edit.replacement == "/images/uno-nuevo.png"
    assert edit.range.of(text) == f"{CDN}/nuevo.png"
    # The editor still shows it, so it stays when the rest is undone.
    replacing.undo(site, lambda *_: None, [edit.replacement])
    assert (site.root / "images" / "uno-nuevo.png").exists()


def test_fields_that_give_names_alone_go_on_doing_so(tmp_path: Path) -> None:
    posts = {
        f"2020-01-{day:02}-p{day}.md": f"---\nimage:\n  thumb: p{day}.png\n---\n".encode()
        for day in range(1, 6)
    }
    posts["2020-02-01-otro.md"] = f"---\nimage:\n  thumb: {CDN}/t.png\n---\n".encode()
    site = blog(tmp_path / "blog", posts)
    (site.root / "images").mkdir()
    for day in range(1, 6):
        (site.root / "images" / f"p{day}.png").write_bytes(picture(day).data)
    (found,) = hot_pictures(site)
    bring_home(site, [Arrival(found, picture(30))], lambda *_: None)
    written = (site.root / "_posts" / "2020-02-01-otro.md").read_text()
    assert written == "---\nimage:\n  thumb: otro-t.png\n---\n"
    assert (site.root / "images" / "otro-t.png").is_file()


_WORDS = st.text(st.sampled_from("aé😀 \n[]()*`<>!:\\\"'#-|{}%\t"), max_size=30)
_NAMES = st.sampled_from(["a.png", "b%20c.jpg", "d_(1).png", "ñ.gif", "x?y=1&z=2", "e.webp#f"])
_FORMS = st.sampled_from(
    ["![{0}]({1})", "![{0}](<{1}> 'x')", '<img src="{1}" alt="{0}">', "![{0}][r]\n\n[r]: {1}\n",
     "[![{0}]({1})]({1})", "{0} {1}", "`{1}`"]
)  # fmt: skip
_PIECES = st.lists(st.tuples(_WORDS, _FORMS, _NAMES), max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    posts=st.lists(st.tuples(_PIECES, st.booleans(), st.sampled_from(["\n", "\r\n"])), max_size=3),
    only=st.integers(0, 63),
)
def test_bringing_home_and_undoing_gives_the_same_bytes(
    posts: list[tuple[list[tuple[str, str, str]], bool, str]], only: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (pieces, has_head, line_end) in enumerate(posts):
            text = f"---\ntitle: x\nimage: {CDN}/h{number}.png\n---\n" if has_head else ""
            for words, form, name in pieces:
                text += words + form.format(words[:5], f"{CDN}/{name}") + "\n"
            files[f"2020-01-0{number + 1}-p.md"] = text.replace("\n", line_end).encode()
        site = blog(Path(folder) / "blog", files)
        before = content(site)
        found = hot_pictures(site)
        arrivals = [
            Arrival(each, picture(at % 2)) for at, each in enumerate(found) if only >> (at % 6) & 1
        ]
        done, _ = bring_home(site, arrivals, lambda *_: None)
        assert done.refused == []
        left = {each.address for each in hot_pictures(Site(site.root))}
        assert not left & {each.picture.address for each in arrivals}
        # What was not chosen is still there.
        assert {each.address for each in found} - {e.picture.address for e in arrivals} <= left
        if arrivals:
            replacing.undo(site, lambda *_: None)
        assert content(site) == before


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_what_servers_give_is_had_or_said(no_proxy: None) -> None:
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
    answers = {
        "/photo.jpg": reply(of_a_phone("JPEG"), kind="image/jpeg"),
        "/says-html": reply(saved(screenshot(), "PNG"), kind="text/html"),
        "/moved.png": moved("/film.gif", 301),
        "/film.gif": reply(film("GIF"), kind="image/gif"),
        "/page.png": reply(b"<!doctype html><p>Log in", kind="image/png"),
        "/gone.png": reply(b"", 404),
        "/forbidden.png": reply(b"", 403),
        "/half.png": reply(saved(photo(), "PNG")[:900], kind="image/png"),
        "/huge.png": raw(ok + b"Content-Length: 99999999999\r\n\r\n"),
        "/neighbour.png": moved("http://router/a.png"),
        "/short.png": raw(ok + b"Content-Length: 500\r\n\r\n\x89PNG"),
    }
    with web_server(answers) as server, Converter() as converter:
        client = Client(server.guard, ssl.create_default_context())
        addresses = [server.address(path) for path in answers]
        found = {
            each.address.rpartition("/")[2]: each
            for each in fetched(addresses, Wishes(), client, converter, Stop())
        }
        client.close()
        assert server.most_at_once <= 2
        asked = [path for _, path in server.asked()]
    assert sorted(asked) == sorted([*answers, "/film.gif"])
    endings = {name: each.converted.ending for name, each in found.items() if each.converted}
    assert endings == {
        "photo.jpg": ".jpg", "says-html": ".png", "moved.png": ".gif", "film.gif": ".gif",
    }  # fmt: skip
    said = {name: each.refusal.en for name, each in found.items() if each.refusal}
    assert "no image" in said["page.png"]
    assert "no longer" in said["gone.png"] and "programs" in said["forbidden.png"]
    assert "damaged" in said["half.png"] and "too large" in said["huge.png"]
    assert "in its network" in said["neighbour.png"] and "incomplete" in said["short.png"]


def test_fetching_is_called_off(no_proxy: None) -> None:
    endless = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x")
    with web_server({f"/{at}": endless for at in range(20)}) as server, Converter() as converter:
        client = Client(server.guard, ssl.create_default_context())
        stop = Stop()
        threading.Timer(0.5, stop.cancel).start()
        addresses = [server.address(f"/{at}") for at in range(20)]
        found: list[Fetched] = list(fetched(addresses, Wishes(), client, converter, stop))
        client.close()
        assert len(found) <= 2 and len(server.requests) <= 4
