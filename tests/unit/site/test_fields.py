"""Which fields posts have is learnt from the posts, and a team's word wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter_editor.site.fields import FieldModel, Kind
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    for folder in ("_posts", "_data", "img"):
        (tmp_path / folder).mkdir()
    (tmp_path / "_config.yml").write_text("url: https://x.example\n", "utf-8")
    (tmp_path / "_data/authors.yml").write_text("ana:\n  name: Ana\n", "utf-8")
    (tmp_path / "img/a.png").write_bytes(b"")
    for number in range(8):
        (tmp_path / f"_posts/2020-01-0{number + 1}-x.md").write_text(
            f"---\nlayout: post\ntitle: Número {number}\nauthor: ana\nnumber: {number}\n"
            f"featured: {'yes' if number % 2 else 'no'}\nwhen: 2020-01-0{number + 1}\n"
            f"series: {'AB'[number % 2]}\ntags: [a, b]\nimage:\n  thumb: a.png\n"
            + ("rare: 1\n" if number == 3 else "")
            + f"long: {'palabra ' * 30}\n---\n",
            "utf-8",
        )
    (tmp_path / "_posts/2020-02-01-y.md").write_text("---\nlayout: page\nx: 1\n---\n", "utf-8")
    return tmp_path


def test_kinds_order_and_need_are_learnt(repo: Path) -> None:
    model = FieldModel.learn(Site(repo), Settings())
    fields = {field.name: field for field in model.fields("post")}
    assert list(fields)[:4] == ["layout", "title", "author", "number"]
    assert {name: field.kind for name, field in fields.items()} == {
        "layout": Kind.CHOICE, "title": Kind.TEXT, "author": Kind.AUTHOR, "number": Kind.NUMBER,
        "featured": Kind.YES_NO, "when": Kind.DATE, "series": Kind.CHOICE, "tags": Kind.LIST,
        "image": Kind.MAPPING, "image.thumb": Kind.IMAGE, "rare": Kind.NUMBER,
        "long": Kind.LONG_TEXT,
    }  # fmt: skip
    assert fields["image.thumb"].folder == "img"
    assert fields["image.thumb"].required
    assert not fields["rare"].required
    assert fields["layout"].default == "post"
    assert fields["tags"].choices == ("a", "b")
    assert model.field("page", ("x",)) is not None
    assert model.field("page", ("series",)) is None


def test_the_teams_word_wins(repo: Path) -> None:
    settings = Settings.parse(
        "[fields.rare]\nrequired = true\n[fields.lema]\ntype = 'choice'\nchoices = ['x']\n"
        "[fields.series]\ntype = 'nonsense'\n"
    )
    model = FieldModel.learn(Site(repo), settings)
    rare, lema = model.field("post", ("rare",)), model.field("post", ("lema",))
    assert rare is not None
    assert rare.required
    assert lema is not None
    assert (lema.kind, lema.choices) == (Kind.CHOICE, ("x",))
    series = model.field("post", ("series",))
    assert series is not None
    assert series.kind is Kind.CHOICE


def test_without_a_site_jekylls_own_fields_are_known() -> None:
    names = {field.name for field in FieldModel.learn(None, Settings()).fields("post")}
    assert names == {"layout", "title"}
