"""The engine around the rules: what is ignored, turned off, reported; and that nothing stops it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter_editor import cli
from newsletter_editor.checks import check as check_module
from newsletter_editor.checks import front_matter_places
from newsletter_editor.checks.check import check, check_post
from newsletter_editor.checks.ignoring import ignore_fix
from newsletter_editor.checks.post import MOST_SIGNS_TO_TRY, CheckedPost
from newsletter_editor.checks.registry import all_rules
from newsletter_editor.checks.rules import link_syntax, yaml_surprise
from newsletter_editor.checks.surroundings import Surroundings
from newsletter_editor.checks.worker import Checker
from newsletter_editor.commands import check as check_command
from newsletter_editor.document.source import decode
from newsletter_editor.repo.door import Door
from newsletter_editor.site.settings import Settings
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import apply_edits
from newsletter_editor.text.problems import Problem, Severity

FRONT_MATTER = '---\nlayout: post\ntitle: "Boletín #9 [ES]: x"\nauthor: nadie\n---\n'
POST = f"{FRONT_MATTER}Uno [dos] (https://example.com).\n\nTres [cuatro]().\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_data").mkdir()
    (tmp_path / "_config.yml").write_text("url: https://blog.example\n", "utf-8")
    (tmp_path / "_data/authors.yml").write_text("ana:\n  name: Ana\n", "utf-8")
    (tmp_path / "_posts/2020-01-01-uno.md").write_text(POST, "utf-8")
    return tmp_path


def problems(repo: Path, text: str = POST, settings: Settings | None = None) -> list[Problem]:
    return check_post(text, repo / "_posts/2020-01-01-uno.md", Site(repo), settings)


def rules(repo: Path, text: str = POST, settings: Settings | None = None) -> list[str]:
    return [problem.rule for problem in problems(repo, text, settings)]


def test_problems_come_in_the_order_of_the_text(repo: Path) -> None:
    assert rules(repo) == ["unknown-author", "link-syntax", "link-target"]


def test_settings_turn_off_ignore_and_weigh(repo: Path) -> None:
    settings = Settings.parse(
        """
        [checks]
        off = ["link-target"]
        [checks.severity]
        link-syntax = "hint"
        [[checks.ignore]]
        rule = "unknown-author"
        path = "_posts/2020-*"
        text = "nadie"
        """
    )
    found = problems(repo, settings=settings)
    assert [(problem.rule, problem.severity) for problem in found] == [
        ("link-syntax", Severity.HINT)
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (POST.replace("author", "# newsletter-editor: ignore unknown-author\nauthor"), 2),
        (POST.replace("nadie", "nadie # newsletter-editor: ignore unknown-author"), 2),
        (POST.replace("Uno", "<!-- newsletter-editor: ignore link-syntax -->\nUno"), 2),
        (POST.replace("Tres", "<!-- newsletter-editor: ignore link-syntax -->\nTres"), 3),
        (POST.replace("layout", "# newsletter-editor: ignore-in-post link-syntax, x\nlayout"), 2),
        (POST + "\n<!-- newsletter-editor: ignore-in-post link-syntax,link-target -->\n", 1),
    ],
)
def test_comments_ignore(repo: Path, text: str, left: int) -> None:
    assert len(rules(repo, text)) == left


def test_ignore_here_is_a_comment_that_works(repo: Path) -> None:
    around = Surroundings(Site(repo))
    post = CheckedPost(POST, repo / "_posts/2020-01-01-uno.md", around)
    for problem in check(post):
        fix = ignore_fix(post, problem)
        assert fix is not None
        changed = apply_edits(POST, fix.edits)
        assert rules(repo, changed) == [r for r in rules(repo) if r != problem.rule]


def test_text_without_a_site_is_checked_too() -> None:
    assert [p.rule for p in check_post(POST, None, None)] == ["link-syntax", "link-target"]


def test_worker_answers_about_texts_and_edits(repo: Path) -> None:
    checker = Checker()
    about = {"site": str(repo), "path": str(repo / "_posts/2020-01-01-uno.md")}
    answer = checker.answer({"revision": 1, "text": POST, **about})
    assert [p["rule"] for p in answer["problems"]] == rules(repo)
    assert answer["problems"][0]["ignore"] is not None
    at = POST.index("nadie")
    answer = checker.answer({"revision": 2, "base": 1, "edits": [[at, at + 5, "ana"]]})
    assert [p["rule"] for p in answer["problems"]] == ["link-syntax", "link-target"]
    assert checker.answer({"revision": 4, "base": 3, "edits": []}) == {
        "revision": 4,
        "resend": True,
    }
    assert json.dumps(answer)


def test_command_prints_json_with_places_in_the_file(repo: Path, capsys) -> None:
    assert cli.main(["check", str(repo), "--format", "json", "--severity", "error"]) == 1
    records = json.loads(capsys.readouterr().out)
    assert [record["rule"] for record in records] == rules(repo)
    record = records[1]
    assert record["path"].endswith("_posts/2020-01-01-uno.md")
    place = [record[key] for key in ("line", "column", "end_line", "end_column")]
    assert place == [6, 5, 6, 32]
    assert record["text"] == "[dos] (https://example.com)"
    assert record["severity"] == "error"
    edit = record["fixes"][0]["edits"][0]
    assert edit["replacement"] == "[dos](https://example.com)"
    assert (edit["line"], edit["column"]) == (6, 5)


def test_paths_count_from_where_they_were_given(repo: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(repo.parent)
    cli.main(["check", repo.name, "--format", "json", "--severity", "warning"])
    records = json.loads(capsys.readouterr().out)
    assert [record["rule"] for record in records] == rules(repo)
    assert records[0]["path"] == f"{repo.name}/_posts/2020-01-01-uno.md"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_do_not_move_places(
    repo: Path, capsys, newline: str, bom: bytes
) -> None:
    path = repo / "_posts/2020-01-01-uno.md"
    path.write_bytes(bom + POST.replace("\n", newline).encode())
    cli.main(["check", str(path), "--format", "json", "--rule", "link-syntax"])
    record = json.loads(capsys.readouterr().out)[0]
    assert (record["line"], record["column"]) == (6, 5)


def test_command_in_other_forms_and_its_status(repo: Path, capsys) -> None:
    path = str(repo / "_posts/2020-01-01-uno.md")
    assert cli.main(["check", path, "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert f"::error file={path},line=4,endLine=4,col=9,endColumn=14,title=unknown-author::" in out
    assert cli.main(["check", path, "--rule", "bare-url"]) == 0
    assert cli.main(["check", path, "--rule", "nada"]) == 2
    assert cli.main(["check", str(repo / "none")]) == 2
    assert cli.main(["check", str(repo / "_data")]) == 2
    (repo / ".newsletter-editor.toml").write_text("[checks", "utf-8")
    assert cli.main(["check", path]) == 2
    assert ".newsletter-editor.toml" in capsys.readouterr().err


def test_files_that_are_no_posts_by_name_are_reported(repo: Path, capsys) -> None:
    (repo / "_posts/sin-fecha.md").write_text(FRONT_MATTER, "utf-8")
    cli.main(["check", str(repo), "--format", "json", "--rule", "file-name"])
    assert [Path(r["path"]).name for r in json.loads(capsys.readouterr().out)] == ["sin-fecha.md"]


HOSTILE = [
    "[" * 20_000,
    "[a](" * 5_000,
    "![" * 8_000 + "]" * 8_000,
    "*" * 20_000,
    "**a " * 8_000,
    "```\n" * 4_000,
    "`" * 20_000,
    "{{ " * 4_000,
    "{% raw %}" * 2_000,
    "<a href=" * 4_000,
    "<!--" * 5_000,
    "[x]: " * 5_000,
    "https://" * 4_000,
    "a a " * 8_000,
    "$$" * 8_000 + "$",
    "\\" * 20_000,
    "# \n" * 5_000,
    "TODO " * 5_000,
    "> " * 8_000,
    "- " * 8_000,
    "[^1]" * 5_000,
    "(x)[" * 5_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=[body[:8].strip() for body in HOSTILE])
def test_hostile_posts_are_checked_in_the_end(body: str) -> None:
    fast = [rule for rule in __import__("newsletter_editor.checks.registry", fromlist=["x"])
            .all_rules() if rule.topic != "language"]  # fmt: skip
    check(CheckedPost(FRONT_MATTER + body, None, Surroundings(None)), fast)


def test_torn_posts_never_stop_a_rule(shared: Path) -> None:
    site = Site(shared / "corpus/site/repo")
    around = Surroundings(site)
    chosen = random.Random(7)
    posts = sorted((site.root / "posts/_posts").iterdir())
    for path in chosen.sample(posts, 12):
        text = decode(path.read_bytes()).text
        for _ in range(3):
            start = chosen.randrange(len(text))
            end = start + chosen.randrange(400)
            torn = text[:start] + chosen.choice(["", "[", "---\n", "{{", "`", "\x00"]) + text[end:]
            post = CheckedPost(torn, path, around)
            for problem in check(post):
                assert 0 <= problem.range.start <= problem.range.end <= len(torn)
                for fix in problem.fixes:
                    apply_edits(torn, fix.edits)


def test_a_paragraph_in_the_language_of_the_original_is_told(tmp_path: Path) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    (tmp_path / "_config.yml").write_text("title: T\n")
    head = "---\ntitle: 'Newsletter #3 [{}]: x'\n---\n"
    english = "This is what the team of the newsletter has read in the last month, and it is a lot."
    (posts / "2020-01-01-newsletter-3-en.md").write_text(head.format("EN") + english + "\n")
    path = posts / "2020-01-05-boletin-3-es.md"
    spanish = "Esto es lo que el equipo del boletín ha leído en el último mes, y es mucho."

    def told(*paragraphs: str) -> list[str]:
        text = head.format("ES") + "\n\n".join(paragraphs) + "\n"
        site = Site(tmp_path)
        return [
            problem.range.of(text)
            for problem in check_post(text, path, site)
            if problem.rule == "untranslated"
        ]

    assert told(spanish, english, spanish) == [english]
    assert told(spanish, f"> {english}", f"“{english}”", "***Attention is all you need***") == []
    assert told(spanish, f"Dijeron: {spanish} ({english})") == []


def test_the_command_tells_all_and_what_the_whole_site_suffers_from_once(
    repo: Path, capsys
) -> None:
    (repo / "_posts/2020-01-01-uno.md").write_text(
        FRONT_MATTER + "Uno [dos]().\n\n" * 600, encoding="utf-8"
    )
    (repo / "_posts/2020-01-02-dos.md").write_text(FRONT_MATTER, encoding="utf-8")
    (repo / "_data/roto.yml").write_text("a: [\n", "utf-8")
    cli.main(["check", str(repo), "--format", "json", "--rule", "link-target"])
    assert len(json.loads(capsys.readouterr().out)) == 600
    assert cli.main(["check", str(repo), "--format", "json", "--rule", "stops-build"]) == 1
    records = json.loads(capsys.readouterr().out)
    assert [(Path(r["path"]).name, r["line"]) for r in records] == [("2020-01-01-uno.md", 1)]
    assert "_data/roto.yml" in records[0]["message"]


def test_a_rule_is_heard_no_longer_than_anybody_would(
    repo: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A megabyte may hold half a million problems: what the command leaves out, it says."""
    path = repo / "_posts/2020-01-01-uno.md"
    for module in (check_module, check_command):
        monkeypatch.setattr(module, "MOST_FINDINGS", 30)
    for times, status in ((29, 0), (31, 2)):
        path.write_text(FRONT_MATTER + "Uno [dos](#).\n\n" * times, encoding="utf-8")
        found = cli.main(["check", str(path), "--rule", "link-target"])
        told = capsys.readouterr()
        assert found == status
        assert len(told.out.splitlines()) == min(times, 30)
        assert ("30 problem" in told.err) == (times > 30)


