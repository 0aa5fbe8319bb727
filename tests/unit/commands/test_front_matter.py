"""`front-matter get` and `set` on real files: one value changes, every other byte stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor import cli

POST = (
    b"\xef\xbb\xbf---\r\ntitle: 'Uno'   # nota\r\nmodified:\r\ncomments: yes\r\nissue: 7\r\n"
    b'tags: [a, "b"]\r\nimage:\r\n  thumb: x.png\r\nday: 2020-02-03\r\n'
    b"at: 2020-02-03 10:00:00 +0100\r\nempty: \"\"\r\nnone: ~\r\n---\r\n\r\nTexto\r\n"
)  # fmt: skip


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2020-02-03-x.md"
    path.write_bytes(POST)
    return path


def get(post: Path, key: str, capsys) -> str:
    assert cli.main(["front-matter", "get", str(post), key]) == 0
    return str(capsys.readouterr().out).removesuffix("\n")


@pytest.mark.parametrize(
    "key",
    [
        "title",
        "modified",
        "comments",
        "issue",
        "tags",
        "tags.1",
        "image",
        "image.thumb",
        "day",
        "at",
        "empty",
        "none",
    ],
)
def test_setting_a_value_to_itself_changes_no_byte(post: Path, key: str, capsys) -> None:
    assert cli.main(["front-matter", "set", str(post), key, get(post, key, capsys)]) == 0
    assert post.read_bytes() == POST


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("title", "A: b # c", b"'Uno'", b"'A: b # c'"),
        ("title", "yes", b"'Uno'", b"'yes'"),
        ("modified", "12:30", b"modified:", b'modified: "12:30"'),
        ("modified", "2020-01-01", b"modified:", b"modified: 2020-01-01"),
        ("comments", "false", b"comments: yes", b"comments: no"),
        ("issue", "8", b"issue: 7", b"issue: 8"),
        ("tags", "a, c", b'[a, "b"]', b'[a, "c"]'),
        ("tags.1", "no", b'[a, "b"]', b'[a, "no"]'),
        ("image.thumb", "@x", b"thumb: x.png", b'thumb: "@x"'),
        ("at", "2021-02-03 10:00:00 +0200", b"2020-02-03 10:00:00 +0100",
         b"2021-02-03 10:00:00 +0200"),
    ],
)  # fmt: skip
def test_setting_changes_the_value_alone(post, key, value, before, after, capsys) -> None:
    assert cli.main(["front-matter", "set", str(post), key, value]) == 0
    assert post.read_bytes() == POST.replace(before, after, 1)


def test_kind_can_be_named(post: Path, capsys) -> None:
    cli.main(["front-matter", "set", str(post), "modified", "true", "--type", "text"])
    assert b'modified: "true"\r\n' in post.read_bytes()
    cli.main(["front-matter", "set", str(post), "modified", "{a: [1]}", "--type", "yaml"])
    assert get(post, "modified.a", capsys) == "[1]"


def test_keys_are_added_renamed_and_removed(post: Path, capsys) -> None:
    cli.main(["front-matter", "set", str(post), "image.alt", "Una: foto"])
    assert b'  thumb: x.png\r\n  alt: "Una: foto"\r\n' in post.read_bytes()
    cli.main(["front-matter", "rename", str(post), "image.alt", "texto"])
    assert get(post, "image.texto", capsys) == "Una: foto"
    cli.main(["front-matter", "remove", str(post), "image.texto"])
    assert post.read_bytes() == POST


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["get", "POST", "nada"], 1),
        (["get", "POST", "a..b"], 2),
        (["set", "POST", "title"], 2),
        (["set", "POST", "comments", "quizás"], 2),
        (["set", "POST", "title.x", "y"], 2),
        (["rename", "POST", "title", "tags"], 2),
        (["rename", "POST", "titel", "x"], 2),
        (["get", "missing.md", "title"], 2),
        (["dance", "POST", "title"], 2),
    ],
)
def test_wrong_use_says_so_and_changes_nothing(post, arguments, status, capsys) -> None:
    arguments = [str(post) if argument == "POST" else argument for argument in arguments]
    try:
        found = cli.main(["front-matter", *arguments])
    except SystemExit as end:
        found = end.code
    assert found == status
    assert post.read_bytes() == POST
    said = capsys.readouterr()
    assert not said.out
    assert (said.err != "") == (status == 2)


def test_the_sites_posts_tell_the_kind_of_a_new_key(tmp_path: Path, capsys) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    for number in range(1, 7):
        (tmp_path / f"_posts/2020-01-0{number}-x.md").write_text(
            f"---\nlayout: post\ncode: '{number}'\nshare: {'yes' if number % 2 else 'no'}\n---\n",
            "utf-8",
        )
    post = tmp_path / "_posts/2020-02-01-y.md"
    post.write_text("---\nlayout: post\n---\n", "utf-8")
    cli.main(["front-matter", "set", str(post), "code", "7"])
    cli.main(["front-matter", "set", str(post), "share", "no"])
    assert post.read_text("utf-8") == '---\nlayout: post\ncode: "7"\nshare: false\n---\n'


def test_it_runs_as_a_program(post: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsletter_editor", "front-matter", "get", str(post), "title"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Uno\n"
