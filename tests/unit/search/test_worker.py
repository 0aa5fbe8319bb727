"""The process that searches, asked as the window asks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter_editor.search import kept, worker
from newsletter_editor.search.patterns import of_words
from newsletter_editor.search.posts import FoundPost, search
from newsletter_editor.search.query import Query
from newsletter_editor.search.worker import Worker
from newsletter_editor.site.site import Site

PARTS = ("all", "body", "title", "image.thumb")


def blog_of(root: Path, texts: list[str]) -> Path:
    (root / "_posts").mkdir(parents=True)
    for number, text in enumerate(texts):
        path = root / "_posts" / f"20{10 + number // 300:02}-01-{1 + number % 28:02}-{number}.md"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return root


class Window:
    """Asks until all is told."""

    def __init__(self, root: Path) -> None:
        self.worker = Worker()
        self.root = root
        self.answers: list[dict[str, Any]] = []
        self._revision = 0

    def ask(self, **question: Any) -> dict[str, Any]:
        self._revision += 1
        answer = self.worker.answer({"revision": self._revision, **question})
        assert answer["revision"] == self._revision
        return answer

    def finish(self, **question: Any) -> list[dict[str, Any]]:
        self.answers = [self.ask(**question)]
        while not self.answers[-1]["done"]:
            self.answers.append(self.ask())
        return [post for answer in self.answers for post in answer["posts"]]

    def search(self, query: Query, part: str = "all", **more: Any) -> list[dict[str, Any]]:
        asked = {
            "root": str(self.root),
            "query": {name: getattr(query, name) for name in query.__slots__},
            "part": part,
            "template": None,
            "paths": None,
            "open": {},
        }
        return self.finish(search=asked | more)


def places(posts: list[dict[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    return {Path(post["path"]).name: [tuple(each) for each in post["places"]] for post in posts}


SIGNS = "aAáÁsSñÑk\u212aøØđıİ e\u0301?¿—“_3²ªθ\r\n"
words = st.text(st.sampled_from(SIGNS), min_size=1, max_size=3)
bodies = st.text(st.sampled_from(SIGNS), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(bodies, bodies), min_size=1, max_size=3),
    words,
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.sampled_from(PARTS),
)
def test_what_is_kept_is_searched_as_the_files_are(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, str]],
    word: str,
    options: tuple[bool, bool, bool],
    part: str,
) -> None:
    root = blog_of(
        tmp_path_factory.mktemp("b"),
        [f"---\ntitle: x{title}y\n---\n{body}{word}{body}" for title, body in texts],
    )
    query = Query(word, False, *options)
    window = Window(root)
    first = places(window.search(query, part))
    by_engine = Query(of_words(word, query.matches_case, query.matches_accents), True, *options)
    found = search(Site(root), by_engine, part)
    expected = {
        each.path.name: [tuple(match.range) for match in each.matches]
        for each in found
        if isinstance(each, FoundPost)
    }
    assert places(window.search(query, part)) == first == expected


def test_places_read_as_they_are_asked_for(tmp_path: Path) -> None:
    root = blog_of(tmp_path / "b", ["---\ntitle: x\n---\nuna señal\n" * 3, "nada"])
    window = Window(root)
    (post,) = window.search(Query("senal"))
    assert post["changes"] is None
    told = window.ask(aside={"0:1": [post["path"], post["places"][1:]]})
    assert told["aside"] == {
        "0:1": [[8, "una señal", 4, 9], [12, "una señal", 4, 9]],
    }
    assert told["done"] and told["posts"] == []


def test_a_place_of_a_post_that_is_gone_reads_as_nothing(tmp_path: Path) -> None:
    root = blog_of(tmp_path / "b", ["una señal"])
    window = Window(root)
    (post,) = window.search(Query("senal"))
    Path(post["path"]).unlink()
    asked = {
        "a": [post["path"], post["places"]],
        "b": [str(tmp_path / "elsewhere.md"), [[0, 3]]],
    }
    assert window.ask(aside=asked)["aside"] == {"a": [[1, "", 4, 0]], "b": [[1, "", 0, 0]]}


def test_what_an_editor_holds_is_told_as_it_stands_there(tmp_path: Path) -> None:
    root = blog_of(tmp_path / "b", ["una señal", "otra"])
    path = next((root / "_posts").glob("*-1.md"))
    window = Window(root)
    found = window.search(Query("senal"), open={str(path): "x\nla Señal"})
    assert places(found)[path.name] == [(5, 10)]
    told = window.ask(aside={"k": [str(path), [[5, 10]]]})
    assert told["aside"]["k"] == [[2, "la Señal", 3, 8]]


def test_posts_are_read_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = blog_of(tmp_path / "b", [f"palabra {number}" for number in range(5)])
    window = Window(root)
    assert window.finish(read=str(root)) == []
    read = []
    monkeypatch.setattr(worker, "read_bytes", lambda path, door: read.append(path) or b"")
    assert len(window.search(Query("palabra"))) == 5
    assert read == []
    path = next((root / "_posts").glob("*-3.md"))
    path.write_text("palabra, otra vez")
    window.search(Query("palabra"))
    assert read == [path]


def test_a_slice_is_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MOST_IN_A_SLICE", 10)
    root = blog_of(tmp_path / "b", ["uno dos uno"] * 40)
    window = Window(root)
    assert len(window.search(Query("uno"))) == 40
    assert max(len(answer["posts"]) for answer in window.answers) <= 4


def test_a_blog_too_large_to_be_kept_is_searched_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.KeptPosts.__init__, "__defaults__", (30,))
    root = blog_of(tmp_path / "b", ["una palabra"] * 10)
    window = Window(root)
    assert len(window.search(Query("palabra"))) == 10
    assert len(window.search(Query("palabra"))) == 10


BOILED = """---
title: casa
excerpt: "una casa"
tags: [casa]
image:
  thumb: casa.png
---
La casa y https://casa.example/casa, [casa](/casa(casa)/x "casa") ![casa](<casa.png>) casa.
<a href="/casa" class='casa'>casa</a> <https://casa.example> www.casa.example
{% include casa.html %} {{ site.casa }} casa
{: .casa}

[casa]: /casa "casa"
"""


def test_what_is_for_readers_is_ticked_and_no_address(tmp_path: Path) -> None:
    window = Window(blog_of(tmp_path / "b", [BOILED]))
    (post,) = window.search(Query("casa"), template="hogar")
    ticked = [
        BOILED[max(start - 4, 0) : end + 1]
        for (start, end), (_, is_read) in zip(post["places"], post["changes"], strict=True)
        if is_read
    ]
    assert ticked == [
        "le: casa\n",
        'una casa"',
        "\nLa casa ",
        "a, [casa]",
        '/x "casa"',
        ") ![casa]",
        "g>) casa.",
        "sa'>casa<",
        " }} casa\n",
        'sa "casa"',
    ]