def test_of_many_fixes_in_a_long_front_matter_the_first_are_made(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is read back in full before it is offered: 3,000 times of day took a minute."""
    tried: list[object] = []
    real = front_matter_places.set_value
    monkeypatch.setattr(
        front_matter_places, "set_value", lambda *given: tried.append(given) or real(*given)
    )
    monkeypatch.setattr(yaml_surprise, "set_value", front_matter_places.set_value)
    rule = next(rule for rule in all_rules() if rule.id == "yaml-surprise")
    for times in (20, 2_000):
        tried.clear()
        text = "---\n" + "".join(f"a{n}: 12:30:45\n" for n in range(times)) + "---\n"
        post = CheckedPost(text, repo / "_posts/2020-01-01-uno.md", Surroundings(Site(repo)))
        findings = list(rule.find(post))
        assert len(findings) == times
        assert all(finding.fixes for finding in findings[: len(tried)])
        assert len(tried) == min(times, -(-MOST_SIGNS_TO_TRY // (len(text))))


def test_what_no_folder_lists_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each address of its own took twenty questions to the disk, 90,000 of them 10 s."""
    (tmp_path / "_posts").mkdir()
    (tmp_path / "Images").mkdir()
    (tmp_path / "Images/A.png").write_bytes(b"x")
    (tmp_path / "_config.yml").write_text("title: x\n")
    asked: list[str] = []
    real = Door.status
    monkeypatch.setattr(
        Door, "status", lambda door, path: asked.append(str(path)) or real(door, path)
    )
    counts = []
    for times in (25, 50):
        asked.clear()
        text = "---\ntitle: T\n---\n" + "".join(
            f"[a](/{n}) [b]({n}/c) ![d](/Images/{n}.png) [e](f/{n}/g.html)\n" for n in range(times)
        )
        text += "![h](/Images/A.png)\n"
        found = check_post(text, tmp_path / "_posts" / "2020-01-01-a.md", Site(tmp_path))
        assert sum(problem.rule == "missing-file" for problem in found) == times
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


def test_an_address_is_looked_up_once_however_often_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n")
    asked: list[str] = []
    real = Door.is_file
    monkeypatch.setattr(
        Door, "is_file", lambda door, path: asked.append(str(path)) or real(door, path)
    )
    counts = []
    for times in (1, 50):
        asked.clear()
        text = "---\ntitle: T\n---\n" + "[a](nowhere) ![b](none.png)\n" * times
        found = check_post(text, tmp_path / "_posts" / "2020-01-01-a.md", Site(tmp_path))
        assert sum(problem.rule == "missing-file" for problem in found) >= times
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.timeout(60)
def test_an_address_of_many_openings_is_read_once() -> None:
    rule = next(rule for rule in all_rules() if rule.id == "link-target")
    for opening in ("{{", "{%"):
        text = f"[a]({opening * 100_000})\n"
        post = CheckedPost(text, Path("2020-01-01-a.md"), Surroundings(None))
        assert list(rule.find(post)) == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["a{}b", "# a{}b", "- a{}b", "# {}", "a{}b\n---"])
@pytest.mark.parametrize("row", [" ", "\t", "a"])
def test_a_long_row_is_read_once(text: str, row: str) -> None:
    """A pattern that begins anew at each of its characters takes minutes for it."""
    text = text.format(row * 100_000) + "\n"
    rules = [rule for rule in all_rules() if rule.id in ("line-break", "text-as-heading")]
    post = CheckedPost(text, Path("2020-01-01-a.md"), Surroundings(None))
    assert len(rules) == 2
    for rule in rules:
        assert len(list(rule.find(post))) <= 1


def test_a_line_of_many_brackets_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each bracket asked whether an interval is around it, of all the line that it stands on."""
    looked: list[int] = []

    class Counted:
        def finditer(self, line: str) -> Iterator[re.Match[str]]:
            looked.append(len(line))
            return interval.finditer(line)

    interval = link_syntax._INTERVAL
    monkeypatch.setattr(link_syntax, "_INTERVAL", Counted())
    post = CheckedPost(
        "[[ [0, 1) ]\n" * 20 + "[ " * 50, Path("2020-01-01-a.md"), Surroundings(None)
    )
    assert len(list(link_syntax.RULE.find(post))) > 20
    assert len(looked) == 21
