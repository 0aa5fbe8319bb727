"""The process that renders: what it answers, and what it leaves out because it was sent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from newsletter_editor.rendering.worker import Worker
from newsletter_editor.text.frames import FrameReader, pack

POST = "---\ntitle: Uno\n---\n# Título\n\nUn párrafo.\n\nOtro.\n"


def html_of(answers: list[dict[str, Any]]) -> str:
    """What a window that remembers all HTML shows after the last answer."""
    known: dict[str, str] = {}
    shown: list[str] = []
    for answer in answers:
        blocks = answer["blocks"]
        known |= {key: html for key, _, _, html in blocks if html is not None}
        _, head, tail, _ = answer.get("kept", (0, 0, 0, 0))
        shown[head : len(shown) - tail] = [block[0] for block in blocks]
    return "".join(known[key] for key in shown)


def test_edits_lead_to_the_page_of_the_whole_text() -> None:
    worker = Worker()
    first = worker.answer({"revision": 1, "site": None, "path": None, "text": POST})
    at = POST.index("párrafo")
    edits = [[at, at + 7, "cambio"], [at + 6, at + 6, " 😀"]]
    second = worker.answer({"revision": 2, "base": 1, "edits": edits})
    whole = Worker().answer({"revision": 1, "text": POST.replace("párrafo", "cambio 😀")})
    assert html_of([first, second]) == html_of([whole])
    assert second["kept"] == [1, 1, 1, 0]
    assert [html is None for *_, html in second["blocks"]] == [False]


def test_unknown_base_is_asked_for_again() -> None:
    worker = Worker()
    assert worker.answer({"revision": 5, "base": 4, "edits": []}) == {"revision": 5, "resend": True}


def test_configuration_is_read_again_when_it_changes(tmp_path: Path) -> None:
    config = tmp_path / "_config.yml"
    config.write_text("kramdown:\n  auto_ids: true\n", encoding="utf-8")
    worker = Worker()
    question = {"site": str(tmp_path), "path": str(tmp_path / "_posts/2020-01-01-a.md")}
    first = worker.answer({"revision": 1, "text": POST, **question})
    assert 'id="título"' in html_of([first])
    config.write_text("kramdown:\n  auto_ids: false\n", encoding="utf-8")
    worker._looked = float("-inf")
    second = worker.answer({"revision": 2, "text": POST, **question})
    assert "<h1>Título</h1>" in html_of([first, second])


def test_data_that_a_post_asked_for_is_read_again_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: T\n", encoding="utf-8")
    people = tmp_path / "_data" / "people" / "ana.yml"
    people.parent.mkdir(parents=True)
    people.write_text("name: Ana\n", encoding="utf-8")
    worker = Worker()
    question = {"site": str(tmp_path), "path": str(tmp_path / "_posts/2020-01-01-a.md")}
    text = POST + "\n{{ site.data.people.ana.name }}, {{ site.data.people.eva.name }}.\n"
    first = worker.answer({"revision": 1, "text": text, **question})
    assert "Ana, ." in html_of([first])
    people.write_text("name: Ana Peña\n", encoding="utf-8")
    people.with_name("eva.yml").write_text("name: Eva\n", encoding="utf-8")
    worker._looked = float("-inf")
    second = worker.answer({"revision": 2, "text": text, **question})
    assert "Ana Peña, Eva." in html_of([first, second])


def test_liquid_mistakes_come_with_the_line_of_the_post(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: T\n", encoding="utf-8")
    text = POST + "\n{% include no.html %}\n\nEl resto sigue.\n"
    answer = Worker().answer(
        {"revision": 1, "site": str(tmp_path), "path": str(tmp_path / "a.md"), "text": text}
    )
    [error] = answer["errors"]
    assert text.split("\n")[error["line"] - 1] == "{% include no.html %}"
    assert "El resto sigue." in html_of([answer])


def test_process_speaks_frames_and_nothing_else() -> None:
    question = pack({"revision": 1, "site": None, "path": None, "text": POST})
    done = subprocess.run(
        [sys.executable, "-m", "newsletter_editor.rendering.worker"],
        input=question + pack({"revision": 2, "base": 1, "edits": []}),
        capture_output=True,
        cwd=Path(__file__).resolve().parents[3],
        check=True,
    )
    first, second = FrameReader().feed(done.stdout)
    assert (first["revision"], second["revision"]) == (1, 2)
    assert first["title"] == "Uno"
    assert second["blocks"] == []
    assert second["kept"] == [1, 3, 0, 0]


def test_blocks_lead_to_the_lines_of_the_post() -> None:
    answer = Worker().answer({"revision": 1, "text": POST})
    lines = POST.split("\n")
    assert [lines[first - 1] for _, first, _, _ in answer["blocks"]] == [
        "# Título",
        "Un párrafo.",
        "Otro.",
    ]


def test_what_was_sent_for_warming_up_is_sent_again() -> None:
    """Nobody keeps that answer: an empty post would wait for its HTML for ever."""
    worker = Worker()
    worker.answer({"revision": 0, "site": None, "path": None, "text": ""})
    answer = worker.answer({"revision": 1, "site": None, "path": None, "text": ""})
    assert all(html is not None for *_, html in answer["blocks"])


def test_what_a_mistake_was_answered_by_is_no_answer_to_go_on_from() -> None:
    """The window shows nothing then: all of the page has to come again."""
    worker = Worker()
    worker.answer({"revision": 1, "text": POST})
    worker.forget_answer()
    answer = worker.answer({"revision": 3, "base": 1, "edits": []})
    assert "kept" not in answer
    assert len(answer["blocks"]) == 3
