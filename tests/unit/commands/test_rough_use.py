"""Commands under conditions that no author plans: one sentence and a status, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POST = '---\ntitle: "Ñandú 🎉"\n---\nHola *ñ*.\n'


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n")
    (tmp_path / "_posts" / "2020-01-02-a.md").write_text(POST, encoding="utf-8")
    return tmp_path


def run(repo: Path, *arguments: str, **more: str) -> tuple[int, bytes, str]:
    """Status, output and errors of the program, run in the repo."""
    project = str(Path(__file__).resolve().parents[3])
    environment = os.environ | {"PYTHONPATH": project, "LC_ALL": "en_US.UTF-8"} | more
    done = subprocess.run(
        [sys.executable, "-m", "newsletter_editor", *arguments],
        cwd=repo,
        env=environment,
        capture_output=True,
        check=False,
    )
    errors = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in errors
    return done.returncode, done.stdout, errors


@pytest.mark.parametrize(
    "command", [("render",), ("check",), ("translate",), ("front-matter", "get")]
)
def test_a_name_that_no_disk_can_hold(repo: Path, command: tuple[str, ...]) -> None:
    key = ["title"] if command[0] == "front-matter" else []
    status, output, errors = run(repo, *command, "x" * 5000, *key)
    assert status == 2 and not output and errors.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
def test_what_cannot_be_read_does_not_hide_the_other_posts(repo: Path) -> None:
    posts = repo / "_posts"
    (posts / "2020-01-03-l.md").symlink_to("2020-01-04-l.md")
    (posts / "2020-01-04-l.md").symlink_to("2020-01-03-l.md")
    os.mkfifo(posts / "2020-01-05-f.md")
    (posts / "2020-01-06-e.md").write_bytes(b"---\ntitle: [\n---\nx\n")
    status, output, errors = run(repo, "check", ".", "--format", "json")
    assert status == 1
    assert {record["rule"] for record in json.loads(output)} >= {"front-matter-yaml"}
    assert errors.count("\n") == 3


def test_a_file_that_jekyll_cannot_read_is_not_passed_over(repo: Path) -> None:
    (repo / "_posts" / "2020-01-03-l.md").write_bytes("---\ntitle: ñ\n---\né\n".encode("latin-1"))
    status, _, errors = run(repo, "check", ".", "--severity", "error")
    assert status == 2 and "UTF-8" in errors


def test_a_configuration_that_jekyll_cannot_read_is_not_passed_over(repo: Path) -> None:
    (repo / "_config.yml").write_text("a: [\n")
    status, _, errors = run(repo, "check", ".", "--severity", "error")
    assert status == 2 and "_config.yml" in errors


@pytest.mark.parametrize("configuration", ["a: [1\nb: 2\n", "\ttitle: x\n", "- a\n"])
@pytest.mark.parametrize("command", [("check", "."), ("translate", "_posts/2020-01-03-b.md")])
def test_a_reason_reads_as_a_part_of_its_sentence(
    repo: Path, configuration: str, command: tuple[str, ...]
) -> None:
    (repo / "_config.yml").write_text(configuration)
    (repo / "_posts" / "2020-01-03-b.md").write_text('---\ntitle: "x\n---\n')
    status, _, errors = run(repo, *command)
    assert status in (1, 2)
    assert errors.startswith("newsletter-editor: ")
    assert not {".)", ".;", "..", ".:"} & {errors[i : i + 2] for i in range(len(errors))}


def test_a_console_without_letters(repo: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    status, output, _ = run(repo, "front-matter", "get", "_posts/2020-01-02-a.md", "title", **plain)
    assert (status, output.decode("utf-8").strip()) == (0, "Ñandú 🎉")
    status, output, errors = run(repo, "render", "ñ.md", **plain)
    assert status == 2 and "“" in errors


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_closed_output(repo: Path) -> None:
    for command in ("render _posts/2020-01-02-a.md", "check .", "--version"):
        line = f'"{sys.executable}" -m newsletter_editor {command} >&-'
        project = str(Path(__file__).resolve().parents[3])
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=repo,
            env=os.environ | {"PYTHONPATH": project},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0 and b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs links")
@pytest.mark.parametrize("name", ["_posts/2020-01-03-out.md", "_posts/out/2020-01-04-b.md"])
@pytest.mark.parametrize(
    "command",
    [
        ("render", "{}"),
        ("check", "{}"),
        ("front-matter", "get", "{}", "title"),
        ("front-matter", "set", "{}", "title", "x"),
        ("repair-encoding", "--write", "{}"),
        ("translate", "--dry-run", "{}"),
        ("new", "--title", "x", "--dry-run", "--from", "{}"),
    ],
    ids=" ".join,
)
def test_a_name_in_the_repo_that_leads_out_of_it_is_refused(
    tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    repo, outside = tmp_path / "repo", tmp_path / "outside"
    for folder in (repo, outside):
        (folder / "_posts").mkdir(parents=True)
        (folder / "_config.yml").write_text("title: x\n")
    secret = outside / "_posts" / "2020-01-04-b.md"
    secret.write_bytes("---\ntitle: secreto\n---\nSecreto: ñandÃº.\n".encode())
    before = secret.read_bytes()
    (repo / "_posts" / "2020-01-03-out.md").symlink_to(secret)
    (repo / "_posts" / "out").symlink_to(outside / "_posts")
    status, output, errors = run(repo, *(part.format(name) for part in command))
    assert (status, output) == (2, b"")
    assert "leads out of the repo" in errors and errors.count("\n") == 1
    assert secret.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_links_of_the_author_s_own_are_followed(repo: Path) -> None:
    (repo / "_posts" / "2020-01-03-in.md").symlink_to("2020-01-02-a.md")
    (repo.parent / "short").symlink_to(repo)
    for name in ("_posts/2020-01-03-in.md", "../short/_posts/2020-01-02-a.md"):
        status, output, errors = run(repo, "render", name)
        assert (status, errors) == (0, "") and b"Hola" in output
    (repo.parent / "short").unlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "command",
    [
        ("search", "x"),
        ("new", "--title", "x", "--dry-run"),
        ("front-matter", "get", "_posts/2020-01-02-a.md", "title"),
        ("render", "--page", "_posts/2020-01-02-a.md"),
        ("status",),
    ],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize("full", ["1", "2", "12"])
def test_a_console_on_a_full_disk(repo: Path, command: tuple[str, ...], full: str) -> None:
    """What takes nothing ends in 2, or, where nothing was to be said there, as ever."""
    usual = run(repo, *command)
    with Path("/dev/full").open("wb") as never:
        done = subprocess.run(
            [sys.executable, "-m", "newsletter_editor", *command],
            cwd=repo,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])},
            stdout=never if "1" in full else subprocess.PIPE,
            stderr=never if "2" in full else subprocess.PIPE,
            check=False,
        )
    touched = ("1" in full and usual[1]) or ("2" in full and usual[2])
    assert done.returncode == (2 if touched else usual[0])
    assert (done.stderr or b"").count(b"newsletter-editor: ") <= 1
    assert b"OSError" not in (done.stderr or b"")


def test_a_post_kept_on_top_by_the_last_year_there_is(repo: Path) -> None:
    (repo / "_posts" / "9999-12-31-top.md").write_text(
        "---\ntitle: Top\n---\n{{ page.date | date_to_xmlschema }}\n"
    )
    (repo / "_posts" / "0001-01-01-first.md").write_text("---\ntitle: First\n---\nx\n")
    assert b"9999-12-31T00:00:00" in run(repo, "render", "_posts/9999-12-31-top.md")[1]
    for command in (("check", "."), ("search", "Top"), ("new", "--title", "x", "--dry-run")):
        assert run(repo, *command)[0] in (0, 1)
