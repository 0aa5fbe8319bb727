"""An address is replaced wherever it is written, and nothing else of the post is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor.links.places import web_links
from newsletter_editor.links.readdressing import edits_for, safe_address
from newsletter_editor.search import replacing
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits

OLD = "https://old.example/a?x=1&y=2"
FORMS = [
    "[a]({}) and [b](<{}> \"title\")",
    "<{}> y {}.",
    "[a][r]\n\n[r]: {}\n",
    "<a href=\"{}\">x</a> <img src='{}'>",
    "![i]({}){{: .x}}",
    "text ({}) end",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "new",
    ["https://new.example/b", "https://new.example/?a=1&copy=2&lt;3", "https://n.example/a_(b)#c",
     "https://n.example/a(b", "https://n.example/ñ **x** 'q' \"w\" <z> |`"],
)  # fmt: skip
def test_in_every_form(form: str, new: str) -> None:
    head = f"---\nsource: {OLD}\n---\n"
    text = head + form.replace("{}", OLD) + "\n\nhttps://old.example/a other 😀\n"
    edits = edits_for(text, {OLD: new})
    assert len(edits) == 1 + form.count("{}")
    after = apply_edits(text, edits)
    assert [each.address for each in web_links(after)] == [
        safe_address(new) if each.address == OLD else each.address for each in web_links(text)
    ]
    assert after.endswith("\n\nhttps://old.example/a other 😀\n")


def test_an_address_written_in_entities_is_the_same() -> None:
    text = '<a href="https://old.example/a?x=1&amp;y=2">x</a>'
    assert apply_edits(text, edits_for(text, {OLD: "https://n.example/?a=1&b=2"})) == (
        '<a href="https://n.example/?a=1&amp;b=2">x</a>'
    )


def test_code_is_left_alone() -> None:
    assert edits_for(f"`{OLD}`\n\n    {OLD}\n", {OLD: "https://n.example"}) == []


words = st.text(st.sampled_from("ab é😀[]()<>\"'`*_\n!#&;:/.?=\\|{}-"), max_size=30)


@given(st.lists(words, min_size=2, max_size=5), words)
def test_whatever_stands_around_only_that_changes(pieces: list[str], tail: str) -> None:
    text = OLD.join(pieces)
    new = f"https://new.example/{tail}"
    edits = edits_for(text, {OLD: new})
    after = apply_edits(text, edits)
    before = [each.address for each in web_links(text)]
    if edits:
        expected = [safe_address(new if each == OLD else each) for each in before]
        assert [safe_address(each.address) for each in web_links(after)] == expected
    else:
        assert after == text


def test_all_posts_at_once_and_one_way_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "data_folder", lambda: tmp_path / "data")
    posts = tmp_path / "blog" / "_posts"
    posts.mkdir(parents=True)
    contents = {
        "2020-01-01-a.md": f"---\r\nt: x\r\n---\r\n[a]({OLD})\r\n".encode(),
        "2021-01-01-b.md": f"\ufeff<{OLD}>\n".encode(),
        "2022-01-01-c.md": "nada ñ".encode("latin-1"),
    }
    for name, data in contents.items():
        (posts / name).write_bytes(data)
    site = Site(tmp_path / "blog")
    plans = [
        replacing.planned_edits(
            site, path, lambda text: edits_for(text, {OLD: "https://n.example/"})
        )
        for path in site.post_paths()
    ]
    kept: list[Path] = []
    keep = lambda path, data: kept.append(path)  # noqa: E731
    done = replacing.write(site, [each for each in plans if each], keep)
    assert len(done.written) == len(kept) == 2 and not done.refused
    assert (posts / "2020-01-01-a.md").read_bytes() == (
        b"---\r\nt: x\r\n---\r\n[a](https://n.example/)\r\n"
    )
    assert replacing.undo(site, keep) is not None
    assert {name: (posts / name).read_bytes() for name in contents} == contents
