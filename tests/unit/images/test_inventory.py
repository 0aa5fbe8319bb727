"""What a repo holds and where it is used; a rename carries all uses along, and comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter_editor.document.source import decode
from newsletter_editor.images.inventory import inventory, rename, take_out
from newsletter_editor.search import replacing
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.errors import EditorError
from tests.photos import saved, screenshot

PNG = saved(screenshot(30, 20), "PNG")


def blog(root: Path, files: dict[str, bytes | str]) -> Site:
    for name, data in {"_config.yml": "title: x\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return Site(root)


def content(site: Site) -> dict[str, bytes]:
    files = (each for each in site.root.rglob("*") if each.is_file())
    return {each.relative_to(site.root).as_posix(): each.read_bytes() for each in files}


FILES: dict[str, bytes | str] = {
    "images/mar.png": PNG,
    "images/2020/mar.png": PNG + b"x",
    "images/con espacio (1).png": PNG + b"y",
    "images/Ñandú.PNG": PNG + b"z",
    "images/nadie.png": PNG + b"w",
    "images/portada.png": PNG + b"v",
    "images/ana.png": PNG + b"u",
    "images/fondo.png": PNG + b"t",
    "favicon.ico": b"\0\0\1\0",
    "_posts/2020-01-01-uno.md": (
        "---\nimage:\n  thumb: portada.png\n---\n![](/images/mar.png) ![]({{ site.url }}/images"
        '/mar.png "t") <img src="../images/con%20espacio%20(1).png"> '
        "![](</images/con espacio (1).png>)\n"
    ),
    "_posts/2020-01-02-dos.md": "![](/images/%C3%91and%C3%BA.PNG)\r\n![](/images/2020/mar.png)\r\n",
    "_data/authors.yml": "ana:\n  avatar: ana.png\n",
    "css/x.css": "body { background: url(../images/fondo.png) }",
    "_site/images/nadie.png": PNG,
    "_site/index.html": "nadie.png",
}  # fmt: skip


def test_uses_are_found_wherever_they_are_written(tmp_path: Path) -> None:
    held = {each.path: each for each in inventory(blog(tmp_path, FILES))}
    uno, dos = "_posts/2020-01-01-uno.md", "_posts/2020-01-02-dos.md"
    assert {path: each.uses for path, each in held.items()} == {
        "images/mar.png": {uno: 2},
        "images/2020/mar.png": {dos: 1},
        "images/con espacio (1).png": {uno: 2},
        "images/Ñandú.PNG": {dos: 1},
        "images/nadie.png": {},
        "images/portada.png": {uno: 1},
        "images/ana.png": {"_data/authors.yml": 1},
        "images/fondo.png": {"css/x.css": 1},
        "favicon.ico": {},
    }
    assert [path for path, each in held.items() if each.is_unused] == ["images/nadie.png"]
    assert (held["images/mar.png"].width, held["images/mar.png"].height) == (30, 20)
    assert held["images/mar.png"].size == len(PNG)


def test_what_the_editor_has_counts_and_heavy_is_what_the_team_says(tmp_path: Path) -> None:
    site = blog(tmp_path, {**FILES, ".newsletter-editor.toml": "[images]\nheaviest = 10\n"})
    post = site.root / "_posts/2020-01-01-uno.md"
    held = {each.path: each for each in inventory(site, {post: decode(b"![](/nadie.png)")})}
    assert not held["images/nadie.png"].is_unused and held["images/mar.png"].is_unused
    assert held["images/mar.png"].is_heavy and not held["favicon.ico"].is_heavy


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("images/mar.png", {"_posts/2020-01-01-uno.md": "![](/images/otro-mar.png) ![]({{ site.url "
                            "}}/images/otro-mar.png "}),
        ("images/con espacio (1).png", {"_posts/2020-01-01-uno.md": '<img src="../images/otro-mar'
                                        '.png"> ![](</images/otro-mar.png>)'}),
        ("images/ana.png", {"_data/authors.yml": "avatar: otro-mar.png\n"}),
        ("images/Ñandú.PNG", {"_posts/2020-01-02-dos.md": "![](/images/otro-mar.png)\r\n"}),
        ("images/nadie.png", {}),
    ],
)  # fmt: skip
def test_a_rename_carries_its_uses_along_and_comes_back(
    tmp_path: Path, path: str, now: dict[str, str]
) -> None:
    site = blog(tmp_path, FILES)
    before = content(site)
    done, edits = rename(site, site.root / path, "Otro Mar", lambda *_: None)
    assert done.refused == [] and edits == {} and len(done.written) == len(now)
    after = content(site)
    assert path not in after and after[path.rpartition("/")[0] + "/otro-mar.png"] == before[path]
    for name, words in now.items():
        assert words.encode() in after[name]
    assert {n for n in after if after[n] != before.get(n)} == {*now, "images/otro-mar.png"}
    replacing.undo(site, lambda *_: None)
    assert content(site) == before


def test_a_name_that_may_mean_two_is_left_before_anything_changes(tmp_path: Path) -> None:
    site = blog(tmp_path, {"a/x.png": PNG, "b/x.png": PNG, "p.md": "x.png"})
    before = content(site)
    for name, said in (("nuevo", "p.md"), ("…", "letters")):
        with pytest.raises(EditorError) as error:
            rename(site, site.root / "a/x.png", name, lambda *_: None)
        assert said in error.value.message.en
    (site.root / "a" / "Y.png").write_bytes(PNG)
    with pytest.raises(EditorError):
        rename(site, site.root / "a/x.png", "y", lambda *_: None)
    assert content(site) == {**before, "a/Y.png": PNG}


def test_the_open_post_is_left_to_its_editor(tmp_path: Path) -> None:
    site = blog(tmp_path, FILES)
    post = site.root / "_posts/2020-01-01-uno.md"
    text = "nuevo ![](/images/mar.png)"
    done, edits = rename(
        site, site.root / "images/mar.png", "b", lambda *_: None, {post: decode(text.encode())}
    )
    assert done.written == [] and apply_edits(text, edits[post]) == "nuevo ![](/images/b.png)"
    assert (site.root / "images/b.png").is_file()


def test_what_is_taken_out_comes_back(tmp_path: Path) -> None:
    site = blog(tmp_path, FILES)
    before = content(site)
    take_out(site, site.root / "images/nadie.png")
    assert set(before) - set(content(site)) == {"images/nadie.png"}
    replacing.undo(site, lambda *_: None)
    assert content(site) == before


def test_what_is_named_by_now_stays(tmp_path: Path) -> None:
    site = blog(tmp_path, FILES)
    before = content(site)
    post = site.root / "_posts/2020-01-01-uno.md"
    with pytest.raises(EditorError, match=r"nadie\.png"):
        take_out(site, site.root / "images/nadie.png", {post: decode(b"![](/images/nadie.png)")})
    assert content(site) == before


_NAMES = st.sampled_from(["a.png", "A b.jpg", "ñ(1).gif", "a.png.png", "x%20y.webp", "b&c.svg"])
_WRAPS = st.sampled_from(
    ["![](/images/{})", "<img src='{}'>", "thumb: {}", "url({})", "{}", '[a]({} "t")']
)
_FORMS = st.sampled_from(
    [str, lambda name: name.replace(" ", "%20"), lambda name: "/images/" + name]
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(_NAMES, min_size=1, max_size=4, unique=True),
    texts=st.lists(st.lists(st.tuples(_WRAPS, _FORMS, _NAMES), max_size=4), max_size=3),
)
def test_rename_and_undo_give_the_same_bytes_and_no_other_use_changes(names, texts) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, bytes | str] = {f"images/{name}": name.encode() for name in names}
        for number, pieces in enumerate(texts):
            lines = [wrap.format(form(name)) for wrap, form, name in pieces]
            files[f"_posts/2020-01-0{number + 1}-p.md"] = "\n".join(lines)
        site = blog(Path(folder), files)
        before = content(site)
        uses = {each.path: dict(each.uses) for each in inventory(site)}
        done, _ = rename(site, site.root / "images" / names[0], "nuevo", lambda *_: None)
        assert done.refused == []
        new = "images/nuevo" + Path(names[0]).suffix
        now = {each.path: dict(each.uses) for each in inventory(Site(site.root))}
        assert now.pop(new) == uses.pop(f"images/{names[0]}")
        assert now == uses
        replacing.undo(site, lambda *_: None)
        assert content(site) == before


def test_posts_of_another_folder_may_be_open(tmp_path: Path) -> None:
    other = tmp_path / "other" / "_posts" / "2020-01-01-uno.md"
    site = blog(tmp_path / "blog", FILES)
    held = {each.path: each for each in inventory(site, {other: decode(b"![](/nadie.png)")})}
    assert held["images/nadie.png"].is_unused


@pytest.mark.timeout(60)
@pytest.mark.parametrize("sign", ["9", "a.", "/", "a/", "%20", "é", "&amp"])
def test_a_word_without_end_is_looked_through_once(tmp_path: Path, sign: str) -> None:
    """It held the window for minutes: no other thread comes round while the engine looks."""
    word = sign * (200_000 // len(sign))
    post = f"{word} ![]({word}/images/mar.png) {word}.png {word}x/2020/mar.png?{word}\n"
    site = blog(tmp_path, {**FILES, "_posts/2020-01-01-uno.md": post})
    held = {each.path: each for each in inventory(site)}
    assert "_posts/2020-01-01-uno.md" in dict(held["images/mar.png"].uses)
    assert not held["images/2020/mar.png"].is_unused
