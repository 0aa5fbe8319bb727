"""`new` and `translate` as authors and their scripts call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter_editor.cli import main
from newsletter_editor.document import front_matter


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def english(shared_repo: Path) -> Path:
    return next((shared_repo / "posts" / "_posts").glob("2020-02-23-NLP_*"))


def test_new_makes_an_issue_and_never_makes_it_twice(
    shared_repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["new", "--title", "Grafos, GPT-3", "--number", "15", "--site", str(shared_repo)]
    call += ["--language", "es", "--date", "2020-09-01"]
    assert main(call) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.parent == shared_repo / "posts" / "_posts"
    assert path.name == "2020-09-01-Boletín_informativo_NLP_Grafos,_GPT-3.md"
    data = front_matter.read(path.read_text("utf-8")).data
    assert data["title"] == "Boletín informativo NLP #15 [ES]: Grafos, GPT-3"
    assert (data["layout"], data["tags"], data["modified"]) == ("post", ["nlp_newsletter"], None)
    before = path.read_bytes()
    assert main(call) == 2
    assert "there already" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_new_from_an_original_takes_its_image_and_address(
    english: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--title", "Uno", "--from", str(english), "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert "1*YIhZsPaiBFkRMMWo5FAhGw.png)" in shown.out
    assert "(https://dair.ai/posts/NLP_Newsletter_The_Annotated_GPT-2,_Understanding/)" in shown.out
    assert "thumb: nlp_newsletter_5.png" in shown.out and "#5 [ES]: Uno" in shown.out
    assert not Path(shown.err.strip()).exists()


def test_translate_makes_a_skeleton_that_lacks_only_words(
    english: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translate", str(english), "--title", "GPT-2", "--date", "2020-03-01"]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.name == "2020-03-01-Boletín_informativo_NLP_GPT-2.md"
    assert main(["translate", str(english), "--compare", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told and all(line.endswith("This block is to be translated.") for line in told)
    real = next(path.parent.glob("2020-02-23-Bolet*"))
    assert main(["translate", str(english), "--compare", str(real)]) == 1
    assert "https://twitter.com/omarsar0 is missing" in capsys.readouterr().out


@pytest.mark.parametrize("has_real_edition", [True, False])
def test_a_skeleton_passes_the_checks_but_for_what_is_to_be_written(
    english: Path, has_real_edition: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    real = next(english.parent.glob("2020-02-23-Bolet*"))
    if not has_real_edition:
        real.unlink()
    call = ["translate", str(english), "--language", "es", "--date", "2020-03-01"]
    assert main(call) == 0
    path = capsys.readouterr().out.strip()
    # What is still to be written stands in the way of publishing, and nothing else does.
    assert main(["check", "--format", "json", path]) == 1
    problems = json.loads(capsys.readouterr().out)
    worse = {each["rule"] for each in problems if each["severity"] != "hint"}
    # With the real edition there the number is taken, and that is true.
    assert worse - {"issue-number"} == {"untranslated"}
    assert "issue-number" not in worse or has_real_edition
    # The original has no alternative texts; the excerpt is the translator's to write.
    assert {each["rule"] for each in problems} - worse <= {"image-alt", "excerpt"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["new"], "--title"),
        (["new", "--title", "x", "--number", "one", "--site", "."], "one"),
        (["new", "--title", "x", "--date", "9/3/24", "--site", "."], "9/3/24"),
        (["new", "--title", "x", "--site", "/nowhere"], "no folder"),
        (["new", "--title", "x", "--site", ".", "--from", "nowhere.md"], "no post"),
        (["new", "--title", "x", "--site", ".", "--section", "sports"], "no section"),
        (["new", "--title", "x", "--site", ".", "--name", "../x.md"], "no name"),
        (["translate", "nowhere.md", "--site", "."], "no post"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    call: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n")
    monkeypatch.chdir(tmp_path)
    try:
        status = main(call)
    except SystemExit as exit_:
        status = int(exit_.code or 0)
    assert status == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "_config.yml"]
