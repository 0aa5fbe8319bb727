"""Searching and replacing in a whole blog, on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsletter_editor.document.source import decode
from newsletter_editor.search import replacing
from newsletter_editor.search.places import Wanted
from newsletter_editor.search.posts import FoundPost, UnreadPost, search
from newsletter_editor.search.query import Query
from newsletter_editor.search.replacing import planned, undo, write
from newsletter_editor.site.site import Site

UNO = "---\ntitle: Boletín uno\nauthor: Ana\ntags: [nlp]\n---\nUn boletín.\n"
DOS = "---\ntitle: Newsletter two [EN]\nlang: en\n---\nboletin y Boletín\n"
TRES = "---\ntitle: Tres\ndate: 2021-01-01\nimage:\n  thumb: boletin.png\n---\nnada\n"
POSTS = {
    "_posts/2019-05-01-uno.md": UNO,
    "_posts/2020-05-01-dos.md": DOS,
    "_drafts/tres.md": TRES,
    "_posts/2018-01-01-cuatro.md": "---\r\ntitle: Cuatro\r\n---\r\nun\r\nboletín\r\n",
    "about.md": "---\n---\nboletín\n",
}


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(replacing, "data_folder", lambda: tmp_path / "data")
    root = tmp_path / "blog"
    for name, text in {"_config.yml": "title: x\n", **POSTS}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return Site(root)


def found(blog: Site, query: Query, part: str = "all", wanted: Wanted | None = None, **more):
    results = list(search(blog, query, part, wanted, **more))
    return {
        each.post.relative_path.rpartition("/")[2]: [
            (match.line, match.column, match.range_in_words.of(match.words))
            for match in each.matches
        ]
        for each in results
        if isinstance(each, FoundPost)
    }


def test_every_post_and_draft_the_newest_first(blog: Site) -> None:
    assert found(blog, Query("boletin")) == {
        "tres.md": [(5, 10, "boletin")],
        "2020-05-01-dos.md": [(5, 1, "boletin"), (5, 11, "Boletín")],
        "2019-05-01-uno.md": [(2, 8, "Boletín"), (6, 4, "boletín")],
        "2018-01-01-cuatro.md": [(5, 1, "boletín")],
    }
    assert list(found(blog, Query("boletin"))) == [
        "tres.md",
        "2020-05-01-dos.md",
        "2019-05-01-uno.md",
        "2018-01-01-cuatro.md",
    ]


def test_days_are_in_order_however_they_are_written(blog: Site) -> None:
    for name in ("2020-4-6-a", "2020-11-1-b", "2020-04-07-c", "2020-5-01-otro"):
        (blog.root / f"_posts/{name}.md").write_text("aguja")
    found_names = [each.path.name[:-3] for each in search(blog, Query("aguja"))]
    assert found_names == ["2020-11-1-b", "2020-5-01-otro", "2020-04-07-c", "2020-4-6-a"]


def test_a_byte_order_mark_is_no_part_of_the_text(blog: Site) -> None:
    path = blog.root / "_posts/2019-05-01-uno.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert path.name in found(blog, Query(r"\A---", is_regex=True))


def test_lines_of_any_end_are_lines(blog: Site) -> None:
    assert list(found(blog, Query(r"un\nbolet", is_regex=True))) == ["2018-01-01-cuatro.md"]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("body", ["2020-05-01-dos.md", "2019-05-01-uno.md", "2018-01-01-cuatro.md"]),
        ("title", ["2019-05-01-uno.md"]),
        ("image.thumb", ["tres.md"]),
        ("nothing.at.all", []),
    ],
)
def test_one_part_of_each_post(blog: Site, part: str, names: list[str]) -> None:
    assert list(found(blog, Query("boletin"), part)) == names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(language="en"), ["2020-05-01-dos.md"]),
        (Wanted(author="ana"), ["2019-05-01-uno.md"]),
        (Wanted(tag="NLP"), ["2019-05-01-uno.md"]),
        (Wanted(first_year=2020), ["tres.md", "2020-05-01-dos.md"]),
        (Wanted(last_year=2018), ["2018-01-01-cuatro.md"]),
        (Wanted(drafts=True), ["tres.md"]),
        (Wanted(drafts=False, first_year=2020), ["2020-05-01-dos.md"]),
    ],
)
def test_only_some_posts(blog: Site, wanted: Wanted, names: list[str]) -> None:
    assert list(found(blog, Query("boletin"), wanted=wanted)) == names


def test_what_an_editor_holds_counts(blog: Site) -> None:
    path = blog.root / "_drafts/tres.md"
    open_texts = {path: decode(b"---\ntitle: Tres\n---\nnuevo aqui\n")}
    assert found(blog, Query("nuevo"), open_texts=open_texts) == {"tres.md": [(4, 1, "nuevo")]}
    assert "tres.md" not in found(blog, Query("boletin"), open_texts=open_texts)


def test_long_lines_are_shortened_around_the_match(blog: Site) -> None:
    (blog.root / "_drafts/tres.md").write_text("a" * 500 + " aguja " + "b" * 500)
    (result,) = search(blog, Query("aguja"))
    match = result.matches[0]
    assert match.words.startswith("…a") and match.words.endswith("b…")
    assert match.range_in_words.of(match.words) == "aguja"
    assert len(match.words) < 200


def test_a_part_ends_where_its_text_ends(blog: Site) -> None:
    for pattern in (r"uno\Z", r"uno(?!\s)", r"uno$", r"\Abolet"):
        assert list(found(blog, Query(pattern, is_regex=True), "title")) == ["2019-05-01-uno.md"]


def test_a_post_that_cannot_be_read_hides_no_other(blog: Site) -> None:
    outside = blog.root.parent / "secreto.md"
    outside.write_text("---\n---\nboletín secreto\n")
    (blog.root / "_posts/2022-01-01-fuera.md").symlink_to(outside)
    (blog.root / "_posts/2023-01-01-enorme.md").write_bytes(b"x" * (17 << 20))
    results = list(search(blog, Query("boletin")))
    assert sum(isinstance(each, FoundPost) for each in results) == 4
    assert [each.path.name for each in results if isinstance(each, UnreadPost)] == [
        "2023-01-01-enorme.md"
    ]


def bytes_of(blog: Site) -> dict[str, bytes]:
    return {name: (blog.root / name).read_bytes() for name in POSTS}


def replaced(blog: Site, query: Query, template: str, part: str = "all"):
    posts = [each for each in search(blog, query, part) if isinstance(each, FoundPost)]
    plans = [planned(each, query, part, template) for each in posts]
    kept: dict[Path, bytes] = {}
    done = write(blog, [plan for plan in plans if plan], kept.__setitem__)
    return done, kept


def test_replacing_and_undoing_give_the_same_bytes(blog: Site) -> None:
    before = bytes_of(blog)
    done, kept = replaced(blog, Query("boletin"), "número")
    assert len(done.written) == 4 and not done.refused
    after = bytes_of(blog)
    assert (
        after["_posts/2018-01-01-cuatro.md"]
        == b"---\r\ntitle: Cuatro\r\n---\r\nun\r\nn\xc3\xbamero\r\n"
    )
    assert after["about.md"] == before["about.md"]
    assert {path.name: data for path, data in kept.items()} == {
        name.rpartition("/")[2]: before[name] for name in POSTS if after[name] != before[name]
    }
    assert undo(blog, kept.__setitem__).refused == []
    assert bytes_of(blog) == before
    assert undo(blog, kept.__setitem__) is None


def test_only_the_ticked_matches(blog: Site) -> None:
    query = Query("boletin")
    (post,) = [e for e in search(blog, query) if e.post.relative_path.endswith("dos.md")]
    plan = planned(post, query, "all", "x", only={post.matches[1].range.start})
    assert plan.after.endswith("boletin y x\n")


def test_a_file_that_was_changed_meanwhile_is_left(blog: Site) -> None:
    query = Query("boletin")
    plans = [planned(each, query, "all", "x") for each in search(blog, query)]
    path = blog.root / "_drafts/tres.md"
    path.write_text("otra cosa")
    done = write(blog, plans, lambda *_: None)
    assert [refused.name for refused, _ in done.refused] == ["tres.md"]
    assert path.read_text() == "otra cosa"
    assert len(done.written) == 3


def test_undoing_leaves_what_was_changed_since(blog: Site) -> None:
    before = bytes_of(blog)
    replaced(blog, Query("boletin"), "x")
    (blog.root / "_drafts/tres.md").write_text("otra cosa")
    done = undo(blog, lambda *_: None)
    assert [refused.name for refused, _ in done.refused] == ["tres.md"]
    assert bytes_of(blog) == {**before, "_drafts/tres.md": b"otra cosa"}


def test_a_damaged_record_is_said(blog: Site) -> None:
    replaced(blog, Query("boletin"), "x")
    (record,) = (blog.root.parent / "data/replacements").iterdir()
    record.write_bytes(b"[{}]")
    with pytest.raises(replacing.EditorError, match="damaged"):
        undo(blog, lambda *_: None)


@hypothesis_settings(max_examples=40)
@given(
    st.lists(st.text(st.sampled_from("aáeñ😀\r\n -"), max_size=30), min_size=2, max_size=4),
    st.sampled_from(["a", "e", "ñ", "😀", "aa", "\n", " -"]),
    st.sampled_from(["", "x", "a", "áa", "\n", "😀😀"]),
)
def test_any_replacement_is_undone_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], word: str, template: str
) -> None:
    folder = tmp_path_factory.mktemp("b")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replacing, "data_folder", lambda: folder / "data")
        posts = folder / "_posts"
        posts.mkdir()
        for number, text in enumerate(texts):
            (posts / f"2020-01-0{number + 1}-x.md").write_bytes(text.encode())
        blog = Site(folder)
        before = {path: path.read_bytes() for path in posts.iterdir()}
        done, _ = replaced(blog, Query(word), template)
        assert not done.refused
        for path in posts.iterdir():
            changed = path.read_bytes() != before[path]
            assert changed == (path in done.written)
        undone = undo(blog, lambda *_: None)
        assert undone is None or not undone.refused
        assert {path: path.read_bytes() for path in posts.iterdir()} == before


def test_a_text_is_given_back_to_the_file_that_holds_what_it_became(blog: Site) -> None:
    path = blog.root / "_posts/2018-01-01-cuatro.md"
    data = path.read_bytes()
    after, before = decode(data).text, decode(data).text.replace("un", "veintiún")
    kept: dict[Path, bytes] = {}
    done = replacing.Done()
    replacing.give_back(blog, path, before, after, kept.__setitem__, done)
    assert done.written == [path] and kept == {path: data}
    assert path.read_bytes() == data.replace(b"un", "veintiún".encode())
    # What holds it already is left alone, and what holds something else is told.
    replacing.give_back(blog, path, before, after, kept.__setitem__, done)
    assert done.written == [path] and not done.refused
    path.write_bytes(b"otra cosa")
    replacing.give_back(blog, path, before, after, kept.__setitem__, done)
    assert [each for each, _ in done.refused] == [path]
    assert path.read_bytes() == b"otra cosa"
