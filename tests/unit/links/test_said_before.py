"""Which posts said before what an item says: same address, paper, repo, title; never translations
of the post itself nor what stands in every post."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.links.index import LinkIndex, keys_of
from newsletter_editor.links.places import web_links
from newsletter_editor.links.sameness import key_of_address, key_of_title
from newsletter_editor.links.tidying import tidied
from newsletter_editor.links.worker import Worker, item_at


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("newsletter_editor.links.index.cache_folder", lambda: tmp_path / "cache")
    root = tmp_path / "blog"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("url: https://own.example\n", encoding="utf-8")
    return root


def write(root: Path, name: str, body: str, front: str = "") -> Path:
    path = root / "_posts" / name
    path.write_text(f"---\ntitle: {path.stem[11:]}\n{front}---\n{body}\n", encoding="utf-8")
    return path


def index_of(root: Path) -> LinkIndex:
    index = LinkIndex(root)
    for _ in index.refreshed():
        pass
    return index


def before(index: LinkIndex, text: str, path: Path | None = None, language: str = "") -> list[str]:
    keys = keys_of(text, index.site)
    return [each.path.stem[11:] for each in index.before(keys, path, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.com/a/", "https://example.com/a?utm_source=x#part"),
        ("https://arxiv.org/abs/2002.05715", "http://arxiv.org/pdf/2002.05715v2.pdf"),
        ("https://arxiv.org/abs/2002.05715", "https://doi.org/10.48550/arXiv.2002.05715"),
        ("https://arxiv.org/abs/cs/0112017", "https://arxiv.org/pdf/cs/0112017v1"),
        ("https://github.com/Owner/Name", "https://github.com/owner/name/blob/main/x.py#L3"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=9"),
        ("https://m.example.com/a.amp", "https://www.example.com/a"),
        ("https://example.com/a?b=1&c=2", "https://example.com/a?c=2&b=1&fbclid=x"),
        ("https://dx.doi.org/10.1000/ABC", "https://doi.org/10.1000/abc"),
    ],
)
def test_one_thing_has_one_key(one: str, other: str) -> None:
    assert key_of_address(one) == key_of_address(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a", "https://example.com/b"),
        ("https://example.com/?id=1", "https://example.com/?id=2"),
        ("https://arxiv.org/abs/2002.05715", "https://arxiv.org/abs/2002.05716"),
        ("https://github.com/owner/name", "https://github.com/owner/other"),
        ("https://github.com/topics/nlp", "https://github.com/topics/nlp-x"),
        ("https://example.com:8080/a", "https://example.com/a"),
        ("https://example.com/#!/a", "https://example.com/#!/b"),
    ],
)
def test_two_things_have_two_keys(one: str, other: str) -> None:
    assert key_of_address(one) != key_of_address(other)


def test_titles_are_compared_as_readers_do() -> None:
    assert key_of_title("Ética en la  IA 🚨") == key_of_title("etica en la ia")
    assert key_of_title("Publicaciones 📙") is None


def test_every_way_to_write_an_address_is_found_in_its_place() -> None:
    text = (
        "---\nsource: https://front.example/x\n---\n"
        '[a](https://one.example/a_(b) "t") <https://two.example> [r][r] y https://three.example/x.\n'
        "`https://code.example` <a href='//four.example/q?a=1&amp;b=2'>z</a> ![i](http://five.example/i.png)\n"
        "({{ site.url }}/no https://site.example/{{ page.x }}) [l](/local) (https://six.example/(x))\n\n"
        "[r]: http://seven.example\n"
    )
    found = web_links(text)
    assert [each.address for each in found] == [
        "https://front.example/x",
        "https://one.example/a_(b)",
        "https://two.example",
        "https://three.example/x",
        "https://four.example/q?a=1&b=2",
        "http://five.example/i.png",
        "https://six.example/(x)",
        "http://seven.example",
    ]
    assert [each.range.of(text) for each in found][4] == "//four.example/q?a=1&amp;b=2"
    assert [each.address for each in found if each.is_image] == ["http://five.example/i.png"]


def test_posts_that_said_it_are_named_newest_first(blog: Path) -> None:
    write(blog, "2020-01-01-uno.md", "[x](https://arxiv.org/abs/2002.05715)")
    write(blog, "2021-01-01-dos.md", "https://arxiv.org/pdf/2002.05715.pdf")
    write(blog, "2022-01-01-tres.md", "***Self-distillation in theory***\n\ntext")
    index = index_of(blog)
    assert before(index, "[p](https://arxiv.org/abs/2002.05715v3)") == ["dos", "uno"]
    assert before(index, "\\\\\n***Self-Distillation in Theory***\n\nnew text") == ["tres"]
    assert before(index, "[p](https://own.example/x) [q](https://other.example)") == []


@pytest.mark.parametrize("url", ["https://own.example/blog", "http://www.own.example/"])
def test_links_within_the_own_blog_are_none(blog: Path, url: str) -> None:
    (blog / "_config.yml").write_text(f"url: {url}\n", encoding="utf-8")
    links = "[x](https://own.example/blog/x) and [y](https://own.example.org/y)"
    assert [key.name for key in keys_of(links, LinkIndex(blog).site)] == ["own.example.org/y"]


def test_a_place_leads_to_the_link(blog: Path) -> None:
    path = write(blog, "2020-01-01-uno.md", "Wörds 😀 [x](https://example.com/a)")
    (mention,) = index_of(blog).before(keys_of("https://example.com/a"), None)
    assert mention.range.of(path.read_text("utf-8")) == "https://example.com/a"


def test_translations_and_furniture_are_not_said_before(blog: Path) -> None:
    links = " ".join(f"https://example.com/{n}" for n in range(5))
    own = write(blog, "2022-01-01-own.md", links, "lang: es\n")
    write(blog, "2022-01-02-english.md", links, "lang: en\n")
    write(blog, "2021-01-01-other.md", "https://example.com/3", "lang: en\n")
    for number in range(5):
        write(blog, f"2020-01-0{number + 1}-n{number}.md", "[s](https://example.com/subscribe)")
    for year in (2017, 2018, 2019):
        write(blog, f"{year}-01-01-f{year}.md", "# Mentions spéciales\n\nun", "lang: fr\n")
    index = index_of(blog)
    assert before(index, "https://example.com/3", own) == ["other"]
    assert before(index, "https://example.com/subscribe", own) == []
    assert before(index, "# Mentions spéciales\n\ndeux") == []


def test_of_an_issue_in_several_languages_one_is_named(blog: Path) -> None:
    for tag in ("en", "es", "fr"):
        front = f"lang: {tag}\nissue: 3\n"
        write(blog, f"2020-01-01-{tag}.md", "https://example.com/a", front)
    index = index_of(blog)
    assert before(index, "https://example.com/a", None, "es") == ["es"]


def test_only_what_changed_is_read_again_and_the_cache_is_taken_up(blog: Path) -> None:
    for number in range(5):
        write(blog, f"2020-01-0{number + 1}-n{number}.md", f"https://example.com/{number}")
    index = index_of(blog)
    assert list(index.refreshed()) == []
    (blog / "_posts" / "2020-01-01-n0.md").unlink()
    write(blog, "2020-01-02-n1.md", "https://example.com/changed")
    assert len(list(index.refreshed())) == 1
    assert before(index, "https://example.com/0 https://example.com/1") == []
    assert before(index, "https://example.com/changed") == ["n1"]
    index.keep()
    second = LinkIndex(blog)
    second.recall()
    assert list(second.refreshed()) == []
    assert before(second, "https://example.com/changed") == ["n1"]


@pytest.mark.parametrize("damage", [b"", b"x", b"x\x9c\x03\x00"])
def test_a_damaged_cache_is_read_anew(blog: Path, damage: bytes) -> None:
    write(blog, "2020-01-01-uno.md", "https://example.com/a")
    index = index_of(blog)
    index.keep()
    (file,) = (blog.parent / "cache" / "links").iterdir()
    file.write_bytes(damage)
    second = LinkIndex(blog)
    second.recall()
    assert len(list(second.refreshed())) == 1


def test_the_item_is_what_stands_below_its_title() -> None:
    text = "intro\n\n# S\n\n***One***\n\ntext one\n\n***Two***\n\ntext two\n"
    assert item_at(text, text.index("text two")).of(text) == "***Two***\n\ntext two"
    assert item_at(text, text.index("One")).of(text) == "***One***\n\ntext one"
    assert item_at(text, 2).of(text) == "intro"


def test_the_worker_reads_on_while_it_is_asked(blog: Path) -> None:
    write(blog, "2020-01-01-uno.md", "https://example.com/a")
    worker = Worker()
    assert worker.answer({"revision": 0, "text": ""})["said"] == []
    about = {
        "root": str(blog), "path": None, "piece": "https://example.com/a", "at": 3,
        "language": "", "look": False,
    }  # fmt: skip
    answer = worker.answer({"revision": 1, "about": about})
    while answer["busy"]:
        answer = worker.answer({"revision": 2, "about": about})
    assert answer["item"] == [0, 21]
    ((path, title, day, _, _, kind),) = answer["said"]
    assert (Path(path).name, title, day, kind) == (
        "2020-01-01-uno.md",
        "uno",
        "2020-01-01",
        "address",
    )


@pytest.mark.parametrize(
    ("address", "tidy"),
    [
        ("http://a.example/x?utm_source=n&id=3&gclid=z", "https://a.example/x?id=3"),
        ("https://a.example/x?id=%C3%B1+b&UTM_Medium=x#y", "https://a.example/x?id=%C3%B1+b#y"),
        ("https://a.example/amp/", "https://a.example/"),
        ("https://a.example/n/amp?x=1", "https://a.example/n?x=1"),
        ("https://www.google.com/amp/s/b.example/n.amp.html", "https://b.example/n.html"),
        ("https://b-example.cdn.ampproject.org/c/s/b.example/amp/n", "https://b.example/n"),
        ("https://mobile.a.example/x", "https://www.a.example/x"),
        ("https://es.m.wikipedia.org/wiki/A", "https://es.wikipedia.org/wiki/A"),
        ("https://m.example/x", "https://m.example/x"),
        ("https://a.example/x?utm_id=1&X-Amz-Signature=z", "https://a.example/x?utm_id=1&X-Amz-Signature=z"),
        ("https://www.youtube.com/watch?v=1&feature=share", "https://www.youtube.com/watch?v=1"),
        ("https://a.example/example", "https://a.example/example"),
        ("https://a.example/camp", "https://a.example/camp"),
        ("https://[bad", "https://[bad"),
    ],
)  # fmt: skip
def test_addresses_are_tidied_and_nothing_else_of_them_changes(address: str, tidy: str) -> None:
    assert tidied(address) == tidy
