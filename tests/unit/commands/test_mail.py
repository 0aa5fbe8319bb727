"""`newsletter-editor mail`, as an author or a CI job calls it."""

from __future__ import annotations

import email
import json
from email import policy
from pathlib import Path

import pytest

from newsletter_editor.cli import main


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    text = "url: https://x.example\npermalink: /:title/\n"
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    path = tmp_path / "_posts" / "2020-01-01-a.md"
    path.parent.mkdir()
    path.write_bytes("---\r\ntitle: Él\r\n---\r\nHola [ñ](/b/).\r\n".encode())
    return path


def test_html_is_printed(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["mail", str(post)]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!DOCTYPE html>")
    assert 'Hola <a href="https://x.example/b/"' in out.decode()
    assert err == b""


def test_text(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["mail", str(post), "--format", "text"]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert out.startswith("Él\n==\n")
    assert out.endswith("Hola ñ [1].\n\n[1] https://x.example/b/\n")


def test_eml_is_written_to_a_file(post: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    assert main(["mail", str(post), "--format", "eml", "-o", str(file)]) == 0
    mail = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["subject"] == "Él"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_json_holds_everything(post: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (post.parents[1] / ".newsletter-editor.toml").write_text("[mail]\nwidth = 3\n")
    assert main(["mail", str(post), "--format", "json"]) == 1
    out, err = capfdbinary.readouterr()
    told = json.loads(out)
    assert told["subject"] == "Él"
    assert told["web"] == "https://x.example/a/"
    assert told["bytes"] == len(told["html"].encode())
    assert told["heaviest"][0]["line"] == 4
    assert told["problems"][0]["file"] == ".newsletter-editor.toml"
    assert ".newsletter-editor.toml:1: [mail] width: " in err.decode()


def test_what_is_no_post_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("Sin front matter\n")
    assert main(["mail", str(tmp_path / "a.md")]) == 2
    assert "front matter" in capfd.readouterr().err
