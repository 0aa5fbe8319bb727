"""`search` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.search import replacing


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(replacing, "data_folder", lambda: tmp_path / "data")
    root = tmp_path / "blog"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n")
    (root / "_posts/2020-01-01-uno.md").write_text("---\ntitle: Uno\n---\nun boletín\n", "utf-8")
    (root / "_posts/2021-01-01-dos.md").write_text("---\ntitle: Dos\n---\nnada\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def test_it_lists_places(blog: Path, capsys) -> None:
    assert main(["search", "BOLETIN"]) == 0
    assert capsys.readouterr().out == "_posts/2020-01-01-uno.md:4:4: un boletín\n"


@pytest.mark.parametrize("value", ["Tres", '"Tres"', "'Tres'"])
def test_a_value_begins_and_ends_with_what_it_says(blog: Path, capsys, value: str) -> None:
    post = blog / "_posts/2022-01-01-tres.md"
    post.write_text(f"---\ntitle: {value}\n---\n", "utf-8")
    search = ["search", "^Tres$", "--regex", "--in", "title"]
    assert main(search) == 0
    assert main([*search, "--replace", "Cuatro", "--write"]) == 0
    assert post.read_text("utf-8") == f"---\ntitle: {value.replace('Tres', 'Cuatro')}\n---\n"


def test_it_lists_records(blog: Path, capsys) -> None:
    assert main(["search", "boletin", "--format", "json", "--site", str(blog)]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["title"] == "Uno"
    assert (record["path"], record["line"]) == ("_posts/2020-01-01-uno.md", 4)
    assert "un boletín"[record["column"] - 1 :] == "boletín"


def test_nothing_found_is_one(blog: Path, capsys) -> None:
    assert main(["search", "zzz"]) == 1
    assert main(["search", "boletin", "--years", "2021-"]) == 1
    assert main(["search", "boletin", "--accents"]) == 1
    assert capsys.readouterr().out == ""


def test_replacing_is_shown_written_and_undone(blog: Path, capsys) -> None:
    path = blog / "_posts/2020-01-01-uno.md"
    before = path.read_bytes()
    assert main(["search", "boletin", "--replace", "número"]) == 0
    shown = capsys.readouterr().out
    assert "-un boletín" in shown and "+un número" in shown
    assert path.read_bytes() == before
    assert main(["search", "boletin", "--replace", "número", "--write"]) == 0
    assert "un número" in path.read_text("utf-8")
    assert main(["search", "--undo"]) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["(", "--regex"],
        ["x", "--write"],
        ["x", "--years", "ayer"],
        ["--undo"],
        ["x", "--site", "/no/such/folder"],
    ],
)
def test_wrong_use_is_one_sentence(blog: Path, capsys, arguments: list[str]) -> None:
    assert main(["search", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
