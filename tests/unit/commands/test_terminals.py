"""Words of a repo on a terminal and in the log of a workflow: they are shown and never obeyed."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter_editor import cli, commands
from newsletter_editor.text.console import one_line, visible

ODD = "zq\x1b]0;a title\x07\x1b[31mred\x9b32m\r\n::error::told\x7f\u202egnp"
_QUOTED = json.dumps(ODD)
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
POST = "_posts/2024-01-01-a.md"
_BODY = (
    "# Hola \x1b[31mrojo\x1b[0m mundddo zq\n\n![](\x1b[32mx.png) [](/b\x1b[31m) \x9b31m\n\n"
    "{% include \x1b[31m.html %}\n"
)


@pytest.fixture
def odd_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    written = (
        f"---\ntitle: {_QUOTED}\nauthor: {_QUOTED}\nlayout: {_QUOTED}\ntags: [{_QUOTED}]\n"
        f"image: {_QUOTED}\n{_QUOTED}: 1\n---\n{_BODY}"
    )
    (tmp_path / POST).write_text(written, "utf-8", newline="")
    if sys.platform != "win32":
        for name in ("b\x1b[31mb", "b\n::error file=x::told", "b\u202egnp", "b\r::error::told"):
            path = tmp_path / "_posts" / f"2024-01-02-{name}.md"
            path.write_text(written.replace("Hola", "\ufffdo"), "utf-8", newline="")
    return tmp_path


FOR_PEOPLE = (
    ["check", "."],
    ["check", ".", "--format", "github"],
    ["check", ".", "--format", "json"],
    ["check", POST, "--rule", "\x1b[31m"],
    ["check", "\x1b[31m"],
    ["check", ".", "--\x1b[31m"],
    ["search", "zq"],
    ["search", "zq", "--format", "json"],
    ["search", "zq", "--replace", "qz"],
    ["mail", POST, "--format", "json"],
)
"""What is printed for people, or as JSON: the same wherever it goes."""
FOR_PROGRAMS = (
    ["render", POST],
    ["mail", POST],
    ["mail", POST, "--format", "text"],
    ["front-matter", "get", POST, "title"],
    ["translate", POST, "--language", "es", "--dry-run"],
)
"""What a program may read on: on a terminal alone it is another thing that is shown."""


@pytest.mark.parametrize("command", FOR_PEOPLE, ids=" ".join)
def test_what_is_for_people_holds_nothing_that_a_terminal_obeys(
    odd_blog: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        cli.main(command)
    except SystemExit:
        assert command[-1].startswith("--")
    printed = "".join(capsys.readouterr())
    assert re.search(r"\\x1b|\\u001b", printed)
    assert not _OBEYED.search(printed)
    assert not re.search(r"^\s*::error::told|^\s*::error file=x", printed, re.MULTILINE)


@pytest.mark.parametrize("command", FOR_PROGRAMS, ids=" ".join)
def test_a_page_is_printed_as_it_is_and_acts_on_no_terminal(
    odd_blog: Path,
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cli.main(command)
    read_on, told = capsys.readouterr()
    assert _OBEYED.search(read_on)
    assert not _OBEYED.search(told)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    cli.main(command)
    shown = capsys.readouterr().out
    assert not _OBEYED.search(shown)
    assert shown == visible(read_on)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_so_it_is_on_a_real_terminal(odd_blog: Path) -> None:
    import pty

    reader, terminal = pty.openpty()
    with os.fdopen(reader, "rb", buffering=0) as stream:
        subprocess.run(
            [sys.executable, "-P", "-m", "newsletter_editor", "front-matter", "get", POST, "title"],
            stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal, check=True, timeout=60,
        )  # fmt: skip
        os.close(terminal)
        assert stream.read(4096).replace(b"\r\n", b"\n").decode() == visible(ODD) + "\n"


def test_json_means_the_same(odd_blog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["search", "zq", "--format", "json"])
    assert ODD in {each["title"] for each in json.loads(capsys.readouterr().out)}


@given(st.text())
def test_what_is_shown_is_one_line_and_plain_words_stay(text: str) -> None:
    assert not _OBEYED.search(one_line(text))
    assert len(one_line(text).splitlines()) <= 1
    assert visible(visible(text)) == visible(text)
    words = "".join(sign for sign in text if sign.isprintable())
    assert one_line(words) == visible(words) == words


def test_families_of_emoji_and_right_to_left_letters_are_words() -> None:
    words = "👩‍👩‍👧 ✍️ שלום\u200f a\tb"
    assert one_line(words) == words


def test_no_command_prints_in_another_way() -> None:
    for file in Path(commands.__file__).parent.glob("*.py"):
        if file.name == "printing.py":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("stdout", "stderr"), file.name
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", file.name
