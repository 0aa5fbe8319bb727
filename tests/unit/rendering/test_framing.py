"""The page around a post: where it is cut, and what the process that makes it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.rendering.framing.frames import frame_of, hosts_of_styles
from newsletter_editor.rendering.framing.worker import Framer
from newsletter_editor.rendering.whole_page import whole_page
from newsletter_editor.site.site import Site

POST = "---\nlayout: default\ntitle: T\n---\nUno.\n\nDos.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("url: https://blog.example\n")
    (tmp_path / "_layouts").mkdir()
    return tmp_path


def question(root: Path, text: str = POST, revision: int = 1) -> dict[str, object]:
    path = root / "_posts" / "2020-01-01-a.md"
    return {"revision": revision, "site": str(root), "path": str(path), "text": text}


@pytest.mark.parametrize(
    ("layout", "is_cut"),
    [
        ("<body><h1>{{ page.title }}</h1>{{ content }}<i>x</i></body>", True),
        ("<body>{{ content }} and again {{ content }}</body>", False),
        ("<body>{{ content | replace: 'Uno', 'Una' }}</body>", False),
        ("<body>{{ content | strip_html }}</body>", False),
        ("<body>no post</body>", False),
    ],
)
def test_a_page_is_cut_where_the_post_stands_once(root: Path, layout: str, is_cut: bool) -> None:
    (root / "_layouts" / "default.html").write_text(layout)
    page = whole_page(POST, root / "_posts" / "2020-01-01-a.md", Site(root))
    frame = frame_of(page)
    assert (frame.after is not None) == is_cut
    if frame.after is None:
        assert frame.before == page.html
    else:
        assert (frame.before + page.body.html + frame.after).split() == page.html.split()


def test_an_empty_post_is_framed_too(root: Path) -> None:
    (root / "_layouts" / "default.html").write_text("<body>{{ content }}</body>")
    empty = POST.partition("Uno")[0]
    page = whole_page(empty, root / "_posts" / "2020-01-01-a.md", Site(root))
    frame = frame_of(page)
    assert "".join((frame.before + (frame.after or "")).split()) == "<body></body>"


@pytest.mark.parametrize(
    ("page", "hosts"),
    [
        ('<link rel="stylesheet" href="/a.css"><link rel=icon href="//x.example/i">', []),
        ("<link href='https://fonts.example/a' rel='stylesheet'>", ["fonts.example"]),
        ("<LINK REL=StyleSheet HREF=//CDN.example/a.css>" * 2, ["cdn.example"]),
        ('<link rel="stylesheet" href="https://blog.example/a.css">', []),
        ('<link rel="stylesheet" href="http://[x/a.css">', []),
        ('<link rel="stylesheet preload" href="https&#58;//a.example/">', ["a.example"]),
    ],
)
def test_hosts_of_style_sheets(page: str, hosts: list[str]) -> None:
    assert hosts_of_styles([page], "https://blog.example") == hosts


def test_the_process_follows_edits_and_layouts(root: Path) -> None:
    layout = root / "_layouts" / "default.html"
    layout.write_text("<body>{{ page.title }} {{ content }}</body>")
    framer = Framer()
    first = framer.answer(question(root))
    assert [part.strip() for part in first["frame"]] == ["<body>T", "</body>"]
    assert (first["url"], first["hosts"], first["images"]) == ("/2020/01/01/a.html", [], 0)
    at = POST.index("T\n")
    edited = {"revision": 2, "base": 1, "edits": [[at, at + 1, "Otro"]]}
    assert framer.answer(edited)["frame"][0] == "<body>Otro "
    assert framer.answer({**edited, "revision": 9, "base": 7}) == {"revision": 9, "resend": True}
    layout.write_text("<body><b>{{ page.title }}</b>{{ content }}</body>")
    told = framer.answer({**question(root, revision=3), "look": 1})
    assert told["frame"][0] == "<body><b>T</b>"


def test_images_of_other_hosts_are_counted(root: Path) -> None:
    images = "<img src='https://a.example/x.png'><img src='https://blog.example/y.png'>"
    (root / "_layouts" / "default.html").write_text(f"<body>{images}{{{{ content }}}}</body>")
    assert Framer().answer(question(root))["images"] == 1


def test_without_a_layout_or_a_site_there_is_no_frame(root: Path) -> None:
    answer = Framer().answer(question(root))
    assert answer["frame"] is None
    assert answer["notices"]
    assert Framer().answer({"revision": 1, "text": POST})["frame"] is None
